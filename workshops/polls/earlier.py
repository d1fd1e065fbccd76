"""What a question gave the last time it was asked, kept as JSON beside the new question, and questions worth asking again."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from workshops.model import Poll, Workshop
from workshops.polled.values import Counted, Earlier, Option, Past, Results, Spread
from workshops.polls import results

MOST_KEPT = 40
"""Words or sentences of an earlier meeting that are kept for comparison, most used first."""


def of(found: Results, title: str, date: str) -> Earlier:
    """Results as they are kept for the next time."""
    if found.kind == "ranking":
        rows: tuple[tuple[str, float], ...] = tuple(
            (each.text, each.rank) for each in found.options if each.rank is not None
        )
    elif found.kind == "number":
        rows = ()
    else:
        counted: tuple[Counted | Option, ...] = found.options or found.words or found.texts
        kept = sorted(counted, key=lambda each: -each.count)[:MOST_KEPT] if not found.options else counted
        rows = tuple((each.text, float(each.count)) for each in kept)
    return Earlier(title, date, found.cast, rows, found.spread)


def written(earlier: Earlier) -> str:
    """As JSON on one line."""
    return json.dumps(asdict(earlier), ensure_ascii=False, separators=(",", ":"))


def read(said: str) -> Earlier | None:
    """From JSON; None for nothing, and for what can't be read as such."""
    if not said:
        return None
    try:
        held: dict[str, Any] = json.loads(said)
        spread = held.get("spread")
        rows = tuple((str(text), float(number)) for text, number in held.get("rows", ()))
        kept = Spread(**{name: float(spread[name]) for name in Spread.__slots__}) if spread else None
        return Earlier(str(held["title"]), str(held.get("date", "")), int(held["cast"]), rows, kept)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def past(workshop: Workshop, poll: Poll) -> Past:
    """A question of a workshop with what it gave, to be asked again elsewhere."""
    found = results.of(workshop, poll)
    return Past(
        thread=poll.thread or poll.id,
        kind=poll.kind,
        question=poll.question,
        options=tuple(each.text for each in results.options_of(workshop, poll.id)),
        least=poll.least,
        most=poll.most,
        low=poll.low,
        high=poll.high,
        unit=poll.unit,
        earlier=of(found, workshop.title, workshop.date),
    )
