"""A suggested cluster as a row to press: its key, its name, how much lies in it, and why."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from facilitator.board.look import BoardLook
from facilitator.painting.words import Lines
from facilitator.widgets.focus import RADIUS, ring_is_missing
from facilitator.widgets.keys import cap_size, paint_cap

PADDING, GAP = 14, 14
ABOVE, BETWEEN = 9, 1


class PlaceRow(QAbstractButton):
    """One of the three. The likely one has an edge of its own, and `spoken` says so."""

    def __init__(self, look: BoardLook, keys: str) -> None:
        super().__init__()
        self._look, self._keys = look, keys
        self._name = self._about = ""
        self._count = 0
        self.preselected = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty(RADIUS, look.theme.radius("control"))
        look.changed.connect(self.updateGeometry)

    def show_place(self, name: str, count: int, about: str, spoken: str, *, preselected: bool) -> None:
        """Show a cluster; `about` says why, on one line that is cut where it is too long."""
        self.setText(name.replace("&", "&&"))
        self._name, self._count, self._about, self.preselected = name, count, about, preselected
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(f"{self._keys}. {about}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        height = 2 * ABOVE + theme.leading("heading3") + BETWEEN + theme.leading("label")
        return QSize(theme.scaled(360), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.scaled(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse() or self.isDown()
        width = theme.line("selected") if self.preselected else theme.line("hair")
        painter.setPen(QPen(look.colour("accent" if self.preselected else "ink" if hovered else "control"), width))
        painter.setBrush(look.colour("sunk" if hovered else "surface"))
        radius = theme.radius("control")
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius
        )
        cap = cap_size(theme, self._keys)
        middle = ABOVE + theme.leading("heading3") / 2
        place = QRectF(PADDING, round(middle - cap.height() / 2), cap.width(), cap.height())
        paint_cap(painter, theme, place, self._keys, look.colour("inkSoft"), look.colour("control"))
        self._paint_words(painter, PADDING + cap.width() + GAP)
        if ring_is_missing(self):
            painter.setPen(QPen(look.colour("focus"), theme.line("focus")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, 4)

    def _paint_words(self, painter: QPainter, left: float) -> None:
        theme, look = self._look.theme, self._look
        right = float(self.width() - PADDING)
        if self._count:
            font = theme.font("label", weight=400)
            text = str(self._count)
            advance = QFontMetricsF(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(look.colour("inkSoft"))
            area = QRectF(right - advance - 1, ABOVE, advance + 2, theme.leading("heading3"))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
            right -= advance + GAP
        lines = Lines(self._name, theme.font("heading3"), right - left, theme.leading("heading3"), most=1)
        lines.paint(painter, QPointF(left, ABOVE), look.colour("ink"))
        below = Lines(self._about, look.small_font, self.width() - PADDING - left, theme.leading("label"), most=1)
        top = ABOVE + theme.leading("heading3") + BETWEEN
        below.paint(painter, QPointF(left, top), look.colour("inkSoft"))
