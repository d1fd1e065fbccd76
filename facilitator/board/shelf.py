"""A shelf of a cluster's notes: the scene passes over all of them at once when none is seen."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from facilitator.board.layout import Box

MOST = 24
"""Notes on one shelf."""

ROOM = 2.0
"""Round the notes, for their edges."""


class Shelf(QGraphicsItem):
    """Paints nothing itself."""

    def __init__(self, body: QGraphicsItem) -> None:
        super().__init__(body)
        self._rect = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemContainsChildrenInShape)

    def hold(self, boxes: list[Box]) -> None:
        """Reach round these notes."""
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        rect = QRectF(left - ROOM, top - ROOM, right - left + 2 * ROOM, bottom - top + 2 * ROOM)
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Nothing."""
