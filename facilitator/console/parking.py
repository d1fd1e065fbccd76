"""The parking lot: a line that slides in from anywhere, and what has been put aside so far."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.bound import attempt
from facilitator.icons import paint_icon
from facilitator.painting.ink import write
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text
from workshops import parking
from workshops.change import Change

WIDTH = 620
SHOWN = 6  # rows seen without scrolling
ROW = 32


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """Something put aside."""

    id: str
    text: str
    settled: bool
    spoken: str


class ParkingLot(Panel):
    """Lies over the foot of a window. The room never sees it: what is typed here is no preview."""

    def __init__(self, window: QWidget, stage: Stage) -> None:
        super().__init__(stage.theme, edges=("top", "left", "right", "bottom"), edge="control", parent=window)
        self._stage, self._host = stage, window
        self._back: QWidget | None = None
        self._changing = ""
        words, theme = stage.words, stage.theme
        self.setAccessibleName(words("parking.name"))
        self.line = Field(theme, words("parking.line"), words("parking.hint"))
        self.list = RowList[ParkedRow](theme, words("parking.list"), self._draw, self._measure)
        self._count = Text("", theme, "label", "inkSoft", weight=400)
        self._close = Button("", theme, "", kind="quiet", size="dense", icon="x", name=words("parking.close"))
        self._keys = KeyBar(theme, margin=16)
        self._motion = QPropertyAnimation(self, b"pos")
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.finished.connect(self._arrive)
        self._out = False
        self._lay_out()
        self.line.entered.connect(self._enter)
        self.line.line.textEdited.connect(lambda _text: self.line.clear_error())
        self._close.clicked.connect(self.close_up)
        self.list.opened.connect(self._change)
        self.list.removed.connect(self._forget)
        self.list.on_key = self._type_in_list
        stage.desk.changed.connect(self._follow)
        stage.desk.opened.connect(self._follow_desk)
        window.installEventFilter(self)
        self.hide()

    @property
    def is_out(self) -> bool:
        """Whether the line is there."""
        return self._out

    def toggle(self) -> None:
        """Slide in with the caret in the line, or away again."""
        if self._out:
            self.close_up()
        elif self._stage.desk.is_open:
            self._back = QApplication.focusWidget()
            self._out = True
            self._refresh()
            self.show()
            self.raise_()
            self._slide()
            self.line.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Slide away; what is half typed stays for next time, and the focus goes back to where it was."""
        if not self._out:
            return
        self._out = False
        self._slide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in here as long as it lies over the page."""
        stops: list[QWidget] = [self.line.line, *([self.list] if self.list.rows.rows else []), self._close]
        here = next((n for n, stop in enumerate(stops) if stop is QApplication.focusWidget()), 0)
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._changing:
            self._leave_change()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() == Qt.Key.Key_Down and self.list.rows.rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        event.accept()  # nothing that is typed here reaches the page beneath

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self._out:
            self._motion.stop()
            self.setGeometry(self._place(True))
        return False

    def _lay_out(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        head = QHBoxLayout()
        head.addWidget(Text(words("parking.title"), theme, "heading3"))
        head.addSpacing(10)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._close)
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 14, 16, 12)
        inside.setSpacing(10)
        inside.addLayout(head)
        inside.addWidget(self.list)
        inside.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(inside)
        column.addWidget(self._keys)

    def _enter(self, text: str) -> None:
        verb, given = (parking.reword, (self._changing, text)) if self._changing else (parking.park, (text,))
        refusal = attempt(self._stage.desk, verb, *given)
        if refusal is not None:
            self.line.show_error(refusal_sentence(self._stage.words, refusal))
            self._fit()
            return
        self._leave_change()

    def _leave_change(self) -> None:
        self._changing = ""
        self.line.set_text("")  # `clear` could be undone, and would bring back what is parked
        self.line.clear_error()
        self._refresh()

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
            self._refresh()

    def _follow_desk(self) -> None:
        """Another workshop lies on the desk: nothing of the one before stays."""
        self._back = None
        self.close_up()
        self._changing = ""
        self.line.set_text("")
        self.line.clear_error()

    def _refresh(self) -> None:
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
        self._fit()

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

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
        if self._out and self._motion.state() != QPropertyAnimation.State.Running:
            self.setGeometry(self._place(True))

    def _place(self, out: bool) -> QRect:
        width = min(self._stage.theme.scaled(WIDTH), self._host.width() - 48)
        height = min(self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height(),
                     self._host.height() - 80)  # fmt: skip
        left = (self._host.width() - width) // 2
        theme = self._stage.theme
        bar = max(theme.size("keyBar"), theme.scaled(theme.size("keyBar"))) + 12
        return QRect(left, self._host.height() - bar - height if out else self._host.height(), width, height)

    def _slide(self) -> None:
        duration = self._stage.theme.milliseconds("move")
        self._motion.stop()
        wanted = self._place(self._out)
        self.resize(wanted.size())
        if not duration or not self._host.isVisible():
            self.move(wanted.topLeft())
            self._arrive()
            return
        start = self._place(not self._out).topLeft() if self._out else self.pos()
        self._motion.setDuration(duration)
        self._motion.setStartValue(QPoint(start))
        self._motion.setEndValue(wanted.topLeft())
        self._motion.start()

    def _arrive(self) -> None:
        if self._out:
            self._fit()
        else:
            self.hide()

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
