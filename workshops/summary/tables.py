"""Tables that cross pages: rows of texts with a heading, tagged cell by cell, and with the heading repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshops.summary import styles
from workshops.summary.layout import Column
from workshops.summary.marks import Text, rule
from workshops.summary.styles import Style
from workshops.summary.tagged import PAGINATION, Element

HEAD = 15.0
"""How high the headings of a table stand."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with one or more texts, one below the other."""

    texts: tuple[tuple[str, Style], ...]
    heads: bool = False  # whether it heads its row
    right: bool = False
    link: bool = False  # whether its text leads somewhere
    said: bool = False  # whether its first text is people's own words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column of a table stands: points from the left edge, and its width."""

    offset: float
    width: float


class Table:
    """A table laid out row by row."""

    def __init__(self, column: Column, places: Sequence[Place], parent: Element, padding: float = 6.5) -> None:
        self._column = column
        self._places = places
        self._padding = padding
        self._element = column.element("Table", parent)
        self._headings: tuple[str, ...] = ()
        self._right: tuple[bool, ...] = ()
        self._headed: set[int] = set()
        self._before = column.on_turn
        self.latest: list[Element] = []
        """What the cells of the latest row mean: the cell, or the link in it."""

    def head(self, headings: Sequence[str], right: Sequence[bool]) -> None:
        """The row of headings: repeated, as an artifact, on every page the table reaches."""
        self._headings, self._right = tuple(headings), tuple(right)
        row = self._column.element("TR", self._element)
        self._head(self._column, [self._column.element("TH", row, scope="Column") for _ in headings])
        self._column.on_turn = self._again

    def row(self, cells: Sequence[Cell], keep: float = 0.0) -> float:
        """A row, with a hair line below it; gives where it begins on the page that it ends on.

        It is kept whole where it fits a page; `keep` asks for more room below.
        """
        column = self._column
        high = max(self._height(cell, place) for cell, place in zip(cells, self._places, strict=True))
        column.need(high + keep if high < (styles.BOTTOM - styles.TOP) / 3 else 60)
        row = column.element("TR", self._element)
        self.latest = []
        page, top = column.number, column.y
        column.y += self._padding
        strips = [self._cell(cell, place, row) for cell, place in zip(cells, self._places, strict=True)]
        column.meet(strips)
        column.y += self._padding
        column.rule()
        return top if page == column.number else styles.TOP + HEAD

    def end(self) -> None:
        """The table is done; its heading is repeated no more."""
        self._column.on_turn = self._before

    def _head(self, column: Column, elements: Sequence[Element]) -> None:
        """The headings where a column stands, once for each page."""
        left = self._column.x
        if column.number not in self._headed:
            self._headed.add(column.number)
            for text, place, right, element in zip(self._headings, self._places, self._right, elements, strict=True):
                long = column.sheets.setter.width(text, styles.SMALL)
                x = left + place.offset + (place.width - long if right else 0.0)
                column.page.marks.append(Text(x, column.y + 9, (text,), styles.SMALL, element))
            column.page.marks.append(rule(left, column.y + HEAD, self._column.measure, "ink", styles.RULE))
        column.y += HEAD

    def _again(self, column: Column) -> None:
        if self._headings:
            self._head(column, [PAGINATION] * len(self._headings))

    def _again_in_row(self, column: Column) -> None:
        self._again(column)
        column.y += self._padding

    def _height(self, cell: Cell, place: Place) -> float:
        text = sum(self._column.height(text, style, place.width) for text, style in cell.texts if text)
        return text + 2 * self._padding

    def _cell(self, cell: Cell, place: Place, row: Element) -> Column:
        strip = self._column.part(place.offset, place.width)
        strip.on_turn = self._again_in_row
        element = strip.element("TH" if cell.heads else "TD", row, scope="Row" if cell.heads else "")
        if cell.link:
            element = strip.element("Link", element)
        self.latest.append(element)
        texts = [(text, style) for text, style in cell.texts if text]
        for number, (text, style) in enumerate(texts):
            if cell.right:
                strip.right(text, style, element, strip.baseline(style))
                strip.y += style.leading
            else:
                own = strip.element("P", element) if len(texts) > 1 else element
                own.said = cell.said and number == 0
                strip.text(text, style, own)
        return strip
