"""The room's page while sheets are written: each team with the name of its idea and how much of the sheet is filled."""

from __future__ import annotations

from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import Laid, Sketch, View

GAP = 24.0
NARROWEST = 500.0
FOOT = 1012.0
ROOMY, LOW = 190.0, 124.0


def lay_out(value: v.Develop, frame: Frame, view: View) -> Laid:
    """Up to three rows of cards; many teams get lower ones."""
    sketch = Sketch(frame)
    words = frame.words
    paint_label(sketch, value.head, words("shared.ask.concept"))
    title_end = paint_title(sketch, words("shared.develop.title"), 116, title_width(frame), most=2)
    top = max(330.0, title_end + 36)
    across = max(1, int((frame.inner + GAP) // (NARROWEST + GAP)))
    area = FOOT - 48 - top
    rows = -(-len(value.sheets) // across)
    if rows * (ROOMY + GAP) - GAP <= area:
        height = min(280.0, (area - GAP * (max(rows, 2) - 1)) / max(rows, 2))
    else:
        height = LOW
    gap = GAP if height > LOW else 16.0
    fit = max(1, int((area + gap) // (height + gap)))
    each = fit * across
    pages = max(1, -(-len(value.sheets) // each))
    page = view.page % pages
    width = (frame.inner - GAP * (across - 1)) / across
    for index, sheet in enumerate(value.sheets[page * each : (page + 1) * each]):
        row, column = divmod(index, across)
        _card(sketch, sheet, MARGIN + column * (width + GAP), top + row * (height + gap), width, height)
    _foot(sketch, value, page, pages)
    return Laid(tuple(sketch.blocks), clock_place(frame), pages=pages, page=page)


def _card(sketch: Sketch, sheet: v.Sheet, x: float, y: float, width: float, height: float) -> None:
    words = sketch.frame.words
    sketch.panel(x, y, width, height)
    left, inner = x + 28, width - 56
    middle = y + 42
    sketch.shape(left, middle, 24, sheet.target_group)
    progress = words("shared.develop.fields", n=sheet.filled, total=sheet.fields)
    diamonds = 28.0
    wide = diamonds * (sheet.fields * 1.36 - 0.36)
    if height <= LOW:
        room = inner - 40 - wide - 20
        sketch.words(left + 40, middle - 21, room, sheet.team, "clusterName", most=1)
        _fields(sketch, sheet, x + width - 28 - wide, middle, wide, diamonds, progress)
        _name(sketch, sheet, left, y + 68, inner, "note", 1)
        return
    sketch.words(left + 40, middle - 17, inner - 40, sheet.team, "caption", weight=400, most=1, role="inkSoft")
    bottom = y + height - 44
    lines = 2 if height > 250 else 1
    _name(sketch, sheet, left, y + 74, inner, "entry", lines)
    _fields(sketch, sheet, left, bottom, wide, diamonds, progress)
    sketch.label(left + wide + 24, bottom, progress, "caption", weight=400, role="inkSoft", said="")


def _name(sketch: Sketch, sheet: v.Sheet, x: float, y: float, width: float, style: str, most: int) -> None:
    words = sketch.frame.words
    if sheet.name:
        sketch.words(
            x, y, width, sheet.name, style, weight=600, leading=min(52.0, sketch.frame.leading(style)), most=most
        )
    elif sheet.hidden and sheet.filled:
        high = sketch.frame.leading(style)
        sketch.blocks.append(
            b.Hatch(sketch.frame.rect(x, y + (high - 32) / 2, 160, 32), words("shared.develop.hidden"))
        )
    else:
        key = "none" if not sheet.filled else "unnamed"
        sketch.words(x, y, width, words(f"shared.develop.{key}"), style, weight=400, role="inkSoft", most=1)


def _fields(sketch: Sketch, sheet: v.Sheet, x: float, middle: float, wide: float, size: float, said: str) -> None:
    rect = sketch.frame.rect(x, middle - size / 2, wide, size)
    sketch.blocks.append(b.Fields(rect, sheet.filled, sheet.fields, "develop", said))


def _foot(sketch: Sketch, value: v.Develop, page: int, pages: int) -> None:
    frame, words = sketch.frame, sketch.frame.words
    sketch.blocks.append(b.Dots(frame.rect(MARGIN, FOOT - 12, 24, 24), 1, 1, value.head.phase or "develop", 0))
    room = frame.inner - 40 - (240 if pages > 1 else 0)
    text = words("shared.develop.legend")
    sketch.words(MARGIN + 40, FOOT - 17, room, text, "caption", weight=400, role="inkSoft", most=1)
    sketch.pages(page, pages, frame.right - 90, FOOT)
