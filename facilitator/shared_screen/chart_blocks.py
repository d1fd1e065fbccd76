"""Charts on a page of the room, as blocks: the radar, a track, and the sample of a line that says what is what."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from facilitator.painting.radar import Drawn, paint_marker, paint_radar, paint_sample, paint_track
from facilitator.theme.theme import Theme
from workshops.charts.series import Series
from workshops.charts.track import Track


@dataclass(frozen=True, eq=True)
class Radar:
    """A radar with the names at its corners."""

    rect: QRectF
    drawn: Drawn
    said: str

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_radar(painter, theme, self.drawn, self.rect.topLeft())


@dataclass(frozen=True, eq=True)
class Bar:
    """A track in the middle of a rectangle, with a bar from its beginning; `inset` is where it begins."""

    rect: QRectF
    track: Track
    style: Series
    inset: float
    scale: float
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        at = QPointF(self.rect.left() + self.inset, self.rect.center().y())
        paint_track(painter, theme, self.track, self.style, at, self.scale, bar=True)


@dataclass(frozen=True, eq=True)
class Sample:
    """A stretch of a series' line with its sign."""

    rect: QRectF
    style: Series
    scale: float
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_sample(painter, theme, self.style, self.rect, self.scale)


@dataclass(frozen=True, eq=True)
class Marker:
    """The sign of a series."""

    rect: QRectF
    style: Series
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_marker(painter, theme, self.style, self.rect.center(), self.rect.height() / 2)
