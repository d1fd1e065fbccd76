"""What people may write, and how it is kept: one cleaning for every way in."""

from __future__ import annotations

import re
import unicodedata

from workshops import refused

Refused = refused.Refused
IDEA, TITLE, FIELD, PARAGRAPH = 500, 200, 2_000, 10_000

_DROPPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_INKLESS = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs without ink (fillers of Korean script, the empty Braille pattern)."""


class Empty(Refused):
    """Nothing was written."""


class TooLong(Refused):
    """More code points than the limit allows; `length` and `limit` say how many."""


def clean(text: str) -> str:
    """People's words as they are kept: NFC, without control characters but newline and tab, no lone surrogates.

    Marks of direction are kept as they were typed: whoever shows the words keeps them from turning what stands beside.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    if not text.isprintable():
        text = _PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
    text = _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _DROPPED.sub("", text))


def one_line(text: str, limit: int = IDEA, *, empty: bool = False) -> str:
    """Clean text on one line, at most `limit` code points.

    Raises Empty where nothing is left (unless `empty` is allowed) and TooLong where it is more than the limit.
    """
    return _bounded(" ".join(clean(text).split()), limit, empty)


def lines(text: str, limit: int = FIELD, *, empty: bool = True) -> str:
    """Clean text that keeps its line breaks, at most `limit` code points; raises like `one_line`."""
    return _bounded("\n".join(line.rstrip() for line in clean(text).strip().split("\n")), limit, empty)


def has_ink(text: str) -> bool:
    """Whether there is anything to see in a text: neither space nor marks that only steer the others."""
    return any(unicodedata.category(sign) not in _INKLESS and sign not in _UNSEEN for sign in text)


def _bounded(text: str, limit: int, empty: bool) -> str:
    if not has_ink(text):
        if empty:
            return ""
        raise Empty
    if len(text) > limit:
        raise TooLong(length=len(text), limit=limit)
    return text


def split_lines(text: str) -> list[str]:
    """The non-empty lines of a paste, cleaned, list marks removed ("- ", "• ", "1. ")."""
    rows = (re.sub(r"^\s*(?:[-*•–]\s+|\d{1,3}[.)]\s+)", "", row) for row in clean(text).split("\n"))
    return [row for row in (" ".join(row.split()) for row in rows) if row]
