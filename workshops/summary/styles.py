"""The typography and the colours of the summary: sizes in points, colours from the light theme of the design tokens."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from workshops.labels import RESOURCES
from workshops.summary.fonts import LIGHT, REGULAR, SEMIBOLD

WIDTH, HEIGHT = 595.276, 841.89
MARGIN = 52.72  # 18.6 mm
MEASURE = WIDTH - 2 * MARGIN
TOP, BOTTOM = 78.0, 770.0
"""Where the text of a page begins and ends, in points from its upper edge."""

LARGE = 15.0
"""From this size on letters are kerned."""

RULE, HAIR = 1.2, 0.7


@dataclass(frozen=True, slots=True)
class Style:
    """A way to set text: face, size and leading in points, colour role, and space added between letters in points."""

    face: str
    size: float
    leading: float
    colour: str = "ink"
    tracking: float = 0.0

    @property
    def kerned(self) -> bool:
        """Whether the type is so large that pairs of letters are moved to stand well together."""
        return self.size >= LARGE


TITLE = Style(SEMIBOLD, 44, 47.6, tracking=-0.84)
TITLES = (
    TITLE,
    Style(SEMIBOLD, 34, 38, tracking=-0.6),
    Style(SEMIBOLD, 26, 30.5, tracking=-0.35),
    Style(SEMIBOLD, 20, 24.5, tracking=-0.2),
    Style(SEMIBOLD, 16, 20.5),
)
"""Titles by length: the first that needs no more than a few lines is taken."""

HEADING = Style(SEMIBOLD, 30, 34, tracking=-0.55)
NAME = Style(SEMIBOLD, 38, 41, tracking=-0.7)
NAMES = (NAME, Style(SEMIBOLD, 28, 32, tracking=-0.4), Style(SEMIBOLD, 20, 24.5, tracking=-0.2))
PART = Style(SEMIBOLD, 16, 20)
SECTION = Style(SEMIBOLD, 13, 17)
SECTION_TIGHT = Style(SEMIBOLD, 11.6, 14.2)
QUESTION = Style(SEMIBOLD, 21, 26, tracking=-0.15)
LEAD = Style(REGULAR, 13.4, 18.8, "inkSoft")
PITCH = Style(REGULAR, 13.4, 18.8)
BODY = Style(REGULAR, 12, 16.8)
BODY_CLOSE = Style(REGULAR, 10.8, 14.4)
BODY_TIGHT = Style(REGULAR, 10.2, 13.2)
BODY_SOFT = Style(REGULAR, 12, 16.8, "inkSoft")
FINDING = Style(REGULAR, 12.4, 17.8)
FINDING_STRONG = Style(SEMIBOLD, 12.4, 17.8)
EYEBROW = Style(REGULAR, 11.5, 15.5, "inkSoft")
FIELD = Style(SEMIBOLD, 11.3, 16.8)
FIELD_CLOSE = Style(SEMIBOLD, 10.8, 14.4)
FIELD_TIGHT = Style(SEMIBOLD, 10.2, 13.2)
ASK = Style(REGULAR, 11.4, 15, "inkSoft")
LIST = Style(REGULAR, 11, 15)
LIST_CLOSE = Style(REGULAR, 10, 13)
LIST_TIGHT = Style(REGULAR, 9.4, 11.9)
LIST_SOFT = Style(REGULAR, 11, 15, "inkSoft")
LIST_STRONG = Style(SEMIBOLD, 11, 15)
BODY_MINUTES = Style(REGULAR, 11.4, 16.4)
STRONG_MINUTES = Style(SEMIBOLD, 11.4, 16.4)
IDEA = Style(REGULAR, 10.5, 14.2)
IDEA_CLOSE = Style(REGULAR, 9.8, 12.8)
GROUP = Style(SEMIBOLD, 10.2, 14.2)
GROUP_COUNT = Style(REGULAR, 10.2, 14.2, "inkSoft")
SMALL = Style(REGULAR, 9, 12, "inkSoft")
SMALL_CLOSE = Style(REGULAR, 8.6, 11.2, "inkSoft")
NUMBER = Style(SEMIBOLD, 10.2, 13)
ROW = Style(REGULAR, 11, 16.8)
ROW_DETAIL = Style(REGULAR, 9.8, 15, "inkSoft")
RUNNING = Style(REGULAR, 9.5, 12, "inkSoft")
COVER_RUNNING = Style(REGULAR, 10.5, 13, "inkSoft")
COUNT = Style(LIGHT, 33, 36)
COUNT_LABEL = Style(REGULAR, 11.4, 15, "inkSoft")
VOTES = Style(LIGHT, 14, 18)
VOTES_LABEL = Style(REGULAR, 9.9, 18, "inkSoft")
PHASE = Style(SEMIBOLD, 10.5, 13)
PHASE_MINUTES = Style(REGULAR, 9, 12, "inkSoft")


@cache
def colours() -> dict[str, tuple[float, float, float]]:
    """The colour roles of the light theme as red, green and blue, 0–1."""
    tokens = json.loads((RESOURCES / "styles" / "tokens.json").read_text(encoding="utf-8"))
    return {role: _rgb(value) for role, value in tokens["colour"]["light"].items()}


def _rgb(value: str) -> tuple[float, float, float]:
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
