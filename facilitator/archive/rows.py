"""What the lists of the archive share: rows of one height, painted, worked by keys, and the ground that a row stands on."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from facilitator.theme.theme import Theme
from facilitator.widgets.ring import ring_is_missing


class Rows(QTableView):
    """A table without a frame, whose rows are `row_height` high; the columns are laid out anew when it becomes wider."""

    row_height = 54

    def __init__(self, theme: Theme, model: QAbstractTableModel, name: str, *, whole_rows: bool = True) -> None:
        super().__init__()
        self._look = theme
        self.setModel(model)
        self.setAccessibleName(name)
        if whole_rows:
            self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self.follow)

    def share_width(self) -> None:
        """Give each column its width."""

    def follow(self) -> None:
        """The theme or the size of type is another."""
        self.verticalHeader().setDefaultSectionSize(self._look.scaled(self.row_height))
        self.share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = self.model().rowCount()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and rows:
            self.setCurrentIndex(self.model().index(0 if event.key() == Qt.Key.Key_Home else rows - 1, 0))
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the search, not here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> bool:
        """Paint what a cell stands on: tinted where its row is the one that keys act on, which is answered."""
        theme, area, current = self._look, QRectF(option.rect), row == self.currentIndex().row()
        if current:
            painter.fillRect(area, theme.colour("accentTint"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("sunk"))
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme.colour("line"))
        if current and ring_is_missing(self):
            painter.fillRect(QRectF(area.left(), area.bottom() - 2, area.width(), 2), theme.colour("focus"))
        return current
