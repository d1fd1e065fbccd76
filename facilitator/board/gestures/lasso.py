"""The lasso: a line drawn by hand round notes selects those whose middle lies inside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainterPath

from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground

NEAR = 4
"""Pixels between two points of the line."""


class Lasso(Gesture):
    """Selects as it is drawn; with `add` what was selected before stays selected."""

    def __init__(self, ground: Ground, start: QPoint, *, add: bool) -> None:
        super().__init__(ground, start)
        self._before = ground.choice.keys
        self._kept = self._before if add else []
        self._path = QPainterPath(QPointF(start))
        self._last = start

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        if (at - self._last).manhattanLength() >= NEAR:
            self._last = at
            self._path.lineTo(QPointF(at))
            self.ground.overlay.show_lasso(self._path)
            self.ground.choice.select([*self._kept, *self.ground.notes_within(self._path)])
        return self

    def finish(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        self.move(at, keys)
        self.ground.overlay.show_lasso(None)
        chosen = self.ground.choice.selected_notes
        if chosen:
            self.ground.choice.go(chosen[0])

    def cancel(self) -> None:
        self.ground.overlay.show_lasso(None)
        self.ground.choice.select(self._before)
