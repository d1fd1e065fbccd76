"""The room's page while ideas are written: the challenge, and the latest visible notes of each target group."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import RIGHT, Laid, Sketch, View, short

GAP, NOTE_GAP = 48.0, 14.0
NARROWEST_NOTE = 400.0
MOST_LINES = 6
HEADER = 60.0
WAITING = 56.0
CARD = 32.0
"""From the edge of a card to its words."""
TALL = 104.0
"""The height of the line that tells what is hidden; and of a team's where there is nothing else to show."""


@dataclass(frozen=True)
class Grid:
    """Where the notes of one column may stand, in units."""

    x: float
    y: float
    width: float
    bottom: float
    across: int

    @property
    def note_width(self) -> float:
        """The width of one note."""
        return (self.width - NOTE_GAP * (self.across - 1)) / self.across


def lay_out(value: v.Explore, frame: Frame, view: View) -> Laid:
    """Newest first, so that what one has just written stands at the top; older ones on the following pages."""
    sketch = Sketch(frame)
    paint_label(sketch, value.head, frame.words("shared.ask.ideas"))
    title_end = paint_title(sketch, value.question, 116, title_width(frame))
    top = max(322.0, title_end + 36)
    if value.prompt is not None:
        top = _prompt(sketch, value.prompt, top - 12) + 32
    columns = len(value.columns)
    width = (frame.inner - GAP * (columns - 1)) / max(1, columns)
    more = False
    for index, column in enumerate(value.columns):
        x = MARGIN + index * (width + GAP)
        across = max(1, int((width + NOTE_GAP) // (NARROWEST_NOTE + NOTE_GAP)))
        grid = Grid(x, top + HEADER + 20, width, view.bottom, across)
        more = _column(sketch, column, grid, top, view) or more
    page = view.page
    return Laid(tuple(sketch.blocks), clock_place(frame), pages=page + (2 if more else 1), page=page, turns=False)


def _prompt(sketch: Sketch, prompt: v.Prompt, top: float) -> float:
    """The card that is held up, on a surface of its own; answers where it ends."""
    frame = sketch.frame
    width = frame.inner - 2 * CARD
    lines = frame.lines(prompt.question, width, "entry", leading=58, most=2)
    high = 52 + frame.high(lines) + 30
    sketch.panel(MARGIN, top, frame.inner, high, edge="ink", thick=2)
    sketch.label(MARGIN + CARD, top + 36, prompt.title, "caption", weight=600)
    room = frame.advance(prompt.title, "caption", weight=600) + frame.advance(prompt.deck, "caption", weight=400)
    if room + 40 < width:
        end = frame.right - CARD
        sketch.label(end, top + 36, prompt.deck, "caption", weight=400, role="inkSoft", align=RIGHT)
    sketch.laid(MARGIN + CARD, top + 58, width, lines, "ink", prompt.question)
    return top + high


def _column(sketch: Sketch, column: v.Column, grid: Grid, top: float, view: View) -> bool:
    frame = sketch.frame
    waiting = WAITING if any(each.notes for each in column.waiting) else 0.0
    area = Grid(grid.x, grid.y, grid.width, grid.bottom - waiting, grid.across)
    rows = _rows(frame, column.notes, area, view.page)
    shown = sum(len(row) for row, _ in rows.here)
    _header(sketch, column, grid, top, rows, shown)
    y = grid.y
    for row, height in rows.here:
        for place, note in enumerate(row):
            x = grid.x + place * (grid.note_width + NOTE_GAP)
            sketch.paper(x, y, grid.note_width, height, note, MOST_LINES, view)
        y += height + NOTE_GAP
    if column.notes:
        _waiting_in_all(sketch, column.waiting, grid, y)
    elif column.waiting:
        _waiting_by_team(sketch, column.waiting, grid)
    else:
        sketch.words(grid.x, grid.y + 4, grid.width, frame.words("shared.explore.empty"), "note", role="inkSoft")
    return rows.more or (column.count > len(column.notes) and rows.page == view.page)


def _header(sketch: Sketch, column: v.Column, grid: Grid, top: float, rows: Rows, shown: int) -> None:
    frame, words = sketch.frame, sketch.frame.words
    middle = top + 22
    name = words(f"words.target_group.{column.target_group or 'none'}")
    sketch.shape(grid.x, middle, 24, column.target_group)
    wide = sketch.label(grid.x + 40, middle, name, "heading")
    count = words("words.count.ideas", n=column.count)
    if column.notes:
        key = "all" if shown == column.count else "latest" if not rows.page else "earlier"
        text = words(f"shared.explore.{key}", count=count)
        room = grid.width - 40 - wide - 24
        if frame.advance(text, "caption", factor=30 / 28, weight=400) > room:
            text = count
        sketch.label(
            grid.x + grid.width, middle, text, "caption", factor=30 / 28, weight=400, role="inkSoft", align=RIGHT
        )
    sketch.rule(grid.x, top + HEADER - 3, grid.width, 4, column.target_group or "ink")


@dataclass(frozen=True)
class Rows:
    """The rows of one page with their heights, whether others follow, and which page it came to be."""

    here: list[tuple[tuple[v.Note, ...], float]]
    more: bool
    page: int


def _rows(frame: Frame, notes: tuple[v.Note, ...], grid: Grid, page: int) -> Rows:
    """Rows fill page after page until the one asked for; past the end, the last one."""
    number = 0
    here: list[tuple[tuple[v.Note, ...], float]] = []
    y = grid.y
    for start in range(0, len(notes), grid.across):
        row = notes[start : start + grid.across]
        height = max(frame.high_note(note.text, grid.note_width, MOST_LINES) for note in row)
        if here and y + height > grid.bottom:
            if number == page:
                return Rows(here, True, number)
            number, here, y = number + 1, [], grid.y
        here.append((row, height))
        y += height + NOTE_GAP
    return Rows(here, False, number)


def _waiting_in_all(sketch: Sketch, waiting: tuple[v.Waiting, ...], grid: Grid, y: float) -> None:
    writing = tuple(each for each in waiting if each.notes)
    if writing:
        _hatched(sketch, grid, y + 22, writing)


def _waiting_by_team(sketch: Sketch, waiting: tuple[v.Waiting, ...], grid: Grid) -> None:
    if len(waiting) * TALL <= grid.bottom - grid.y:
        for number, each in enumerate(waiting):
            _waiting_team(sketch, each, grid, grid.y + number * TALL)
        return
    pitch = WAITING - 4
    fit = max(1, int((grid.bottom - grid.y) // pitch))
    shown = waiting if len(waiting) <= fit else waiting[: fit - 1]
    y = grid.y + 18
    for each in shown:
        _hatched(sketch, grid, y, (each,))
        y += pitch
    if len(shown) < len(waiting):
        _hatched(sketch, grid, y, waiting[len(shown) :])


def _waiting_team(sketch: Sketch, each: v.Waiting, grid: Grid, y: float) -> None:
    """A team in larger type: who writes, and under it what will be shown later."""
    frame, words = sketch.frame, sketch.frame.words
    sketch.blocks.append(b.Hatch(frame.rect(grid.x, y + 6, 136, 72)))
    left, room = grid.x + 164, grid.width - 164
    who = words(f"shared.waiting.{'done' if each.done else 'writing'}", team=short(each.team))
    top = y + (0 if each.notes else 21)
    sketch.words(left, top, room, who, "clusterName", most=1)
    if each.notes:
        later = words("shared.waiting.later_ideas", n=each.notes)
        sketch.words(left, y + 44, room, later, "note", role="inkSoft", most=1)


def _hatched(sketch: Sketch, grid: Grid, middle: float, waiting: tuple[v.Waiting, ...]) -> None:
    words = sketch.frame.words
    count = words("words.count.ideas", n=sum(each.notes for each in waiting))
    who = short(waiting[0].team, 16) if len(waiting) == 1 else words("words.count.teams", n=len(waiting))
    briefly = words("shared.waiting.brief", team=who, count=count)
    sketch.hatched(grid.x, middle, waiting_sentence(sketch.frame, waiting), grid.width, briefly)


def waiting_sentence(frame: Frame, waiting: tuple[v.Waiting, ...], what: str = "ideas") -> str:
    """Who writes in hiding and how many ideas or points will be shown later."""
    words = frame.words
    count = sum(each.notes for each in waiting)
    done = all(each.done for each in waiting)
    if len(waiting) == 1:
        who = words(f"shared.waiting.{'done' if done else 'writing'}", team=short(waiting[0].team))
    else:
        who = words(f"shared.waiting.{'many_done' if done else 'many_writing'}", n=len(waiting))
    return f"{who} {words(f'shared.waiting.later_{what}', n=count)}" if count else who
