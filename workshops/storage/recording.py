"""Records what a flush writes, row by row, from the mapper's own events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import object_session

from workshops.change import Row, RowDiff
from workshops.model import Base

ROWS = "rows"
"""Where a session keeps the differences of the edit at hand."""


def _whole(target: Base) -> Row:
    return {key: getattr(target, key) for key in target.__mapper__.columns.keys()}


def _kept(target: Base) -> Row:
    """The row as it lies on disk: what was set since then and never written is no part of it."""
    state = inspect(target)
    touched = [key for key in target.__mapper__.columns.keys() if key in state.committed_state]
    before = {key: state.attrs[key].history.deleted for key in touched}
    return {**_whole(target), **{key: values[0] for key, values in before.items() if values}}


def _changed(target: Base) -> tuple[Row, Row]:
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    state = inspect(target)
    touched = state.committed_state  # holds the old value of every column that was set, and of no other
    for key in [key for key in target.__mapper__.columns.keys() if key in touched]:
        added, _unchanged, deleted = state.attrs[key].history
        if added and deleted and added[0] != deleted[0]:
            before[key], after[key] = deleted[0], added[0]
    return before, after


def _recorder(difference: Callable[[Base], RowDiff | None]) -> Callable[[Any, Any, Base], None]:
    def record(_mapper: object, _connection: object, target: Base) -> None:
        session = object_session(target)
        diff = difference(target)
        if session is not None and diff is not None:
            session.info.setdefault(ROWS, []).append(diff)

    return record


def _insert(target: Base) -> RowDiff:
    return RowDiff(target.__tablename__, target.id, None, _whole(target))


def _delete(target: Base) -> RowDiff:
    return RowDiff(target.__tablename__, target.id, _kept(target), None)


def _update(target: Base) -> RowDiff | None:
    before, after = _changed(target)
    return RowDiff(target.__tablename__, target.id, before, after) if after else None


def listen() -> None:
    """Begin to record, for every mapped class; calling it again changes nothing."""
    for name, difference in (("after_insert", _insert), ("after_update", _update), ("after_delete", _delete)):
        if not getattr(listen, name, False):
            event.listen(Base, name, _recorder(difference), propagate=True)
            setattr(listen, name, True)
