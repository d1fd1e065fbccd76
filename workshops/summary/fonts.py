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
INVISIBLE = frozenset(chr(c) for c in (0xAD, 0x34F, 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F)))
"""Signs that the font may have but that must not be seen."""

PRIVATE = 0xF0000
"""Where Unicode leaves room for codes of one's own."""

_MAPPED = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")


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
    font = TTFont(name, str(RESOURCES / "fonts" / FILES[name]), shapable=False)
    pdfmetrics.registerFont(font)
    widths = {chr(code): font.face.charWidths[code] for code in font.face.charToGlyph if code >= 32}
    widths["\xa0"] = widths[" "]
    return Face(name, font, frozenset(widths) - INVISIBLE, widths)


class StandIns(TTFont):  # type: ignore[misc]
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

    def addObjects(self, doc: Any) -> None:
        """Write the font into the document, with a map from the private codes to the signs they stand for."""
        super().addObjects(doc)
        for key, item in doc.idToObject.items():
            if key.startswith("toUnicodeCMap:") and key.endswith(self.fontName):
                item.content = _MAPPED.sub(self._mapped, item.content)

    def _mapped(self, found: re.Match[str]) -> str:
        code = int(found[2], 16)
        sign = self._signs.get(code, chr(code))
        return f"<{found[1]}> <{sign.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
