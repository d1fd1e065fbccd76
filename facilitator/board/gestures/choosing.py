"""What band and lasso have in common: notes are selected while something is drawn over them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt

from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground


class Choosing(Gesture):
    """With `add` what was selected before stays selected; given up, everything is as it was."""

    def __init__(self, ground: Ground, start: QPoint, *, add: bool) -> None:
        super().__init__(ground, start)
        self._before = ground.choice.keys
        self._kept = self._before if add else []

    def choose(self, notes: Sequence[str]) -> None:
        """These are under what has been drawn so far."""
        self.ground.choice.select([*self._kept, *notes])

    def take_away(self) -> None:
        """Take away what was drawn."""

    def finish(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        self.take_away()
        chosen = self.ground.choice.selected_notes
        if chosen:
            self.ground.choice.go(chosen[0])

    def cancel(self) -> None:
        self.take_away()
        self.ground.choice.select(self._before)
