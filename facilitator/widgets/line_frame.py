"""The frame of a line that is written on: a surface with an edge, round which the focus ring stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame

from facilitator.theme.theme import Theme
from facilitator.widgets.ring import AROUND, RADIUS


class LineFrame(QFrame):
    """Surface with an edge; the focus ring stands round the whole of it."""

    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._wrong = False
        self.setProperty(AROUND, True)
        self.setProperty(RADIUS, theme.radius("control"))
        theme.changed.connect(self.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def set_wrong(self, wrong: bool) -> None:
        """Mark that the words were refused."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(2.0, theme.line("hair")) if self._wrong else theme.line("hair")
        painter.setPen(QPen(theme.colour("danger" if self._wrong else "control"), width))
        painter.setBrush(theme.colour("surface"))
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, theme.radius("control"), theme.radius("control"))
