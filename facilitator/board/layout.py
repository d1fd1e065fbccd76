"""Where everything on the board stands: columns of clusters, two columns of notes in each, or rows of tokens.

Plain numbers in and out; nothing here paints or measures words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


def lay_notes(heights: Sequence[float], width: float, columns: int, top: float) -> tuple[list[Box], float]:
    """The notes of a cluster, dealt to the columns in turn so that rows read left to right, and where they end."""
    ends = [top] * columns
    boxes: list[Box] = []
    for number, height in enumerate(heights):
        column = number % columns
        boxes.append(Box(CARD_PADDING + column * (width + NOTE_GAP), ends[column], width, height))
        ends[column] += height + NOTE_GAP
    return boxes, max(ends) - (NOTE_GAP if boxes else 0.0)


def fill_height(view: float, rows: int) -> float:
    """How high clusters are at least, so that a few of them share the window's height."""
    if rows == 0:
        return LOWEST
    return max(LOWEST, min(TALLEST_FILL, (view - 2 * PADDING - (rows - 1) * GAP) / rows))


def lay_cards(heights: Sequence[float], width: float, columns: int) -> tuple[list[tuple[float, float]], float]:
    """The places of clusters in rows, each as high as its tallest, and the height of it all."""
    places: list[tuple[float, float]] = []
    top = PADDING
    for start in range(0, len(heights), columns):
        row = heights[start : start + columns]
        places += [(PADDING + number * (width + GAP), top) for number in range(len(row))]
        top += max(row) + GAP
    return places, top - (GAP if heights else 0.0) + PADDING


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
