"""The solutions at a glance: impact against effort in one drawing, and a table with the page of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workshops.summary import shapes, styles
from workshops.summary.agenda_pages import heading
from workshops.summary.layout import ASCENT, Column, Sheets
from workshops.summary.leads import Leads
from workshops.summary.marks import Bookmark, Polygon, Text
from workshops.summary.sections import ConceptPart, Overview
from workshops.summary.styles import HEIGHT, MEASURE
from workshops.summary.tables import Cell, Place, Table
from workshops.summary.tagged import Element

STEPS = 5
CELL = 46.0
SIDE = STEPS * CELL
AXIS, ABOVE, BELOW = 22.0, 20.0, 34.0
"""Room for the numbers at the left, the name of impact above the square and of effort below it."""

SIGN, MARK_WIDTH, MARK_HEIGHT = 8.4, 22.0, 13.0
ACROSS, DOWN = 2, 3
"""So many marks have room in a cell of the plot; the rest are counted."""

NUMBER, VALUE, PAGE, GAP = 26.0, 50.0, 34.0, 12.0
NAME = MEASURE - NUMBER - 2 * VALUE - PAGE - 3 * GAP


@dataclass(frozen=True, slots=True)
class At:
    """The plot's upper left corner on the page."""

    x: float
    y: float


def lay_out(sheets: Sheets, said: Overview, parts: Sequence[ConceptPart], label: str) -> tuple[Bookmark, Leads]:
    """Lay out the page; gives the chapter's bookmark, and the rows that wait for the pages of the solutions."""
    column = sheets.begin(label)
    sect = column.element("Sect")
    chapter = heading(column, said.heading, sect)
    column.text(said.lead, styles.LEAD, column.element("P", sect))
    if said.plot_text:
        column.y += 18
        _plot(column, said, parts, sect)
    column.y += 16
    return chapter, _table(column, said, parts, sect)


def _plot(column: Column, said: Overview, parts: Sequence[ConceptPart], sect: Element) -> None:
    top = column.y
    figure = column.element("Figure", sect, alt=said.plot_text)
    high = ABOVE + SIDE + BELOW
    figure.box = (column.x, HEIGHT - top - high, column.x + AXIS + SIDE, HEIGHT - top)
    at = At(column.x + AXIS, top + ABOVE)
    _square(column, at, said, figure)
    cells: dict[tuple[int, int], list[tuple[int, ConceptPart]]] = defaultdict(list)
    for number, part in enumerate(parts, start=1):
        if part.impact and part.effort:
            cells[part.effort, part.impact].append((number, part))
    for (effort, impact), held in cells.items():
        _cell(column, At(at.x + (effort - 1) * CELL, at.y + (STEPS - impact) * CELL), held, figure)
    beside = column.part(AXIS + SIDE + 30, MEASURE - AXIS - SIDE - 30)
    beside.y = at.y - 2
    for line in said.reading:
        beside.text(line, styles.LIST_SOFT, column.element("P", sect))
        beside.y += 8
    column.y = top + high


def _square(column: Column, at: At, said: Overview, figure: Element) -> None:
    """The square with its grid, the numbers along its edges and what they count."""
    lines = []
    for step in range(1, STEPS):
        for ends in (
            ((at.x + step * CELL, at.y), (at.x + step * CELL, at.y + SIDE)),
            ((at.x, at.y + step * CELL), (at.x + SIDE, at.y + step * CELL)),
        ):
            lines.append(Polygon(ends, stroke="line", width=styles.HAIR, closed=False))
    corners = ((at.x, at.y), (at.x + SIDE, at.y), (at.x + SIDE, at.y + SIDE), (at.x, at.y + SIDE))
    lines.append(Polygon(corners, stroke="ink", width=styles.RULE))
    column.draw(lines, figure)
    setter, marks = column.sheets.setter, column.page.marks
    marks.append(Text(at.x, at.y - 7, (said.impact,), styles.PHASE, figure))
    for step in range(1, STEPS + 1):
        middle = (step - 0.5) * CELL
        marks.append(Text(at.x - 12, at.y + SIDE - middle + 3.2, (str(step),), styles.SMALL, figure))
        marks.append(Text(at.x + middle - 2.2, at.y + SIDE + 13, (str(step),), styles.SMALL, figure))
    wide = setter.width(said.effort, styles.PHASE)
    marks.append(Text(at.x + SIDE - wide, at.y + SIDE + 27, (said.effort,), styles.PHASE, figure))


def _cell(column: Column, at: At, held: Sequence[tuple[int, ConceptPart]], figure: Element) -> None:
    """The marks of the solutions that were judged alike, side by side around the middle of their cell."""
    most = ACROSS * DOWN
    shown = held if len(held) <= most else held[: most - 1]
    across = min(ACROSS, len(shown))
    down = -(-(len(shown) + (len(shown) < len(held))) // ACROSS)
    left = at.x + (CELL - across * MARK_WIDTH) / 2
    top = at.y + (CELL - down * MARK_HEIGHT) / 2
    for place, (number, part) in enumerate(shown):
        x, y = left + place % ACROSS * MARK_WIDTH, top + place // ACROSS * MARK_HEIGHT
        column.draw(shapes.target_shape(part.target_group, x + SIGN / 2, y + MARK_HEIGHT / 2, SIGN), figure)
        column.page.marks.append(Text(x + SIGN + 2.5, y + 10, (str(number),), styles.NUMBER, figure))
    if len(shown) < len(held):
        x, y = left + MARK_WIDTH, top + (DOWN - 1) * MARK_HEIGHT
        column.page.marks.append(Text(x, y + 10, (f"+{len(held) - len(shown)}",), styles.NUMBER, figure))


def _table(column: Column, said: Overview, parts: Sequence[ConceptPart], sect: Element) -> Leads:
    name = NUMBER
    impact = name + NAME + GAP
    places = (
        Place(0, NUMBER - 6),
        Place(name, NAME),
        Place(impact, VALUE),
        Place(impact + VALUE + GAP, VALUE),
        Place(MEASURE - PAGE, PAGE),
    )
    table = Table(column, places, sect, padding=4.6)
    table.head(said.columns, (False, False, True, True, True))
    leads = Leads(column.sheets, styles.LIST)
    for number, part in enumerate(parts, start=1):
        _row(column, table, said, number, part, leads)
    table.end()
    return leads


def _row(column: Column, table: Table, said: Overview, number: int, part: ConceptPart, leads: Leads) -> None:
    style = styles.LIST
    values = [str(value) if value else said.unjudged for value in (part.impact, part.effort)]
    texts = ((part.name, style if part.named else styles.LIST_SOFT), (part.eyebrow, styles.SMALL))
    top = table.row(
        [
            Cell(((str(number), styles.LIST_STRONG),)),
            Cell(texts, heads=True, link=True, said=part.named),
            *(Cell(((value, style if value != said.unjudged else styles.LIST_SOFT),), right=True) for value in values),
            Cell((("", style),), right=True),
        ]
    )
    baseline = top + 4.6 + (style.leading - style.size) / 2 + style.size * ASCENT
    leads.wait(column, table, top, baseline, 1)
