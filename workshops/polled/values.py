"""A question to the room and what it gave, as frozen values: nothing of the database, free to leave its thread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

CHOICES = ("single", "multiple", "ranking")
"""The kinds that have options."""
EDGES = " \t.,;:!?…\"'”’()"
"""Signs that say nothing at the ends of a word."""
_ALPHABET = {0xE5: "{", 0xE4: "|", 0xE6: "|", 0xF6: "}", 0xF8: "}"}


@dataclass(frozen=True, slots=True)
class Option:
    """An option, or a step of a scale, with how many chose it.

    Where options are ranked, `rank` is the mean place (1 is best; None where nobody ranked) and `firsts` the first places.
    """

    id: str
    text: str
    count: int
    rank: float | None = None
    firsts: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A word or a sentence with how many said it."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Numbers in brief: mean, median, standard deviation (of the answers themselves), the smallest and the largest."""

    mean: float
    median: float
    deviation: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Results:
    """A question and what its answers add up to. Only what belongs to its `kind` is filled.

    `options` keep their own order; `best` has those of a ranking by mean place. `expected` is 0 where nobody knows.
    """

    id: str
    kind: str
    question: str
    cast: int
    expected: int
    shown: bool
    closed: bool
    least: int
    most: int
    low: str
    high: str
    unit: str
    options: tuple[Option, ...] = ()
    words: tuple[Counted, ...] = ()
    texts: tuple[Counted, ...] = ()
    numbers: tuple[tuple[float, int], ...] = ()
    spread: Spread | None = None

    @property
    def best(self) -> tuple[Option, ...]:
        """The options of a ranking, the best mean place first; a tie keeps their own order."""
        return tuple(sorted(self.options, key=lambda each: each.rank if each.rank is not None else math.inf))

    @property
    def bare(self) -> Results:
        """The question with how many have answered, and nothing of what they said."""
        options = tuple(Option(each.id, each.text, 0) for each in self.options)
        return replace(self, options=options, words=(), texts=(), numbers=(), spread=None)

    @property
    def most_said(self) -> int:
        """The highest count of any option."""
        return max((each.count for each in self.options), default=0)


@dataclass(frozen=True, slots=True)
class Earlier:
    """Last time's results: the meeting's title and ISO date, answers in all, and a number for each row.

    A row's number is how many, but the mean place where options were ranked.
    """

    title: str
    date: str
    cast: int
    rows: tuple[tuple[str, float], ...] = ()
    spread: Spread | None = None

    def of(self, text: str) -> float | None:
        """The number of the row that says the same; None for a new one."""
        wanted = folded(text)
        return next((number for said, number in self.rows if folded(said) == wanted), None)


@dataclass(frozen=True, slots=True)
class Past:
    """A question of an earlier meeting with what it gave, to be asked again."""

    thread: str
    kind: str
    question: str
    options: tuple[str, ...]
    least: int
    most: int
    low: str
    high: str
    unit: str
    earlier: Earlier


@dataclass(frozen=True, slots=True)
class Given:
    """One answer, or `count` alike. `choice` holds ids of options, in order of preference where they are ranked."""

    choice: tuple[str, ...] = ()
    value: float | None = None
    text: str = ""
    count: int = 1


def spread(numbers: Sequence[tuple[float, int]]) -> Spread | None:
    """Mean, median and how far numbers lie apart, from (number, how many) in order; None without any."""
    total = sum(count for _, count in numbers)
    if not total:
        return None
    mean = fmean([value for value, _ in numbers], [count for _, count in numbers])
    variance = sum(count * (value - mean) ** 2 for value, count in numbers) / total
    middle = (_at(numbers, (total - 1) // 2) + _at(numbers, total // 2)) / 2
    return Spread(mean, middle, math.sqrt(variance), numbers[0][0], numbers[-1][0])


def folded(word: str) -> str:
    """What tells whether two words of a cloud are the same: no case, no signs at the ends, single spaces."""
    return " ".join(word.strip(EDGES).split()).casefold()


def alphabetical(word: str) -> str:
    """The place of a word in the Swedish alphabet."""
    return word.casefold().translate(_ALPHABET)


def _at(numbers: Sequence[tuple[float, int]], place: int) -> float:
    for value, count in numbers:
        place -= count
        if place < 0:
            return value
    return numbers[-1][0]
