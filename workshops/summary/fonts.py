"""Source Sans 3 for the PDF: which signs it has, how wide text is, and a stand-in for every sign it lacks.

A letter that the font lacks is drawn as an empty box, and a picture sign by its name in brackets. What is copied out of
the file is the sign itself: the box is a glyph of an embedded font whose map to Unicode says so.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFNameBytes, TTFont

from workshops.labels import RESOURCES

REGULAR, SEMIBOLD, LIGHT = "SourceSans3", "SourceSans3-SemiBold", "SourceSans3-Light"
FILES = {
    REGULAR: "SourceSans3_400Regular.ttf",
    SEMIBOLD: "SourceSans3_600SemiBold.ttf",
    LIGHT: "SourceSans3_300Light.ttf",
}
BOX = "\u25a1"
INVISIBLE = frozenset(chr(c) for c in (0xAD, 0x34F, 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), 0xFEFF))
"""Signs that the font may have but that must not be seen."""

OWN = frozenset(map(chr, range(0xE000, 0xF900)))
"""Signs without a meaning of their own, whatever the font shows for them."""

PRIVATE = 0xF0000
"""Where Unicode leaves room for codes of one's own."""

NO_MEANING = frozenset("\0\ufeff\ufffe")
"""What a map to Unicode may not lead to (ISO 19005-2, 6.2.11.7.2)."""

MOST_LINES = 100
"""Of a block in a map to Unicode."""

_MAPPED = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_BLOCK = re.compile(r"\d+ beginbfchar.*endbfchar", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Face:
    """One weight of the font. `signs` are those it shows, `widths` the width of each in thousandths of its size."""

    name: str
    font: Any
    signs: frozenset[str]
    widths: dict[str, float]

    def width(self, text: str, size: float) -> float:
        """The width in points of text whose every sign the font has."""
        return float(sum(map(self.widths.__getitem__, text))) * size / 1000


@cache
def face(name: str) -> Face:
    """A weight of the font, read and registered the first time it is asked for."""
    font = Embedded(name, str(RESOURCES / "fonts" / FILES[name]), shapable=False)
    pdfmetrics.registerFont(font)
    widths = {chr(code): font.face.charWidths[code] for code in font.face.charToGlyph if code >= 32}
    widths["\xa0"] = widths[" "]
    return Face(name, font, frozenset(widths) - INVISIBLE - OWN, widths)


class Embedded(TTFont):  # type: ignore[misc]
    """A font whose maps from codes to Unicode hold what is meant and nothing else."""

    def addObjects(self, doc: Any) -> None:
        """Write the font into the document; codes that mean nothing are left out of its maps."""
        super().addObjects(doc)
        own = f"+{self.face.name.decode('ascii')}"
        for key, item in doc.idToObject.items():
            if key.startswith("toUnicodeCMap:") and key.endswith(own):
                lines = [(code, self.meaning(int(value, 16))) for code, value in _MAPPED.findall(item.content)]
                item.content = _BLOCK.sub(_blocks(lines), item.content)

    def meaning(self, code: int) -> str:
        """What a code of this font means."""
        return chr(code)


def _blocks(lines: list[tuple[str, str]]) -> str:
    """The lines of a map to Unicode, in blocks of the size that readers take."""
    kept = [
        f"<{code}> <{sign.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, sign in lines
        if sign not in NO_MEANING
    ]
    parts = [kept[at : at + MOST_LINES] for at in range(0, len(kept), MOST_LINES)]
    return "\n".join("\n".join([f"{len(part)} beginbfchar", *part, "endbfchar"]) for part in parts)


class StandIns(Embedded):
    """A font for one document whose glyphs stand for signs that a face lacks.

    Each sign is shown by the glyph of another: a box, or the last of those that write its name.
    """

    def __init__(self, origin: Face) -> None:
        self.__dict__.update(origin.font.__dict__)
        self.fontName = f"{origin.name}-StandIns"
        self.face = copy.copy(origin.font.face)
        self.face.name = TTFNameBytes(self.fontName.encode())
        self.face.charToGlyph = dict(self.face.charToGlyph)
        self.face.charWidths = dict(self.face.charWidths)
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = 0
        self._codes: dict[tuple[str, str], str] = {}
        self._signs: dict[int, str] = {}

    def code(self, sign: str, by: str) -> str:
        """The private code under which a sign is shown by the glyph of another."""
        known = self._codes.get((sign, by))
        if known is None:
            code = PRIVATE + len(self._codes)
            known = self._codes[sign, by] = chr(code)
            self._signs[code] = sign
            self.face.charToGlyph[code] = self.face.charToGlyph[ord(by)]
            self.face.charWidths[code] = self.face.charWidths[ord(by)]
        return known

    def meaning(self, code: int) -> str:
        """The sign that a private code stands for; one that no map may lead to is said to be unreadable."""
        sign = self._signs.get(code, chr(code))
        return "\ufffd" if sign in NO_MEANING and code else sign
