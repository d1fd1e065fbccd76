"""The entry line of the room: a view on the one draft line, in which everybody may type. Hidden words are hatched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.entry import Entry
from facilitator.shared_screen import values as v
from facilitator.shared_screen.caret import Caret, units
from facilitator.shared_screen.frame import Frame
from facilitator.shared_screen.strip_painting import Written, caret_rect, paint_strip

GONE = 1_200
"""Milliseconds that a hidden team's line stands hatched after Return."""
HIDING = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class EntryStrip(QWidget):
    """Keys edit the line; Return adds it; Tab takes the next team or kind; Esc leaves.

    `left` is sent on Esc, `came` when it gets or loses the caret.
    """

    left = Signal()
    came = Signal()

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._caret = Caret()
        self._team = entry.team
        self._mode = entry.mode
        self._line = v.Line("none", "", None, "plus", "", 0, False)
        self._frame: Frame | None = None
        self._preedit = ""
        self._error = ""
        self._gone = 0
        self._gone_timer = QTimer(self, interval=GONE, singleShot=True)
        self._gone_timer.timeout.connect(self._forget_gone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    @property
    def line(self) -> v.Line:
        """What the room sees of the line."""
        return self._line

    @property
    def error(self) -> str:
        """Why the line was not taken, in words."""
        return self._error

    @property
    def caution(self) -> str:
        """What to think of, in words that say nothing of what is written: its kind alone."""
        if not self._line.caution or self._line.hidden or self._frame is None:
            return ""
        words = self._frame.words
        return words("shared.line.caution", kind=words(f"privacy.a_kind.{self._line.caution}"))

    def show_line(self, line: v.Line, frame: Frame) -> None:
        """Show the draft line so. The caret follows text that came from elsewhere."""
        moved = self._entry.team != self._team or self._entry.mode != self._mode
        if self._entry.text != self._caret.text or moved:
            if self._line.hidden and self._line.length and not self._entry.text and not moved:
                self._gone = self._line.length
                self._gone_timer.start()
            self._caret.begin(self._entry.text)
            self._error = ""
        self._team, self._mode = self._entry.team, self._entry.mode
        self._line, self._frame = line, frame
        self._tell()
        self.update()

    def show_error(self, sentence: str) -> None:
        """Say why the line was not taken; it goes when something is typed."""
        self._error = sentence
        self._tell()
        self.update()

    def type_text(self, text: str) -> None:
        """Somebody typed in the window while the caret was elsewhere."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit(lambda: self._caret.type(text))

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab is a key of the line, not a way out of it."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._entry.go_on(-1 if key == Qt.Key.Key_Backtab else 1)
        elif not self._edited(event):
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        if event.replacementLength():
            self._edit(lambda: self._caret.take(event.replacementStart(), event.replacementLength()))
        if event.commitString():
            self._edit(lambda: self._caret.type(event.commitString()))
        self.update()
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        hidden = self._line.hidden
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        if query == Qt.InputMethodQuery.ImHints:
            return HIDING if hidden else Qt.InputMethodHint.ImhNone
        if query == Qt.InputMethodQuery.ImSurroundingText:
            return "" if hidden else self._caret.text
        if query in (Qt.InputMethodQuery.ImCursorPosition, Qt.InputMethodQuery.ImAnchorPosition):
            at = self._caret.at if query == Qt.InputMethodQuery.ImCursorPosition else self._caret.anchor
            return 0 if hidden else units(self._caret.text[:at])
        if query == Qt.InputMethodQuery.ImCursorRectangle and self._frame is not None:
            return caret_rect(self._frame, self._line, self.written, QRectF(self.rect())).toAlignedRect()
        return super().inputMethodQuery(query)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._preedit = ""
        self.came.emit()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._frame is not None:
            painter = QPainter(self)
            paint_strip(painter, self._frame, self._line, self.written, QRectF(self.rect()))

    @property
    def written(self) -> Written:
        """What is painted: the words or, for a hidden line, their number only."""
        hidden = self._line.hidden
        start, end = self._caret.selection
        return Written(
            text="" if hidden else self._caret.text,
            length=self._line.length if self._line.length else self._gone,
            at=self._caret.at,
            selection=(start, end),
            preedit="" if hidden else self._preedit,
            preedit_length=len(self._preedit),
            focused=self.hasFocus(),
            error=self._error,
            gone=bool(self._gone and not self._line.length),
            caution=self.caution,
        )

    def _submit(self) -> None:
        if self._entry.offered:
            self._entry.take_offer()
        else:
            self._entry.submit()

    def _escape(self) -> None:
        if self._entry.offered:
            whole = self._entry.drop_offer()
            self._edit(lambda: self._caret.type(whole))
            return
        self.left.emit()

    def _edited(self, event: QKeyEvent) -> bool:
        caret, key, modifiers = self._caret, event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(caret.text)}
        if key in steps:
            caret.move(steps[Qt.Key(key)], word=control, select=shift)
            self.update()
        elif key in ends:
            caret.go(ends[Qt.Key(key)], select=shift)
            self.update()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._edit(lambda: caret.erase(forward=key == Qt.Key.Key_Delete, word=control))
        elif control and not modifiers & Qt.KeyboardModifier.AltModifier:
            return self._commanded(Qt.Key(key), shift)
        elif is_written(event):
            self._edit(lambda: caret.type(event.text()))
        else:
            return False
        return True

    def _commanded(self, key: Qt.Key, shift: bool) -> bool:
        caret, board = self._caret, QGuiApplication.clipboard()
        if key == Qt.Key.Key_A:
            caret.select_all()
            self.update()
        elif key in (Qt.Key.Key_C, Qt.Key.Key_X):
            if self._line.hidden or not caret.selected:
                return True
            board.setText(caret.selected)
            if key == Qt.Key.Key_X:
                self._edit(caret.erase)
        elif key == Qt.Key.Key_V:
            self._paste(board.text())
        elif key == Qt.Key.Key_Y or (key == Qt.Key.Key_Z and shift):
            self._edit(caret.redo)
        elif key == Qt.Key.Key_Z:
            self._edit(caret.undo)
        else:
            return False
        return True

    def _paste(self, text: str) -> None:
        if self._caret.text or not self._entry.offer(text):
            self._edit(lambda: self._caret.type(text))

    def _edit(self, change: Callable[[], object]) -> None:
        self._forget_gone()
        change()
        self._error = ""
        self._entry.write(self._caret.text, self)
        self.update()
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImQueryInput)

    def _forget_gone(self) -> None:
        self._gone_timer.stop()
        if self._gone:
            self._gone = 0
            self.update()

    def _tell(self) -> None:
        """What somebody who can't see the line is told; never a hidden word."""
        if self._frame is None:
            return
        words = self._frame.words
        line = self._line
        hidden = words("shared.line.hidden_name", team=line.team)
        self.setAccessibleName(hidden if line.hidden else words("shared.line.name"))
        said = words("shared.line.characters", n=line.length) if line.hidden else line.text
        self.setAccessibleDescription(
            "\n".join(part for part in (line.team, said, self._error or self.caution) if part)
        )


def is_written(event: QKeyEvent) -> bool:
    """Whether a key press writes something: a printable text, also by AltGr, but no shortcut."""
    text = event.text()
    modifiers = event.modifiers()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    return bool(text) and text.isprintable() and control == alt and not modifiers & Qt.KeyboardModifier.MetaModifier
