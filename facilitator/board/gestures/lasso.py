"""The lasso: a line drawn by hand round notes selects those whose middle lies inside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainterPath

from facilitator.board.gestures.choosing import Choosing
from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground

NEAR = 4
"""Pixels between two points of the line."""


class Lasso(Choosing):
    """The line closes itself from its end to its beginning."""

    def __init__(self, ground: Ground, start: QPoint, *, add: bool) -> None:
        super().__init__(ground, start, add=add)
        self._path = QPainterPath(QPointF(start))
        self._last = start

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        if (at - self._last).manhattanLength() >= NEAR:
            self._last = at
            self._path.lineTo(QPointF(at))
            self.ground.overlay.show_lasso(self._path)
            self.choose(self.ground.notes_within(self._path))
        return self

    def take_away(self) -> None:
        self.ground.overlay.show_lasso(None)
