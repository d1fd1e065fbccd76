"""Text as text: how each sign of people's words is shown, whatever it is, and how wide that is.

Nothing in a text is ever markup. Signs that the font lacks become pieces of their own with something visible instead.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workshops.summary.fonts import BOX, Face

LONGEST_NAME = 26
PICTURES = ("So", "Sk", "Sm", "Sc")
"""Unicode's categories of signs that are shown by their name; letters are shown as boxes."""

TEXT, BOXES, NAME, ACTUAL = "text", "boxes", "name", "actual"


@dataclass(slots=True)
class Piece:
    """A stretch of a line and what is shown for it.

    `kind` is text (shown as it is), boxes (a stand-in for each sign), name (its words in brackets; the marks that cling
    to it in `clinging`), or actual (something shown for a sign together with invisible ones).
    """

    kind: str
    text: str
    shown: str
    clinging: str = ""


class Signs:
    """How signs outside the font are shown; `names` has the catalogue's words for some of them."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def pieces(self, text: str, face: Face) -> Iterator[Piece]:
        """A line cut into pieces, in the order they are seen."""
        held: Piece | None = None
        for cluster in visual(list(clusters(text))):
            piece = self._piece(cluster, face)
            if held is not None and held.kind == piece.kind and piece.kind in (TEXT, BOXES):
                held.text += piece.text
                held.shown += piece.shown
                continue
            if held is not None:
                yield held
            held = piece
        if held is not None:
            yield held

    def width(self, text: str, face: Face, size: float) -> float:
        """The width in points of any text."""
        if face.signs.issuperset(text):
            return face.width(text, size)
        return sum(face.width(piece.shown, size) for piece in self.pieces(text, face))

    def _piece(self, cluster: str, face: Face) -> Piece:
        if face.signs.issuperset(cluster):
            return Piece(TEXT, cluster, cluster)
        base, clinging = cluster[0], cluster[1:]
        if base.isspace():
            return Piece(TEXT, cluster, "".join(sign if sign in face.signs else " " for sign in cluster))
        if self._named(base, face):
            return Piece(NAME, base, self._name(base), clinging)
        if not clinging and not _clings(base) and unicodedata.category(base) != "Co":
            return Piece(BOXES, base, BOX)  # private signs have no meaning that a font may tell
        shown = "".join(dict.fromkeys(self._look(sign, face) for sign in cluster))
        return Piece(ACTUAL, cluster, shown or BOX)

    def _look(self, sign: str, face: Face) -> str:
        """What is seen of one sign among others: itself, its name, a box, or nothing."""
        if sign in face.signs:
            return sign
        if self._named(sign, face):
            return self._name(sign)
        return "" if _formless(sign) else BOX

    def _named(self, sign: str, face: Face) -> bool:
        return sign not in face.signs and (unicodedata.category(sign) in PICTURES or sign in self._names)

    def _name(self, sign: str) -> str:
        name = self._names.get(sign) or unicodedata.name(sign, "").lower()
        if "\U0001f1e6" <= sign <= "\U0001f1ff":  # flags are written with two such letters
            name = chr(ord(sign) - 0x1F1E6 + ord("A"))
        if not name:
            return f"[{BOX}]"
        return f"[{name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rsplit(' ', 1)[0] + '…'}]"


def clusters(text: str) -> Iterator[str]:
    """Signs with the marks that cling to them: a text may be cut between these and nowhere else.

    Marks without a sign before them cling to the one that follows.
    """
    held = ""
    based = False
    for sign in text:
        clings = _clings(sign)
        if held and (sign.isspace() or held.isspace() or (based and not clings)):
            yield held
            held, based = "", False
        held += sign
        based = based or not clings
    if held:
        yield held


def visual(signs: list[str]) -> list[str]:
    """Clusters in the order they are seen: runs that are read from the right are turned round."""
    if not any(map(_from_right, signs)):
        return signs
    turned: list[str] = []
    run: list[str] = []
    gap: list[str] = []
    for sign in signs:
        if _from_right(sign):
            run += [*gap, sign]
            gap = []
        elif run and sign == " ":
            gap.append(sign)
        else:
            turned += [*reversed(run), *gap, sign]
            run, gap = [], []
    return [*turned, *reversed(run), *gap]


def _from_right(cluster: str) -> bool:
    return cluster[0] > "\u058f" and unicodedata.bidirectional(cluster[0]) in ("R", "AL")


def _formless(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def _clings(sign: str) -> bool:
    if sign < "\xad":
        return False
    return unicodedata.category(sign) in ("Mn", "Me") or _formless(sign) or "\U0001f3fb" <= sign <= "\U0001f3ff"
