"""Fields for people's words: one line with its error under it, and a sheet of plain text that grows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.problem import Problem
from facilitator.widgets.text import Text

__all__ = ["LONGEST_LINE", "LONGEST_SHEET", "SHEET_PADDING", "Field", "Problem", "Sheet"]

LONGEST_LINE = 5_000
LONGEST_SHEET = 20_000
"""More characters than this are not taken in: a very long word takes Qt minutes to lay out."""
SHEET_PADDING = 6
"""The padding that the style sheet gives a field of several lines, above and below."""


class Field(QWidget):
    """One line of text, 36 high, with a name for everyone and room for an error under it. What was typed always stays."""

    changed = Signal(str)
    entered = Signal(str)
    """Return was pressed."""
    left = Signal(str)
    """The text is finished: Return, or the focus went elsewhere."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        placeholder: str = "",
        *,
        shown_name: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """With `shown_name` the name stands above the line."""
        super().__init__(parent)
        self._theme = theme
        self.line = QLineEdit(self)
        self.line.setMaxLength(LONGEST_LINE)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self._enter)
        self.line.editingFinished.connect(self._leave)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        if shown_name:
            column.addWidget(Text(name, theme, "label", "inkSoft", weight=600))
        column.addWidget(self.line)
        self._problem = Problem(theme, self)
        column.addWidget(self._problem)
        self._icon = icon
        self.line.setProperty("leading", bool(icon))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow)
        self._follow()

    def text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put text in the line, unless it stands there; the caret stays where it is when it can."""
        if text != self.line.text():
            at = self.line.cursorPosition()
            self.line.setText(text)
            self.line.setCursorPosition(min(at, len(text)))

    @property
    def error(self) -> str:
        """What is wrong with the text; empty when nothing is."""
        return self._problem.text

    def show_error(self, text: str) -> None:
        """Say under the line what is wrong; the typed text stays."""
        self._mark(True)
        self._problem.tell(text)
        self.line.setAccessibleDescription(text)

    def clear_error(self) -> None:
        """Nothing is wrong any more."""
        if self._problem.text:
            self._mark(False)
            self._problem.tell("")
            self.line.setAccessibleDescription("")

    def _mark(self, wrong: bool) -> None:
        self.line.setProperty("wrong", wrong)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def _enter(self) -> None:
        self.entered.emit(self.line.text())

    def _leave(self) -> None:
        self.left.emit(self.line.text())

    def _follow(self) -> None:
        self.line.setFont(self._theme.font("body"))
        if self._icon:
            from facilitator.icons import icon

            for action in self.line.actions():
                self.line.removeAction(action)
            made = icon(self._icon, self._theme, "inkSoft", self._theme.scaled(16))
            self.line.addAction(made, QLineEdit.ActionPosition.LeadingPosition)


class Sheet(QPlainTextEdit):
    """Plain text in several lines, as high as its words and at least `lines` lines. Tab goes on to the next field."""

    entered = Signal(str)
    """The focus went elsewhere: the text is finished for now."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        placeholder: str = "",
        *,
        lines: int = 3,
        most: int = 14,
        style: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        """It grows from `lines` to `most` lines and scrolls after that."""
        super().__init__(parent)
        self._theme, self._lines, self._most, self._style = theme, lines, most, style
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._follow)
        self._follow()

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put text in the sheet, unless it stands there; the caret stays where it is when it can."""
        if text != self.toPlainText():
            at = self.textCursor().position()
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(at, len(text)))
            self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = LONGEST_SHEET - self.document().characterCount()
        self.insertPlainText(source.text()[: max(0, room)])

    def sizeHint(self) -> QSize:
        return QSize(320, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._wanted_height())

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.entered.emit(self.toPlainText())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _wanted_height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        written = round(self.document().size().height())
        lines = min(self._most, max(self._lines, written))
        frame = 2 * (SHEET_PADDING + round(self._theme.line("hair")))
        return round(lines * line + 2 * self.document().documentMargin()) + frame + 2

    def _fit(self) -> None:
        self.setFixedHeight(self._wanted_height())

    def _follow(self) -> None:
        self.setFont(self._theme.font(self._style))
        self._fit()
