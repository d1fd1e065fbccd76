"""From laid-out pages to a PDF: the one place that knows PDF's operators, and turns places the way PDF counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workshops.summary.fonts import Face, StandIns, face
from workshops.summary.glyphs import BOXES, NAME, TEXT, Piece, Signs
from workshops.summary.kerning import Kerning, kerning
from workshops.summary.marks import Bookmark, Disc, Drawing, Link, Page, Part, Row, Text
from workshops.summary.styles import HEIGHT, Style, colours
from workshops.summary.tagged import END, TaggedCanvas, unicode_string

_ROUND = 0.5523
"""How far the handles of a Bézier curve lie from its ends for a quarter of a circle, in radii."""

BEYOND = "\ufffd"
"""From here on some readers leave signs out of an actual text."""


class Letters:
    """The letters of a face that are in its first subset, as PDF writes them in a string."""

    def __init__(self, known: Face, canvas: TaggedCanvas) -> None:
        self._font, self._document = known.font, canvas._doc
        self._escape = canvas._escape
        self._known: set[str] = set()
        self._beyond: set[str] = set()
        self.codes: dict[int, str] = {}
        self.name = ""

    def learnt(self, line: str) -> bool:
        """Whether all signs of a line can be written with `codes` in the font `name`; new ones are learnt."""
        if self._known.issuperset(line):
            return True
        for sign in set(line) - self._known - self._beyond:
            ((subset, code),) = self._font.splitString(sign, self._document)
            if subset:
                self._beyond.add(sign)
            else:
                self._known.add(sign)
                self.codes[ord(sign)] = self._escape(code)
        self.name = self.name or self._font.getSubsetInternalName(0, self._document)
        return self._known.issuperset(line)


class Painter:
    """Paints pages on a tagged canvas."""

    def __init__(self, canvas: TaggedCanvas, signs: Signs) -> None:
        self._canvas = canvas
        self._signs = signs
        self._document: Any = canvas._doc
        self._stand_ins: dict[str, StandIns] = {}
        self._inks = {role: f"{red:.3f} {green:.3f} {blue:.3f}" for role, (red, green, blue) in colours().items()}
        self._keys: dict[int, str] = {}
        self._letters: dict[str, Letters] = {}

    def paint(self, pages: Sequence[Page]) -> None:
        """Paint all pages in their order."""
        every = [bookmark for page in pages for bookmark in page.bookmarks]
        self._keys = {id(bookmark): f"place{number}" for number, bookmark in enumerate(every)}
        for page in pages:
            for mark in page.marks:
                self._canvas.emit(self._text(mark) if isinstance(mark, Text) else self._drawing(mark))
            for link in page.links:
                self._link(link)
            for bookmark in page.bookmarks:
                self._bookmark(bookmark)
            self._canvas.showPage()

    def _text(self, mark: Text) -> str:
        style = mark.style
        known = face(style.face)
        shown = [self._line(line, known, style) for line in mark.lines]
        tracking = f"{style.tracking:g} Tc " if style.tracking else ""
        back = " 0 Tc" if style.tracking else ""
        return (
            f"{self._canvas.opening(mark.element)} BT {self._inks[style.colour]} rg {tracking}"
            f"1 0 0 1 {mark.x:.2f} {HEIGHT - mark.y:.2f} Tm {' T* '.join(shown)}{back} ET {END}"
        )

    def _line(self, line: str, known: Face, style: Style) -> str:
        after = f"{style.size:g} Tf {style.leading:g} TL"
        letters = self._letters.get(known.name)
        if letters is None:
            letters = self._letters[known.name] = Letters(known, self._canvas)
        if known.signs.issuperset(line) and letters.learnt(line):
            if style.kerned:
                return f"{letters.name} {after} [{_kerned(line, letters, kerning(known.name))}] TJ"
            return f"{letters.name} {after} ({line.translate(letters.codes)}) Tj"
        return " ".join(self._piece(piece, known, after) for piece in self._signs.pieces(line, known))

    def _piece(self, piece: Piece, known: Face, after: str) -> str:
        if piece.kind == TEXT:
            return self._shown(known.font, piece.shown, after)
        if piece.kind == BOXES:
            return self._stood_in(piece.text, piece.shown, known, after)
        if piece.kind == NAME:
            return self._name(piece, known, after)
        return self._meant(piece.text, self._shown(known.font, piece.shown, after))

    def _name(self, piece: Piece, known: Face, after: str) -> str:
        """A sign by its name. Marks that cling to it ride on the last letters, so that they can be copied as well."""
        shown, parts = piece.shown, []
        for mark in reversed(piece.clinging[: max(0, len(shown) // 2 - 1)]):
            wide = 2 if mark >= BEYOND else 1
            parts.append(self._carried(mark, shown[-wide:], known, after))
            shown = shown[:-wide]
        parts.append(self._carried(piece.text, shown, known, after))
        return " ".join(reversed(parts))

    def _carried(self, sign: str, shown: str, known: Face, after: str) -> str:
        """Something shown that means a sign.

        Some readers drop signs beyond the first plane from an actual text; for them the last glyph carries the sign.
        """
        if sign < BEYOND:
            return self._meant(sign, self._shown(known.font, shown, after))
        first = self._meant(sign, self._shown(known.font, shown[:-1], after))
        return f"{first} /Span <</ActualText ()>> BDC {self._stood_in(sign, shown[-1], known, after)} {END}"

    def _meant(self, text: str, code: str) -> str:
        return f"/Span <</ActualText {unicode_string(text)}>> BDC {code} {END}"

    def _stood_in(self, text: str, shown: str, known: Face, after: str) -> str:
        stand_ins = self._stand_ins.get(known.name)
        if stand_ins is None:
            stand_ins = self._stand_ins[known.name] = StandIns(known)
        codes = "".join(stand_ins.code(sign, by) for sign, by in zip(text, shown, strict=True))
        return self._shown(stand_ins, codes, after)

    def _shown(self, font: Any, text: str, after: str) -> str:
        document, escaped = self._document, self._canvas._escape
        parts = font.splitString(text, document)
        return " ".join(f"{font.getSubsetInternalName(n, document)} {after} ({escaped(code)}) Tj" for n, code in parts)

    def _drawing(self, drawing: Drawing) -> str:
        element = drawing.element
        if element is not None and element.tag == "Figure" and not element.box:
            element.box = _extent(drawing.parts)
        parts = " ".join(self._part(part) for part in drawing.parts)
        return f"{self._canvas.opening(element)} q 0 J 0 j {parts} Q {END}"

    def _part(self, part: Part) -> str:
        code = []
        if part.fill:
            code.append(f"{self._inks[part.fill]} rg")
        if part.stroke:
            dotted = part.dash is not None and part.dash[0] < 0.1
            dash = f"[{' '.join(f'{each:g}' for each in part.dash)}] 0 d" if part.dash else "[] 0 d"
            code.append(f"{self._inks[part.stroke]} RG {part.width:.2f} w {int(dotted)} J {dash}")
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(part.fill), bool(part.stroke)]
        if isinstance(part, Disc):
            return " ".join([*code, _circle(part), "h", paint])
        if isinstance(part, Row):
            return " ".join([*code, *_squares(part), paint])
        points = [f"{x:.2f} {HEIGHT - y:.2f} {'l' if n else 'm'}" for n, (x, y) in enumerate(part.points)]
        return " ".join([*code, *points, *(["h"] if part.closed else []), paint])

    def _link(self, link: Link) -> None:
        box = (link.left, HEIGHT - link.bottom, link.right, HEIGHT - link.top)
        self._canvas.link(link.element, box, self._keys[id(link.target)], link.words)

    def _bookmark(self, bookmark: Bookmark) -> None:
        key = self._keys[id(bookmark)]
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=HEIGHT - max(0.0, bookmark.y), zoom=0)
        self._canvas.addOutlineEntry(bookmark.title, key, bookmark.level, closed=bookmark.level == 0)


def _kerned(line: str, letters: Letters, pairs: Kerning) -> str:
    """A line as strings with the moves between them."""
    parts, start = [], 0
    for at in range(1, len(line)):
        move = pairs.between(line[at - 1], line[at])
        if move:
            parts.append(f"({line[start:at].translate(letters.codes)}) {-move:g}")
            start = at
    return " ".join([*parts, f"({line[start:].translate(letters.codes)})"])


def _circle(disc: Disc) -> str:
    x, y, r = disc.x, HEIGHT - disc.y, disc.radius
    k = r * _ROUND
    corners = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    curves = " ".join(" ".join(f"{value:.2f}" for value in corner) + " c" for corner in corners)
    return f"{x + r:.2f} {y:.2f} m {curves}"


def _squares(row: Row) -> list[str]:
    y, half = HEIGHT - row.y, row.half
    top, middle, bottom = f"{y + half:.1f}", f"{y:.1f}", f"{y - half:.1f}"
    drawn = []
    for x in (row.x + number * row.pitch for number in range(row.count)):
        centre, right = f"{x:.1f}", f"{x + half:.1f}"
        drawn.append(f"{centre} {top} m {right} {middle} l {centre} {bottom} l {x - half:.1f} {middle} l h")
    return drawn


def _extent(parts: Sequence[Part]) -> tuple[float, float, float, float]:
    """The rectangle that holds all parts, the way PDF counts."""
    xs: list[float] = []
    ys: list[float] = []
    for part in parts:
        if isinstance(part, Disc):
            xs += [part.x - part.radius, part.x + part.radius]
            ys += [part.y - part.radius, part.y + part.radius]
        elif isinstance(part, Row):
            xs += [part.x - part.half, part.x + (part.count - 1) * part.pitch + part.half]
            ys += [part.y - part.half, part.y + part.half]
        else:
            xs += [x for x, _ in part.points]
            ys += [y for _, y in part.points]
    return min(xs), HEIGHT - max(ys), max(xs), HEIGHT - min(ys)
