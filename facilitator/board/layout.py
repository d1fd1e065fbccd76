"""Where everything on the board stands: columns of clusters, two columns of notes in each, or rows of tokens.

Plain numbers in and out; nothing here paints or measures words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

PADDING = 16.0
GAP = 12.0
NARROWEST = 310.0
"""A cluster is never narrower than this at normal text size, so that its notes can be read."""

NOTE_GAP = 6.0
CARD_PADDING = 12.0
NOTE_NARROWEST = 150.0
LOWEST = 96.0
TALLEST_FILL = 324.0
"""Clusters grow to share the height of the window, but no further than this."""

SNAP = 56.0
"""A cluster put so near to a column stands in it."""

COLLAPSED = 42.0
EDGES = 6.0
"""How far the two edges under a collapsed cluster reach."""

TOKEN_WIDTH, TOKEN_HEIGHT = 26.0, 19.0
PITCH_X, PITCH_Y = 30.0, 24.0
TOKEN_PADDING = 9.0
TOKEN_CARD = 255.0
TOKEN_CARD_NARROWEST = 132.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its place and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def is_near(self, other: Box) -> bool:
        """Whether the two overlap, or have less than a gap between them."""
        gap = GAP - 0.01  # sums of fractions are not exact
        beside = self.right + gap <= other.x or other.right + gap <= self.x
        return not (beside or self.bottom + gap <= other.y or other.bottom + gap <= self.y)


def card_columns(width: float, text_scale: float = 1.0) -> int:
    """How many clusters stand side by side in a board of this width: 3 at 1088, 4 at 1568."""
    return max(1, int((width - 2 * PADDING + GAP) // (NARROWEST * text_scale + GAP)))


def card_width(width: float, columns: int) -> float:
    """The width of a cluster when so many share the board; whole pixels, so that edges are sharp."""
    return float((width - 2 * PADDING - (columns - 1) * GAP) // columns)


def note_columns(card: float, text_scale: float = 1.0) -> int:
    """How many columns of notes a cluster of this width has."""
    return max(1, int((card - 2 * CARD_PADDING + NOTE_GAP) // (NOTE_NARROWEST * text_scale + NOTE_GAP)))


def note_width(card: float, columns: int) -> float:
    """The width of a note in a cluster, in whole pixels."""
    return float((card - 2 * CARD_PADDING - (columns - 1) * NOTE_GAP) // columns)


def lay_notes(
    heights: Sequence[float], width: float, dealt: Sequence[Sequence[int]], top: float
) -> tuple[list[Box], float]:
    """The notes of a cluster in the columns they were dealt to, and where they end."""
    boxes: dict[int, Box] = {}
    end = top
    for column, numbers in enumerate(dealt):
        at = top
        for number in numbers:
            boxes[number] = Box(CARD_PADDING + column * (width + NOTE_GAP), at, width, heights[number])
            end = max(end, at + heights[number])
            at += heights[number] + NOTE_GAP
    return [boxes[number] for number in range(len(heights))], end


def fill_height(view: float, rows: int) -> float:
    """How high clusters are at least, so that a few of them share the window's height."""
    if rows == 0:
        return LOWEST
    return max(LOWEST, min(TALLEST_FILL, (view - 2 * PADDING - (rows - 1) * GAP) / rows))


def lay_cards(
    heights: Sequence[float], width: float, columns: int, put: Sequence[Box] = ()
) -> tuple[list[tuple[float, float]], float]:
    """The places of clusters in rows, each as high as its tallest, and the height of it all.

    Where a cluster was `put` by hand the rows leave room: the next one stands in the first place that is free.
    """
    places: list[tuple[float, float]] = []
    top = PADDING
    while len(places) < len(heights):
        tallest = 0.0
        for column in range(columns):
            if len(places) == len(heights):
                break
            box = Box(PADDING + column * (width + GAP), top, width, heights[len(places)])
            if not any(box.is_near(other) for other in put):
                places.append((box.x, box.y))
                tallest = max(tallest, box.height)
        if tallest:
            top += tallest + GAP
        else:  # the whole row is taken: on below the first of those that lie in it
            top = min(other.bottom for other in put if other.bottom + GAP > top) + GAP
    below = max([top - GAP if heights else top, *(other.bottom for other in put)])
    return places, below + PADDING


def lay_put(
    wanted: Sequence[tuple[float, float]],
    heights: Sequence[float],
    card: float,
    width: float,
    scale: float,
    columns: Sequence[float] = (),
    reach: float = 0.0,
) -> list[Box]:
    """Where clusters that were put by hand stand: inside the board, and none over another.

    `scale` is how much lower than at zoom 1 everything is. One that was put no further than `reach` from one of the
    `columns` stands in it, whatever their width is today. The one that was put highest keeps its place.
    """
    found: dict[int, Box] = {}
    most = max(PADDING, width - PADDING - card)
    for number in sorted(range(len(wanted)), key=lambda each: (wanted[each][1], wanted[each][0], each)):
        x, y = wanted[number]
        near = min(columns, key=partial(_distance, x), default=x)
        x = near if abs(near - x) <= reach else x
        box = Box(round(min(max(x, PADDING), most)), round(max(y * scale, PADDING)), card, heights[number])
        while in_way := [other for other in found.values() if box.is_near(other)]:
            box = Box(box.x, max(other.bottom for other in in_way) + GAP, card, box.height)
        found[number] = box
    return [found[number] for number in range(len(wanted))]


