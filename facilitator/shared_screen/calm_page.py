"""The room's page for openings, talks, breaks, discussions and closings: what goes on, until when, and what was noted."""

from __future__ import annotations

from datetime import datetime

from facilitator.shared_screen import values as v
from facilitator.shared_screen.dates_line import paint_dates
from facilitator.shared_screen.explore_page import waiting_sentence
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import LARGE_CLOCK, clock_place, paint_label, paint_question
from facilitator.shared_screen.sketch import Laid, Sketch, View
from facilitator.shared_screen.time_line import paint_time_line

LINE_MIDDLE, LINE_HALF = 920.0, 64.0
POINT_GAP = 20.0
MOST_LINES = 4


def lay_out(value: v.Calm, frame: Frame, view: View, until: float | None = None) -> Laid:
    """`until` is when the meeting goes on, seconds since the epoch; None where the clock stands or the time is over."""
    sketch = Sketch(frame)
    work = frame.words(f"words.work.{value.head.work}")
    paint_label(sketch, value.head, work.lower() if value.head.phase else "")
    width = frame.inner - LARGE_CLOCK[0] - 40
    y = _title(sketch, value.head.title, width)
    if value.presenter:
        y += sketch.words(MARGIN, y + 10, width, value.presenter, "entry", leading=58, most=1, role="inkSoft") + 10
    y += _going_on(sketch, value, y + 20, width, until) + 20
    y += paint_dates(sketch, value.dates, y, width) if value.dates else 0.0
    clock = clock_place(frame, LARGE_CLOCK, 52)
    talks = value.points or value.waiting
    pages, page = 1, 0
    if talks:
        pages, page = _points(sketch, value, max(440.0, y + 32), view)
    elif view.bottom > 1000:
        if value.challenge:
            room = LINE_MIDDLE - LINE_HALF - 60 - max(440.0, y + 40)
            lines = max(1, int(room // 72))
            paint_question(sketch, value.challenge, max(440.0, y + 40), min(frame.inner, 1560), min(3, lines))
        paint_time_line(sketch, value.line, LINE_MIDDLE, LINE_HALF, value.at)
    return Laid(tuple(sketch.blocks), clock, pages=pages, page=page)


def _title(sketch: Sketch, title: str, width: float) -> float:
    frame = sketch.frame
    lines = frame.lines(title, width, "pitchTitle", factor=120 / 88, leading=124, most=1)
    top = 152.0
    if lines.is_cut:
        lines = frame.lines(title, width, "pitchTitle", leading=96, most=3)
        top = 130.0
    return top + sketch.laid(MARGIN, top, width, lines, "ink", title)


def _going_on(sketch: Sketch, value: v.Calm, y: float, width: float, until: float | None) -> float:
    words = sketch.frame.words
    pauses = value.head.work == "break"
    end = y
    if until is not None:
        at = datetime.fromtimestamp(until).astimezone().strftime("%H:%M")
        key = "ends" if not value.following else "until_break" if pauses else "until"
        style = "question" if pauses else "entry"
        end += sketch.words(MARGIN, end, width, words(f"shared.calm.{key}", time=at), style, most=1)
        end += 8 if pauses else 0
    if value.following:
        then = words("shared.calm.then", title=value.following)
        end += sketch.words(MARGIN, end, width, then, "entry", leading=58, most=2, role="inkSoft")
    return end - y


def _points(sketch: Sketch, value: v.Calm, top: float, view: View) -> tuple[int, int]:
    """The points noted, newest first, in two columns read downwards."""
    frame, words = sketch.frame, sketch.frame.words
    sketch.label(MARGIN, top + 22, words("shared.calm.noted"), "heading")
    sketch.rule(MARGIN, top + 54, frame.inner, 3, "ink")
    y, bottom = top + 76, view.bottom - (52 if value.waiting else 0)
    across = 2 if frame.inner > 1500 else 1
    width = (frame.inner - 64 * (across - 1)) / across
    pages = _columns(frame, value.points, width, bottom - y, across)
    page = view.page % len(pages)
    for column, points in enumerate(pages[page]):
        x, at = MARGIN + column * (width + 64), y
        for point in points:
            lines = frame.lines(point.text, width, "clusterName", weight=400, leading=44, most=MOST_LINES)
            if _whose(point):
                sketch.label(x, at + 16, _whose(point), "caption", weight=400, role="inkSoft")
                at += 38
            if point.id in view.landed:
                sketch.rule(x - 24, at + 4, 6, frame.high(lines) - 8, "ink")
            at += sketch.laid(x, at, width, lines, "ink", point.text) + POINT_GAP
    if value.waiting:
        sketch.hatched(MARGIN, bottom + 24, waiting_sentence(frame, value.waiting, "points"), frame.inner)
    sketch.pages(page, len(pages), frame.right - 90, top + 22)
    return len(pages), page


def _whose(point: v.Said) -> str:
    """The field of the method and the team, as far as there are any."""
    return " · ".join(part for part in (point.field, point.team) if part)


def _columns(
    frame: Frame, points: tuple[v.Said, ...], width: float, height: float, across: int
) -> list[list[list[v.Said]]]:
    columns: list[list[v.Said]] = [[]]
    used = 0.0
    for point in points:
        lines = frame.lines(point.text, width, "clusterName", weight=400, leading=44, most=MOST_LINES)
        high = frame.high(lines) + (38 if _whose(point) else 0) + POINT_GAP
        if columns[-1] and used + high - POINT_GAP > height:
            columns.append([])
            used = 0.0
        columns[-1].append(point)
        used += high
    return [columns[start : start + across] for start in range(0, len(columns), across)]
