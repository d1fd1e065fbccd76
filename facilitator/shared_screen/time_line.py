"""The meeting as one line along the foot of a page: opens and closes, filled as far as it has come."""

from __future__ import annotations

from facilitator.painting.line import Segment, segments_scaled
from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN
from facilitator.shared_screen.sketch import RIGHT, Sketch


def paint_time_line(
    sketch: Sketch,
    line: tuple[v.Stretch, ...],
    middle: float,
    half: float,
    at: int | None = None,
    ends: tuple[str, str] = ("", ""),
) -> None:
    """The line across the page with the phases' names under it; `ends` are the times at which it begins and ends."""
    frame = sketch.frame
    if not any(stretch.minutes for stretch in line):
        return
    rect = frame.rect(MARGIN, middle - half, frame.inner, 2 * half).adjusted(0, -6, 0, 6)
    merged, now = _merged(line, at)
    segments = segments_scaled(merged, rect.width())
    stroke = max(2.0, frame.pixels(4))
    sketch.blocks.append(b.Meeting(rect, tuple(segments), stroke, now))
    _names(sketch, segments, middle + half + 34, ends)


def _names(sketch: Sketch, segments: list[Segment], middle: float, ends: tuple[str, str]) -> None:
    """Times at the ends, and between them the name of each phase where it has room."""
    frame = sketch.frame
    start, end = ends
    taken = MARGIN
    limit = frame.right
    if start:
        taken += sketch.label(MARGIN, middle, start, "caption", weight=400, role="inkSoft") + 24
        limit -= sketch.label(frame.right, middle, end, "caption", weight=400, role="inkSoft", align=RIGHT) + 24
    x = MARGIN
    for segment in segments:
        width = segment.width / frame.scale
        if segment.is_phase:
            name = frame.words(f"words.phase.{segment.kind}")
            wide = frame.advance(name, "caption", weight=400)
            left = x + (width - wide) / 2
            if left >= taken and left + wide <= limit and wide <= width + 60:
                sketch.label(left, middle, name, "caption", weight=400, role="inkSoft")
                taken = left + wide + 24
        x += width


def _merged(line: tuple[v.Stretch, ...], at: int | None) -> tuple[list[Segment], int | None]:
    """Steps of one kind in a row become one segment without a seam, filled by their minutes; the place of `at` moves along."""
    groups: list[list[int]] = []
    for index, stretch in enumerate(line):
        before = line[groups[-1][-1]] if groups else None
        same = before is not None and before.kind == stretch.kind
        if same:
            groups[-1].append(index)
        else:
            groups.append([index])
    segments = []
    for group in groups:
        minutes = sum(line[i].minutes for i in group)
        done = sum(line[i].minutes * line[i].done for i in group) / minutes if minutes else 0.0
        skipped = all(line[i].skipped for i in group)
        segments.append(Segment(line[group[0]].kind, minutes, done, skipped))
    now = next((n for n, group in enumerate(groups) if at in group), None)
    return segments, now
