"""The rows of the follow-up: actions of all meetings, what should have been done first at the top."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.archive.rows import Rows
from facilitator.painting.ink import write
from facilitator.theme.theme import Theme
from workshops import dates
from workshops.labels import Words
from workshops.storage.actions import Line

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("what", "due", "role", "level", "meeting")
WIDTHS = {"due": 156, "role": 190, "level": 200, "meeting": 250}
LEAST_WHAT, PAD, TICK = 280, 12, 34


class ActionsModel(QAbstractTableModel):
    """Actions in the order they are given; `today` is an ISO date, `areas` the titles of cards by key."""

    def __init__(self, words: Words, today: Callable[[], str], areas: Mapping[str, str]) -> None:
        super().__init__()
        self._words, self._today, self._areas = words, today, areas
        self._lines: list[Line] = []

    @property
    def lines(self) -> Sequence[Line]:
        """The actions shown, from the top."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these actions."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """The action of a row."""
        return self._lines[index.row()] if 0 <= index.row() < len(self._lines) else None

    def place(self, key: str | None) -> int:
        """The row of an action; -1 for none."""
        return next((place for place, line in enumerate(self._lines) if line.id == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if side == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words(f"search.column.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.said(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (self.said(line, column), self.below(line, column)) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (self.said(line, column), self.below(line, column))
            said = ". ".join(part for part in parts if part)
            done = self._words(f"search.done.{'done' if line.done else 'open'}") if column == "what" else ""
            return ". ".join(part for part in (f"{self._words(f'search.column.{column}')}: {said}", done) if part)
        return None

    def is_late(self, line: Line) -> bool:
        """Whether it should have been done."""
        return line.is_late(self._today())

    def said(self, line: Line, column: str) -> str:
        """What stands in a column."""
        words = self._words
        if column == "due":
            day = dates.text(words, line.due, "short_year") if line.due else words("search.no_day")
            return words("search.late", day=day) if self.is_late(line) else day
        if column == "role":
            return line.role or words("search.no_role")
        if column == "level":
            return words(f"search.responsible.{line.responsible}") if line.responsible else "–"
        return line.title if column == "meeting" else line.what

    def below(self, line: Line, column: str) -> str:
        """What stands in small type under it."""
        if column == "meeting":
            day = dates.text(self._words, line.date, "short_year") if line.date else ""
            return " · ".join(part for part in (day, line.municipality or line.organisation) if part)
        if column == "level":
            return self._areas.get(line.area, "")
        return ""


class ActionsTable(Rows):
    """Space or a click on the box sends `ticked`, Return or a double click `opened`, with the action's id."""

    ticked = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, model: ActionsModel, name: str) -> None:
        super().__init__(theme, model, name)
        self.actions_shown = model
        model.modelReset.connect(self.share_width)
        self.setItemDelegate(_Rows(self, theme))
        self.horizontalHeader().hide()
        self.doubleClicked.connect(self._double)
        self.follow()

    @property
    def current(self) -> Line | None:
        """The action that keys act on."""
        return self.actions_shown.line(self.currentIndex())

    def choose(self, key: str | None, near: int = 0) -> None:
        """Make an action the current one; where it is not shown, the one at the place `near`."""
        count = self.actions_shown.rowCount()
        if count:
            place = self.actions_shown.place(key)
            index = self.actions_shown.index(place if place >= 0 else max(0, min(near, count - 1)), 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def tick_current(self) -> None:
        """Tick the current action, or take the tick away."""
        if self.current is not None:
            self.ticked.emit(self.current.id)

    def open_current(self) -> None:
        """Open the meeting of the current action."""
        if self.current is not None:
            self.opened.emit(self.current.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:  # it ticks
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._on_box(event.position().toPoint()):
            self.tick_current()

    def _on_box(self, at: QPoint) -> bool:
        return self.indexAt(at).isValid() and at.x() < PAD + self._look.scaled(TICK)

    def _double(self, _index: QModelIndex) -> None:
        if not self._on_box(self.viewport().mapFromGlobal(self.cursor().pos())):
            self.open_current()

    def share_width(self) -> None:
        theme, width = self._look, self.viewport().width()
        told = any(line.responsible or line.area for line in self.actions_shown.lines)
        hidden: set[str] = set() if told else {"level"}
        for column in ("level", "meeting", "role"):
            fixed = sum(theme.scaled(w) for name, w in WIDTHS.items() if name not in hidden)
            if width - fixed >= theme.scaled(LEAST_WHAT):
                break
            hidden.add(column)
        fixed = sum(theme.scaled(w) for name, w in WIDTHS.items() if name not in hidden)
        for index, column in enumerate(COLUMNS):
            self.setColumnHidden(index, column in hidden)
            self.setColumnWidth(index, theme.scaled(WIDTHS[column]) if column in WIDTHS else max(120, width - fixed))


class _Rows(QStyledItemDelegate):
    """Paints a cell: a box to tick, what is to be done, and when, in the colour of danger when that has passed."""

    def __init__(self, table: ActionsTable, theme: Theme) -> None:
        super().__init__(table)
        self._table, self._look = table, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._table.actions_shown.line(index)
        if line is None:
            return
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._table.paint_ground(painter, option, index.row())
        self._write(painter, area, line, COLUMNS[index.column()], current)
        painter.restore()

    def _write(self, painter: QPainter, area: QRectF, line: Line, column: str, current: bool) -> None:
        theme, model, middle = self._look, self._table.actions_shown, area.center().y()
        x, room = area.left() + PAD, area.width() - 2 * PAD
        said, below = model.said(line, column), model.below(line, column)
        first = middle - theme.scaled(9) if below else middle
        if column == "what":
            side = theme.scaled(18)
            paint_box(painter, theme, QRectF(x, middle - side / 2, side, side), line.done)
            x, room = x + theme.scaled(TICK), room - theme.scaled(TICK)
            role, weight = ("inkSoft", 400) if line.done else ("ink", 600 if current else 500)
            write(painter, theme, "body", role, said, x, first, room, weight=weight)
        else:
            late = column == "due" and model.is_late(line)
            role, weight = ("danger", 600) if late else ("inkSoft", 400)
            write(painter, theme, "note", role, said, x, first, room, weight=weight)
        write(painter, theme, "label", "inkFaint", below, x, 2 * middle - first + 1, room, weight=400)


def paint_box(painter: QPainter, theme: Theme, box: QRectF, done: bool) -> None:
    """Paint a box to tick."""
    from PySide6.QtGui import QPen

    from facilitator.icons import paint_icon

    width = theme.line("hair") + 0.4
    painter.setPen(QPen(theme.colour("accent" if done else "control"), width))
    painter.setBrush(theme.colour("accent" if done else "surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if done:
        paint_icon(painter, "check", theme.colour("accentInk"), box.adjusted(2, 2, -2, -2))
