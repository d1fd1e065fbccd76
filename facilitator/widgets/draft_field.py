"""The field of a draft line: one view on the entry that both windows share, with paste, undo and input methods as they should be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.entry import LONGEST_DRAFT, Entry
from workshops.text import IDEA, TooLong, clean

PASTE, UNDO = QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Undo


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key press writes something: no command, no space to begin with. AltGr counts as Ctrl and Alt together."""
    held = event.modifiers()
    control, alt = held & Qt.KeyboardModifier.ControlModifier, held & Qt.KeyboardModifier.AltModifier
    command = bool(control) != bool(alt) or bool(held & Qt.KeyboardModifier.MetaModifier)
    return bool(event.text().strip()) and event.text().isprintable() and not command


class LineField(QLineEdit):
    """A line whose Esc leaves it and whose undo, once it is empty, is the workshop's."""

    left = Signal()
    undo_wanted = Signal()
    """Undo was asked for in an empty line: it is the workshop's step that goes."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(UNDO) and not self.text():
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)


class DraftField(LineField):
    """Shows and writes `entry.text`. Return adds, Tab goes on to the next team, Esc leaves; emptied without a trace."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._composing = False
        self._behind = False
        self._following = False
        self.setMaxLength(LONGEST_DRAFT)
        self.setProperty("bare", True)
        self.setFrame(False)
        self.textChanged.connect(self._written)
        entry.changed.connect(self._follow)
        self._follow(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._entry.offered:
                self._entry.take_offer()
            else:
                self._entry.submit()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif event.matches(PASTE):
            self.take_in(QGuiApplication.clipboard().text())
        elif event.matches(UNDO) and not self.text():
            self.undo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab chooses the next team (or kind of feedback, or field of the method); Esc is the way out."""
        return self._entry.go_on(1 if forward else -1) or super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While a word is being composed nothing is put into the line from elsewhere."""
        said = event.commitString()
        if self._behind and said:
            self._composing, self._behind = False, False
            super().inputMethodEvent(QInputMethodEvent())
            self._show(self._entry.text)
            self.insert(said)
            return
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._behind and not self._composing:
            self._behind = False
            self._show(self._entry.text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, but for the paste that must ask first."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                self._divert(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasText():
            self.take_in(event.mimeData().text())
            event.acceptProposedAction()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if event.button() == Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self.take_in(clipboard.text(clipboard.Mode.Selection))
            return
        super().mouseReleaseEvent(event)

    def take_in(self, text: str) -> None:
        """Text comes from elsewhere: several lines are asked about, too much is refused, the rest stands at the caret."""
        if self._entry.offer(text):
            return
        said = " ".join(clean(text).split())
        whole = len(self.text()) - len(self.selectedText()) + len(said)
        if whole > LONGEST_DRAFT:
            self._entry.refused.emit(TooLong(length=whole, limit=IDEA))
            return
        self.insert(said)

    def _escape(self) -> None:
        if self._entry.offered:
            said = self._entry.drop_offer()
            self.take_in(said)
        else:
            self.left.emit()

    def _divert(self, action: QAction) -> None:
        action.triggered.disconnect()
        action.triggered.connect(lambda: self.take_in(QGuiApplication.clipboard().text()))

    def _written(self, text: str) -> None:
        if not self._following:
            self._entry.write(text, self)
            if not text:
                QTimer.singleShot(0, self, self._forget)

    def _forget(self) -> None:
        """An empty line remembers nothing: what was taken out of it is nobody's to bring back."""
        if not self.text() and not self._composing:
            self._show("")

    def _follow(self, origin: object) -> None:
        if origin is self:
            return
        if self.text() != self._entry.text or not self._entry.text:
            if self._composing:
                self._behind = True
            else:
                self._show(self._entry.text)

    def _show(self, text: str) -> None:
        """`setText`, never `clear`: what was cleared could be brought back, with another team's hidden words."""
        if not text and not self.text() and not self.isUndoAvailable() and not self.isRedoAvailable():
            return
        self._following = True
        self.setText(text)
        self._following = False
