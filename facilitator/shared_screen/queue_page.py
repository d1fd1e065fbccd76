"""The room's page before the first presentation and after the last: the whole queue in large type."""

from __future__ import annotations

from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import Laid, Sketch, View

ROW = 92.0
FOOT = 1016.0


def lay_out(value: v.Queue, frame: Frame, view: View) -> Laid:
    """One column of rows, two when they are many, pages when they are more."""
    sketch = Sketch(frame)
    words = frame.words
    done = bool(value.turns) and all(turn.state == "done" for turn in value.turns)
    paint_label(sketch, value.head, words("shared.ask.pitch"))
    title = words("shared.queue.over" if done else "shared.queue.title")
    title_end = paint_title(sketch, title, 116, title_width(frame), most=2)
    top = max(330.0, title_end + 40)
    fit = max(1, int((FOOT - 40 - top) // ROW))
    across = 2 if len(value.turns) > fit else 1
    pages = max(1, -(-len(value.turns) // (fit * across)))
    page = view.page % pages
    gap = 48.0
    width = (frame.inner - gap * (across - 1)) / across
    for column in range(across):
        sketch.rule(MARGIN + column * (width + gap), top - 3, width, 3, "ink")
    for index, turn in enumerate(value.turns[page * fit * across : (page + 1) * fit * across]):
        column, row = divmod(index, fit)
        _row(sketch, turn, MARGIN + column * (width + gap), top + row * ROW, width, pairs=across == 1)
    if not value.turns:
        sketch.words(
            MARGIN, top + 24, frame.inner, words("shared.queue.empty"), "clusterName", weight=400, role="inkSoft"
        )
    sketch.pages(page, pages, frame.width / 2, FOOT)
    return Laid(tuple(sketch.blocks), clock_place(frame), pages=pages, page=page)


def _row(sketch: Sketch, turn: v.Turn, x: float, y: float, width: float, pairs: bool) -> None:
    frame = sketch.frame
    middle = y + ROW / 2
    sketch.label(x, middle, str(turn.number), "heading")
    left = x + 76
    if turn.state == "done":
        rect = frame.rect(left, middle - 18, 36, 36)
        sketch.blocks.append(b.Icon(rect, "check", "inkSoft", frame.words("shared.pitch.done")))
    else:
        sketch.shape(left + 4, middle, 26, turn.target_group)
    left += 60
    role = "inkSoft" if turn.state == "done" else "ink"
    team = turn.team if turn.team != turn.name else ""
    wide = frame.advance(team, "note") if team else 0.0
    room = x + width - left - (wide + 32 if team and pairs else 0)
    lines = frame.lines(turn.name, room, "heading", weight=400 if turn.state == "done" else 600, most=1)
    sketch.laid(left, middle - 24, room, lines, role, turn.name)
    if team and pairs:
        sketch.label(left + min(room, lines.natural_width / frame.scale) + 28, middle, team, "note", role="inkSoft")
    sketch.rule(x, y + ROW, width, 1, "line")
