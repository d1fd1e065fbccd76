"""Undo and redo on disk and in memory: a Change is written row by row, where the rows still read as the step left them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from workshops.change import Change, RowDiff
from workshops.model import ORDER, Base, Progress, Workshop, order_of
from workshops.text import Refused

COLLECTIONS = {str(r.mapper.local_table.description): r.key for r in Workshop.__mapper__.relationships}
KINDS = {str(mapper.local_table.description): mapper.class_ for mapper in Base.registry.mappers}
UNRECORDED = frozenset({"revealed", "done", "pitched", "touched", "state", "closed", "cast"})
"""Columns set outside the history; an undo does not ask for them."""
CLOCKS = frozenset({"progress", "timings", "drafts"})
"""Tables that are no part of undo. A step that touched them too leaves them alone where they have moved on since."""
MOST = 500  # keys asked for in one question

_Known = dict[tuple[str, str], Mapping[str, object]]


class ChangedSince(Refused):
    """What a step of undo would touch has been changed by somebody else since."""


class AtHand(Refused):
    """The step of undo would remove the activity or the presentation that the meeting stands at."""


def write(session: Session, change: Change) -> Change:
    """Write a change in the transaction at hand and return what of it was written; raises ChangedSince and AtHand."""
    known = _read(session, change.rows)
    rows = [row for row in change.rows if row.table not in CLOCKS]
    clocks = [row for row in change.rows if row.table in CLOCKS]
    if any(not _fits(row, known) for row in rows):
        raise ChangedSince
    if clocks and all(_fits(row, known) for row in clocks):
        rows += clocks
    _refuse_at_hand(session, rows)
    for (name, *_kind), same in groupby(sorted(rows, key=_likeness), key=_likeness):
        _write_alike(session, Base.metadata.tables[str(name)], list(same))
    return Change(change.workshop, change.verb, tuple(rows), change.merge, change.undoable, change.origin)


def refresh(session: Session, workshop: Workshop, change: Change) -> None:
    """Bring the touched rows, and only those, into the objects in memory."""
    moved: set[str] = set()
    made: dict[str, list[str]] = {}
    gone: set[Base] = set()
    for row in change.rows:
        known = session.identity_map.get(session.identity_key(KINDS[row.table], row.key))
        if row.before is None:
            made.setdefault(row.table, []).append(row.key)
        elif known is not None and row.after is None:
            gone.add(known)
            session.expunge(known)
        elif known is not None and row.after is not None:
            for name, value in row.after.items():
                set_committed_value(known, name, value)
            if not row.after.keys().isdisjoint(ORDER):
                moved.add(row.table)
    for table in {row.table for row in change.rows if row.before is None or row.after is None} | moved:
        if table in COLLECTIONS:
            _collect(session, workshop, table, made.get(table, []), gone, resort=table in moved)


def _collect(
    session: Session, workshop: Workshop, table: str, made: list[str], gone: set[Base], *, resort: bool
) -> None:
    """Take the gone rows out of a collection and put the made ones in, each in its place."""
    name, kind = COLLECTIONS[table], KINDS[table]
    new: list[Base] = []
    for start in range(0, len(made), MOST):
        asked = select(kind).where(kind.id.in_(made[start : start + MOST]))
        new += session.scalars(asked.execution_options(populate_existing=True)).all()
    if kind is Progress:
        left = [workshop.progress] if workshop.progress is not None and workshop.progress not in gone else []
        set_committed_value(workshop, name, (new or left or [None])[0])
        return
    rows: list[Base] = getattr(workshop, name)  # changed as a plain list: what is on disk already is no edit
    if gone:
        list.__setitem__(rows, slice(None), [row for row in rows if row not in gone])
    if resort:
        list.sort(rows, key=order_of)
    for row in new:
        list.insert(rows, bisect_right(rows, order_of(row), key=order_of), row)


def _read(session: Session, rows: tuple[RowDiff, ...]) -> _Known:
    """The rows of a change as they are on disk."""
    known: _Known = {}
    for name in {row.table for row in rows}:
        table, keys = Base.metadata.tables[name], sorted({row.key for row in rows if row.table == name})
        connection = session.connection(bind_arguments={"clause": table})
        for start in range(0, len(keys), MOST):
            asked = select(table).where(table.c.id.in_(keys[start : start + MOST]))
            known |= {(name, found["id"]): dict(found) for found in connection.execute(asked).mappings()}
    return known


def _fits(row: RowDiff, known: _Known) -> bool:
    """Whether a row reads as the step left it."""
    found = known.get((row.table, row.key))
    if row.before is None or found is None:
        return row.before is None and found is None
    if row.after is not None:
        return all(found[name] == value for name, value in row.before.items())
    if row.before.get("revealed") and not found["revealed"]:  # with the team its notes would be shown
        return False
    return all(found[name] == value for name, value in row.before.items() if name not in UNRECORDED)


def _refuse_at_hand(session: Session, rows: list[RowDiff]) -> None:
    gone = [row.key for row in rows if row.after is None and row.table in ("activities", "concepts")]
    if not gone:
        return
    progress = Base.metadata.tables["progress"]
    moved = {row.key for row in rows if row.table == "progress"}
    at = select(progress.c.id).where(progress.c.activity_id.in_(gone) | progress.c.pitch_id.in_(gone))
    if set(session.connection().execute(at).scalars()) - moved:
        raise AtHand


def _likeness(row: RowDiff) -> tuple[str, int, tuple[str, ...]]:
    """Rows that one statement can write: removed ones first, then added, then changed in the same columns."""
    order = 0 if row.after is None else 1 if row.before is None else 2
    return row.table, order, tuple(sorted(row.after or ())) if order else ()


def _write_alike(session: Session, table: Table, rows: list[RowDiff]) -> None:
    connection = session.connection(bind_arguments={"clause": table})
    if rows[0].after is None:
        for start in range(0, len(rows), MOST):
            keys = [row.key for row in rows[start : start + MOST]]
            connection.execute(table.delete().where(table.c.id.in_(keys)))
    elif rows[0].before is None:
        connection.execute(table.insert(), [dict(row.after or {}) for row in rows])
    else:
        names = sorted(rows[0].after)
        statement = table.update().where(table.c.id == bindparam("_key"))
        values: list[dict[str, Any]] = [
            {"_key": row.key, **{f"_{name}": value for name, value in (row.after or {}).items()}} for row in rows
        ]
        connection.execute(statement.values({name: bindparam(f"_{name}") for name in names}), values)
