"""The questions to the room on pages: each with its picture, and below it the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

from workshops.charts.marks import CENTRE, LIGHT, RIGHT, STRONG, Box, Chart, Diamond, Label, Line, Mark
from workshops.labels import Words
from workshops.polled import pictures
from workshops.summary import fonts, shapes, styles
from workshops.summary.agenda_pages import heading
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark, Part, Polygon, Text, bar
from workshops.summary.outcome_pages import after_or_new
from workshops.summary.sections import PollPart, Polls
from workshops.summary.styles import HEIGHT, MEASURE, Style
from workshops.summary.tables import Cell, Place, Table
from workshops.summary.tagged import Element, spoken
from workshops.summary.wrapping import Setter

FACES = {LIGHT: fonts.LIGHT, STRONG: fonts.SEMIBOLD}
CAP = 0.33
"""Half of a capital's height, in sizes of the type."""
DASH = (2.4, 1.8)
TALL = 300.0
NUMBERS = 140.0
"""The most room for a picture, and what an axis of numbers takes."""
VALUE, GAP = 62.0, 10.0
LEAST = 190.0


class PaperType:
    """The typeface of the paper, for pictures."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter

    def width(self, text: str, size: float, weight: int) -> float:
        """The width of a text on one line, in points."""
        return self._setter.width(text, style_of(size, weight)) if text else 0.0

    def lines(self, text: str, size: float, weight: int, width: float, most: int) -> Sequence[str]:
        """The text broken to a width; what doesn't fit is shown by an ellipsis."""
        style = style_of(size, weight)
        lines = [line.rstrip() for line in self._setter.lines(text, style, width)]
        if len(lines) <= most:
            return lines
        rest = " ".join(lines[most - 1 :])
        return [*lines[: most - 1], self._setter.shortened(rest, style, width)]


def style_of(size: float, weight: int, colour: str = "ink") -> Style:
    """The style of a label."""
    return Style(FACES.get(weight, fonts.REGULAR), round(size, 2), round(size * 1.2, 2), colour)


def lay_out(sheets: Sheets, said: Polls, language: str, after: Column | None) -> tuple[Column, Bookmark]:
    """Lay out the chapter: a single question below what comes before where there is a good deal of room."""
    column = after_or_new(sheets, after if len(said.parts) == 1 else None, 460, said.label)
    sect = column.element("Sect")
    chapter = heading(column, said.heading, sect)
    column.text(said.lead, styles.LEAD, column.element("P", sect))
    for part in said.parts:
        column.space(24)
        _part(column, part, Words(language), sect)
    return column, chapter


def _part(column: Column, part: PollPart, words: Words, sect: Element) -> None:
    charts = pictures.pages(
        words, part.found, part.last, MEASURE, _height(part), pictures.PAPER, PaperType(column.sheets.setter),
        best_first=True,
    )  # fmt: skip
    high = charts[0].height if charts else 0.0
    column.need(min(high + 150, styles.BOTTOM - styles.TOP - 1) if charts else LEAST)
    column.bookmark(part.question, 1)
    column.text(part.question, styles.PART, spoken(column.element("H2", sect)))
    column.y += 2
    column.text(part.detail, styles.SMALL, column.element("P", sect))
    if part.last_text:
        column.text(part.last_text, styles.SMALL, column.element("P", sect))
    column.y += 10
    for number, chart in enumerate(charts):
        _figure(column, chart, part.figure if not number else part.question, sect)
    _table(column, part, sect)


def _height(part: PollPart) -> float:
    return NUMBERS if part.found.kind == "number" else TALL


def _figure(column: Column, chart: Chart, alt: str, sect: Element) -> None:
    """A picture as a figure; its words belong to it."""
    column.need(chart.height + 8)
    figure = spoken(column.element("Figure", sect, alt=alt))
    left, top = column.x, column.y
    figure.box = (left, HEIGHT - top - chart.height, left + chart.width, HEIGHT - top)
    drawn: list[Part] = []
    for mark in chart.marks:
        drawn += _shape(mark, left, top)
    if drawn:
        column.draw(drawn, figure)
    for mark in chart.marks:
        if isinstance(mark, Label):
            _label(column, mark, left, top, figure)
    column.y += chart.height + 12


def _shape(mark: Mark, left: float, top: float) -> list[Part]:
    if isinstance(mark, Box) and mark.fill:
        return [bar(left + mark.x, top + mark.y, mark.width, mark.height, mark.fill)]
    if isinstance(mark, Box):
        x, y = left + mark.x, top + mark.y
        corners = ((x, y), (x + mark.width, y), (x + mark.width, y + mark.height), (x, y + mark.height))
        return [Polygon(corners, stroke=mark.edge, width=0.8, dash=DASH if mark.dashed else None)]
    if isinstance(mark, Line):
        ends = ((left + mark.x, top + mark.y), (left + mark.to_x, top + mark.to_y))
        return [Polygon(ends, stroke=mark.role, width=max(styles.HAIR, mark.thick), closed=False)]
    if isinstance(mark, Diamond):
        return [shapes.diamond(left + mark.x, top + mark.y, mark.half, fill=mark.fill)]
    return []


def _label(column: Column, mark: Label, left: float, top: float, figure: Element) -> None:
    style = style_of(mark.size, mark.weight, mark.role)
    wide = column.sheets.setter.width(mark.text, style)
    x = left + mark.x - (wide if mark.align == RIGHT else wide / 2 if mark.align == CENTRE else 0.0)
    column.page.marks.append(Text(x, top + mark.middle + mark.size * CAP, (mark.text,), style, figure))


def _table(column: Column, part: PollPart, sect: Element) -> None:
    """The same numbers; open answers have their count only where somebody said the same."""
    columns, rows = part.columns, part.rows
    if part.found.kind == "text" and all(row[1] == "1" for row in rows):
        columns, rows = (columns[0], *columns[2:]), tuple((row[0], *row[2:]) for row in rows)
    values = len(columns) - 1
    name = MEASURE - values * (VALUE + GAP)
    places = [Place(0, name), *(Place(name + GAP + n * (VALUE + GAP), VALUE) for n in range(values))]
    table = Table(column, places, sect, padding=3.4)
    table.head(columns, [False, *(True for _ in range(values))])
    for row in rows:
        cells = [Cell(((row[0], styles.LIST_CLOSE),), heads=True, said=part.found.kind != "number")]
        table.row([*cells, *(Cell(((value, styles.LIST_CLOSE),), right=True) for value in row[1:])])
    table.end()
