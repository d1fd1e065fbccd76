"""Reads when people meet next as they say it: "28 jan 13–16 Lokal Vinga", "tors 9.30", "2027-03-11 digitalt". No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from facilitator.phases.due_day import MonthTooShort, NotADay, read_day
from workshops.labels import Words
from workshops.text import Refused

MOST_WORDS = 5
"""A day is said in so many words at most: den 28 januari 2027."""
EARLIEST = 7
"""The first hour that a number alone may mean."""
_CLOCK = r"([01]?\d|2[0-4])(?:[.:]([0-5]\d))?"
_TIMES = re.compile(
    rf"(?:(?:kl|at)\.?\s*)?{_CLOCK}(?:\s*(?:[-–—]|till|to)\s*{_CLOCK})?(?:\s*h)?(?=$|[\s,;])", re.IGNORECASE
)


class DayMissing(Refused):
    """A line that does not begin with a day."""


@dataclass(frozen=True, slots=True)
class When:
    """What a line says: ISO day, HH:MM or empty, and the words after that."""

    date: str
    start: str
    ends: str
    place: str


def read_line(words: Words, line: str, base: date) -> When:
    """What is meant; a day without a year is the first one on or after `base`. Raises DayMissing, MonthTooShort."""
    parts = line.replace(",", " , ").split()
    day, rest = _day(words, parts, base)
    said = re.sub(r"\s+,\s*", ", ", " ".join(rest)).lstrip(", ")
    found = _TIMES.match(said)
    if found is None or _is_a_number(found):
        return When(day.isoformat(), "", "", said.strip(" ,"))
    hour, minute, end_hour, end_minute = found.groups()
    place = said[found.end() :].strip(" ,;")
    return When(day.isoformat(), _clock(hour, minute), _clock(end_hour, end_minute) if end_hour else "", place)


def written(words: Words, when: When) -> str:
    """A line that is read as just that."""
    times = f"{when.start}–{when.ends}" if when.ends else when.start
    return " ".join(part for part in (when.date, times, when.place) if part)


def _day(words: Words, parts: list[str], base: date) -> tuple[date, list[str]]:
    """The longest beginning that is a day to come, and what stands after it."""
    short: MonthTooShort | None = None
    for length in range(min(MOST_WORDS, len(parts)), 0, -1):
        if "," in parts[:length]:
            continue
        try:
            day = read_day(words, " ".join(parts[:length]), base)
        except NotADay:
            continue
        except MonthTooShort as refusal:
            short = refusal
            continue
        if day is not None and (day >= base or length == 1):
            return day, parts[length:]
    raise short or DayMissing


def _is_a_number(found: re.Match[str]) -> bool:
    """Whether a small number alone is no hour: nobody meets at three in the night, but many do three floors up."""
    hour, minute, end_hour, _end_minute = found.groups()
    return found[0].isdigit() and minute is None and end_hour is None and int(hour) < EARLIEST


def _clock(hour: str, minute: str | None) -> str:
    return f"{int(hour) % 24:02d}:{minute or '00'}"
