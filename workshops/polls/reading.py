"""Answers as they are typed at speed: "3", "ja", "3 × ja", "2 x 5", "4435", "3,5", "hopp, stress"."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from workshops import text as words
from workshops.model import Poll, PollOption
from workshops.polled.values import Given, folded
from workshops.polls.refusals import ChosenTwice, NoNumber, NoSuchChoice, OutsideScale, TooManyAtOnce, Unreadable

MOST_ALIKE = 1_000
"""Answers alike that may come at once: more than the largest hall."""
LONGEST_WORD = 100
LARGEST = 1e9
_COUNT = r"(?P<count>\d{1,6})"
_BEFORE = re.compile(rf"^{_COUNT}\s*(?:[×*]\s*|[xX]\s+)(?P<said>\S.*)$")
_OF_DIGITS = re.compile(rf"^{_COUNT}\s*[×*xX]\s*(?P<said>\d.*)$")
_AFTER = re.compile(rf"^(?P<said>.*\S)\s*(?:[×*]\s*|(?<=\s)[xX]\s*|(?<=\d)[xX]\s*){_COUNT}$")
_NUMBER = re.compile(r"[+\-−]?\d[\d\u00a0\u202f']*(?:[.,]\d+)?")


def parse(poll: Poll, options: Sequence[PollOption], line: str) -> tuple[Given, ...]:
    """The answers that a line holds, at least one; raises Empty and the refusals of this room.

    A count stands on either side of the times sign. Between two numbers the answer comes first ("3 × 4" is four threes),
    unless only the other way round makes sense ("12 × 3" on a scale to five).
    """
    said = words.one_line(line)
    if poll.kind in ("cloud", "text"):
        return _told(poll, said)
    ways = [
        found
        for found in (_split(_AFTER, said), _split(_BEFORE, said) or _split(_OF_DIGITS, said))
        if found is not None
    ]
    for number, (answer, count) in enumerate(ways):
        last = number == len(ways) - 1
        try:
            given = _read(poll, options, answer)
        except words.Refused:
            if last:
                raise
            continue
        if len(given) == 1 or last:
            return _counted(given, count)
    return _read(poll, options, said)


def _split(pattern: re.Pattern[str], said: str) -> tuple[str, int] | None:
    found = pattern.match(said)
    return (found["said"].strip(), int(found["count"])) if found is not None else None


def _counted(given: tuple[Given, ...], count: int) -> tuple[Given, ...]:
    if not 1 <= count <= MOST_ALIKE:
        raise TooManyAtOnce(limit=MOST_ALIKE)
    return tuple(Given(each.choice, each.value, each.text, count) for each in given)


def _told(poll: Poll, said: str) -> tuple[Given, ...]:
    """Words: in a cloud with a comma between, each perhaps with its count."""
    if poll.kind == "text":
        found = _split(_BEFORE, said)
        return _counted((Given(text=found[0]),), found[1]) if found is not None else (Given(text=said),)
    given: list[Given] = []
    for part in (part.strip() for part in re.split(r"[,;]", said)):
        if not folded(part):
            continue
        found = _split(_BEFORE, part) or _split(_AFTER, part)
        word, count = found if found is not None else (part, 1)
        given += _counted((Given(text=words.one_line(word, LONGEST_WORD)),), count)
    if not given:
        raise Unreadable(said=said)
    return tuple(given)


def _read(poll: Poll, options: Sequence[PollOption], said: str) -> tuple[Given, ...]:
    if poll.kind == "number":
        return tuple(Given(value=each) for each in _numbers(said))
    if poll.kind == "scale":
        return tuple(Given(value=float(each)) for each in _steps(poll, said))
    if poll.kind == "single":
        return tuple(Given((key,)) for key in _keys(options, said))
    keys = _keys(options, said)
    for number, key in enumerate(keys):
        if key in keys[:number]:
            raise ChosenTwice(said=next(each.text for each in options if each.id == key))
    return (Given(tuple(keys)),)


def _numbers(said: str) -> list[float]:
    """Numbers with comma or point; several with a space or semicolon between."""
    parts = [part for part in re.split(r"[;\s]+|,\s+", said) if part]
    found = []
    for part in parts:
        if _NUMBER.fullmatch(part) is None:
            raise NoNumber(said=said)
        plain = re.sub(r"[\u00a0\u202f']", "", part).replace(",", ".").replace("−", "-")
        value = float(plain)
        if not math.isfinite(value) or abs(value) > LARGEST:
            raise NoNumber(said=said)
        found.append(value)
    return found


def _steps(poll: Poll, said: str) -> list[int]:
    """Steps of a scale; digits that stand together are an answer each where the scale has one digit."""
    parts = re.split(r"[,;\s]+", said.strip(",; "))
    single = poll.most <= 9
    found: list[int] = []
    for part in parts:
        if not (part.isascii() and part.isdigit()):
            raise NoNumber(said=said)
        for each in part if single else (part,):
            step = int(each)
            if not poll.least <= step <= poll.most:
                raise OutsideScale(said=each, least=poll.least, most=poll.most)
            found.append(step)
    return found


def _keys(options: Sequence[PollOption], said: str) -> list[str]:
    """Options by their digits or their words."""
    parts = [part for part in re.split(r"[,;\s]+", said) if part]
    if all(part.isascii() and part.isdigit() for part in parts) and parts:
        single = len(options) <= 9
        return [_numbered(options, each) for part in parts for each in (part if single else (part,))]
    whole = _named(options, said)
    if whole is not None:
        return [whole]
    pieces = [part.strip() for part in re.split(r"[,;]", said) if part.strip()]
    return [_numbered(options, each) if each.isdigit() else _surely(options, each) for each in pieces]


def _numbered(options: Sequence[PollOption], digit: str) -> str:
    number = int(digit)
    if not 1 <= number <= len(options):
        raise NoSuchChoice(said=digit, options=len(options))
    return options[number - 1].id


def _surely(options: Sequence[PollOption], said: str) -> str:
    found = _named(options, said)
    if found is None:
        raise NoSuchChoice(said=said, options=len(options))
    return found


def _named(options: Sequence[PollOption], said: str) -> str | None:
    """The option that says this, or the only one that begins so."""
    wanted = folded(said)
    exact = [each.id for each in options if folded(each.text) == wanted]
    begun = [each.id for each in options if wanted and folded(each.text).startswith(wanted)]
    return exact[0] if exact else begun[0] if len(begun) == 1 else None
