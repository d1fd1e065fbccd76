"""Carrying notes: into a cluster, onto empty wall for a new one, or back to the unplaced."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground
from facilitator.board.spot import Spot


class Carry(Gesture):
    """The selected notes hang at the pointer until they are put down. The room sees where they hover."""

    scrolls = True

    def __init__(self, ground: Ground, start: QPoint, note: str) -> None:
        super().__init__(ground, start)
        self._notes = tuple(ground.choice.selected_notes)
        ground.overlay.take(ground.wall.note(note), len(self._notes))
        ground.show_carried(frozenset(self._notes))

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        spot = self.ground.spot(at)
        self.ground.overlay.carry_to(at)
        self.ground.show_drop(spot)
        self.ground.telling.drag(self._notes, spot.cluster)
        return self

    def finish(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        spot = self.ground.spot(at)
        self.cancel()
        notes = [key for key in self._notes if self.ground.wall.is_note(key)]
        if notes:
            self._drop(notes, spot)

    def cancel(self) -> None:
        self.ground.overlay.put_down()
        self.ground.show_drop(None)
        self.ground.show_carried(frozenset())
        self.ground.telling.let_go()

    def _drop(self, notes: list[str], spot: Spot) -> None:
        sorter, wall = self.ground.sorter, self.ground.wall
        if spot.where == "cluster" and spot.cluster is not None:
            before = spot.before if spot.before not in notes else self._after(spot.before, notes)
            if spot.note in notes and all(wall.group_of(key) == spot.cluster for key in notes):
                return
            sorter.move_to(notes, spot.cluster, before)
        elif spot.where == "wall":
            sorter.gather(notes)
        elif spot.where == "strip":
            sorter.unplace(notes)

    def _after(self, note: str | None, notes: list[str]) -> str | None:
        """The first note after one of those carried that stays where it is."""
        if note is None:
            return None
        members = self.ground.wall.notes(self.ground.wall.group_of(note))
        return next((key for key in members[members.index(note) :] if key not in notes), None)