def column_edges(card: float, columns: int) -> list[float]:
    """The left edges of columns of clusters."""
    return [PADDING + number * (card + GAP) for number in range(columns)]


def _distance(one: float, other: float) -> float:
    return abs(one - other)


def reading_order(boxes: Mapping[str, Box]) -> list[str]:
    """The ids of boxes line by line from the top, each from the left; whoever begins in the upper half of a line is in it."""
    order: list[str] = []
    waiting = sorted(boxes, key=lambda key: (boxes[key].y, boxes[key].x))
    while waiting:
        first = boxes[waiting[0]]
        line = [key for key in waiting if boxes[key].y < first.y + first.height / 2]
        order += sorted(line, key=lambda key: boxes[key].x)
        waiting = [key for key in waiting if key not in line]
    return order


def next_to(boxes: Mapping[str, Box], key: str, step: int) -> str | None:
    """The box that one comes to straight below (1) or above (-1): the nearest of those that lie across from it."""
    own = boxes[key]
    beyond = {
        other: (box.y - own.y) * step
        for other, box in boxes.items()
        if (box.y >= own.bottom if step > 0 else box.bottom <= own.y) and box.x < own.right and own.x < box.right
    }
    return min(beyond, key=lambda other: (beyond[other], abs(boxes[other].x - own.x)), default=None)


def deal(count: int, columns: int, groups: Sequence[int] | None = None) -> list[list[int]]:
    """Which of `count` notes stand in which column, each from the top.

    Mixed they are dealt to the columns in turn; with `groups`, the number of each note's target group, every target group
    keeps to one column.
    """
    dealt: list[list[int]] = [[] for _ in range(columns)]
    if groups is None:
        for number in range(count):
            dealt[number % columns].append(number)
        return dealt
    for group in sorted(set(groups)):
        dealt[group % columns] += [number for number in range(count) if groups[number] == group]
    return dealt


@dataclass(frozen=True, slots=True)
class Tokens:
    """How tokens stand in a cluster seen from afar. `scale` 1 is a pitch of 30 × 24."""

    scale: float
    card: float

    @property
    def across(self) -> int:
        """Tokens side by side."""
        return max(1, int((self.card - 2 * TOKEN_PADDING + (PITCH_X - TOKEN_WIDTH) * self.scale) // self.pitch_x))

    @property
    def pitch_x(self) -> float:
        """From one token to the next."""
        return PITCH_X * self.scale

    @property
    def pitch_y(self) -> float:
        """From one row to the next."""
        return PITCH_Y * self.scale

    @property
    def width(self) -> float:
        """Of one token."""
        return TOKEN_WIDTH * self.scale

    @property
    def height(self) -> float:
        """Of one token."""
        return TOKEN_HEIGHT * self.scale

    def box(self, index: int, top: float) -> Box:
        """One token of a cluster whose tokens begin at `top`."""
        row, column = divmod(index, self.across)
        return Box(TOKEN_PADDING + column * self.pitch_x, top + row * self.pitch_y, self.width, self.height)

    def rows(self, count: int) -> int:
        """The rows that so many tokens take."""
        return -(-count // self.across)

    def index_at(self, x: float, y: float, top: float, count: int) -> int | None:
        """The token at a place in its cluster, if there is one."""
        column = int((x - TOKEN_PADDING) // self.pitch_x)
        row = int((y - top) // self.pitch_y)
        index = row * self.across + column
        return index if 0 <= column < self.across and row >= 0 and 0 <= index < count else None


def token_cards(width: float, scale: float, text_scale: float = 1.0) -> tuple[int, Tokens]:
    """How many clusters stand side by side when seen from afar, and how their tokens stand; both grow with the text."""
    scale *= text_scale
    wanted = max(TOKEN_CARD_NARROWEST * text_scale, TOKEN_CARD * scale)
    columns = max(1, int((width - 2 * PADDING + GAP) // (wanted + GAP)))
    return columns, Tokens(scale, card_width(width, columns))


def token_cells(groups: Sequence[int], across: int) -> list[int | None]:
    """Which token stands at which place, row by row, when every target group begins a row of its own; None is left empty."""
    cells: list[int | None] = []
    for group in sorted(set(groups)):
        cells += [None] * (-len(cells) % across)
        cells += [number for number, own in enumerate(groups) if own == group]
    return cells


Rows = list[list[str | None]]
"""The ids of what stands side by side, line by line; None where a place is empty."""


def rows_of(dealt: Sequence[Sequence[str]]) -> Rows:
    """Columns, each from the top, as rows."""
    return [list(row) for row in zip_longest(*dealt)] if any(dealt) else []
