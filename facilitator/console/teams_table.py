"""The groups as a table in two columns: name, target group, a stroke for each person, and the number."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView

from facilitator.console.inline import InlineLine
from facilitator.painting.ink import write
from facilitator.painting.shapes import paint_shape, paint_strokes, strokes_width
from facilitator.theme.theme import Theme
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.stepper import Stepper

ROW, GUTTER = 36, 28
LEAST_NAME, MOST_NAME = 0.24, 0.46  # the room of a name, as shares of a column
SIGN = 20  # pixels from a target group's sign to its words
MOST_STROKES = 96.0
TWO_COLUMNS = 420


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One group as it is shown; `group` is the code of its target group and `said` its words."""

    id: str
    name: str
    group: str | None
    said: str
    size: int
    spoken: str


class TeamsTable(RowList[TeamRow]):
    """Arrows move in both directions; the stepper on the current team sets its size. Signals carry the team's id."""

    named = Signal(str, str)
    size_set = Signal(str, int)
    group_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme, name: str, size_name: str) -> None:
        super().__init__(theme, name, self._draw, self._measure, grow=True)
        self._look = theme
        self._longest = 0.0
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self._name_line = InlineLine(theme, name, self.viewport())
        self._name_line.accepted.connect(self.named)
        self._name_line.left.connect(self.setFocus)
        self._stepper = Stepper(theme, 0, 500, size_name, size="dense", parent=self.viewport())
        self._stepper.hide()
        self._stepper.changed.connect(self._tell_size)
        self.opened.connect(self.rename)
        self.stepped.connect(self._follow_row)

    @property
    def stepper(self) -> Stepper:
        """The size of the current team."""
        return self._stepper

    def row(self, key: str | None) -> TeamRow | None:
        """The row of a team."""
        return next((row for row in self.rows.rows if row.id == key), None)

    def show_rows(self, rows: object) -> None:
        """Show these; the line and the stepper follow the current team."""
        super().show_rows(rows)  # type: ignore[arg-type]
        metrics = QFontMetricsF(self._look.font("note", weight=600))
        self._longest = max((metrics.horizontalAdvance(row.name) for row in self.rows.rows), default=0.0)
        self._follow_row()

    def rename(self, key: str, typed: str | None = None) -> None:
        """Let the name of a team be typed over, in place; `typed` is what was typed before, when it was refused."""
        row = self.row(key)
        if row is not None and self.choose(key):
            self._follow_row()
            self._name_line.begin(key, row.name, typed)

    def spot(self, key: str) -> QPoint:
        """Where a menu about a group's target group opens, on the screen."""
        rect = self.visualRect(self.rows.index(self.rows.place(key)))
        return self.viewport().mapToGlobal(QPoint(rect.left() + round(self._shape(self._inner(rect))), rect.bottom()))

    def ringed(self, area: QRect) -> QRectF:
        """A row without the gutter between the columns."""
        return QRectF(area.left(), area.top(), self._inner(area), area.height())

    def lay_out(self) -> None:
        """Two columns where there is room, filled one after the other."""
        columns = self._columns()
        self.setGridSize(QSize(max(60, self.viewport().width() // columns), self._row_height()))
        super().lay_out()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        rect = self.visualRect(index)
        at, inner = event.position().x() - rect.left(), self._inner(rect)
        if self._shape(inner) - 6 <= at < max(0.62 * inner, self._shape(inner) + 60):
            self.group_wanted.emit(row.id, self.spot(row.id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
        self._follow_row()

    def _columns(self) -> int:
        return 2 if self.viewport().width() >= self._look.scaled(TWO_COLUMNS) else 1

    def _rows_height(self) -> int:
        count, columns = len(self.rows.rows), self._columns()
        return -(-count // columns) * self._row_height() + 2

    def _row_height(self) -> int:
        return max(ROW, self._look.leading("note") + 14)

    def _inner(self, rect: QRect) -> int:
        """The width of a row's own part: the columns have a gutter between them."""
        return rect.width() - (GUTTER if rect.left() < rect.width() // 2 and self._columns() == 2 else 0)

    def _shape(self, inner: float) -> float:
        """Where the sign of the target group stands: after the longest name that there is room for."""
        return max(LEAST_NAME * inner, min(MOST_NAME * inner, self._longest + 22))

    def _follow_row(self) -> None:
        row = self.row(self.current)
        self._stepper.setVisible(row is not None)
        if row is None:
            self._name_line.hide()
            return
        rect = self.visualRect(self.currentIndex())
        self._stepper.set_value(row.size)
        hint = self._stepper.sizeHint()
        right, top = rect.left() + self._inner(rect) - 4, rect.top() + (rect.height() - hint.height()) // 2
        self._stepper.setGeometry(right - hint.width(), top, hint.width(), hint.height())
        if self._name_line.key != row.id:
            self._name_line.hide()
        width = right - hint.width() - rect.left() - 8
        self._name_line.setGeometry(rect.left(), rect.top() + 3, max(80, width), rect.height() - 6)

    def _tell_size(self, size: int) -> None:
        if self.current is not None:
            self.size_set.emit(self.current, size)

    def _measure(self, row: TeamRow, width: int) -> int:
        return self._row_height()

    def _draw(self, painter: QPainter, area: QRectF, row: TeamRow, state: RowState) -> None:
        theme, middle = self._look, area.center().y()
        inner = area.adjusted(0, 0, self._inner(area.toRect()) - area.width(), 0)
        if state.current:
            painter.fillRect(inner, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(inner, theme.colour("sunk"))
        painter.fillRect(QRectF(inner.left(), inner.top(), inner.width(), theme.line("hair")), theme.colour("line"))
        shape = inner.left() + self._shape(inner.width())
        words = shape + theme.scaled(SIGN)
        name_room = shape - inner.left() - 14
        write(painter, theme, "note", "ink", row.name, inner.left() + 8, middle, name_room, weight=600)
        side = theme.scaled(11)
        paint_shape(painter, theme, row.group, QRectF(round(shape), round(middle - side / 2), side, side))
        right = inner.right() - 8
        if state.current:
            right -= self._stepper.sizeHint().width()
        else:
            right -= write(painter, theme, "note", "inkSoft", str(row.size), right, middle, weight=400, right=True) + 10
            height = float(theme.scaled(13))
            width = strokes_width(row.size, height, min(MOST_STROKES, inner.width() * 0.3))
            right -= width
            place = QRectF(round(right), round(middle - height / 2), width, height)
            paint_strokes(painter, theme, place, row.size, row.size)
        room = right - words - 8
        write(painter, theme, "note", "inkSoft", row.said, words, middle, room, weight=400)
