"""Small signs that are painted, not typed: target groups, votes, strokes of people, completeness, feedback, checks."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from facilitator.painting.pens import pen
from facilitator.theme.theme import Theme

TARGET_GROUPS = ("students", "teachers", "guardians")
FEEDBACK = ("plus", "delta", "question", "idea")


def paint_shape(painter: QPainter, theme: Theme, target_group: str | None, rect: QRectF) -> None:
    """Paint the sign of a target group: circle, square, hexagon; without a target group a hollow triangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if target_group in TARGET_GROUPS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(target_group))
    if target_group == "students":
        painter.drawEllipse(rect)
    elif target_group == "teachers":
        painter.drawRect(rect.adjusted(*_inset(rect, 0.03)))
    elif target_group == "guardians":
        painter.drawPolygon(_hexagon(rect))
    else:
        painter.setPen(pen(theme.colour("ink"), max(1.3, rect.width() * 0.14)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(triangle(rect.adjusted(*_inset(rect, 0.06))))
    painter.restore()


def paint_vote_diamond(
    painter: QPainter, theme: Theme, rect: QRectF, phase: str, filled: bool = True, text: str = ""
) -> None:
    """Paint one dot of a vote: a diamond, filled in the colour of the phase or empty, with a digit in it if wished."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(phase))
        painter.drawPolygon(diamond(rect))
    else:
        painter.setPen(pen(theme.colour("control"), max(1.0, min(2.0, rect.width() / 20), theme.line("hair"))))
        painter.setBrush(theme.colour("surface"))
        painter.drawPolygon(diamond(rect.adjusted(1, 1, -1, -1)))
    if text:
        font = theme.font("body", weight=600)
        font.setPixelSize(max(8, round(rect.height() * 0.4)))
        painter.setFont(font)
        painter.setPen(theme.ink_on(phase) if filled else theme.colour("ink"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()


def paint_strokes(
    painter: QPainter, theme: Theme, rect: QRectF, done: int, total: int, typing: int = 0, role: str = "inkSoft"
) -> None:
    """Paint one stroke per person in `rect`: done are filled, the next `typing` are outlined in ink, the rest in control.

    `role` is that of the filled ones: people are `inkSoft`, a phase or the accent may count other things.

    The strokes are a quarter as wide as high, closer when there are many, and stand together at the left.
    """
    if total <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    pitch = min(rect.height() * 0.375, rect.width() / total)
    width = max(2, round(pitch * 2 / 3))
    fill = theme.colour(role)
    for index in range(total):
        stroke = QRectF(rect.left() + round(index * pitch), rect.top(), width, rect.height())
        if index < done:
            painter.fillRect(stroke, fill)
        else:
            being_typed = index < done + typing
            painter.setPen(QPen(theme.colour("ink" if being_typed else "control"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(stroke.adjusted(0, 0, -1, -1))
    painter.restore()


def strokes_width(total: int, height: float, most: float = 10_000.0) -> float:
    """How wide `total` strokes of this height stand, at most `most`."""
    return min(most, total * height * 0.375)


def paint_completeness(painter: QPainter, theme: Theme, rect: QRectF, done: int, total: int, phase: str) -> None:
    """Paint one small diamond per field of a sheet: filled in the colour of the phase when written."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = min(rect.height(), rect.width() / max(1.0, total * 1.36 - 0.36))
    for index in range(total):
        x = rect.left() + index * size * 1.36
        place = QRectF(x, rect.center().y() - size / 2, size, size)
        if index < done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(phase))
            painter.drawPolygon(diamond(place))
        else:
            painter.setPen(pen(theme.colour("control"), 1.2))
            painter.setBrush(theme.colour("surface"))
            painter.drawPolygon(diamond(place.adjusted(0.8, 0.8, -0.8, -0.8)))
    painter.restore()


def completeness_width(total: int, height: float) -> float:
    """How wide the diamonds of `total` fields stand at this height."""
    return height * (total * 1.36 - 0.36)


def paint_feedback_sign(painter: QPainter, theme: Theme, kind: str, rect: QRectF) -> None:
    """Paint the sign of a kind of feedback: plus, delta, question or idea (a diamond)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.5, rect.width() / 9)
    painter.setPen(pen(theme.colour("ink"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    centre, inner = rect.center(), rect.adjusted(*_inset(rect, 0.08))
    if kind == "plus":
        painter.drawLine(QPointF(inner.left(), centre.y()), QPointF(inner.right(), centre.y()))
        painter.drawLine(QPointF(centre.x(), inner.top()), QPointF(centre.x(), inner.bottom()))
    elif kind == "delta":
        painter.drawPolygon(triangle(inner))
    elif kind == "idea":
        painter.drawPolygon(diamond(inner))
    else:
        _paint_question(painter, theme, rect)
    painter.restore()


def paint_check(painter: QPainter, theme: Theme, state: str, rect: QRectF) -> None:
    """Paint how a check went: `done` is a tick in a ring, `open` a dashed ring, `look` a triangle with a stroke in it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.3, rect.width() / 11)
    inner = rect.adjusted(*_inset(rect, 0.1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state == "done":
        painter.setPen(pen(theme.colour("accent"), width))
        painter.drawEllipse(inner)
        tick = [(0.30, 0.52), (0.44, 0.66), (0.71, 0.37)]
        painter.drawPolyline(_points(rect, tick))
    elif state == "open":
        dashed = pen(theme.colour("inkSoft"), width)
        around = pi * inner.width() / width
        dash = around / 8
        dashed.setDashPattern([dash * 0.62, dash * 0.38])
        painter.setPen(dashed)
        painter.drawEllipse(inner)
    else:
        painter.setPen(pen(theme.colour("ink"), width))
        painter.drawPolygon(triangle(inner))
        painter.drawLine(_point(rect, 0.5, 0.42), _point(rect, 0.5, 0.62))
        painter.drawLine(_point(rect, 0.5, 0.69), _point(rect, 0.5, 0.76))
    painter.restore()


def diamond(rect: QRectF) -> QPolygonF:
    """A square on its corner."""
    c = rect.center()
    return QPolygonF(
        [
            QPointF(c.x(), rect.top()),
            QPointF(rect.right(), c.y()),
            QPointF(c.x(), rect.bottom()),
            QPointF(rect.left(), c.y()),
        ]
    )


def triangle(rect: QRectF) -> QPolygonF:
    """A triangle with its point up."""
    return QPolygonF([QPointF(rect.center().x(), rect.top()), rect.bottomRight(), rect.bottomLeft()])


def _hexagon(rect: QRectF) -> QPolygonF:
    radius = rect.width() / 2 * 1.06
    c = rect.center()
    corners = [pi / 6 + index * pi / 3 for index in range(6)]
    return QPolygonF([QPointF(c.x() + radius * cos(turn), c.y() + radius * sin(turn)) for turn in corners])


def _inset(rect: QRectF, share: float) -> tuple[float, float, float, float]:
    by = rect.width() * share
    return by, by, -by, -by


def _point(rect: QRectF, x: float, y: float) -> QPointF:
    return QPointF(rect.left() + rect.width() * x, rect.top() + rect.height() * y)


def _points(rect: QRectF, shares: list[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([_point(rect, x, y) for x, y in shares])


def _paint_question(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    font = theme.font("body", weight=600)
    font.setPixelSize(round(rect.height() * 1.2))
    painter.setFont(font)
    painter.setPen(QColor(theme.colour("ink")))
    metrics = QFontMetricsF(font)
    x = rect.center().x() - metrics.horizontalAdvance("?") / 2
    painter.drawText(QPointF(x, rect.center().y() + metrics.capHeight() / 2), "?")
