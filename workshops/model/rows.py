"""The rows of a workshop: how one is found, in what order they stand, and how one comes and goes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import event, select
from sqlalchemy.orm import Session, object_session
from sqlalchemy.orm.attributes import instance_state

from workshops.model.base import ORDER, Base, NotFound
from workshops.model.board import Ballot, Door, Held, Receipt
from workshops.model.workshop import Workshop

_Row = TypeVar("_Row", bound=Base)
HAS_BOX = "has box"
"""Where a session keeps whom to ask whether its disposable file is there."""
_Beside = TypeVar("_Beside", Door, Receipt, Held)


def find(workshop: Workshop, kind: type[_Row], key: str) -> _Row:
    """The row of a kind with this id, in this workshop; raises NotFound."""
    session = object_session(workshop)
    if session is not None:
        found = session.identity_map.get(kind.__mapper__.identity_key_from_primary_key((key,)))
        if isinstance(found, kind) and not instance_state(found).deleted and found not in session.deleted:
            if getattr(found, "workshop_id", workshop.id) == workshop.id:
                return found
            raise NotFound(kind=kind.__name__)
    for row in of_kind(workshop, kind):
        if row.id == key:
            return row
    raise NotFound(kind=kind.__name__)


def of_kind(workshop: Workshop, kind: type[_Row]) -> list[_Row]:
    """The rows of one kind; those made last come first where that finds them sooner."""
    name = next((r.key for r in Workshop.__mapper__.relationships if r.mapper.class_ is kind), None)
    value = getattr(workshop, name) if name is not None else None
    return list(reversed(value)) if isinstance(value, list) else [value] if isinstance(value, kind) else []


@cache
def _ordered_by(kind: type[Base]) -> str | None:
    return next((name for name in ORDER if name in kind.__mapper__.columns), None)


def order_of(row: Base) -> tuple[float, str]:
    """What rows of one kind are ordered by when they are read from disk: position, running number or round; then id."""
    name = _ordered_by(type(row))
    return (getattr(row, name), row.id) if name is not None else (0.0, "")


def everything(workshop: Workshop) -> Iterator[Base]:
    """Every row that hangs on a workshop."""
    for relation in Workshop.__mapper__.relationships:
        value = getattr(workshop, relation.key)
        yield from value if isinstance(value, list) else [value] if value is not None else []


def _belong(workshop: Workshop, row: Any, *_more: object) -> None:
    """A row came into a collection: it is this workshop's from now on."""
    if row is not None:
        row.workshop_id = workshop.id
        session = object_session(workshop)
        if session is not None:
            session.add(row)


def _leave(workshop: Workshop, row: Any, *_more: object) -> None:
    """A row was taken out of its collection: it goes with the next edit."""
    session = object_session(row) if row is not None else None
    if session is not None:
        (session.expunge if row in session.new else session.delete)(row)


def _replace(workshop: Workshop, row: Any, before: Any, *_more: object) -> None:
    _leave(workshop, before if isinstance(before, Base) else None)
    _belong(workshop, row)


def listen() -> None:
    """Let every collection of a workshop keep its rows: what comes in belongs to it, what is taken out goes."""
    for relation in Workshop.__mapper__.relationships:
        attribute = getattr(Workshop, relation.key)
        if relation.uselist:
            event.listen(attribute, "append", _belong)
            event.listen(attribute, "remove", _leave)
        else:
            event.listen(attribute, "set", _replace)


def ballots_of(workshop: Workshop, round_id: str) -> list[Ballot]:
    """The ballots laid so far in an open round, oldest first. They lie in a file of their own."""
    session = object_session(workshop)
    if session is None:
        return []
    asked = select(Ballot).where(Ballot.round_id == round_id)
    written = session.scalars(asked).all() if _has_box(session) else []
    unwritten = [row for row in session.new if isinstance(row, Ballot) and row.round_id == round_id]
    return sorted({row.id: row for row in (*written, *unwritten)}.values(), key=lambda ballot: ballot.serial)


def _has_box(session: Session) -> bool:
    """Whether there is a disposable file: looking into it must not make one."""
    asked = session.info.get(HAS_BOX)
    return asked is None or bool(asked())


def beside(workshop: Workshop, kind: type[_Beside], keys: Collection[str] | None = None) -> list[_Beside]:
    """A workshop's rows of a kind that lie in the disposable file; only those of some ids where any are named."""
    session = object_session(workshop)
    if session is None:
        return []
    found: dict[str, _Beside] = {}
    if _has_box(session):
        asked = select(kind).where(kind.workshop_id == workshop.id)
        asked = asked if keys is None else asked.where(kind.id.in_(keys))
        found = {row.id: row for row in session.scalars(asked)}
    found |= {row.id: row for row in session.new if isinstance(row, kind) and row.workshop_id == workshop.id}
    return [row for row in found.values() if row not in session.deleted]


def keep(workshop: Workshop, row: Ballot | Door | Receipt | Held) -> None:
    """Put a new row into the disposable file; raises RuntimeError for a workshop that lies in no library."""
    session = object_session(workshop)
    if session is None:
        raise RuntimeError("what is disposable needs a library")
    session.add(row)


def take_away(workshop: Workshop, row: Ballot | Door | Receipt | Held) -> None:
    """Remove a row of the disposable file."""
    session = object_session(workshop)
    if session is not None:
        session.expunge(row) if row in session.new else session.delete(row)
