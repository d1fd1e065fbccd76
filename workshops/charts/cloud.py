"""A word cloud that can be read: lines on a common baseline from the left, most first. No rotation, no chance, no overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshops.charts.marks import LIGHT, REGULAR, STRONG, Chart, Label, Mark, Type

STEPS = (1.0, 0.85, 0.7, 0.56, 0.41, 0.28)
"""The six sizes, as shares of the largest; a word's is that of the rank of its count."""
LEADING = 1.22
STRONG_FROM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word with how many said it."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class _Placed:
    text: str
    count: str
    size: float
    weight: int
    wide: float
    counted: float
    small: float  # the size of its count
    gap: float  # room before it
    joined: bool = False  # it goes on from the line above


def lay_out(
    words: Sequence[Word], width: float, height: float, largest: float, type: Type, *, smallest: float = 0.0
) -> tuple[Chart, ...]:
    """The pages of the cloud, at least one. The largest sizes with which all words fit one page are taken."""
    ranks = {count: rank for rank, count in enumerate(sorted({word.count for word in words}, reverse=True))}
    cloud = _Cloud(width, largest, smallest or largest * STEPS[-1], type, len(ranks) > 1)
    lines: list[list[_Placed]] = []
    for offset in range(len(STEPS)):
        lines = cloud.flow(words, ranks, offset)
        if sum(map(_high, lines)) <= height:
            return (_page(lines, width),)
    return tuple(
        _page(page, width) for page in _paged(cloud.flow(words, ranks, max(2, len(STEPS) - len(ranks))), height)
    )


class _Cloud:
    def __init__(self, width: float, largest: float, smallest: float, type: Type, counts: bool) -> None:
        self._width, self._largest, self._smallest, self._type, self._counts = width, largest, smallest, type, counts

    def flow(self, words: Sequence[Word], ranks: dict[int, int], offset: int) -> list[list[_Placed]]:
        """The words in lines. One that is wider than the page is set smaller, at last broken."""
        lines: list[list[_Placed]] = []
        used = 0.0
        for word in words:
            step = min(len(STEPS) - 1, ranks[word.count] + offset)
            placed = self._placed(word, step)
            for part in placed:
                gap = part.gap
                if not lines or used + gap + part.wide + part.counted > self._width or part.joined or len(placed) > 1:
                    lines.append([])
                    used = -gap
                lines[-1].append(part)
                used += gap + part.wide + part.counted
        return lines

    def _gap(self, size: float) -> float:
        return size * 0.2 + self._smallest * 0.45

    def _small(self, size: float) -> float:
        """How large the count after a word stands."""
        return max(self._smallest * 0.72, size * 0.26)

    def _placed(self, word: Word, step: int) -> list[_Placed]:
        weight = STRONG if word.count >= STRONG_FROM else REGULAR
        count = str(word.count) if self._counts else ""
        sizes = [max(self._smallest, self._largest * share) for share in STEPS[step:]]
        for size in sizes:
            counted = self._counted(count, size)
            wide = self._type.width(word.text, size, weight)
            if wide + counted <= self._width:
                return [_Placed(word.text, count, size, weight, wide, counted, self._small(size), self._gap(size))]
        size = sizes[-1]
        room = self._width - self._counted(count, size)
        pieces = self._type.lines(word.text, size, weight, room, 6)
        last = len(pieces) - 1
        return [
            _Placed(
                piece,
                count if n == last else "",
                size,
                weight,
                self._type.width(piece, size, weight),
                self._counted(count, size) if n == last else 0.0,
                self._small(size),
                self._gap(size),
                n > 0,
            )
            for n, piece in enumerate(pieces)
        ]

    def _counted(self, count: str, size: float) -> float:
        return self._type.width(count, self._small(size), LIGHT) + size * 0.12 if count else 0.0


def _high(line: Sequence[_Placed]) -> float:
    return max(part.size for part in line) * LEADING


def _paged(lines: Sequence[list[_Placed]], height: float) -> list[list[list[_Placed]]]:
    pages: list[list[list[_Placed]]] = [[]]
    used = 0.0
    for line in lines:
        if pages[-1] and used + _high(line) > height:
            pages.append([])
            used = 0.0
        pages[-1].append(line)
        used += _high(line)
    return pages


def _page(lines: Sequence[Sequence[_Placed]], width: float) -> Chart:
    marks: list[Mark] = []
    top = 0.0
    for line in lines:
        most = max(part.size for part in line)
        base = top + most * 0.93  # below it there is room for the tails of letters
        x = 0.0
        for n, part in enumerate(line):
            x += part.gap if n else 0.0
            marks.append(Label(x, base - part.size * 0.33, part.text, part.size, part.weight))
            if part.count:
                after = x + part.wide + part.size * 0.12
                marks.append(Label(after, base - part.small * 0.33, part.count, part.small, LIGHT, "inkSoft"))
            x += part.wide + part.counted
        top += most * LEADING
    return Chart(width, top, tuple(marks))
