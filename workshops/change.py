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

    def followed_by(self, later: RowDiff) -> RowDiff | None:
        """This difference and a later one of the same row as one; None where together they change nothing."""
        if self.before is None:
            after = None if later.after is None else {**(self.after or {}), **later.after}
            return None if after is None else replace(self, after=after)
        if later.after is None:
            return replace(self, before={**(later.before or {}), **self.before}, after=None)
        before = {**(later.before or {}), **self.before}
        after = {**(self.after or {}), **later.after}
        differing = [name for name in after if before.get(name, after) != after[name]]
        if not differing:
            return None
        return replace(self, before={n: before[n] for n in differing}, after={n: after[n] for n in differing})


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
        """This change and a later one as one step, with each row in it once: typing a page weighs no more than the page."""
        rows: dict[tuple[str, str], RowDiff] = {(row.table, row.key): row for row in self.rows}
        for row in later.rows:
            before = rows.pop((row.table, row.key), None)
            both = row if before is None else before.followed_by(row)
            if both is not None:
                rows[row.table, row.key] = both
        return replace(self, rows=tuple(rows.values()))

    def on(self, table: str) -> Iterator[RowDiff]:
        """The rows of one table."""
        return (row for row in self.rows if row.table == table)

    def touches(self, *tables: str) -> bool:
        """Whether any row of these tables is in the change."""
        return any(row.table in tables for row in self.rows)

    def count(self, table: str) -> int:
        """How many different rows of a table the change touches."""
        return len({row.key for row in self.rows if row.table == table})
