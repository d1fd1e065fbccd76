"""What one edit did, as plain values: the currency of undo, of both boards and of the shared screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RowDiff:
    """One row before and after.

    An added row has no `before`, a removed one no `after`; a changed one holds the changed columns only in both.
    """

    table: str
    key: str
    before: Row | None
    after: Row | None

    def inverted(self) -> RowDiff:
        """The same difference, read backwards."""
        return RowDiff(self.table, self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """All rows that one verb touched in one workshop, in the order they were written.

    `verb` is the qualified name (`ideas.add`), `merge` a key under which typing grows into one step of undo,
    `undoable` says whether the history keeps it, and `origin` tells an edit from its undo and redo.
    """

    workshop: str
    verb: str
    rows: tuple[RowDiff, ...]
    merge: str = ""
    undoable: bool = True
    origin: str = "do"

    def inverted(self, origin: str = "undo") -> Change:
        """The change that takes this one back."""
        return replace(self, rows=tuple(row.inverted() for row in reversed(self.rows)), origin=origin)

    def again(self) -> Change:
        """This change as a redo."""
        return replace(self, origin="redo")

    def followed_by(self, later: Change) -> Change:
        """This change and a later one as one step."""
        return replace(self, rows=self.rows + later.rows)

    def on(self, table: str) -> Iterator[RowDiff]:
        """The rows of one table."""
        return (row for row in self.rows if row.table == table)

    def touches(self, *tables: str) -> bool:
        """Whether any row of these tables is in the change."""
        return any(row.table in tables for row in self.rows)

    def count(self, table: str) -> int:
        """How many different rows of a table the change touches."""
        return len({row.key for row in self.rows if row.table == table})
