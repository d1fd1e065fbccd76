"""The room's page of monitoring: what goes on outside, in two columns, what is talked of now marked by a bar."""

from __future__ import annotations

from facilitator.shared_screen import flow
from facilitator.shared_screen import matter_values as m
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import Laid, Sketch, View

GAP, FOOT = 72.0, 1016.0


def lay_out(value: m.Monitoring, frame: Frame, view: View) -> Laid:
    """Titles in large type with where they can be read; what is chosen is on the page that is shown."""
    sketch = Sketch(frame)
    words = frame.words
    paint_label(sketch, value.head, words("words.work.monitoring").lower() if value.head.phase else "")
    top = max(330.0, paint_title(sketch, value.head.title, 116, title_width(frame), most=2) + 44)
    if not value.news and not value.points:
        sketch.words(MARGIN, top, frame.inner, words("matters.room.news_none"), "entry", weight=400, role="inkSoft")
        return Laid(tuple(sketch.blocks), clock_place(frame))
    across = 2 if frame.inner > 1300 and len(value.news) + len(value.points) > 1 else 1
    width = (frame.inner - GAP * (across - 1)) / across
    entries = [
        flow.entry(frame, width, each.title, each.host, each.summary, strong=True, at=each.id == value.at, space=34)
        for each in value.news
    ]
    if value.points:
        entries.append(flow.entry(frame, width, words("shared.calm.noted"), strong=True, space=14))
        entries += [flow.entry(frame, width, text, space=20) for text in value.points]
    pages = flow.evened(entries, min(FOOT - 40, view.bottom - 20) - top, across)
    chosen = flow.page_of(pages)
    page = chosen if chosen is not None else view.page % len(pages)
    for column, own in enumerate(pages[page]):
        x, y = MARGIN + column * (width + GAP), top
        for each in own:
            y += flow.paint(sketch, each, x, y, width)
    sketch.pages(page, len(pages), frame.width / 2, FOOT)
    return Laid(tuple(sketch.blocks), clock_place(frame), len(pages), page, turns=chosen is None)
