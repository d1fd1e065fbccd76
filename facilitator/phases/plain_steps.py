"""What an activity is for and how it is done: the purpose in large type, the steps numbered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.painting.ink import paint_key_box
from facilitator.phases.group_column import GroupHead
from facilitator.phases.note_sheet import ring_room
from facilitator.theme.theme import Theme
from facilitator.widgets.surface import Panel, Rule, Scroll
from facilitator.widgets.text import Text

BOX = 28


class Steps(QWidget):
    """The steps of a method on white, under a heading; they scroll when there are more than fit."""

    def __init__(self, theme: Theme, heading: str) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, ...] = ()
        self._head = GroupHead(theme, plain=True)
        self._head.tell(heading, "")
        self._panel = Panel(theme)
        self._rows = QVBoxLayout(self._panel)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        contents = QWidget()
        self._inner = QVBoxLayout(contents)
        self._inner.addWidget(self._panel)
        self._inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(Scroll(contents), 1)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that are shown."""
        return self._shown

    def show_steps(self, steps: Sequence[str]) -> None:
        """Show these, in order."""
        if tuple(steps) == self._shown:
            return
        self._shown = tuple(steps)
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, step in enumerate(steps, start=1):
            if number > 1:
                self._rows.addWidget(Rule(self._theme))
            self._rows.addWidget(self._row(number, step))

    def _row(self, number: int, step: str) -> QWidget:
        row = QWidget()
        text = Text(step, self._theme, "body", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 11, 18, 11)
        line.setSpacing(14)
        line.addWidget(_Number(self._theme, number), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text, 1)
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return row

    def _dress(self) -> None:
        room = ring_room(self._theme)
        self._inner.setContentsMargins(room, 4, room, 8)


class _Number(QWidget):
    """The number of a step in a box."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        theme.changed.connect(self._dress)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_key_box(painter, self._theme, QRectF(self.rect()), str(self._number), False)

    def _dress(self) -> None:
        side = self._theme.scaled(BOX)
        self.setFixedSize(side, side)
