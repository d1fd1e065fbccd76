"""The clock: a rhombus whose edge is the time left, eroding clockwise from the top."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPolygonF

from facilitator.painting.pens import pen
from facilitator.theme.theme import Theme

SHARED_HEIGHT = 244.0
DIGITS = {"console": 0.353, "shared": 0.426}
"""How high digits are beside the rhombus, where they fit."""
LIGHT = 300
SIGNS = {"": 0, "low": 1, "last": 2}


def paint_clock(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    left: float,
    text: str,
    phase: str | None,
    caption: str = "",
    paused: bool = False,
    room: str = "console",
    sign: str = "",
) -> None:
    """Paint the clock into `rect` (about 1.8 : 1).

    `left` is what is left, 1 to 0; at 0 the edge is empty and `text` counts up. `phase` gives the colour, None is ink.
    `sign` stands beside the colour: `low` is one small triangle, `last` is two.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shared = room == "shared"
    scale = rect.height() / SHARED_HEIGHT if shared else 1.0
    track = max(1.0, theme.line("sharedClockTrack" if shared else "clockTrack") * scale)
    if theme.is_contrast:
        track = max(track, 2.0)
    stroke = max(2.0, theme.line("sharedClockRemaining" if shared else "clockRemaining") * scale)
    _paint_edge(painter, theme, rect, left, "control" if paused else phase or "ink", track, stroke)
    bottom = _paint_words(painter, theme, rect, text, caption, room)
    _paint_sign(painter, theme, rect, bottom, SIGNS[sign])
    painter.restore()


def rhombus(rect: QRectF, inset: float) -> list[QPointF]:
    """The corners from the top, clockwise."""
    centre = rect.center()
    return [
        QPointF(centre.x(), rect.top() + inset),
        QPointF(rect.right() - inset * 1.8, centre.y()),
        QPointF(centre.x(), rect.bottom() - inset),
        QPointF(rect.left() + inset * 1.8, centre.y()),
    ]


def _paint_edge(
    painter: QPainter, theme: Theme, rect: QRectF, left: float, role: str, track: float, stroke: float
) -> None:
    corners = rhombus(rect, stroke * 0.5)
    painter.setPen(pen(theme.colour("control"), track))
    painter.setBrush(theme.colour("surface"))
    painter.drawPolygon(QPolygonF(corners))
    left = min(1.0, max(0.0, left))
    if left <= 0:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.colour(role), stroke))
    if left >= 1:
        painter.drawPolygon(QPolygonF(corners))
        return
    elapsed = (1 - left) * 4
    side = int(elapsed)
    start = corners[side] + (corners[(side + 1) % 4] - corners[side]) * (elapsed - side)
    path = QPainterPath(start)
    for corner in range(side + 1, 5):
        path.lineTo(corners[corner % 4])
    painter.drawPath(path)


def _paint_words(painter: QPainter, theme: Theme, rect: QRectF, text: str, caption: str, room: str) -> float:
    """Paint digits and caption about the middle and return where they end."""
    digits = theme.font("clock", room)
    size = _digits_that_fit(theme, rect, text, room, bool(caption))
    digits.setPixelSize(size)
    metrics = QFontMetricsF(digits)
    height = metrics.capHeight()
    small = theme.font("label" if room == "console" else "caption", room, weight=400)
    if room == "shared":
        small.setPixelSize(max(12, round(rect.height() * 28 / SHARED_HEIGHT)))
    elif rect.height() < 90:
        small.setPixelSize(theme.scaled(12))
    gap = size * 0.16 if caption else 0.0
    below = gap + QFontMetricsF(small).height() if caption else 0.0
    baseline = rect.center().y() + height / 2 - below * 0.42
    painter.setFont(digits)
    painter.setPen(theme.colour("ink"))
    painter.drawText(QPointF(rect.center().x() - metrics.horizontalAdvance(text) / 2, baseline), text)
    if not caption:
        return baseline
    painter.setFont(small)
    painter.setPen(theme.colour("inkSoft"))
    line = QRectF(rect.left(), baseline + gap, rect.width(), QFontMetricsF(small).height())
    painter.drawText(line, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), caption)
    return line.bottom()


def _digits_that_fit(theme: Theme, rect: QRectF, text: str, room: str, captioned: bool) -> int:
    """The size at which the digits stay inside the edges: an hour or an overrun needs smaller ones."""
    share = DIGITS[room] if not captioned else DIGITS[room] * (0.94 if room == "shared" else 1.0)
    size = rect.height() * share
    font = theme.font("clock", room)
    font.setPixelSize(100)
    per_pixel = QFontMetricsF(font).horizontalAdvance(text) / 100
    reach = 1.75 if captioned else 0.85
    while size > 10 and per_pixel * size > rect.width() * (1 - reach * 0.66 * size / rect.height()) * 0.94:
        size -= 1
    return max(10, round(size))


def _paint_sign(painter: QPainter, theme: Theme, rect: QRectF, under: float, count: int) -> None:
    if not count:
        return
    width = max(6.0, rect.height() * 0.065)
    height = width * 0.9
    gap = width * 0.6
    room = rect.bottom() - under
    top = under + max(2.0, min(room * 0.22, width))
    left = rect.center().x() - (count * width + (count - 1) * gap) / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("ink"))
    for index in range(count):
        x = left + index * (width + gap)
        painter.drawPolygon(QPolygonF([QPointF(x, top), QPointF(x + width, top), QPointF(x + width / 2, top + height)]))
