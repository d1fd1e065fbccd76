"""Rows of a table that lead to a place in the document, whose page is known when all is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark, Link, Page, Text
from workshops.summary.styles import Style
from workshops.summary.tables import Table
from workshops.summary.tagged import Element


@dataclass(frozen=True, slots=True)
class _Row:
    page: Page
    left: float
    right: float
    top: float
    bottom: float
    link: Element
    number: Text


class Leads:
    """Rows that wait for the number of a page, in their last cell."""

    def __init__(self, sheets: Sheets, style: Style) -> None:
        self._sheets, self._style = sheets, style
        self._rows: list[_Row] = []

    def wait(self, column: Column, table: Table, top: float, baseline: float, link: int) -> None:
        """The latest row of a table, which begins at `top`, leads somewhere; `link` is the number of the cell that does.

        The number's mark is there at once, so that it is read where it stands.
        """
        left, right, cells = column.x, column.x + column.measure, table.latest
        number = Text(right, baseline, (), self._style, cells[-1])
        column.page.marks.append(number)
        self._rows.append(_Row(column.page, left, right, top, column.y, cells[link], number))

    def fill(self, targets: Sequence[Bookmark]) -> None:
        """Let the rows lead to these places, one each, and say on which page they are."""
        pages = {id(mark): n for n, page in enumerate(self._sheets.pages, start=1) for mark in page.bookmarks}
        for row, target in zip(self._rows, targets, strict=True):
            number = str(pages[id(target)])
            row.number.lines = (number,)
            row.number.x = row.right - self._sheets.setter.width(number, self._style)
            row.page.links.append(Link(row.left, row.top, row.right, row.bottom, row.link, target.title, target))
