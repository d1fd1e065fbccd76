"""Dates and times of day as words, in the language of the catalogue that is handed in."""

from __future__ import annotations

from datetime import date

from workshops.labels import Words


def text(words: Words, iso: str, form: str = "long") -> str:
    """An ISO date as `long` (torsdag 26 november 2026), `medium`, `short` or `short_year`; words for an empty one."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return words("words.date.none")
    return words(
        f"words.date.{form}",
        weekday=words("words.date.weekdays").split()[day.weekday()],
        day=day.day,
        month=words("words.date.months").split()[day.month - 1],
        month_short=words("words.date.months_short").split()[day.month - 1],
        year=day.year,
    )
