"""What the forms for decisions and actions are built of: a text that Return finishes, and a line that Return goes on from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.field import LONGEST_LINE, Sheet

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormText(Sheet):
    """A sentence that may need several lines. Return finishes it, Esc leaves the form; `reached` tells of the focus."""

    reached = Signal()
    finished = Signal()
    left = Signal()

    def __init__(self, theme: Theme, name: str, placeholder: str, lines: int = 2) -> None:
        super().__init__(theme, name, placeholder, lines=lines, most=8)
        self.setProperty("bare", True)
        self.document().setDocumentMargin(4)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def _wanted_height(self) -> int:
        written = round(self.document().size().height())
        lines = min(self._most, max(self._lines, written))
        return round(lines * (self.fontMetrics().lineSpacing() + 0.5)) + 10


class FormLine(QLineEdit):
    """One line of a form, perhaps with words to choose from. Return goes on, Esc leaves the form."""

    reached = Signal()
    finished = Signal()
    left = Signal()

    def __init__(self, theme: Theme, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known = QStringListModel(self)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(LONGEST_LINE)
        theme.changed.connect(self._follow)
        self._follow()

    def offer(self, words: Sequence[str]) -> None:
        """Complete to one of these as it is typed, in the line itself; up and down turn among those that fit."""
        if self.completer() is None:
            completer = QCompleter(self._known, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            self.setCompleter(completer)
        if list(words) != self._known.stringList():
            self._known.setStringList(list(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._settle()
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._settle()
        super().focusOutEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.scaled(self._theme.size("control")))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def _settle(self) -> None:
        """What was completed is written as it is known."""
        typed = self.text().casefold()
        known = next((each for each in self._known.stringList() if each.casefold() == typed), None)
        if known is not None and known != self.text():
            self.setText(known)

    def _follow(self) -> None:
        self.setFont(self._theme.font("note"))
