"""The mark: the two diamonds, alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.painting.line import paint_mark
from facilitator.theme.theme import Theme


class Mark(QWidget):
    """The mark of the program; decoration, and said so to assistive technology by having no name."""

    def __init__(self, theme: Theme, width: int = 46, height: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(width, height)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, self._theme, QRectF(self.rect()))
