"""What stands on a page, as values: lines of text and drawings, each with the element it belongs to.

Places are in points from the upper left corner of the page; the painter turns them the way PDF counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workshops.summary.styles import Style
from workshops.summary.tagged import Element

Points = Sequence[tuple[float, float]]


@dataclass(slots=True)
class Text:
    """Lines set in one style; `y` is the baseline of the first. Without an element it is an artifact."""

    x: float
    y: float
    lines: Sequence[str]
    style: Style
    element: Element | None


@dataclass(slots=True)
class Polygon:
    """A line through points, closed or not. Colours are roles; an empty one is not painted."""

    points: Points
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, ...] | None = None
    closed: bool = True


@dataclass(slots=True)
class Disc:
    """A circle around a point."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, ...] | None = None


@dataclass(slots=True)
class Row:
    """Squares on their corners side by side: the middle of the first, how far it is to the next, and how many."""

    x: float
    y: float
    half: float
    pitch: float
    count: int
    fill: str
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, ...] | None = None


Part = Polygon | Disc | Row


@dataclass(slots=True)
class Drawing:
    """Parts painted one over the other. Without an element they are an artifact."""

    parts: Sequence[Part]
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place that the outline leads to; level 0 is a chapter."""

    title: str
    level: int
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle that leads to a bookmark: the page and place of it are known when all is laid out."""

    left: float
    top: float
    right: float
    bottom: float
    element: Element
    words: str
    target: Bookmark


@dataclass(slots=True)
class Page:
    """A page being filled. `label` stands at the right of its header."""

    label: str
    marks: list[Text | Drawing] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def rule(x: float, y: float, width: float, role: str, thickness: float) -> Drawing:
    """A horizontal rule, an artifact."""
    return Drawing((Polygon(((x, y), (x + width, y)), stroke=role, width=thickness, closed=False),))


def bar(x: float, y: float, width: float, height: float, role: str) -> Polygon:
    """A filled rectangle with its upper left corner at a point."""
    return Polygon(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), fill=role)
