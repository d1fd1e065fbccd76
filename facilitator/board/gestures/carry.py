"""Carrying notes: into a cluster, onto another note, onto empty wall for a new cluster, or back to the unplaced."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from facilitator.board.gestures.gesture import Gesture
from facilitator.board.gestures.ground import Ground
from facilitator.board.spot import Spot

LATELY, AT_LEAST = 90, 24
"""Milliseconds before the release that tell whether notes are thrown: so many at most, and so many at least."""

THROWN = 1.6
"""Pixels a millisecond, towards the strip, from which notes are thrown there."""


class Carry(Gesture):
    """The selected notes hang at the pointer until they are put down. The room sees where they hover."""

    scrolls = True

    def __init__(self, ground: Ground, start: QPoint, note: str) -> None:
        super().__init__(ground, start)
        self._notes = tuple(ground.choice.selected_notes)
        self._trail: list[tuple[int, QPoint]] = []
        self._put: tuple[float, float] | None = None
        ground.overlay.take(ground.wall.note(note), len(self._notes))
        ground.show_carried(frozenset(self._notes))

    def move(self, at: QPoint, keys: Qt.KeyboardModifier) -> Gesture:
        spot = self.ground.spot(at)
        self._trail = [(when, place) for when, place in self._trail if self.when - when <= LATELY]
        self._trail.append((self.when, at))
        self.ground.overlay.carry_to(at)
        self._put = self.ground.drops.show_notes(spot, at)
        self.ground.telling.drag(self._notes, spot.cluster)
        return self

    def finish(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        spot, put = self.ground.spot(at), self._put
        thrown = self._is_thrown(at)
        self.cancel()
        notes = [key for key in self._notes if self.ground.wall.is_note(key)]
        if notes and thrown and all(self.ground.wall.group_of(key) is not None for key in notes):
            self.ground.sorter.unplace(notes)
        elif notes:
            self._drop(notes, spot, put)

    def cancel(self) -> None:
        self.ground.overlay.put_down()
        self.ground.drops.clear()
        self.ground.show_carried(frozenset())
        self.ground.telling.let_go()

    def _is_thrown(self, at: QPoint) -> bool:
        """Whether the notes were let go in full flight towards the strip, which lies below."""
        lately = [(when, place) for when, place in self._trail if AT_LEAST <= self.when - when <= LATELY]
        if not lately:
            return False
        when, place = lately[0]
        way = at - place
        return way.y() > 2 * abs(way.x()) and way.y() / (self.when - when) >= THROWN

    def _drop(self, notes: list[str], spot: Spot, put: tuple[float, float] | None) -> None:
        sorter, wall = self.ground.sorter, self.ground.wall
        if spot.where == "cluster" and spot.cluster is not None:
            before = spot.before if spot.before not in notes else self._after(spot.before, notes)
            if spot.note in notes and all(wall.group_of(key) == spot.cluster for key in notes):
                return
            sorter.move_to(notes, spot.cluster, before)
        elif spot.where in ("wall", "new"):
            sorter.gather(notes, at=put if spot.where == "wall" else None)
        elif spot.onto is not None and spot.onto not in notes:
            sorter.gather([spot.onto, *notes])
        elif spot.where == "strip":
            sorter.unplace(notes)

    def _after(self, note: str | None, notes: list[str]) -> str | None:
        """The first note after one of those carried that stays where it is."""
        if note is None:
            return None
        members = self.ground.wall.notes(self.ground.wall.group_of(note))
        return next((key for key in members[members.index(note) :] if key not in notes), None)
