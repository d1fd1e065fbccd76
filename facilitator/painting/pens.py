"""Pens of the one line weight: square ends, mitred corners."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

MITRE = 8.0
DOTS = (1.0, 2.5)
"""A break and a skipped phase: one stroke on, two and a half off."""


def pen(colour: QColor, width: float, *, dotted: bool = False) -> QPen:
    """A flat-capped, mitred pen; `dotted` draws the dots of a break."""
    made = QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    made.setMiterLimit(MITRE)
    if dotted:
        made.setDashPattern(list(DOTS))
    return made
