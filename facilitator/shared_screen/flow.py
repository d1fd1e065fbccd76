"""Entries that flow down columns and over to the next page: a text with a caption under it, the pages counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.painting.words import Lines
from facilitator.shared_screen.frame import Frame
from facilitator.shared_screen.sketch import Sketch

CAPTION = 36.0
"""How high the line under an entry stands."""
BAR = 24.0
"""How far to the left the bar of the one that is talked of stands."""


@dataclass(frozen=True)
class Entry:
    """Something to read: words laid out, more words under them (or none), a caption, and whether it is talked of."""

    words: Lines
    text: str
    more: Lines | None
    more_text: str
    caption: str
    height: float
    at: bool = False


def entry(
    frame: Frame,
    width: float,
    text: str,
    caption: str = "",
    more: str = "",
    *,
    strong: bool = False,
    most: int = 4,
    at: bool = False,
    space: float = 22.0,
) -> Entry:
    """Lay an entry out to the width of its column."""
    words = frame.lines(text, width, "clusterName", weight=600 if strong else 400, leading=44, most=most)
    under = frame.lines(more, width, "note", weight=400, leading=38, most=3) if more else None
    height = frame.high(words) + (frame.high(under) + 6 if under is not None else 0)
    return Entry(words, text, under, more, caption, height + (CAPTION if caption else 0) + space, at)


def flowed(entries: Sequence[Entry], area: float, across: int) -> list[list[list[Entry]]]:
    """Pages of columns of entries, none of them higher than the area unless a single one is."""
    columns: list[list[Entry]] = [[]]
    used = 0.0
    for each in entries:
        if columns[-1] and used + each.height > area:
            columns.append([])
            used = 0.0
        columns[-1].append(each)
        used += each.height
    return [columns[start : start + across] for start in range(0, len(columns), across)]


FEW = 4
"""So many entries stay in one column: there is room, and they are read downwards."""
STEP = 24.0


def evened(entries: Sequence[Entry], area: float, across: int) -> list[list[list[Entry]]]:
    """The same, but where all stand on one page its columns are about equally high."""
    pages = flowed(entries, area, across)
    if len(pages) > 1 or len(entries) <= FEW or across == 1:
        return pages
    least = sum(each.height for each in entries) / across
    while least < area:
        tried = flowed(entries, least, across)
        if len(tried) == 1:
            return tried
        least += STEP
    return pages


def page_of(pages: Sequence[Sequence[Sequence[Entry]]]) -> int | None:
    """The page on which the one that is talked of stands."""
    return next((n for n, columns in enumerate(pages) if any(each.at for column in columns for each in column)), None)


def paint(sketch: Sketch, each: Entry, x: float, y: float, width: float) -> float:
    """Put an entry on the page; answers how much room it took."""
    if each.at:
        sketch.rule(x - BAR, y + 2, 6, each.height - 26, "ink")
    top = y + sketch.laid(x, y, width, each.words, "ink", each.text)
    if each.caption:
        sketch.words(x, top + 1, width, each.caption, "caption", weight=400, role="inkSoft", most=1)
        top += CAPTION
    if each.more is not None:
        sketch.laid(x, top + 6, width, each.more, "ink", each.more_text)
    return each.height
