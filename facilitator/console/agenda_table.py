"""The agenda as a table to work on: rows that are painted, with a line to type in and a stepper on the current one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from facilitator.console.inline import InlineLine
from facilitator.icons import paint_icon
from facilitator.painting.ink import paint_kind, write
from facilitator.theme.theme import Theme
from facilitator.widgets.keys import cap_size, paint_cap
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.stepper import Stepper

ROW = 40
TIME, BAR, TITLE = 10, 60, 78  # where each column begins, in pixels at normal text size
METHOD = 0.41  # and the method's, as a share of the width
ROOMY = 560


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One activity as it is shown. `method` is its method in words, `warning` what does not fit in its minutes.

    `pinned` when its time is fixed, `beside` when it goes on at the same time as the row before.
    """

    id: str
    time: str
    kind: str
    title: str
    method: str
    minutes: int
    spoken: str
    warning: str = ""
    pinned: bool = False
    beside: bool = False


class AgendaTable(RowList[AgendaRow]):
    """Arrows move, digits and the stepper set minutes, a drag moves a row. Signals carry the activity's id."""

    dropped = Signal(str, int)
    minutes_set = Signal(str, int)
    titled = Signal(str, str)
    phase_wanted = Signal(str, QPoint)
    method_wanted = Signal(str, QPoint)
    menu_wanted = Signal(str, QPoint)
    left_row = Signal()

    def __init__(self, theme: Theme, name: str, minutes_name: str, move_words: tuple[str, str, str]) -> None:
        """`move_words` are the two key caps and the word for moving a row."""
        super().__init__(theme, name, self._draw, self._measure)
        self._look, self._move_words = theme, move_words
        self._name_line = InlineLine(theme, name, self.viewport())
        self._name_line.accepted.connect(self._take_title)
        self._name_line.left.connect(self.setFocus)
        self._stepper = Stepper(theme, 1, 600, minutes_name, size="dense", parent=self.viewport())
        self._stepper.hide()
        self._stepper.changed.connect(self._tell_minutes)
        self._pressed: tuple[QPoint, str] | None = None
        self._drop: int | None = None
        self.on_key = self._type
        self.opened.connect(self.rename)
        self.stepped.connect(self._stepped)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    @property
    def _bar(self) -> int:
        """Where the bar of the phase stands."""
        return self._look.scaled(BAR)

    @property
    def _title(self) -> int:
        """Where the titles begin."""
        return self._look.scaled(TITLE)

    @property
    def stepper(self) -> Stepper:
        """The minutes of the current row."""
        return self._stepper

    def row(self, key: str | None) -> AgendaRow | None:
        """The row of an activity."""
        return next((row for row in self.rows.rows if row.id == key), None)

    def show_rows(self, rows: object) -> None:
        """Show these; the line and the stepper follow the current row."""
        super().show_rows(rows)  # type: ignore[arg-type]
        self.setMaximumHeight(max(ROW, self._rows_height() + 1))
        self._follow_row()

    def rename(self, key: str, typed: str | None = None) -> None:
        """Let the title of a row be typed over, in place; `typed` is what was typed before, when it was refused."""
        row = self.row(key)
        if row is not None and self.choose(key):
            self._name_line.begin(key, row.title, typed)
            self._follow_row()

    def spot(self, key: str, column: str) -> QPoint:
        """Where a menu about a row's `phase` or `method` opens, on the screen."""
        rect = self.visualRect(self.rows.index(self.rows.place(key)))
        x = rect.left() + (self._bar if column == "phase" else self._method_x(rect.width()))
        return self.viewport().mapToGlobal(QPoint(round(x), rect.bottom()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is None:
            return
        count = len(self.rows.rows)
        last = self.visualRect(self.rows.index(min(self._drop, count - 1)))
        y = last.top() if self._drop < count else last.bottom()
        QPainter(self.viewport()).fillRect(QRect(0, y - 1, self.viewport().width(), 3), self._look.colour("accent"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self.rows.row_at(self.indexAt(event.position().toPoint()))
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (event.position().toPoint(), row.id) if row is not None and left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if self._drop is not None or (at - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance():
            self._drop = self._place_at(at.y())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, drop = self._pressed, self._drop
        self._pressed = self._drop = None
        self.viewport().unsetCursor()
        self.viewport().update()
        if pressed is not None and drop is not None:
            place = self.rows.place(pressed[1])
            self.dropped.emit(pressed[1], drop - 1 if drop > place else drop)
            return
        super().mouseReleaseEvent(event)
        if pressed is not None:
            self._click(pressed[1], event.position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_row()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._follow_row()

    def sizeHint(self) -> QSize:
        return QSize(480, self._rows_height() + 2)

    def _click(self, key: str, at: QPointF) -> None:
        width = self.viewport().width()
        if self._bar - 8 <= at.x() < self._title - 4:
            self.phase_wanted.emit(key, self.spot(key, "phase"))
        elif self._method_x(width) - 4 <= at.x() < self._method_end(width):
            self.method_wanted.emit(key, self.spot(key, "method"))

    def _type(self, event: QKeyEvent) -> bool:
        """A digit begins new minutes in the stepper."""
        if event.text().isdigit() and event.text().isascii() and not self._stepper.isHidden():
            box = self._stepper.focusProxy()
            assert isinstance(box, QWidget)
            box.setFocus()
            box.selectAll()  # type: ignore[attr-defined]
            QApplication.sendEvent(box, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
            return True
        return False

    def _stepped(self) -> None:
        self.left_row.emit()
        self._follow_row()

    def _follow_row(self) -> None:
        row = self.row(self.current)
        self._stepper.setVisible(row is not None)
        if row is None:
            self._name_line.hide()
            return
        rect = self.visualRect(self.currentIndex())
        self._stepper.set_value(row.minutes)
        hint = self._stepper.sizeHint()
        right, top = rect.right() - 9, rect.top() + (rect.height() - hint.height()) // 2
        self._stepper.setGeometry(right - hint.width(), top, hint.width(), hint.height())
        if self._name_line.key != row.id:
            self._name_line.hide()
        left = self._title - 8
        width = round(self._method_x(rect.width())) - left - 12
        self._name_line.setGeometry(left, rect.top() + 4, max(80, width), rect.height() - 8)

    def _take_title(self, key: str, text: str) -> None:
        self.titled.emit(key, text)

    def _tell_minutes(self, minutes: int) -> None:
        if self.current is not None:
            self.minutes_set.emit(self.current, minutes)

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        row = self.rows.row_at(index if index.isValid() else self.currentIndex())
        if row is not None:
            self.choose(row.id)
            inside = index.isValid()
            self.menu_wanted.emit(row.id, self.viewport().mapToGlobal(at) if inside else self.spot(row.id, "phase"))

    def _place_at(self, y: int) -> int:
        """Before which row a drop at this height goes."""
        for place in range(len(self.rows.rows)):
            if y < self.visualRect(self.rows.index(place)).center().y():
                return place
        return len(self.rows.rows)

    def _method_x(self, width: float) -> float:
        return max(self._title + self._look.scaled(120.0), width * METHOD)

    def _method_end(self, width: float) -> float:
        return width - self._stepper.sizeHint().width() - 25

    def _measure(self, row: AgendaRow, width: int) -> int:
        return max(ROW, self._look.leading("body") + 16)

    def _draw(self, painter: QPainter, area: QRectF, row: AgendaRow, state: RowState) -> None:
        theme, middle = self._look, area.center().y()
        if state.current:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        hair = theme.line("hair")
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), hair), theme.colour("line"))
        write(painter, theme, "note", "ink" if state.current else "inkSoft", row.time, area.left() + TIME, middle,
              weight=400)  # fmt: skip
        top = 2.0 if row.kind == "break" else 0.0
        bar = QRectF(area.left() + self._bar, area.top() + top, 4, area.height() - top)
        paint_kind(painter, theme, bar, row.kind)
        self._draw_fixed(painter, area, row)
        method, right = self._method_x(area.width()), area.right() - 14
        weight = 600 if state.current else 400
        write(
            painter,
            theme,
            "note",
            "ink",
            row.title,
            area.left() + self._title,
            middle,
            method - self._title - 14,
            weight=weight,
        )
        if not state.current:
            write(painter, theme, "note", "ink", str(row.minutes), right, middle, weight=400, right=True)
        end = self._method_end(area.width()) if state.current else area.width() - 60
        if state.current and area.width() >= self._look.scaled(ROOMY):
            end = self._draw_keys(painter, end, middle) - 10
        self._draw_method(painter, row, method, end, middle, state)

    def _draw_fixed(self, painter: QPainter, area: QRectF, row: AgendaRow) -> None:
        """A lock beside a fixed time; a line up to the row that goes on at the same time."""
        theme = self._look
        if row.pinned:
            side = theme.scaled(11)
            x = round(area.left() + self._bar - side - 2)
            paint_icon(painter, "lock", theme.colour("ink"), QRectF(x, area.center().y() - side / 2, side, side))
        if row.beside:
            x = round(area.left() + self._bar - 5)
            painter.fillRect(QRectF(x, area.top() - area.height() / 2, 2, area.height()), theme.colour("control"))

    def _draw_keys(self, painter: QPainter, end: float, middle: float) -> float:
        """The keys that move the current row; returns where they begin."""
        theme, (first, second, word) = self._look, self._move_words
        font = theme.font("label", weight=400)
        x = end - QFontMetricsF(font).horizontalAdvance(word) - 4
        write(painter, theme, "label", "inkSoft", word, x, middle, weight=400)
        for keys in (second, first):
            size = cap_size(theme, keys)
            x -= size.width() + 7
            cap = QRectF(round(x), round(middle - size.height() / 2), size.width(), size.height())
            paint_cap(painter, theme, cap, keys, theme.colour("inkSoft"), theme.colour("control"),
                      fill=theme.colour("surface"))  # fmt: skip
        return x

    def _draw_method(
        self, painter: QPainter, row: AgendaRow, x: float, end: float, middle: float, state: RowState
    ) -> None:
        theme = self._look
        text = row.warning or row.method
        role = "ink" if row.warning else "inkSoft"
        room = end - x - 18
        if row.warning:
            side = theme.scaled(14)
            paint_icon(painter, "triangle-alert", theme.colour("ink"), QRectF(round(x), middle - side / 2, side, side))
            x, room = x + side + 6, room - side - 6
        taken = write(painter, theme, "label", role, text, x, middle, room, weight=400)
        if (state.current or state.hovered) and room > 30:
            side = theme.scaled(12)
            mark = QRectF(round(x + taken + 4), round(middle - side / 2), side, side)
            paint_icon(painter, "chevron-down", theme.colour("inkSoft"), mark)
