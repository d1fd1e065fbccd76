"""The archive as a timeline: a row for each month, a column for each day, a mark for each meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.archive.rows import Rows
from facilitator.painting.ink import write
from facilitator.painting.shapes import diamond
from facilitator.theme.theme import Theme
from facilitator.widgets.ring import ring_is_missing
from workshops import dates
from workshops.labels import Words
from workshops.phases import KINDS
from workshops.storage.glance import Line

Index = QModelIndex | QPersistentModelIndex
HEADER, NAME, DAYS, PAD = 28, 148, 31, 12


class MonthsModel(QAbstractTableModel):
    """Months from the newest to the oldest, without gaps; the first column names them, the others are days."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._months: list[tuple[int, int]] = []
        self._held: dict[tuple[int, int], list[Line]] = {}
        self._cells: list[tuple[int, int]] = []
        self._counts: Counter[int] = Counter()
        self.undated = 0

    @property
    def cells(self) -> Sequence[tuple[int, int]]:
        """Where there are meetings (row, column), the newest first."""
        return self._cells

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these meetings; those without a day are only counted."""
        dated = [(date.fromisoformat(line.date), line) for line in lines if line.date]
        self.beginResetModel()
        self.undated = len(lines) - len(dated)
        self._held, self._months = {}, []
        if dated:
            first, last = min(day for day, _ in dated), max(day for day, _ in dated)
            size = (last.year - first.year) * 12 + last.month - first.month + 1
            self._months = [divmod(last.year * 12 + last.month - 1 - back, 12) for back in range(size)]
            rows = {month: row for row, month in enumerate(self._months)}
            for day, line in dated:
                self._held.setdefault((rows[day.year, day.month - 1], day.day), []).append(line)
        self._counts = Counter(row for (row, _day), held in self._held.items() for _line in held)
        self._cells = sorted(self._held, key=lambda cell: (cell[0], -cell[1]))
        self.endResetModel()

    def at(self, index: Index) -> Sequence[Line]:
        """The meetings of a day."""
        return self._held.get((index.row(), index.column()), ())

    def month(self, row: int) -> str:
        """The name of a month."""
        year, month = self._months[row]
        name = self._words("words.date.months").split()[month]
        return f"{name.capitalize()} {year}"

    def count(self, row: int) -> int:
        """How many meetings a month has."""
        return self._counts[row]

    def begins_year(self, row: int) -> bool:
        """Whether the month below is another year's."""
        return self._months[row][1] == 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._months)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else DAYS + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        on = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return on if self.at(index) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if index.column() == 0:
            return self.month(index.row()) if role != Qt.ItemDataRole.ToolTipRole else None
        return self.told(self.at(index)) or None

    def told(self, lines: Sequence[Line]) -> str:
        """The meetings of a day in words."""
        if not lines:
            return ""
        day = dates.text(self._words, lines[0].date, "medium")
        said = [
            ", ".join(part for part in (line.title, self._words(f"words.kind.{line.kind}"), line.place) if part)
            for line in lines
        ]
        return f"{day}: {'; '.join(said)}"


