"""The room's page while people assess: the areas, what the ends of the scale mean, and how many have answered in each role."""

from __future__ import annotations

from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import chart_blocks as c
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import CENTRE, RIGHT, Laid, Sketch, View
from workshops.charts.series import style

FOOT = 968.0
BOX = 76.0
ROWS = (("heading", 84.0), ("clusterName", 70.0), ("note", 60.0))
"""Type of an area and the height of its row: the largest that lets all stand."""
GAP = 64.0


def lay_out(value: v.Assess, frame: Frame, view: View) -> Laid:
    """The question in large type, the scale under it, the areas numbered in one column or two."""
    sketch = Sketch(frame)
    words = frame.words
    paint_label(sketch, value.head, words("assessment.shared.asked"))
    end = paint_title(sketch, value.title, 116, title_width(frame), most=3)
    top = max(322.0, end + 30)
    top = _scale(sketch, value, top) + 40
    _areas(sketch, value, top)
    _foot(sketch, value)
    return Laid(tuple(sketch.blocks), clock_place(frame))


def _scale(sketch: Sketch, value: v.Assess, top: float) -> float:
    """One box for each mark, with words under the first and the last; answers where it ends."""
    frame = sketch.frame
    marks = range(value.least, value.most + 1)
    across = min(frame.inner * 0.5, 190.0 * (len(marks) - 1) + BOX)
    pitch = (across - BOX) / max(1, len(marks) - 1)
    sketch.rule(MARGIN + BOX, top + BOX / 2 - 1, across - 2 * BOX, 2, "control")
    for place, mark in enumerate(marks):
        x = MARGIN + place * pitch
        sketch.panel(x, top, BOX, BOX, "ink" if place in (0, len(marks) - 1) else "control", 2)
        sketch.label(x + BOX / 2, top + BOX / 2, str(mark), "heading", align=CENTRE, width=BOX, weight=600)
    left, right = across * 0.46, frame.inner - across * 0.54
    below = top + BOX + 12
    tall = 0.0
    if value.low:
        tall = sketch.words(MARGIN, below, left, value.low, "note", most=2)
    if value.high:
        tall = max(tall, sketch.words(MARGIN + across - BOX, below, right, value.high, "note", most=2))
    return below + tall


def _areas(sketch: Sketch, value: v.Assess, top: float) -> None:
    frame = sketch.frame
    count = len(value.areas)
    room = FOOT - 74 - top
    fits = [(name, high) for name, high in ROWS if -(-count // _across(count, high, room)) * high <= room]
    type_style, high = fits[0] if fits else ROWS[-1]
    columns = _across(count, high, room)
    rows = -(-count // columns)
    width = (frame.inner - GAP * (columns - 1)) / columns
    for number, area in enumerate(value.areas):
        column, row = divmod(number, rows)
        x, y = MARGIN + column * (width + GAP), top + row * high
        if row == 0:
            sketch.rule(x, y, width, 2, "ink")
        middle = y + high / 2
        sketch.label(x + 44, middle, str(number + 1), type_style, weight=400, role="inkSoft", align=RIGHT, said="")
        lines = frame.lines(area, width - 76, type_style, weight=600, most=1)
        if lines.is_cut:
            lines = frame.lines(area, width - 76, "note", weight=600, leading=min(34.0, high / 2), most=2)
        sketch.laid(x + 76, middle - frame.high(lines) / 2, width - 76, lines, "ink", f"{number + 1}. {area}")
        sketch.rule(x, y + high, width, 1, "line")


def _across(count: int, high: float, room: float) -> int:
    """One column for a few areas that have room below each other, else two."""
    return 1 if count * high <= room and count <= 5 else 2


def _foot(sketch: Sketch, value: v.Assess) -> None:
    """How many have answered, in all and in each role, and at the right what is being typed."""
    frame, words = sketch.frame, sketch.frame.words
    answered = sum(number for _, number in value.roles)
    middle = FOOT + 16
    x = MARGIN
    x += sketch.label(x, middle, str(answered), "clock", said="") + 20
    known = value.crowd >= answered and value.crowd > 0
    said = words("assessment.side.of", total=value.crowd) if known else words("assessment.shared.answered", n=answered)
    x += sketch.label(x, middle + 12, said, "heading", weight=400, said=f"{answered} {said}") + 56
    right = _typing(sketch, value, middle)
    for number, (role, count) in enumerate(value.roles):
        wide = frame.advance(role, "note", weight=400) + frame.advance(str(count), "note", weight=600) + 56
        if x + wide > right - 24:
            break
        sketch.blocks.append(c.Marker(frame.rect(x, middle + 3, 20, 20), style(number)))
        x += 34
        x += sketch.label(x, middle + 13, role, "note", weight=400, said="") + 12
        spoken = f"{role}: {words('assessment.answers', n=count)}"
        x += sketch.label(x, middle + 13, str(count), "note", weight=600, said=spoken) + 44


def _typing(sketch: Sketch, value: v.Assess, middle: float) -> float:
    """Hatched boxes for the marks that stand on the line, else what the room should think of; answers where it begins."""
    frame, words = sketch.frame, sketch.frame.words
    typing = value.typing
    if typing is None:
        said = words("assessment.shared.waiting" if value.roles else "assessment.shared.nobody")
        wide = sketch.label(frame.right, middle + 13, said, "caption", weight=400, role="inkSoft", align=RIGHT)
        return frame.right - wide
    size, gap = 40.0, 8.0
    marks = words("assessment.shared.marks", n=typing.total, done=typing.done)
    wide = typing.total * (size + gap) - gap
    left = frame.right - wide
    for place in range(typing.total):
        rect = frame.rect(left + place * (size + gap), middle - 34, size, size)
        if place < typing.done:
            sketch.blocks.append(b.Hatch(rect))
        else:
            sketch.panel(left + place * (size + gap), middle - 34, size, size, "control")
    text = words("assessment.shared.writing", role=typing.role, marks=marks)
    said_wide = sketch.label(frame.right, middle + 34, text, "caption", weight=400, role="inkSoft", align=RIGHT)
    return frame.right - max(wide, said_wide)
