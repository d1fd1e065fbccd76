"""The table of the archive's list: rows of one height, painted quickly, worked by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.archive.rows import Rows
from facilitator.archive.table import COLUMNS, NUMBERS, MeetingsModel
from facilitator.console.home import progress
from facilitator.icons import paint_icon
from facilitator.painting.ink import write
from facilitator.painting.line import paint_line, segments_scaled
from facilitator.theme.theme import Theme
from workshops.storage.glance import Line

HEADER, PAD = 36, 12
PORTRAIT = 52.0  # the width of a meeting's two diamonds
WIDTHS = {
    "kind": 168,
    "date": 116,
    "ideas": 76,
    "clusters": 82,
    "concepts": 96,
    "decisions": 82,
    "state": 104,
}
UNIT, LEAST_TITLE = 0.30, 220


class MeetingsTable(Rows):
    """Return or a double click sends `opened` with the meeting's id; a click on a header sorts."""

    opened = Signal(str)

    def __init__(self, theme: Theme, model: MeetingsModel, name: str, now: Callable[[], float]) -> None:
        super().__init__(theme, model, name)
        self.meetings, self.now = model, now
        self.setItemDelegate(_Rows(self, theme))
        head = _Head(self, theme)
        self.setHorizontalHeader(head)
        head.sectionClicked.connect(lambda section: self.sort(COLUMNS[section]))
        self.doubleClicked.connect(lambda _index: self.open_current())
        self.follow()

    @property
    def current(self) -> str | None:
        """The id of the meeting that keys act on."""
        line = self.meetings.line(self.currentIndex())
        return line.id if line is not None else None

    def choose(self, key: str | None) -> None:
        """Make a meeting the current one; the first where it is not shown."""
        place = max(0, self.meetings.place(key))
        if self.meetings.rowCount():
            self.setCurrentIndex(self.meetings.index(place, 0))
            self.scrollTo(self.meetings.index(place, 0))

    def sort(self, column: str) -> None:
        """Order by a column; the same column again turns the order round."""
        model, kept = self.meetings, self.current
        first = column in NUMBERS or column == "date"
        model.sort_by(column, not model.descending if column == model.sorted_by else first)
        self.horizontalHeader().viewport().update()
        self.choose(kept)

    def open_current(self) -> None:
        """Open the current meeting."""
        if self.current is not None:
            self.opened.emit(self.current)

    def share_width(self) -> None:
        """Fixed columns keep their width, title and unit share the rest; the least important go where it is narrow."""
        theme, width = self._look, self.viewport().width()
        hidden: set[str] = set()
        for column in ("decisions", "clusters", "concepts", "kind", "unit"):
            fixed = sum(theme.scaled(w) for name, w in WIDTHS.items() if name not in hidden)
            if width - fixed >= theme.scaled(LEAST_TITLE) / (1 - UNIT if "unit" not in hidden else 1):
                break
            hidden.add(column)
        fixed = sum(theme.scaled(w) for name, w in WIDTHS.items() if name not in hidden)
        rest = max(120, width - fixed)
        unit = 0 if "unit" in hidden else round(rest * UNIT)
        for index, column in enumerate(COLUMNS):
            self.setColumnHidden(index, column in hidden)
            own = {"title": rest - unit, "unit": unit}.get(column)
            self.setColumnWidth(index, own if own is not None else theme.scaled(WIDTHS[column]))

    def follow(self) -> None:
        self.horizontalHeader().setFixedHeight(self._look.scaled(HEADER))
        super().follow()


class _Head(QHeaderView):
    """Names of the columns; the one that is sorted by says so with an arrow."""

    def __init__(self, table: MeetingsTable, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table, self._look = table, theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, model, area = self._look, self._table.meetings, QRectF(rect)
        column = COLUMNS[section]
        painter.save()
        painter.fillRect(area, theme.colour("canvas"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 2), theme.colour("ink"))
        chosen = column == model.sorted_by
        text, middle = str(model.headerData(section, Qt.Orientation.Horizontal)), area.center().y()
        role, weight = ("ink", 600) if chosen else ("inkSoft", 400)
        side = theme.scaled(14)
        room = area.width() - 2 * PAD - (side + 2 if chosen else 0)
        if column in NUMBERS:
            width = write(
                painter, theme, "label", role, text, area.right() - PAD, middle, room, weight=weight, right=True
            )
            x = area.right() - PAD - width - side - 2
        else:
            width = write(painter, theme, "label", role, text, area.left() + PAD, middle, room, weight=weight)
            x = area.left() + PAD + width + 2
        if chosen:
            icon = "chevron-down" if model.descending else "chevron-up"
            paint_icon(painter, icon, theme.colour("ink"), QRectF(round(x), round(middle - side / 2), side, side))
        painter.restore()


class _Rows(QStyledItemDelegate):
    """Paints a cell; the row under the keys is tinted."""

    def __init__(self, table: MeetingsTable, theme: Theme) -> None:
        super().__init__(table)
        self._table, self._look = table, theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = self._table.meetings.line(index)
        if line is None:
            return
        theme, column = self._look, COLUMNS[index.column()]
        area = QRectF(option.rect)
        painter.save()
        current = self._table.paint_ground(painter, option, index.row())
        said = self._table.meetings.said(line, column)
        middle, room = area.center().y(), area.width() - 2 * PAD
        if column == "title":
            segments, _ = progress(self._table.meetings.whole(index.row()), self._table.now())
            scaled = segments_scaled(segments, PORTRAIT)
            paint_line(painter, theme, scaled, area.left() + PAD, middle, PORTRAIT / 4, 1.4, now=False)
            x, weight = area.left() + PAD + PORTRAIT + 14, 600 if current else 500
            first, below = self._two(area, line, column)
            write(painter, theme, "body", "ink", said, x, first, area.right() - PAD - x, weight=weight)
            write(
                painter, theme, "label", "inkSoft", below, x, 2 * middle - first + 1, area.right() - PAD - x, weight=400
            )
        elif column in NUMBERS:
            write(painter, theme, "note", "inkSoft", said, area.right() - PAD, middle, room, weight=400, right=True)
        else:
            self._write_soft(painter, area, said, column, line)
        painter.restore()

    def _two(self, area: QRectF, line: Line, column: str) -> tuple[float, str]:
        """The middle of the first line of a cell, and what stands under it: in the middle where that is nothing."""
        below, middle = self._table.meetings.below(line, column), area.center().y()
        return (middle - self._look.scaled(9) if below else middle), below

    def _write_soft(self, painter: QPainter, area: QRectF, said: str, column: str, line: Line) -> None:
        theme, middle, room = self._look, area.center().y(), area.width() - 2 * PAD
        strong = column == "state" and line.state == "running"
        role, weight = ("ink", 600) if strong else ("inkSoft", 400)
        first, below = self._two(area, line, column)
        write(painter, theme, "note", role, said, area.left() + PAD, first, room, weight=weight)
        write(painter, theme, "label", "inkFaint", below, area.left() + PAD, 2 * middle - first + 1, room, weight=400)