class Timeline(Rows):
    """Arrows go from meeting to meeting, Return opens; `stepped` tells the words of the day that keys act on."""

    opened = Signal(str)
    stepped = Signal(str)
    row_height = 38

    def __init__(self, theme: Theme, model: MonthsModel, name: str) -> None:
        super().__init__(theme, model, name, whole_rows=False)
        self.months = model
        self.setItemDelegate(_Days(self, theme))
        self.setHorizontalHeader(_Head(self, theme))
        self.doubleClicked.connect(lambda _index: self.open_current())
        self.selectionModel().currentChanged.connect(self._tell)
        self.follow()

    def choose(self, key: str | None) -> None:
        """Make the day of a meeting the current one; the newest where it is not shown."""
        cells = self.months.cells
        if not cells:
            self.stepped.emit("")
            return
        place = next((c for c in cells if any(line.id == key for line in self.months.at(self._index(c)))), cells[0])
        self._go(place)

    @property
    def current(self) -> Sequence[Line]:
        """The meetings of the day that keys act on."""
        return self.months.at(self.currentIndex())

    def open_current(self) -> None:
        """Open the meeting of the current day; where there are several, ask which."""
        lines = self.current
        if len(lines) == 1:
            self.opened.emit(lines[0].id)
        elif lines:
            self.ask(lines)

    def ask(self, lines: Sequence[Line]) -> QMenu:
        """Open a menu of a day's meetings."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for line in lines:
            action = menu.addAction(line.title.replace("&", "&&"))
            action.triggered.connect(lambda _=False, key=line.id: self.opened.emit(key))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft() + QPoint(0, 2)))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right is later and left is earlier, over the ends of months too; the newest month is at the top."""
        cells, here = self.months.cells, (self.currentIndex().row(), self.currentIndex().column())
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or not cells:
            event.ignore()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and here in cells:
            at = cells.index(here) + (1 if key == Qt.Key.Key_Left else -1)
            self._go(cells[max(0, min(at, len(cells) - 1))])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            rows = [cell for cell in cells if (cell[0] < here[0] if key == Qt.Key.Key_Up else cell[0] > here[0])]
            if rows:
                row = max(r for r, _ in rows) if key == Qt.Key.Key_Up else min(r for r, _ in rows)
                self._go(min((cell for cell in rows if cell[0] == row), key=lambda cell: abs(cell[1] - here[1])))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(cells[0] if key == Qt.Key.Key_Home else cells[-1])
        else:
            super().keyPressEvent(event)

    def _index(self, cell: tuple[int, int]) -> QModelIndex:
        return self.months.index(*cell)

    def _go(self, cell: tuple[int, int]) -> None:
        self.setCurrentIndex(self._index(cell))
        self.scrollTo(self._index(cell))

    def _tell(self) -> None:
        self.stepped.emit(self.months.told(self.current))
        self.viewport().update()

    def share_width(self) -> None:
        name = self._look.scaled(NAME)
        rest = max(DAYS * 8, self.viewport().width() - name)
        self.setColumnWidth(0, name + rest % DAYS)
        for day in range(1, DAYS + 1):
            self.setColumnWidth(day, rest // DAYS)

    def follow(self) -> None:
        self.horizontalHeader().setFixedHeight(self._look.scaled(HEADER))
        super().follow()


class _Head(QHeaderView):
    """Counts the days of the month, week by week."""

    def __init__(self, view: Timeline, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._look = theme
        self.setMinimumSectionSize(8)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, area = self._look, QRectF(rect)
        painter.save()
        painter.fillRect(area, theme.colour("canvas"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 2), theme.colour("ink"))
        if section % 7 == 1:
            write(painter, theme, "label", "inkSoft", str(section), area.left() + 6, area.center().y(), weight=400)
        painter.restore()


class Legend(QWidget):
    """What the marks of the timeline stand for."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._look, self._words = theme, words
        said = [words(f"words.kind.{kind}") for kind in KINDS]
        self.setAccessibleName(", ".join([*said, words("search.planned")]))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._look.font("label", weight=400))
        texts = [*(self._words(f"words.kind.{kind}") for kind in KINDS), self._words("search.planned")]
        wide = sum(metrics.horizontalAdvance(text) + self._look.scaled(15) + 26 for text in texts)
        return QSize(round(wide), self._look.scaled(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, middle, x = theme.scaled(15), self.height() / 2, 4.0
        rows = [(kind, False, f"words.kind.{kind}") for kind in KINDS] + [(KINDS[0], True, "search.planned")]
        for kind, planned, key in rows:
            paint_kind_mark(painter, theme, kind, QRectF(x, middle - side / 2, side, side), planned)
            x += side + 6
            x += write(painter, theme, "label", "inkSoft", self._words(key), x, middle, weight=400) + 20


class _Days(QStyledItemDelegate):
    """Paints a day: a diamond for a network meeting, a square for a staff meeting, a ring for a workshop; a number for several."""

    def __init__(self, view: Timeline, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._look = view, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area, model = self._look, QRectF(option.rect), self._view.months
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = model.begins_year(index.row())
        painter.fillRect(
            QRectF(area.left(), area.bottom(), area.width(), 1), theme.colour("control" if strong else "line")
        )
        if index.column() == 0:
            count = str(model.count(index.row()) or "")
            middle = area.center().y()
            role = "ink" if count else "inkFaint"
            name = model.month(index.row())
            write(painter, theme, "note", role, name, area.left() + PAD, middle, area.width() - 34 - PAD, weight=500)
            write(painter, theme, "label", "inkSoft", count, area.right() - 14, middle, weight=400, right=True)
        else:
            self._paint_day(painter, area, option.rect, index, bool(option.state & QStyle.StateFlag.State_MouseOver))
        painter.restore()

    def _paint_day(self, painter: QPainter, area: QRectF, whole: QRect, index: Index, hovered: bool) -> None:
        theme, lines = self._look, self._view.months.at(index)
        if index.column() % 7 == 1:  # a hair line each week to count by
            painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), theme.colour("line"))
        if not lines:
            return
        current = index == self._view.currentIndex()
        if current:
            painter.fillRect(area.adjusted(0, 1, 0, -1), theme.colour("accentTint"))
            width = theme.line("selected")
            painter.setPen(QPen(theme.colour("focus" if ring_is_missing(self._view) else "ink"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 2, -1, -2))
        elif hovered:
            painter.fillRect(area.adjusted(0, 1, 0, -1), theme.colour("sunk"))
        side = min(theme.scaled(15), area.width() - 8)
        box = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
        if len(lines) > 1:
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.font("note", weight=700))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), str(len(lines)))
            return
        paint_kind_mark(painter, theme, lines[0].kind, box, lines[0].state == "draft")


def paint_kind_mark(painter: QPainter, theme: Theme, kind: str, box: QRectF, planned: bool) -> None:
    """Paint the sign of a kind of meeting: a diamond, a square, a ring; outlined only while it is still to come."""
    width = theme.line("hair") + 0.6
    painter.setPen(QPen(theme.colour("ink"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush if planned or kind == "workshop" else theme.colour("accent"))
    inner = box.adjusted(1, 1, -1, -1)
    if kind == "network_meeting":
        painter.drawPolygon(diamond(inner))
    elif kind == "apt":
        painter.drawRect(inner.adjusted(1.5, 1.5, -1.5, -1.5))
    else:
        painter.drawEllipse(inner.adjusted(1, 1, -1, -1))
        if not planned:
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(inner.center(), inner.width() / 5, inner.width() / 5)
