"""The next meeting of a series: what is still open in one meeting, and how it comes into the one that follows.

A row that is carried is a row of the new meeting, made from the old one, which is not touched: `carried` names the row
that it began as, in whatever meeting that was, so that the same matter can be known again in every meeting after it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from workshops import assessments, occasions, polls, tags
from workshops.model import (
    Action,
    Activity,
    Attendance,
    Decision,
    Occasion,
    Parked,
    Team,
    Workshop,
    new_id,
    values_of,
)
from workshops.phases import FOLLOW_UP

DECISION, ACTION, PARKED = "decision", "action", "parked"
KINDS = (DECISION, ACTION, PARKED)
LEAST, MOST, EACH = 5, 20, 2
"""Minutes of the follow-up: at least, at most, and for each matter."""
KEPT = ("place", "organisation", "municipality", "start", "target_groups", "language", "participants")
"""What the next meeting takes over, whatever plan it has."""
PLANNED = ("kind", "template", "ends", "hide_until_reveal", "principles", "pitch_minutes")
"""What it takes over with the plan of the meeting before it."""
STEP = ("title", "minutes", "phase", "work", "method", "notes", "presenter", "pinned", "least", "beside")

CARRIERS: tuple[Callable[[Workshop, Workshop], object], ...] = (polls.carry, assessments.carry)
"""Who else has something to carry from one meeting to the next: questions and assessments that are asked again."""

Row = Decision | Action | Parked


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that is open, as plain values: `since` and `began` are the day (ISO) and the title of where it began."""

    kind: str
    id: str
    text: str
    since: str
    began: str
    level: str = ""
    role: str = ""
    due: str = ""


def open_matters(workshop: Workshop) -> tuple[Matter, ...]:
    """What stays open: decisions that were put off, actions not done, what is parked and not settled."""
    return tuple(_matter(workshop, row) for row in _open(workshop))


def is_open(row: Row) -> bool:
    """Whether it is left for another meeting."""
    if isinstance(row, Decision):
        return row.deferred
    return not (row.done if isinstance(row, Action) else row.settled)


def carry(old: Workshop, new: Workshop, chosen: Collection[str] | None = None) -> None:
    """Copy what is open in one meeting to another; `chosen` are the ids of those that shall come along, None means all.

    The dates after the new meeting come along too. What it has already is left as it is there, so that carrying twice
    adds nothing.
    """
    for row in _open(old):
        if chosen is None or row.id in chosen:
            _copy(old, new, row)
    _carry_dates(old, new)


def follow(old: Workshop, frame: Workshop | None = None, occasion: Occasion | None = None, *, id: str = "") -> Workshop:
    """The meeting after this one, in no library yet: same place, people and plan, or the plan of a `frame` from a template.

    With an `occasion` it is then and there. `id` is the new meeting's own.
    """
    new = frame if frame is not None else Workshop(**{name: getattr(old, name) for name in PLANNED})
    new.id = id or new.id
    for name in KEPT:
        setattr(new, name, getattr(old, name))
    new.title, new.series, new.follows = old.title or new.title, old.series or new_id(), old.id
    if frame is None:
        _plan(old, new)
    _teams(old, new)
    for row in sorted(old.attendance, key=lambda row: row.seq):
        new.attendance.append(Attendance(seq=row.seq, origin=row.origin, role=row.role, count=0))
    if occasion is not None:
        _meet(new, occasion)
    for each in CARRIERS:
        each(old, new)
    return new


def open_with(new: Workshop, title: str) -> Activity | None:
    """Let a meeting to which something was carried begin with that: an activity of its own, before all others."""
    count = sum(bool(row.carried) for row in _rows(new))
    if not count or any(step.work == FOLLOW_UP for step in new.activities):
        return None
    for step in new.activities:
        step.position += 1
    minutes = max(LEAST, min(MOST, EACH * count))
    made = Activity(position=0, title=title, minutes=minutes, work=FOLLOW_UP)
    new.activities.append(made)
    return made


