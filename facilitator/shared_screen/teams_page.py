"""The room's page with the groups: who works where, for which target group, and where people come from."""

from __future__ import annotations

from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import Laid, Sketch, View

GAP = 24.0
WIDEST, NARROWEST = 640.0, 420.0
HIGH, MIXED = 118.0, 196.0
FOOT = 1012.0


def lay_out(value: v.Teams, frame: Frame, view: View) -> Laid:
    """Cards in rows, as many as there is room for; more teams turn pages."""
    sketch = Sketch(frame)
    words = frame.words
    paint_label(sketch, value.head, "")
    title_end = paint_title(sketch, words("shared.teams.title"), 116, title_width(frame), most=2)
    top = max(330.0, title_end + 36)
    bottom = min(FOOT - 30, view.bottom - 40)
    height = MIXED if any(team.mix for team in value.teams) else HIGH
    across = max(1, int((frame.inner + GAP) // (NARROWEST + GAP)))
    down = max(1, int((bottom - top + GAP) // (height + GAP)))
    while across > 1 and (across - 1) * down >= len(value.teams) and frame.inner / (across - 1) <= WIDEST + GAP:
        across -= 1
    width = (frame.inner - GAP * (across - 1)) / across
    each = across * down
    pages = max(1, -(-len(value.teams) // each))
    page = view.page % pages
    for index, team in enumerate(value.teams[page * each : (page + 1) * each]):
        row, column = divmod(index, across)
        _card(sketch, team, MARGIN + column * (width + GAP), top + row * (height + GAP), width, height)
    sketch.pages(page, pages, frame.right - 90, FOOT)
    return Laid(tuple(sketch.blocks), clock_place(frame), pages=pages, page=page)


def _card(sketch: Sketch, team: v.TeamSeen, x: float, y: float, width: float, height: float) -> None:
    words = sketch.frame.words
    sketch.panel(x, y, width, height)
    left, inner = x + 28, width - 56
    group = words(f"words.target_group.{team.target_group or 'none'}")
    sketch.shape(left, y + 42, 26, team.target_group)
    sketch.words(left + 42, y + 18, inner - 42, team.name, "clusterName", weight=600, leading=48, most=1)
    people = words("words.count.people", n=team.size)
    detail = f"{group} · {people}" if team.target_group else people
    sketch.words(left + 42, y + 66, inner - 42, detail, "caption", weight=400, role="inkSoft", most=1)
    if team.mix:
        sketch.words(left, y + 112, inner, team.mix, "caption", weight=400, leading=36, most=2)
