"""What every gesture is: from the press to the release, one object."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from facilitator.board.gestures.ground import Ground


class Gesture:
    """Follows the pointer from `start`. `move` may hand over to another gesture by returning it."""

    scrolls = False
    """Whether the board scrolls when the pointer rests at its edge."""

    def __init__(self, ground: Ground, start: QPoint) -> None:
        self.ground = ground
        self.start = start
        self.when = 0
        """The moment of the latest event, in milliseconds."""

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        """The pointer is here now; answers with the gesture that goes on."""
        return self

    def finish(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        """The button was let go here."""

    def cancel(self) -> None:
        """Leave everything as it was."""
