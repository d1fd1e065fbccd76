"""Finds personal data in a text. Quick, offline and without memory: the same text always gives the same answer."""

from __future__ import annotations

from workshops.privacy import addresses, names, numbers, phones
from workshops.privacy.found import COORDINATION_NUMBER, PERSONAL_NUMBER, PHONE, Found

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **{chr(0x660 + digit): str(digit) for digit in range(10)},
        **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
        "\uff0b": "+",
        "\uff20": "@",
    }
)
"""Spaces, hyphens and digits of other shapes, one sign for one, so that places in the text stay what they are."""
_NUMBERS = (PERSONAL_NUMBER, COORDINATION_NUMBER)


def find(text: str) -> tuple[Found, ...]:
    """What the text may give away, from its beginning; nothing overlaps."""
    if not any(sign.isdigit() or sign.isupper() or sign in "@([" for sign in text):
        return ()
    plain = text.translate(_PLAIN)
    births = list(numbers.find(plain))
    every = [*births, *phones.find(_without(plain, births)), *addresses.find(plain), *names.find(plain)]
    kept: list[Found] = []
    for each in sorted(every, key=lambda each: (_rank(each, plain), each.start)):
        if all(each.end <= other.start or each.start >= other.end for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def _without(text: str, births: list[Found]) -> str:
    """The text with a fence in the place of each birth number, so that one beside it is read on its own."""
    for each in births:
        if _rank(each, text) == 0:
            text = text[: each.start] + "\n" * (each.end - each.start) + text[each.end :]
    return text


def _rank(found: Found, text: str) -> int:
    """Which of two that overlap is meant. Ten digits in a row from 07 are a telephone number sooner than a birth."""
    digits = text[found.start : found.end].strip("()")
    bare = digits.isdigit() and digits.startswith("07")
    if found.kind in _NUMBERS:
        return 1 if bare else 0
    return 0 if found.kind == PHONE and bare else 2 if found.kind == PHONE else 3
