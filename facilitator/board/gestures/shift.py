"""Moving a cluster by its head: to another place in the rows, freely anywhere on the wall, or into another cluster."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from facilitator.board.drops import Aim
from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground


class Shift(Gesture):
    """The cluster's name hangs at the pointer and the place where it would go is outlined; letting go does what is said."""

    scrolls = True

    def __init__(self, ground: Ground, start: QPoint, cluster: str) -> None:
        super().__init__(ground, start)
        self._cluster = cluster
        self._grip = ground.grip(cluster, start)
        self._aim = Aim()
        ground.overlay.take_cluster(ground.wall.cluster(cluster), ground.wall.size(cluster))

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        self.ground.overlay.carry_to(at)
        self._aim = self.ground.drops.aim(self._cluster, at, self._grip)
        return self

    def finish(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        self.cancel()
        sorter, aim = self.ground.sorter, self._aim
        if not self.ground.wall.is_cluster(self._cluster):
            return
        if aim.join is not None:
            sorter.join_into(aim.join, [self._cluster])
        elif aim.position is not None:
            sorter.reorder(self._cluster, aim.position)
        elif aim.put is not None:
            sorter.put(self._cluster, *aim.put)

    def cancel(self) -> None:
        self.ground.overlay.put_down()
        self.ground.drops.clear()
