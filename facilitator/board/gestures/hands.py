"""The hands: they turn what the pointer does on either part of the board into one gesture at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, QTimer

from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground
from facilitator.board.gestures.pan import Pan
from facilitator.board.gestures.press import Press

PULSE = 40
"""Milliseconds between two steps of scrolling while the pointer rests at an edge."""


class Hands(QObject):
    """At most one gesture is under way; Esc, or losing the pointer, cancels it."""

    def __init__(self, ground: Ground, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        self._gesture: Gesture | None = None
        self.is_dropping = False
        """Whether something is being put down by hand at this moment."""
        self._at, self._keys = QPoint(), Qt.KeyboardModifier.NoModifier
        self._pulse = QTimer(self, interval=PULSE)
        self._pulse.timeout.connect(self._rest)

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def press(self, at: QPoint, button: Qt.MouseButton, *, finger: bool = False) -> None:
        """A button, or a finger, went down here."""
        self.cancel()
        self._at = at
        if button == Qt.MouseButton.LeftButton:
            self._gesture = Press(self._ground, at, finger=finger)
        elif button == Qt.MouseButton.MiddleButton:
            self._gesture = Pan(self._ground, at)

    def move(self, at: QPoint, keys: Qt.KeyboardModifier, when: int = 0) -> None:
        """The pointer is here now; `when` in milliseconds, from any moment on."""
        self._at, self._keys = at, keys
        if self._gesture is not None:
            self._gesture.when = when
            self._gesture = self._gesture.move(at, keys)
            if self._gesture.scrolls and not self._pulse.isActive():
                self._pulse.start()

    def release(self, at: QPoint, keys: Qt.KeyboardModifier, when: int = 0) -> None:
        """The button was let go here."""
        self._pulse.stop()
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.when = when
            self.is_dropping = True
            gesture.finish(at, keys)
            self.is_dropping = False

    def cancel(self) -> bool:
        """Leave everything as it was; False when nothing was under way."""
        self._pulse.stop()
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def _rest(self) -> None:
        """The pointer rests: at an edge the board goes on scrolling under it."""
        gesture = self._gesture
        if gesture is not None and self._ground.scroll_near(self._at, self._at - gesture.start):
            self._gesture = gesture.move(self._at, self._keys)
