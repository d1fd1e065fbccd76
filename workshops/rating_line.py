"""A line of marks as somebody types it, one mark for each area: read whole, read as far as it has come, or refused in words.

3 2 4 1       one person's marks; spaces, commas and the like may be left out: 3241
3 – 4 1       nothing for the second area
5 × 3 2 4 1   five people who gave the same marks (x and * do as well)
-1 × 3 2 4 1  one such line is taken away again
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workshops.text import Refused

MOST_ALIKE = 1_000
"""Lines that are counted at once."""
DASHES, BETWEEN = "-–−—_", " \t\u00a0,;./|"
_COUNTED = re.compile(rf"\s*([{DASHES}]?)\s*(\d{{1,9}})\s*[×xX*]\s*(.*)", re.DOTALL)


class NoMarks(Refused):
    """No mark was written for any area."""


class MarksMissing(Refused):
    """Fewer marks than areas; `n` says how many are missing."""


class TooManyMarks(Refused):
    """More marks than areas; `n` says how many areas there are."""


class NoSuchMark(Refused):
    """A mark outside the scale; `mark`, `least` and `most` say which."""


class NotAMark(Refused):
    """A sign that is no mark; `sign` says which."""


class TooManyAlike(Refused):
    """No lines, or more lines alike than are counted at once; `limit` says how many may be."""


@dataclass(frozen=True, slots=True)
class Line:
    """The marks of a line, None where an area is left out, and how many gave them; a negative `count` takes away."""

    marks: tuple[int | None, ...]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Begun:
    """A line on its way: the marks so far, how many they are for, and whether it takes away."""

    marks: tuple[int | None, ...] = ()
    count: int = 1
    takes: bool = False


def read(said: str, areas: int, least: int, most: int) -> Line:
    """The line as it is meant; raises NoMarks, MarksMissing, TooManyMarks, NoSuchMark, NotAMark or TooManyAlike."""
    minus, number, rest = _parts(said)
    count = int(number) if number else 1
    if not 1 <= count <= MOST_ALIKE:
        raise TooManyAlike(limit=MOST_ALIKE)
    marks = [_mark(sign, least, most) for sign in rest if sign not in BETWEEN]
    if all(mark is None for mark in marks):
        raise NoMarks
    if len(marks) > areas:
        raise TooManyMarks(n=areas)
    if len(marks) < areas:
        raise MarksMissing(n=areas - len(marks))
    return Line(tuple(marks), -count if minus else count)


def begun(said: str, areas: int, least: int, most: int) -> Begun:
    """The line as far as it can be understood, no further than its first fault."""
    minus, number, rest = _parts(said)
    marks: list[int | None] = []
    for sign in rest:
        if sign in BETWEEN:
            continue
        try:
            marks.append(_mark(sign, least, most))
        except Refused:
            break
    count = int(number) if number else 1
    return Begun(tuple(marks[:areas]), min(count, MOST_ALIKE), bool(minus))


def _parts(said: str) -> tuple[str, str, str]:
    """A minus, a number of lines, and the marks; the first two empty where they are not there."""
    found = _COUNTED.fullmatch(said)
    return (found[1], found[2], found[3]) if found is not None else ("", "", said)


def _mark(sign: str, least: int, most: int) -> int | None:
    if sign in DASHES:
        return None
    if not (sign.isascii() and sign.isdigit()):
        raise NotAMark(sign=sign)
    if not least <= int(sign) <= most:
        raise NoSuchMark(mark=sign, least=least, most=most)
    return int(sign)
