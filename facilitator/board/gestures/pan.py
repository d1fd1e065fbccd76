"""Moving the board itself with the middle button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground


class Pan(Gesture):
    """The board follows the pointer."""

    def __init__(self, ground: Ground, start: QPoint) -> None:
        super().__init__(ground, start)
        self._last = start

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        self.ground.scroll_by(self._last - at)
        self._last = at
        return self
