"""The queue of presentations along the foot of a page: who has been, who stands there now, who comes next."""

from __future__ import annotations

from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN
from facilitator.shared_screen.sketch import RIGHT, Sketch, short

GAP = 48.0
CHECK = 30.0


def paint_queue(sketch: Sketch, turns: tuple[v.Turn, ...], middle: float) -> None:
    """As many turns as fit on one line, the current one always among them; the rest as a number."""
    frame = sketch.frame
    first, last = _window(sketch, turns)
    x = MARGIN
    for turn in turns[first:last]:
        now = turn.state == "now"
        start = x
        x += sketch.label(x, middle, str(turn.number), "caption", weight=600, role="ink" if now else "inkSoft") + 12
        if turn.state == "done":
            said = frame.words("shared.pitch.done")
            sketch.blocks.append(b.Icon(frame.rect(x, middle - CHECK / 2, CHECK, CHECK), "check", "inkSoft", said))
            x += CHECK + 8
        weight = 600 if now else 400
        x += sketch.label(x, middle, short(turn.name), "caption", weight=weight, role="ink" if now else "inkSoft")
        if now:
            sketch.rule(start, middle + 24, x - start, 4, "ink")
        x += GAP
    left = len(turns) - last
    if left > 0:
        text = frame.words("shared.pitch.more", n=left)
        sketch.label(frame.right, middle, text, "caption", weight=400, role="inkSoft", align=RIGHT)


def _window(sketch: Sketch, turns: tuple[v.Turn, ...]) -> tuple[int, int]:
    """Which turns to show: the one before the current one and as many after it as fit."""
    frame = sketch.frame
    room = frame.inner

    def fits(first: int, last: int) -> bool:
        used = sum(_wide(sketch, turn) + GAP for turn in turns[first:last])
        return used - GAP + (0 if last == len(turns) else 200) <= room

    if fits(0, len(turns)):
        return 0, len(turns)
    now = next((i for i, turn in enumerate(turns) if turn.state == "now"), 0)
    first = max(0, now - 1)
    last = now + 1
    while last < len(turns) and fits(first, last + 1):
        last += 1
    while first > 0 and fits(first - 1, last):
        first -= 1
    return first, last


def _wide(sketch: Sketch, turn: v.Turn) -> float:
    frame = sketch.frame
    number = frame.advance(str(turn.number), "caption", weight=600) + 12
    check = CHECK + 8 if turn.state == "done" else 0.0
    return number + check + frame.advance(short(turn.name), "caption", weight=600 if turn.state == "now" else 400)
