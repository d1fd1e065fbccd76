"""What the answers to a question add up to, as frozen values that may leave the thread that owns the workshop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from workshops import agenda
from workshops.model import Answer, Poll, PollOption, Workshop
from workshops.polled.values import CHOICES, EDGES, Counted, Option, Results, alphabetical, folded, spread


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
            spellings.setdefault(key, Counter())[" ".join(row.text.strip(EDGES).split())] += row.count
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
