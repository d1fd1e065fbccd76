"""The band: a rectangle drawn over the board selects the notes it touches."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt

from facilitator.board.gestures.choosing import Choosing
from facilitator.board.gestures.gesture import Gesture


class Band(Choosing):
    """From the corner where it began to where the pointer is."""

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        band = QRect(self.start, at).normalized()
        self.ground.overlay.show_band(band)
        self.choose(self.ground.notes_in(band))
        return self

    def take_away(self) -> None:
        self.ground.overlay.show_band(None)
