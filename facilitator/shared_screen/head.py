"""The top of every page of the room: the mark, the phase and what it asks, the question in large type, the clock's place."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from facilitator.painting.words import Lines
from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.sketch import Sketch

CLOCK = (440.0, 244.0)
SMALL_CLOCK = (356.0, 198.0)
LARGE_CLOCK = (600.0, 332.0)
LABEL = 78.0
"""The middle of the first line, in units."""
QUESTION = (1.125, 1.0, 0.875)
"""72, 64 and 56 pixels: the question is never smaller, it is given more lines."""


def paint_label(sketch: Sketch, head: v.Head, sentence: str, middle: float = LABEL) -> None:
    """The mark, the phase (or the activity outside the diamonds) and a few words."""
    frame = sketch.frame
    sketch.blocks.append(b.Mark(frame.rect(MARGIN, middle - 22, 84, 44), head.progress))
    name = frame.words(f"words.phase.{head.phase}") if head.phase else frame.words(f"words.work.{head.work}")
    x = MARGIN + 106
    x += sketch.label(x, middle, name, "caption", factor=30 / 28, weight=600)
    if sentence:
        text = f" – {sentence}"
        room = frame.right - x
        lines = frame.lines(text, room, "caption", factor=30 / 28, weight=400, leading=36, most=1)
        sketch.laid(x, middle - 18, room, lines, "inkSoft", sentence)


def paint_title(
    sketch: Sketch, text: str, y: float, width: float, largest: float = QUESTION[0], most: int = 4
) -> float:
    """The question in as large type as two lines allow, evenly broken; answers where it ends."""
    frame = sketch.frame
    lines = None
    for factor in (each for each in QUESTION if each <= largest):
        leading = 80.0 * factor / QUESTION[0]
        lines = frame.lines(text, width, "question", factor=factor, leading=leading, most=most)
        if lines.count <= 2:
            break
    assert lines is not None
    lines = balanced(frame, text, width, "question", lines, factor=factor, leading=leading, most=most)
    return y + sketch.laid(MARGIN, y, width, lines, "ink", text)


def paint_question(sketch: Sketch, text: str, y: float, width: float, most: int) -> float:
    """The challenge under a title, evenly broken; answers its height."""
    frame = sketch.frame
    lines = frame.lines(text, width, "question", leading=72, most=most)
    lines = balanced(frame, text, width, "question", lines, factor=1.0, leading=72, most=most)
    return sketch.laid(MARGIN, y, width, lines, "ink", text)


def balanced(
    frame: Frame, text: str, width: float, style: str, lines: Lines, *, factor: float, leading: float, most: int
) -> Lines:
    """The same number of lines, but about equally long."""
    if not 1 < lines.count <= 4 or lines.is_cut:
        return lines
    low, high, best = width * 0.4, width, lines
    for _ in range(7):
        middle = (low + high) / 2
        tried = frame.lines(text, middle, style, factor=factor, leading=leading, most=most)
        if tried.count > lines.count or tried.is_cut:
            low = middle
        else:
            high, best = middle, tried
    return best


def clock_place(frame: Frame, size: tuple[float, float] = CLOCK, top: float = 44.0) -> QRectF:
    """Where the clock stands, in pixels."""
    width, height = size
    return frame.rect(frame.right - width + 8, top, width, height)


def title_width(frame: Frame, size: tuple[float, float] = CLOCK) -> float:
    """How wide a title beside the clock may be."""
    return frame.inner - size[0] - 48


def clock_face(frame: Frame, place: QRectF, time: v.Time) -> b.Face:
    """The clock as a block."""
    words = frame.words
    caption = words("shared.clock.paused") if time.paused else words("shared.clock.over") if time.left < 0 else ""
    text = clock_text(time.left)
    minutes = max(0, round(time.left / 60))
    return b.Face(
        rect=place,
        share=round(time.share, 4),
        text=text,
        caption=caption,
        phase=time.phase,
        paused=time.paused,
        sign=time.sign if time.sign in ("low", "last") and not time.paused else "",
        said=caption if time.left < 0 else words("shared.clock.left", n=minutes),
    )


def clock_text(left: float) -> str:
    """Minutes and seconds left, whole hours before them; past the end a plus and what has gone since."""
    seconds = int(-left) if left < 0 else int(left + 0.999)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    text = f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"
    return f"+{text}" if left < 0 else text
