"""The session that edits run in: over two files, and with collections that stay in their order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import Session

from workshops.change import RowDiff
from workshops.model import BALLOTS, ORDER, Workshop, order_of
from workshops.storage.undoing import COLLECTIONS


class TwoFiles(Session):
    """One session over two files: the library, and the disposable one of the ballots."""

    def get_bind(self, mapper: Any = None, *, clause: Any = None, **more: Any) -> Any:
        table = clause if isinstance(clause, Table) else None
        tables = {t.name for t in mapper.tables} if mapper is not None and hasattr(mapper, "tables") else set()
        if mapper is not None and not tables:
            tables = {getattr(getattr(mapper, "local_table", None), "name", "")}
        if (table is not None and table.name in BALLOTS) or tables & BALLOTS:
            return self.info["ballots"]()
        return super().get_bind(mapper, clause=clause, **more)


def put_in_order(workshop: Workshop, rows: Sequence[RowDiff]) -> None:
    """Collections whose order an edit has changed lie in order again, as they would when read from disk."""
    for table in {row.table for row in rows if row.after is not None and not row.after.keys().isdisjoint(ORDER)}:
        collection = getattr(workshop, COLLECTIONS[table]) if table in COLLECTIONS else None
        if not isinstance(collection, list):
            continue
        own = [row for row in rows if row.table == table and row.after is not None]
        tail = collection[-len(own) - 1 :] if all(row.before is None for row in own) else collection
        if any(order_of(later) < order_of(earlier) for earlier, later in pairwise(tail)):
            list.sort(collection, key=order_of)
