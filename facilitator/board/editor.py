"""The field that opens in place on the board: a note's words, a cluster's name, its question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.board.look import BoardLook
from facilitator.painting.shapes import TARGET_GROUPS, paint_shape
from facilitator.painting.words import Lines
from facilitator.widgets.field import Problem
from facilitator.widgets.ring import OWN

LONGEST = 5_000
"""More characters than this are not taken in."""

MOST_LINES = 9
CARET = 6
"""Pixels kept free for the caret at the end of a line."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Writing(QPlainTextEdit):
    """Plain text that wraps and grows. Return is done, Esc gives up; no key of the board acts while one writes."""

    done = Signal()
    given_up = Signal()
    left = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = LONGEST - self.document().characterCount()
        self.insertPlainText(" ".join(source.text()[: max(0, room)].split()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            function_key = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
            if plain and not function_key:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() == Qt.Key.Key_Tab:
            self.done.emit()
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class Editor(QFrame):
    """One field over the board at a time.

    `open` says what is written where; `keep` is then asked with the text and answers with why it is refused, or with an
    empty text. What is refused stays, with the reason under it. `closed` is sent when the field is gone, and says
    whether it had the keyboard until then.
    """

    written = Signal(str)
    closed = Signal(bool)

    def __init__(self, look: BoardLook, board: QWidget) -> None:
        super().__init__(board)
        self._look, self._board = look, board
        self._keep: Callable[[str], str] = lambda text: ""
        self._home: Callable[[], QRect | None] = lambda: None
        self._target: str | None = None
        self._is_note = False
        self.field = Writing(self)
        self.field.setProperty("bare", True)
        self.field.setProperty(OWN, True)
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.document().setDocumentMargin(0)
        self.field.textChanged.connect(self._change)
        self.field.done.connect(self.finish)
        self.field.given_up.connect(self.give_up)
        self.field.left.connect(self.finish)
        self._problem = Problem(look.theme, self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addWidget(self.field)
        self._column.addWidget(self._problem)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being written."""
        return not self.isHidden()

    @property
    def text(self) -> str:
        """What is written so far."""
        return self.field.toPlainText()

    @property
    def problem(self) -> str:
        """Why the text was refused; empty when it was not."""
        return self._problem.text

    def open(
        self,
        home: Callable[[], QRect | None],
        text: str,
        name: str,
        keep: Callable[[str], str],
        *,
        placeholder: str = "",
        font: QFont | None = None,
        target_group: str | None = None,
        is_note: bool = False,
    ) -> None:
        """Write here; `home` answers with the place on the board, which may move while one writes."""
        self.finish()
        self._keep, self._home = keep, home
        self._target, self._is_note = target_group, is_note
        left = 26 if is_note else 10
        self._column.setContentsMargins(left, 7, 8, 7)
        self.field.setFont(font or self._look.note_font)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(placeholder)
        self._problem.tell("")
        blocked = self.field.blockSignals(True)
        self.field.setPlainText(text)
        self.field.selectAll()
        self.field.blockSignals(blocked)
        self.show()
        self.raise_()
        self.place()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Keep what is written and close; refused, it stays open with the reason."""
        if not self.is_open:
            return
        reason = self._keep(self.text)
        if reason:
            self._problem.tell(reason)
            self.field.setAccessibleDescription(reason)
            self.place()
        else:
            self._close()

    def give_up(self) -> None:
        """Close; what was written is not kept."""
        if self.is_open:
            self._close()

    def place(self) -> None:
        """Stand where the note or the head is, as high as the words need."""
        home = self._home() if self.is_open else None
        if home is None:
            return
        board = self._board.rect()
        width = min(max(home.width(), self._look.theme.scaled(200)), board.width() - 8)
        margins = self._column.contentsMargins()
        leading = self.field.fontMetrics().lineSpacing()
        room = width - margins.left() - margins.right() - CARET
        lines = Lines(self.text, self.field.font(), room, leading, at_most=LONGEST).count
        wanted = min(lines, MOST_LINES) * leading + 4
        self.field.setFixedHeight(wanted)
        height = wanted + margins.top() + margins.bottom()
        if self._problem.text:
            self._problem.setFixedWidth(width - margins.left() - margins.right())
            height += self._problem.heightForWidth(width - margins.left() - margins.right()) + 6
        height = max(height, min(home.height(), 400)) if self._is_note else height
        left = max(4, min(home.left(), board.width() - width - 4))
        top = max(4, min(home.top(), board.height() - height - 4))
        self.setGeometry(left, top, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        role = self._target if self._target in TARGET_GROUPS else "ink" if self._is_note else "accent"
        role = "danger" if self._problem.text else str(role)
        painter.setPen(QPen(look.colour(role), max(2.0, look.theme.line("selected"))))
        painter.setBrush(look.colour("surface"))
        radius = look.theme.radius("note" if self._is_note else "control")
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        if self._is_note:
            side = round(9 * look.text_scale)
            middle = 7 + self.field.fontMetrics().lineSpacing() // 2 + 1
            paint_shape(painter, look.theme, self._target, QRect(10, middle - side // 2, side, side).toRectF())

    def _change(self) -> None:
        if self._problem.text:
            self._problem.tell("")
            self.field.setAccessibleDescription("")
        self.place()
        if self.is_open:
            self.written.emit(self.text)

    def _close(self) -> None:
        had_keyboard = self.field.hasFocus()
        self.field.blockSignals(True)
        self.hide()
        self.field.setPlainText("")
        self.field.blockSignals(False)
        self.closed.emit(had_keyboard)
