"""A press that may become a click, a drag, a band, a lasso or a shift of a cluster."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from facilitator.board.gestures.band import Band
from facilitator.board.gestures.carry import Carry
from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground
from facilitator.board.gestures.lasso import Lasso
from facilitator.board.gestures.shift import Shift

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Press(Gesture):
    """A click puts the focus and selects; Ctrl selects one more, Shift all between. Past a few pixels it is a drag.

    A finger wavers more than a pointer, and what it draws on empty wall is a lasso.
    """

    def __init__(self, ground: Ground, start: QPoint, *, finger: bool = False) -> None:
        super().__init__(ground, start)
        self._spot, self._finger = ground.spot(start), finger

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        if (at - self.start).manhattanLength() < QApplication.startDragDistance() * (2 if self._finger else 1):
            return self
        begun = self._begin(keys)
        begun.when = self.when
        return begun.move(at, keys)

    def finish(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        choice, note, cluster = self.ground.choice, self._spot.note, self._spot.cluster
        key = note if note is not None else cluster if self._spot.head else None
        if cluster is not None and self._spot.folds and not keys & (CONTROL | SHIFT):
            choice.go(cluster)
            self.ground.sorter.fold([cluster])
        elif key is None:
            choice.clear()
            if cluster is not None:
                choice.go(cluster)
        elif keys & SHIFT and choice.anchor is not None:
            choice.select(self.ground.walk.between(choice.anchor, key))
            choice.go(key, keep_anchor=True)
        elif keys & CONTROL:
            choice.toggle(key)
            choice.go(key)
        else:
            choice.select([key] if note is not None else [])
            choice.go(key)

    def _begin(self, keys: Qt.KeyboardModifier) -> Gesture:
        choice, note = self.ground.choice, self._spot.note
        add = bool(keys & (CONTROL | SHIFT))
        if keys & ALT or self.ground.lassoes:
            return Lasso(self.ground, self.start, add=add)
        if note is not None:
            if not choice.is_selected(note):
                choice.select([*(choice.keys if keys & CONTROL else []), note])
            choice.go(note)
            return Carry(self.ground, self.start, note)
        if self._spot.head and self._spot.cluster is not None:
            choice.go(self._spot.cluster)
            return Shift(self.ground, self.start, self._spot.cluster)
        return (Lasso if self._finger else Band)(self.ground, self.start, add=add)
