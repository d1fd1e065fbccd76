"""The agenda as a table by plan and by clock, the teams, and what is found on which page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshops.summary import shapes, styles
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark, Link, Page, Polygon, Text, bar
from workshops.summary.sections import Agenda, Span, Step, Summary, TeamRow
from workshops.summary.styles import BOTTOM, MEASURE, TOP, Style
from workshops.summary.tables import Cell, Place, Table
from workshops.summary.tagged import Element

START, PLANNED, ACTUAL, DETAIL, GAP = 44.0, 46.0, 46.0, 170.0, 10.0
CHAPTER, BELOW = 21.0, 17.0
"""How high the lines of the contents stand."""

MANY_TEAMS = 12
MANY_STEPS = 12
"""From so many on they stand closer."""

ABOVE = 26.0
BAR = 12.0
"""Room for the bar that shows the phase, between the time and the step."""


def lay_out(sheets: Sheets, summary: Summary) -> Column:
    """Lay out the agenda and the teams; gives the column where they end."""
    agenda = summary.agenda
    column = sheets.begin(summary.cover.label)
    sect = column.element("Sect")
    heading(column, agenda.heading, sect)
    if agenda.steps:
        column.text(agenda.lead, styles.LEAD, column.element("P", sect))
        column.y += 20
        _steps(column, agenda, sect)
    else:
        column.text(agenda.empty, styles.LEAD, column.element("P", sect))
    return column


def heading(column: Column, text: str, parent: Element) -> Bookmark:
    """The heading of a chapter."""
    made = column.bookmark(text, 0)
    column.y += 6
    column.text(text, styles.HEADING, column.element("H1", parent))
    column.y += 4
    return made


def _steps(column: Column, agenda: Agenda, sect: Element) -> None:
    widths = [PLANNED, ACTUAL] if agenda.timed else [PLANNED]
    right = MEASURE - sum(widths) - GAP * len(widths)
    title = right - START - BAR - DETAIL - GAP
    places = [Place(0, START), Place(START + BAR, title), Place(START + BAR + title + GAP, DETAIL)]
    for wide in widths:
        places.append(Place(right + GAP, wide))
        right += GAP + wide
    count = len(places)
    table = Table(column, places, sect, padding=4.6 if len(agenda.steps) > MANY_STEPS else 6.5)
    table.head(agenda.columns[:count], [False] * 3 + [True] * (count - 3))
    for step in agenda.steps:
        top = table.row(_cells(step, count))
        _phase_bar(column, step, column.y - top)
    table.row(_total(agenda.total, count))
    table.end()


def _cells(step: Step, count: int) -> list[Cell]:
    quiet = step.kind != "step"
    name: Style = styles.LIST_SOFT if quiet else styles.LIST_STRONG
    texts = [
        (step.start, styles.LIST_SOFT),
        (step.title, name),
        (step.detail, styles.ROW_DETAIL),
        (step.planned, styles.LIST_SOFT if quiet else styles.LIST),
        (step.actual, styles.LIST_SOFT if quiet else styles.LIST),
    ]
    return [Cell((text,), heads=n == 1, right=n > 2, said=n == 1) for n, text in enumerate(texts[:count])]


def _total(total: Step, count: int) -> list[Cell]:
    texts = ("", total.title, "", total.planned, total.actual)[:count]
    return [Cell(((text, styles.LIST_STRONG),), heads=n == 1, right=n > 2) for n, text in enumerate(texts)]


def _phase_bar(column: Column, step: Step, high: float) -> None:
    """The phase in colour beside its step; a break is dotted. What it says also stands in words."""
    x, top = column.x + START, column.y - high + 4
    if step.kind == "break":
        dots = Polygon(((x + 1.5, top), (x + 1.5, top + high - 8)), "", "control", 1.6, (0.01, 3.6), False)
        column.draw((dots,))
    elif step.phase is not None:
        role = step.phase + ("Tint" if step.kind == "skipped" else "")
        column.draw((bar(x, top, 3, high - 8, role),))


def teams_height(column: Column, agenda: Agenda) -> float:
    """How much room the teams need at most."""
    trial = Column(Sheets(column.sheets.setter, Element("Document")), 0, column.x, column.measure, 0.0)
    trial.sheets.pages.append(Page(""))
    teams(trial, agenda)
    return trial.number * (BOTTOM - TOP) + trial.y + ABOVE


def teams(column: Column, agenda: Agenda) -> None:
    """The teams in three columns, read row by row; many teams take one line each."""
    sect = column.element("Sect")
    column.need(70)
    column.text(agenda.teams_heading, styles.PART, column.element("H2", sect))
    column.y += 8
    listed = column.element("L", sect)
    brief = len(agenda.teams) > MANY_TEAMS
    for at in range(0, len(agenda.teams), 3):
        strips = column.parts(3, 18)
        row = agenda.teams[at : at + 3]
        column.need(
            max(
                strip.height(team.name, styles.LIST, strip.measure - 16)
                for strip, team in zip(strips, row, strict=False)
            )
            + 18
        )
        strips = column.parts(3, 18)
        for strip, team in zip(strips, row, strict=False):
            _team(strip, team, listed, brief)
        column.meet(strips)


def _team(strip: Column, team: TeamRow, listed: Element, brief: bool) -> None:
    item = strip.element("LI", listed)
    label = strip.element("Lbl", item, alt=team.target_name)
    strip.draw(shapes.target_shape(team.target_group, strip.x + 4.4, strip.y + 7.4, 8.4), label)
    body = strip.element("LBody", item)
    if brief:
        text = (Span(team.name, True), Span(f" {team.size}"))
        strip.spans(text, styles.LIST_SOFT, styles.LIST, body, 16)
        strip.y += 2.5
        return
    strip.text(team.name, styles.LIST, body, 16)
    strip.text(f"{team.target_name}, {team.size}", styles.SMALL, body, 16)
    strip.y += 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: where a chapter or a solution begins."""

    title: str
    page: int
    target: Bookmark
    below: bool = False  # whether it stands under a chapter


def contents_height(chapters: int, below: int) -> float:
    """How much room the list of contents needs."""
    return ABOVE + 26 + chapters * CHAPTER + below * BELOW


def contents(column: Column, title: str, entries: Sequence[Entry], sect: Element) -> None:
    """What is found on which page, each line a link."""
    column.space(ABOVE)
    column.text(title, styles.PART, column.element("H2", sect))
    column.y += 6
    listed = column.element("TOC", sect)
    for entry in entries:
        link = column.element("Link", column.element("Reference", column.element("TOCI", listed)))
        if not entry.below:
            column.rule()
        high, indent = (BELOW, 16.0) if entry.below else (CHAPTER, 0.0)
        style = styles.LIST_SOFT if entry.below else styles.LIST
        baseline = column.y + 14.6 - (2.0 if entry.below else 0.0)
        wide = column.sheets.setter.width(str(entry.page), style)
        shown = column.sheets.setter.shortened(entry.title, style, column.measure - wide - 24 - indent)
        column.page.marks.append(Text(column.x + indent, baseline, (shown,), style, link))
        column.right(str(entry.page), style, link, baseline)
        right, bottom = column.x + column.measure, column.y + high
        column.page.links.append(Link(column.x, column.y, right, bottom, link, entry.title, entry.target))
        column.y += high
    column.rule()
