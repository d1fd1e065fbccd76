"""Verbs on what comes out of the meeting: decisions, actions, and points worth remembering."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workshops import tags
from workshops import text as words
from workshops.model import Action, Activity, Concept, Decision, Point, Team, Workshop, find
from workshops.phases import LEVELS
from workshops.text import Refused


class NoSuchDay(Refused):
    """A date that the calendar lacks."""


def decide(workshop: Workshop, text: str, level: str, concept: str | None = None) -> Decision:
    """Record a decision at a level (phases.LEVELS)."""
    said = words.one_line(text, words.IDEA)
    decision = Decision(
        seq=_next(workshop.decisions), text=said, level=_level(level), concept_id=_concept(workshop, concept)
    )
    workshop.decisions.append(decision)
    return decision


def redecide(workshop: Workshop, decision: str, text: str, level: str) -> None:
    """Change a decision."""
    found = find(workshop, Decision, decision)
    found.text, found.level = words.one_line(text, words.IDEA), _level(level)


def undecide(workshop: Workshop, decision: str) -> None:
    """Remove a decision."""
    workshop.decisions.remove(find(workshop, Decision, decision))


def assign(workshop: Workshop, what: str, role: str = "", due: str = "", concept: str | None = None) -> Action:
    """Record an action: what, by which role, by when (ISO date or empty)."""
    said, who, when = words.one_line(what, words.IDEA), words.one_line(role, words.TITLE, empty=True), _day(due)
    action = Action(seq=_next(workshop.actions), what=said, role=who, due=when, concept_id=_concept(workshop, concept))
    workshop.actions.append(action)
    return action


def reassign(workshop: Workshop, action: str, what: str, role: str, due: str) -> None:
    """Change an action."""
    found = find(workshop, Action, action)
    said, who, when = words.one_line(what, words.IDEA), words.one_line(role, words.TITLE, empty=True), _day(due)
    found.what, found.role, found.due = said, who, when


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


def _concept(workshop: Workshop, concept: str | None) -> str | None:
    return find(workshop, Concept, concept).id if concept is not None else None


def _day(due: str) -> str:
    if not due:
        return ""
    try:
        return date.fromisoformat(due).isoformat()
    except ValueError:
        raise NoSuchDay(day=due) from None
