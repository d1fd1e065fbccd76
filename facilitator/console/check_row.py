"""A row of a check list: a sign, a sentence, where it is, and one button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.painting.shapes import paint_check
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Rule
from facilitator.widgets.text import Text


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What is checked: `state` is done, open or look; `button` may take care of it."""

    state: str
    sentence: str
    detail: str = ""
    button: str = ""
    call: Callable[[], object] | None = None


class CheckList(QWidget):
    """Shows check lines under each other; `ruled` puts a hair line under each.

    When a line goes whose button had the focus, the first button that is left has it; `left` is sent where none is.
    """

    left = Signal()

    def __init__(self, theme: Theme, ruled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ruled = theme, ruled
        self._lines: list[CheckLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def sentences(self) -> list[str]:
        """What is said, from the top."""
        return [line.sentence for line in self._lines]

    @property
    def buttons(self) -> list[Button]:
        """The buttons, from the top."""
        return self.findChildren(Button)

    def show_lines(self, lines: list[CheckLine]) -> None:
        """Show these."""
        if [_shown(line) for line in lines] == [_shown(line) for line in self._lines]:
            return
        self._lines = lines
        focus = QApplication.focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for line in lines:
            self._column.addWidget(self._row(line))
            if self._ruled:
                self._column.addWidget(Rule(self._theme))
        if held:
            self._give_focus()

    def _give_focus(self) -> None:
        if self.buttons:
            self.buttons[0].setFocus()
        else:
            self.left.emit()

    def _row(self, line: CheckLine) -> QWidget:
        theme = self._theme
        holder = QWidget()
        holder.setAccessibleName(" ".join(part for part in (line.sentence, line.detail) if part))
        row = QHBoxLayout(holder)
        pad = 11 if self._ruled else 5
        row.setContentsMargins(0, pad, 4, pad)
        row.setSpacing(10)
        row.addWidget(_Sign(theme, line.state), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(line.sentence, theme, "body", wrap=True))
        if line.detail:
            words.addWidget(Text(line.detail, theme, "label", "inkSoft", wrap=True, weight=400))
        row.addLayout(words, 1)
        if line.button and line.call is not None:
            button = Button(line.button, theme, size="dense")
            call = line.call
            button.clicked.connect(lambda _=False: call())
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder


def _shown(line: CheckLine) -> tuple[str, str, str, str]:
    return line.state, line.sentence, line.detail, line.button


class _Sign(QWidget):
    def __init__(self, theme: Theme, state: str) -> None:
        super().__init__()
        self._theme, self._state = theme, state
        self.setFixedSize(theme.scaled(18), theme.leading("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = float(self.width())
        paint_check(QPainter(self), self._theme, self._state, QRectF(0, (self.height() - side) / 2, side, side))
