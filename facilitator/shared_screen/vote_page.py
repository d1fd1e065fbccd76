"""The room's page during a dot vote: the options with their digits, and how many have voted."""

from __future__ import annotations

from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import CENTRE, RIGHT, Laid, Sketch, View, count_words, short

GAP = 24.0
NARROWEST = 600.0
FOOT = 984.0
ROWS = ((176.0, 18.0), (148.0, 18.0), (104.0, 12.0), (88.0, 12.0))
"""Heights of an option and the gaps under them: with a question, without, with a short one, name only."""
DOT, DOT_GAP = 44.0, 8.0
MOST_DOTS = 8


def lay_out(value: v.Vote, frame: Frame, view: View) -> Laid:
    """Six options with room for their questions, or more in lower rows; the rest on further pages."""
    sketch = Sketch(frame)
    paint_label(sketch, value.head, vote_sentence(frame, value))
    title_end = paint_title(sketch, frame.words("shared.vote.title"), 116, title_width(frame), most=2)
    top = max(308.0, title_end + 28)
    across = max(1, int((frame.inner + GAP) // (NARROWEST + GAP)))
    across = min(across, 2)
    area = FOOT - 68 - top
    rows = -(-len(value.options) // across)
    roomy = any(option.question for option in value.options)
    fits = [(high, gap) for high, gap in ROWS if rows * (high + gap) - gap <= area and (roomy or high in (148.0, 88.0))]
    height, gap = fits[0] if fits else ROWS[-1]
    fit = max(1, int((area + gap) // (height + gap)))
    each = fit * across
    pages = max(1, -(-len(value.options) // each))
    page = view.page % pages
    width = (frame.inner - GAP * (across - 1)) / across
    for index, option in enumerate(value.options[page * each : (page + 1) * each]):
        row, column = divmod(index, across)
        _option(sketch, option, MARGIN + column * (width + GAP), top + row * (height + gap), width, height)
    if not value.options:
        sketch.words(
            MARGIN, top + 8, frame.inner, frame.words("shared.vote.empty"), "clusterName", weight=400, role="inkSoft"
        )
    sketch.pages(page, pages, frame.right, FOOT + 62, RIGHT)
    _foot(sketch, value)
    return Laid(tuple(sketch.blocks), clock_place(frame), pages=pages, page=page)


def vote_sentence(frame: Frame, value: v.Vote) -> str:
    """How many dots each has, in words."""
    words = frame.words
    if not value.open:
        return words("shared.vote.soon")
    key = "team" if value.by_team else "person"
    return words(f"shared.vote.rule_{key}", n=value.budget, number=number_word(frame, value.budget))


def number_word(frame: Frame, number: int) -> str:
    """Small numbers as words."""
    names = frame.words("shared.numbers").split()
    return names[number] if 0 <= number < len(names) else str(number)


def _option(sketch: Sketch, option: v.Option, x: float, y: float, width: float, height: float) -> None:
    frame = sketch.frame
    key = 88.0 if height > 104 else 60.0
    pad = (height - key) / 2
    sketch.panel(x, y, width, height)
    side = max(14.0, min(pad, 32.0))
    sketch.panel(x + side, y + pad, key, key, "control", 2)
    factor = 1.36 if height > 104 else 1.0
    style = "entry" if height > 104 else "heading"
    sketch.label(
        x + side + key / 2,
        y + pad + key / 2,
        str(option.number),
        style,
        factor=factor,
        weight=600,
        align=CENTRE,
        width=key,
    )
    left = x + side + key + 32
    room = x + width - left - 24
    name = option_name(frame, option.name, option.first)
    weight, role = (600, "ink") if option.name else (400, "inkSoft")
    if height <= 104:
        question = option.question if height > 88 else ""
        lines = frame.lines(name, room, "clusterName", weight=weight, leading=40, most=1 if question else 2)
        if question:
            sketch.laid(left, y + 12, room, lines, role, name)
            sketch.words(left, y + 56, room, question, "caption", weight=400, role="inkSoft", most=1)
            return
        sketch.laid(left, y + (height - frame.high(lines)) / 2, room, lines, role, name)
        return
    question = option.question if height > 148 else ""
    long = frame.lines(name, room, "entry", weight=weight, leading=52, most=1).is_cut
    if long and not question:
        sketch.words(left, y + 14, room, name, "clusterName", weight=weight, role=role, leading=40, most=2)
        _counts(sketch, option, left, y + height - 30)
        return
    if question:
        asked = frame.lines(question, room, "note", leading=38, most=2)
        top = y + (height - 52 - 4 - frame.high(asked)) / 2
        sketch.words(left, top, room, name, "entry", weight=weight, role=role, leading=52, most=1)
        sketch.laid(left, top + 56, room, asked, "inkSoft", question)
    else:
        sketch.words(left, y + 20, room, name, "entry", weight=weight, role=role, leading=52, most=1)
        _counts(sketch, option, left, y + 102)


def _counts(sketch: Sketch, option: v.Option, x: float, middle: float) -> None:
    for group, number in option.counts:
        sketch.shape(x, middle, 20, group)
        x += 32
        x += sketch.label(
            x,
            middle,
            str(number),
            "caption",
            weight=400,
            role="inkSoft",
            said=count_words(sketch.frame, ((group, number),)),
        )
        x += 30


def option_name(frame: Frame, name: str, first: str) -> str:
    """The name of a cluster, else its first note with an ellipsis."""
    if name:
        return name
    return f"{first.rstrip('.')} …" if first else frame.words("words.cluster.unnamed")


def _foot(sketch: Sketch, value: v.Vote) -> None:
    frame, words = sketch.frame, sketch.frame.words
    if not value.open:
        return
    x = MARGIN
    x += sketch.label(x, FOOT, str(value.cast), "clock", said="")
    text = words("shared.vote.cast_team" if value.by_team else "shared.vote.cast", n=value.cast, total=value.expected)
    x += 20
    x += sketch.label(x, FOOT + 12, text, "heading", weight=400, said=f"{value.cast} {text}")
    x += 48
    right = _ballot(sketch, value, x) if value.ballot is not None else _rules(sketch, value)
    total = max(value.expected, value.cast)
    room = right - 48 - x
    if room > 60 and total:
        sketch.blocks.append(
            b.Strokes(
                rect=frame.rect(x, FOOT - 23, min(room, total * 21), 46),
                done=value.cast,
                total=total,
                phase=value.head.phase or "ink",
                typing=1 if value.ballot is not None else 0,
            )
        )


def _rules(sketch: Sketch, value: v.Vote) -> float:
    """The rule and when the result comes, at the right; answers where it begins."""
    frame, words = sketch.frame, sketch.frame.words
    said = [words("shared.vote.stacking" if value.stacking else "shared.vote.spread")] if value.budget > 1 else []
    said.append(words("shared.vote.later"))
    widest = 0.0
    for number, text in enumerate(said):
        middle = FOOT + (number - (len(said) - 1) / 2) * 38
        widest = max(
            widest, sketch.label(frame.right, middle, text, "caption", weight=400, role="inkSoft", align=RIGHT)
        )
    return frame.right - widest


def _ballot(sketch: Sketch, value: v.Vote, x: float) -> float:
    """The ballot being filled in: diamonds without digits; answers where it begins."""
    frame, words = sketch.frame, sketch.frame.words
    ballot = value.ballot
    assert ballot is not None
    shown = min(ballot.budget, MOST_DOTS)
    filled = ballot.laid if ballot.budget <= MOST_DOTS else round(ballot.laid * shown / ballot.budget)
    wide = shown * DOT + (shown - 1) * DOT_GAP
    rect = frame.rect(frame.right - wide, FOOT - 46, wide, DOT)
    sketch.blocks.append(b.Dots(rect, filled, shown, value.head.phase or "ink", frame.pixels(DOT_GAP)))
    left = ballot.budget - ballot.laid
    text = words("shared.vote.dots_left", n=left) if left else words("shared.vote.all_laid")
    if ballot.team:
        whole = words("shared.vote.of_team", team=short(ballot.team), text=text)
        text = whole if frame.advance(whole, "caption", weight=400) <= frame.right - x else text
    said = sketch.label(frame.right, FOOT + 28, text, "caption", weight=400, role="inkSoft", align=RIGHT)
    return frame.right - max(wide, said)
