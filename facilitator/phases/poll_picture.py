"""The answers in the console: a picture of them, the open ones as a list, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableWidget, QTableWidgetItem, QWidget

from facilitator.painting.chart import ScreenType, paint_chart
from facilitator.painting.ink import lines, write
from facilitator.stage import Stage
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel, Scroll
from facilitator.widgets.text import Text
from workshops.charts.marks import Chart
from workshops.labels import Words
from workshops.polled import pictures, telling
from workshops.polled.values import Earlier, Given, Results

LEFT, RIGHT, ABOVE = 34, 70, 10
EDGE = 18
SHORTEST = 220


@dataclass(frozen=True, slots=True)
class Said:
    """An open answer, with how many gave it."""

    id: str
    text: str
    count: int
    spoken: str


class PollPicture(Panel):
    """One of four at a time: nothing yet, the picture, open answers, the table."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, parent=parent)
        self._stage = stage
        self._found: Results | None = None
        self._last: Earlier | None = None
        self.numbers = False
        words, theme = stage.words, stage.theme
        self._nothing = Text(words("polls.nothing"), theme, "body", "inkSoft", wrap=True)
        self._nothing.setContentsMargins(18, 16, 18, 16)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.drawing = ChartView(stage)
        self._scroll = Scroll(self.drawing)
        self.list: RowList[Said] = RowList(theme, words("polls.room_shown"), self._draw, self._measure)
        self.table = _Table(stage)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(2, 2, 2, 2)
        for page in (self._nothing, self._scroll, self.list, self.table):
            self._stack.addWidget(page)
        self.list.on_key = self._pass_on
        theme.changed.connect(self.list.lay_out)

    def show_results(self, found: Results, last: Earlier | None, coming: Sequence[Given] = ()) -> None:
        """Show these; `coming` are answers being typed, outlined."""
        words = self._stage.words
        self._found, self._last = found, last
        self.drawing.show_results(found, last, coming)
        if found.kind == "text":
            spoken = ((each, each.text if each.count == 1 else f"{each.text}, {each.count}") for each in found.texts)
            self.list.show_rows([Said(each.text.casefold(), each.text, each.count, said) for each, said in spoken])
            if self.list.rows.rows and not self.list.hasFocus():
                self.list.scrollToBottom()
        told = telling.table(words, found, last)
        self.table.show_told(told, found.question)
        self._choose()

    def show_numbers(self, numbers: bool) -> None:
        """The table instead of the picture, or the picture again."""
        self.numbers = numbers
        self._choose()

    def _choose(self) -> None:
        found = self._found
        if found is None:
            return
        drawn = bool(found.options) or bool(found.cast)
        page: QWidget = self._scroll if drawn else self._nothing
        if found.kind == "text" and found.cast:
            page = self.list
        if self.numbers and found.cast:
            page = self.table
        self._stack.setCurrentWidget(page)

    def _pass_on(self, event: object) -> bool:
        return False

    def _measure(self, row: Said, width: int) -> int:
        return round(lines(self._stage.theme, "body", row.text, width - LEFT - RIGHT).height) + 2 * ABOVE

    def _draw(self, painter: QPainter, area: QRectF, row: Said, state: RowState) -> None:
        theme = self._stage.theme
        if state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        middle = area.top() + ABOVE + theme.leading("body") / 2
        painter.fillRect(QRectF(area.left() + 16, round(middle) - 1, 9, 2), theme.colour("ink"))
        laid = lines(theme, "body", row.text, area.width() - LEFT - RIGHT)
        laid.paint(painter, QPointF(area.left() + LEFT, area.top() + ABOVE), theme.colour("ink"))
        if row.count > 1:
            write(painter, theme, "note", "inkSoft", f"×{row.count}", area.right() - 18, middle, right=True)
        if row is not self.list.rows.rows[-1]:
            hair = theme.line("hair")
            rule = QRectF(area.left() + 14, area.bottom() - hair, area.width() - 28, hair)
            painter.fillRect(rule, theme.colour("line"))


class ChartView(QWidget):
    """Paints the picture of a question; it is as high as its rows need, and fills what there is."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._found: Results | None = None
        self._last: Earlier | None = None
        self._coming: tuple[Given, ...] = ()
        self._charts: tuple[Chart, ...] = ()
        self._type: ScreenType | None = None
        stage.theme.changed.connect(self._dress)

    @property
    def charts(self) -> tuple[Chart, ...]:
        """What is painted, part below part."""
        return self._charts

    def show_results(self, found: Results, last: Earlier | None, coming: Sequence[Given]) -> None:
        """Show these."""
        drawn = tuple(coming) if found.options else ()  # a cloud and an axis wait until the answer is given
        if (found, last, drawn) != (self._found, self._last, self._coming):
            self._found, self._last, self._coming = found, last, drawn
            words = self._stage.words
            self.setAccessibleName(found.question)
            self.setAccessibleDescription(telling.described(words, found, last))
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(400, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        unit, y = self._stage.theme.text_scale, 0.0
        left = EDGE * unit if self._found is not None and self._found.kind in ("cloud", "number") else 0.0
        y += left
        for chart in self._charts:
            paint_chart(painter, self._stage.theme, chart, QPointF(left, y), unit)
            y += chart.height * unit

    def _dress(self) -> None:
        self._type = None
        self._lay_out()

    def _lay_out(self) -> None:
        found, theme = self._found, self._stage.theme
        if found is None:
            return
        unit = theme.text_scale
        parent = self.parentWidget()
        room = parent.height() if parent is not None else self.height()
        edge = 2 * EDGE if found.kind in ("cloud", "number") else 0
        least = SHORTEST if found.kind == "number" else 0
        width, height = max(100.0, self.width() / unit - edge), max(float(least), room / unit - edge)
        if self._type is None:
            self._type = ScreenType(theme, unit)
        measures, kind = pictures.CONSOLE, self._type
        words: Words = self._stage.words
        self._charts = pictures.pages(words, found, self._last, width, height, measures, kind, coming=self._coming)
        needed = sum(chart.height for chart in self._charts) + edge
        self.setMinimumHeight(min(16_000_000, round(needed * unit)) if needed > room / unit + 1 else 0)
        self.update()


class _Table(QTableWidget):
    """The numbers behind the picture, for reading and copying."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)

    def show_told(self, told: telling.Told, name: str) -> None:
        """Show these rows."""
        self.setAccessibleName(name)
        self.setColumnCount(len(told.columns))
        self.setRowCount(len(told.rows))
        self.setHorizontalHeaderLabels(list(told.columns))
        for row, cells in enumerate(told.rows):
            for column, said in enumerate(cells):
                item = QTableWidgetItem(said)
                side = Qt.AlignmentFlag.AlignRight if told.right[column] else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        for column in range(len(told.columns)):
            head = self.horizontalHeaderItem(column) or QTableWidgetItem()
            side = Qt.AlignmentFlag.AlignRight if told.right[column] else Qt.AlignmentFlag.AlignLeft
            head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            fits = QHeaderView.ResizeMode.Stretch if column == 0 else QHeaderView.ResizeMode.ResizeToContents
            self.horizontalHeader().setSectionResizeMode(column, fits)
