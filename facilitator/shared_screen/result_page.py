"""The room's page when a dot vote is closed: the options by their votes, one diamond for each dot."""

from __future__ import annotations

from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import paint_label, paint_title
from facilitator.shared_screen.sketch import RIGHT, Laid, Sketch, View
from facilitator.shared_screen.vote_page import DOT, DOT_GAP, option_name

FOOT = 1012.0


def lay_out(value: v.Result, frame: Frame, view: View) -> Laid:
    """Most votes first; one diamond for each dot, or a bar where they don't fit, and always the number."""
    sketch = Sketch(frame)
    paint_label(sketch, value.head, frame.words("shared.vote.so"))
    title_end = paint_title(sketch, frame.words("shared.vote.result_title", n=value.dots), 116, frame.inner, most=2)
    top = max(242.0, title_end + 40)
    area = FOOT - 44 - top
    height = 116.0 if len(value.rows) * 116 <= area else 92.0
    fit = max(1, int(area // height))
    pages = max(1, -(-len(value.rows) // fit))
    page = view.page % pages
    sketch.rule(MARGIN, top - 3, frame.inner, 3, "ink")
    most = max((row.votes for row in value.rows), default=0)
    for index, row in enumerate(value.rows[page * fit : (page + 1) * fit]):
        _row(sketch, row, top + index * height, height, value.head.phase or "ink", most)
        last = index == min(fit, len(value.rows) - page * fit) - 1
        if not last:
            sketch.rule(MARGIN, top + (index + 1) * height, frame.inner, 1, "line")
    foot = FOOT
    sketch.blocks.append(b.Dots(frame.rect(MARGIN, foot - 13, 26, 26), 1, 1, value.head.phase or "ink", 0))
    sketch.label(MARGIN + 40, foot, frame.words("shared.vote.one_dot"), "caption", weight=400, role="inkSoft")
    key = "shared.vote.have_voted"
    sketch.label(frame.right, foot, frame.words(key, n=value.cast), "caption", weight=400, role="inkSoft", align=RIGHT)
    sketch.pages(page, pages, frame.width / 2, foot)
    return Laid(tuple(sketch.blocks), None, pages=pages, page=page)


def _row(sketch: Sketch, row: v.Ranked, y: float, height: float, phase: str, most: int) -> None:
    frame = sketch.frame
    middle = y + height / 2
    factor = 84 / 104 if height > 100 else 64 / 104
    sketch.label(
        MARGIN + 110,
        middle,
        str(row.votes),
        "clock",
        factor=factor,
        align=RIGHT,
        said=frame.words("words.count.votes", n=row.votes),
    )
    left, split = MARGIN + 148, MARGIN + frame.inner * 0.498
    name = option_name(frame, row.name, row.first)
    weight, role = (600, "ink") if row.name else (400, "inkSoft")
    lines = frame.lines(name, split - left - 24, "heading", weight=weight, leading=44, most=2)
    if lines.count > 1:
        lines = frame.lines(name, split - left - 24, "clusterName", weight=weight, leading=40, most=2)
    sketch.laid(left, middle - frame.high(lines) / 2, split - left - 24, lines, role, name)
    room = frame.right - split
    dot = next(
        (size for size in (DOT, 36.0, 28.0) if size < height / 2 and most * (size + DOT_GAP) <= room + DOT_GAP), 0
    )
    if dot and row.votes:
        rect = frame.rect(split, middle - dot / 2, row.votes * (dot + DOT_GAP) - DOT_GAP, dot)
        sketch.blocks.append(b.Dots(rect, row.votes, row.votes, phase, frame.pixels(DOT_GAP)))
    elif row.votes:
        sketch.rule(split, middle - 10, room * row.votes / most, 20, phase)
