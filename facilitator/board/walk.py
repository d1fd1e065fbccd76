"""The ways of the keyboard over the board: one step in reading order, one up or down, one cluster on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from facilitator.board import layout
from facilitator.board.facts import Group
from facilitator.board.layout import Box, Rows
from facilitator.board.wall import Wall


class Shape(Protocol):
    """How the board is laid out, as far as the arrows need to know."""

    def boxes(self) -> Mapping[str, Box]:
        """Where the clusters stand."""

    def rows(self, group: Group) -> Rows:
        """The notes of a group as they stand."""


class Walk:
    """Answers with the id that a key leads to, or None where the way ends.

    Reading order is cluster by cluster as they stand on the board, note by note, the unplaced last. A cluster that shows no
    note (empty or collapsed) is a stop of its own; the head of any other lies above its first notes.
    """

    def __init__(self, wall: Wall, shape: Shape) -> None:
        self._wall, self._shape = wall, shape

    def clusters(self) -> list[str]:
        """The clusters in reading order."""
        boxes = self._boxes()
        return layout.reading_order(boxes) + [key for key in self._wall.clusters if key not in boxes]

    def stops(self) -> list[str]:
        """Every stop in reading order."""
        return [stop for group in (*self.clusters(), None) for stop in self._stops(group)]

    def first(self) -> str | None:
        """Where a person begins: the first unplaced note, else the first stop."""
        unplaced = self._wall.notes(None)
        return unplaced[0] if unplaced else next(iter(self.stops()), None)

    def along(self, key: str | None, step: int) -> str | None:
        """The next stop (1) or the one before (-1)."""
        if key is None:
            return next(iter(self.stops()), None)
        group = key if self._wall.is_cluster(key) else self._wall.group_of(key)
        own = self._stops(group)
        at = own.index(key) + step if key in own else 0 if step > 0 else -1
        if 0 <= at < len(own):
            return own[at]
        groups: list[Group] = [*self.clusters(), None]
        index = groups.index(group)
        beyond = groups[index + 1 :] if step > 0 else groups[:index][::-1]
        stops = next((found for each in beyond if (found := self._stops(each))), None)
        return stops[0 if step > 0 else -1] if stops is not None else None

    def across(self, key: str | None, step: int) -> str | None:
        """The note below (1) or above (-1); past the edge of a cluster, the cluster beyond it."""
        if key is None:
            return self.first()
        if self._wall.is_cluster(key):
            return self._from_head(key, step)
        group = self._wall.group_of(key)
        rows = self._rows(group)
        row, column = next(((number, line.index(key)) for number, line in enumerate(rows) if key in line), (0, 0))
        if 0 <= row + step < len(rows):
            return _at(rows[row + step], column)
        if group is None:
            return self._bottom(column / max(1, len(rows[row]))) if step < 0 else None
        return group if step < 0 else self._below(group)

    def cluster(self, key: str | None, step: int) -> str | None:
        """The head of the next cluster (1) or of the one before (-1); after the last come the unplaced."""
        heads: list[str] = self.clusters()
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

    def _stops(self, group: Group) -> list[str]:
        """The stops of one group, in reading order."""
        if group is None or self._opens(group):
            return [key for row in self._rows(group) for key in row if key is not None]
        return [group]

    def _rows(self, group: Group) -> Rows:
        """The notes of a group as they stand; in one row while they have not been laid out yet."""
        rows, notes = self._shape.rows(group), self._wall.notes(group)
        laid = sum(key is not None for row in rows for key in row)
        return rows if laid == len(notes) else [list(notes)]

    def _boxes(self) -> dict[str, Box]:
        return {key: box for key, box in self._shape.boxes().items() if self._wall.is_cluster(key)}

    def _opens(self, key: str) -> bool:
        return self._wall.size(key) > 0 and not self._wall.cluster(key).collapsed

    def _from_head(self, key: str, step: int) -> str | None:
        if step > 0:
            return self._stops(key)[0] if self._opens(key) else self._below(key)
        boxes = self._boxes()
        above = layout.next_to(boxes, key, -1) if key in boxes else None
        return self._last(above, 0) if above is not None else None

    def _below(self, key: str) -> str | None:
        """The head of the cluster under this one, else the nearest unplaced note, else any cluster further down."""
        boxes = self._boxes()
        if key not in boxes:
            return None
        under, own = layout.next_to(boxes, key, 1), boxes[key]
        if under is not None:
            return under
        rows = self._rows(None)
        if self._wall.size(None):
            width = max(box.right for box in boxes.values())
            return _at(rows[0], int(len(rows[0]) * own.x / width))
        lower = [other for other, box in boxes.items() if box.y >= own.bottom]
        return min(lower, key=lambda other: (boxes[other].y, abs(boxes[other].x - own.x)), default=None)

    def _bottom(self, share: float) -> str | None:
        """The lowest stop of the clusters, about so far (0–1) from the left."""
        boxes = self._boxes()
        if not boxes:
            return None
        x = share * max(box.right for box in boxes.values())
        nearest = min(boxes, key=lambda key: (max(boxes[key].x - x, x - boxes[key].right, 0.0), -boxes[key].bottom))
        return self._last(nearest, 0)

    def _last(self, key: str, column: int) -> str | None:
        """The note in the last row of a cluster; the cluster itself where it shows none."""
        return _at(self._rows(key)[-1], column) if self._opens(key) else key


def _at(row: list[str | None], column: int) -> str | None:
    """What stands in a column of a row, else the nearest to the left, else to the right."""
    order = [*range(min(column, len(row) - 1), -1, -1), *range(column + 1, len(row))]
    return next((row[number] for number in order if row[number] is not None), None)
