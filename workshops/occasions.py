"""Verbs on when people meet next: day, time, place, and what it is about."""

from __future__ import annotations

import datetime

from workshops import agenda
from workshops import text as words
from workshops.model import Occasion, Workshop, find
from workshops.outcomes import NoSuchDay
from workshops.text import Refused

START = "09:00"


class EndsFirst(Refused):
    """It would end before it begins."""


def add(
    workshop: Workshop, date: str, start: str = "", ends: str = "", place: str = "", title: str = "", note: str = ""
) -> Occasion:
    """Write down when people meet. `date` is ISO, times are HH:MM; without a start it begins when this meeting did.

    Raises NoSuchDay, NoSuchTime, EndsFirst, TooLong.
    """
    row = Occasion(seq=max((each.seq for each in workshop.occasions), default=0) + 1, date=_day(date))
    _say(row, date, start or workshop.start or START, ends, place, title, note)
    workshop.occasions.append(row)
    return row


def change(
    workshop: Workshop,
    occasion: str,
    date: str,
    start: str,
    ends: str = "",
    place: str = "",
    title: str = "",
    note: str = "",
) -> None:
    """Change all that is said of it; in a calendar it stays the same appointment."""
    _say(find(workshop, Occasion, occasion), date, start, ends, place, title, note)


def remove(workshop: Workshop, occasion: str) -> None:
    """Remove it."""
    workshop.occasions.remove(find(workshop, Occasion, occasion))


def in_order(workshop: Workshop) -> list[Occasion]:
    """Those that come, the first one first."""
    return sorted(workshop.occasions, key=lambda row: (row.date, row.start, row.seq, row.id))


def following(workshop: Workshop) -> Occasion | None:
    """The first one after this meeting; None where there is none."""
    own = (workshop.date, workshop.start)
    return next((row for row in in_order(workshop) if (row.date, row.start) > own), None)


def appointment(row: Occasion) -> str:
    """What makes it the same appointment in every calendar, in this meeting and in those that follow."""
    return row.carried or row.id


def _say(row: Occasion, date: str, start: str, ends: str, place: str, title: str, note: str) -> None:
    day, begins = _day(date), agenda.clock_time(start)
    over = agenda.clock_time(ends) if ends.strip() else ""
    if over and over <= begins:
        raise EndsFirst(start=begins, ends=over)
    where, what = words.one_line(place, words.TITLE, empty=True), words.one_line(title, words.TITLE, empty=True)
    more = words.one_line(note, words.IDEA, empty=True)
    row.date, row.start, row.ends, row.place, row.title, row.note = day, begins, over, where, what, more


def _day(said: str) -> str:
    try:
        return datetime.date.fromisoformat(said).isoformat()
    except ValueError:
        raise NoSuchDay(day=said) from None
