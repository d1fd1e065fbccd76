"""The band: a rectangle drawn over the board selects the notes it touches."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt

from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground


class Band(Gesture):
    """Selects as it grows; with `add` what was selected before stays selected."""

    def __init__(self, ground: Ground, start: QPoint, *, add: bool) -> None:
        super().__init__(ground, start)
        self._before = ground.choice.keys
        self._kept = self._before if add else []

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        band = QRect(self.start, at).normalized()
        self.ground.overlay.show_band(band)
        self.ground.choice.select([*self._kept, *self.ground.notes_in(band)])
        return self

    def finish(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        self.ground.overlay.show_band(None)
        chosen = self.ground.choice.selected_notes
        if chosen:
            self.ground.choice.go(chosen[0])

    def cancel(self) -> None:
        self.ground.overlay.show_band(None)
        self.ground.choice.select(self._before)
