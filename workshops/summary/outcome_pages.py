"""Decisions, actions and noted points on pages, and the closing words of the summary about itself."""

from __future__ import annotations

from collections.abc import Sequence

from workshops.summary import shapes, styles
from workshops.summary.agenda_pages import heading
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark, Drawing
from workshops.summary.sections import About, Notes, Outcomes, Sentence
from workshops.summary.styles import MEASURE
from workshops.summary.tables import Cell, Place, Table
from workshops.summary.tagged import Element, spoken

LEVEL, ROLE, DUE, GAP = 104.0, 120.0, 96.0, 16.0
INDENT = 15.0
ABOVE, LEAST_ABOVE = 34.0, 14.0
"""Room above a part that goes on below another one."""


def outcomes(sheets: Sheets, said: Outcomes) -> tuple[Column, Bookmark]:
    """Lay out decisions and actions on a page of their own."""
    column = sheets.begin(said.label)
    sect = column.element("Sect")
    chapter = heading(column, said.heading, sect)
    both = bool(said.decisions) and bool(said.actions)
    if said.decisions:
        if both:
            column.y += 14
            column.text(said.decisions_heading, styles.PART, column.element("H2", sect))
        column.y += 8
        _decisions(column, said, sect)
    if said.actions:
        if both:
            column.need(90)
            column.space(30)
            column.text(said.actions_heading, styles.PART, column.element("H2", sect))
        column.y += 8
        _actions(column, said, sect)
    return column, chapter


def notes(sheets: Sheets, said: Notes, after: Column | None) -> tuple[Column, Bookmark]:
    """Lay out the noted points, below what comes before where there is a good deal of room."""
    column = after_or_new(sheets, after, 260, said.label)
    sect = column.element("Sect")
    chapter = heading(column, said.heading, sect)
    for part in said.parts:
        column.need(70)
        column.space(18)
        column.bookmark(part.title, 1)
        column.text(part.title, styles.PART, spoken(column.element("H2", sect)))
        if part.detail:
            column.text(part.detail, styles.SMALL, column.element("P", sect))
        column.y += 6
        if part.points:
            _listed(column, part.points, sect)
        for name, points in part.fields:
            column.need(48)
            column.space(6)
            column.text(name, styles.LIST_STRONG, column.element("H3", sect))
            column.y += 2
            _listed(column, points, sect)
    return column, chapter


def _listed(column: Column, points: Sequence[Sentence], sect: Element) -> None:
    listed = column.element("L", sect)
    for point in points:
        column.need(styles.LIST.leading)
        bullet = shapes.diamond(column.x + 3.4, column.y + 7.4, 3.0, stroke="ink", width=0.9)
        column.page.marks.append(Drawing((bullet,)))
        body = spoken(column.element("LBody", column.element("LI", listed)))
        column.spans(point, styles.LIST, styles.LIST_STRONG, body, INDENT)
        column.y += 3


def about(sheets: Sheets, said: About, after: Column | None) -> None:
    """The closing words, below what comes before where there is room."""
    lines = sum(len(sheets.setter.lines(sentence, styles.LIST_SOFT, MEASURE)) for sentence in said.sentences)
    high = 16 + styles.SECTION.leading + lines * styles.LIST_SOFT.leading + 2 * len(said.sentences)
    column = after_or_new(sheets, after, high, said.label)
    sect = column.element("Sect")
    column.rule("ink", styles.RULE)
    column.y += 12
    column.bookmark(said.heading, 0)
    column.text(said.heading, styles.SECTION, column.element("H1", sect))
    column.y += 4
    for sentence in said.sentences:
        column.text(sentence, styles.LIST_SOFT, column.element("P", sect))
        column.y += 2


def after_or_new(sheets: Sheets, after: Column | None, room: float, label: str) -> Column:
    """Below a column that leaves room enough, else on a new page."""
    if after is None or after.room < room + LEAST_ABOVE:
        return sheets.begin(label)
    after.on_turn = None
    after.y += min(ABOVE, after.room - room)
    return after


def _decisions(column: Column, said: Outcomes, sect: Element) -> None:
    text = MEASURE - LEVEL - GAP
    table = Table(column, (Place(0, text), Place(text + GAP, LEVEL)), sect, padding=8)
    table.head(said.decision_columns, (False, False))
    for row in said.decisions:
        more = " ".join(part for part in (row.concept, row.state) if part)
        words = ((row.text, styles.BODY), (more, styles.SMALL))
        table.row([Cell(words, heads=True, said=True), Cell(((row.level, styles.BODY_SOFT),))])
    table.end()


def _actions(column: Column, said: Outcomes, sect: Element) -> None:
    what = MEASURE - ROLE - DUE - 2 * GAP
    places = (Place(0, what), Place(what + GAP, ROLE), Place(what + ROLE + 2 * GAP, DUE))
    table = Table(column, places, sect, padding=8)
    table.head(said.action_columns, (False, False, False))
    for row in said.actions:
        more = " ".join(part for part in (row.concept, row.state) if part)
        words = ((row.what, styles.BODY), (more, styles.SMALL))
        table.row(
            [Cell(words, heads=True, said=True), Cell(((row.role, styles.ROW),)), Cell(((row.due, styles.ROW),))],
        )
    table.end()
