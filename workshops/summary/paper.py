"""Paper forms to print, write on by hand and type in fast: slips for ideas and A4 sheets for solutions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workshops.labels import Words
from workshops.phases import CONCEPT_FIELDS
from workshops.summary import fonts, pdf, shapes, styles
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Drawing, Polygon, Text, rule
from workshops.summary.painter import Painter
from workshops.summary.styles import HEIGHT, MARGIN, MEASURE, WIDTH
from workshops.summary.tagged import Element, TaggedCanvas
from workshops.summary.wrapping import Setter

if TYPE_CHECKING:
    from workshops.model import Workshop

INSET = 24.0
"""From the edge of a slip to its words: printers leave a margin of their own."""

LINE, FIELD_LINE = 24.0, 23.0
"""Between the lines to write on, in points."""

PER_PAGE = (1, 2, 4, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class PaperTeam:
    """A team as it is printed on a form; without a target group there are signs to tick."""

    name: str
    target_group: str | None = None


def teams_of(workshop: Workshop) -> tuple[PaperTeam, ...]:
    """The teams of a workshop, in their order."""
    ordered = sorted(workshop.teams, key=lambda team: team.position)
    return tuple(PaperTeam(team.name, team.target_group) for team in ordered)


def write_slips(
    words: Words,
    target_groups: Sequence[str],
    path: Path,
    per_page: int = 8,
    *,
    challenge: str = "",
    teams: Sequence[PaperTeam] = (),
) -> Path:
    """Write A4 pages of slips to cut apart: one page, or one for each team with its name printed.

    Each slip has the target groups (codes of phases.TARGET_GROUPS) with their signs to tick, and room for one idea.
    Raises ValueError where that many slips do not fit a page, and OSError where the file can't be written.
    """
    if per_page not in PER_PAGE:
        raise ValueError(per_page)
    canvas, sheets = begin(words, words("paper.slip.title"))
    for team in teams or (PaperTeam(""),):
        _slips(sheets, words, _Slip(tuple(target_groups), challenge, team), per_page)
    return finish(canvas, sheets, path)


def write_concept_sheets(
    words: Words,
    teams: Sequence[PaperTeam],
    challenge: str,
    path: Path,
    *,
    target_groups: Sequence[str] = ("students", "teachers"),
) -> Path:
    """Write one A4 sheet for each team (one without a name where there are none), with the five fields to fill in.

    Raises OSError where the file can't be written.
    """
    canvas, sheets = begin(words, words("paper.sheet.title"))
    for team in teams or (PaperTeam(""),):
        _sheet(sheets, words, team, challenge, target_groups)
    return finish(canvas, sheets, path)


@dataclass(frozen=True, slots=True)
class _Slip:
    target_groups: tuple[str, ...]
    challenge: str
    team: PaperTeam


def begin(words: Words, title: str) -> tuple[TaggedCanvas, Sheets]:
    """A canvas for paper with this title, and the sheets to lay out for it."""
    canvas = TaggedCanvas(
        title=title,
        author=words("words.product"),
        subject=title,
        language=pdf.LANGUAGES[words.language],
        font=fonts.face(fonts.REGULAR).name,
    )
    return canvas, Sheets(Setter({}), canvas.document)


def finish(canvas: TaggedCanvas, sheets: Sheets, path: Path) -> Path:
    """Paint the sheets and keep the file; raises OSError where it can't be written."""
    Painter(canvas, sheets.setter.signs).paint(sheets.pages)
    return pdf.keep(canvas.finished(), path)


def _slips(sheets: Sheets, words: Words, slip: _Slip, per_page: int) -> None:
    column = sheets.begin("")
    sect = column.element("Sect")
    across = 1 if per_page <= 2 else 2
    down = per_page // across
    wide, high = WIDTH / across, HEIGHT / down
    for number in range(per_page):
        left, top = number % across * wide, number // across * high
        place = Column(sheets, column.number, left + INSET, wide - 2 * INSET, top + INSET)
        _one_slip(place, words, slip, top + high - INSET, column.element("Sect", sect))
    cuts = [((wide * n, 0.0), (wide * n, HEIGHT)) for n in range(1, across)]
    cuts += [((0.0, high * n), (WIDTH, high * n)) for n in range(1, down)]
    lines = [Polygon(cut, stroke="control", width=0.6, dash=(4, 4), closed=False) for cut in cuts]
    column.page.marks.append(Drawing(lines))


def _one_slip(place: Column, words: Words, slip: _Slip, bottom: float, sect: Element) -> None:
    """Target group first, for whoever sorts and types; then the question, lines to write on, and advice."""
    label = place.part(0, place.measure)
    _ticks(place, words("paper.slip.target_group"), slip.target_groups, words, place.element("P", sect))
    if slip.team.name:
        _team_name(label, slip.team, place.element("P", sect))
    place.y += 19
    if slip.challenge:
        most = 3 if bottom - place.y > 130 else 1
        lines = place.sheets.setter.lines(slip.challenge, styles.SMALL, place.measure)[:most]
        baseline = place.baseline(styles.SMALL)
        place.page.marks.append(Text(place.x, baseline, lines, styles.SMALL, place.element("P", sect)))
        place.y += len(lines) * styles.SMALL.leading
    advice = f"{words('paper.slip.idea')}. {words('paper.slip.advice')}"
    foot = bottom - 3
    small = place.sheets.setter.shortened(advice, styles.SMALL, place.measure)
    _write_lines(place, foot - 17, LINE)
    place.page.marks.append(Text(place.x, foot, (small,), styles.SMALL, place.element("P", sect)))


