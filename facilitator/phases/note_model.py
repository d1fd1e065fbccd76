"""The notes of one team for one target group, as a table that lists, screen readers and tests read alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
KEY = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Note:
    """One note as the console may show it; a hidden one is given without its words."""

    key: str
    seq: int
    text: str


class NoteModel(QAbstractTableModel):
    """Shown notes stand one a row, in the order they came; hidden ones stand `columns` a row and hold no words at all."""

    def __init__(self, hidden_name: str) -> None:
        """`hidden_name` is what a hidden note is called, to everyone."""
        super().__init__()
        self._notes: list[Note] = []
        self._hidden_name = hidden_name
        self._hidden = False
        self._columns = 1

    @property
    def is_hidden(self) -> bool:
        """Whether the words are hidden."""
        return self._hidden

    @property
    def count(self) -> int:
        """How many notes there are."""
        return len(self._notes)

    @property
    def keys(self) -> list[str]:
        """The ids of the notes, in order."""
        return [note.key for note in self._notes]

    def show(self, notes: Iterable[Note], hidden: bool, hidden_name: str) -> None:
        """Show these notes instead; of hidden ones nothing but number and order is kept."""
        self.beginResetModel()
        self._hidden, self._hidden_name = hidden, hidden_name
        self._notes = sorted((self._allowed(note) for note in notes), key=lambda note: note.seq)
        self._columns = self._columns if hidden else 1
        self.endResetModel()

    def set_columns(self, columns: int) -> None:
        """How many hidden notes stand in a row."""
        wanted = max(1, columns) if self._hidden else 1
        if wanted != self._columns:
            self.beginResetModel()
            self._columns = wanted
            self.endResetModel()

    def add(self, note: Note) -> int:
        """Put one note in its place; returns its number in the order."""
        at = bisect_left(self._notes, note.seq, key=lambda each: each.seq)
        if self._hidden:
            self._regrid([*self._notes[:at], self._allowed(note), *self._notes[at:]])
        else:
            self.beginInsertRows(QModelIndex(), at, at)
            self._notes.insert(at, note)
            self.endInsertRows()
        return at

    def remove(self, key: str) -> None:
        """Take a note out; one that is not here is none to take."""
        at = self.at(key)
        if at is None:
            return
        if self._hidden:
            self._regrid([*self._notes[:at], *self._notes[at + 1 :]])
        else:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._notes[at]
            self.endRemoveRows()

    def reword(self, note: Note) -> None:
        """A note says something else."""
        at = self.at(note.key)
        if at is not None and not self._hidden:
            self._notes[at] = note
            place = self.index(at, 0)
            self.dataChanged.emit(place, place)

    def at(self, key: str) -> int | None:
        """The number of a note in the order."""
        return next((number for number, note in enumerate(self._notes) if note.key == key), None)

    def note(self, number: int) -> Note | None:
        """The note with this number in the order."""
        return self._notes[number] if 0 <= number < len(self._notes) else None

    def number(self, place: Index) -> int:
        """The number in the order of what stands at a place."""
        return place.row() * self._columns + place.column() if place.isValid() else -1

    def place(self, number: int) -> QModelIndex:
        """Where a note stands."""
        return self.index(number // self._columns, number % self._columns)

    def rowCount(self, parent: Index | None = None) -> int:
        return -(-len(self._notes) // self._columns) if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return self._columns if parent is None or not parent.isValid() else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.note(self.number(index)) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        note = self.note(self.number(index))
        if note is None:
            return None
        if role == KEY:
            return note.key
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._hidden_name if self._hidden else note.text
        if role == Qt.ItemDataRole.ToolTipRole and not self._hidden:
            return f"<qt>{escape(note.text)}</qt>"
        return None

    def _allowed(self, note: Note) -> Note:
        return Note(note.key, note.seq, "") if self._hidden else note

    def _regrid(self, notes: list[Note]) -> None:
        """Boxes in a grid move on by one place: rows come or go at the end, the others only look anew."""
        before, after = self.rowCount(), -(-len(notes) // self._columns)
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self._notes = notes
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self._notes = notes
            self.endRemoveRows()
        else:
            self._notes = notes
        if notes:
            self.dataChanged.emit(self.index(0, 0), self.index(after - 1, self._columns - 1))
