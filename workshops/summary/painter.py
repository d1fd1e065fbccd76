"""From laid-out pages to a PDF: the one place that knows PDF's operators, and turns places the way PDF counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workshops.summary.fonts import BRACKET, Face, StandIns, face
from workshops.summary.glyphs import Piece, Signs
from workshops.summary.marks import Bookmark, Disc, Drawing, Link, Page, Part, Text
from workshops.summary.styles import HEIGHT, colours
from workshops.summary.tagged import END, TaggedCanvas, unicode_string

_ROUND = 0.5523
"""How far the handles of a Bézier curve lie from its ends for a quarter of a circle, in radii."""


class Painter:
    """Paints pages on a tagged canvas."""

    def __init__(self, canvas: TaggedCanvas, signs: Signs) -> None:
        self._canvas = canvas
        self._signs = signs
        self._document: Any = canvas._doc
        self._stand_ins: dict[str, StandIns] = {}
        self._inks = {role: f"{red:.3f} {green:.3f} {blue:.3f}" for role, (red, green, blue) in colours().items()}
        self._keys: dict[int, str] = {}

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
        shown = [self._line(line, known, style.size, style.leading) for line in mark.lines]
        tracking = f"{style.tracking:g} Tc " if style.tracking else ""
        back = " 0 Tc" if style.tracking else ""
        return (
            f"{self._canvas.opening(mark.element)} BT {self._inks[style.colour]} rg {tracking}"
            f"1 0 0 1 {mark.x:.2f} {HEIGHT - mark.y:.2f} Tm {' T* '.join(shown)}{back} ET {END}"
        )

    def _line(self, line: str, known: Face, size: float, leading: float) -> str:
        after = f"{size:g} Tf {leading:g} TL"
        if known.signs.issuperset(line):
            return self._shown(known.font, line, after)
        return " ".join(self._piece(piece, known, after) for piece in self._signs.pieces(line, known))

    def _piece(self, piece: Piece, known: Face, after: str) -> str:
        if piece.kind == "text":
            return self._shown(known.font, piece.shown, after)
        if piece.kind == "boxes":
            return self._stood_in(piece.text, piece.shown, known, after)
        meaning = f"/Span <</ActualText {unicode_string(piece.text)}>> BDC"
        if piece.text < "\ufffd":
            return f"{meaning} {self._shown(known.font, piece.shown, after)} {END}"
        # Some readers drop signs beyond the first plane from an actual text; for them the bracket carries the sign.
        name = self._shown(known.font, piece.shown.removesuffix(BRACKET), after)
        bracket = self._stood_in(piece.text, BRACKET, known, after)
        return f"{meaning} {name} {END} /Span <</ActualText ()>> BDC {bracket} {END}"

    def _stood_in(self, text: str, shown: str, known: Face, after: str) -> str:
        stand_ins = self._stand_ins.get(known.name)
        if stand_ins is None:
            stand_ins = self._stand_ins[known.name] = StandIns(known)
        for sign, by in zip(text, shown, strict=True):
            stand_ins.show(sign, by)
        return self._shown(stand_ins, text, after)

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
            dash = f"[{part.dash[0]:g} {part.dash[1]:g}] 0 d" if part.dash else "[] 0 d"
            code.append(f"{self._inks[part.stroke]} RG {part.width:.2f} w {int(dotted)} J {dash}")
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(part.fill), bool(part.stroke)]
        if isinstance(part, Disc):
            return " ".join([*code, _circle(part), "h", paint])
        points = [f"{x:.2f} {HEIGHT - y:.2f} {'l' if n else 'm'}" for n, (x, y) in enumerate(part.points)]
        return " ".join([*code, *points, *(["h"] if part.closed else []), paint])

    def _link(self, link: Link) -> None:
        box = (link.left, HEIGHT - link.bottom, link.right, HEIGHT - link.top)
        self._canvas.link(link.element, box, self._keys[id(link.target)], link.words)

    def _bookmark(self, bookmark: Bookmark) -> None:
        key = self._keys[id(bookmark)]
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=HEIGHT - max(0.0, bookmark.y), zoom=0)
        self._canvas.addOutlineEntry(bookmark.title, key, bookmark.level, closed=bookmark.level == 0)


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


def _extent(parts: Sequence[Part]) -> tuple[float, float, float, float]:
    """The rectangle that holds all parts, the way PDF counts."""
    xs: list[float] = []
    ys: list[float] = []
    for part in parts:
        if isinstance(part, Disc):
            xs += [part.x - part.radius, part.x + part.radius]
            ys += [part.y - part.radius, part.y + part.radius]
        else:
            xs += [x for x, _ in part.points]
            ys += [y for _, y in part.points]
    return min(xs), HEIGHT - max(ys), max(xs), HEIGHT - min(ys)
