"""What a picture of numbers is made of. Places are in its own units from the upper left corner; colours are roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

LEFT, CENTRE, RIGHT = "left", "centre", "right"
LIGHT, REGULAR, STRONG = 300, 400, 600


class Type(Protocol):
    """How wide words stand: the typeface of whoever paints."""

    def width(self, text: str, size: float, weight: int) -> float:
        """The width of a text on one line."""

    def lines(self, text: str, size: float, weight: int, width: float, most: int) -> Sequence[str]:
        """The text broken to a width, in at most so many lines; what is left out is shown by an ellipsis."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled or only outlined; a `dashed` one is of another time."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Hatch:
    """Hatching: what stands here is not shown yet."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    role: str = "line"
    thick: float = 1.0


@dataclass(frozen=True, slots=True)
class Diamond:
    """A square on its corner around a point."""

    x: float
    y: float
    half: float
    fill: str = "ink"
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """A digit that can be pressed, in its box."""

    x: float
    y: float
    side: float
    text: str
    pressed: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Words on one line, their capitals centred on `middle`; `x` is where they begin, end or have their middle."""

    x: float
    middle: float
    text: str
    size: float
    weight: int = REGULAR
    role: str = "ink"
    align: str = LEFT


Mark = Box | Hatch | Line | Diamond | Key | Label


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: its size and what stands on it, in the order of reading."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()
