"""What was discussed, decided and agreed on in an item of the agenda, and what came of what was open since the last meeting."""

from __future__ import annotations

from collections.abc import Iterator

from workshops import methods, outcomes
from workshops.minutes.blocks import Block
from workshops.minutes.telling import Telling, ended
from workshops.model import Action, Activity, Decision, News, Point

FOLLOWED = ("follow_up",)
DECIDED = ("decisions", "closing")
WATCHED = ("monitoring", "matters")
ASKED = ("discussion", "matters", "closing")
"""The work in which points are introduced in words of their own."""


def followed(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """What was open since the last meeting, and how it stands."""
    workshop = tell.workshop
    if step is None or not tell.is_home(step, *FOLLOWED):
        return
    actions = [row for row in workshop.actions if row.carried]
    decisions = [row for row in workshop.decisions if row.carried]
    parked = [row for row in workshop.parked if row.carried]
    if not (actions or decisions or parked):
        return
    yield tell.text(f"carried:{step.id}", tell.say("carried.intro"))
    for action in sorted(actions, key=lambda row: row.seq):
        said = tell.say("carried.done" if action.done else "carried.open")
        yield tell.point(f"carried.{action.id}", f"{ended(tell.said(action.what))} {said}", spoken=True)
    for decision in sorted(decisions, key=lambda row: row.seq):
        said = tell.say("carried.deferred" if decision.deferred else "carried.decided")
        yield tell.point(f"carried.{decision.id}", f"{ended(tell.said(decision.text))} {said}", spoken=True)
    for each in sorted(parked, key=lambda row: row.seq):
        said = tell.say("carried.settled" if each.settled else "carried.waits")
        yield tell.point(f"carried.{each.id}", f"{ended(tell.said(each.text))} {said}", spoken=True)


def news(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """What happens in the world outside, and where it can be read."""
    for row in sorted(tell.of(tell.workshop.news, step, *WATCHED), key=lambda row: (row.seq, row.id)):
        yield _news(tell, row)


def _news(tell: Telling, row: News) -> Block:
    more = [ended(tell.said(row.summary))] if row.summary else []
    if row.link:
        more.append(tell.say("news.link", link=row.link))
    return tell.text(f"news:{row.id}", " ".join(more), spoken=True, lead=f"{ended(tell.said(row.title))} ")


def points(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """The key points: those of nobody in particular, then team by team, then by the fields of the method."""
    if step is None:
        return
    hidden = {point.id for point in outcomes.hidden_points(tell.workshop)}
    own = [point for point in outcomes.points_of(tell.workshop, step.id) if point.id not in hidden]
    if not own:
        return
    named = {field.id: field.name for field in methods.fields(step.method, tell.words.language)}
    loose = [point for point in own if point.field not in named]
    if loose:
        yield tell.text(f"points:{step.id}", tell.say(_introduced(step, loose), len(loose)))
        yield from _by_team(tell, step, loose, "")
    for field, name in named.items():
        inside = [point for point in own if point.field == field]
        if inside:
            yield tell.heading(f"field:{step.id}.{field}", name, level=3)
            yield from _by_team(tell, step, inside, field)


def _introduced(step: Activity, points: list[Point]) -> str:
    if step.work == "discussion" and any(point.team_id for point in points):
        return "points.teams"
    return f"points.{step.work}" if step.work in ASKED else "points.other"


def _by_team(tell: Telling, step: Activity, own: list[Point], field: str) -> Iterator[Block]:
    """A team with one point is named with it; one with several above them."""
    order = {None: -1} | {team.id: team.position for team in tell.workshop.teams}
    teams = sorted({point.team_id for point in own}, key=lambda key: (order.get(key, -1), key or ""))
    for key in teams:
        team, theirs = tell.teams.get(key or ""), [point for point in own if point.team_id == key]
        name = f"{tell.said(team.name)}:" if team is not None else ""
        if name and len(theirs) > 1:
            yield tell.text(f"team:{step.id}.{key}.{field}".rstrip("."), "", spoken=True, lead=name)
        for point in theirs:
            lead = f"{name} " if name and len(theirs) == 1 else ""
            yield tell.point(f"point:{point.id}", ended(tell.said(point.text)), spoken=True, lead=lead)


def decisions(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """What was decided, at what level, and what was put off."""
    for row in sorted(tell.of(tell.workshop.decisions, step, *DECIDED), key=lambda row: (row.seq, row.id)):
        yield _decision(tell, row)


def _decision(tell: Telling, row: Decision) -> Block:
    lead = tell.say("decided.deferred" if row.deferred else f"decided.{row.level}")
    said = " ".join((ended(tell.said(row.text)), *_about(tell, row)))
    return tell.point(f"decision:{row.id}", said, spoken=True, lead=f"{lead} ")


def actions(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """What is to be done, by which role and when."""
    rows = sorted(tell.of(tell.workshop.actions, step, *DECIDED), key=lambda row: (row.seq, row.id))
    if rows:
        yield tell.text(f"actions:{step.id if step is not None else 'rest'}", tell.say("todo.intro", len(rows)))
    for row in rows:
        yield tell.point(f"action:{row.id}", _action(tell, row), spoken=True)


def _action(tell: Telling, row: Action) -> str:
    parts = [ended(tell.said(row.what)), *_about(tell, row)]
    if row.role:
        parts.append(tell.say("todo.role", role=tell.said(row.role)))
    if row.responsible:
        parts.append(tell.say("todo.responsible", who=tell.say(f"responsible.{row.responsible}")))
    if row.done:
        parts.append(tell.say("todo.done"))
    elif row.due:
        parts.append(tell.say("todo.due", date=tell.date(row.due)))
    return " ".join(parts)


def _about(tell: Telling, row: Decision | Action) -> Iterator[str]:
    found = next((each for each in tell.workshop.concepts if each.id == row.concept_id), None)
    if found is not None and found.name:
        yield tell.say("about", name=tell.quoted(tell.said(found.name)))
