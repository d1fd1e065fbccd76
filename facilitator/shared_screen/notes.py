"""The notes of the workshop as plain values, read once and then kept in step: looking at the room costs the same all day."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from workshops import ideas
from workshops.change import Change
from workshops.model import Idea, NotFound, Workshop, find


class Seen(NamedTuple):
    """A note that stands on its own, hidden or not: whether the room may read it is decided by `Sight`."""

    id: str
    seq: int
    text: str
    target_group: str | None
    team_id: str | None
    cluster_id: str | None
    place: float


class Notes:
    """Every note that stands on its own, oldest first. It follows the changes of the workshop it has read."""

    def __init__(self) -> None:
        self._of: str | None = None
        self._known: dict[str, Seen] = {}
        self._order: list[Seen] | None = None

    def read(self, workshop: Workshop) -> list[Seen]:
        """All of them, as they stand now."""
        if self._of != workshop.id:
            self._of = workshop.id
            self._known = {idea.id: _seen(idea) for idea in workshop.ideas if ideas.stands(idea)}
            self._order = None
        if self._order is None:
            self._order = sorted(self._known.values(), key=attrgetter("seq"))
        return self._order

    def follow(self, workshop: Workshop, change: Change) -> None:
        """Take in what a change has touched, and nothing else."""
        if self._of != workshop.id or change.workshop != workshop.id:
            self._of = None
            return
        for key in {row.key for row in change.on("ideas")}:
            self._order = None
            idea = _find(workshop, key)
            if idea is not None and ideas.stands(idea):
                self._known[key] = _seen(idea)
            else:
                self._known.pop(key, None)

    def forget(self) -> None:
        """Another workshop lies on the desk, or another version of this one."""
        self._of = None


def _find(workshop: Workshop, key: str) -> Idea | None:
    try:
        return find(workshop, Idea, key)
    except NotFound:
        return None


def _seen(idea: Idea) -> Seen:
    return Seen(idea.id, idea.seq, idea.text, idea.target_group, idea.team_id, idea.cluster_id, idea.place)
