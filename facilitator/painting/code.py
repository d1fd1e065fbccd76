"""A QR code as squares: always dark on white with a quiet edge, whatever the theme, since phones read it so."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

QUIET = 4
"""Squares of nothing round it, as the standard asks."""


@lru_cache(maxsize=8)
def squares(text: str) -> tuple[bytes, ...]:
    """The rows of a QR code, a byte for each square."""
    import segno

    return tuple(bytes(row) for row in segno.make(text, error="m", micro=False).matrix)


def paint_code(painter: QPainter, text: str, rect: QRectF) -> None:
    """Paint it as large as whole pixels allow, in the middle of a white square."""
    rows = squares(text)
    side = min(rect.width(), rect.height())
    step = max(1, int(side // (len(rows) + 2 * QUIET)))
    drawn = step * len(rows)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(rect, Qt.GlobalColor.white)
    left, top = round(rect.center().x() - drawn / 2), round(rect.center().y() - drawn / 2)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(left + x * step, top + y * step, step, step, Qt.GlobalColor.black)
    painter.restore()
