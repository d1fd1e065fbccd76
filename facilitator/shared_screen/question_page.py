"""The room's page of a question: in large type, how to answer and how many have; then, when shown, what they answered."""

from __future__ import annotations

from facilitator.painting.words import Lines
from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import RIGHT, Laid, Sketch, View
from workshops.charts.marks import Box, Chart
from workshops.polled import pictures, telling
from workshops.polled.values import Counted, Results

FOOT = 1000.0
STROKES = 46.0
NARROWEST = 8.0
"""Units from one stroke to the next: closer than that nobody counts them."""
ROW_GAP = 22.0
MOST_LINES = 4


def lay_out(value: v.Question, frame: Frame, view: View) -> Laid:
    """The question, its picture (or what stands in its place until it is shown), and the foot."""
    sketch = Sketch(frame)
    found = value.found
    paint_label(sketch, value.head, _sentence(value, frame))
    large = found.shown and found.kind in ("cloud", "text")
    width = frame.inner if large else title_width(frame)
    title_end = paint_title(sketch, found.question, 116, width, largest=0.875 if large else 1.125, most=3)
    top = max(232.0 if large else 322.0, title_end + 28)
    sketch.rule(MARGIN, top - 3, frame.inner, 3, "ink")
    bottom = min(view.bottom, FOOT - 58)
    pages, page = _body(sketch, value, top, bottom, view)
    sketch.pages(page, pages, frame.width / 2, FOOT)
    if view.bottom > FOOT - 60:
        _foot(sketch, value)
    return Laid(tuple(sketch.blocks), None if large else clock_place(frame), pages=pages, page=page)


def _sentence(value: v.Question, frame: Frame) -> str:
    words, found = frame.words, value.found
    parts = [words("polls.question_of", number=value.number, total=value.total)] if value.total > 1 else []
    if found.shown:
        parts.append(words("polls.cast", n=found.cast))
    else:
        parts.append(words(f"polls.how.{found.kind}"))
    return " · ".join(parts)


def _body(sketch: Sketch, value: v.Question, top: float, bottom: float, view: View) -> tuple[int, int]:
    frame, found, words = sketch.frame, value.found, sketch.frame.words
    if found.shown and not found.cast:
        sketch.words(MARGIN, top + 36, frame.inner, words("polls.shared.nothing"), "entry", role="inkSoft")
        return 1, 0
    if found.kind == "text" and found.shown:
        return _told(sketch, found.texts, top, bottom, view)
    hidden = not found.shown
    if hidden and not found.options:
        _waiting(sketch, value, top, bottom)
        return 1, 0
    height = bottom - top - (16 if found.kind in ("cloud", "number") else 0)
    charts = pictures.pages(
        words, found, value.last, frame.inner, height, pictures.ROOM, frame.type,
        hidden=hidden, best_first=True,
    )  # fmt: skip
    if not charts:
        return 1, 0
    page = view.page % len(charts)
    said = _options_said(value) if hidden else telling.described(words, found, value.last)
    _place(sketch, charts[page], top + (16 if found.kind in ("cloud", "number") else 0), said)
    return len(charts), page


def _place(sketch: Sketch, chart: Chart, top: float, said: str) -> None:
    frame = sketch.frame
    rect = frame.rect(MARGIN, top, chart.width, chart.height)
    sketch.blocks.append(b.Picture(rect, chart, frame.scale, said))


def _options_said(value: v.Question) -> str:
    """What may be answered, for whoever doesn't see it."""
    found = value.found
    if found.kind == "scale":
        return ", ".join(telling.step_name(found, each) for each in found.options)
    return ", ".join(f"{n}: {each.text}" for n, each in enumerate(found.options, start=1))


def _waiting(sketch: Sketch, value: v.Question, top: float, bottom: float) -> None:
    """How to answer, in large type, where there is nothing to choose among."""
    frame, found = sketch.frame, value.found
    how = frame.words(f"polls.how.{found.kind}")
    said = f"{how[:1].upper()}{how[1:]}" + (f" ({found.unit})" if found.unit else "")
    lines = frame.lines(said, frame.inner, "pitchTitle", weight=400, leading=96, most=3)
    y = top + max(32.0, (bottom - top - frame.high(lines) - 84) / 2)
    y += sketch.laid(MARGIN, y, frame.inner, lines, "inkSoft", said) + 36
    if found.cast:
        sketch.blocks.append(
            b.Hatch(frame.rect(MARGIN, y, frame.inner, 48), frame.words("polls.shared.hidden_answers"))
        )


