"""Answers as rows: a key, the words, one stroke for each answer (or a bar where they don't fit) and always the number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshops.charts.marks import (
    LIGHT,
    REGULAR,
    RIGHT,
    STRONG,
    Box,
    Chart,
    Diamond,
    Hatch,
    Key,
    Label,
    Line,
    Mark,
    Type,
)

SHRINKING = (1.0, 0.75, 0.56, 0.42, 0.3)
"""Sizes of strokes that are tried before they become a bar."""
SMALLER = (1.0, 0.82)
"""Sizes of the words that are tried before they are cut."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of one room, in its units. `label` is the greatest share of the width that the words may take."""

    text: float
    small: float
    number: float
    key: float
    low: float
    high: float
    stroke: tuple[float, float, float]  # width, height, gap
    gap: float
    label: float = 0.43
    boxed: bool = False
    hair: float = 1.0
    edge: float = 0.0  # room at both sides


ROOM = Measures(44, 28, 76, 60, 52, 116, (24, 64, 18), 44, hair=1.5)
CONSOLE = Measures(17, 13, 30, 34, 40, 84, (14, 44, 6), 18, label=0.4, boxed=True, edge=18)
PAPER = Measures(10.5, 8.6, 15, 14, 19, 24, (4.6, 13, 2.4), 9, label=0.42, hair=0.7)


@dataclass(frozen=True, slots=True)
class Row:
    """An answer. `length` is its share of the longest row; without `strokes` (one for each answer) it is a bar.

    `coming` are answers being typed. `before` is what it was the last time, with the length that had; None for nothing.
    """

    key: str
    text: str
    number: str
    length: float
    strokes: int | None = None
    coming: int = 0
    before: str = ""
    before_length: float | None = None


@dataclass(frozen=True, slots=True)
class Middle:
    """Where the mean stands among the rows (0 is the middle of the first), and how far the spread goes to both sides."""

    mean: float
    spread: float


