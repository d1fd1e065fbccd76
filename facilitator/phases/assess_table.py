"""The table of an assessment: a row for each area, a column for each role, filling in as lines are counted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.painting.hyphens import hyphenated
from facilitator.painting.ink import lines, write
from facilitator.painting.radar import paint_marker
from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel, Rule
from workshops import assessed
from workshops.charts.series import style
from workshops.labels import Words
from workshops.rating_line import Begun
from workshops.standings import Cell, Standing

HEAD, LEAST_ROW, MOST_ROW = 32, 33, 58
CLOSE = 40
"""Rows lower than this have their names in smaller type."""
PADDING, GAP = 14, 8
COLUMN, NARROW = 124, 78
AREA = 142
ROOMY = 104
MARK = 24


@dataclass(frozen=True, slots=True)
class Figures:
    """What stands in one cell: the mean as written, the one before it and how far it moved (empty where there is none)."""

    mean: str
    before: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area with its figures by role, last those of all. `mark` is what the line being typed gives it."""

    id: str
    text: str
    figures: tuple[Figures, ...]
    spoken: str
    mark: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A role, or all of them: its place among the series (-1 for all), its name, and how many have answered."""

    series: int
    name: str
    said: str


class AssessTable(Panel):
    """The heading and the rows. The column of the role at hand is tinted, and the line being typed stands in it."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme, self._words = theme, words
        self._columns: tuple[Column, ...] = ()
        self._chosen = -1
        self._tallest = MOST_ROW
        self.head = _Head(self, theme)
        self.rows: RowList[AreaRow] = RowList(theme, words("assessment.table.name"), self._draw, self._measure)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Rule(theme, "ink"))
        column.addWidget(self.rows, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._follow)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns after that of the areas."""
        return self._columns

    @property
    def chosen(self) -> int:
        """The column of the role at hand; -1 where marks are not taken."""
        return self._chosen

    def show_standing(self, standing: Standing, begun: Begun, role: int) -> None:
        """Show how it stands, with the line that is being typed for the role at this place (-1: none)."""
        words = self._words
        columns = [
            Column(n, each.text, words("assessment.answers", n=each.answered)) for n, each in enumerate(standing.roles)
        ]
        if len(columns) > 1:
            everybody = words("assessment.answers", n=standing.answered)
            columns.append(Column(-1, words("assessment.everybody"), everybody))
        self._columns, self._chosen = tuple(columns), role
        self.rows.show_rows([self._row(standing, n, begun, role) for n in range(len(standing.areas))])
        self._fit()
        self.rows.viewport().update()
        waiting = next((row.id for row in self.rows.rows.rows if row.waits and begun.marks), None)
        if waiting is not None:
            self.rows.reveal(waiting)

    def set_close(self, close: bool) -> None:
        """Lower rows, where something stands under the table."""
        tallest = LEAST_ROW + 9 if close else MOST_ROW
        if tallest != self._tallest:
            self._tallest = tallest
            self._fit()

    def word(self, name: str) -> str:
        """What the table is about, in words."""
        return self._words(f"assessment.{name}")

    def column_width(self) -> float:
        """How wide each column of figures is."""
        count = max(1, len(self._columns))
        room = self.rows.viewport().width() - 2 * PADDING - self._theme.scaled(AREA)
        return max(float(self._theme.scaled(NARROW) - 14), min(float(self._theme.scaled(COLUMN)), room / count))

    def column_at(self, number: int) -> float:
        """Where a column begins."""
        width = self.rows.viewport().width() - PADDING
        return width - (len(self._columns) - number) * self.column_width()

    def _row(self, standing: Standing, area: int, begun: Begun, role: int) -> AreaRow:
        words = self._words
        cells: list[Cell] = list(standing.cells[area])
        if len(cells) > 1:
            cells.append(standing.overall[area])
        typed = len(begun.marks)
        mark = begun.marks[area] if area < typed else None
        said = "; ".join(
            f"{column.name} {assessed.said(words, cell)}" for column, cell in zip(self._columns, cells, strict=True)
        )
        text = standing.areas[area].text
        return AreaRow(
            id=standing.areas[area].id,
            text=text,
            figures=tuple(
                Figures(assessed.mean(words, c), assessed.before(words, c), assessed.change(words, c)) for c in cells
            ),
            spoken=f"{text}: {said}",
            mark=str(mark) if mark is not None else assessed.NONE if area < typed else "",
            waits=role >= 0 and area == typed,
        )

    def _measure(self, row: AreaRow, width: int) -> int:
        count = max(1, self.rows.rows.rowCount())
        share = (self.height() - self.head.height() - 3) // count
        return max(self._theme.scaled(LEAST_ROW), min(self._theme.scaled(self._tallest), share))

    def _draw(self, painter: QPainter, area: QRectF, row: AreaRow, state: RowState) -> None:
        theme = self._theme
        middle = area.center().y()
        if self._chosen >= 0:
            tint = QRectF(self.column_at(self._chosen), area.top(), self.column_width(), area.height())
            painter.fillRect(tint, theme.colour("accentTint"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), theme.line("hair")), theme.colour("line"))
        room = self.column_at(0) - PADDING - GAP
        weight = 600 if row.waits else 400
        one = QFontMetricsF(theme.font("body", weight=weight)).horizontalAdvance(row.text) <= room
        smaller = "caption" if area.height() < theme.scaled(CLOSE) else "label"
        named = _named(theme, "body" if one else smaller, row.text, room, 2, weight)
        named.paint(painter, QPointF(PADDING, middle - named.height / 2), theme.colour("ink"))
        for number, figures in enumerate(row.figures):
            self._draw_figures(painter, figures, number, middle, area.height() < theme.scaled(CLOSE + 6))
        if self._chosen >= 0 and (row.mark or row.waits):
            self._draw_mark(painter, row, middle)

    def _draw_figures(self, painter: QPainter, figures: Figures, number: int, middle: float, low: bool) -> None:
        """The mean, and under it or beside it what it was and how far it moved."""
        theme = self._theme
        right = self.column_at(number) + self.column_width() - GAP - 2
        told = figures.mean != assessed.NONE
        last = number == len(self._columns) - 1 and self._columns[number].series < 0
        roomy = self.column_width() >= theme.scaled(ROOMY)
        change = f"({figures.change})" if figures.change and roomy else figures.change
        compared = " ".join(part for part in (figures.before if roomy else "", change) if part)
        lift = theme.scaled(8) if compared and not low else 0
        weight = 400 if last or not told else 600
        style_of = "heading3" if told else "body"
        role = "ink" if told else "inkFaint"
        wide = write(painter, theme, style_of, role, figures.mean, right, middle - lift, weight=weight, right=True)
        if compared and low:
            if number != self._chosen:  # there the line that is typed stands
                beside = right - wide - 6
                write(painter, theme, "caption", "inkSoft", figures.change, beside, middle, weight=400, right=True)
        elif compared:
            below = middle + theme.scaled(10)
            write(painter, theme, "caption", "inkSoft", compared, right, below, weight=400, right=True)

    def _draw_mark(self, painter: QPainter, row: AreaRow, middle: float) -> None:
        """What the line being typed gives this area: a box with its digit, or the next one, empty."""
        theme = self._theme
        side = float(theme.scaled(MARK))
        box = QRectF(self.column_at(self._chosen) + GAP - 2, round(middle - side / 2), side, side)
        painter.setPen(QPen(theme.colour("ink"), theme.line("selected")))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 4, 4)
        if row.mark:
            painter.setFont(theme.font("body", weight=600))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), row.mark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """No higher than the rows at their most comfortable."""
        rows = max(1, self.rows.rows.rowCount()) * self._theme.scaled(self._tallest)
        head, few = self.head.sizeHint().height() + 4, min(6, self.rows.rows.rowCount())
        self.setMaximumHeight(head + rows)
        self.setMinimumHeight(head + few * self._theme.scaled(LEAST_ROW))
        self.rows.lay_out()
        self.head.updateGeometry()
        self.head.update()

    def _follow(self) -> None:
        self.head.updateGeometry()
        self._fit()


class _Head(QWidget):
    """The names of the columns: each role with its sign and how many have answered."""

    def __init__(self, table: AssessTable, theme: Theme) -> None:
        super().__init__()
        self._table, self._theme = table, theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        tallest = max((self._name(column).height for column in self._table.columns), default=0.0)
        return QSize(320, self._theme.scaled(HEAD) + round(tallest))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _name(self, column: Column) -> Lines:
        """The name of a column, as wide as the column leaves room beside its sign."""
        sign = self._theme.scaled(16) if column.series >= 0 else 0
        return _named(self._theme, "label", column.name, self._table.column_width() - GAP - 2 - sign, 3, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, table = QPainter(self), self._theme, self._table
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot = self.height() - theme.scaled(15)
        write(painter, theme, "label", "inkSoft", table.word("area"), PADDING, foot, weight=600)
        for number, column in enumerate(table.columns):
            self._paint_column(painter, column, number, foot)

    def _paint_column(self, painter: QPainter, column: Column, number: int, foot: float) -> None:
        theme, table = self._theme, self._table
        left, width = table.column_at(number), table.column_width()
        if number == table.chosen:
            painter.fillRect(QRectF(left, 0, width, self.height()), theme.colour("accentTint"))
        right, room = left + width - GAP - 2, width - 2 * GAP
        named = self._name(column)
        top = foot - theme.scaled(12) - named.height
        x = right - named.natural_width
        named.paint(painter, QPointF(x, top), theme.colour("ink"))
        if column.series >= 0:
            at = QPointF(x - theme.scaled(9), top + named.leading / 2)
            paint_marker(painter, theme, style(column.series), at, theme.scaled(4.5))
        write(painter, theme, "caption", "inkSoft", column.said, right, foot, room, weight=400, right=True)


def _named(theme: Theme, type_style: str, text: str, room: float, most: int, weight: int) -> Lines:
    """A name on so many lines at the most, its long words broken where they may be."""
    wide = QFontMetricsF(theme.font(type_style, weight=weight))
    broken = hyphenated(text, lambda word: wide.horizontalAdvance(word) <= room)
    return lines(theme, type_style, broken, room, most, weight=weight)
