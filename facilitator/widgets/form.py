"""The time form: a whole meeting as one line whose widths are minutes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.painting.line import Segment, paint_line, segments_scaled
from facilitator.painting.pens import pen
from facilitator.theme.theme import Theme

CARD_WIDTH, CARD_MINUTES = 232.0, 180.0
"""Templates share one scale: so many pixels are so many minutes."""


class TimeForm(QWidget):
    """Paints segments with widths in minutes. With labels it is that of prepare, without that of a template's card."""

    def __init__(
        self,
        theme: Theme,
        labels: bool = True,
        *,
        height: int = 0,
        shared_scale: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """With `shared_scale` a minute is as wide on every card, and longer meetings are scaled to fit."""
        super().__init__(parent)
        self._theme, self._labels, self._shared = theme, labels, shared_scale
        self._height = height or (148 if labels else 48)
        self._segments: list[Segment] = []
        self._now: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_segments(self, segments: Sequence[Segment], name: str = "", at: int | None = None) -> None:
        """Show these (widths in minutes); `name` is read aloud, `at` is the segment where the meeting is."""
        self._segments, self._now = list(segments), at
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(CARD_WIDTH) if not self._labels else 600, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height)

    def spans(self) -> list[tuple[Segment, float]]:
        """The segments in pixels, with where each begins."""
        width = self.width() - 4.0
        if self._shared:
            minutes = sum(segment.width for segment in self._segments)
            width = min(width, CARD_WIDTH * minutes / CARD_MINUTES)
        spans, x = [], 2.0
        for segment in segments_scaled(self._segments, width):
            spans.append((segment, x))
            x += segment.width
        return spans

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spans = self.spans()
        centre, half = self.height() / 2, self.height() / 2 - 3
        if not any(segment.is_phase for segment, _ in spans):
            end = spans[-1][1] + spans[-1][0].width if spans else self.width() - 2.0
            painter.setPen(pen(self._theme.colour("control"), 2))
            painter.drawLine(QPointF(2, centre), QPointF(end, centre))
        else:
            scaled = [segment for segment, _ in spans]
            now = self._now is not None
            paint_line(painter, self._theme, scaled, 2.0, centre, half, 2.0, now=now, at=self._now)
        if self._labels:
            for segment, x in spans:
                self._paint_label(painter, segment, x, centre)

    def _paint_label(self, painter: QPainter, segment: Segment, x: float, centre: float) -> None:
        theme = self._theme
        small = theme.font("label", weight=400)
        if not segment.is_phase:
            text = " ".join(part for part in (segment.name, segment.detail) if part)
            below = QRectF(x, centre + 12, segment.width, theme.leading("label"))
            self._paint_words(painter, text, below, small, theme.colour("inkSoft"))
            return
        filled = QRectF(x, 0, segment.width * min(1.0, segment.progress), self.height())
        to_come = QRectF(filled.right(), 0, segment.width - filled.width(), self.height())
        for area, role in ((filled, theme.ink_on(segment.kind)), (to_come, theme.colour("ink"))):
            painter.save()
            painter.setClipRect(area)
            self._paint_phase(painter, segment, x, centre, role)
            painter.restore()

    def _paint_phase(self, painter: QPainter, segment: Segment, x: float, centre: float, ink: QColor) -> None:
        """Paint the name of a phase and its detail in the half where there is room."""
        theme = self._theme
        share = 0.58 if segment.opens else 0.42
        middle = x + segment.width * share
        top = centre - theme.scaled(16)
        room = QRectF(middle - segment.width * 0.3, top, segment.width * 0.6, theme.leading("heading3"))
        if self._paint_words(painter, segment.name, room, theme.font("heading3"), ink):
            small = theme.font("label", weight=400)
            self._paint_words(painter, segment.detail, room.translated(0, theme.scaled(21)), small, ink)

    def _paint_words(self, painter: QPainter, text: str, room: QRectF, font: QFont, ink: QColor) -> bool:
        """Paint words centred where they fit; words that do not fit are left out (the name read aloud has them)."""
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(text)
        if width > room.width():
            return False
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QPointF(room.center().x() - width / 2, room.top() + metrics.ascent()), text)
        return True
