"""Swedish personal and coordination numbers: a date of the past and a check digit, however the digits are spaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from workshops.privacy.cues import cues
from workshops.privacy.found import COORDINATION_NUMBER, PERSONAL_NUMBER, Found

_GAP = r"[ ]?[-./+]?[ ]?"
_WHOLE = re.compile(
    rf"(?<!\d)(?<!\d[-.,:/])(?P<century>18|19|20)?(?P<year>\d\d)(?P<gap>{_GAP})(?P<month>\d\d){_GAP}(?P<day>\d\d)"
    rf"(?P<sign>[ ]{{0,2}}[-+]?[ ]{{0,2}})(?P<last>\d[ ]?\d[ ]?\d[ ]?\d)(?!\d)(?![-.,:/]\d)"
)
_RESERVE = re.compile(
    r"(?<![\w-])(?P<date>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[- ]?(?:TF|[TPRX])\d{2,3}(?!\w)"
)
"""The numbers that schools give to pupils who have none."""
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")


def find(text: str) -> Iterator[Found]:
    """The numbers in a text that has been made plain (see `detect`)."""
    for hit in _WHOLE.finditer(text):
        kind = _kind(hit)
        if kind and not _is_other(text, hit):
            yield Found(kind, *hit.span())
    for hit in _RESERVE.finditer(text):
        yield Found(PERSONAL_NUMBER, *hit.span())


def _kind(hit: re.Match[str]) -> str:
    """Which kind of number it is; empty where the date or the check digit is wrong."""
    from personnummer.personnummer import Personnummer, PersonnummerException

    sign = "+" if "+" in hit["sign"] else "-"
    last = hit["last"].replace(" ", "")
    try:
        number = Personnummer(f"{hit['century'] or ''}{hit['year']}{hit['month']}{hit['day']}{sign}{last}")
        if number.get_date() > datetime.now(UTC).date():
            return ""
    except (PersonnummerException, ValueError):
        return ""
    return COORDINATION_NUMBER if number.is_coordination_number() else PERSONAL_NUMBER


def _is_other(text: str, hit: re.Match[str]) -> bool:
    """A date and a time of day, an amount, or a number of something else that happens to fit."""
    last, sign = hit["last"], hit["sign"].strip()
    if hit["gap"].strip() and not sign and _CLOCK.fullmatch(last.replace(" ", "")):
        return True
    if " " in hit[0] and not sign and not hit["century"]:  # 12 345 678 90: an amount or a telephone number
        return hit["gap"] == " " or " " in last
    return not sign and bool(cues().innocent.search(text[: hit.start()]))