def _ticks(place: Column, label: str, codes: Sequence[str], words: Words, element: Element) -> None:
    """A label with the hollow signs of target groups to tick or fill in, on a line of their own where it is short."""
    setter, baseline = place.sheets.setter, place.baseline(styles.LIST)
    place.page.marks.append(Text(place.x, baseline, (label,), styles.SMALL, element))
    names = [words(f"words.target_group.{code}") for code in codes]
    x = place.x + setter.width(label, styles.SMALL) + 12
    if x + sum(setter.width(name, styles.LIST_STRONG) + 30 for name in names) > place.x + place.measure + 14:
        x, baseline = place.x, baseline + 19
        place.y += 19
    for code, name in zip(codes, names, strict=True):
        place.draw(shapes.target_outline(code, x + 6, baseline - 3.6, 11.5))
        place.page.marks.append(Text(x + 16, baseline, (name,), styles.LIST_STRONG, element))
        x += 16 + setter.width(name, styles.LIST_STRONG) + 14


def _team_name(place: Column, team: PaperTeam, element: Element) -> None:
    shown = place.sheets.setter.shortened(team.name, styles.SMALL, place.measure * 0.3)
    place.right(shown, styles.SMALL, element, place.baseline(styles.LIST))


def _write_lines(place: Column, bottom: float, apart: float) -> None:
    """Lines to write on from here down to `bottom`, evenly spread."""
    room = bottom - place.y
    count = max(1, int(room / apart))
    for number in range(count):
        place.page.marks.append(rule(place.x, place.y + (number + 1) * room / count, place.measure, "hatch", 0.6))
    place.y = bottom


def _sheet(sheets: Sheets, words: Words, team: PaperTeam, challenge: str, codes: Sequence[str]) -> None:
    column = sheets.begin("")
    sect = column.element("Sect")
    column.y = 40
    column.draw(shapes.mark(MARGIN, column.y + 12, 15))
    column.part(46, MEASURE - 46).text(words("paper.sheet.title"), styles.PART, column.element("H1", sect))
    place = column.part(0, MEASURE)
    place.right(words("paper.sheet.subtitle"), styles.SMALL, column.element("P", sect), column.y + 15)
    column.y += 30
    if challenge:
        column.lines(sheets.setter.lines(challenge, styles.LEAD, MEASURE)[:3], styles.LEAD, column.element("P", sect))
        column.y += 6
    _whose(column, words, team, codes, sect)
    foot = HEIGHT - 34
    heights = _shares(foot - 20 - column.y)
    for (title, question), high in zip(_fields(words), heights, strict=True):
        _field(column, title, question, high, sect)
    column.page.marks.append(rule(MARGIN, column.y, MEASURE, "ink", 0.8))
    advice = sheets.setter.shortened(words("paper.sheet.advice"), styles.SMALL, MEASURE)
    column.page.marks.append(Text(MARGIN, foot, (advice,), styles.SMALL, column.element("P", sect)))


def _whose(column: Column, words: Words, team: PaperTeam, codes: Sequence[str], sect: Element) -> None:
    """The team's name, or a line for it, and its target group with its sign, or signs to tick."""
    element = column.element("P", sect)
    baseline = column.baseline(styles.LIST)
    if team.name:
        shown = column.sheets.setter.shortened(team.name, styles.LIST_STRONG, MEASURE / 2 - 12)
        column.page.marks.append(Text(MARGIN, baseline, (shown,), styles.LIST_STRONG, element))
    else:
        column.page.marks.append(Text(MARGIN, baseline, (words("paper.sheet.team"),), styles.SMALL, element))
        column.page.marks.append(rule(MARGIN + 40, baseline + 2, MEASURE / 2 - 64, "hatch", 0.6))
    place = column.part(MEASURE / 2, MEASURE / 2)
    if team.target_group is None:
        _ticks(place, words("paper.sheet.target_group"), codes, words, column.element("P", sect))
    else:
        name = words(f"words.target_group.{team.target_group}")
        place.draw(shapes.target_shape(team.target_group, place.x + 6, baseline - 3.6, 11.5))
        text = f"{words('paper.sheet.target_group')}: {name.lower()}"
        place.page.marks.append(Text(place.x + 18, baseline, (text,), styles.LIST, column.element("P", sect)))
    column.y += 24


def _fields(words: Words) -> list[tuple[str, str]]:
    """What is filled in, from the top: name, one sentence, the five fields with their questions."""
    five = [(words(f"words.field.{field}"), words(f"words.field_question.{field}")) for field in CONCEPT_FIELDS]
    return [(words("paper.sheet.name"), ""), (words("paper.sheet.pitch"), ""), *five]


def _shares(room: float) -> list[float]:
    """The heights of the fields: what says most gets most."""
    weights = (46.0, 70.0, 78.0, 128.0, 105.0, 105.0, 105.0)
    return [room * weight / sum(weights) for weight in weights]


def _field(column: Column, title: str, question: str, high: float, sect: Element) -> None:
    bottom = column.y + high
    column.rule("ink", 0.8)
    column.y += 5
    baseline = column.baseline(styles.LIST_STRONG)
    column.page.marks.append(Text(MARGIN, baseline, (title,), styles.LIST_STRONG, column.element("H2", sect)))
    if question:
        place = column.part(0, MEASURE)
        place.right(question, styles.SMALL, column.element("P", sect), baseline)
    column.y += 15
    lines = max(1, round((bottom - column.y) / FIELD_LINE))
    for number in range(1, lines):
        at = column.y + number * (bottom - column.y) / lines
        column.page.marks.append(rule(MARGIN, at, MEASURE, "hatch", 0.6))
    column.y = bottom
