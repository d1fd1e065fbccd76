"""Paper for the room: ballots to mark by hand, the agenda for the wall, and signs for the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workshops import agenda, dates, votes
from workshops.labels import Words
from workshops.summary import shapes, styles
from workshops.summary.fonts import REGULAR, SEMIBOLD
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Drawing, Polygon, Text, rule
from workshops.summary.paper import INSET, PaperTeam, begin, finish
from workshops.summary.styles import BOTTOM, HEIGHT, MARGIN, MEASURE, WIDTH, Style
from workshops.summary.tagged import Element

if TYPE_CHECKING:
    from workshops.model import Workshop

EMPTY = 9
"""Options that a ballot has room for where nobody knows yet what will be voted on."""
ROW = 23.0
"""The height of an option: what can be marked with a pen."""
HEAD = 84.0
"""What the words above and below the options take."""
SIDE, BETWEEN = 10.5, 5.0
"""A diamond to fill in, and the room to the next one."""
MOST_DIAMONDS = 5
"""Diamonds beside an option; a larger budget is written as a number."""
WALL = Style(SEMIBOLD, 20, 25, tracking=-0.2)
WALL_SOFT = Style(REGULAR, 20, 25, "inkSoft")
SIGNS = tuple(Style(SEMIBOLD, size, size * 1.08, tracking=-size * 0.02) for size in (118, 92, 70, 52, 42, 34, 28))
"""Type for the name on a sign, largest first."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What is voted on: names of options (empty ones to be written by hand), dots each person has, several on one or not."""

    question: str
    options: tuple[str, ...]
    budget: int
    stacking: bool


@dataclass(frozen=True, slots=True)
class PaperAgenda:
    """The meeting for the wall: rows are time, title, minutes as printed, and whether it is a break."""

    title: str
    when: str
    challenge: str
    rows: tuple[tuple[str, str, str, bool], ...]


def ballot_of(workshop: Workshop, words: Words) -> Ballot:
    """The round that is open, else the clusters as they stand on the board, else empty lines."""
    vote = votes.current(workshop)
    open_one = vote if vote is not None and not vote.closed else None
    ordered = sorted(workshop.clusters, key=lambda cluster: cluster.position)
    clusters = votes.options(workshop, open_one) if open_one is not None else ordered
    names = tuple(cluster.name or words("words.cluster.unnamed") for cluster in clusters)
    budget = open_one.budget if open_one is not None else votes.suggested_budget(len(names) or EMPTY)
    return Ballot(workshop.challenge, names or ("",) * EMPTY, budget, open_one.stacking if open_one else True)


def agenda_of(workshop: Workshop, words: Words) -> PaperAgenda:
    """What everybody may read of the agenda: never the notes of whoever leads."""
    times = {slot.activity: agenda.clock_text(slot.start) for slot in agenda.slots(workshop)}
    rows = tuple(
        (times[step.id], step.title, words("words.count.minutes", n=step.minutes), agenda.is_break(step))
        for step in agenda.steps(workshop)
        if not step.skipped
    )
    when = ", ".join(part for part in (dates.text(words, workshop.date), workshop.place) if part)
    return PaperAgenda(workshop.title, when, workshop.challenge, rows)


def write_ballots(words: Words, ballot: Ballot, path: Path) -> Path:
    """Write an A4 page of ballots to cut apart, as many as have room for every option; raises OSError."""
    canvas, sheets = begin(words, words("paper.ballot.title"))
    column = sheets.begin("")
    across, down = _divided(len(ballot.options))
    wide, high = WIDTH / across, HEIGHT / down
    for number in range(across * down):
        left, top = number % across * wide, number // across * high
        place = Column(sheets, column.number, left + INSET, wide - 2 * INSET, top + INSET)
        _ballot(place, words, ballot, top + high - INSET, column.element("Sect"))
    cuts = [((wide * n, 0.0), (wide * n, HEIGHT)) for n in range(1, across)]
    cuts += [((0.0, high * n), (WIDTH, high * n)) for n in range(1, down)]
    lines = [Polygon(cut, stroke="control", width=0.6, dash=(4, 4), closed=False) for cut in cuts]
    column.page.marks.append(Drawing(lines))
    return finish(canvas, sheets, path)


def write_agenda(words: Words, value: PaperAgenda, path: Path) -> Path:
    """Write the agenda in type to be read from a wall, on as many pages as it takes; raises OSError."""
    canvas, sheets = begin(words, words("paper.agenda.title"))
    column = sheets.begin("")
    sect = column.element("Sect")
    column.y = 44
    column.draw(shapes.mark(MARGIN, column.y + 10, 15))
    column.part(46, MEASURE - 46).text(words("paper.agenda.title"), styles.LEAD, column.element("P", sect))
    column.y += 34
    column.text(value.title, styles.HEADING, column.element("H1", sect))
    if value.when:
        column.text(value.when, styles.LEAD, column.element("P", sect))
    if value.challenge:
        column.y += 12
        column.text(value.challenge, styles.QUESTION, column.element("P", sect))
    column.y += 16
    for row in value.rows:
        _wall_row(column, row, sect)
    column.need(2)
    column.rule("ink", styles.RULE)
    return finish(canvas, sheets, path)


def write_signs(words: Words, teams: Sequence[PaperTeam], challenge: str, path: Path) -> Path:
    """Write one A4 sign for each table: the team's name as large as it fits, its target group, the question.

    Without teams there is one with a line to write on. Raises OSError.
    """
    canvas, sheets = begin(words, words("paper.sign.title"))
    for team in teams or (PaperTeam(""),):
        _sign(sheets, words, team, challenge)
    return finish(canvas, sheets, path)


