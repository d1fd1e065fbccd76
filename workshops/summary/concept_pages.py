"""Solutions, one page each where they fit: the five fields, what they build on, and what the room said and decided."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshops.summary import plot_pages, shapes, styles
from workshops.summary.cover import fitting
from workshops.summary.fonts import REGULAR, SEMIBOLD
from workshops.summary.layout import Column, Sheets
from workshops.summary.leads import Leads
from workshops.summary.marks import Bookmark, Part, Text
from workshops.summary.sections import ConceptPart, Concepts, Span
from workshops.summary.styles import MEASURE, NAMES, Style
from workshops.summary.tables import Cell, Place, Table
from workshops.summary.tagged import Element, spoken

FIELD = 120.0
"""Where the text of a field begins."""

SIDE = 231.0
MOST_LINES = (2, 3, 99)


@dataclass(frozen=True, slots=True)
class Spacing:
    """How closely a sheet is set; lengths in points."""

    field: Style
    body: Style
    section: Style
    list: Style
    padding: float
    item: float
    part: float
    above: float


ROOMY = Spacing(styles.FIELD, styles.BODY, styles.SECTION, styles.LIST, 9.6, 3.7, 16.0, 22.0)
CLOSE = Spacing(styles.FIELD_CLOSE, styles.BODY_CLOSE, styles.SECTION, styles.LIST_CLOSE, 6.0, 2.0, 10.0, 14.0)
TIGHT = Spacing(styles.FIELD_TIGHT, styles.BODY_TIGHT, styles.SECTION_TIGHT, styles.LIST_TIGHT, 4.6, 0.8, 8.0, 11.0)


def lay_out(sheets: Sheets, concepts: Concepts, opening: str = "") -> tuple[Column, list[Bookmark]]:
    """Lay out all solutions, the first below an opening.

    Gives the column where the last ends, and the bookmarks of the chapter and of each.
    """
    bookmarks: list[Bookmark] = []
    leads: Leads | None = None
    if concepts.overview is not None:
        chapter, leads = plot_pages.lay_out(sheets, concepts.overview, concepts.parts, concepts.label)
        bookmarks.append(chapter)
    for part in concepts.parts:
        alone, column, bookmark = _fitted(sheets, part, concepts, opening)
        opening = ""
        if not bookmarks:
            bookmarks.append(Bookmark(concepts.heading, 0, bookmark.y))
            alone.pages[0].bookmarks.insert(0, bookmarks[0])
        bookmarks.append(bookmark)
        sheets.take(alone, column)
    if leads is not None:
        leads.fill(bookmarks[1:])
    return column, bookmarks


def _fitted(sheets: Sheets, part: ConceptPart, concepts: Concepts, opening: str) -> tuple[Sheets, Column, Bookmark]:
    """A solution in the widest spacing with which it takes one page; in a usual one where it takes several anyway."""
    for spacing in (ROOMY, CLOSE, TIGHT, CLOSE):
        alone = Sheets(sheets.setter, Element("Document"))
        column = alone.begin(concepts.label)
        if opening:
            column.text(opening, styles.LEAD, spoken(column.element("P")))
            column.y += 12
        bookmark = _Sheet(column, part, concepts, spacing).lay_out()
        if len(alone.pages) == 1:
            break
    return alone, column, bookmark


class _Sheet:
    """One solution on its way onto a page."""

    def __init__(self, column: Column, part: ConceptPart, concepts: Concepts, spacing: Spacing) -> None:
        self._column, self._part, self._concepts, self._spacing = column, part, concepts, spacing
        self._sect = column.element("Sect")
        self._level = 1 if concepts.overview is None else 2
        """Of the solution's name among the headings: below the chapter's, where that has a page of its own."""
        self._soft = replace(spacing.list, colour="inkSoft")
        self._strong = replace(spacing.list, face=SEMIBOLD)

    def lay_out(self) -> Bookmark:
        """Set the whole sheet; gives its bookmark."""
        column, part = self._column, self._part
        column.y += 4
        if part.eyebrow:
            column.draw(shapes.target_shape(part.target_group, column.x + 4.8, column.y + 7.8, 9.6))
            column.text(part.eyebrow, styles.EYEBROW, self._element("P"), 16.4)
            column.y += 6
        bookmark = column.bookmark(part.name, 1)
        style, lines = fitting(column.sheets, part.name, NAMES, MOST_LINES)
        soft = replace(style, face=REGULAR, colour="inkSoft")
        title = self._element(f"H{self._level}")
        title.said = part.named
        column.lines(lines, style if part.named else soft, title)
        if part.pitch:
            column.y += 3
            column.text(part.pitch, styles.PITCH, spoken(self._element("P")))
        column.y += self._spacing.above - 3
        self._fields()
        self._below()
        return bookmark

    def _element(self, tag: str) -> Element:
        return Element(tag, self._sect)

    def _fields(self) -> None:
        column, spacing = self._column, self._spacing
        column.rule("ink", styles.RULE)
        places = (Place(0, FIELD - 12), Place(FIELD, MEASURE - FIELD))
        table = Table(column, places, self._sect, padding=spacing.padding)
        soft = replace(spacing.body, colour="inkSoft")
        for field in self._part.fields:
            filled = bool(field.text.strip())
            text = (field.text, spacing.body) if filled else (self._concepts.unwritten, soft)
            table.row([Cell(((field.name, spacing.field),), heads=True), Cell((text,), said=filled)])
        table.end()

    def _below(self) -> None:
        """Two columns: what it builds on and stands for to the left, what the room made of it to the right."""
        column, part, concepts = self._column, self._part, self._concepts
        column.need(110)
        column.space(self._spacing.above)
        left, right = column.part(0, SIDE), column.part(MEASURE - SIDE, SIDE)
        if part.sources or part.source_cluster:
            self._heading(left, concepts.sources_heading)
            self._sources(left)
        if part.principles:
            self._heading(left, concepts.principles_heading)
            self._principles(left)
        if part.judgement:
            self._heading(left, concepts.judgement_heading)
            self._judgement(left)
        if (left.number, left.y) == (column.number, column.y):
            right = left
        if part.feedback:
            self._heading(right, concepts.feedback_heading)
            self._feedback(right)
        if part.next_steps:
            shorter = right if (right.number, right.y) <= (left.number, left.y) else left
            self._heading(shorter, concepts.next_heading)
            for step in part.next_steps:
                shorter.spans(step, self._spacing.list, self._strong, self._element("P"))
                shorter.y += self._spacing.item + 1.3
        column.meet([left, right])

    def _heading(self, column: Column, text: str) -> None:
        column.need(2 * self._spacing.section.leading)
        column.text(text, self._spacing.section, self._element(f"H{self._level + 1}"))
        column.y += self._spacing.item + 1.3

    def _sources(self, column: Column) -> None:
        if self._part.source_cluster:
            column.text(self._part.source_cluster, self._soft, self._element("P"))
            column.y += self._spacing.item
        listed = self._element("L")
        for source in self._part.sources:
            item = self._item(column, listed, source.target_name)
            column.draw(shapes.target_shape(source.target_group, column.x + 4.2, self._middle(column), 7.8), item[0])
            column.text(source.text, self._spacing.list, spoken(item[1]), 14)
            column.y += self._spacing.item
        column.y += self._spacing.part

    def _principles(self, column: Column) -> None:
        listed = self._element("L")
        for principle in self._part.principles:
            item = self._item(column, listed, principle.answer_name)
            column.draw(shapes.answer_sign(principle.answer, column.x + 4.8, self._middle(column), 9.2), item[0])
            said = f"{principle.text}. {principle.note}" if principle.note else principle.text
            text = said if principle.answer == "yes" else f"{said} ({principle.answer_name.lower()})"
            column.text(text, self._spacing.list, item[1], 17)
            column.y += self._spacing.item
        column.y += self._spacing.part

    def _judgement(self, column: Column) -> None:
        """Five diamonds each, filled as far as it goes, with the number in words."""
        style = self._spacing.list
        for judgement in self._part.judgement:
            column.need(style.leading)
            line, baseline = self._element("P"), column.baseline(style)
            column.page.marks.append(Text(column.x, baseline, (judgement.name,), style, line))
            for number in range(5):
                column.draw((_step(column.x + 58 + number * 13.5, baseline - 3.7, number < judgement.value),))
            text = f"{judgement.value} {self._concepts.judgement_text}"
            column.page.marks.append(Text(column.x + 128, baseline, (text,), self._soft, line))
            column.y += style.leading + 2
        column.y += self._spacing.part

    def _feedback(self, column: Column) -> None:
        spacing = self._spacing
        for feedback in self._part.feedback:
            column.need(2 * spacing.list.leading + spacing.item)
            column.draw(shapes.feedback_sign(feedback.kind, column.x + 5.2, self._middle(column), 9.0))
            title = (Span(feedback.name, True), Span(f" {len(feedback.texts)}"))
            column.spans(title, self._soft, self._strong, self._element("P"), 17)
            listed = self._element("L")
            for text in feedback.texts:
                column.text(text, spacing.list, spoken(Element("LBody", Element("LI", listed))), 17)
                column.y += 1
            column.y += spacing.item + 2.3
        column.y += spacing.part - 6

    def _item(self, column: Column, listed: Element, meaning: str) -> tuple[Element, Element]:
        """An item of a list whose sign has a meaning in words: its label and its body."""
        column.need(self._spacing.list.leading)
        item = Element("LI", listed)
        return Element("Lbl", item, alt=meaning), Element("LBody", item)

    def _middle(self, column: Column) -> float:
        """The height at which a sign stands beside the first line of a list."""
        return column.baseline(self._spacing.list) - 3.5


def _step(x: float, y: float, filled: bool) -> Part:
    if filled:
        return shapes.diamond(x, y, 4.6, fill="develop")
    return shapes.diamond(x, y, 4.1, stroke="control", width=0.9)
