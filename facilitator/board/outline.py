"""The outline: the same clusters and notes as a real tree, for the keyboard and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from facilitator.board.choice import Choice
from facilitator.board.facts import Group
from facilitator.board.look import BoardLook
from facilitator.board.outline_model import KEY, OutlineModel
from facilitator.board.outline_rows import OutlineRows
from facilitator.board.search import Search
from facilitator.board.wall import Wall
from workshops.labels import Words

Index = QModelIndex | QPersistentModelIndex
ROW = 29
Flag = QItemSelectionModel.SelectionFlag


class Outline(QTreeView):
    """A tree whose current row is the board's focus and whose selected rows are the board's selection.

    Letters are never a search here: they act, as on the board.
    """

    def __init__(
        self,
        model: OutlineModel,
        look: BoardLook,
        words: Words,
        wall: Wall,
        choice: Choice,
        search: Search,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._outline, self._look, self._wall, self._choice, self._search = model, look, wall, choice, search
        self._following = False
        self._opened: Group = None
        self.setAccessibleName(words("board.outline.name"))
        self._dress()
        self.setModel(model)
        self.setItemDelegate(OutlineRows(self, look, search))
        self.selectionModel().currentChanged.connect(self._tell_focus)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        choice.focus_moved.connect(self.follow_focus)
        choice.selected.connect(self.follow_selection)
        search.changed.connect(self.viewport().update)
        wall.settled.connect(lambda step: self.follow_selection())
        look.changed.connect(self._change_look)
        self._change_look()
        self.follow_focus()
        self.follow_selection()

    @property
    def row_height(self) -> int:
        """The height of every row."""
        return max(self._look.theme.scaled(ROW), round(self._look.least))

    def keyboardSearch(self, search: str) -> None:
        """Letters act; they never jump."""

    def follow_focus(self) -> None:
        """Make the board's focus the current row, opening its cluster while the focus is in it."""
        key = self._choice.focus
        if key is None or self._following:
            return
        index = self._outline.index_of(key)
        if not index.isValid():
            return
        self._following = True
        parent = index.parent()
        if parent.isValid():
            self._open(self._outline.key_at(parent), parent)
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self.scrollTo(index)
        self._following = False
        self.viewport().update()

    def follow_selection(self) -> None:
        """Select the rows that are selected on the board."""
        if self._following:
            return
        self._following = True
        self.selectionModel().select(self._outline.ranges(self._choice.keys), Flag.ClearAndSelect)
        self._following = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shift and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._extend(1 if event.key() == Qt.Key.Key_Down else -1)
            event.accept()
        elif event.text() and event.text().isprintable() and event.key() != Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Arrows only move; a click selects, with Ctrl one more, with Shift all between."""
        if isinstance(event, QMouseEvent) and event.button() != Qt.MouseButton.RightButton:
            return super().selectionCommand(index, event)
        return Flag.NoUpdate

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._outline.rowCount():
            self.setCurrentIndex(self._outline.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The rows paint their own."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the chevron opens or closes; elsewhere it chooses."""
        index = self.indexAt(event.position().toPoint())
        if self._outline.is_group(index) and event.position().x() < self._look.theme.scaled(32):
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def _extend(self, step: int) -> None:
        here = self.currentIndex()
        to = self.indexBelow(here) if step > 0 else self.indexAbove(here)
        if not to.isValid():
            return
        key = to.data(KEY)
        if key is None:
            return
        anchor = self._choice.anchor or key
        self._choice.go(key, keep_anchor=True)
        self._choice.select(self._between(anchor, key))

    def _between(self, start: str, end: str) -> list[str]:
        """The rows seen from one to the other, notes before clusters: a range within notes takes notes only."""
        low, high = self._outline.index_of(start), self._outline.index_of(end)
        if self.visualRect(low).top() > self.visualRect(high).top():
            low, high = high, low
        found: list[str] = []
        at = low
        while at.isValid():
            key = at.data(KEY)
            if key is not None:
                found.append(key)
            if at == high:
                break
            at = self.indexBelow(at)
        notes = [key for key in found if self._wall.is_note(key)]
        return notes if self._wall.is_note(start) else found

    def _open(self, group: Group, index: QModelIndex) -> None:
        """Open the cluster of the focus, and close the one that was only opened for the focus before."""
        if self.isExpanded(index):
            return
        if self._opened != group:
            before = self._outline.index_of(self._opened)
            if before.isValid():
                self.collapse(before)
        self._opened = group
        self.expand(index)

    def _tell_focus(self, current: QModelIndex, before: QModelIndex) -> None:
        if not self._following and current.isValid():
            key = self._outline.key_at(current)
            if key is not None:
                self._following = True
                self._choice.go(key)
                self._following = False

    def _tell_selection(self, chosen: QItemSelection, left: QItemSelection) -> None:
        if self._following:
            return
        keys = [index.data(KEY) for index in self.selectionModel().selectedIndexes()]
        self._following = True
        self._choice.select([key for key in keys if key is not None])
        self._following = False

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setAnimated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setStyleSheet("QTreeView, QTreeView::item { background: transparent; border: none; padding: 0; }")
        self.viewport().setAutoFillBackground(False)

    def _change_look(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
