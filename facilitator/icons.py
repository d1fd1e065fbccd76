"""The icons of the interface, drawn from SVG files in the colour of a role and kept in Qt's own cache of pictures."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache

from facilitator.theme.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
RATIOS = (1.0, 2.0, 3.0)


class UnknownIcon(KeyError):
    """There is no icon of that name."""


def icon(name: str, theme: Theme, role: str = "ink", size: int = 16) -> QIcon:
    """The icon in the colour of `role`, crisp at scales 1, 2 and 3; disabled it is `inkFaint`."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, theme, role, size, ratio))
        made.addPixmap(pixmap(name, theme, "inkFaint", size, ratio), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, theme: Theme, role: str = "ink", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels for a display of scale `ratio`; raises UnknownIcon."""
    return tinted(name, theme.colour(role), size, ratio)


def tinted(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """The icon in any colour; raises UnknownIcon."""
    key = f"icon/{name}/{colour.name()}/{size}/{ratio:g}"
    made = QPixmap()
    if not QPixmapCache.find(key, made):
        made = _draw(name, colour, size, ratio)
        QPixmapCache.insert(key, made)
    return made


def paint_icon(painter: QPainter, name: str, colour: QColor, rect: QRectF) -> None:
    """Paint the icon into a square of the painter's surface, sharp at its scale."""
    ratio = painter.device().devicePixelRatioF() if painter.device() is not None else 1.0
    made = tinted(name, colour, round(rect.width()), ratio)
    painter.drawPixmap(rect.topLeft(), made)


def _draw(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour.name()).encode()))
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _source(name: str) -> str:
    path = ICONS / f"{name}.svg"
    if not path.is_file():
        raise UnknownIcon(name)
    return path.read_text(encoding="utf-8")