def join(workshop: Workshop, series: str) -> None:
    """A meeting that stood alone is the first of a series from now on."""
    workshop.series = workshop.series or series


def _rows(workshop: Workshop) -> list[Row]:
    rows: list[Row] = []
    for own in (workshop.decisions, workshop.actions, workshop.parked):
        rows += sorted(own, key=lambda row: (row.seq, row.id))
    return rows


def _open(workshop: Workshop) -> list[Row]:
    return [row for row in _rows(workshop) if is_open(row)]


def _matter(workshop: Workshop, row: Row) -> Matter:
    since, began = _origin(workshop, row)
    if isinstance(row, Decision):
        return Matter(DECISION, row.id, row.text, since, began, level=row.level)
    if isinstance(row, Action):
        return Matter(ACTION, row.id, row.what, since, began, role=row.role, due=row.due)
    return Matter(PARKED, row.id, row.text, since, began)


def _origin(workshop: Workshop, row: Row) -> tuple[str, str]:
    """The day and the title of the meeting where it began."""
    return (row.since, row.began) if row.carried else (workshop.date, workshop.title)


def _copy(old: Workshop, new: Workshop, row: Row) -> None:
    root = row.carried or row.id
    if any(root in (each.carried, each.id) for each in _rows(new) if type(each) is type(row)):
        return
    since, began = _origin(old, row)
    values = {name: value for name, value in values_of(row).items() if name not in ("id", "workshop_id")}
    values |= {"carried": root, "since": since, "began": began, "activity_id": None}
    if isinstance(row, Parked):
        new.parked.append(Parked(**values | {"seq": _next(new.parked)}))
    elif isinstance(row, Decision):
        new.decisions.append(Decision(**values | {"seq": _next(new.decisions), "concept_id": None}))
    else:
        made = Action(**values | {"seq": _next(new.actions), "concept_id": None})
        new.actions.append(made)
        for card in tags.of(old, row.id):
            tags.lay(new, [made.id], card)


def _next(rows: Collection[Row]) -> int:
    return max((row.seq for row in rows), default=0) + 1


def _plan(old: Workshop, new: Workshop) -> None:
    """The same steps, but for the follow-up of what was open the last time."""
    steps = sorted(old.activities, key=lambda step: step.position)
    for position, step in enumerate(step for step in steps if step.work != FOLLOW_UP):
        new.activities.append(Activity(position=position, **{name: getattr(step, name) for name in STEP}))


def _teams(old: Workshop, new: Workshop) -> None:
    """The same groups; words are hidden anew where that is how the meeting works."""
    if not old.teams:
        return
    for team in list(new.teams):
        new.teams.remove(team)
    for position, team in enumerate(sorted(old.teams, key=lambda team: team.position)):
        values = {name: getattr(team, name) for name in ("name", "size", "target_group", "mix")}
        new.teams.append(Team(position=position, revealed=not new.hide_until_reveal, **values))


def _meet(new: Workshop, occasion: Occasion) -> None:
    new.date = occasion.date
    new.place = occasion.place or new.place
    new.title = occasion.title or new.title
    if occasion.start != new.start:
        _let_go_of_times(new)
    new.start, new.ends = occasion.start, occasion.ends or new.ends


def _carry_dates(old: Workshop, new: Workshop) -> None:
    """Dates that come after the new meeting, or after the old one as long as nobody knows when the new one is."""
    known = {new.id} | {occasions.appointment(row) for row in new.occasions}
    after = (new.date, new.start) if new.date else (old.date, old.start)
    for row in occasions.in_order(old):
        key = occasions.appointment(row)
        if (row.date, row.start) > after and key not in known:
            values = {name: getattr(row, name) for name in ("title", "date", "start", "ends", "place", "note")}
            seq = max((each.seq for each in new.occasions), default=0) + 1
            new.occasions.append(Occasion(seq=seq, carried=key, **values))


def _let_go_of_times(new: Workshop) -> None:
    """Times of day that were fixed belong to a meeting that begins when the last one did."""
    new.ends = ""
    for step in new.activities:
        step.pinned = ""
