"""Which column of a grid is what: told by its headings, guessed from what stands in it, corrected by a person.

What programs call their columns is data (`resources/imports/columns.toml`). A guess that is not `sure` is only ever shown
to somebody who can correct it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workshops import parsed, text
from workshops.exchange import grids, spreadsheet
from workshops.exchange.grids import Grid
from workshops.exchange.spreadsheet import Row
from workshops.labels import RESOURCES
from workshops.text import Refused

NAMES = RESOURCES / "imports" / "columns.toml"
TEXT, LEFT_OUT = "text", ""
ROLES = (TEXT, "team", "target_group", "cluster", "votes", LEFT_OUT)
"""What a column may be. Several may hold ideas (a form with several questions), one each of the others."""
TITLES = 12
"""Headings stand in one of the first rows: programs put a title above them."""
SHOWN = 60
"""So many characters of a heading are told: some are whole questions."""
LOOKED_AT = 400
"""So many rows are looked at to guess what a column holds."""
MOSTLY = 0.8
"""So large a share of a column decides what it is: people write one thing wrong now and then."""
_BARE = re.compile(
    r"[\d\s.,:;%+/TZ()-]*|\S+@\S+\.\S+|https?://\S+|[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}|anonymous|true|false|x",
    re.IGNORECASE,
)
"""What no idea is: numbers, dates, times, addresses, ids, marks."""


class NoIdeas(Refused):
    """There is not a single idea in the file."""


class NoIdeaColumn(Refused):
    """The first row is one of headings, but none of them is the ideas'."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a grid is read: the row of headings (-1 for none), what each column is, and which program wrote it, if known."""

    heading: int
    roles: tuple[str, ...]
    source: str = ""
    sure: bool = False

    def with_role(self, column: int, role: str) -> Reading:
        """The same with another role for a column; who had that role before is left out, but for ideas."""
        taken = role not in (TEXT, LEFT_OUT)
        roles = [LEFT_OUT if taken and each == role else each for each in self.roles]
        roles[column] = role
        return Reading(self.heading, tuple(roles), self.source, True)

    def with_heading(self, heading: int) -> Reading:
        """The same with headings in another row, or in none."""
        return Reading(heading, self.roles, self.source, True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, and the headings of columns that are left out."""

    rows: list[Row]
    left_out: tuple[str, ...] = ()


def read(data: bytes, suffix: str = ".csv") -> list[Row]:
    """The rows of a file that nobody is asked about; raises NotText, BrokenBook, TooManyRows, NoIdeas, NoIdeaColumn."""
    return sheet(data, suffix).rows


def sheet(data: bytes, suffix: str = ".csv") -> Sheet:
    """The rows of a file and what was left out of them; without headings it is one idea a line. Raises as `read`."""
    grid, reading = certain(grids.read(data, suffix))
    rows = rows_of(grid, reading)
    if not rows:
        raise NoIdeas
    return Sheet(rows, left_out(grid, reading))


def certain(found: Sequence[Grid]) -> tuple[Grid, Reading]:
    """The grid with ideas in it and how it is read, where that is beyond doubt; raises NoIdeas, NoIdeaColumn."""
    guessed = _all_guessed(found)
    for grid, reading in guessed:
        if reading.sure and (grid.kind != "lines" or not _has_headings(guessed)):
            return grid, reading
    raise NoIdeaColumn


def best(found: Sequence[Grid]) -> tuple[Grid, Reading]:
    """The grid that most likely holds ideas and how it is likely read, for somebody who can correct it; raises NoIdeas."""
    guessed = _all_guessed(found)
    sure = [each for each in guessed if each[1].sure and each[0].kind != "lines"]
    tables = [each for each in guessed if TEXT in each[1].roles and (each[0].kind != "columns" or _is_table(each[0]))]
    return (sure or tables or guessed)[0]


def _all_guessed(found: Sequence[Grid]) -> list[tuple[Grid, Reading]]:
    """Every grid that holds anything with its guess, those with headings first; raises NoIdeas."""
    guessed = [(grid, guess(grid)) for grid in found if grid.rows]
    if not guessed:
        raise NoIdeas
    return sorted(guessed, key=lambda each: each[1].heading < 0)


def guess(grid: Grid) -> Reading:
    """How a grid is likely read. It is `sure` where headings say so, or where there is one column only."""
    if grid.kind == "lines":
        return Reading(-1, (TEXT,), sure=True)
    heading = _heading_row(grid)
    names = _names_at(grid, heading)
    roles = _told(names)
    source = _source(names)
    if TEXT in roles:
        return Reading(heading, roles, source, sure=True)
    if source:
        return Reading(heading, _guessed(grid, heading, roles, every=True), source, sure=True)
    if grid.width == 1 and grid.kind == "sheet":
        return Reading(-1, (TEXT,), sure=True)
    if heading < 0 and _looks_headed(grid):
        heading = 0
    return Reading(heading, _guessed(grid, heading, roles, every=False))


def rows_of(grid: Grid, reading: Reading) -> list[Row]:
    """The ideas of a grid: one for each cell of a column with ideas. Rows that say nothing of ours are passed over."""
    ours = reading.heading >= 0 and spreadsheet.is_ours(grid.rows[reading.heading][1])
    bare: Callable[[str], str] = spreadsheet.unescaped if ours else str
    texts = [column for column, role in enumerate(reading.roles) if role == TEXT]
    rows: list[Row] = []
    for line, found in grid.rows[reading.heading + 1 :]:
        rest = {role: _at(found, column) for column, role in enumerate(reading.roles) if role not in (TEXT, LEFT_OUT)}
        rest = {role: bare(cell) for role, cell in rest.items()}
        said = [bare(_at(found, column)) for column in texts]
        for number, each in enumerate([cell for cell in said if cell.strip()] or said[:1]):
            row = Row(line, each, **(rest if number == 0 else {**rest, "votes": ""}))
            if row.said_anything:
                rows.append(row)
    return rows


def left_out(grid: Grid, reading: Reading) -> tuple[str, ...]:
    """The headings of the columns that are left out, where there are headings."""
    if reading.heading < 0:
        return ()
    named = (named_column(grid, reading, place) for place, role in enumerate(reading.roles) if role == LEFT_OUT)
    return tuple(name[:SHOWN] for name in named if name)


def named_column(grid: Grid, reading: Reading, column: int) -> str:
    """What the heading over a column says; empty without one."""
    if reading.heading < 0:
        return ""
    return " ".join(text.clean(_at(grid.rows[reading.heading][1], column)).split())


def sample(grid: Grid, reading: Reading, column: int) -> str:
    """The first thing that stands in a column."""
    cells_of = (_at(row, column) for _line, row in grid.rows[reading.heading + 1 :][:LOOKED_AT])
    return next((" ".join(text.clean(cell).split()) for cell in cells_of if cell.strip()), "")


@cache
def _known() -> dict[str, Any]:
    return parsed.read(NAMES)


def _told(names: Sequence[str]) -> tuple[str, ...]:
    """The roles that headings tell. Of several names for the same, the likeliest counts."""
    roles = [LEFT_OUT] * len(names)
    for role in ROLES[:-1]:
        known = _known()[role]
        found = [(known.index(name), place) for place, name in enumerate(names) if name in known]
        if found:
            roles[min(found)[1]] = role
    return tuple(roles)


def _source(names: Sequence[str]) -> str:
    """The program whose headings these are."""
    sources: dict[str, list[list[str]]] = _known()["sources"]
    there = set(names)
    return next((source for source, sets in sources.items() if any(there.issuperset(each) for each in sets)), "")


def _heading_row(grid: Grid) -> int:
    """The row of headings that are known: the first, or in a workbook one further down that is beyond doubt; -1 for none."""
    for place, (_line, row) in enumerate(grid.rows[: TITLES if grid.kind == "sheet" else 1]):
        names = [spreadsheet.heading(cell) for cell in row]
        told = [role for role in _told(names) if role]
        known = len(told) + sum(name in _known()["other"] for name in names)
        alone = len([name for name in names if name]) == 1 and TEXT in told and grid.kind == "sheet"
        if known > 1 or alone or (place == 0 and TEXT in told):
            return place
    return -1


def _names_at(grid: Grid, heading: int) -> list[str]:
    names = [spreadsheet.heading(cell) for cell in grid.rows[heading][1]] if heading >= 0 else []
    return names + [""] * (grid.width - len(names))


def _has_headings(guessed: Sequence[tuple[Grid, Reading]]) -> bool:
    """Whether a file that could be read line by line has headings of ours, so that its lines are no ideas."""
    return any(
        grid.kind == "columns" and reading.heading == 0 and sum(map(bool, _told(_names_at(grid, 0)))) > 1
        for grid, reading in guessed
    )


def _guessed(grid: Grid, heading: int, told: Sequence[str], *, every: bool) -> tuple[str, ...]:
    """Roles by what stands in the columns that no heading tells. `every` column of free words holds ideas, else the longest."""
    roles, names = list(told), _names_at(grid, heading)
    lengths: dict[int, float] = {}
    for column in range(grid.width):
        if roles[column] or names[column] in _known()["other"]:
            continue
        found = [_at(row, column).strip() for _line, row in grid.rows[heading + 1 :][:LOOKED_AT]]
        said = [cell for cell in found if cell]
        groups = sum(_is_target_group(cell) for cell in said)
        if "target_group" not in roles and groups and groups >= MOSTLY * len(said):
            roles[column] = "target_group"
        elif any(not _BARE.fullmatch(cell) for cell in said):
            lengths[column] = sum(map(len, said)) / len(said)
    if lengths:
        longest = max(lengths, key=lambda column: lengths[column])
        for column in lengths if every else (longest,):
            roles[column] = TEXT
    return tuple(roles)


def _is_target_group(cell: str) -> bool:
    return spreadsheet.heading(cell) in spreadsheet.GROUPS


def _is_table(grid: Grid) -> bool:
    """Whether the rows of a text file have as many cells each, at least two, so that it is no list with commas in it."""
    widths = [len(row) for _line, row in grid.rows]
    return len(widths) > 1 and widths[0] > 1 and sum(width == widths[0] for width in widths) >= MOSTLY * len(widths)


def _looks_headed(grid: Grid) -> bool:
    """Whether the first row looks like headings that we don't know: every cell short, and none said again below."""
    first = grid.rows[0][1]
    if len(first) < grid.width or len(grid.rows) < 2 or not all(cell.strip() for cell in first):
        return False
    below = {cell for _line, row in grid.rows[1:LOOKED_AT] for cell in row}
    return all(len(cell) <= 80 and cell not in below and not _BARE.fullmatch(cell) for cell in first)


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
