"""Sentences out of the catalogue: numbers as running text has them, names in a row, dates and times of day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from workshops import dates
from workshops.labels import Words


class Wording:
    """Finds words in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def number(self, n: int) -> str:
        """A number as a running text has it: in letters up to twelve."""
        names = self.words("summary.numbers").split()
        return names[n] if 0 <= n < len(names) else str(n)

    def plural(self, key: str, n: int, **values: object) -> str:
        """The words for `key` with `n`, also in letters ({number}, and {Number} at the head of a sentence)."""
        name = self.number(n)
        return self.words(key, n=n, number=name, Number=name[:1].upper() + name[1:], **values)

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row: a, b and c."""
        *some, last = list(names)
        return (", ".join(some) + self.words("summary.and") if some else "") + last

    def target(self, code: str | None, inline: bool = False) -> str:
        """The name of a target group."""
        return self.words(f"words.target_group{'_inline' if inline else ''}.{code or 'none'}")

    def date(self, iso: str, form: str = "medium") -> str:
        """A date in words."""
        return dates.text(self.words, iso, form)

    def time(self, minutes: int) -> str:
        """Minutes after midnight as a time of day."""
        return self.words("summary.time", hour=minutes // 60 % 24, minute=minutes % 60)


def local(seconds: float) -> datetime:
    """Seconds since the epoch as local time."""
    return datetime.fromtimestamp(seconds, tz=UTC).astimezone()
