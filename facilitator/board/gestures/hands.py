"""The hands: they turn what the pointer does on either part of the board into one gesture at a time."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground
from facilitator.board.gestures.pan import Pan
from facilitator.board.gestures.press import Press


class Hands:
    """At most one gesture is under way; Esc, or losing the pointer, cancels it."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._gesture: Gesture | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def press(self, at: QPoint, button: Qt.MouseButton) -> None:
        """A button went down here."""
        self.cancel()
        if button == Qt.MouseButton.LeftButton:
            self._gesture = Press(self._ground, at)
        elif button == Qt.MouseButton.MiddleButton:
            self._gesture = Pan(self._ground, at)

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        """The pointer is here now."""
        if self._gesture is not None:
            self._gesture = self._gesture.move(at, keys)

    def release(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        """The button was let go here."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.finish(at, keys)

    def cancel(self) -> bool:
        """Leave everything as it was; False when nothing was under way."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None
