"""The room's page of a discussion merged: the teams side by side, or every point once with the teams that said it."""

from __future__ import annotations

from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import flow
from facilitator.shared_screen import matter_values as m
from facilitator.shared_screen import values as v
from facilitator.shared_screen.explore_page import waiting_sentence
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import Laid, Sketch, View

GAP, NARROWEST, FOOT = 56.0, 400.0, 1016.0
SPACE = 20.0
HEAD, LEAST, ROW_GAP = 76.0, 48.0, 28.0
"""How high the name of a team stands, what a team without points takes, and the room between rows of teams."""


def lay_out(value: m.Merged, frame: Frame, view: View) -> Laid:
    """The title of the discussion is its theme; what does not fit turns pages."""
    sketch = Sketch(frame)
    paint_label(sketch, value.head, frame.words("words.work.discussion").lower() if value.head.phase else "")
    top = max(330.0, paint_title(sketch, value.head.title, 116, title_width(frame), most=2) + 36)
    waiting = tuple(v.Waiting(side.team, side.hidden, False) for side in value.sides if side.hidden)
    bottom = min(FOOT - 44, view.bottom - 20) - (52 if waiting else 0)
    if value.together is not None:
        page, pages = _together(sketch, value.together, top, bottom, view)
    else:
        page, pages = _sides(sketch, value.sides, top, bottom, view)
    if waiting:
        sketch.hatched(MARGIN, bottom + 30, waiting_sentence(frame, waiting, "points"), frame.inner)
    sketch.pages(page, pages, frame.right - 90, FOOT)
    return Laid(tuple(sketch.blocks), clock_place(frame), pages, page)


def _sides(sketch: Sketch, sides: tuple[m.SideSeen, ...], top: float, bottom: float, view: View) -> tuple[int, int]:
    """A column for each team under its name, in rows where all find room on one page; else they turn pages."""
    frame = sketch.frame
    most = max(1, min(len(sides), int((frame.inner + GAP) // (NARROWEST + GAP)), 4))
    for across in range(most, max(0, most - 2), -1):
        width = (frame.inner - GAP * (across - 1)) / across
        held = [[flow.entry(frame, width, text, space=SPACE, most=6) for text in side.points] for side in sides]
        highs = [HEAD + max(LEAST, sum(each.height for each in entries)) for entries in held]
        rows = [max(highs[start : start + across]) for start in range(0, len(highs), across)]
        if sum(rows) + ROW_GAP * (len(rows) - 1) <= bottom - top:
            y = top
            for number, (side, entries) in enumerate(zip(sides, held, strict=True)):
                row, place = divmod(number, across)
                if number and not place:
                    y += rows[row - 1] + ROW_GAP
                _side(sketch, side, entries, MARGIN + place * (width + GAP), y, width)
            return 0, 1
    width = (frame.inner - GAP * (most - 1)) / most
    columns: list[tuple[m.SideSeen, list[flow.Entry]]] = []
    for side in sides:
        entries = [flow.entry(frame, width, text, space=SPACE, most=6) for text in side.points]
        columns += [(side, page[0]) for page in flow.flowed(entries, bottom - top - HEAD, 1)]
    pages = max(1, -(-len(columns) // most))
    page = view.page % pages
    for place, (side, entries) in enumerate(columns[page * most : (page + 1) * most]):
        _side(sketch, side, entries, MARGIN + place * (width + GAP), top, width)
    return page, pages


def _side(sketch: Sketch, side: m.SideSeen, entries: list[flow.Entry], x: float, y: float, width: float) -> None:
    _head(sketch, side, x, y, width)
    y += HEAD
    for each in entries:
        y += flow.paint(sketch, each, x, y, width)
    if not entries and not side.hidden:
        sketch.words(x, y, width, sketch.frame.words("matters.room.no_points"), "note", role="inkSoft", most=2)
    elif side.hidden and not entries:
        sketch.blocks.append(b.Hatch(sketch.frame.rect(x, y + 4, 96, 36)))


def _head(sketch: Sketch, side: m.SideSeen, x: float, y: float, width: float) -> None:
    frame = sketch.frame
    name = side.team or frame.words("matters.room.everyone")
    left = x
    if side.team:
        sketch.shape(x, y + 24, 26, side.target_group)
        left = x + 40
    lines = frame.lines(name, width - (left - x), "clusterName", weight=600, leading=48, most=1)
    sketch.laid(left, y, width - (left - x), lines, "ink", name)
    sketch.rule(x, y + 55, width, 3, side.target_group or "ink")


def _together(
    sketch: Sketch, shared: tuple[m.SharedSeen, ...], top: float, bottom: float, view: View
) -> tuple[int, int]:
    """Every point once; what several teams said stands first, in stronger type."""
    frame, words = sketch.frame, sketch.frame.words
    if not shared:
        sketch.words(MARGIN, top, frame.inner, words("matters.room.no_points"), "entry", weight=400, role="inkSoft")
        return 0, 1
    across = 2 if frame.inner > 1300 and len(shared) > 1 else 1
    width = (frame.inner - GAP * (across - 1)) / across
    entries = []
    for each in shared:
        teams = ", ".join(each.teams)
        several = len(each.teams) > 1
        caption = words("matters.room.several", n=len(each.teams), teams=teams) if several else teams
        entries.append(flow.entry(frame, width, each.text, caption, strong=several, space=SPACE + 4))
    pages = flow.evened(entries, bottom - top, across)
    page = view.page % len(pages)
    for column, own in enumerate(pages[page]):
        x, y = MARGIN + column * (width + GAP), top
        for entry in own:
            y += flow.paint(sketch, entry, x, y, width)
    return page, len(pages)
