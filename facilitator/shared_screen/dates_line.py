"""When people meet next, on the room's last pages: the first date in full, the others after it."""

from __future__ import annotations

from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.matter_values import DateSeen
from facilitator.shared_screen.sketch import Sketch
from workshops import dates

MOST = 3
"""Dates that are named after the first."""


def paint_dates(sketch: Sketch, coming: tuple[DateSeen, ...], y: float, width: float) -> float:
    """Under what is there already; answers the height."""
    frame, words = sketch.frame, sketch.frame.words
    first, *rest = coming
    said = words("matters.room.meet", when=_said(frame, first, "long"))
    high = sketch.words(MARGIN, y, width, said, "entry", weight=600, leading=56, most=2)
    if rest:
        then = ", ".join(_said(frame, each, "short_year", brief=True) for each in rest[:MOST])
        more = words("matters.room.then", when=then)
        high += 6 + sketch.words(MARGIN, y + high + 6, width, more, "note", role="inkSoft", most=1)
    return high + 8


def _said(frame: Frame, each: DateSeen, form: str, *, brief: bool = False) -> str:
    day = dates.text(frame.words, each.date, form)
    if brief:
        return day
    times = f"{each.start}–{each.ends}" if each.ends else each.start
    return ", ".join(part for part in (f"{day} {times}", each.place) if part)
