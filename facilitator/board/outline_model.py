"""The board as a tree: clusters with their notes, the unplaced last. Kept in step with the wall, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator.board.facts import ClusterFacts, Group, Step
from facilitator.board.voice import spoken_under
from facilitator.board.wall import Wall
from workshops.labels import Words

Index = QModelIndex | QPersistentModelIndex

KEY = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
TARGET = Qt.ItemDataRole.UserRole + 2
SIDE = Qt.ItemDataRole.UserRole + 3
STRONG = Qt.ItemDataRole.UserRole + 4

ROOT = QModelIndex()
TOP = 0
"""The internal id of a row at the top; a note's is the number of its group."""


class OutlineModel(QAbstractItemModel):
    """Rows hold ids. A change inserts, moves and removes the rows it touched and no others, so that a view keeps its place."""

    def __init__(self, wall: Wall, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wall, self._words = wall, words
        self._fresh = count(TOP + 1)
        self._groups: list[Group] = []
        self._numbers: dict[Group, int] = {}
        self._by_number: dict[int, Group] = {}
        self._rows: dict[Group, list[str]] = {}
        self._read()
        wall.stepped.connect(self._follow)
        wall.reset.connect(self._reset)

    def index_of(self, key: str | None) -> QModelIndex:
        """The index of a cluster, a note, or with None of the unplaced; invalid for one that is not there."""
        if key is None or key in self._numbers:
            return self.createIndex(self._groups.index(key), 0, TOP) if key in self._groups else QModelIndex()
        if not self._wall.is_note(key):
            return QModelIndex()
        group = self._wall.group_of(key)
        rows, row = self._rows.get(group, []), self._wall.index_of(key)
        if not (row < len(rows) and rows[row] == key):
            row = rows.index(key) if key in rows else -1
        return self.createIndex(row, 0, self._numbers[group]) if row >= 0 else QModelIndex()

    def ranges(self, keys: Iterable[str]) -> QItemSelection:
        """The rows of these ids as a selection of as few ranges as possible."""
        rows: dict[int, list[int]] = {}
        for key in keys:
            index = self.index_of(key)
            if index.isValid():
                rows.setdefault(index.internalId(), []).append(index.row())
        found = QItemSelection()
        for number, wanted in rows.items():
            wanted.sort()
            start = last = wanted[0]
            for row in [*wanted[1:], -1]:
                if row != last + 1:
                    found.select(self.createIndex(start, 0, number), self.createIndex(last, 0, number))
                    start = row
                last = row
        return found

    def key_at(self, index: Index) -> str | None:
        """The id of a row; None for the row of the unplaced."""
        group = self._group(index)
        if index.internalId() == TOP:
            return group
        return self._rows[group][index.row()]

    def is_group(self, index: Index) -> bool:
        """Whether a row is a cluster or the unplaced."""
        return index.isValid() and index.internalId() == TOP

    def contents(self) -> list[tuple[Group, list[str]]]:
        """What the tree shows, as ids."""
        return [(group, list(self._rows[group])) for group in self._groups]

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if column or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, TOP if not parent.isValid() else self._numbers[self._groups[parent.row()]])

    def parent(self, child: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        if not child.isValid() or child.internalId() == TOP:
            return QModelIndex()
        group = self._by_number.get(child.internalId())
        if group not in self._numbers or self._numbers[group] != child.internalId():
            return QModelIndex()
        return self.createIndex(self._groups.index(group), 0, TOP)

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != TOP or parent.row() >= len(self._groups):
            return 0
        return len(self._rows[self._groups[parent.row()]])

    def columnCount(self, parent: Index = ROOT) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.internalId() == TOP else flags | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        return self._group_data(index, role) if index.internalId() == TOP else self._note_data(index, role)

    def _group_data(self, index: Index, role: int) -> Any:
        group = self._groups[index.row()]
        facts = self._wall.cluster(group) if self._wall.is_cluster(group) and group is not None else None
        name = facts.name if facts is not None else self._words("words.cluster.unplaced")
        shown = name or self._words("words.cluster.unnamed")
        size = len(self._rows[group])
        side = self._side(facts) if facts is not None else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if facts is None:
                return f"{shown}, {size}"
            sharing = len(self._wall.sharing(facts.key))
            shared = self._words(f"board.spoken.{'shared' if sharing == 2 else 'shared_by_more'}") if sharing else ""
            said = self._words("board.spoken.cluster", n=size, name=shown)
            return " ".join(part for part in (said, side, shared) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(shown)}</p>"
        return {KEY: group, COUNT: size, SIDE: side, STRONG: bool(name)}.get(role)

    def _side(self, facts: ClusterFacts) -> str:
        """What a row says of its cluster beside the number of notes: that it is folded, placed by hand, shared."""
        words = self._words
        said = [words("board.outline.free")] if facts.put is not None else []
        said += [words("board.outline.collapsed")] if facts.collapsed else []
        return ", ".join(said)

    def _note_data(self, index: Index, role: int) -> Any:
        key = self.key_at(index)
        assert key is not None
        if not self._wall.is_note(key):
            return None
        facts = self._wall.note(key)
        if role in (Qt.ItemDataRole.DisplayRole, KEY, TARGET):
            return {Qt.ItemDataRole.DisplayRole: facts.text, KEY: key, TARGET: facts.target_group}[role]
        if role == SIDE:
            return f"×{len(facts.others) + 1}" if facts.others else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return "".join(f"<p>{escape(text)}</p>" for text in (facts.text, *(text for _, text in facts.others)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            target = facts.target_group or "none"
            said = f"{facts.text}. {self._words(f'words.target_group.{target}')}."
            return f"{said} {spoken_under(self._words, facts)}".strip()
        return None

    def _group(self, index: Index) -> Group:
        return self._groups[index.row()] if index.internalId() == TOP else self._by_number[index.internalId()]

    def _read(self) -> None:
        self._groups = list(self._wall.groups)
        self._numbers = {}
        self._rows = {}
        for group in self._groups:
            self._number(group)
            self._rows[group] = self._wall.notes(group)

    def _number(self, group: Group) -> None:
        self._numbers[group] = next(self._fresh)
        self._by_number[self._numbers[group]] = group

    def _reset(self) -> None:
        self.beginResetModel()
        self._read()
        self.endResetModel()

    def _follow(self, step: Step) -> None:
        """Take away what left, then put in what came, so that no note stands in two places."""
        wanted = {
            group: self._wall.notes(group) for group in step.groups if group is None or group in self._wall.clusters
        }
        for group, rows in wanted.items():
            if group in self._rows:
                self._keep(group, set(rows))
        if step.order:
            self._sync_groups()
        for group, rows in wanted.items():
            self._fill(group, rows)
        for group in wanted:
            top = self.createIndex(self._groups.index(group), 0, TOP)
            self.dataChanged.emit(top, top)
            if step.notes and self._rows[group]:
                last = len(self._rows[group]) - 1
                self.dataChanged.emit(self.index(0, 0, top), self.index(last, 0, top))

    def _keep(self, group: Group, wanted: set[str]) -> None:
        """Remove the notes of a group that are not wanted, from the end."""
        rows = self._rows[group]
        parent = self.createIndex(self._groups.index(group), 0, TOP)
        for first, last in reversed(_runs([row for row, key in enumerate(rows) if key not in wanted])):
            self.beginRemoveRows(parent, first, last)
            del rows[first : last + 1]
            self.endRemoveRows()

    def _fill(self, group: Group, wanted: Sequence[str]) -> None:
        """Insert and move notes until a group's rows are as wanted."""
        rows = self._rows[group]
        if rows == list(wanted):
            return
        parent = self.createIndex(self._groups.index(group), 0, TOP)
        have = set(rows)
        kept = [key for key in wanted if key in have]
        for row, key in enumerate(kept):
            if rows[row] != key:
                old = rows.index(key)
                self.beginMoveRows(parent, old, old, parent, row)
                rows.insert(row, rows.pop(old))
                self.endMoveRows()
        for first, last in _runs([row for row, key in enumerate(wanted) if key not in have]):
            self.beginInsertRows(parent, first, last)
            rows[first:first] = wanted[first : last + 1]
            self.endInsertRows()

    def _sync_groups(self) -> None:
        wanted = list(self._wall.groups)
        for row in reversed([row for row, group in enumerate(self._groups) if group not in wanted]):
            self.beginRemoveRows(ROOT, row, row)
            gone = self._groups.pop(row)
            self._by_number.pop(self._numbers.pop(gone))
            del self._rows[gone]
            self.endRemoveRows()
        for row, group in enumerate(wanted):
            if row < len(self._groups) and self._groups[row] == group:
                continue
            if group in self._rows:
                old = self._groups.index(group)
                self.beginMoveRows(ROOT, old, old, ROOT, row)
                self._groups.insert(row, self._groups.pop(old))
                self.endMoveRows()
            else:
                self.beginInsertRows(ROOT, row, row)
                self._groups.insert(row, group)
                self._rows[group] = []
                self._number(group)
                self.endInsertRows()


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in order as runs, each with its first and last: what lies side by side comes and goes at once."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
