"""The line that opens and closes: the mark, the progress, the navigation and the portrait of a meeting at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from facilitator.painting.pens import pen
from facilitator.theme.theme import Theme

PHASES = ("explore", "define", "develop", "deliver")
CLOSES = {"explore": "define", "develop": "deliver"}
MARK_WIDTH, MARK_HEIGHT = 60.0, 32.0
SMALLEST_MARK = 40.0
PROUD = 4.0
"""How far the line of now stands above and below the diamonds, in pixels."""


class Segment(NamedTuple):
    """A stretch of the meeting. `kind` is line, break, explore, define, develop or deliver; `width` is in minutes or pixels.

    `progress` runs from 0 to 1; a skipped phase keeps its tint and has a dotted outline. `name` and `detail` are shown
    by the time form.
    """

    kind: str
    width: float
    progress: float = 0.0
    skipped: bool = False
    name: str = ""
    detail: str = ""

    @property
    def is_phase(self) -> bool:
        """Whether the line is open here."""
        return self.kind in PHASES

    @property
    def opens(self) -> bool:
        """Whether the line opens here (explore, develop)."""
        return self.kind in CLOSES


def segments_scaled(segments: Sequence[Segment], width: float) -> list[Segment]:
    """The same segments with widths that together are `width`; nothing when they have no width at all."""
    total = sum(segment.width for segment in segments)
    if total <= 0:
        return []
    return [segment._replace(width=segment.width * width / total) for segment in segments]


def paint_line(
    painter: QPainter,
    theme: Theme,
    segments: Sequence[Segment],
    x: float,
    centre: float,
    half: float,
    stroke: float = 2.0,
    now: bool = True,
    at: int | None = None,
) -> None:
    """Paint segments (widths in pixels) from `x`, centred on `centre`, `half` as high above as below.

    With `now` a line crosses where the meeting is: in segment `at`, else in the last one that is begun and not done.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = x
    spans = []
    for segment in segments:
        spans.append((segment, left))
        left += segment.width
    for segment, start in spans:
        if segment.is_phase:
            _paint_tint(painter, theme, segment, start, centre, half)
    for index, (segment, start) in enumerate(spans):
        if _pairs(segments, index):
            _paint_fold(painter, theme, start + segment.width, centre, half)
    for segment, start in spans:
        if segment.is_phase and segment.progress > 0 and not segment.skipped:
            _paint_done(painter, theme, segment, start, centre, half)
    _paint_outlines(painter, theme, segments, x, centre, half, stroke)
    if now:
        _paint_now(painter, theme, spans, centre, half, at)
    painter.restore()


def paint_mark(
    painter: QPainter, theme: Theme, rect: QRectF, progress: tuple[float, float, float, float] = (1, 1, 1, 1)
) -> None:
    """Paint the two diamonds as large as `rect` allows, 60 : 32; narrower than 40 pixels there is one diamond only."""
    scale = min(rect.width() / MARK_WIDTH, rect.height() / MARK_HEIGHT)
    stroke = 2 * min(1.0, max(0.75, scale))
    pairs = list(zip(PHASES, progress, strict=True))
    if rect.width() < SMALLEST_MARK:
        pairs = pairs[:2]
        scale = min(rect.width() / (MARK_WIDTH / 2 + 2), rect.height() / MARK_HEIGHT)
    width = 14 * scale
    left = rect.center().x() - width * len(pairs) / 2
    segments = [Segment(kind, width, done) for kind, done in pairs]
    paint_line(painter, theme, segments, left, rect.center().y(), width, stroke, now=False)


def half_diamond(segment: Segment, x: float, centre: float, half: float) -> QPolygonF:
    """The triangle of one phase."""
    end = x + segment.width
    if segment.opens:
        return QPolygonF([QPointF(x, centre), QPointF(end, centre - half), QPointF(end, centre + half)])
    return QPolygonF([QPointF(x, centre - half), QPointF(end, centre), QPointF(x, centre + half)])


def _pairs(segments: Sequence[Segment], index: int) -> bool:
    """Whether the segment opens and the next one closes the same diamond."""
    return index + 1 < len(segments) and CLOSES.get(segments[index].kind) == segments[index + 1].kind


def _paint_tint(painter: QPainter, theme: Theme, segment: Segment, x: float, centre: float, half: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(segment.kind + "Tint"))
    painter.drawPolygon(half_diamond(segment, x, centre, half))


def _paint_fold(painter: QPainter, theme: Theme, x: float, centre: float, half: float) -> None:
    painter.setPen(pen(theme.colour("hatch"), theme.line("hair")))
    painter.drawLine(QPointF(x, centre - half), QPointF(x, centre + half))


def _paint_done(painter: QPainter, theme: Theme, segment: Segment, x: float, centre: float, half: float) -> None:
    done = min(1.0, max(0.0, segment.progress))
    near, far = (0.0, half * done) if segment.opens else (half, half * (1 - done))
    end = x + segment.width * done
    points = [(x, centre - near), (end, centre - far), (end, centre + far), (x, centre + near)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(segment.kind))
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))


def _paint_outlines(
    painter: QPainter,
    theme: Theme,
    segments: Sequence[Segment],
    x: float,
    centre: float,
    half: float,
    stroke: float,
) -> None:
    ink = theme.colour("ink")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    skip_next = False
    for index, segment in enumerate(segments):
        end = x + segment.width
        painter.setPen(pen(ink, stroke, dotted=segment.skipped or segment.kind == "break"))
        if skip_next:
            skip_next = False
        elif not segment.is_phase:
            painter.drawLine(QPointF(x, centre), QPointF(end, centre))
        elif _pairs(segments, index) and segment.skipped == segments[index + 1].skipped:
            far = end + segments[index + 1].width
            corners = [(x, centre), (end, centre - half), (far, centre), (end, centre + half)]
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
            skip_next = True
        elif _pairs(segments, index) or (index and _pairs(segments, index - 1)):
            tip, base = (x, end) if segment.opens else (end, x)
            painter.drawPolyline(
                QPolygonF([QPointF(base, centre - half), QPointF(tip, centre), QPointF(base, centre + half)])
            )
        else:
            painter.drawPolygon(half_diamond(segment, x, centre, half))
        x = end


def _paint_now(
    painter: QPainter,
    theme: Theme,
    spans: Sequence[tuple[Segment, float]],
    centre: float,
    half: float,
    at: int | None,
) -> None:
    here = None
    if at is not None and 0 <= at < len(spans):
        here = spans[at]
    else:
        begun = [span for span in spans if 0 < span[0].progress < 1]
        here = begun[-1] if begun else None
    if here is None:
        return
    segment, start = here
    x = start + segment.width * min(1.0, max(0.0, segment.progress))
    painter.setPen(pen(theme.colour("ink"), 2.0))
    painter.drawLine(QPointF(x, centre - half - PROUD), QPointF(x, centre + half + PROUD))
