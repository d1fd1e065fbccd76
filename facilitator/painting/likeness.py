"""How like a note is to another: an edge the wider the liker, and three bars, so that it is not told by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from facilitator.theme.theme import Theme

BAR, GAP, LOWEST, STEP = 3.0, 2.0, 3.0, 2.5
STRONGEST = 3
INSET = 3.0


def paint_likeness(painter: QPainter, theme: Theme, rect: QRectF, strength: int, gathered: bool) -> None:
    """Mark a note from 1 (somewhat like) to 3 (very like); one that would be gathered has a whole edge, else a dashed one."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 1.0 + strength
    pen = QPen(theme.colour("accent"), width if gathered else 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if not gathered:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = pen.widthF() / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), theme.radius("note"), theme.radius("note"))
    paint_bars(painter, theme, rect, strength)
    painter.restore()


def paint_bars(painter: QPainter, theme: Theme, rect: QRectF, strength: int) -> None:
    """Three rising bars in the lower right corner of a rectangle, as many of them filled as the strength says."""
    scale = theme.text_scale
    right, bottom = rect.right() - INSET - 4, rect.bottom() - INSET - 3
    for number in range(STRONGEST):
        height = (LOWEST + number * STEP) * scale
        left = right - (STRONGEST - number) * BAR * scale - (STRONGEST - 1 - number) * GAP * scale
        bar = QRectF(left, bottom - height, BAR * scale, height)
        if number < strength:
            painter.fillRect(bar, theme.colour("ink"))
        else:
            painter.setPen(QPen(theme.colour("control"), 1.0))
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))


def bars_width(theme: Theme) -> float:
    """How wide the three bars are."""
    return (STRONGEST * BAR + (STRONGEST - 1) * GAP) * theme.text_scale
