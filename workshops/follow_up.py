"""Going through what was carried from earlier meetings: done, still open, said otherwise, or dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshops import outcomes, parking
from workshops import text as words
from workshops.carrying import ACTION, DECISION, PARKED, Row, is_open
from workshops.model import Action, Activity, Decision, NotFound, Parked, Workshop, find

WAITING, OPEN, DONE = "waiting", "open", "done"
"""Not gone through yet; gone through and left open; done, settled or decided."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was carried, as plain values, with how it stands now."""

    kind: str
    id: str
    text: str
    state: str
    since: str
    began: str
    level: str = ""
    role: str = ""
    due: str = ""

    @property
    def now(self) -> str:
        """How it stands, told apart by kind where it is dealt with: waiting, open, done, settled or decided."""
        return {DECISION: "decided", PARKED: "settled"}.get(self.kind, DONE) if self.state == DONE else self.state


def items(workshop: Workshop) -> tuple[Item, ...]:
    """All that came from earlier meetings: decisions that were put off, actions, what was parked."""
    return tuple(_item(row) for row in _carried(workshop))


def left(workshop: Workshop) -> int:
    """How many nobody has gone through yet."""
    return sum(item.state == WAITING for item in items(workshop))


def finish(workshop: Workshop, key: str, activity: str | None = None) -> None:
    """It is done, settled, or decided now. The meeting it came from still says what was true there."""
    row = _find(workshop, key)
    _go_through(workshop, row, activity)
    _set_open(row, False)


def leave_open(workshop: Workshop, key: str, activity: str | None = None) -> None:
    """It has been gone through, and stays open."""
    row = _find(workshop, key)
    _go_through(workshop, row, activity)
    _set_open(row, True)


def reword(workshop: Workshop, key: str, text: str, activity: str | None = None) -> None:
    """Say it otherwise; it has been gone through with that."""
    row = _find(workshop, key)
    said = words.one_line(text, words.IDEA)
    if isinstance(row, Action):
        row.what = said
    else:
        row.text = said
    _go_through(workshop, row, activity)


def drop(workshop: Workshop, key: str) -> None:
    """It is no matter any more: it leaves this meeting, and no other."""
    row = _find(workshop, key)
    if isinstance(row, Action):
        outcomes.unassign(workshop, key)
    elif isinstance(row, Decision):
        outcomes.undecide(workshop, key)
    else:
        parking.forget(workshop, key)


def _carried(workshop: Workshop) -> Iterator[Row]:
    for rows in (workshop.decisions, workshop.actions, workshop.parked):
        yield from sorted((row for row in rows if row.carried), key=lambda row: (row.seq, row.id))


def _find(workshop: Workshop, key: str) -> Row:
    for row in _carried(workshop):
        if row.id == key:
            return row
    raise NotFound(kind="Matter")


def _item(row: Row) -> Item:
    state = OPEN if row.activity_id is not None else WAITING
    if not is_open(row):
        state = DONE
    if isinstance(row, Decision):
        return Item(DECISION, row.id, row.text, state, row.since, row.began, level=row.level)
    if isinstance(row, Action):
        return Item(ACTION, row.id, row.what, state, row.since, row.began, role=row.role, due=row.due)
    return Item(PARKED, row.id, row.text, state, row.since, row.began)


def _go_through(workshop: Workshop, row: Row, activity: str | None) -> None:
    if activity is not None:
        row.activity_id = find(workshop, Activity, activity).id


def _set_open(row: Row, is_left: bool) -> None:
    if isinstance(row, Decision):
        row.deferred = is_left
    elif isinstance(row, Action):
        row.done = not is_left
    elif isinstance(row, Parked):
        row.settled = not is_left
