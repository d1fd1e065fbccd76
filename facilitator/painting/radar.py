"""Paints a radar and a track: the same geometry that the PDF has, in the colours and lines of the theme."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from facilitator.painting.pens import pen
from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme
from workshops.charts import radar
from workshops.charts.radar import Radar, Trace, side_of, widest_name
from workshops.charts.series import FILLED, Series, marker
from workshops.charts.track import Track

HALO = 3


@dataclass(frozen=True)
class Drawn:
    """A radar ready to be painted: its geometry, the look of each series, the names at its corners and the font of its numbers."""

    radar: Radar
    styles: tuple[Series, ...]
    names: tuple[Lines, ...]
    font: QFont
    scale: float = 1.0


def paint_radar(painter: QPainter, theme: Theme, drawn: Drawn, at: QPointF) -> None:
    """Paint it with its upper left corner here."""
    painter.save()
    painter.translate(at)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_web(painter, theme, drawn)
    single = len(drawn.radar.traces) == 1 or any(not each.marker for each in drawn.styles)
    for trace, style in reversed(list(zip(drawn.radar.traces, drawn.styles, strict=True))):
        _paint_trace(painter, theme, trace, style, drawn.scale, filled=single and bool(style.marker))
    _paint_numbers(painter, theme, drawn)
    for box, lines in zip(drawn.radar.names, drawn.names, strict=True):
        lines.paint(painter, QPointF(box.x, box.y), theme.colour("ink"))
    painter.restore()


def paint_marker(painter: QPainter, theme: Theme, style: Series, at: QPointF, half: float) -> None:
    """Paint the sign of a series."""
    colour = theme.colour(style.role)
    width = max(1.6, half * 0.42)
    for points in marker(style.marker, at.x(), at.y(), half):
        shape = QPolygonF([QPointF(x, y) for x, y in points])
        painter.setPen(pen(colour, width))
        if style.marker in FILLED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(shape)
        elif style.marker == "hollow":
            painter.setBrush(theme.colour("surface"))
            painter.drawPolygon(shape)
        else:
            painter.drawPolyline(shape)


def paint_sample(painter: QPainter, theme: Theme, style: Series, rect: QRectF, scale: float = 1.0) -> None:
    """Paint a stretch of the line of a series with its sign in the middle, for whoever reads what is what."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = rect.center()
    painter.setPen(_pen(theme, style, scale))
    painter.drawLine(QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y()))
    paint_marker(painter, theme, style, middle, min(rect.height() / 2, 6.0 * scale))


