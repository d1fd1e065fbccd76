"""What the minutes consist of, as frozen values: paragraphs in order, each with a place that stays the same while data change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADING, TEXT, POINT, TABLE = "heading", "text", "point", "table"
"""The kinds of paragraph. A table has rows of data, perhaps with a bar for each; it can be left out but not reworded."""

MADE, REWORDED, ADDED, REMOVED = "made", "reworded", "added", "removed"
"""How a paragraph came to say what it says."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Data as rows, under a `caption`: the first column heads its row.

    With `bars` each row has a share, 0–1, that is drawn as a bar in the colour of a `role`.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[float, ...] = ()
    role: str = "control"

    @property
    def text(self) -> str:
        """All of it in words, for whoever hears it, and to tell whether it has changed."""
        rows = "; ".join(", ".join(cell for cell in row if cell) for row in self.rows)
        return f"{self.caption}: {rows}." if self.caption else f"{rows}."


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as the data give it.

    `place` names it: what it stands under, a slash, and what it tells of. The first `lead` characters of the text are
    strong. `spoken` says that the words are people's own. A heading has a level from 2 (that of the minutes is 1), and
    for an item of the agenda the time of day when it began (`aside`) and its `phase`.
    """

    place: str
    kind: str
    text: str = ""
    level: int = 0
    lead: int = 0
    spoken: bool = False
    grid: Grid | None = None
    aside: str = ""
    phase: str = ""

    @property
    def key(self) -> str:
        """What it tells of, wherever it stands."""
        return self.place.rpartition("/")[2]

    @property
    def says(self) -> str:
        """All that it says, in words."""
        return self.grid.text if self.grid is not None else self.text


def pieces(block: Block) -> Iterator[tuple[str, str, int]]:
    """The text of a paragraph as people broke it: TEXT or POINT, the words, and how many of the first are strong.

    A line that begins with a dash or a bullet is a point of a list.
    """
    for number, line in enumerate(part for part in block.text.split("\n") if part.strip()):
        listed = _LISTED.match(line)
        kind = POINT if listed or (number == 0 and block.kind == POINT) else TEXT
        yield kind, line[listed.end() :] if listed else line.strip(), block.lead if number == 0 and not listed else 0


_LISTED = re.compile(r"\s*[-–•*]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the minutes as they stand: what the data give, what a person made of it, and whether they disagree.

    `made` is what the data say now; `asks` that it has changed since the person wrote; `gone` that there are no such
    data any more. `row` is the id of what the person wrote, `bare` is true of a heading with nothing under it.
    """

    block: Block
    state: str = MADE
    made: str = ""
    row: str = ""
    asks: bool = False
    gone: bool = False
    bare: bool = False

    @property
    def id(self) -> str:
        """Names the line among all others."""
        return self.row if self.state == ADDED else self.block.key

    @property
    def text(self) -> str:
        """What it says, in words."""
        return self.block.says

    @property
    def editable(self) -> bool:
        """Whether a person may word it otherwise."""
        return self.block.kind != TABLE

    @property
    def is_said(self) -> bool:
        """Whether it stands in the finished minutes."""
        return self.state != REMOVED and not self.bare


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes as they stand, in one language; people's own words are in the one they `spoken`."""

    language: str
    spoken: str
    title: str
    lead: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def said(self) -> tuple[Line, ...]:
        """What stands in the finished minutes."""
        return tuple(line for line in self.lines if line.is_said)

    @property
    def asking(self) -> tuple[Line, ...]:
        """Where somebody must be asked."""
        return tuple(line for line in self.lines if line.asks)
