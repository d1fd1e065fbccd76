"""Verbs on the parking lot: what is put aside so that the meeting can go on, to be come back to."""

from __future__ import annotations

from workshops import text as words
from workshops.model import Activity, Parked, Workshop, find


def park(workshop: Workshop, text: str, activity: str | None = None) -> Parked:
    """Put something aside, last, perhaps in an activity."""
    said = words.one_line(text, words.IDEA)
    key = find(workshop, Activity, activity).id if activity is not None else None
    parked = Parked(seq=max((row.seq for row in workshop.parked), default=0) + 1, text=said, activity_id=key)
    workshop.parked.append(parked)
    return parked


def reword(workshop: Workshop, parked: str, text: str) -> None:
    """Change what was put aside."""
    find(workshop, Parked, parked).text = words.one_line(text, words.IDEA)


def settle(workshop: Workshop, parked: str, settled: bool = True) -> None:
    """It has been dealt with, or not after all."""
    find(workshop, Parked, parked).settled = settled


def forget(workshop: Workshop, parked: str) -> None:
    """Remove it."""
    workshop.parked.remove(find(workshop, Parked, parked))


def in_order(workshop: Workshop) -> list[Parked]:
    """All that was put aside, oldest first."""
    return sorted(workshop.parked, key=lambda row: row.seq)
