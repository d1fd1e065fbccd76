"""What the answers to a question add up to, as frozen values that may leave the thread that owns the workshop."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

from workshops import agenda
from workshops.model import Answer, Poll, PollOption, Workshop

CHOICES = ("single", "multiple", "ranking")
"""The kinds that have options."""
_EDGES = " \t.,;:!?…\"'”’()"
_ALPHABET = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


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


def of(workshop: Workshop, poll: Poll) -> Results:
    """What the answers to a question add up to now."""
    rows = answers_of(workshop, poll.id)
    return Results(
        id=poll.id,
        kind=poll.kind,
        question=poll.question,
        cast=sum(row.count for row in rows),
        expected=poll.expected or agenda.crowd(workshop),
        shown=poll.shown,
        closed=poll.closed,
        least=poll.least,
        most=poll.most,
        low=poll.low,
        high=poll.high,
        unit=poll.unit,
        **_filled(poll, options_of(workshop, poll.id), rows),
    )


def answers_of(workshop: Workshop, poll: str) -> list[Answer]:
    """The answers to a question, oldest first."""
    return sorted((row for row in workshop.answers if row.poll_id == poll), key=lambda row: row.seq)


def options_of(workshop: Workshop, poll: str) -> list[PollOption]:
    """The options of a question in their order."""
    return sorted((row for row in workshop.poll_options if row.poll_id == poll), key=lambda row: row.position)


def _filled(poll: Poll, options: Sequence[PollOption], rows: Sequence[Answer]) -> dict[str, Any]:
    """What belongs to the kind of the question."""
    if poll.kind == "ranking":
        return {"options": _ranked(options, rows)}
    if poll.kind in CHOICES:
        count = Counter[str]()
        for row in rows:
            for key in row.choice.split():
                count[key] += row.count
        return {"options": tuple(Option(each.id, each.text, count[each.id]) for each in options)}
    if poll.kind == "cloud":
        return {"words": _cloud(rows)}
    if poll.kind == "text":
        return {"texts": _told(rows)}
    numbers = Counter[float]()
    for row in rows:
        if row.value is not None:
            numbers[row.value] += row.count
    ordered = tuple(sorted(numbers.items()))
    found: dict[str, Any] = {"spread": spread(ordered)}
    if poll.kind == "number":
        return {**found, "numbers": ordered}
    steps = range(poll.least, poll.most + 1)
    return {**found, "options": tuple(Option(str(step), str(step), numbers[float(step)]) for step in steps)}


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
    return " ".join(word.strip(_EDGES).split()).casefold()


def alphabetical(word: str) -> str:
    """The place of a word in the Swedish alphabet."""
    return word.casefold().translate(_ALPHABET)


def _at(numbers: Sequence[tuple[float, int]], place: int) -> float:
    for value, count in numbers:
        place -= count
        if place < 0:
            return value
    return numbers[-1][0]


def _ranked(options: Sequence[PollOption], rows: Sequence[Answer]) -> tuple[Option, ...]:
    """Options that somebody left out share the places that are left, at their middle."""
    known = [each.id for each in options]
    places: dict[str, float] = dict.fromkeys(known, 0.0)
    firsts, voters = Counter[str](), 0
    for row in rows:
        order = [key for key in row.choice.split() if key in known]
        if not order:
            continue
        voters += row.count
        firsts[order[0]] += row.count
        rest = (len(order) + 1 + len(known)) / 2
        for key in known:
            places[key] += row.count * (order.index(key) + 1 if key in order else rest)
    return tuple(
        Option(each.id, each.text, firsts[each.id], places[each.id] / voters if voters else None, firsts[each.id])
        for each in options
    )


def _cloud(rows: Iterable[Answer]) -> tuple[Counted, ...]:
    """Most first, then alphabetical; of several spellings the one most used, of equals the first."""
    spellings: dict[str, Counter[str]] = {}
    for row in rows:
        key = folded(row.text)
        if key:
            spellings.setdefault(key, Counter())[" ".join(row.text.strip(_EDGES).split())] += row.count
    said = [Counted(found.most_common(1)[0][0], found.total()) for found in spellings.values()]
    return tuple(sorted(said, key=lambda each: (-each.count, alphabetical(each.text))))


def _told(rows: Iterable[Answer]) -> tuple[Counted, ...]:
    """What was said, oldest first; the same words twice are one row."""
    found: dict[str, Counted] = {}
    for row in rows:
        key = " ".join(row.text.split()).casefold()
        before = found.get(key)
        found[key] = Counted(before.text if before else row.text, row.count + (before.count if before else 0))
    return tuple(found.values())
