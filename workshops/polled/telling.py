"""Results in words: the table that says all that a picture shows, and the sentences beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workshops import dates
from workshops.labels import Words
from workshops.polled.values import Counted, Earlier, Option, Results, Spread


@dataclass(frozen=True, slots=True)
class Told:
    """A table: the headings of its columns, which of them hold numbers, and the rows as they are read."""

    columns: tuple[str, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


def number(words: Words, value: float, decimals: int = 1) -> str:
    """A number as people read it; whole ones without decimals."""
    said = f"{value:,.{decimals}f}"
    if "." in said:
        said = said.rstrip("0").rstrip(".")
    said = "0" if said == "-0" else said
    return said.replace(",", "\u00a0").replace(".", words("polls.point")).replace("-", "−")


def share(words: Words, count: float, total: int) -> str:
    """How large a part, in percent."""
    return words("polls.percent", number=round(100 * count / total)) if total else words("polls.none")


def turnout(words: Words, found: Results) -> str:
    """How many have answered, of how many."""
    if found.expected and found.cast <= found.expected:
        return words("polls.cast_of", n=found.cast, of=found.expected)
    return words("polls.cast", n=found.cast)


def middle(words: Words, found: Results) -> str:
    """Mean, median and spread; the range of numbers; how many different words. Empty where there is nothing to say."""
    spread = found.spread
    if found.kind == "scale" and spread is not None:
        return words("polls.middle.scale", **_spread(words, spread))
    if found.kind == "number" and spread is not None:
        unit = f" {found.unit}" if found.unit else ""
        return words("polls.middle.number", unit=unit, **_spread(words, spread))
    if found.kind == "cloud" and found.words:
        return words("polls.middle.cloud", n=len(found.words))
    if found.kind == "ranking" and found.cast:
        return words("polls.middle.ranking", text=found.best[0].text)
    return ""


def last_time(words: Words, found: Results, last: Earlier | None) -> str:
    """The sentence that sets this beside last time; empty where there is no last time."""
    if last is None or not last.cast:
        return ""
    day = dates.text(words, last.date, "medium") if last.date else ""
    when = words("polls.when", title=last.title, date=day) if day else last.title
    if found.spread is not None and last.spread is not None:
        now, then = number(words, found.spread.mean), number(words, last.spread.mean)
        return words("polls.last.mean", now=now, then=then, when=when, n=last.cast)
    return words("polls.last.cast", n=last.cast, when=when)


def table(words: Words, found: Results, last: Earlier | None = None) -> Told:
    """Everything that a picture of the results shows."""
    if found.kind == "ranking":
        return _ranking(words, found, last)
    if found.kind == "number":
        return _numbers(words, found, last)
    if found.kind in ("cloud", "text"):
        return _said(words, found, last)
    return _choices(words, found, last)


def described(words: Words, found: Results, last: Earlier | None = None) -> str:
    """The picture in sentences, for whoever doesn't see it."""
    told = table(words, found, last)
    parts = [f"{found.question} {turnout(words, found)}."]
    parts += [f"{row[0]}: {', '.join(cell for cell in row[1:] if cell)}." for row in told.rows]
    parts += [each for each in (middle(words, found), last_time(words, found, last)) if each]
    return " ".join(parts)


def step_name(found: Results, option: Option) -> str:
    """A step of a scale with what its end means."""
    ends = {str(found.least): found.low, str(found.most): found.high}
    end = ends.get(option.text, "")
    return f"{option.text} – {end}" if end else option.text


def _choices(words: Words, found: Results, last: Earlier | None) -> Told:
    rows = []
    for option in found.options:
        name = step_name(found, option) if found.kind == "scale" else option.text
        before = last.of(option.text) if last is not None else None
        then = (share(words, before, last.cast) if last and before is not None else words("polls.none"),)
        rows.append((name, str(option.count), share(words, option.count, found.cast), *(then if last else ())))
    columns = (words("polls.column.answer"), words("polls.column.count"), words("polls.column.share"))
    return _told(words, columns, rows, last)


def _ranking(words: Words, found: Results, last: Earlier | None) -> Told:
    rows = []
    for option in found.best:
        mean = number(words, option.rank) if option.rank is not None else words("polls.none")
        before = last.of(option.text) if last is not None else None
        then = number(words, before) if before is not None else words("polls.none")
        rows.append((option.text, mean, str(option.firsts), *((then,) if last else ())))
    columns = (words("polls.column.option"), words("polls.column.rank"), words("polls.column.firsts"))
    return _told(words, columns, rows, last)


def _said(words: Words, found: Results, last: Earlier | None) -> Told:
    said: tuple[Counted, ...] = found.words or found.texts
    rows = []
    for each in said:
        before = last.of(each.text) if last is not None else None
        then = str(round(before)) if before is not None else words("polls.none")
        rows.append((each.text, str(each.count), *((then,) if last else ())))
    key = "word" if found.kind == "cloud" else "answer"
    return _told(words, (words(f"polls.column.{key}"), words("polls.column.count")), rows, last)


def _numbers(words: Words, found: Results, last: Earlier | None) -> Told:
    now, then = found.spread, last.spread if last is not None else None
    rows: list[tuple[str, ...]] = []
    for name in ("mean", "median", "deviation", "low", "high"):
        values = [
            number(words, getattr(each, name)) if each is not None else words("polls.none") for each in (now, then)
        ]
        rows.append((words(f"polls.measure.{name}"), *(values if last else values[:1])))
    cast = (str(found.cast), *((str(last.cast),) if last else ()))
    rows.append((words("polls.measure.cast"), *cast))
    value = words("polls.column.value")
    unit = f"{value} ({found.unit})" if found.unit else value
    return _told(words, (words("polls.column.measure"), unit), rows, last)


def _told(words: Words, columns: tuple[str, ...], rows: list[tuple[str, ...]], last: Earlier | None) -> Told:
    columns = (*columns, words("polls.column.last")) if last is not None else columns
    return Told(columns, (False, *(True for _ in columns[1:])), tuple(rows))


def _spread(words: Words, spread: Spread) -> dict[str, Any]:
    return {name: number(words, getattr(spread, name)) for name in Spread.__slots__}