def fitting(count: int, height: float, measures: Measures) -> int:
    """How many of so many rows stand on a page of this height: shared out evenly where they need several."""
    fit = max(1, int(height / measures.low))
    pages = max(1, -(-count // fit))
    return max(1, -(-count // pages))


def lay_out(
    rows: Sequence[Row],
    width: float,
    height: float,
    measures: Measures,
    type: Type,
    *,
    role: str = "accent",
    hidden: bool = False,
    middle: Middle | None = None,
    longest: int = 0,
) -> Chart:
    """Rows under each other, at most `height` high. `longest` is the most strokes of any row, of all pages."""
    if not rows:
        return Chart(width, 0.0)
    high = max(measures.low, min(measures.high, height / len(rows)))
    picture = _Rows(rows, width, high, measures, type, role, max(longest, *(each.strokes or 0 for each in rows)))
    marks: list[Mark] = []
    for number, row in enumerate(rows):
        marks += picture.row(number, row, hidden)
        if number:
            marks.append(Line(0, number * high, width, number * high, "line", measures.hair))
    if middle is not None and not hidden:
        marks += picture.middle(middle)
    return Chart(width, high * len(rows), tuple(marks))


class _Rows:
    """The columns that all rows share."""

    def __init__(
        self, rows: Sequence[Row], width: float, high: float, measures: Measures, type: Type, role: str, most: int
    ) -> None:
        self.high, self._measures, self._type, self._role, self._most = high, measures, type, role, most
        m = measures
        self._count = len(rows)
        self._key = min(m.key, high * 0.8)
        keyed = any(row.key for row in rows)
        wide = max((type.width(row.key, self._key, STRONG) for row in rows), default=0.0)
        self.words = m.edge + (max(self._key, wide) + m.gap if keyed else 0.0)
        longest = max(type.width(row.text, m.text, REGULAR) for row in rows)
        self._room = min(longest + 2, width * m.label - self.words)
        self.bars = self.words + (self._room + m.gap if longest else m.gap * 0.6)
        numbers = max(type.width(row.number, self._number, LIGHT) for row in rows)
        before = max(type.width(row.before, m.small, REGULAR) for row in rows)
        self.end = width - m.edge
        self._bar_end = self.end - max(numbers, before, m.number) - m.gap
        self._shown = any(row.before for row in rows)

    @property
    def _number(self) -> float:
        return min(self._measures.number, self.high * 0.72)

    def row(self, number: int, row: Row, hidden: bool) -> list[Mark]:
        m, top = self._measures, number * self.high
        middle = top + self.high / 2
        marks: list[Mark] = []
        if row.key and m.boxed:
            marks.append(Key(m.edge, middle - self._key / 2, self._key, row.key, row.coming > 0))
        elif row.key:
            marks.append(Label(m.edge, middle, row.key, self._key, STRONG))
        marks += self._text(row.text, middle)
        if hidden:
            tall = min(self.high * 0.34, m.stroke[1] * 0.56)
            return [*marks, Hatch(self.bars, middle - tall / 2, self.end - self.bars, tall)]
        two = self._shown and row.before
        at = middle - self.high * 0.15 if two else middle
        marks += self._length(row, at, 0.62 if two else 1.0)
        marks.append(Label(self.end, at, row.number, self._number * (0.72 if two else 1.0), LIGHT, align=RIGHT))
        if two:
            marks += self._before(row, middle + self.high * 0.27)
        return marks

    def middle(self, middle: Middle) -> list[Mark]:
        """The mean as a diamond between words and bars, with its spread as a line."""
        m = self._measures
        x, last = self.bars - m.gap / 2, (self._count - 0.1) * self.high
        at = (middle.mean + 0.5) * self.high
        low, high = at - middle.spread * self.high, at + middle.spread * self.high
        half = min(m.gap * 0.36, self.high * 0.2)
        return [
            Line(x, max(0.1 * self.high, low), x, min(last, high), "ink", max(2 * m.hair, m.gap / 14)),
            Diamond(x, at, half),
        ]

    def _text(self, text: str, middle: float) -> list[Mark]:
        m = self._measures
        for share in SMALLER:
            size = m.text * share
            leading = size * 1.16
            most = max(1, int(self.high / leading))
            lines = self._type.lines(text, size, REGULAR, self._room, most + 1)
            if len(lines) <= most:
                break
        else:
            lines = self._type.lines(text, size, REGULAR, self._room, most)
        first = middle - (len(lines) - 1) * leading / 2
        return [Label(self.words, first + n * leading, line, size) for n, line in enumerate(lines)]

    def _length(self, row: Row, middle: float, share: float) -> list[Mark]:
        room = self._bar_end - self.bars
        wide, tall, gap = self._measures.stroke
        tall = min(tall, self.high * 0.62) * share
        total = max(1, self._most + max(0, row.coming))
        if row.strokes is not None:
            for by in SHRINKING:
                if total * (wide + gap) * by - gap * by <= room:
                    return self._strokes(row, middle, wide * by, tall, gap * by)
        thick = self.high * 0.26 if share < 1 else tall * 0.56
        marks: list[Mark] = []
        length = room * row.length
        if length > 0:
            marks.append(Box(self.bars, middle - thick / 2, max(length, self._measures.hair * 2), thick, self._role))
        if row.coming and row.strokes is not None:
            more = min(room - length, max(wide, room * row.coming / total))
            marks.append(Box(self.bars + length, middle - thick / 2, more, thick, "", "ink"))
        return marks

    def _strokes(self, row: Row, middle: float, wide: float, tall: float, gap: float) -> list[Mark]:
        made = row.strokes or 0
        return [
            Box(
                self.bars + n * (wide + gap),
                middle - tall / 2,
                wide,
                tall,
                *((self._role,) if n < made else ("", "ink")),
            )
            for n in range(made + row.coming)
        ]

    def _before(self, row: Row, middle: float) -> list[Mark]:
        m = self._measures
        room, thick = self._bar_end - self.bars, self.high * 0.22
        marks: list[Mark] = []
        if row.before_length:
            marks.append(Box(self.bars, middle - thick / 2, room * row.before_length, thick, "", "inkSoft", True))
        marks.append(Label(self.end, middle, row.before, m.small, REGULAR, "inkSoft", RIGHT))
        return marks
