"""The chat of a video meeting as it is copied or saved (Teams, Zoom, Meet): what was written, without who and when.

Names are read past and never kept. A private message is left out: it was not meant for the room.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from workshops import text as words

_TIME = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DAY = r"(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|[Ii] ?dag|[Ii] ?går|[Tt]oday|[Yy]esterday)"
_STAMP = rf"(?:{_DAY},?\s+)?(?:kl\.?\s*)?{_TIME}"
_WORD = r"[^\W\d_][^\s:\[\]]*"
_NAME = rf"{_WORD}(?:\s+(?:{_WORD}|\([^()]{{1,40}}\))){{0,5}}"
_PRIVATE = r"\s*\((?:Direct Message|Direktmeddelande|Privately|Privat)\)"

_ZOOM = re.compile(
    rf"^\s*{_STAMP}\s+(?:From|Från)\s+(?P<name>.+?)(?:\s+(?:to|till)\s+(?P<whom>.+?))?(?P<private>{_PRIVATE})?\s*:"
    r"(?:\s+(?P<said>.*))?$"
)
_BRACKET = re.compile(rf"^\s*\[{_STAMP}\]\s*(?P<name>{_NAME})\s*(?::\s*(?P<said>.*))?$")
_BEFORE = re.compile(rf"^\s*{_STAMP}\s+[-–]?\s*(?P<name>{_NAME})\s*:\s*(?P<said>.*)$")
_CUE = re.compile(rf"^\s*\d?{_TIME}\s*,\s*\d?{_TIME}\s*$")
_NAMED = re.compile(rf"^\s*(?P<name>{_NAME})\s*:\s+(?P<said>.*)$")
_AFTER = re.compile(
    rf"^\s*(?P<name>[^\W\d_a-zåäö]\S*(?:\s+{_WORD}|\s+\([^()]{{1,40}}\)){{0,5}})\s*[,–-]?\s*{_STAMP}\s*$"
)
_ALONE = re.compile(rf"^\s*{_STAMP}\s*$")
_EVERYONE = re.compile(r"^(?:everyone|alla|all)\b", re.IGNORECASE)
_NOISE = re.compile(r"^(?:redigerad|edited|har anslutit|joined|lämnade|left|\+?\d+|\W+\d*)$", re.IGNORECASE)
NAME = 60
"""Characters of the longest line that is taken for a name above a time."""


class _Head(NamedTuple):
    """Who and when, read past: words that stand on it too, the rows it takes; `private` where it was for one person."""

    said: str
    rows: int = 1
    private: bool = False


_Style = Callable[[str, str], _Head | None]
"""Reads a row, with the one below it, as the head of a message; None where it is none in this style."""


def messages(text: str) -> list[str]:
    """What was written in a meeting's chat, one line for each message; nothing where the text is no chat.

    A chat begins with the head of a message and has at least two, all in one style.
    """
    rows = [row for row in words.clean(text).split("\n") if row.strip()]
    return next((found for style in _STYLES if (found := _read(rows, style))), [])


def _read(rows: list[str], style: _Style) -> list[str]:
    found: list[list[str]] = []
    heads, at, private = 0, 0, False
    while at < len(rows):
        head = style(rows[at], rows[at + 1] if at + 1 < len(rows) else "")
        if head is None and not heads:
            return []
        if head is not None:
            heads, private = heads + 1, head.private
            if not private:
                found.append([head.said])
        elif not private and not _NOISE.match(rows[at].strip()):
            found[-1].append(rows[at])
        at += head.rows if head is not None else 1
    said = [" ".join(" ".join(parts).split()) for parts in found]
    return [each for each in said if words.has_ink(each)] if heads >= 2 else []


def _zoom(row: str, _below: str) -> _Head | None:
    found = _ZOOM.match(row)
    if found is None:
        return None
    whom = found["whom"]
    return _Head(found["said"] or "", private=bool(found["private"]) or bool(whom and not _EVERYONE.match(whom)))


def _bracket(row: str, _below: str) -> _Head | None:
    found = _BRACKET.match(row)
    return _Head(found["said"] or "") if found is not None else None


def _before(row: str, _below: str) -> _Head | None:
    found = _BEFORE.match(row)
    return _Head(found["said"]) if found is not None else None


def _cue(row: str, below: str) -> _Head | None:
    found = _NAMED.match(below)
    return _Head(found["said"], 2) if _CUE.match(row) and found is not None else None


def _above(row: str, below: str) -> _Head | None:
    said = row.strip()
    named = len(said) <= NAME and re.fullmatch(_NAME, said) is not None and said[-1] not in ".?!,;"
    return _Head("", 2) if named and _ALONE.match(below) else None


def _after(row: str, _below: str) -> _Head | None:
    return _Head("") if _AFTER.match(row) else None


_STYLES: tuple[_Style, ...] = (_zoom, _bracket, _before, _cue, _above, _after)
