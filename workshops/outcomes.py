"""Verbs on what comes out of the meeting: decisions, actions, and points worth remembering."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workshops import tags
from workshops import text as words
from workshops.model import Action, Activity, Concept, Decision, Point, Team, Workshop, find
from workshops.phases import LEVELS, RESPONSIBLE
from workshops.text import Refused


class NoSuchDay(Refused):
    """A date that the calendar lacks."""


def decide(
    workshop: Workshop,
    text: str,
    level: str,
    concept: str | None = None,
    activity: str | None = None,
    *,
    deferred: bool = False,
) -> Decision:
    """Record a decision at a level (phases.LEVELS), made in an activity, or put off to the next meeting."""
    decision = Decision(
        seq=_next(workshop.decisions),
        text=words.one_line(text, words.IDEA),
        level=_level(level),
        concept_id=_concept(workshop, concept),
        activity_id=_activity(workshop, activity),
        deferred=deferred,
    )
    workshop.decisions.append(decision)
    return decision


def redecide(workshop: Workshop, decision: str, text: str, level: str, deferred: bool | None = None) -> None:
    """Change a decision; None leaves it put off, or not, as it was."""
    found = find(workshop, Decision, decision)
    found.text, found.level = words.one_line(text, words.IDEA), _level(level)
    found.deferred = found.deferred if deferred is None else deferred


def defer(workshop: Workshop, decision: str, deferred: bool = True) -> None:
    """Put a decision off to the next meeting, or take that back."""
    find(workshop, Decision, decision).deferred = deferred


def undecide(workshop: Workshop, decision: str) -> None:
    """Remove a decision."""
    workshop.decisions.remove(find(workshop, Decision, decision))


def assign(
    workshop: Workshop,
    what: str,
    role: str = "",
    due: str = "",
    concept: str | None = None,
    activity: str | None = None,
    *,
    area: str = "",
    responsible: str = "",
) -> Action:
    """Record an action: what, by which role, by when (ISO date or empty), agreed in an activity.

    `area` is the key of a card of the digitalisation plan, `responsible` one of phases.RESPONSIBLE; both may be empty.
    """
    action = Action(
        seq=_next(workshop.actions),
        what=words.one_line(what, words.IDEA),
        role=words.one_line(role, words.TITLE, empty=True),
        due=_day(due),
        concept_id=_concept(workshop, concept),
        activity_id=_activity(workshop, activity),
        area=words.one_line(area, tags.KEY, empty=True),
        responsible=_responsible(responsible),
    )
    workshop.actions.append(action)
    return action


def reassign(
    workshop: Workshop,
    action: str,
    what: str,
    role: str,
    due: str,
    area: str | None = None,
    responsible: str | None = None,
) -> None:
    """Change an action; None leaves the area of the plan, or who answers for it, as it was."""
    found = find(workshop, Action, action)
    said, who, when = words.one_line(what, words.IDEA), words.one_line(role, words.TITLE, empty=True), _day(due)
    where = found.area if area is None else words.one_line(area, tags.KEY, empty=True)
    answers = found.responsible if responsible is None else _responsible(responsible)
    found.what, found.role, found.due, found.area, found.responsible = said, who, when, where, answers


def complete(workshop: Workshop, action: str, done: bool = True) -> None:
    """Mark an action as done, or not."""
    find(workshop, Action, action).done = done


def unassign(workshop: Workshop, action: str) -> None:
    """Remove an action with the cards laid on it."""
    found = find(workshop, Action, action)
    tags.clear(workshop, action)
    workshop.actions.remove(found)


def remember(workshop: Workshop, activity: str, text: str, team: str | None = None, field: str = "") -> Point:
    """Write down one point of an activity, perhaps as a team's, perhaps in a field of its method."""
    said = words.one_line(text, words.IDEA)
    key = find(workshop, Activity, activity).id
    if team is not None:
        find(workshop, Team, team)
    point = Point(seq=_next(workshop.points), activity_id=key, team_id=team, text=said, field=field)
    workshop.points.append(point)
    return point


def remember_many(
    workshop: Workshop, activity: str, texts: Sequence[str], team: str | None = None, field: str = ""
) -> list[Point]:
    """Write down several points of an activity at once, all or none."""
    return [remember(workshop, activity, text, team, field) for text in texts]


def reword_point(workshop: Workshop, point: str, text: str) -> None:
    """Change a point."""
    find(workshop, Point, point).text = words.one_line(text, words.IDEA)


def refield_point(workshop: Workshop, point: str, field: str) -> None:
    """Move a point to another field of its method."""
    find(workshop, Point, point).field = field


def forget_point(workshop: Workshop, point: str) -> None:
    """Remove a point."""
    workshop.points.remove(find(workshop, Point, point))


def points_of(workshop: Workshop, activity: str) -> list[Point]:
    """The points of an activity, oldest first."""
    return sorted((p for p in workshop.points if p.activity_id == activity), key=lambda p: p.seq)


def hidden_points(workshop: Workshop) -> list[Point]:
    """The points of teams that have not shown the room what they wrote."""
    closed = {team.id for team in workshop.teams if not team.revealed}
    return [point for point in workshop.points if point.team_id in closed]


def _next(rows: Sequence[Decision | Action | Point]) -> int:
    return max((row.seq for row in rows), default=0) + 1


def _level(level: str) -> str:
    if level not in LEVELS:
        raise ValueError(level)
    return level


def _responsible(said: str) -> str:
    if said and said not in RESPONSIBLE:
        raise ValueError(said)
    return said


def _activity(workshop: Workshop, activity: str | None) -> str | None:
    return find(workshop, Activity, activity).id if activity is not None else None


def _concept(workshop: Workshop, concept: str | None) -> str | None:
    return find(workshop, Concept, concept).id if concept is not None else None


def _day(due: str) -> str:
    if not due:
        return ""
    try:
        return date.fromisoformat(due).isoformat()
    except ValueError:
        raise NoSuchDay(day=due) from None
