"""A radar as geometry: rings, axes and one line for each series, with room for the names of its corners around it.

Lengths are in whatever the painter counts in, from the upper left corner of its place. The middle is the lowest mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

Point = tuple[float, float]
Size = tuple[float, float]

FEWEST = 3
"""With fewer corners there is no picture: bars say it better."""
UPRIGHT = 0.02
"""An axis that leans less than this (the sine of its angle) has its name centred above or below it."""
TRIES = 40


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with where its words stand in it: -1 at the left, 0 in the middle, 1 at the right."""

    x: float
    y: float
    width: float
    height: float
    align: int = 0

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """How far down it reaches."""
        return self.y + self.height

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two boxes come closer than this to each other."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )


@dataclass(frozen=True, slots=True)
class Trace:
    """A series: its corners, None where it says nothing. `stretches` are the runs that can be drawn as a line."""

    corners: tuple[Point | None, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it goes all the way round, so that it may be closed and filled."""
        return all(corner is not None for corner in self.corners)

    @property
    def points(self) -> tuple[Point, ...]:
        """The corners that there are."""
        return tuple(corner for corner in self.corners if corner is not None)

    @property
    def stretches(self) -> tuple[tuple[Point, ...], ...]:
        """Neighbouring corners in a row, each row at least two; a whole series is one row that ends where it began."""
        count = len(self.corners)
        if self.is_whole:
            return ((*self.points, self.points[0]),)
        gap = next(n for n, corner in enumerate(self.corners) if corner is None)
        runs: list[list[Point]] = [[]]
        for step in range(1, count + 1):
            corner = self.corners[(gap + step) % count]
            if corner is None:
                runs.append([])
            else:
                runs[-1].append(corner)
        return tuple(tuple(run) for run in runs if len(run) > 1)


@dataclass(frozen=True, slots=True)
class Radar:
    """The whole picture. `rings` are the marks above the lowest with their corners; `numbers` where each mark is written."""

    centre: Point
    radius: float
    ends: tuple[Point, ...]
    rings: tuple[tuple[int, tuple[Point, ...]], ...]
    numbers: tuple[tuple[int, Point], ...]
    traces: tuple[Trace, ...]
    names: tuple[Box, ...]


def of(
    series: Sequence[Sequence[float | None]],
    least: int,
    most: int,
    place: Size,
    names: Sequence[Size],
    gap: float,
) -> Radar:
    """As large as it can be in a `place` with its names around it, each of a given size and `gap` away from its corner."""
    count = len(names)
    radius = _largest(place, names, gap)
    boxes = [_name(n, count, radius, size, gap) for n, size in enumerate(names)]
    left, top, right, bottom = _around(count, radius, boxes)
    centre = ((place[0] - left - right) / 2, (place[1] - top - bottom) / 2)
    around = [_corner(n, count) for n in range(count)]

    def at(corner: int, value: float) -> Point:
        share = radius * (value - least) / (most - least)
        return centre[0] + share * around[corner][0], centre[1] + share * around[corner][1]

    marks = range(least, most + 1)
    return Radar(
        centre=centre,
        radius=radius,
        ends=tuple(at(n, most) for n in range(count)),
        rings=tuple((mark, tuple(at(n, mark) for n in range(count))) for mark in marks if mark > least),
        numbers=tuple((mark, at(0, mark)) for mark in marks),
        traces=tuple(
            Trace(tuple(at(n, value) if value is not None else None for n, value in enumerate(each))) for each in series
        ),
        names=tuple(Box(box.x + centre[0], box.y + centre[1], box.width, box.height, box.align) for box in boxes),
    )


def widest_name(count: int, place: Size) -> float:
    """How wide the names around a picture with so many corners may be, for them to be broken before they are measured."""
    return place[0] * (0.30 if count <= 4 else 0.25 if count <= 7 else 0.2)


def side_of(corner: int, count: int) -> int:
    """On which side of its corner a name stands: 1 to the right, -1 to the left, 0 above or below."""
    lean = _corner(corner, count)[0]
    return 0 if abs(lean) < UPRIGHT else 1 if lean > 0 else -1


def _corner(number: int, count: int) -> Point:
    """The direction of a corner: the first straight up, the others clockwise."""
    angle = 2 * pi * number / count
    return sin(angle), -cos(angle)


def _name(number: int, count: int, radius: float, size: Size, gap: float) -> Box:
    """Where the name of a corner stands, seen from the middle."""
    across, down = _corner(number, count)
    x, y = (radius + gap) * across, (radius + gap) * down
    side = side_of(number, count)
    left = x - size[0] / 2 if side == 0 else x if side > 0 else x - size[0]
    top = y - size[1] * (1 - down) / 2  # its lower edge at the top of the picture, its upper edge at the bottom
    return Box(left, top, size[0], size[1], -side)


def _largest(place: Size, names: Sequence[Size], gap: float) -> float:
    """The largest radius with which everything stays inside the place, and the names apart from each other."""
    low, high = 0.0, max(place)
    for _ in range(TRIES):
        middle = (low + high) / 2
        if _fits(place, names, middle, gap):
            low = middle
        else:
            high = middle
    return low


def _fits(place: Size, names: Sequence[Size], radius: float, gap: float) -> bool:
    boxes = [_name(n, len(names), radius, size, gap) for n, size in enumerate(names)]
    left, top, right, bottom = _around(len(names), radius, boxes)
    return right - left <= place[0] and bottom - top <= place[1]


def _around(count: int, radius: float, boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    """What the corners and the names reach to on each side, seen from the middle."""
    corners = [_corner(n, count) for n in range(count)]
    left = min(0.0, *(box.x for box in boxes), *(radius * across for across, _ in corners))
    right = max(0.0, *(box.right for box in boxes), *(radius * across for across, _ in corners))
    top = min(0.0, *(box.y for box in boxes), *(radius * down for _, down in corners))
    bottom = max(0.0, *(box.bottom for box in boxes), *(radius * down for _, down in corners))
    return left, top, right, bottom


def apart(radar: Radar) -> bool:
    """Whether no two names stand on one another."""
    boxes = radar.names
    return not any(one.meets(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])