def _told(sketch: Sketch, texts: tuple[Counted, ...], top: float, bottom: float, view: View) -> tuple[int, int]:
    """Open answers in two columns read downwards, on as many pages as they need."""
    frame = sketch.frame
    across = 2 if frame.inner > 1500 and len(texts) > 3 else 1
    width = (frame.inner - 72 * (across - 1)) / across
    columns = _columns(frame, texts, width, bottom - top - 24)
    pages = [columns[start : start + across] for start in range(0, len(columns), across)]
    page = view.page % len(pages)
    for number, column in enumerate(pages[page]):
        x, y = MARGIN + number * (width + 72), top + 24
        for said in column:
            lines = _lines(frame, said, width)
            sketch.rule(x, y + 22, 14, 3, "ink")
            y += sketch.laid(x + 36, y, width - 36, lines, "ink", _text(said)) + ROW_GAP
    return len(pages), page


def _columns(frame: Frame, texts: tuple[Counted, ...], width: float, height: float) -> list[list[Counted]]:
    columns: list[list[Counted]] = [[]]
    used = 0.0
    for said in texts:
        high = frame.high(_lines(frame, said, width)) + ROW_GAP
        if columns[-1] and used + high - ROW_GAP > height:
            columns.append([])
            used = 0.0
        columns[-1].append(said)
        used += high
    return columns


def _lines(frame: Frame, said: Counted, width: float) -> Lines:
    return frame.lines(_text(said), width - 36, "clusterName", weight=400, leading=46, most=MOST_LINES)


def _text(said: Counted) -> str:
    return said.text if said.count == 1 else f"{said.text} (×{said.count})"


def _foot(sketch: Sketch, value: v.Question) -> None:
    if value.found.shown:
        _foot_shown(sketch, value)
    else:
        _foot_hidden(sketch, value)


def _foot_hidden(sketch: Sketch, value: v.Question) -> None:
    """How many have answered, one stroke each, and when the answers are shown."""
    frame, words, found = sketch.frame, sketch.frame.words, value.found
    known = found.expected and found.cast <= found.expected
    x = MARGIN
    text = words("polls.shared.of", total=found.expected) if known else words("polls.shared.some", n=found.cast)
    x += sketch.label(x, FOOT - 14, str(found.cast), "clock", factor=0.8, said=f"{found.cast} {text}") + 18
    x += sketch.label(x, FOOT - 4, text, "heading", weight=400, said="") + 44
    later = words("polls.shared.closed" if found.closed else "polls.shared.later")
    right = frame.right - sketch.label(frame.right, FOOT, later, "caption", weight=400, role="inkSoft", align=RIGHT)
    total = found.expected if known else 0
    room = right - 48 - x
    if total and total * NARROWEST <= room:
        rect = frame.rect(x, FOOT - 14 - STROKES / 2, min(room, total * 20), STROKES)
        sketch.blocks.append(b.Strokes(rect, found.cast, total, value.head.phase or "accent"))


def _has_one_for_each(sketch: Sketch, found: Results) -> bool:
    """Whether the picture has a stroke or a cell for each answer, and not only bars."""
    pictured = [block.chart for block in sketch.blocks if isinstance(block, b.Picture)]
    drawn = sum(isinstance(mark, Box) for chart in pictured for mark in chart.marks)
    chosen = sum(option.count for option in found.options) or sum(count for _, count in found.numbers)
    return drawn == chosen


def _foot_shown(sketch: Sketch, value: v.Question) -> None:
    """What the picture means at the left, the middle of the answers at the right, and last time below."""
    frame, words, found = sketch.frame, sketch.frame.words, value.found
    last = value.last is not None and value.last.cast > 0
    key = {"cloud": "size", "ranking": "rank", "number": "numbers", "text": ""}.get(found.kind, "one_stroke")
    key = "share" if last and key == "one_stroke" else key
    if key in ("one_stroke", "numbers") and not _has_one_for_each(sketch, found):
        key = {"numbers": "mean"}.get(key, "")
    middle, then = telling.middle(words, found), telling.last_time(words, found, value.last)
    high = FOOT - 22 if then else FOOT
    wide = 0.0
    if middle and found.cast:
        wide = sketch.label(frame.right, high, middle, "caption", weight=600, align=RIGHT)
    if key and found.cast:
        text = words(f"polls.shared.{key}")
        lines = frame.lines(text, frame.inner - wide - 40, "caption", weight=400, leading=36, most=1)
        sketch.laid(MARGIN, high - 18, frame.inner - wide - 40, lines, "inkSoft", text)
    if then:
        lines = frame.lines(then, frame.inner * 0.82, "caption", weight=400, leading=36, most=1)
        sketch.laid(MARGIN, high + 22, frame.inner * 0.82, lines, "inkSoft", then)
