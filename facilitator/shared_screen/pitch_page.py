"""The room's page during a presentation: the idea's name and line in the largest type, three columns, what was said of it."""

from __future__ import annotations

from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import LARGE_CLOCK, balanced, clock_place, paint_label
from facilitator.shared_screen.queue_strip import paint_queue
from facilitator.shared_screen.sketch import RIGHT, Laid, Sketch, View

COUNTS_TOP, COUNTS_HEIGHT, GAP = 690.0, 184.0, 24.0
COLUMN_GAP = 48.0
LEADING, DENSE = 45.0, 43.0
"""The height of a line in a column, and where a text needs a fourth line."""
Fields = tuple[tuple[str, str], ...]
HEADINGS = {"audience": "for", "technology": "on", "challenges": "hard", "functionality": "does", "interface": "looks"}


def lay_out(value: v.Pitch, frame: Frame, view: View) -> Laid:
    """Long columns go on to further pages; the name and the line stay."""
    sketch = Sketch(frame)
    words = frame.words
    if value.presented:
        sentence = words("shared.pitch.turn", team=value.team, n=value.number, total=value.total)
    else:
        sentence = value.team
    paint_label(sketch, value.head, sentence)
    width = frame.inner - LARGE_CLOCK[0] - 40
    end = _title(sketch, value, width)
    if value.hidden:
        sketch.hatched(MARGIN, end + 60, words("shared.pitch.hidden", team=value.team), frame.inner)
        pages, page = 1, 0
    else:
        bottom = min(view.bottom, COUNTS_TOP - 22 if value.presented else 1080 - 64.0)
        top = max(486.0, end + 28)
        if value.presented:
            dense = _is_long(sketch, value.fields)
            top = max(452.0, end + 20) if dense else top
            pages, page = _columns(sketch, value, value.fields, 3, top, bottom, view, DENSE if dense else LEADING)
        else:
            pages, page = _sheet(sketch, value, top, bottom, view)
        sketch.pages(page, pages, frame.right, top + 17, RIGHT)
    if value.presented:
        _counts(sketch, value)
        if view.bottom > 1000:
            paint_queue(sketch, value.turns, 1000)
    return Laid(tuple(sketch.blocks), clock_place(frame, LARGE_CLOCK, 52), pages=pages, page=page)


def _title(sketch: Sketch, value: v.Pitch, width: float) -> float:
    frame = sketch.frame
    name = value.name or value.team
    lines = frame.lines(name, width, "pitchTitle", factor=120 / 88, leading=124, most=1)
    top = 152.0
    if lines.is_cut:
        lines = frame.lines(name, width, "pitchTitle", leading=92, most=2)
        top = 132.0
    if lines.is_cut:
        lines = frame.lines(name, width, "question", leading=70, most=4)
        top = 120.0
    end = top + sketch.laid(MARGIN, top, width, lines, "ink", name)
    if value.pitch:
        room = max(1, min(3, int((486 - end - 22) // 58)))
        said = frame.lines(value.pitch, width, "entry", leading=58, most=room)
        said = balanced(frame, value.pitch, width, "entry", said, factor=1.0, leading=58, most=room)
        end += 22 + sketch.laid(MARGIN, end + 22, width, said, "ink", value.pitch)
    return end


def _is_long(sketch: Sketch, fields: Fields) -> bool:
    """Whether some column needs more than three lines."""
    width = (sketch.frame.inner - 2 * COLUMN_GAP) / 3
    return any(sketch.frame.lines(text, width, "clusterName", weight=400).count > 3 for _, text in fields)


def _sheet(sketch: Sketch, value: v.Pitch, y: float, bottom: float, view: View) -> tuple[int, int]:
    """All five fields: three above, two below, turning pages together."""
    middle = (y + bottom) / 2
    above = _columns(sketch, value, value.fields[:3], 3, y, middle - 20, view)
    below = _columns(sketch, value, value.fields[3:], 3, middle, bottom, view)
    return max(above, below)


def _columns(
    sketch: Sketch,
    value: v.Pitch,
    fields: Fields,
    count: int,
    y: float,
    bottom: float,
    view: View,
    leading: float = LEADING,
) -> tuple[int, int]:
    frame, words = sketch.frame, sketch.frame.words
    fit = max(2, int((bottom - y - 44) // leading))
    width = (frame.inner - COLUMN_GAP * (count - 1)) / count
    long = [frame.lines(text, width, "clusterName", weight=400, leading=leading) for _, text in fields]
    pages = max(1, *(-(-lines.count // fit) for lines in long)) if long else 1
    page = min(view.page, pages - 1)
    for index, ((field, text), lines) in enumerate(zip(fields, long, strict=True)):
        x = MARGIN + index * (width + COLUMN_GAP)
        heading = words(f"shared.pitch.{HEADINGS[field]}") if value.presented else words(f"words.field.{field}")
        at = x
        if field == "audience":
            sketch.shape(x, y + 17, 24, value.target_group)
            at = x + 38
        sketch.label(at, y + 17, heading, "caption", weight=400, role="inkSoft")
        part = text if lines.count <= fit else frame.portion(text, width, "clusterName", 400, page * fit, fit)
        if part.strip():
            sketch.words(x, y + 44, width, part, "clusterName", weight=400, leading=leading, most=fit)
        elif not text.strip():
            sketch.rule(x, y + 44 + leading / 2, 32, 2, "control")
    return pages, page


def _counts(sketch: Sketch, value: v.Pitch) -> None:
    frame = sketch.frame
    count = max(1, len(value.counts))
    width = (frame.inner - GAP * (count - 1)) / count
    for index, (kind, number) in enumerate(value.counts):
        x = MARGIN + index * (width + GAP)
        middle = COUNTS_TOP + COUNTS_HEIGHT / 2
        sketch.panel(x, COUNTS_TOP, width, COUNTS_HEIGHT)
        size = 56.0
        name = frame.words(f"words.feedback.{kind}")
        digits = frame.advance(str(number), "clock")
        beside = 128 + digits + 24 + frame.advance(name, "clusterName", weight=400) + 36 <= width
        if not beside:
            middle -= 24
        sketch.blocks.append(b.Sign(frame.rect(x + 40, middle - size / 2, size, size), kind))
        sketch.label(x + 128, middle, str(number), "clock", said=f"{name}: {number}")
        if not beside:
            sketch.label(x + 40, middle + 80, name, "caption", weight=400, said="")
            continue
        sketch.label(x + width - 36, middle, name, "clusterName", weight=400, align=RIGHT, said="")
