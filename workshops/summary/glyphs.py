"""Text as text: how each sign of people's words is shown, whatever it is, and how wide that is.

Nothing in a text is ever markup. Signs that the font lacks become pieces of their own with something visible instead.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from workshops.summary.fonts import BOX, NOTHING, Face

LONGEST_NAME = 26
PICTURES = ("So", "Sk", "Sm", "Sc")
"""Unicode's categories of signs that are shown by their name; letters and marks are shown as boxes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line. `kind` is text (shown as it is), boxes (stand-ins sign by sign) or name (`shown` instead)."""

    kind: str
    text: str
    shown: str


class Signs:
    """How signs outside the font are shown; `names` has the catalogue's words for some of them."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def pieces(self, text: str, face: Face) -> Iterator[Piece]:
        """A line cut into pieces, in the order they are seen."""
        for kind, run in groupby(visual(text), key=lambda sign: self._kind(sign, face)):
            if kind == "name":
                yield from (Piece(kind, sign, self._name(sign)) for sign in run)
            else:
                said = "".join(run)
                yield Piece(kind, said, "".join(stand_in(said)) if kind == "boxes" else spaced(said, face))

    def width(self, text: str, face: Face, size: float) -> float:
        """The width in points of any text."""
        if face.signs.issuperset(text):
            return face.width(text, size)
        return sum(face.width(piece.shown, size) for piece in self.pieces(text, face))

    def atoms(self, text: str) -> Iterator[str]:
        """A word cut where it may be broken: anywhere, but never between a sign and the marks that belong to it."""
        held = ""
        for sign in text:
            if held and not _clings(sign):
                yield held
                held = ""
            held += sign
        if held:
            yield held

    def _kind(self, sign: str, face: Face) -> str:
        if sign in face.signs or (sign.isspace() and not _clings(sign)):
            return "text"
        return "name" if unicodedata.category(sign) in PICTURES or sign in self._names else "boxes"

    def _name(self, sign: str) -> str:
        name = self._names.get(sign) or unicodedata.name(sign, "").lower()
        if not name:
            return f"[{BOX}]"
        return f"[{name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rsplit(' ', 1)[0] + '…'}]"


def stand_in(text: str) -> Iterator[str]:
    """For each sign that the font lacks the glyph shown: a box, or nothing for marks and signs that have no look."""
    before = ""
    for sign in text:
        yield NOTHING if _formless(sign) or (_mark(sign) and _mark(before)) else BOX
        before = sign


def spaced(text: str, face: Face) -> str:
    """Text with every kind of space that the font lacks as a plain one."""
    return "".join(sign if sign in face.signs else " " for sign in text)


def visual(text: str) -> str:
    """A line in the order it is seen: runs that are read from the right are turned round."""
    if not any(map(_from_right, text)):
        return text
    turned: list[str] = []
    run: list[str] = []
    gap: list[str] = []
    for sign in text:
        if _from_right(sign):
            run += [*gap, sign]
            gap = []
        elif run and (sign == " " or _mark(sign)):
            gap.append(sign)
        else:
            turned += [*reversed(run), *gap, sign]
            run, gap = [], []
    return "".join([*turned, *reversed(run), *gap])


def _from_right(sign: str) -> bool:
    return sign > "\u058f" and unicodedata.bidirectional(sign) in ("R", "AL")


def _mark(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign) in ("Mn", "Me")


def _formless(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def _clings(sign: str) -> bool:
    return _mark(sign) or _formless(sign)
