"""Edits the words of a note where it stands: Return keeps them, Esc leaves them as they were."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.field import Problem
from facilitator.widgets.ring import OWN

MOST = 2_000
"""More characters than this are not taken in; what is too long for a note is refused with its length."""
KEEP = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QWidget):
    """Lies over a note. `kept` gives the words, `dropped` says that nothing is to change, `resized` that it grew."""

    kept = Signal(str)
    dropped = Signal()
    resized = Signal()

    def __init__(
        self, theme: Theme, text: str, name: str, parent: QWidget, style: str = "note", *, breaks: int = 0
    ) -> None:
        """With `breaks`, so many characters are taken in and Shift with Return breaks the line."""
        super().__init__(parent)
        self._theme = theme
        self.field = _Field(self, breaks)
        self.field.setAccessibleName(name)
        self.field.setFont(theme.font(style))
        self.field.setPlainText(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.problem = Problem(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.problem)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._changed)

    @property
    def text(self) -> str:
        """What is written."""
        return self.field.toPlainText()

    def wanted_height(self, width: int) -> int:
        """Pixels that the words, and what is wrong with them, need at this width."""
        document = self.field.document()
        document.setTextWidth(width)
        lines = max(1, round(document.size().height()))
        height = lines * self.field.fontMetrics().lineSpacing() + 2
        return height + (self.problem.sizeHint().height() + 4 if not self.problem.isHidden() else 0)

    def show_error(self, text: str) -> None:
        """Say what is wrong; the words stay."""
        self.problem.tell(text)
        self.field.setAccessibleDescription(text)
        self.resized.emit()

    def _changed(self) -> None:
        if not self.problem.isHidden():
            self.problem.tell("")
        self.resized.emit()


class _Field(QPlainTextEdit):
    """One paragraph that wraps, or with `breaks` several."""

    def __init__(self, editor: NoteEditor, breaks: int = 0) -> None:
        super().__init__(editor)
        self._editor, self._breaks = editor, breaks
        self.setProperty("bare", True)
        self.setProperty(OWN, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEEP and self._breaks and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        elif event.key() in KEEP:
            self._editor.kept.emit(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self._editor.dropped.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc is the field's own while words are being changed: it must not leave the page that they stand on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = (self._breaks or MOST) - self.document().characterCount()
        said = source.text() if self._breaks else " ".join(source.text().split())
        self.insertPlainText(said[: max(0, room)])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._editor.kept.emit(self.toPlainText())
