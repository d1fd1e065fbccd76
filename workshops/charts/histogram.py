"""Numbers on an axis: how many said about so much, one cell for each answer while they fit, the mean and the spread."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workshops.charts.marks import CENTRE, LIGHT, REGULAR, Box, Chart, Diamond, Label, Line, Mark, Type

MOST_BINS = 20
NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of one room, in its units."""

    text: float
    count: float
    cell: float  # the tallest that one answer may be
    thick: float


ROOM = Measures(32, 44, 44, 3)
CONSOLE = Measures(13, 18, 24, 1.5)
PAPER = Measures(9, 12, 12, 1.0)


@dataclass(frozen=True, slots=True)
class Bins:
    """Equal stretches of the axis: where the first begins, how long each is, and how many answers lie in each."""

    start: float
    step: float
    counts: tuple[int, ...]

    @property
    def end(self) -> float:
        """Where the last one ends."""
        return self.start + self.step * len(self.counts)


def binned(numbers: Sequence[tuple[float, int]]) -> Bins:
    """Numbers (value, how many) in stretches of a length that people count in; whole numbers stand in their middle."""
    low, high = min(value for value, _ in numbers), max(value for value, _ in numbers)
    whole = all(value == int(value) for value, _ in numbers)
    step = _nice((high - low) / MOST_BINS) if high > low else 1.0
    if whole:
        step = max(1.0, math.ceil(step))
    start = math.floor(low / step) * step
    if whole and step == 1.0:
        start = low - 0.5
    size = max(1, math.floor((high - start) / step + 1e-9) + 1)
    counts = [0] * size
    for value, count in numbers:
        counts[min(size - 1, math.floor((value - start) / step + 1e-9))] += count
    return Bins(start, step, tuple(counts))


def lay_out(
    numbers: Sequence[tuple[float, int]],
    mean: float,
    deviation: float,
    width: float,
    height: float,
    measures: Measures,
    type: Type,
    say: Callable[[float], str],
    *,
    role: str = "accent",
) -> Chart:
    """The picture; `say` writes a number the way people read it."""
    if not numbers:
        return Chart(width, 0.0)
    m, bins = measures, binned(numbers)
    axis = height - m.text * 3.4
    side = max(type.width(say(bins.start), m.text, REGULAR), type.width(say(bins.end), m.text, REGULAR)) / 2
    pitch = min((width - 2 * side) / len(bins.counts), m.cell * 6)
    left = side + (width - 2 * side - pitch * len(bins.counts)) / 2
    marks: list[Mark] = []
    cell = min(m.cell, (axis - m.count * 1.4) / max(bins.counts))
    for number, count in enumerate(bins.counts):
        marks += _column(left + number * pitch, pitch, count, axis, cell, m, role)
    marks.append(Line(left, axis, left + pitch * len(bins.counts), axis, "ink", m.thick))
    marks += _ticks(bins, left, pitch, axis, m, type, say)
    scale = pitch / bins.step
    at, end = left + (mean - bins.start) * scale, left + pitch * len(bins.counts)
    low, high = max(left, at - deviation * scale), min(end, at + deviation * scale)
    y = axis + m.text * 2.5
    marks += [Line(low, y, high, y, "ink", m.thick), Diamond(at, y, m.text * 0.36)]
    return Chart(width, height, tuple(marks))


def _column(x: float, pitch: float, count: int, axis: float, cell: float, m: Measures, role: str) -> list[Mark]:
    if not count:
        return []
    wide, tall = pitch * 0.76, cell * count
    x += (pitch - wide) / 2
    marks: list[Mark] = []
    if cell >= m.cell * 0.24:
        gap = min(cell * 0.2, m.thick * 2)
        marks += [Box(x, axis - (n + 1) * cell, wide, cell - gap, role) for n in range(count)]
    else:
        marks.append(Box(x, axis - tall, wide, tall, role))
    marks.append(Label(x + wide / 2, axis - tall - m.count * 0.7, str(count), m.count, LIGHT, align=CENTRE))
    return marks


def _ticks(
    bins: Bins, left: float, pitch: float, axis: float, m: Measures, type: Type, say: Callable[[float], str]
) -> list[Mark]:
    """As many numbers along the axis as stand well apart."""
    whole = bins.step == 1.0 and bins.start % 1.0 == 0.5
    places = range(len(bins.counts)) if whole else range(len(bins.counts) + 1)
    said = [say(bins.start + (n + (0.5 if whole else 0.0)) * bins.step) for n in places]
    every = max(1, math.ceil(max(type.width(each, m.text, REGULAR) for each in said) * 1.4 / pitch))
    return [
        Label(
            left + (n + (0.5 if whole else 0.0)) * pitch,
            axis + m.text * 1.0,
            text,
            m.text,
            role="inkSoft",
            align=CENTRE,
        )
        for n, text in enumerate(said)
        if n % every == 0
    ]


def _nice(step: float) -> float:
    if step <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(step))
    return next(nice * power for nice in NICE if nice * power >= step - power * 1e-9)
