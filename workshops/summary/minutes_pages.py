"""The minutes on pages: a head, then item by item with its time in the margin, lists, and tables with bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from workshops.minutes.blocks import HEADING, POINT, TABLE, Block, Grid, pieces
from workshops.summary import assessment_pages, shapes, styles
from workshops.summary.agenda_pages import heading
from workshops.summary.cover import MARK_CENTRE, fitting
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark, Drawing, Polygon, Text, bar, rule
from workshops.summary.sections import MinutesText, Span
from workshops.summary.styles import MARGIN, MEASURE
from workshops.summary.tables import Cell, Place, Table
from workshops.summary.tagged import PAGINATION, Element, spoken

ASIDE = 62.0
"""The margin in which the times stand, beside the text."""
BAR, BARS, COUNT, GAP = 9.0, 118.0, 46.0, 12.0
"""How high a bar is and how wide the longest; a column of figures; between columns."""
INDENT = 15.0
BETWEEN, BEFORE_ITEM, BEFORE_PART = 6.5, 22.0, 12.0
MOST_LINES = (2, 3, 99)


def lay_out(sheets: Sheets, said: MinutesText) -> Column:
    """Lay out the minutes as a document of their own; gives the column where they end."""
    column = sheets.begin(said.label)
    sect = column.element("Sect")
    _head(column, said, sect)
    _body(column, said, sect)
    return column


def chapter(sheets: Sheets, said: MinutesText) -> tuple[Column, Bookmark]:
    """Lay out the minutes as a chapter of the summary."""
    column = sheets.begin(said.label)
    sect = column.element("Sect")
    mark = heading(column, said.heading, sect)
    column.y += 10
    _body(column, said, sect)
    return column, mark


def _head(column: Column, said: MinutesText, sect: Element) -> None:
    """The mark and whose minutes they are, the title, and when and where it was."""
    column.draw(shapes.mark(MARGIN, MARK_CENTRE, 18.6), PAGINATION)
    marks, style = column.page.marks, styles.COVER_RUNNING
    name = column.sheets.setter.shortened(said.author, style, MEASURE - 46)
    marks.append(Text(MARGIN + 46, MARK_CENTRE + 3.6, (name,), style, PAGINATION))
    column.y += 34
    column.text(said.label, styles.EYEBROW, column.element("P", sect))
    column.y += 4
    column.page.bookmarks.append(Bookmark(said.title, 0, 0.0))
    large, lines = fitting(column.sheets, said.title, styles.NAMES, MOST_LINES)
    column.lines(lines, large, spoken(column.element("H1", sect)))
    column.y += 8
    for line in said.lead:
        column.text(line, styles.LEAD, column.element("P", sect))
    column.y += 16
    marks.append(rule(MARGIN, column.y, MEASURE, "ink", styles.RULE))
    column.y += 14


def _body(column: Column, said: MinutesText, sect: Element) -> None:
    part = column.part(ASIDE, MEASURE - ASIDE)
    writer, pictures = _Writer(part, sect), dict(said.pictures)
    for kind, run in groupby(said.blocks, key=lambda block: block.kind):
        blocks = list(run)
        if kind == HEADING:
            for block in blocks:
                writer.heading(block)
        elif kind == TABLE:
            for block in blocks:
                if block.key in pictures:
                    assessment_pages.pictures(part, pictures[block.key], sect)
                if block.grid is not None:
                    writer.table(block.grid)
        else:
            writer.run(blocks)
    if said.left_out:
        part.space(16)
        part.text(said.left_out, styles.SMALL, part.element("P", sect))
    column.meet([part])


class _Writer:
    """Writes paragraph by paragraph into a column whose left margin holds the times."""

    def __init__(self, column: Column, sect: Element) -> None:
        self._column, self._sect = column, sect
        self._level = 1
        self._listed: Element | None = None

    def heading(self, block: Block) -> None:
        """A heading, with the time when the item began and its phase as a bar."""
        column = self._column
        style = styles.PART if block.level == 2 else styles.SECTION
        self._listed = None
        self._level = min(block.level, self._level + 1)
        column.need(column.height(block.text, style) + 56)
        column.space(BEFORE_ITEM if block.level == 2 else BEFORE_PART)
        element = column.element(f"H{self._level}", self._sect)
        element.said = block.spoken
        column.bookmark(block.text, self._level - 1)
        top, page = column.y, column.page
        baseline = column.baseline(style)
        if block.phase:
            page.marks.append(Drawing((bar(column.x - 14, top + 3, 3, style.leading - 5, block.phase),)))
        column.text(block.text, style, element)
        if block.aside:  # read after the heading, though it stands before it
            time = column.element("P", self._sect)
            page.marks.append(Text(MARGIN, baseline, (block.aside,), styles.COVER_RUNNING, time))
        column.y += 3

    def run(self, blocks: Sequence[Block]) -> None:
        """Paragraphs and points, in their order; points that follow each other are one list."""
        for block in blocks:
            for kind, text, lead in pieces(block):
                self._piece(kind, text, lead, block)

    def _piece(self, kind: str, text: str, lead: int, block: Block) -> None:
        column = self._column
        column.need(2 * styles.BODY_MINUTES.leading)
        if kind == POINT:
            if self._listed is None:
                self._listed = column.element("L", self._sect)
            bullet = shapes.diamond(column.x + 3.4, column.y + 8.2, 3.0, stroke="ink", width=0.9)
            column.page.marks.append(Drawing((bullet,)))
            element, indent, below = column.element("LBody", column.element("LI", self._listed)), INDENT, 3.5
        else:
            self._listed = None
            element, indent, below = column.element("P", self._sect), 0.0, BETWEEN
        element.said = block.spoken
        plain, strong = styles.BODY_MINUTES, styles.STRONG_MINUTES
        if lead:
            column.spans((Span(text[:lead], True), Span(text[lead:])), plain, strong, element, indent)
        else:
            column.text(text, plain, element, indent)
        column.y += below if kind == POINT else (3.0 if text.endswith(":") else below)

    def table(self, grid: Grid) -> None:
        """A table under its caption; bars stand between the names and the figures, and say nothing that these don't."""
        column = self._column
        self._listed = None
        column.need(96)
        column.space(8)
        if grid.caption:
            column.text(grid.caption, styles.LIST_STRONG, column.element("P", self._sect))
            column.y += 3
        figures = len(grid.columns) - 1
        barred = bool(grid.bars)
        wide = COUNT if barred or figures < 2 else min(108.0, (column.measure * 0.62 - GAP * figures) / figures)
        right = figures * (wide + GAP)
        name = column.measure - right - (BARS + GAP if barred else 0.0)
        starts = [column.measure - right + GAP + n * (wide + GAP) for n in range(figures)]
        places = (Place(0, name), *(Place(start, wide) for start in starts))
        table = Table(column, places, self._sect, padding=3.2)
        table.head(grid.columns, [False, *_right(grid)])
        for number, row in enumerate(grid.rows):
            self._row(table, grid, number, row, name)
        table.end()
        column.y += 12

    def _row(self, table: Table, grid: Grid, number: int, row: Sequence[str], name: float) -> None:
        column = self._column
        cells = [
            Cell(((text, styles.LIST),), heads=n == 0, right=right, said=n == 0)
            for n, (text, right) in enumerate(zip(row, (False, *_right(grid)), strict=True))
        ]
        top = table.row(cells)
        if grid.bars:
            middle, left = (top + column.y) / 2, column.x + name + GAP
            column.draw(tuple(_bars(grid, number, left, middle)))


def _bars(grid: Grid, number: int, left: float, middle: float) -> Iterator[Polygon]:
    yield bar(left, middle - BAR / 2, BARS, BAR, "sunk")
    if grid.bars[number]:
        yield bar(left, middle - BAR / 2, BARS * grid.bars[number], BAR, grid.role)


def _right(grid: Grid) -> tuple[bool, ...]:
    """Which columns after the first are figures, that end under each other."""
    return tuple(
        all(row[n][:1].isdigit() or row[n] in ("", "–") for row in grid.rows) for n in range(1, len(grid.columns))
    )
