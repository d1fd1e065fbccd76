"""Columns that fill pages from the top and turn to the next one, each on its own and together again below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from workshops.summary import styles
from workshops.summary.marks import Bookmark, Drawing, Page, Part, Text, rule
from workshops.summary.sections import Span
from workshops.summary.styles import BOTTOM, MARGIN, MEASURE, TOP, Style
from workshops.summary.tagged import Element
from workshops.summary.wrapping import Setter

ASCENT = 0.78
"""Where the first baseline of a text lies below its top, in sizes of the type."""


class Sheets:
    """The pages of a document, made as they are needed."""

    def __init__(self, setter: Setter, document: Element) -> None:
        self.setter = setter
        self.document = document
        self.pages: list[Page] = []

    def begin(self, label: str) -> Column:
        """A new page with the whole measure as its column."""
        self.pages.append(Page(label))
        return Column(self, len(self.pages) - 1, MARGIN, MEASURE, TOP)

    def take(self, others: Sheets, column: Column) -> None:
        """Put pages that were laid out on their own after these, with what they mean; `column` goes on among these."""
        column.number += len(self.pages)
        column.sheets = self
        self.pages += others.pages
        self.document.kids += others.document.kids

    def at(self, number: int) -> Page:
        """The page with this number from 0, made like the one before it where there is none yet."""
        while number >= len(self.pages):
            self.pages.append(Page(self.pages[-1].label))
        return self.pages[number]


class Column:
    """A strip of text that grows downwards from `y` and turns to the next page at the bottom.

    `on_turn` is called on each new page, to repeat a heading there.
    """

    def __init__(self, sheets: Sheets, number: int, x: float, measure: float, y: float) -> None:
        self.sheets = sheets
        self.number = number
        self.x, self.measure, self.y = x, measure, y
        self.on_turn: Callable[[Column], None] | None = None

    @property
    def page(self) -> Page:
        """The page that the column stands on."""
        return self.sheets.at(self.number)

    @property
    def room(self) -> float:
        """Points left on this page."""
        return BOTTOM - self.y

    def part(self, offset: float, measure: float) -> Column:
        """A column that begins here, `offset` points to the right."""
        return Column(self.sheets, self.number, self.x + offset, measure, self.y)

    def parts(self, count: int, gap: float) -> list[Column]:
        """Equal columns side by side that begin here."""
        wide = (self.measure - gap * (count - 1)) / count
        return [self.part(number * (wide + gap), wide) for number in range(count)]

    def meet(self, columns: Iterable[Column]) -> None:
        """Go on below the column that went furthest."""
        self.number, self.y = max([(self.number, self.y), *((each.number, each.y) for each in columns)])

    def turn(self) -> None:
        """Go on at the top of the next page."""
        self.number += 1
        self.y = TOP
        self.sheets.at(self.number)
        if self.on_turn is not None:
            self.on_turn(self)

    def need(self, height: float) -> None:
        """Turn the page where less than `height` is left of it."""
        if self.room < height and self.y > TOP:
            self.turn()

    def space(self, height: float) -> None:
        """Leave room, but not at the top of a page."""
        if self.y > TOP:
            self.y += height

    def baseline(self, style: Style) -> float:
        """The first baseline of a text that begins here: its type stands in the middle of its leading."""
        return self.y + (style.leading - style.size) / 2 + style.size * ASCENT

    def height(self, text: str, style: Style, measure: float | None = None) -> float:
        """How high a text stands in this column."""
        lines = self.sheets.setter.lines(text, style, self.measure if measure is None else measure)
        return len(lines) * style.leading

    def text(self, text: str, style: Style, element: Element | None, indent: float = 0.0) -> None:
        """Set a text; it goes on over as many pages as it needs."""
        lines = self.sheets.setter.lines(text, style, self.measure - indent)
        self.lines(lines, style, element, indent)

    def lines(self, lines: Sequence[str], style: Style, element: Element | None, indent: float = 0.0) -> None:
        """Set lines that are broken already."""
        rest = lines
        while rest:
            fit = int((self.room + 0.01) / style.leading)
            if fit <= 0:
                if self.y <= TOP:
                    fit = 1
                else:
                    self.turn()
                    continue
            self._set(rest[:fit], style, element, indent)
            rest = rest[fit:]
            if rest:
                self.turn()

    def spans(
        self, spans: Iterable[Span], plain: Style, strong: Style, element: Element | None, indent: float = 0.0
    ) -> None:
        """Set a sentence with strong words."""
        for runs in self.sheets.setter.spans(spans, plain, strong, self.measure - indent):
            self.need(plain.leading)
            for at, text, style in runs:
                self.page.marks.append(Text(self.x + indent + at, self.baseline(plain), (text,), style, element))
            self.y += plain.leading

    def right(self, text: str, style: Style, element: Element | None, baseline: float, end: float = 0.0) -> float:
        """Set a short text on a baseline so that it ends at the right edge, `end` points before it; returns its width."""
        wide = self.sheets.setter.width(text, style)
        self.page.marks.append(Text(self.x + self.measure - end - wide, baseline, (text,), style, element))
        return wide

    def draw(self, parts: Sequence[Part], element: Element | None = None) -> None:
        """Paint parts on the page where the column stands."""
        self.page.marks.append(Drawing(parts, element))

    def rule(self, role: str = "line", thickness: float = styles.HAIR) -> None:
        """A rule over the whole column."""
        self.page.marks.append(rule(self.x, self.y, self.measure, role, thickness))

    def bookmark(self, title: str, level: int) -> Bookmark:
        """Let the outline lead here."""
        made = Bookmark(title, level, self.y - 24)
        self.page.bookmarks.append(made)
        return made

    def element(self, tag: str, parent: Element | None = None, *, alt: str = "", scope: str = "") -> Element:
        """A new element of the structure, in the document itself where no parent is given."""
        return Element(tag, parent if parent is not None else self.sheets.document, alt=alt, scope=scope)

    def _set(self, lines: Sequence[str], style: Style, element: Element | None, indent: float) -> None:
        self.page.marks.append(Text(self.x + indent, self.baseline(style), lines, style, element))
        self.y += len(lines) * style.leading
