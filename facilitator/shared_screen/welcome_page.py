"""The room's first page, before the meeting begins, and its last: title, day and place, the challenge, the line."""

from __future__ import annotations

from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.dates_line import paint_dates
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import paint_question
from facilitator.shared_screen.sketch import Laid, Sketch, View
from facilitator.shared_screen.time_line import paint_time_line
from workshops import dates

LINE_MIDDLE, LINE_HALF = 880.0, 80.0


def lay_out(value: v.Welcome, frame: Frame, view: View) -> Laid:
    """Nothing to do but to read: the largest type there is, and the meeting as one line."""
    sketch = Sketch(frame)
    words = frame.words
    progress = (1.0, 1.0, 1.0, 1.0) if value.over else (0.0, 0.0, 0.0, 0.0)
    sketch.blocks.append(b.Mark(frame.rect(MARGIN, TOP_MARK - 32, 120, 64), progress))
    name = (value.title if value.over else value.organisation) or words("words.product")
    sketch.words(MARGIN + 148, TOP_MARK - 24, frame.inner - 148, name, "heading", weight=400, role="inkSoft", most=1)
    title = words("shared.over.title") if value.over else value.title
    lines = frame.lines(title, frame.inner, "pitchTitle", factor=120 / 88, leading=128, most=2)
    y = 176.0
    y += sketch.laid(MARGIN, y, frame.inner, lines, "ink", title) + 24
    y += sketch.words(MARGIN, y, frame.inner, _under(frame, value), "entry", role="inkSoft", most=2) + 56
    room = LINE_MIDDLE - LINE_HALF - 48 - y
    if value.over:
        _made(sketch, value, y)
        if value.dates:
            paint_dates(sketch, value.dates, y + (216 if _counts(value) else 0), frame.inner)
    elif value.challenge and room > 72:
        most = max(1, min(3, int(room // 72)))
        paint_question(sketch, value.challenge, y, min(frame.inner, 1560), most)
    paint_time_line(sketch, value.line, LINE_MIDDLE, LINE_HALF, None, (value.start, value.end))
    return Laid(tuple(sketch.blocks))


TOP_MARK = 100.0


def _under(frame: Frame, value: v.Welcome) -> str:
    words = frame.words
    if value.over:
        return words("shared.over.made" if _counts(value) else "shared.over.thanks")
    day = dates.text(words, value.date, "long") if value.date else ""
    times = f"{value.start}–{value.end}" if value.end else value.start
    said = ", ".join(part for part in (day, times, value.place) if part)
    return said[:1].upper() + said[1:]


def _counts(value: v.Welcome) -> list[tuple[str, int]]:
    every = (
        ("ideas", value.ideas),
        ("concepts", value.concepts),
        ("decisions", value.decisions),
        ("actions", value.actions),
    )
    return [(kind, number) for kind, number in every if number]


def _made(sketch: Sketch, value: v.Welcome, y: float) -> None:
    """What came of the meeting, as numbers in the largest type."""
    frame = sketch.frame
    x = MARGIN
    for kind, number in _counts(value):
        said = frame.words(f"words.count.{kind}", n=number)
        name = said.replace(str(number), "", 1).strip()
        wide = max(
            sketch.label(x, y + 56, str(number), "clock", said=said),
            sketch.label(x, y + 144, name, "clusterName", weight=400, role="inkSoft", said=""),
        )
        x += max(wide + 72, 280)


def lay_out_nothing(value: v.Nothing, frame: Frame, view: View) -> Laid:
    """No meeting is open: the mark alone, in the middle."""
    sketch = Sketch(frame)
    width, height = 420.0, 224.0
    rect = frame.rect((frame.width - width) / 2, (frame.height - height) / 2, width, height)
    sketch.blocks.append(b.Mark(rect, (1.0, 1.0, 1.0, 1.0), frame.words("words.product")))
    return Laid(tuple(sketch.blocks))
