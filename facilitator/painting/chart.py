"""The brush of the screen for pictures of numbers, and the typeface they are measured in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from facilitator.painting.hyphens import hyphenated
from facilitator.painting.ink import paint_key_box
from facilitator.painting.note import paint_hatch
from facilitator.painting.shapes import diamond
from facilitator.theme.theme import Theme
from workshops.charts.marks import CENTRE, RIGHT, Box, Chart, Diamond, Hatch, Key, Label, Line, Mark

SEPARATOR = "\u2028"


class ScreenType:
    """The typeface of a theme where one unit of a chart is so many pixels."""

    def __init__(self, theme: Theme, unit: float = 1.0) -> None:
        self._theme, self._unit = theme, unit
        self.width = lru_cache(maxsize=4_000)(self._width)
        self.lines = lru_cache(maxsize=2_000)(self._lines)
        self.font = lru_cache(maxsize=64)(self._font)

    def _font(self, size: float, weight: int) -> QFont:
        font = self._theme.font("body", weight=weight)
        font.setPixelSize(max(1, round(size * self._unit)))
        return font

    def _width(self, text: str, size: float, weight: int) -> float:
        return QFontMetricsF(self.font(size, weight)).horizontalAdvance(text) / self._unit if text else 0.0

    def _lines(self, text: str, size: float, weight: int, width: float, most: int) -> Sequence[str]:
        font = self.font(size, weight)
        metrics, room = QFontMetricsF(font), max(1.0, width * self._unit)
        layout = QTextLayout(hyphenated(text, lambda word: metrics.horizontalAdvance(word) <= room), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        ends = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            ends.append((line.textStart(), line.textStart() + line.textLength()))
        layout.endLayout()
        raw = layout.text().encode("utf-16-le", "surrogatepass")
        said = [raw[2 * start : 2 * end].decode("utf-16-le", "replace") for start, end in ends]
        if len(said) > most:
            rest = "".join(said[most - 1 :])
            said = [*said[: most - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]
        return tuple(_whole(each, n == len(said) - 1) for n, each in enumerate(said))


def _whole(line: str, last: bool) -> str:
    """A line as it is painted: a soft hyphen that it ends with is a hyphen, others are nothing."""
    broken = line.endswith("\u00ad") and not last
    return line.replace("\u00ad", "").rstrip() + ("-" if broken else "")


def paint_chart(painter: QPainter, theme: Theme, chart: Chart, origin: QPointF, unit: float = 1.0) -> None:
    """Paint a picture with its upper left corner at a point."""
    painter.save()
    painter.translate(round(origin.x()), round(origin.y()))
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    type = ScreenType(theme, unit)
    for mark in chart.marks:
        _paint(painter, theme, mark, unit, type)
    painter.restore()


def _paint(painter: QPainter, theme: Theme, mark: Mark, unit: float, type: ScreenType) -> None:
    if isinstance(mark, Box):
        _paint_box(painter, theme, mark, unit)
    elif isinstance(mark, Hatch):
        paint_hatch(painter, theme, _rect(mark.x, mark.y, mark.width, mark.height, unit))
    elif isinstance(mark, Line):
        upright = mark.x == mark.to_x
        thick = max(theme.line("hair"), round(mark.thick * unit))
        rect = _rect(mark.x, mark.y, mark.to_x - mark.x, mark.to_y - mark.y, unit)
        (rect.setWidth if upright else rect.setHeight)(thick)
        rect.translate(*((-thick / 2, 0.0) if upright else (0.0, -thick / 2)))
        painter.fillRect(rect, theme.colour(mark.role))
    elif isinstance(mark, Diamond):
        half = mark.half * unit
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(mark.fill))
        painter.drawPolygon(diamond(QRectF(mark.x * unit - half, mark.y * unit - half, 2 * half, 2 * half)))
    elif isinstance(mark, Key):
        paint_key_box(painter, theme, _rect(mark.x, mark.y, mark.side, mark.side, unit), mark.text, mark.pressed)
    else:
        _paint_label(painter, theme, mark, unit, type)


def _paint_box(painter: QPainter, theme: Theme, box: Box, unit: float) -> None:
    rect = _rect(box.x, box.y, box.width, box.height, unit)
    rect.setWidth(max(1.0, rect.width()))
    if box.fill:
        painter.fillRect(rect, theme.colour(box.fill))
    if box.edge:
        thick = max(theme.line("hair"), round(1.5 * unit))
        pen = QPen(theme.colour(box.edge), thick)
        if box.dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = thick / 2
        painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))


def _paint_label(painter: QPainter, theme: Theme, label: Label, unit: float, type: ScreenType) -> None:
    font = type.font(label.size, label.weight)
    metrics = QFontMetricsF(font)
    wide = metrics.horizontalAdvance(label.text)
    x = label.x * unit - (wide if label.align == RIGHT else wide / 2 if label.align == CENTRE else 0.0)
    painter.setFont(font)
    painter.setPen(theme.colour(label.role))
    painter.drawText(QPointF(x, label.middle * unit + metrics.capHeight() / 2), label.text)


def _rect(x: float, y: float, width: float, height: float, unit: float) -> QRectF:
    """On whole pixels, so that edges are sharp."""
    left, top = round(x * unit), round(y * unit)
    return QRectF(left, top, round((x + width) * unit) - left, round((y + height) * unit) - top)
