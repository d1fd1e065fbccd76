"""Small strokes that painted rows share: one line of words cut to its room, counts by target group, a key box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from facilitator.painting.shapes import paint_shape
from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme

Counts = Sequence[tuple[str | None, int]]
"""How many notes of each target group, in the workshop's order."""


def write(
    painter: QPainter, theme: Theme, style: str, role: str, text: str, x: float, middle: float, width: float = 1e6,
    *, weight: int | None = None, right: bool = False,
) -> float:  # fmt: skip
    """Write one line about `middle`, cut with an ellipsis at `width`; with `right` it ends at `x`. Returns its width."""
    font = theme.font(style, weight=weight)
    return write_in(painter, font, theme.colour(role), text, x, middle, width, right=right)


def write_in(
    painter: QPainter,
    font: QFont,
    colour: QColor,
    text: str,
    x: float,
    middle: float,
    width: float = 1e6,
    *,
    right: bool = False,
) -> float:
    """The same in a font and a colour."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, max(0.0, width))
    advance = metrics.horizontalAdvance(shown)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(round(x - advance if right else x), middle + metrics.capHeight() / 2), shown)
    return advance


def lines(
    theme: Theme,
    style: str,
    text: str,
    width: float,
    most: int | None = None,
    weight: int | None = None,
    lead: int = 0,
) -> Lines:
    """Words laid out to a width in a style of the console; the first `lead` characters are strong."""
    return Lines(text, theme.font(style, weight=weight), width, theme.leading(style), most=most, lead=lead)


def paint_kind(painter: QPainter, theme: Theme, bar: QRectF, kind: str) -> None:
    """Paint the upright bar of an activity: in its phase's colour, plain outside the diamonds, dashed for a break."""
    if kind != "break":
        painter.fillRect(bar, theme.colour("control" if kind == "line" else kind))
        return
    at = bar.top()
    while at < bar.bottom() - 1:
        painter.fillRect(QRectF(bar.left(), at, bar.width(), 2), theme.colour("control"))
        at += 6


def counts_width(theme: Theme, counts: Counts) -> float:
    """How wide the counts stand."""
    metrics = QFontMetricsF(theme.font("label"))
    return sum(theme.scaled(9) + 6 + metrics.horizontalAdvance(str(n)) + 14 for _, n in counts) - 14 if counts else 0.0


def paint_counts(painter: QPainter, theme: Theme, counts: Counts, x: float, middle: float) -> float:
    """Paint the sign and number of each target group; returns the width."""
    size = theme.scaled(9)
    start = x
    for group, number in counts:
        paint_shape(painter, theme, group, QRectF(x, middle - size / 2, size, size))
        x += size + 6
        x += write(painter, theme, "label", "inkSoft", str(number), x, middle, weight=400) + 14
    return x - start - (14 if counts else 0)


def paint_key_box(painter: QPainter, theme: Theme, rect: QRectF, text: str, chosen: bool) -> None:
    """Paint the key of an option: its number in a box, tinted when a dot of this ballot lies on it."""
    width = theme.line("selected") if chosen else theme.line("hair")
    painter.setPen(QPen(theme.colour("accent" if chosen else "control"), width))
    painter.setBrush(theme.colour("accentTint" if chosen else "surface"))
    inset = width / 2
    painter.drawRoundedRect(
        rect.adjusted(inset, inset, -inset, -inset), theme.radius("control"), theme.radius("control")
    )
    painter.setFont(theme.font("body", weight=600))
    painter.setPen(theme.colour("ink"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
