"""How the minutes look on screen: like the finished document, with signs in the margin for what a person has written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from facilitator.icons import paint_icon
from facilitator.minutes.rows import ICONS, NEW, MinutesRow
from facilitator.painting.ink import lines, write
from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme
from facilitator.widgets.keys import cap_size, paint_cap
from facilitator.widgets.row_list import RowState
from workshops.labels import Words
from workshops.minutes.blocks import HEADING, MADE, POINT, REMOVED, TABLE, Grid, Line, pieces

LEFT, RIGHT, WIDEST = 92, 138, 660
"""The margins, with times and with signs, and the longest line of text."""
INDENT, ROW, BAR, BARS, CELL = 20, 28, 10, 150, 92
PADDING = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text of a row stands."""

    left: float
    width: float


@dataclass(slots=True)
class Piece:
    """Words laid out, how far in and how far down, in a colour; a point has its sign before it."""

    laid: Lines
    x: float
    y: float
    role: str = "ink"
    point: bool = False


class Painting:
    """Measures and paints rows. `edited` gives the id of the row being edited and how high its field is, or nothing."""

    def __init__(self, theme: Theme, words: Words, edited: Callable[[], tuple[str, int] | None]) -> None:
        self._theme, self._words, self._edited = theme, words, edited

    def place(self, width: float) -> Place:
        """The column of text at a width of the list."""
        theme = self._theme
        left, right = theme.scaled(LEFT), theme.scaled(RIGHT)
        if width < theme.scaled(LEFT + RIGHT + 320):
            left, right = theme.scaled(64), theme.scaled(104)
        return Place(float(left), max(120.0, min(float(theme.scaled(WIDEST)), width - left - right)))

    def above(self, row: MinutesRow) -> int:
        """Room over the words of a row."""
        line = row.line
        if line is None:
            return 28 if row.id != NEW else 6
        if line.state == REMOVED:
            return 5
        if line.block.kind == HEADING:
            return 24 if line.block.level == 2 else 12
        return 10 if line.asks else {POINT: 3, TABLE: 12}.get(line.block.kind, 5)

    def style(self, row: MinutesRow) -> str:
        """The style of a row's words."""
        heads = row.line is not None and row.line.block.kind == HEADING and row.line.block.level == 2
        return "heading2" if heads else "body"

    def measure(self, row: MinutesRow, width: int) -> int:
        """How high a row is."""
        place, edited = self.place(width), self._edited()
        if edited is not None and edited[0] == row.id:
            high: float = edited[1]
        elif row.line is not None and row.line.block.grid is not None and row.line.state != REMOVED:
            high = self._table_height(row.line.block.grid)
        else:
            high = max((piece.y + piece.laid.height for piece in self._pieces(row, place)), default=0.0)
        return round(high + self.above(row) + self._below(row) + self._asked_height(row, place))

    def draw(self, painter: QPainter, area: QRectF, row: MinutesRow, state: RowState) -> None:
        """Paint a row."""
        theme, place, edited = self._theme, self.place(area.width()), self._edited()
        editing = edited is not None and edited[0] == row.id
        if row.title:
            pass  # so large a row is ringed, and no more
        elif state.current and state.focused and not editing:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered and row.line is not None:
            painter.fillRect(area, theme.colour("sunk"))
        top, left = area.top() + self.above(row), area.left() + place.left
        line = row.line
        if line is not None:
            self._margin(painter, area, top, row, line, place)
        if edited is not None and editing:
            painter.setPen(QPen(theme.colour("focus"), theme.line("focus")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = QRectF(left, top, place.width, edited[1]).adjusted(-8, -3, 8, 3)
            painter.drawRoundedRect(around, theme.radius("control"), theme.radius("control"))
            return
        if line is not None and line.block.grid is not None and line.state != REMOVED:
            self._table(painter, line.block.grid, left, top, place.width)
        else:
            for piece in self._pieces(row, place):
                self._piece(painter, piece, left, top)
        if line is not None and line.asks:
            self._asked(
                painter,
                line,
                QRectF(left, area.bottom() - self._below(row) - self._asked_height(row, place), place.width, 0),
                place,
            )
        if row.title:
            painter.fillRect(QRectF(area.left() + 24, area.bottom() - 10, area.width() - 48, 1.5), theme.colour("ink"))

    def _below(self, row: MinutesRow) -> int:
        if row.line is None:
            return 22 if row.id != NEW else 6
        if row.line.block.kind == HEADING and row.line.state != REMOVED:
            return 3
        if row.line.asks:
            return 8
        return {POINT: 3, TABLE: 14}.get(row.line.block.kind, 5) if row.line.state != REMOVED else 5

    def _pieces(self, row: MinutesRow, place: Place) -> Iterator[Piece]:
        """The words of a row, piece by piece from the top."""
        theme, line = self._theme, row.line
        if line is None:
            y = 0.0
            for style, role, text in self._titled(row):
                laid = lines(theme, style, text, place.width)
                yield Piece(laid, 0, y, role)
                y += laid.height + 4
        elif line.state == REMOVED:
            said = self._words("minutes_page.left_out", text=" ".join(line.text.split()))
            yield Piece(lines(theme, "note", said, place.width, most=1), 0, 0, "inkFaint")
        elif line.block.kind == HEADING:
            weight = 600
            laid = lines(theme, self.style(row), line.text, place.width, weight=weight)
            yield Piece(laid, 0, 0, "inkSoft" if line.bare else "ink")
        else:
            yield from self._running(line, place)

    def _titled(self, row: MinutesRow) -> Iterator[tuple[str, str, str]]:
        if row.title:
            yield "label", "inkSoft", self._words("minutes.label")
            yield "heading1", "ink", row.title
            yield from (("body", "inkSoft", each) for each in row.lead)

    def _running(self, line: Line, place: Place) -> Iterator[Piece]:
        y, indent = 0.0, float(self._theme.scaled(INDENT))
        for kind, text, lead in pieces(line.block):
            x = indent if kind == POINT else 0.0
            laid = lines(self._theme, "body", text, place.width - x, lead=lead)
            yield Piece(laid, x, y, point=kind == POINT)
            y += laid.height + 4

    def _piece(self, painter: QPainter, piece: Piece, left: float, top: float) -> None:
        theme = self._theme
        piece.laid.paint(painter, QPointF(left + piece.x, top + piece.y), theme.colour(piece.role))
        if piece.point:
            half = theme.scaled(4)
            centre = QPointF(left + half + 1, top + piece.y + piece.laid.leading / 2)
            painter.setPen(QPen(theme.colour("ink"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            steps = ((0, -half), (half, 0), (0, half), (-half, 0))
            painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in steps]))

    def _margin(self, painter: QPainter, area: QRectF, top: float, row: MinutesRow, line: Line, place: Place) -> None:
        """The time and the phase at the left; at the right the sign and the word for what a person did."""
        theme = self._theme
        middle = top + theme.leading(self.style(row) if line.state != REMOVED else "note") / 2
        left = area.left() + place.left
        if line.block.aside and line.state != REMOVED:
            write(
                painter, theme, "label", "inkSoft", line.block.aside, area.left() + 24, middle, place.left, weight=400
            )
        if line.block.phase and line.state != REMOVED:
            high = theme.leading(self.style(row))
            painter.fillRect(QRectF(left - 16, middle - high / 2 + 3, 4, high - 6), theme.colour(line.block.phase))
        if not row.state:
            return
        if line.state not in (MADE, REMOVED):  # a bar along everything that a person wrote
            painter.fillRect(QRectF(left - 16, top, 2, area.bottom() - top - self._below(row)), theme.colour("ink"))
        x, side = left + place.width + 16, theme.scaled(14)
        icon = ICONS[row.state]
        if icon:
            paint_icon(painter, icon, theme.colour("ink"), QRectF(x, round(middle - side / 2), side, side))
            x += side + 6
        role = "inkSoft" if row.state in ("bare", "removed") else "ink"
        said = self._words(f"minutes_page.state.{row.state}")
        write(
            painter, theme, "label", role, said, x, middle, area.right() - x - 8, weight=400 if role != "ink" else 600
        )

    def _asked_height(self, row: MinutesRow, place: Place) -> float:
        """How high the question under a text is, where the data have changed since it was written."""
        if row.line is None or not row.line.asks:
            return 0.0
        theme = self._theme
        said = self._now(row.line, place).height if not row.line.gone else 0.0
        return said + theme.leading("label") + theme.scaled(24) + 2 * PADDING + 22

    def _now(self, line: Line, place: Place) -> Lines:
        return lines(self._theme, "body", line.made, place.width - 2 * PADDING)

    def _asked(self, painter: QPainter, line: Line, at: QRectF, place: Place) -> None:
        """What the data say now, and the keys that answer."""
        theme, key = self._theme, "gone" if line.gone else "now"
        keys = theme.scaled(24)
        laid = self._now(line, place) if not line.gone else None
        high = (laid.height if laid is not None else 0.0) + theme.leading("label") + keys + 2 * PADDING + 10
        box = QRectF(at.left(), at.top() + 6, at.width(), high)
        painter.setPen(QPen(theme.colour("control"), theme.line("hair")))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, theme.radius("control"), theme.radius("control"))
        x, y = box.left() + PADDING, box.top() + PADDING
        said = self._words(f"minutes_page.asked.{key}")
        write(painter, theme, "label", "inkSoft", said, x, y + theme.leading("label") / 2, place.width - 2 * PADDING)
        y += theme.leading("label") + 2
        if laid is not None:
            laid.paint(painter, QPointF(x, y), theme.colour("ink"))
            y += laid.height
        self._answers(painter, line, x, y + 8 + keys / 2)

    def _answers(self, painter: QPainter, line: Line, x: float, middle: float) -> None:
        theme = self._theme
        for key, name in answers(line):
            size = cap_size(theme, key)
            cap = QRectF(x, round(middle - size.height() / 2), size.width(), size.height())
            paint_cap(painter, theme, cap, key, theme.colour("ink"), theme.colour("control"))
            x += size.width() + 6
            x += write(painter, theme, "label", "ink", self._words(f"minutes_page.answer.{name}"), x, middle) + 18

    def _table_height(self, grid: Grid) -> float:
        theme = self._theme
        head = theme.leading("label") + 8 + (theme.leading("body") + 4 if grid.caption else 0)
        return head + len(grid.rows) * theme.scaled(ROW)

    def _table(self, painter: QPainter, grid: Grid, left: float, top: float, width: float) -> None:
        theme = self._theme
        if grid.caption:
            laid = lines(theme, "body", grid.caption, width, most=1, weight=600)
            laid.paint(painter, QPointF(left, top), theme.colour("ink"))
            top += theme.leading("body") + 4
        ends = self._ends(grid, left, width)
        self._cells(painter, grid.columns, left, ends, top + theme.leading("label") / 2, head=True)
        top += theme.leading("label") + 6
        painter.fillRect(QRectF(left, top, width, 1.5), theme.colour("ink"))
        top += 2
        high, hair = theme.scaled(ROW), theme.line("hair")
        for number, row in enumerate(grid.rows):
            middle = top + high / 2
            self._cells(painter, row, left, ends, middle)
            if grid.bars:
                whole = QRectF(ends[0] - theme.scaled(BARS) - 14, middle - BAR / 2, theme.scaled(BARS), BAR)
                whole.moveRight(ends[0] - theme.scaled(64))
                painter.fillRect(whole, theme.colour("sunk"))
                share = QRectF(whole)
                share.setWidth(whole.width() * grid.bars[number])
                painter.fillRect(share, theme.colour(grid.role))
            painter.fillRect(QRectF(left, top + high - hair, width, hair), theme.colour("line"))
            top += high

    def _ends(self, grid: Grid, left: float, width: float) -> list[float]:
        """Where the columns after the first end."""
        wide, count = self._theme.scaled(CELL if not grid.bars else 64), len(grid.columns) - 1
        if not grid.bars and count:
            wide = min(wide * 2, round(width * 0.64 / count))
        return [left + width - (count - 1 - n) * wide for n in range(count)]

    def _cells(
        self,
        painter: QPainter,
        texts: Sequence[str],
        left: float,
        ends: Sequence[float],
        middle: float,
        head: bool = False,
    ) -> None:
        style, role = ("label", "inkSoft") if head else ("note", "ink")
        first = (ends[0] if ends else left + 400) - left - self._theme.scaled(BARS + 64 + 24)
        write(painter, self._theme, style, role, texts[0], left, middle, max(120.0, first))
        for text, end in zip(texts[1:], ends, strict=True):
            write(painter, self._theme, style, role, text, end, middle, self._theme.scaled(2 * CELL) - 12, right=True)


def answers(line: Line) -> tuple[tuple[str, str], ...]:
    """The keys that answer where the data have changed, with the names of what they do."""
    if line.gone:
        return (("1", "mine"), ("2", "away"))
    return (("1", "mine"), ("2", "new"), ("3", "both"))
