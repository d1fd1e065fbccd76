"""Pairs of letters that stand too far apart or too close in large type, and by how much to move them.

Reads the pair adjustments (lookup type 2) of the font's GPOS table, as the OpenType specification lays it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from struct import unpack_from

from workshops.summary.fonts import face

HORIZONTAL = 0x4
"""The only value that a pair of this font carries: how much further the second letter stands."""

BY_CLASS = 2
_PAIRS, _EXTENSION = 2, 9


class Kerning:
    """The pair adjustments of one weight, in thousandths of the type size."""

    def __init__(self, name: str) -> None:
        font = face(name).font.face
        self._glyphs: dict[int, int] = font.charToGlyph
        self._scale = 1000 / float(font.unitsPerEm)
        self._data: bytes = font.get_table("GPOS") if "GPOS" in font.table else b""
        self._known: dict[tuple[str, str], float] = {}
        self._tables = [(at, self._covered(at + self._short(at + 2))) for at in self._pair_tables()]

    def between(self, first: str, second: str) -> float:
        """How much further apart two letters stand than their widths say; negative is closer."""
        pair = (first, second)
        known = self._known.get(pair)
        if known is None:
            glyphs = self._glyphs.get(ord(first), -1), self._glyphs.get(ord(second), -1)
            known = self._known[pair] = self._look_up(*glyphs) * self._scale
        return known

    def together(self, text: str) -> float:
        """The sum over all neighbours in a text."""
        return sum(map(self.between, text, text[1:]))

    def _look_up(self, first: int, second: int) -> int:
        for at, covered in self._tables:
            if first in covered:
                if self._short(at) == BY_CLASS:
                    return self._of_class(at, first, second)
                found = self._of_pair(at, covered[first], second)
                if found is not None:
                    return found
        return 0

    def _of_pair(self, at: int, index: int, second: int) -> int | None:
        """The value of a pair that is named itself (format 1)."""
        own = at + self._short(at + 10 + 2 * index)
        for entry in range(own + 2, own + 2 + 4 * self._short(own), 4):
            if self._short(entry) == second:
                return self._signed(entry + 2)
        return None

    def _of_class(self, at: int, first: int, second: int) -> int:
        """The value of a pair by the classes of its letters (format 2)."""
        row = self._class(at + self._short(at + 8), first)
        cell = self._class(at + self._short(at + 10), second)
        return self._signed(at + 16 + 2 * (row * self._short(at + 14) + cell))

    def _pair_tables(self) -> Iterator[int]:
        """Where the tables of pairs begin that belong to the feature `kern`."""
        if not self._data:
            return
        features, lookups = self._short(6), self._short(8)
        wanted: set[int] = set()
        for record in range(features + 2, features + 2 + 6 * self._short(features), 6):
            if self._data[record : record + 4] == b"kern":
                feature = features + self._short(record + 4)
                wanted |= {self._short(feature + 4 + 2 * n) for n in range(self._short(feature + 2))}
        for number in sorted(wanted):
            lookup = lookups + self._short(lookups + 2 + 2 * number)
            for n in range(self._short(lookup + 4)):
                at, kind = lookup + self._short(lookup + 6 + 2 * n), self._short(lookup)
                if kind == _EXTENSION:
                    kind, at = self._short(at + 2), at + int(unpack_from(">I", self._data, at + 4)[0])
                if kind == _PAIRS and (self._short(at + 4), self._short(at + 6)) == (HORIZONTAL, 0):
                    yield at

    def _covered(self, at: int) -> dict[int, int]:
        """The first letters of a table, each with its number in it."""
        if self._short(at) == 1:
            return {self._short(at + 4 + 2 * n): n for n in range(self._short(at + 2))}
        ranges = [unpack_from(">HHH", self._data, at + 4 + 6 * n) for n in range(self._short(at + 2))]
        return {glyph: start + glyph - low for low, high, start in ranges for glyph in range(low, high + 1)}

    def _class(self, at: int, glyph: int) -> int:
        if self._short(at) == 1:
            low, count = self._short(at + 2), self._short(at + 4)
            return self._short(at + 6 + 2 * (glyph - low)) if low <= glyph < low + count else 0
        for n in range(self._short(at + 2)):
            low, high, number = unpack_from(">HHH", self._data, at + 4 + 6 * n)
            if low <= glyph <= high:
                return int(number)
        return 0

    def _short(self, at: int) -> int:
        return int(unpack_from(">H", self._data, at)[0])

    def _signed(self, at: int) -> int:
        return int(unpack_from(">h", self._data, at)[0])


@cache
def kerning(name: str) -> Kerning:
    """The kerning of a weight of the font, read the first time it is asked for."""
    return Kerning(name)
