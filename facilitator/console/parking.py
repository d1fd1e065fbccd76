"""The parking lot: a line that slides in from anywhere, and what has been put aside so far."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.bound import attempt
from facilitator.console.sliding import SlidingPanel
from facilitator.icons import paint_icon
from facilitator.painting.ink import write
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.text import Text
from workshops import meeting, parking
from workshops.change import Change

SHOWN = 6  # rows seen without scrolling
ROW = 32


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """Something put aside."""

    id: str
    text: str
    settled: bool
    spoken: str


class ParkingLot(SlidingPanel):
    """Lies over the foot of a window. The room never sees it: what is typed here is no preview."""

    def __init__(self, window: QWidget, stage: Stage) -> None:
        super().__init__(window, stage)
        self._changing = ""
        words, theme = stage.words, stage.theme
        self.setAccessibleName(words("parking.name"))
        self.line = Field(theme, words("parking.line"), words("parking.hint"))
        self.list = RowList[ParkedRow](theme, words("parking.list"), self._draw, self._measure)
        self._count = Text("", theme, "label", "inkSoft", weight=400)
        self._close = Button("", theme, "", kind="quiet", size="dense", icon="x", name=words("parking.close"))
        self._keys = KeyBar(theme, margin=16)
        self.lay(words("parking.title"), self._count, self._close, (self.list, self.line), self._keys)
        self.line.entered.connect(self._enter)
        self.line.line.textEdited.connect(lambda _text: self.line.clear_error())
        self._close.clicked.connect(self.close_up)
        self.list.opened.connect(self._change)
        self.list.removed.connect(self._forget)
        self.list.on_key = self._type_in_list
        stage.desk.changed.connect(self._follow)

    def focus_first(self) -> None:
        self.line.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stops(self) -> list[QWidget]:
        return [self.line.line, *([self.list] if self.list.rows.rows else []), self._close]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._changing:
            self._leave_change()
            event.accept()
        elif event.key() == Qt.Key.Key_Down and self.list.rows.rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _enter(self, text: str) -> None:
        here = meeting.here(self._stage.desk.workshop)
        verb, given = (parking.reword, (self._changing, text)) if self._changing else (parking.park, (text, here))
        refusal = attempt(self._stage.desk, verb, *given)
        if refusal is not None:
            self.line.show_error(refusal_sentence(self._stage.words, refusal))
            self.fit()
            return
        self._leave_change()

    def _leave_change(self) -> None:
        self._changing = ""
        self.line.set_text("")  # `clear` could be undone, and would bring back what is parked
        self.line.clear_error()
        self.refresh()

    def _change(self, key: str) -> None:
        """The words of a row come into the line, to be changed there."""
        row = next(row for row in self.list.rows.rows if row.id == key)
        self._changing = key
        self.line.set_text(row.text)
        self.line.line.end(False)
        self.line.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_keys()

    def _forget(self, key: str) -> None:
        self._stage.desk.do(parking.forget, key)
        if not self.list.rows.rows:
            self.line.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_in_list(self, event: QKeyEvent) -> bool:
        """Space settles a row, or not after all."""
        row = next((row for row in self.list.rows.rows if row.id == self.list.current), None)
        if event.key() == Qt.Key.Key_Space and row is not None:
            self._stage.desk.do(parking.settle, row.id, not row.settled)
            return True
        return False

    def _follow(self, change: Change) -> None:
        if self._out and change.touches("parked"):
            self.refresh()

    def forget(self) -> None:
        self._changing = ""
        self.line.set_text("")
        self.line.clear_error()

    def refresh(self) -> None:
        words = self._stage.words
        rows = parking.in_order(self._stage.desk.workshop)
        left = sum(not row.settled for row in rows)
        self._count.setText(words("parking.count", n=left) if rows else words("parking.none"))
        shown = []
        for row in rows:
            spoken = words("parking.settled", text=row.text) if row.settled else row.text
            shown.append(ParkedRow(row.id, row.text, row.settled, spoken))
        grown = len(shown) > len(self.list.rows.rows)
        self.list.show_rows(shown)
        self.list.setVisible(bool(shown))
        self.list.setFixedHeight(min(SHOWN, max(1, len(shown))) * self._measure(None, 0) + 2)
        if grown:
            self.list.scrollToBottom()
        self._show_keys()
        self.fit()

    def _show_keys(self) -> None:
        words = self._stage.words
        enter = words("parking.keys.change" if self._changing else "parking.keys.park")
        shown: list[tuple[tuple[str, ...], str]] = [
            (("Enter",), enter),
            (("Esc",), words("parking.keys.close")),
            (("↓",), words("parking.keys.list")),
        ]
        shown.append((shown_keys("park", words), words("parking.keys.toggle")))
        self._keys.show_keys(shown[:3] if self.list.rows.rows else [*shown[:2], shown[3]])

    def _measure(self, _row: ParkedRow | None, _width: int) -> int:
        return max(ROW, self._stage.theme.leading("body") + 10)

    def _draw(self, painter: QPainter, area: QRectF, row: ParkedRow, state: RowState) -> None:
        theme, middle = self._stage.theme, area.center().y()
        if state.current and state.focused:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), theme.line("hair")), theme.colour("line"))
        side = float(theme.scaled(14))
        x = area.left() + 6
        if row.settled:
            paint_icon(painter, "check", theme.colour("inkSoft"), QRectF(x, middle - side / 2, side, side))
        role = "inkSoft" if row.settled else "ink"
        text = QFontMetricsF(theme.font("body"))
        room = area.right() - x - side - 16
        shown = text.elidedText(row.text, Qt.TextElideMode.ElideRight, room)
        write(painter, theme, "body", role, shown, x + side + 8, middle, room)
