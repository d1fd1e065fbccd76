"""Lays people's words out in lines: plain text only, over-long words broken, cut with an ellipsis, found words marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

MOST_CHARACTERS = 20_000
"""More than this is never laid out: one very long word takes Qt minutes."""
ELLIPSIS = "…"
LINE_SEPARATOR = "\u2028"
Found = str | Sequence[tuple[int, int]]
LEFT, ANYWHERE = Qt.AlignmentFlag.AlignLeft, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere  # dear to look up


class Lines:
    """A text laid out to a width, ready to be painted many times."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        leading: float,
        *,
        most: int | None = None,
        found: Found = "",
        alignment: Qt.AlignmentFlag = LEFT,
        at_most: int = MOST_CHARACTERS,
        lead: int = 0,
    ) -> None:
        """`leading` is the height of one line and `most` the number of lines; `found` what to mark: words with
        space between, or from and to.

        The first `lead` characters are strong.
        """
        self._lead = lead
        self.leading = leading
        self._metrics = QFontMetricsF(font)
        self._font = font
        self._width = max(1.0, width)
        self._option = QTextOption(alignment)
        self._option.setWrapMode(ANYWHERE)
        shown = text[:at_most] + (ELLIPSIS if len(text) > at_most else "")
        shown = shown.replace("\r\n", "\n").replace("\r", "\n").replace("\n", LINE_SEPARATOR)
        self.is_cut = len(text) > at_most
        self._layout = self._laid_out(shown, found, most)
        if most is not None and self._overflow is not None:
            self.is_cut = True
            self._layout = self._laid_out(self._shortened(shown, self._overflow), found, most)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return max(1, self._layout.lineCount())

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.count * self.leading

    @property
    def natural_width(self) -> float:
        """The width of the longest line."""
        return max((self._layout.lineAt(n).naturalTextWidth() for n in range(self._layout.lineCount())), default=0.0)

    def paint(self, painter: QPainter, place: QPointF, colour: QColor, underline: QColor | None = None) -> None:
        """Paint all lines from `place`, the top left corner; found words get a 2 pixel line in `underline`."""
        painter.setPen(colour)
        self._layout.draw(painter, place)
        if underline is not None:
            for rect in self._found_rects():
                there = rect.translated(place)
                there.moveTop(round(there.top()))
                painter.fillRect(there, underline)

    def _laid_out(self, text: str, found: Found, most: int | None) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(self._option)
        layout.setCacheEnabled(True)
        self._marks = _ranges(text, found)
        bold = [*self._marks, *([(0, _units(text[: self._lead]))] if self._lead else [])]
        if bold:
            layout.setFormats([_bold(start, length) for start, length in bold])
        self._overflow: tuple[int, int] | None = None
        drop = (self.leading - self._metrics.height()) / 2
        layout.beginLayout()
        top = 0.0
        count = 0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, top + drop))
            top += self.leading
            count += 1
            if most is not None and count == most:
                end = line.textStart() + line.textLength()
                if end < _units(text):
                    self._overflow = (line.textStart(), end)
                break
        layout.endLayout()
        return layout

    def _shortened(self, text: str, last: tuple[int, int]) -> str:
        """The text up to its last visible line, with an ellipsis that fits."""
        start, end = last
        before = _first_units(text, start)
        line = _first_units(text, end)[len(before) :].rstrip(" " + LINE_SEPARATOR)
        room = self._width - self._metrics.horizontalAdvance(" " + ELLIPSIS)
        whole = line
        while line and self._metrics.horizontalAdvance(line) > room:
            line = line[:-1].rstrip()
        word = line.rfind(" ")
        if word > len(line) * 0.6 and not whole[len(line) :].startswith(" ") and line != whole:
            line = line[:word].rstrip(" ,;:–-")
        return f"{before}{line} {ELLIPSIS}"

    def _found_rects(self) -> list[QRectF]:
        rects = []
        for start, length in self._marks:
            for index in range(self._layout.lineCount()):
                line = self._layout.lineAt(index)
                first = max(start, line.textStart())
                end = min(start + length, line.textStart() + line.textLength())
                if first < end:
                    left, right = sorted((_x(line.cursorToX(first)), _x(line.cursorToX(end))))
                    baseline = line.y() + line.ascent()
                    rects.append(QRectF(left, baseline + 4, right - left, 2))
        return rects


def _x(answer: object) -> float:
    """PySide answers with the place and the cursor's position together."""
    return float(answer[0]) if isinstance(answer, tuple) else float(answer)  # type: ignore[arg-type]


def _bold(start: int, length: int) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat  # dear to load, and seldom needed

    made = QTextLayout.FormatRange()
    made.start = start
    made.length = length
    style = QTextCharFormat()
    style.setFontWeight(int(QFont.Weight.Bold))
    made.format = style
    return made


def _units(text: str) -> int:
    """How many UTF-16 units Qt counts in a text."""
    return len(text) + sum(ord(sign) > 0xFFFF for sign in text)


def _first_units(text: str, units: int) -> str:
    """The text up to so many UTF-16 units."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return text[:units]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace")


def _ranges(text: str, found: Found) -> list[tuple[int, int]]:
    """Where the words stand in the text, in UTF-16 units, without overlaps."""
    if not isinstance(found, str):
        kept = [(start, min(stop, len(text))) for start, stop in found if start < len(text)]
        return [(_units(text[:start]), _units(text[start:stop])) for start, stop in kept]
    if not found.strip():
        return []
    low = text.lower()
    if len(low) != len(text):
        low = text
    taken: list[tuple[int, int]] = []
    for word in sorted(set(found.lower().split()), key=len, reverse=True):
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            if all(end <= start or at >= stop for start, stop in taken):
                taken.append((at, end))
            at = low.find(word, end)
    return [(_units(text[:start]), _units(text[start:stop])) for start, stop in sorted(taken)]
