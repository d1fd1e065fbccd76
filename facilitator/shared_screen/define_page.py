"""The room's page while notes become clusters: cards with counts and notes, following what is named and moved."""

from __future__ import annotations

from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import SMALL_CLOCK, clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import RIGHT, Laid, Sketch, View, count_words

GAP = 24.0
NARROWEST = 500.0
TOP, FOOT = 266.0, 1022.0
PAD = 24.0
NOTE_GAP = 9.0
SHAPE, SHAPE_GAP = 22.0, 8.0
NOTE_LINES = 2


def lay_out(value: v.Define, frame: Frame, view: View) -> Laid:
    """Two rows of cards; more of them turn pages, and the page of what is being worked on comes first."""
    sketch = Sketch(frame)
    paint_label(sketch, value.head, frame.words("shared.ask.cluster"), middle=74)
    key = "shared.define.title" if value.notes else "shared.define.title_none"
    title = frame.words(key, n=value.notes) if value.notes else frame.words(key)
    title_end = paint_title(sketch, title, 108, title_width(frame, SMALL_CLOCK), largest=1.0, most=2)
    top = max(TOP, title_end + 24)
    across = max(1, int((frame.inner + GAP) // (NARROWEST + GAP)))
    each = across * 2
    pages = max(1, -(-len(value.cards) // each))
    page = _page_of(value, each, view) % pages
    width = (frame.inner - GAP * (across - 1)) / across
    height = (FOOT - 40 - top - GAP) / 2
    for index, card in enumerate(value.cards[page * each : (page + 1) * each]):
        row, column = divmod(index, across)
        _card(sketch, card, MARGIN + column * (width + GAP), top + row * (height + GAP), width, height, view)
    if not value.cards:
        sketch.words(
            MARGIN, top + 8, frame.inner, frame.words("shared.define.empty"), "clusterName", weight=400, role="inkSoft"
        )
    _foot(sketch, value, page, pages)
    return Laid(tuple(sketch.blocks), clock_place(frame, SMALL_CLOCK, 40), pages=pages, page=page)


def _page_of(value: v.Define, each: int, view: View) -> int:
    live = next((i for i, card in enumerate(value.cards) if card.naming or card.target), None)
    if live is None and view.chosen:
        live = next((i for i, card in enumerate(value.cards) if card.id == view.chosen), None)
    return view.page if live is None else live // each


def _card(sketch: Sketch, card: v.Card, x: float, y: float, width: float, height: float, view: View) -> None:
    words = sketch.frame.words
    live = card.target or card.naming
    sketch.panel(x, y, width, height, "accent" if card.target else "ink" if card.naming else "line", 3 if live else 1)
    inner, left = width - 2 * PAD, x + PAD
    name = card.name or words("shared.define.unnamed")
    top = y + 20
    top += sketch.words(
        left,
        top,
        inner,
        name,
        "clusterName",
        weight=None if card.name else 400,
        role="ink" if card.name else "inkSoft",
        most=2,
    )
    if card.asking:
        top += 2 + sketch.words(left, top + 2, inner, card.question, "note", role="ink", most=2)
    top += 8
    _counts(sketch, card, left, top + 17, inner)
    _notes(sketch, card, left, top + 46, inner, y + height - 14, view)


def _counts(sketch: Sketch, card: v.Card, x: float, middle: float, width: float) -> None:
    """One sign for each note where they fit, else one sign and a number for each target group."""
    total = sum(number for _, number in card.counts)
    label = sketch.label
    wide = label(
        x + width,
        middle,
        str(total),
        "caption",
        factor=30 / 28,
        weight=400,
        role="inkSoft",
        align=RIGHT,
        said=count_words(sketch.frame, card.counts),
    )
    pitch = SHAPE + SHAPE_GAP
    needed = total * pitch + 24 * max(0, len(card.counts) - 1)
    for group, number in card.counts:
        if needed <= width - wide - 24:
            for _ in range(number):
                sketch.shape(x, middle, SHAPE, group)
                x += pitch
            x += 24
        else:
            sketch.shape(x, middle, SHAPE, group)
            x += 34 + label(x + 34, middle, str(number), "caption", weight=400, role="inkSoft", said="") + 24


def _notes(sketch: Sketch, card: v.Card, x: float, y: float, width: float, bottom: float, view: View) -> None:
    hanging = [(note, True) for note in card.dragged]
    for note, hangs in [*hanging, *((note, False) for note in card.notes)]:
        height = sketch.frame.high_note(note.text, width, NOTE_LINES)
        if y + height > bottom:
            return
        sketch.paper(x, y, width, height, note, NOTE_LINES, view, hanging=hangs)
        y += height + NOTE_GAP


def _foot(sketch: Sketch, value: v.Define, page: int, pages: int) -> None:
    frame, words = sketch.frame, sketch.frame.words
    x = MARGIN
    for group in value.groups:
        sketch.shape(x, FOOT, SHAPE, group)
        name = (
            words("shared.define.for", group=words(f"words.target_group_inline.{group}"))
            if group
            else words("words.target_group_inline.none")
        )
        x += 36 + sketch.label(x + 36, FOOT, name, "caption", weight=400, role="inkSoft", factor=30 / 28) + 48
    text = words("shared.define.unplaced", n=value.unplaced) if value.unplaced else words("shared.define.placed")
    if value.notes:
        wide = sketch.label(frame.right, FOOT, text, "caption", factor=30 / 28, weight=400, role="inkSoft", align=RIGHT)
    else:
        wide = 0.0
    sketch.pages(page, pages, (x + frame.right - wide) / 2, FOOT)
