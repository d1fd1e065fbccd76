"""The room's page when the meeting decides: decisions on the left, actions on the right, in large type."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.painting.words import Lines
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import RIGHT, Laid, Sketch, View
from workshops import dates

GAP = 64.0
NARROWEST = 600.0
FOOT = 1016.0
STYLES = (("entry", 18.0), ("clusterName", 18.0), ("clusterName", 12.0))
"""Type and the space round it: the airiest that lets all stand on one page, else the last and several pages."""


@dataclass(frozen=True)
class Entry:
    """One decision or action, laid out: what, and who and when under it."""

    what: Lines
    text: str
    detail: str
    height: float
    space: float


def lay_out(value: v.Decisions, frame: Frame, view: View) -> Laid:
    """Two columns of rows that turn pages together, the latest page first when something is added."""
    sketch = Sketch(frame)
    words = frame.words
    paint_label(sketch, value.head, words("shared.ask.decisions"))
    title_end = paint_title(sketch, words("shared.decisions.title"), 116, title_width(frame), most=2)
    top = max(322.0, title_end + 36)
    width = (frame.inner - GAP) / 2
    made = [
        (text, words("matters.room.deferred", level=words(f"words.level.{level}")))
        if place in value.deferred
        else (text, words(f"words.level.{level}"))
        for place, (text, level) in enumerate(value.decisions)
    ]
    todo = [(what, _who_and_when(frame, role, due)) for what, role, due in value.actions]
    area = FOOT - 40 - top - 76
    for style, space in STYLES:
        columns = [_paged([_entry(frame, width, *row, style, space) for row in rows], area) for rows in (made, todo)]
        pages = max(len(column) for column in columns)
        if pages == 1:
            break
    page = view.page % pages
    for index, (column, key) in enumerate(zip(columns, ("decisions", "actions"), strict=True)):
        x = MARGIN + index * (width + GAP)
        total = (len(made), len(todo))[index]
        _header(sketch, x, top, width, words(f"shared.decisions.{key}"), total)
        y = top + 76
        entries = column[min(page, len(column) - 1)]
        for entry in entries:
            _paint(sketch, entry, x, y, width)
            y += entry.height
        if not entries:
            sketch.words(x, y, width, words(f"shared.decisions.no_{key}"), "note", role="inkSoft")
    sketch.pages(page, pages, frame.width / 2, FOOT)
    return Laid(tuple(sketch.blocks), clock_place(frame), pages=pages, page=page)


def _header(sketch: Sketch, x: float, top: float, width: float, name: str, total: int) -> None:
    sketch.label(x, top + 24, name, "heading")
    if total:
        sketch.label(x + width, top + 24, str(total), "note", role="inkSoft", align=RIGHT, said="")
    sketch.rule(x, top + 57, width, 3, "ink")


def _entry(frame: Frame, width: float, text: str, detail: str, style: str, space: float) -> Entry:
    what = frame.lines(text, width, style, weight=400, leading=frame.leading(style) + 2, most=4)
    return Entry(what, text, detail, frame.high(what) + (38 if detail else 0) + 2 * space, space)


def _paged(entries: list[Entry], area: float) -> list[list[Entry]]:
    pages: list[list[Entry]] = [[]]
    used = 0.0
    for entry in entries:
        if pages[-1] and used + entry.height > area:
            pages.append([])
            used = 0.0
        pages[-1].append(entry)
        used += entry.height
    return pages


def _paint(sketch: Sketch, entry: Entry, x: float, y: float, width: float) -> None:
    y += entry.space
    y += sketch.laid(x, y, width, entry.what, "ink", entry.text)
    if entry.detail:
        sketch.words(x, y + 2, width, entry.detail, "caption", weight=400, role="inkSoft", most=1)
        y += 38
    sketch.rule(x, y + entry.space, width, 1, "line")


def _who_and_when(frame: Frame, role: str, due: str) -> str:
    when = dates.text(frame.words, due, "short") if due else ""
    return " · ".join(part for part in (role, when) if part)