def _divided(options: int) -> tuple[int, int]:
    """How many ballots stand beside and above each other, so that each has room for its options."""
    for across, down in ((2, 4), (2, 2), (1, 2), (1, 1)):
        room = HEIGHT / down - 2 * INSET - HEAD
        if options * ROW <= room * _columns(across):
            return across, down
    return 1, 1


def _columns(across: int) -> int:
    return 2 if across == 1 else 1


def _ballot(place: Column, words: Words, ballot: Ballot, bottom: float, sect: Element) -> None:
    setter, inside = place.sheets.setter, place.element("Sect", sect)
    place.text(words("paper.ballot.title"), styles.SECTION, place.element("H1", inside))
    if ballot.question:
        lines = setter.lines(ballot.question, styles.SMALL, place.measure)[:2]
        place.page.marks.append(
            Text(place.x, place.baseline(styles.SMALL), lines, styles.SMALL, place.element("P", inside))
        )
        place.y += len(lines) * styles.SMALL.leading
    how = words(f"paper.ballot.{'stacking' if ballot.stacking else 'single'}", n=ballot.budget)
    place.y += 3
    place.text(how, styles.LIST, place.element("P", inside))
    place.y += 5
    count = _columns(2 if place.measure < WIDTH / 2 else 1)
    columns = place.parts(count, 24)
    room = max(1, int((bottom - 18 - place.y) / ROW))
    most = min(room, -(-len(ballot.options) // count))
    listed = place.element("L", inside)
    for number, option in enumerate(ballot.options[: most * count]):
        _option(columns[number // most], number + 1, option, ballot, place.element("LI", listed))
    advice = setter.shortened(words("paper.ballot.advice"), styles.SMALL, place.measure)
    place.page.marks.append(Text(place.x, bottom - 3, (advice,), styles.SMALL, place.element("P", inside)))


def _option(column: Column, number: int, option: str, ballot: Ballot, element: Element) -> None:
    """A digit, the name or a line to write it on, and diamonds to fill in."""
    setter, middle = column.sheets.setter, column.y + ROW / 2
    baseline = middle + 3.8
    diamonds = 1 if not ballot.stacking else min(ballot.budget, MOST_DIAMONDS)
    room = column.measure - 20 - diamonds * (SIDE + BETWEEN) - 8
    body = column.element("LBody", element)
    column.page.marks.append(Text(column.x, baseline, (str(number),), styles.LIST_STRONG, body))
    if option:
        name = setter.shortened(option, styles.LIST, room)
        column.page.marks.append(Text(column.x + 20, baseline, (name,), styles.LIST, body))
    else:
        column.page.marks.append(rule(column.x + 20, baseline + 3, room, "hatch", 0.6))
    right = column.x + column.measure
    for place in range(diamonds):
        x = right - SIDE / 2 - (diamonds - 1 - place) * (SIDE + BETWEEN)
        column.page.marks.append(Drawing((shapes.diamond(x, middle, SIDE / 2, stroke="ink", width=0.9),)))
    column.y += ROW


def _wall_row(column: Column, row: tuple[str, str, str, bool], sect: Element) -> None:
    time, title, minutes, is_break = row
    setter, style = column.sheets.setter, WALL_SOFT if is_break else WALL
    wide = setter.width(minutes, styles.LEAD)
    lines = setter.lines(title, style, MEASURE - 74 - wide - 16)
    high = len(lines) * style.leading + 12
    if column.y + high > BOTTOM:
        column.turn()
    column.rule("line" if is_break else "ink", styles.HAIR)
    column.y += 6
    baseline, element = column.baseline(style), column.element("P", sect)
    column.page.marks.append(Text(MARGIN, baseline, (time,), WALL_SOFT, element))
    column.page.marks.append(Text(MARGIN + 74, baseline, lines, style, element))
    column.right(minutes, styles.LEAD, element, baseline)
    column.y += high - 6


def _sign(sheets: Sheets, words: Words, team: PaperTeam, challenge: str) -> None:
    column = sheets.begin("")
    sect, setter = column.element("Sect"), sheets.setter
    column.y = HEIGHT * 0.26
    if team.name:
        style = next((s for s in SIGNS if _fits(sheets, team.name, s)), SIGNS[-1])
        lines = setter.lines(team.name, style, MEASURE)[:3]
        column.lines(lines, style, column.element("H1", sect))
    else:
        column.y += SIGNS[2].leading
        column.page.marks.append(rule(MARGIN, column.y, MEASURE, "ink", 1.2))
    column.y += 30
    if team.target_group is not None:
        side = 40.0
        column.draw(shapes.target_shape(team.target_group, MARGIN + side / 2, column.y + side / 2, side))
        name = words(f"words.target_group.{team.target_group}")
        element = column.element("P", sect)
        column.page.marks.append(Text(MARGIN + side + 18, column.y + side / 2 + 11, (name,), styles.HEADING, element))
        column.y += side + 30
    if challenge:
        column.y = max(column.y + 20, HEIGHT * 0.62)
        column.rule("ink", styles.RULE)
        column.y += 16
        column.lines(setter.lines(challenge, styles.QUESTION, MEASURE)[:5], styles.QUESTION, column.element("P", sect))
    column.draw(shapes.mark(MARGIN, HEIGHT - 52, 18))


def _fits(sheets: Sheets, name: str, style: Style) -> bool:
    """Whether a name stands in this type on at most two lines without a broken word."""
    setter = sheets.setter
    return len(setter.lines(name, style, MEASURE)) <= 2 and all(
        setter.width(word, style) <= MEASURE for word in name.split()
    )
