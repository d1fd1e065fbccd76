"""Moving a cluster by its head to another place among the others."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground


class Shift(Gesture):
    """The place where the cluster would go is outlined; letting go there moves it."""

    scrolls = True

    def __init__(self, ground: Ground, start: QPoint, cluster: str) -> None:
        super().__init__(ground, start)
        self._cluster = cluster
        self._position: int | None = None

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        self._position = self.ground.show_cluster_drop(self._cluster, at)
        return self

    def finish(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        self.cancel()
        if self._position is not None and self.ground.wall.is_cluster(self._cluster):
            self.ground.sorter.reorder(self._cluster, self._position)

    def cancel(self) -> None:
        self.ground.show_drop(None)
