"""Telephone numbers as Swedes write them; rooms, dates, hours and cases are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshops.privacy.cues import cues
from workshops.privacy.found import PHONE, Found

_LIKELY = re.compile(r"(?:\+|(?<![\d.,])\(?0)[\d()\-/. ]{5,}\d")
"""Without such a run of digits the library is not even asked for (it takes its time to come)."""
_SPAN = re.compile(
    r"0?\d[-.:/ ]{1,3}\d{1,2}(?:[-.:/ ]+\d{1,2})?[-.:/ ]+(?:19|20)\d\d"
    r"|0\d(?:[.:]\d\d)? ?- ?[0-2]\d(?:[.:]\d\d)?(?:[ /,]+[0-2]\d(?:[.:]\d\d)? ?- ?[0-2]\d(?:[.:]\d\d)?)?"
    r"|0\d[0-5]\d ?- ?[0-2]\d[0-5]\d"
)
"""Days and hours from and to: 08-12 2026, 08-16, 08.00-12.30, 0800-1500."""
_PAIRS = re.compile(r"0\d[.:]\d\d\D+\d\d[.:]\d\d")
_BESIDE = re.compile(r"((?:\d[ -]?){8,}?\d) (?=0\d{1,3}-\d|07\d|\+\d)")
"""A number with another right after it, which together would be none."""
_JOINED = re.compile(r"[:_#=-]$|(?<!\d)\d{1,5}/$|[^\W\d_]/$")
_COUNTING = "01234567890123456789"
_SHORTEST = 8
"""Digits of a national number with its zero: the shortest there are."""


def find(text: str) -> Iterator[Found]:
    """The numbers in a text that has been made plain (see `detect`)."""
    if _LIKELY.search(text) is None:
        return
    from phonenumbers import PhoneNumberMatcher

    for hit in PhoneNumberMatcher(_BESIDE.sub(r"\1\n", text), "SE"):
        raw = hit.raw_string
        digits = "".join(sign for sign in raw if sign.isdigit())
        if raw.lstrip("(")[:1] not in ("0", "+") or len(digits) < _SHORTEST or digits in _COUNTING:
            continue
        before = text[: hit.start]
        innocent = cues().innocent.search(before) or _SPAN.fullmatch(raw) or _PAIRS.search(raw)
        if cues().calling.search(before) or not (innocent or _continues(before, text[hit.end :])):
            yield Found(PHONE, hit.start, hit.end)


def _continues(before: str, after: str) -> bool:
    """Whether the digits are part of a longer sign: a statute, a case, a link, a share."""
    return bool(_JOINED.search(before) or re.match(r"[:_]\d|/[1-9]|\s?%", after))
