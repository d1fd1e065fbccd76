"""Clusters that get another place on the wall glide there, so that one sees where each went."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation
from PySide6.QtWidgets import QGraphicsItem

Ways = dict[QGraphicsItem, tuple[QPointF, QPointF]]
"""Where each item stood and where it is to stand."""


class Glide(QObject):
    """Moves the items of the scene themselves; wherever it is stopped, they can be put in place at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ways: Ways = {}
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._go)
        self._motion.finished.connect(self.land)

    @property
    def is_under_way(self) -> bool:
        """Whether anything glides now."""
        return bool(self._ways)

    def depart(self, ways: Ways, milliseconds: int) -> None:
        """Let items glide."""
        self.land()
        self._ways = ways
        self._go(0.0)
        self._motion.setDuration(milliseconds)
        self._motion.start()

    def land(self) -> None:
        """Be there at once."""
        self._go(1.0)
        self.forget()

    def forget(self) -> None:
        """Everything has been laid out anew: the ways lead nowhere."""
        self._ways = {}
        self._motion.stop()

    def _go(self, share: float) -> None:
        for item, (start, end) in self._ways.items():
            item.setPos(start + (end - start) * float(share))
