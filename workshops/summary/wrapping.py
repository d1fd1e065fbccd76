"""Lines: how text is broken to a width, with people's own line breaks kept and words cut only where they must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workshops.summary.fonts import face
from workshops.summary.glyphs import Signs, clusters
from workshops.summary.kerning import kerning
from workshops.summary.sections import Span
from workshops.summary.styles import Style

Run = tuple[float, str, Style]
"""A stretch of a line in one style, with how far from the line's beginning it starts, in points."""


class Setter:
    """Measures text and breaks it into lines, remembering the widths of words it has met."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.signs = Signs(names)
        self._widths: dict[tuple[str, float, float], dict[str, float]] = {}
        self._broken: dict[tuple[str, str, float, float], list[str]] = {}

    def width(self, text: str, style: Style) -> float:
        """The width of text in one line, in points."""
        known = face(style.face)
        wide = self.signs.width(text, known, style.size) + style.tracking * len(text)
        if style.kerned and known.signs.issuperset(text):
            wide += kerning(style.face).together(text) * style.size / 1000
        return wide

    def lines(self, text: str, style: Style, measure: float) -> list[str]:
        """Text as lines no wider than `measure`; at least one line, which may be empty.

        A line keeps the space at which it was broken, so that whoever reads the lines one after the other finds the
        words apart; it is not seen, and is not counted in the width.
        """
        key = (text, style.face, style.size, measure)
        lines = self._broken.get(key)
        if lines is None:
            lines = self._broken[key] = []
            for paragraph in text.replace("\u2028", "\n").replace("\u2029", "\n").split("\n"):
                if lines:
                    lines[-1] += " "
                lines += self._paragraph(paragraph, style, measure)
        return lines

    def spans(self, spans: Iterable[Span], plain: Style, strong: Style, measure: float) -> list[list[Run]]:
        """A sentence of plain and strong spans as lines of runs."""
        lines: list[list[Run]] = [[]]
        at = 0.0
        for word in _words(spans):
            wide = sum(self.width(text, strong if bold else plain) for text, bold in word)
            space = self.width(" ", lines[-1][-1][2]) if lines[-1] else 0.0
            if lines[-1] and at + space + wide > measure:
                _extend(lines[-1], at, " ", lines[-1][-1][2])
                lines.append([])
                at = 0.0
            elif lines[-1]:
                _extend(lines[-1], at, " ", lines[-1][-1][2])
                at += space
            for text, bold in word:
                style = strong if bold else plain
                for part in self._cut(text, style, measure) if wide > measure else (text,):
                    length = self.width(part, style)
                    if lines[-1] and at + length > measure:
                        lines.append([])
                        at = 0.0
                    _extend(lines[-1], at, part, style)
                    at += length
        return lines

    def shortened(self, text: str, style: Style, measure: float) -> str:
        """Text in one line, cut with an ellipsis where it is too wide."""
        if self.width(text, style) <= measure:
            return text
        room = measure - self.width("…", style)
        kept = ""
        for atom in clusters(text):
            if self.width(kept + atom, style) > room:
                break
            kept += atom
        return kept.rstrip() + "…"

    def _paragraph(self, text: str, style: Style, measure: float) -> list[str]:
        known = self._widths.setdefault((style.face, style.size, style.tracking), {})
        font, size, tracking = face(style.face), style.size, style.tracking
        space = font.width(" ", size) + tracking
        lines: list[str] = []
        line: list[str] = []
        at = -space
        for word in text.split(" "):
            wide = known.get(word)
            if wide is None:
                wide = known[word] = self.width(word, style)
            if at + space + wide <= measure:
                line.append(word)
                at += space + wide
                continue
            if line:
                lines.append(" ".join([*line, ""]))
            if wide > measure:
                *full, word = self._cut(word, style, measure)
                lines += full
                wide = self.width(word, style)
            line, at = [word], wide
        lines.append(" ".join(line))
        return lines

    def _cut(self, word: str, style: Style, measure: float) -> list[str]:
        """A word too wide for a line, cut into parts that fit; no hyphens are added to people's words."""
        parts, part, at = [], "", 0.0
        for atom in clusters(word):
            wide = self.width(atom, style)
            if part and at + wide > measure:
                parts.append(part)
                part, at = "", 0.0
            part += atom
            at += wide
        return [*parts, part]


def _words(spans: Iterable[Span]) -> list[list[tuple[str, bool]]]:
    """The words of a sentence; one that changes style midway has several parts."""
    words: list[list[tuple[str, bool]]] = [[]]
    for span in spans:
        for number, text in enumerate(span.text.split(" ")):
            if number:
                words.append([])
            if text:
                words[-1].append((text, span.strong))
    return [word for word in words if word]


def _extend(line: list[Run], at: float, text: str, style: Style) -> None:
    """Add text to a line, as part of its last run where that has the same style."""
    if line and line[-1][2] is style:
        start, before, _ = line[-1]
        line[-1] = (start, before + text, style)
    else:
        line.append((at, text, style))
