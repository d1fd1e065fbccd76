"""Solutions, one page each where they fit: the five fields, what they build on, and what the room said and decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workshops.summary import shapes, styles
from workshops.summary.cover import fitting
from workshops.summary.fonts import REGULAR
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark, Part, Text
from workshops.summary.sections import ConceptPart, Concepts, Span
from workshops.summary.styles import MEASURE, NAMES
from workshops.summary.tables import Cell, Place, Table
from workshops.summary.tagged import Element

FIELD = 120.0
"""Where the text of a field begins."""

SIDE = 226.0
MOST_LINES = (2, 3, 99)
INDENT = 14.0
Sign = Callable[[float, float], Sequence[Part]]


def lay_out(sheets: Sheets, concepts: Concepts) -> tuple[Column, list[Bookmark]]:
    """Lay out all solutions; gives the column where the last ends, and the bookmarks of the chapter and of each."""
    bookmarks: list[Bookmark] = []
    for part in concepts.parts:
        column = sheets.begin(concepts.label)
        if not bookmarks:
            bookmarks.append(column.bookmark(concepts.heading, 0))
        bookmarks.append(_part(column, part, concepts))
    return column, bookmarks


def _part(column: Column, part: ConceptPart, concepts: Concepts) -> Bookmark:
    sect = column.element("Sect")
    column.y += 4
    if part.eyebrow:
        mark = shapes.target_shape(part.target_group, column.x + 4.8, column.y + 7.8, 9.6)
        column.draw(mark)
        column.text(part.eyebrow, styles.EYEBROW, column.element("P", sect), 16.4)
        column.y += 6
    bookmark = column.bookmark(part.name, 1)
    style, lines = fitting(column.sheets, part.name, NAMES, MOST_LINES)
    soft = replace(style, face=REGULAR, colour="inkSoft")
    column.lines(lines, style if part.named else soft, column.element("H1", sect))
    if part.pitch:
        column.y += 3
        column.text(part.pitch, styles.PITCH, column.element("P", sect))
    column.y += 19
    _fields(column, part, concepts, sect)
    _below(column, part, concepts, sect)
    return bookmark


def _fields(column: Column, part: ConceptPart, concepts: Concepts, sect: Element) -> None:
    column.rule("ink", styles.RULE)
    table = Table(column, (Place(0, FIELD - 12), Place(FIELD, MEASURE - FIELD)), sect, padding=9.6)
    for field in part.fields:
        text, style = (field.text, styles.BODY) if field.text.strip() else (concepts.unwritten, styles.BODY_SOFT)
        table.row([Cell(((field.name, styles.FIELD),), heads=True), Cell(((text, style),))])
    table.end()


def _below(column: Column, part: ConceptPart, concepts: Concepts, sect: Element) -> None:
    """Two columns: what it builds on and stands for to the left, what the room made of it to the right."""
    if column.room < 110:
        column.turn()
    column.space(22)
    left, right = column.part(0, SIDE), column.part(MEASURE - SIDE, SIDE)
    if part.sources or part.source_cluster:
        _heading(left, concepts.sources_heading, sect)
        _sources(left, part, sect)
    if part.principles:
        _heading(left, concepts.principles_heading, sect)
        _principles(left, part, sect)
    if part.judgement:
        _heading(left, concepts.judgement_heading, sect)
        _judgement(left, part, concepts, sect)
    if left.y == column.y and left.number == column.number:
        right = left
    if part.feedback:
        _heading(right, concepts.feedback_heading, sect)
        _feedback(right, part, sect)
    if part.next_steps:
        _heading(right, concepts.next_heading, sect)
        for step in part.next_steps:
            right.spans(step, styles.LIST, styles.LIST_STRONG, right.element("P", sect))
            right.y += 5
    column.meet([left, right])


def _heading(column: Column, text: str, sect: Element) -> None:
    column.need(52)
    column.text(text, styles.SECTION, column.element("H2", sect))
    column.y += 5


def _sources(column: Column, part: ConceptPart, sect: Element) -> None:
    if part.source_cluster:
        column.text(part.source_cluster, styles.LIST_SOFT, column.element("P", sect))
        column.y += 3.7
    listed = column.element("L", sect)
    for source in part.sources:

        def sign(x: float, y: float, code: str | None = source.target_group) -> Sequence[Part]:
            return shapes.target_shape(code, x, y, 7.8)

        _item(column, listed, sign, source.target_name, (Span(source.text),))
    column.y += 16


def _principles(column: Column, part: ConceptPart, sect: Element) -> None:
    listed = column.element("L", sect)
    for principle in part.principles:

        def sign(x: float, y: float, answer: str = principle.answer) -> Sequence[Part]:
            return shapes.answer_sign(answer, x + 0.6, y, 9.2)

        said = f"{principle.text}. {principle.note}" if principle.note else principle.text
        text = said if principle.answer == "yes" else f"{said} ({principle.answer_name.lower()})"
        _item(column, listed, sign, principle.answer_name, (Span(text),), 17.0)
    column.y += 16


def _judgement(column: Column, part: ConceptPart, concepts: Concepts, sect: Element) -> None:
    """Five diamonds each, filled as far as it goes, with the number in words."""
    for judgement in part.judgement:
        line = column.element("P", sect)
        baseline = column.baseline(styles.LIST)
        column.page.marks.append(Text(column.x, baseline, (judgement.name,), styles.LIST, line))
        for number in range(5):
            x = column.x + 58 + number * 13.5
            if number < judgement.value:
                column.draw((shapes.diamond(x, baseline - 3.7, 4.6, fill="develop"),))
            else:
                column.draw((shapes.diamond(x, baseline - 3.7, 4.1, stroke="control", width=0.9),))
        text = f"{judgement.value} {concepts.judgement_text}"
        column.page.marks.append(Text(column.x + 128, baseline, (text,), styles.LIST_SOFT, line))
        column.y += styles.LIST.leading + 2
    column.y += 16


def _feedback(column: Column, part: ConceptPart, sect: Element) -> None:
    for feedback in part.feedback:
        column.need(36)
        column.draw(shapes.feedback_sign(feedback.kind, column.x + 5.2, column.y + 7.6, 9.0))
        title = (Span(feedback.name, True), Span(f" {len(feedback.texts)}"))
        column.spans(title, styles.LIST_SOFT, styles.LIST_STRONG, column.element("P", sect), 17)
        listed = column.element("L", sect)
        for text in feedback.texts:
            body = column.element("LBody", column.element("LI", listed))
            column.text(text, styles.LIST, body, 17)
            column.y += 1
        column.y += 6
    column.y += 10


def _item(
    column: Column, listed: Element, sign: Sign, meaning: str, text: tuple[Span, ...], indent: float = INDENT
) -> None:
    column.need(styles.LIST.leading * 2)
    item = column.element("LI", listed)
    column.draw(sign(column.x + 4.2, column.y + 7.4), column.element("Lbl", item, alt=meaning))
    column.spans(text, styles.LIST, styles.LIST_STRONG, column.element("LBody", item), indent)
    column.y += 3.7
