"""Lists of rows that are painted, not built of widgets: kept in step by id, worked by keyboard, read aloud as sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.theme.theme import Theme
from facilitator.widgets.ring import ring_is_missing

Index = QModelIndex | QPersistentModelIndex
REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class Row(Protocol):
    """One row: its id, and what it says to somebody who does not see it."""

    @property
    def id(self) -> str: ...

    @property
    def spoken(self) -> str: ...


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands: under the pointer, the one that keys act on, and whether the list has the focus."""

    hovered: bool
    current: bool
    focused: bool


Draw = Callable[[QPainter, QRectF, R, RowState], None]
Measure = Callable[[R, int], int]


class RowModel(QAbstractListModel, Generic[R]):
    """Rows by id. `show_rows` tells the view of what came, went, moved and changed, and of nothing else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    @property
    def rows(self) -> list[R]:
        """The rows in order; not to be changed."""
        return self._rows

    def row_at(self, index: Index) -> R | None:
        """The row of an index, if it is one."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def place(self, key: str) -> int:
        """Where the row of this id stands; -1 for nowhere."""
        return next((place for place, row in enumerate(self._rows) if row.id == key), -1)

    def show_rows(self, rows: Sequence[R]) -> bool:
        """Show these rows; True when anything came, went, moved or changed."""
        if list(rows) == self._rows:
            return False
        wanted = {row.id for row in rows}
        for place in reversed([place for place, row in enumerate(self._rows) if row.id not in wanted]):
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[place]
            self.endRemoveRows()
        for place, row in enumerate(rows):
            self._put(place, row)
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is not None and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None

    def _put(self, place: int, row: R) -> None:
        now = self.place(row.id)
        if now < 0:
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if now != place:
            self.beginMoveRows(QModelIndex(), now, now, QModelIndex(), place)
            self._rows.insert(place, self._rows.pop(now))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            index = self.index(place)
            self.dataChanged.emit(index, index)


class RowList(QListView, Generic[R]):
    """A list of painted rows.

    Arrows move, Return, F2 or a double click sends `opened`, Delete sends `removed`; any other key is first offered to
    `on_key`, which answers True when it was used. `grow` makes the list as high as its rows, for panels that scroll; `bound` at most so high,
    and no higher than `tallest` pixels where that is set.
    """

    opened = Signal(str)
    removed = Signal(str)
    stepped = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        draw: Draw[R],
        measure: Measure[R],
        *,
        grow: bool = False,
        bound: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._grow, self._bound = theme, grow, bound
        self._quiet = False
        self.tallest = 0
        self.on_key: Callable[[QKeyEvent], bool] = lambda event: False
        self.rows: RowModel[R] = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self, theme, draw, measure))
        self.setAccessibleName(name)
        self._dress()
        self.selectionModel().currentChanged.connect(self._tell_step)
        self.doubleClicked.connect(self._tell_opened)
        theme.changed.connect(self.lay_out)

    @property
    def current(self) -> str | None:
        """The id of the row that keys act on."""
        row = self.rows.row_at(self.currentIndex())
        return row.id if row is not None else None

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the current one stays current, or its neighbour takes its place."""
        place = self.currentIndex().row()
        if not self.rows.show_rows(rows):
            return
        if self.current is None and rows and place >= 0:
            self.setCurrentIndex(self.rows.index(min(place, len(rows) - 1)))
        self.lay_out()

    def choose(self, key: str | None) -> bool:
        """Make the row with this id current and visible; False when there is none."""
        place = self.rows.place(key) if key is not None else -1
        if place < 0:
            return False
        self.setCurrentIndex(self.rows.index(place))
        self.scrollTo(self.rows.index(place))
        return True

    def reveal(self, key: str) -> None:
        """Scroll so far that the row with this id is seen."""
        place = self.rows.place(key)
        if place >= 0:
            self.scrollTo(self.rows.index(place))

    def ringed(self, area: QRect) -> QRectF:
        """The part of a row that the sign of the focus goes round."""
        return QRectF(area)

    def lay_out(self) -> None:
        """Measure every row again."""
        self.scheduleDelayedItemsLayout()
        if self._grow:
            self.updateGeometry()
            self.setFixedHeight(self._rows_height())
        elif self._bound:
            high = max(1, self._rows_height())
            self.setMaximumHeight(min(high, self.tallest) if self.tallest else high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.on_key(event):
            event.accept()
            return
        key, here = event.key(), self.current
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and here is not None and key in OPEN:
            self.opened.emit(here)
        elif plain and here is not None and key in REMOVE:
            self.removed.emit(here)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier or key == Qt.Key.Key_Escape or event.text().strip():
            event.ignore()  # letters are no business of a list: whoever it stands in may want them
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters act or do nothing; they never jump."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None and self.rows.rows:
            self._quiet = True  # nobody has stepped anywhere
            self.setCurrentIndex(self.rows.index(0))
            self._quiet = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.lay_out()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        grows = self._grow or self._bound
        return QSize(super().sizeHint().width(), self._rows_height()) if grows else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._rows_height() if self._grow else 0 if self._bound else 60)

    def _rows_height(self) -> int:
        delegate = self.itemDelegate()
        assert isinstance(delegate, _Painter)
        return sum(delegate.height(row) for row in self.rows.rows)

    def _tell_step(self) -> None:
        if self.current is not None and not self._quiet:
            self.stepped.emit(self.current)

    def _tell_opened(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            self.opened.emit(row.id)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView, QListView::item { background: transparent; border: none; padding: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        if self._grow:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class _Painter(QStyledItemDelegate, Generic[R]):
    """Hands each row's rectangle to whoever draws rows, and rings the current one."""

    def __init__(self, view: RowList[R], theme: Theme, draw: Draw[R], measure: Measure[R]) -> None:
        super().__init__(view)
        self._view, self._theme, self._draw, self._measure = view, theme, draw, measure

    def height(self, row: R) -> int:
        """The height of a row at the width that the list has now."""
        return self._measure(row, max(40, self._view.viewport().width()))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._view.rows.row_at(index)
        return QSize(40, self.height(row) if row is not None else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._view.rows.row_at(index)
        if row is None:
            return
        state: QStyle.StateFlag = option.state
        area: QRect = option.rect
        focused = self._view.hasFocus()
        here = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._draw(painter, QRectF(area), row, RowState(hovered, here, focused))
        if here and ring_is_missing(self._view):
            inset = self._theme.line("focus") / 2 + 1
            painter.setPen(QPen(self._theme.colour("focus"), self._theme.line("focus")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._view.ringed(area).adjusted(inset, inset, -inset, -inset), 4, 4)
        painter.restore()
