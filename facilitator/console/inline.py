"""A line to type in over a painted row: Return or leaving it keeps what is typed, Esc does not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.field import LONGEST_LINE


class InlineLine(QLineEdit):
    """Hidden until `begin`. `accepted` carries the row's id and the new text; `left` says that the row is to be focused."""

    accepted = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.key = ""
        self._before = ""
        self.setMaxLength(LONGEST_LINE)
        self.setAccessibleName(name)
        self.setProperty("inline", True)
        self.hide()
        theme.changed.connect(self._follow)
        self._follow()

    def begin(self, key: str, text: str, typed: str | None = None) -> None:
        """Ask for a new text for the row with this id; `typed` is what was typed before, when it was refused."""
        self.key, self._before = key, text
        self.setText(text if typed is None else typed)
        self.show()
        if typed is None:
            self.selectAll()
            self.setFocus()

    def finish(self) -> None:
        """Keep what is typed and go away."""
        if not self.isHidden():
            key, text = self.key, self.text()
            self.hide()
            if text != self._before:
                self.accepted.emit(key, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.finish()
            if self.isHidden():
                self.left.emit()
            else:
                self.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish()

    def _follow(self) -> None:
        self.setFont(self._theme.font("note", weight=600))
        self.setStyleSheet("QLineEdit { min-height: 0; padding: 0 7px; border-radius: 4px; }")
