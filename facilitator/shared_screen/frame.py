"""The measures of one display: lengths are given in units of a screen 1,080 high and become pixels here, fonts too."""

from __future__ import annotations

from collections import OrderedDict
from typing import TypeVar

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from facilitator.painting.chart import ScreenType
from facilitator.painting.hyphens import hyphenated
from facilitator.painting.note import NoteWords
from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme
from workshops.labels import Words

_Laid = TypeVar("_Laid", Lines, NoteWords)

HEIGHT = 1080.0
NARROWEST = 1280.0
"""In units: on a display narrower than this for its height, the scale follows the width."""
MARGIN, TOP = 72.0, 56.0
NOTE_SIDES = 76.0
"""What of a note's width its sign and edges take."""
KEPT = 2_000
"""Laid-out texts that are kept, so that a page that changes a little is laid out again at once."""


class Frame:
    """One size of the shared screen in one theme. Pages ask it for rectangles and laid-out words."""

    def __init__(self, theme: Theme, words: Words, size: QSizeF) -> None:
        self.theme = theme
        self.words = words
        self.scale = max(0.2, min(size.height() / HEIGHT, size.width() / NARROWEST))
        self.width = size.width() / self.scale
        self.height = size.height() / self.scale
        self._lines: OrderedDict[tuple[object, ...], Lines] = OrderedDict()
        self._notes: OrderedDict[tuple[object, ...], NoteWords] = OrderedDict()
        self.type = ScreenType(theme, self.scale)
        """The typeface of pictures of numbers, which remembers what it has measured."""

    @property
    def inner(self) -> float:
        """The width between the margins, in units."""
        return self.width - 2 * MARGIN

    @property
    def right(self) -> float:
        """The right margin, in units."""
        return self.width - MARGIN

    def rect(self, x: float, y: float, width: float, height: float) -> QRectF:
        """A rectangle in units as pixels, on whole pixels so that edges are sharp."""
        left, top = round(x * self.scale), round(y * self.scale)
        right, bottom = round((x + width) * self.scale), round((y + height) * self.scale)
        return QRectF(left, top, right - left, bottom - top)

    def pixels(self, units: float) -> float:
        """A length in pixels."""
        return units * self.scale

    def font(self, style: str, *, factor: float = 1.0, weight: int | None = None) -> QFont:
        """The font of a style of the room, `factor` times as large."""
        return self.theme.font(style, "shared", self.scale * factor, weight=weight)

    def leading(self, style: str, factor: float = 1.0) -> float:
        """The height of a line of a style, in units."""
        return self.theme.leading(style, "shared", factor)

    def lines(
        self,
        text: str,
        width: float,
        style: str,
        *,
        factor: float = 1.0,
        weight: int | None = None,
        leading: float | None = None,
        most: int | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> Lines:
        """Text laid out to a width in units; the same object for the same question."""
        key = (text, round(width, 2), style, factor, weight, leading, most, align)
        found = self._lines.get(key)
        if found is None:
            high = leading if leading is not None else self.leading(style, factor)
            font = self.font(style, factor=factor, weight=weight)
            found = Lines(
                _broken(text, font, self.pixels(width)),
                font,
                self.pixels(width),
                self.pixels(high),
                most=most,
                alignment=align,
            )
            _keep(self._lines, key, found)
        else:
            self._lines.move_to_end(key)
        return found

    def portion(self, text: str, width: float, style: str, weight: int, first: int, count: int) -> str:
        """The words that stand on `count` lines from the line number `first`, when text is laid out to a width."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font(style, weight=weight))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.pixels(width))
        layout.endLayout()
        lines = [layout.lineAt(n) for n in range(first, min(first + count, layout.lineCount()))]
        raw = layout.text().encode("utf-16-le", "surrogatepass")
        parts = (raw[2 * line.textStart() : 2 * (line.textStart() + line.textLength())] for line in lines)
        return b"".join(parts).decode("utf-16-le", "replace").strip("\u2028 ").replace("\u2028", "\n")

    def note(self, text: str, width: float, most: int) -> NoteWords:
        """The words of a note laid out to the width of the whole note in units."""
        key = (text, round(width, 2), most)
        found = self._notes.get(key)
        if found is None:
            font = self.font("note")
            inner = self.pixels(width - NOTE_SIDES)
            found = NoteWords(
                self.theme, _broken(text, font, inner), self.pixels(width), font, most, leading=self.pixels(36)
            )
            _keep(self._notes, key, found)
        else:
            self._notes.move_to_end(key)
        return found

    def high_note(self, text: str, width: float, most: int) -> float:
        """The height in units of a note of this width in units."""
        return self.high(self.note(text, width, most))

    def high(self, laid: Lines | NoteWords) -> float:
        """The height of laid-out words in units."""
        return laid.height / self.scale

    def advance(self, text: str, style: str, *, factor: float = 1.0, weight: int | None = None) -> float:
        """The width of a short text on one line, in units, a little rounded up."""
        metrics = QFontMetricsF(self.font(style, factor=factor, weight=weight))
        return (metrics.horizontalAdvance(text) + 2) / self.scale

    def cap_height(self, style: str, *, factor: float = 1.0, weight: int | None = None) -> float:
        """The height of a capital letter, in units."""
        return QFontMetricsF(self.font(style, factor=factor, weight=weight)).capHeight() / self.scale


def _broken(text: str, font: QFont, width: float) -> str:
    """Text whose widest words may be broken between syllables."""
    metrics = QFontMetricsF(font)
    return hyphenated(text, lambda word: metrics.horizontalAdvance(word) <= width)


def _keep(kept: OrderedDict[tuple[object, ...], _Laid], key: tuple[object, ...], value: _Laid) -> None:
    kept[key] = value
    if len(kept) > KEPT:
        kept.popitem(last=False)
