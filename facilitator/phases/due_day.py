"""Reads a day as people write it: 2027-01-14, 14 jan, 14/1, 14.1.2027, "i morgon", "fredag". No Qt."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from workshops.labels import Words
from workshops.text import Refused

FIRST_YEAR, LAST_YEAR = 1900, 2999
SHORTEST_NAME = 3
"""So many letters of a month's or a weekday's name are enough."""


class NotADay(Refused):
    """What is written can't be read as a day."""


class MonthTooShort(Refused):
    """The month has fewer days; `month`, `days` and `year` say so."""


def read_day(words: Words, text: str, base: date) -> date | None:
    """The day that is meant, or None for nothing written. A day without a year is the first one on or after `base`.

    Raises NotADay, or MonthTooShort for a day such as 31 November.
    """
    said = " ".join(text.lower().replace(",", " ").split()).rstrip(".")
    if not said:
        return None
    return _iso(words, said) or _numbers(words, said, base) or _named(words, said, base) or _relative(words, said, base)


def _iso(words: Words, said: str) -> date | None:
    found = re.fullmatch(r"(\d{4})-?(\d{2})-?(\d{2})", said)
    return _day(words, int(found[1]), int(found[2]), int(found[3])) if found else None


def _numbers(words: Words, said: str, base: date) -> date | None:
    found = re.fullmatch(r"(\d{1,2})\s?[/.]\s?(\d{1,2})(?:\s?[-/. ]\s?(\d{4}|\d{2}))?", said)
    return _with_year(words, int(found[1]), int(found[2]), found[3], base) if found else None


def _named(words: Words, said: str, base: date) -> date | None:
    found = re.fullmatch(r"(?:den )?(\d{1,2})(?::?e|:?a|st|nd|rd|th|\.)? ?([^\W\d]+)\.?(?: (\d{4}|\d{2}))?", said)
    day, name, year = found.groups() if found else (None, None, None)
    if found is None:
        found = re.fullmatch(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?", said)
        name, day, year = found.groups() if found else (None, None, None)
    month = _month(words, name) if name is not None else None
    if month is None or day is None:
        return None
    return _with_year(words, int(day), month, year, base)


def _relative(words: Words, said: str, base: date) -> date:
    if said == words("deliver.day.today"):
        return base
    if said in words("deliver.day.tomorrow").split("|"):
        return base + timedelta(days=1)
    names = words("words.date.weekdays").lower().split()
    for number, name in enumerate(names):
        if len(said) >= SHORTEST_NAME and name.startswith(said):
            return base + timedelta(days=(number - base.weekday() - 1) % 7 + 1)
    raise NotADay(text=said)


def _month(words: Words, name: str) -> int | None:
    if len(name) < SHORTEST_NAME:
        return None
    for number, month in enumerate(words("words.date.months").lower().split(), start=1):
        if month.startswith(name):
            return number
    short = [month.lower() for month in words("words.date.months_short").split()]
    return short.index(name) + 1 if name in short else None


def _with_year(words: Words, day: int, month: int, year: str | None, base: date) -> date:
    if year is not None:
        return _day(words, int(year) + (2000 if len(year) == 2 else 0), month, day)
    if (month, day) == (2, 29):
        return _day(
            words, next(y for y in range(base.year, base.year + 9) if _leap(y) and date(y, 2, 29) >= base), 2, 29
        )
    found = _day(words, base.year, month, day)
    return found if found >= base else _day(words, base.year + 1, month, day)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _day(words: Words, year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADay(text=f"{day}/{month}")
    try:
        return date(year, month, day)
    except ValueError:
        days = monthrange(year, month)[1]
        name = words("words.date.months").split()[month - 1]
        raise MonthTooShort(month=name, Month=name.capitalize(), days=days, year=year) from None