def paint_track(
    painter: QPainter, theme: Theme, track: Track, style: Series, at: QPointF, scale: float = 1.0, bar: bool = False
) -> None:
    """Paint a track from here to the right: the scale, where it stood (dashes) and where it stands (its sign)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hair = max(1.0, scale) * theme.line("hair")
    painter.setPen(QPen(theme.colour("line"), hair))
    painter.drawLine(at, at + QPointF(track.length, 0))
    painter.setPen(QPen(theme.colour("control"), hair))
    for tick in track.ticks:
        painter.drawLine(at + QPointF(tick, -5 * scale), at + QPointF(tick, 5 * scale))
    if bar:
        paint_marker(painter, theme, style, at - QPointF(18 * scale, 0), 7.5 * scale)
    if bar and track.now is not None:
        painter.fillRect(QRectF(at.x(), at.y() - 9 * scale, max(2.0, track.now), 18 * scale), theme.colour(style.role))
    if track.moved is not None and not bar:
        painter.setPen(pen(theme.colour(style.role), 3.5 * scale))
        before, now = track.moved
        painter.drawLine(at + QPointF(before, 0), at + QPointF(now, 0))
    if track.before is not None:
        high = (14 if bar else 9) * scale
        painter.setPen(pen(theme.colour("canvas"), 6.0 * scale))
        painter.drawLine(at + QPointF(track.before, -high), at + QPointF(track.before, high))
        dashed = pen(theme.colour("ink"), 2.0 * scale)
        dashed.setDashPattern([1.6, 1.2])
        painter.setPen(dashed)
        painter.drawLine(at + QPointF(track.before, -high), at + QPointF(track.before, high))
    if track.now is not None and not bar:
        paint_marker(painter, theme, style, at + QPointF(track.now, 0), 7.5 * scale)
    painter.restore()


def _paint_web(painter: QPainter, theme: Theme, drawn: Drawn) -> None:
    """The rings, the outermost in ink on white, and the axes."""
    web = drawn.radar
    hair = max(1.0, drawn.scale)  # thin in every theme: what is said stands on it
    *inner, (_, outer) = web.rings
    painter.setPen(pen(theme.colour("ink"), 2.0 * max(1.0, drawn.scale)))
    painter.setBrush(theme.colour("surface"))
    painter.drawPolygon(_polygon(outer))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("line"), hair))
    for _, ring in inner:
        painter.drawPolygon(_polygon(ring))
    painter.setPen(QPen(theme.colour("control"), hair))
    for end in web.ends:
        painter.drawLine(QPointF(*web.centre), QPointF(*end))


def _paint_numbers(painter: QPainter, theme: Theme, drawn: Drawn) -> None:
    """The marks along the first axis, each on a patch of white so that no line runs through it."""
    metrics = QFontMetricsF(drawn.font)
    painter.setFont(drawn.font)
    for mark, (x, y) in drawn.radar.numbers[:-1]:  # the edge is told in words
        said = str(mark)
        wide, high = metrics.horizontalAdvance(said), metrics.capHeight()
        left = x - wide - 7 * drawn.scale
        halo = QRectF(left - HALO, y - high / 2 - HALO, wide + 2 * HALO, high + 2 * HALO)
        painter.fillRect(halo, theme.colour("surface"))
        painter.setPen(theme.colour("inkSoft"))
        painter.drawText(QPointF(left, y + high / 2), said)


def _paint_trace(painter: QPainter, theme: Theme, trace: Trace, style: Series, scale: float, *, filled: bool) -> None:
    if filled and trace.is_whole:
        painter.setPen(Qt.PenStyle.NoPen)
        tint = theme.colour(f"{style.role}Tint") if style.role == "define" else theme.colour("sunk")
        painter.setBrush(Qt.BrushStyle.NoBrush if theme.is_contrast else tint)
        painter.setOpacity(0.72)
        painter.drawPolygon(_polygon(trace.points))
        painter.setOpacity(1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme, style, scale))
    for stretch in trace.stretches:
        painter.drawPolyline(_polygon(stretch))
    for x, y in trace.points:
        paint_marker(painter, theme, style, QPointF(x, y), 6.5 * scale)


def _pen(theme: Theme, style: Series, scale: float) -> QPen:
    width = (3.2 if style.marker else 2.0) * scale
    made = pen(theme.colour(style.role), width)
    if style.dash:
        made.setDashPattern(list(style.dash))
    return made


def _polygon(points: Sequence[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


Lay = Callable[[str, float, Qt.AlignmentFlag], Lines]
"""Lays a name out to a width."""
ALIGNED = {-1: Qt.AlignmentFlag.AlignLeft, 0: Qt.AlignmentFlag.AlignHCenter, 1: Qt.AlignmentFlag.AlignRight}
NARROWER = (1.0, 0.86, 0.74, 0.62)
WHOLE_WORD = 0.27
"""A word is broken only where it would take more of the width than this."""


def drawn(
    series: Sequence[Sequence[float | None]],
    styles: Sequence[Series],
    ends: tuple[int, int],
    names: Sequence[str],
    place: QSizeF,
    lay: Lay,
    font: QFont,
    scale: float = 1.0,
) -> Drawn:
    """A radar as large as it can be in a place, with its names broken so that none stands on another."""
    best: Drawn | None = None
    for share in NARROWER:
        widest = widest_name(len(names), (place.width(), place.height())) * share
        wide = [
            _width(name, _share(n, len(names), widest, place.width()), place.width(), lay)
            for n, name in enumerate(names)
        ]
        laid = [
            lay(name, width, ALIGNED[-side_of(n, len(names))])
            for n, (name, width) in enumerate(zip(names, wide, strict=True))
        ]
        sizes = [(width, lines.height) for width, lines in zip(wide, laid, strict=True)]
        made = radar.of(series, *ends, (place.width(), place.height()), sizes, 12 * scale)
        shown = Drawn(made, tuple(styles), tuple(laid), font, scale)
        if best is None or (radar.apart(made), made.radius) > (radar.apart(best.radar), best.radar.radius):
            best = shown
    assert best is not None
    return best


def _share(corner: int, count: int, widest: float, room: float) -> float:
    """How wide a name may be: above and below the picture there is room to both sides."""
    return widest if side_of(corner, count) else min(room, 1.5 * widest)


def _width(name: str, widest: float, room: float, lay: Lay) -> float:
    """How wide a name stands, wide enough for its longest word if there is any room for that."""
    word = max(name.split(), key=len, default="")
    whole = lay(word, room, ALIGNED[-1]).natural_width + 2
    allowed = max(widest, whole) if whole <= room * WHOLE_WORD else widest
    return min(allowed, math.ceil(lay(name, allowed, ALIGNED[-1]).natural_width + 1))
