"""A list to choose from by typing: a few letters narrow it, arrows move, Return takes, Esc leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.painting.ink import Counts, counts_width, lines, paint_counts
from facilitator.painting.shapes import paint_shape
from facilitator.theme.theme import Theme
from facilitator.widgets.field import Field
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.text import Text

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
PADDING = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its words, perhaps a target group's sign, perhaps counts, and what it is read as."""

    id: str
    text: str
    spoken: str
    group: str | None = None
    signed: bool = False
    strong: bool = False
    counts: tuple[tuple[str | None, int], ...] = ()
    also: str = ""  # more words by which it is found


def matches(choice: Choice, typed: str) -> bool:
    """Whether every word typed begins some word of the choice, upper and lower case alike."""
    words = f"{choice.text} {choice.also}".casefold().split()
    return all(any(word.startswith(part) for word in words) for part in typed.casefold().split())


class Picker(QWidget):
    """Type-ahead over choices. `picked` tells the id, `closed` that nothing more is wanted."""

    picked = Signal(str)
    closed = Signal()

    def __init__(
        self, theme: Theme, name: str, placeholder: str, nothing: str, *, most: int = 4, parent: QWidget | None = None
    ) -> None:
        """`nothing` is said when no choice matches; each choice has at most `most` lines."""
        super().__init__(parent)
        self._theme, self._most = theme, most
        self._choices: list[Choice] = []
        self.field = Field(theme, name, placeholder)
        self.list: RowList[Choice] = RowList(theme, name, self._draw, self._measure)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._nothing = Text(nothing, theme, "label", "inkSoft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        self.field.changed.connect(self._narrow)
        self.field.line.installEventFilter(self)
        self.list.opened.connect(self.picked)
        self.list.clicked.connect(lambda index: self._pick())
        self._narrow()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these, most likely first."""
        self._choices = list(choices)
        self._narrow()

    def begin(self) -> None:
        """Empty the field and put the caret there."""
        self.field.set_text("")
        self.field.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return False

    def _pick(self) -> None:
        if self.list.current is not None:
            self.picked.emit(self.list.current)

    def _narrow(self) -> None:
        found = [choice for choice in self._choices if matches(choice, self.field.text())]
        self.list.show_rows(found)
        if found:
            self.list.choose(found[0].id)
        self._nothing.setVisible(not found and bool(self._choices or self.field.text()))

    def _draw(self, painter: QPainter, area: QRectF, choice: Choice, state: RowState) -> None:
        theme = self._theme
        if state.current or state.hovered:
            painter.fillRect(area, theme.colour("accentTint" if state.current else "sunk"))
        x, room = self._room(choice, area.width())
        laid = lines(theme, "note", choice.text, room, self._most, 600 if choice.strong else None)
        middle = area.top() + 6 + laid.leading / 2
        if choice.signed:
            size = theme.scaled(9)
            paint_shape(painter, theme, choice.group, QRectF(area.left() + PADDING, middle - size / 2, size, size))
        laid.paint(painter, QPointF(area.left() + x, area.top() + 6), theme.colour("ink"))
        if choice.counts:
            paint_counts(
                painter, theme, choice.counts, area.right() - PADDING - counts_width(theme, choice.counts), middle
            )

    def _measure(self, choice: Choice, width: int) -> int:
        _, room = self._room(choice, width)
        weight = 600 if choice.strong else None
        return round(lines(self._theme, "note", choice.text, room, self._most, weight).height) + 12

    def _room(self, choice: Choice, width: float) -> tuple[float, float]:
        """Where the words of a choice begin, and how wide they may be."""
        x = PADDING + (self._theme.scaled(9) + 8 if choice.signed else 0)
        counts: Counts = choice.counts
        return x, width - x - PADDING - (counts_width(self._theme, counts) + 12 if counts else 0)
