"""The ways of the keyboard over the board: one step in reading order, one up or down, one cluster on."""

from __future__ import annotations

from typing import Protocol

from facilitator.board.facts import Group
from facilitator.board.wall import Wall


class Shape(Protocol):
    """How the board is laid out, as far as the arrows need to know."""

    def across(self) -> int:
        """How many clusters stand side by side."""

    def columns(self, group: Group) -> int:
        """How many columns of notes a group has."""


class Walk:
    """Answers with the id that a key leads to, or None where the way ends.

    Reading order is cluster by cluster, note by note, the unplaced last. A cluster that shows no note (empty or
    collapsed) is a stop of its own; the head of any other lies above its first notes.
    """

    def __init__(self, wall: Wall, shape: Shape) -> None:
        self._wall, self._shape = wall, shape

    def stops(self) -> list[str]:
        """Every stop in reading order."""
        found: list[str] = []
        for key in self._wall.clusters:
            found += self._wall.notes(key) if self._opens(key) else [key]
        return found + self._wall.notes(None)

    def first(self) -> str | None:
        """Where a person begins: the first unplaced note, else the first stop."""
        unplaced = self._wall.notes(None)
        if unplaced:
            return unplaced[0]
        stops = self.stops()
        return stops[0] if stops else None

    def along(self, key: str | None, step: int) -> str | None:
        """The next stop (1) or the one before (-1)."""
        stops = self.stops()
        if key is None:
            return stops[0] if stops else None
        if self._wall.is_cluster(key) and self._opens(key):
            first = stops.index(self._wall.notes(key)[0])
            return stops[first] if step > 0 else stops[first - 1] if first else None
        at = stops.index(key) + step
        return stops[at] if 0 <= at < len(stops) else None

    def across(self, key: str | None, step: int) -> str | None:
        """The note below (1) or above (-1); past the edge of a cluster, the cluster beyond it."""
        if key is None:
            return self.first()
        if self._wall.is_cluster(key):
            return self._from_head(key, step)
        group, index = self._wall.group_of(key), self._wall.index_of(key)
        columns, size = self._shape.columns(group), self._wall.size(group)
        rows = (size - 1) // columns
        if 0 <= index // columns + step <= rows:
            return self._wall.notes(group)[min(index + step * columns, size - 1)]
        if group is None:
            return self._bottom(index % columns / max(1, columns)) if step < 0 else None
        return group if step < 0 else self._below(group)

    def cluster(self, key: str | None, step: int) -> str | None:
        """The head of the next cluster (1) or of the one before (-1); after the last come the unplaced."""
        heads: list[str] = list(self._wall.clusters)
        unplaced = self._wall.notes(None)
        own: Group = None
        if key is not None:
            own = key if self._wall.is_cluster(key) else self._wall.group_of(key)
        at = heads.index(own) if own is not None else len(heads)
        if step < 0 and own is not None and key != own:
            return own
        at += step
        if at == len(heads) and unplaced:
            return unplaced[0]
        return heads[at] if 0 <= at < len(heads) else None

    def between(self, start: str, end: str) -> list[str]:
        """All stops from one to the other, both included, in reading order."""
        stops = self.stops()
        if start not in stops or end not in stops:
            return [key for key in (start, end) if key in stops]
        low, high = sorted((stops.index(start), stops.index(end)))
        return stops[low : high + 1]

    def _opens(self, key: str) -> bool:
        return self._wall.size(key) > 0 and not self._wall.cluster(key).collapsed

    def _from_head(self, key: str, step: int) -> str | None:
        if step > 0:
            return self._wall.notes(key)[0] if self._opens(key) else self._below(key)
        at = self._wall.clusters.index(key) - self._shape.across()
        return self._last_row(self._wall.clusters[at], 0) if at >= 0 else None

    def _below(self, key: str) -> str | None:
        """The head of the cluster under this one, else the nearest unplaced note."""
        order, across = self._wall.clusters, self._shape.across()
        at = order.index(key)
        if at + across < len(order):
            return order[at + across]
        unplaced = self._wall.notes(None)
        if not unplaced:
            return order[-1] if at // across < (len(order) - 1) // across else None
        column = at % across * self._shape.columns(None) // across
        return unplaced[min(column, len(unplaced) - 1)]

    def _bottom(self, share: float) -> str | None:
        """The lowest stop of the clusters, about so far (0–1) from the left."""
        order, across = self._wall.clusters, self._shape.across()
        if not order:
            return None
        row = (len(order) - 1) // across
        at = min(row * across + int(share * across), len(order) - 1)
        return self._last_row(order[at], 0)

    def _last_row(self, key: str, column: int) -> str:
        if not self._opens(key):
            return key
        notes, columns = self._wall.notes(key), self._shape.columns(key)
        return notes[min((len(notes) - 1) // columns * columns + column, len(notes) - 1)]
