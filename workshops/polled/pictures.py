"""From results to a picture: the same for the console, the room and the paper, each in its own measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workshops.charts import cloud, histogram, rows
from workshops.charts.marks import Chart, Type
from workshops.labels import Words
from workshops.polled import telling
from workshops.polled.values import CHOICES, Earlier, Given, Option, Results


@dataclass(frozen=True, slots=True)
class Measures:
    """How large things stand in one room. `cloud` is the largest word, `least` the smallest."""

    rows: rows.Measures
    numbers: histogram.Measures
    cloud: float
    least: float


ROOM = Measures(rows.ROOM, histogram.ROOM, 216, 60)
CONSOLE = Measures(rows.CONSOLE, histogram.CONSOLE, 92, 20)
PAPER = Measures(rows.PAPER, histogram.PAPER, 40, 11)


def pages(
    words: Words,
    found: Results,
    last: Earlier | None,
    width: float,
    height: float,
    measures: Measures,
    type: Type,
    *,
    coming: Sequence[Given] = (),
    hidden: bool = False,
    best_first: bool = False,
) -> tuple[Chart, ...]:
    """The picture on as many pages as it needs; none where there is nothing to draw (open answers are a list)."""
    if found.kind == "text" or not (found.cast or coming or found.options):
        return ()
    if found.kind == "cloud":
        said = [cloud.Word(each.text, each.count) for each in found.words]
        return cloud.lay_out(said, width, height, measures.cloud, type, smallest=measures.least) if said else ()
    if found.kind == "number":
        spread = found.spread
        if spread is None:
            return ()

        def say(value: float) -> str:
            return telling.number(words, value, 2)

        numbers = measures.numbers
        return (histogram.lay_out(found.numbers, spread.mean, spread.deviation, width, height, numbers, type, say),)
    return _rows(words, found, last, width, height, measures, type, coming, hidden, best_first)


def _rows(
    words: Words,
    found: Results,
    last: Earlier | None,
    width: float,
    height: float,
    measures: Measures,
    type: Type,
    coming: Sequence[Given],
    hidden: bool,
    best_first: bool,
) -> tuple[Chart, ...]:
    made = rows_of(words, found, last, coming, best_first and not hidden)
    each = rows.fitting(len(made), height, measures.rows)
    longest = max((row.strokes or 0 for row in made), default=0)
    return tuple(
        rows.lay_out(
            made[start : start + each],
            width,
            height,
            measures.rows,
            type,
            hidden=hidden,
            middle=_middle(found) if each >= len(made) else None,
            longest=longest,
        )
        for start in range(0, len(made), each)
    )


def rows_of(
    words: Words, found: Results, last: Earlier | None, coming: Sequence[Given] = (), best_first: bool = False
) -> list[rows.Row]:
    """The rows of a question with options or of a scale. Beside last time they are parts of all answers, else strokes."""
    added = _added(found, coming)
    if found.kind == "ranking":
        return _ranking(words, found, last, added, best_first)
    compared = last is not None and last.cast > 0
    most = max((each.count for each in found.options), default=0)
    before = {each.id: last.of(each.text) for each in found.options} if last is not None and compared else {}
    shares = [_share(each.count, found.cast) for each in found.options]
    then = [_share(value, last.cast) for value in before.values() if value is not None] if last is not None else []
    longest = max([*shares, *then, 0.0]) or 1.0
    made = []
    for number, option in enumerate(found.options, start=1):
        value = before.get(option.id)
        made.append(
            rows.Row(
                key=option.text if found.kind == "scale" else str(number),
                text=_end(found, option) if found.kind == "scale" else option.text,
                number=telling.share(words, option.count, found.cast) if compared and found.cast else str(option.count),
                length=shares[number - 1] / longest if compared else option.count / most if most else 0.0,
                strokes=None if compared else option.count,
                coming=added[option.id],
                before=words("polls.last.row", number=telling.share(words, value, last.cast))
                if last is not None and value is not None
                else "",
                before_length=_share(value, last.cast) / longest if last is not None and value is not None else None,
            )
        )
    return made


def _ranking(
    words: Words, found: Results, last: Earlier | None, added: Counter[str], best_first: bool
) -> list[rows.Row]:
    size = len(found.options)
    keys = {each.id: str(number) for number, each in enumerate(found.options, start=1)}
    made = []
    for option in found.best if best_first else found.options:
        value = last.of(option.text) if last is not None else None
        made.append(
            rows.Row(
                key=keys[option.id],
                text=option.text,
                number=telling.number(words, option.rank) if option.rank is not None else "",
                length=_height(option.rank, size),
                coming=added[option.id],
                before=words("polls.last.row", number=telling.number(words, value)) if value is not None else "",
                before_length=_height(value, size) if value is not None else None,
            )
        )
    return made


def _height(rank: float | None, size: int) -> float:
    """How long the bar of a mean place is: the best possible is 1, the worst still shows."""
    return (size + 1 - rank) / size if rank is not None else 0.0


def _share(count: float | None, total: int) -> float:
    return count / total if count and total else 0.0


def _end(found: Results, option: Option) -> str:
    """What a step means: only the ends say."""
    return found.low if option.text == str(found.least) else found.high if option.text == str(found.most) else ""


def _added(found: Results, coming: Sequence[Given]) -> Counter[str]:
    """How many more each option would have."""
    added = Counter[str]()
    for given in coming:
        keys = given.choice if found.kind in CHOICES else (f"{given.value:g}",) if given.value is not None else ()
        for key in keys:
            added[key] += given.count
    return added


def _middle(found: Results) -> rows.Middle | None:
    spread = found.spread
    return rows.Middle(spread.mean - found.least, spread.deviation) if found.kind == "scale" and spread else None
