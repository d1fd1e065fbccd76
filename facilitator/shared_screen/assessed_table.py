"""The table of an assessment in large type: what each role says of each area, with what it said the last time."""

from __future__ import annotations

from facilitator.shared_screen import chart_blocks as c
from facilitator.shared_screen.frame import MARGIN
from facilitator.shared_screen.sketch import RIGHT, Sketch, View
from workshops import assessed
from workshops.charts.series import style
from workshops.standings import Cell, Standing

HEAD = 92.0
TALLEST, LOWEST = 104.0, 56.0
ROOMY, CHANGE = 230.0, 72.0
"""Columns wider than this have how far it moved at their end, so wide."""
AREA = 0.34
"""The share of the width that the names of the areas take."""


def lay_out_table(sketch: Sketch, standing: Standing, top: float, foot: float, view: View) -> tuple[int, int]:
    """Rows as high as there is room for, turning pages where they don't fit; answers how many pages and which."""
    frame = sketch.frame
    area = foot - 44 - top - HEAD
    height = max(LOWEST, min(TALLEST, area / max(1, len(standing.areas))))
    fit = max(1, int(area // height))
    pages = max(1, -(-len(standing.areas) // fit))
    page = view.page % pages
    _head(sketch, standing, top)
    for row, number in enumerate(range(page * fit, min(len(standing.areas), (page + 1) * fit))):
        _row(sketch, standing, number, top + HEAD + row * height, height)
    notes = []
    if standing.compares:
        notes.append(frame.words("assessment.figure.compared", date=assessed.last_time(frame.words, standing)))
    if any(cell.number > 0 and cell.mean is None for cells in standing.cells for cell in cells):
        notes.append(frame.words("assessment.few"))
    sketch.label(MARGIN, foot, " ".join(notes), "caption", weight=400, role="inkSoft")
    sketch.pages(page, pages, frame.right, foot, RIGHT)
    return pages, page


def _columns(standing: Standing) -> int:
    return len(standing.roles) + (len(standing.roles) > 1)


def _right(sketch: Sketch, standing: Standing, column: int) -> tuple[float, float]:
    """Where a column of figures ends, and how wide it is."""
    frame = sketch.frame
    width = frame.inner * (1 - AREA) / _columns(standing)
    return MARGIN + frame.inner * AREA + (column + 1) * width, width


def _head(sketch: Sketch, standing: Standing, top: float) -> None:
    frame, words = sketch.frame, sketch.frame.words
    sketch.label(MARGIN, top + 62, words("assessment.area"), "caption", weight=400, role="inkSoft")
    named = [(role.text, role.answered) for role in standing.roles]
    if len(named) > 1:
        named.append((words("assessment.everybody"), standing.answered))
    for number, (name, answered) in enumerate(named):
        right, width = _right(sketch, standing, number)
        lines = frame.lines(name, width - 42, "caption", weight=600, most=1)
        wide = lines.natural_width / frame.scale
        sketch.laid(right - wide, top + 6, width - 42, lines, "ink", name)
        if number < len(standing.roles):
            sketch.blocks.append(c.Marker(frame.rect(right - wide - 34, top + 13, 20, 20), style(number)))
        said = words("assessment.answers", n=answered)
        sketch.label(right, top + 62, said, "caption", weight=400, role="inkSoft", align=RIGHT)
    sketch.rule(MARGIN, top + HEAD - 6, frame.inner, 3, "ink")


def _row(sketch: Sketch, standing: Standing, number: int, y: float, height: float) -> None:
    frame, words = sketch.frame, sketch.frame.words
    middle = y + height / 2
    room = frame.inner * AREA - 24
    area = standing.areas[number]
    lines = frame.lines(area.text, room, "clusterName", most=1)
    if lines.is_cut:
        two = 2 if height >= 68 else 1
        lines = frame.lines(area.text, room, "caption", weight=600, leading=32, most=two)
    sketch.laid(MARGIN, middle - frame.high(lines) / 2, room, lines, "ink", area.text)
    cells: list[Cell] = list(standing.cells[number])
    if len(cells) > 1:
        cells.append(standing.overall[number])
    for column, cell in enumerate(cells):
        right, width = _right(sketch, standing, column)
        last = column == len(standing.roles)
        said = assessed.of_cell(words, standing, number, None if last else column)
        _figures(
            sketch,
            (assessed.before(words, cell), assessed.mean(words, cell), assessed.change(words, cell)),
            (right, middle, width),
            last or cell.mean is None,
            said,
        )
    sketch.rule(MARGIN, y + height, frame.inner, 1, "line")


def _figures(
    sketch: Sketch, told: tuple[str, str, str], place: tuple[float, float, float], light: bool, said: str
) -> None:
    """What it was, what it is and how far it moved, on one line; where that is too wide it is seen without being told."""
    before, mean, change = told
    x, middle, width = place
    if change and width > ROOMY:
        sketch.label(x, middle, change, "caption", weight=400, role="inkSoft", align=RIGHT, said="")
    if (change or before) and width > ROOMY:
        x -= CHANGE
    role = "inkSoft" if mean == assessed.NONE else "ink"
    x -= sketch.label(x, middle, mean, "heading", weight=400 if light else 600, align=RIGHT, role=role, said=said)
    if before:
        sketch.label(x - 16, middle, before, "caption", weight=400, role="inkSoft", align=RIGHT, said="")
