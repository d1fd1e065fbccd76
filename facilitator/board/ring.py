"""The focus ring of the board."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from facilitator.board.look import BoardLook
from facilitator.painting.note import paint_focus


class Ring(QGraphicsRectItem):
    """The focus ring round a note or a cluster."""

    def __init__(self, look: BoardLook) -> None:
        super().__init__()
        self._look = look
        self._radius = 2.0
        self.setZValue(10)
        self.hide()

    def stand_round(self, rect: QRectF | None, radius: float = 2.0) -> None:
        """Stand round this rectangle of the scene, whose corners are so round; nowhere with None."""
        self._radius = radius
        self.setVisible(rect is not None)
        if rect is not None and rect != self.rect():
            self.setRect(rect)

    def boundingRect(self) -> QRectF:
        return self.rect().adjusted(-7.0, -7.0, 7.0, 7.0)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        paint_focus(painter, self._look.theme, self.rect(), self._radius)
