"""The vertical meeting: the agenda as one upright line, with where we are now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.painting.pens import pen
from facilitator.theme.theme import Theme
from facilitator.widgets.ring import ring_is_missing
from workshops import agenda
from workshops.phases import BREAK
from workshops.timeline import DONE, LATER, NOW, Row, Timeline

A_MINUTE = 3.3  # pixels at most
GAP = 3
BAR, BAR_NOW = 6, 12


class VerticalMeeting(QAbstractButton):
    """Paints what is done filled, what is to come outlined. Pressed, the whole agenda is shown."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line: Timeline | None = None
        self._clock = ""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_line(self, line: Timeline, clock: str, spoken: str) -> None:
        """Show this timeline with the time of day at the line of now; `spoken` is read aloud."""
        before = self._line
        moved = before is None or abs(before.at - line.at) * A_MINUTE > 0.3 or before.rows != line.rows
        if moved or clock != self._clock or before is None or before.ends != line.ends:
            self._line, self._clock = line, clock
            self.update()
        if spoken != self.accessibleDescription():
            self.setAccessibleDescription(spoken)

    def sizeHint(self) -> QSize:
        return QSize(72, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        line, theme = self._line, self._theme
        if line is None or not line.rows:
            return
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("sunk"))
        small = theme.font("caption", weight=400)
        room = QFontMetricsF(small).height() + 8
        x = self._axis()
        total = max(1, sum(row.minutes for row in line.rows))
        scale = min(A_MINUTE, (self.height() - 2 * room) / total)
        painter.setFont(small)
        painter.setPen(theme.colour("inkSoft"))
        self._centred(painter, agenda.clock_text(line.start), room - 10)
        y = room
        for row in line.rows:
            height = row.minutes * scale
            self._paint_row(painter, row, x, y, max(2.0, height - GAP))
            y += height
        painter.setFont(small)
        painter.setPen(theme.colour("inkSoft"))
        self._centred(painter, agenda.clock_text(line.ends), y + QFontMetricsF(small).ascent() + 2)
        if line.here >= 0:
            self._paint_now(painter, x, room + line.at * scale)
        if ring_is_missing(self):
            painter.setPen(QPen(theme.colour("focus"), theme.line("focus")))
            painter.drawRect(self.rect().adjusted(2, 2, -2, -2))

    def _axis(self) -> float:
        return round(self.width() * 0.6) + 0.0

    def _paint_row(self, painter: QPainter, row: Row, x: float, y: float, height: float) -> None:
        theme = self._theme
        colour = theme.colour(row.phase or "control")
        if row.work == BREAK and row.state != NOW:
            at = y
            while at < y + height:
                painter.fillRect(QRectF(x - BAR / 2, at, BAR, 2), theme.colour("control"))
                at += 5
            return
        width = BAR_NOW if row.state == NOW else BAR
        rect = QRectF(x - width / 2, y, width, height)
        if row.state in (DONE, NOW):
            painter.fillRect(rect, colour)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(colour, 1, dotted=row.state != LATER))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_now(self, painter: QPainter, x: float, y: float) -> None:
        theme = self._theme
        y = round(y) + 0.0
        painter.fillRect(QRectF(0, y - 1, self.width(), 2), theme.colour("ink"))
        font = theme.font("caption", weight=600)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(self._clock)
        left = max(2.0, min(3.0, x - BAR_NOW / 2 - width - 2))
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(QPointF(left, y - 1 - 5), self._clock)

    def _centred(self, painter: QPainter, text: str, baseline: float) -> None:
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        painter.drawText(QPointF((self.width() - width) / 2, baseline), text)
