"""The rows of the archive's list: every meeting as it is glanced at, sorted and narrowed without reading it whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workshops import dates
from workshops.labels import Words
from workshops.searching.wish import Wish
from workshops.storage import narrowing
from workshops.storage.glance import Line, Step

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("title", "kind", "date", "unit", "ideas", "clusters", "concepts", "decisions", "state")
NUMBERS = ("ideas", "clusters", "concepts", "decisions")
AT_ONCE = 40
"""Meetings whose steps are read together."""
STATES = ("running", "draft", "finished")
_ORDER = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


class MeetingsModel(QAbstractTableModel):
    """Meetings that match what is typed, in the order of a column. New dates come first to begin with."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._all: list[Line] = []
        self._rows: list[Line] = []
        self._wish = Wish()
        self.templates: Mapping[str, str] = {}
        """What the templates are called, by their id."""
        self.more: Callable[[Sequence[str]], Mapping[str, tuple[Step, ...]]] | None = None
        """Tells the steps of meetings that are shown, where they have not been read with them."""
        self._steps: dict[str, tuple[Step, ...]] = {}
        self.sorted_by, self.descending = "date", True

    @property
    def total(self) -> int:
        """How many meetings there are, narrowed or not."""
        return len(self._all)

    @property
    def lines(self) -> Sequence[Line]:
        """The meetings shown, from the top."""
        return self._rows

    def line(self, index: Index) -> Line | None:
        """The meeting of a row."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def whole(self, row: int) -> Line:
        """The meeting of a row with its steps; those of the rows about it are asked for together."""
        line = self._rows[row]
        if line.steps or self.more is None:
            return line
        if line.id not in self._steps:
            first = row - row % AT_ONCE
            self._steps |= self.more([each.id for each in self._rows[first : first + AT_ONCE]])
        return line._replace(steps=self._steps[line.id])

    def place(self, key: str | None) -> int:
        """The row of a meeting; -1 for none."""
        return next((place for place, line in enumerate(self._rows) if line.id == key), -1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these meetings."""
        self._all, self._steps = list(lines), {}
        self._lay_out()

    def narrow(self, wish: Wish) -> None:
        """Show only meetings that are meant."""
        if wish != self._wish:
            self._wish = wish
            self._lay_out()

    def sort_by(self, column: str, descending: bool) -> None:
        """Order by a column; equal ones by date, the latest first."""
        if (column, descending) != (self.sorted_by, self.descending):
            self.sorted_by, self.descending = column, descending
            self._lay_out()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if side != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(f"archive.column.{column}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        column = COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if role == Qt.ItemDataRole.ToolTipRole:
                said = (self.said(line, column), self.below(line, column)) if column in ("title", "unit") else ()
                return "\n".join(part for part in said if part) or None
            return self.said(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (self.said(line, column), self.below(line, column))
            return f"{self._words(f'archive.column.{column}')}: {'. '.join(part for part in parts if part)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def said(self, line: Line, column: str) -> str:
        """What stands in a column."""
        words = self._words
        if column == "kind":
            return words(f"words.kind.{line.kind}")
        if column == "unit":
            return line.organisation or line.municipality or line.place
        if column == "date":
            return dates.text(words, line.date, "short_year") if line.date else words("archive.no_date")
        if column == "state":
            return words("search.state.published") if line.published else words(f"home.state.{line.state}")
        value = getattr(line, column)
        return (str(value) if value else "–") if column in NUMBERS else str(value)

    def below(self, line: Line, column: str) -> str:
        """What stands in small type under what is said in a column."""
        if column == "title":
            return line.challenge
        if column == "kind":
            return self.templates.get(line.template, "")
        if column == "unit":
            said = self.said(line, column)
            return " · ".join(part for part in (line.municipality, line.place) if part and part != said)
        return ""

    def _lay_out(self) -> None:
        self.beginResetModel()
        found = [line for line in self._all if narrowing.keeps(line, self._wish)]
        found.sort(key=lambda line: (line.date, line.touched), reverse=True)
        found.sort(key=self._key, reverse=self.descending)
        self._rows = found
        self.endResetModel()

    def _key(self, line: Line) -> Any:
        column = self.sorted_by
        if column in NUMBERS:
            return getattr(line, column)
        if column == "date":
            return line.date
        if column == "state":
            return STATES.index(line.state) if line.state in STATES else len(STATES)
        return in_order(self.said(line, column))


def in_order(text: str) -> str:
    """A key by which texts sort as in Swedish: upper and lower case alike, å, ä and ö last."""
    return text.casefold().translate(_ORDER)


def _alignment(column: str) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
