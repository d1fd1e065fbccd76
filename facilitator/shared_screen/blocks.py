"""What a page is made of: small frozen things with a place, that can be compared, painted and read aloud.

A page that changes is laid out anew, and only the blocks that differ from those on screen are painted again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from facilitator.icons import paint_icon
from facilitator.painting.chart import paint_chart
from facilitator.painting.clock import paint_clock
from facilitator.painting.code import paint_code
from facilitator.painting.line import Segment, paint_line, paint_mark
from facilitator.painting.note import NoteWords, paint_hatch, paint_note
from facilitator.painting.shapes import paint_completeness, paint_feedback_sign, paint_shape, paint_vote_diamond
from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme
from workshops.charts.marks import Chart


class Block(Protocol):
    """A thing on a page. `said` is what it tells somebody who can't see it; empty for what only decorates."""

    @property
    def rect(self) -> QRectF: ...

    @property
    def said(self) -> str: ...

    def paint(self, painter: QPainter, theme: Theme) -> None: ...


@dataclass(frozen=True, eq=True)
class Words:
    """Laid-out text."""

    rect: QRectF
    lines: Lines
    role: str
    said: str

    def paint(self, painter: QPainter, theme: Theme) -> None:
        self.lines.paint(painter, self.rect.topLeft(), theme.colour(self.role))


@dataclass(frozen=True, eq=True)
class Label:
    """One short line on a baseline: a count, a digit, a name that is known to fit."""

    rect: QRectF
    text: str
    font: QFont
    role: str
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        painter.setFont(self.font)
        painter.setPen(theme.colour(self.role))
        painter.drawText(self.rect, int(self.align | Qt.AlignmentFlag.AlignVCenter), self.text)


@dataclass(frozen=True, eq=True)
class Paper:
    """A note with its words; `landed` has an ink edge, `hanging` is outlined because it is not yet let go."""

    rect: QRectF
    words: NoteWords
    target_group: str | None
    said: str
    landed: bool = False
    hanging: bool = False

    def paint(self, painter: QPainter, theme: Theme) -> None:
        if self.hanging:
            words = self.words
            paint_note(painter, theme, self.rect, "", self.target_group, editing=True, words=words)
            painter.setPen(QPen(theme.colour("ink"), max(2.0, theme.line("selected")), Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect.adjusted(1, 1, -1, -1), theme.radius("note"), theme.radius("note"))
            top = (self.rect.height() - words.lines.height) / 2
            words.lines.paint(painter, self.rect.topLeft() + QPointF(words.left, top), theme.colour("ink"))
            return
        paint_note(painter, theme, self.rect, "", self.target_group, selected=self.landed, words=self.words)


@dataclass(frozen=True, eq=True)
class Hatch:
    """Hatching: something is hidden here."""

    rect: QRectF
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_hatch(painter, theme, self.rect)


@dataclass(frozen=True, eq=True)
class Shape:
    """The sign of a target group."""

    rect: QRectF
    target_group: str | None
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_shape(painter, theme, self.target_group, self.rect)


@dataclass(frozen=True, eq=True)
class Rule:
    """A straight line, filled with a role."""

    rect: QRectF
    role: str
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        painter.fillRect(self.rect, theme.colour(self.role))


@dataclass(frozen=True, eq=True)
class Code:
    """A QR code."""

    rect: QRectF
    text: str
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_code(painter, self.text, self.rect)


@dataclass(frozen=True, eq=True)
class Panel:
    """A surface with a thin edge and round corners."""

    rect: QRectF
    edge: str = "line"
    width: float = 1.0
    radius: float = 8.0
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        width = max(self.width, theme.line("hair"))
        painter.setPen(QPen(theme.colour(self.edge), width))
        painter.setBrush(theme.colour("surface"))
        inset = width / 2
        painter.drawRoundedRect(self.rect.adjusted(inset, inset, -inset, -inset), self.radius, self.radius)


@dataclass(frozen=True, eq=True)
class Strokes:
    """One stroke for each person: done are filled in the colour of the phase, the one being typed outlined in ink."""

    rect: QRectF
    done: int
    total: int
    phase: str
    typing: int = 0
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        pitch = self.rect.width() / max(1, self.total)
        width = max(1, round(pitch * 2 / 3))
        edge = theme.line("hair")
        for index in range(self.total):
            stroke = QRectF(self.rect.left() + round(index * pitch), self.rect.top(), width, self.rect.height())
            if index < self.done:
                painter.fillRect(stroke, theme.colour(self.phase))
                continue
            typed = index < self.done + self.typing
            painter.setPen(QPen(theme.colour("ink" if typed else "control"), 2 * edge if typed else edge))
            painter.setBrush(theme.colour("surface") if typed else Qt.BrushStyle.NoBrush)
            painter.drawRect(stroke.adjusted(0, 0, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@dataclass(frozen=True, eq=True)
class Dots:
    """Vote diamonds in a row, the first `filled` of `total` filled; without digits."""

    rect: QRectF
    filled: int
    total: int
    phase: str
    gap: float
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        size = self.rect.height()
        for index in range(self.total):
            place = QRectF(self.rect.left() + index * (size + self.gap), self.rect.top(), size, size)
            paint_vote_diamond(painter, theme, place, self.phase, filled=index < self.filled)


@dataclass(frozen=True, eq=True)
class Fields:
    """How complete a sheet is: one small diamond for each field."""

    rect: QRectF
    done: int
    total: int
    phase: str
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_completeness(painter, theme, self.rect, self.done, self.total, self.phase)


@dataclass(frozen=True, eq=True)
class Sign:
    """The sign of a kind of feedback."""

    rect: QRectF
    kind: str
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_feedback_sign(painter, theme, self.kind, self.rect)


@dataclass(frozen=True, eq=True)
class Icon:
    """An icon beside words that say the same."""

    rect: QRectF
    name: str
    role: str
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_icon(painter, self.name, theme.colour(self.role), self.rect)


@dataclass(frozen=True, eq=True)
class Mark:
    """The two diamonds, filled as far as the phases have come."""

    rect: QRectF
    progress: tuple[float, float, float, float]
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_mark(painter, theme, self.rect, self.progress)


@dataclass(frozen=True, eq=True)
class Meeting:
    """The whole meeting as one line that opens and closes; segment widths are in pixels."""

    rect: QRectF
    segments: tuple[Segment, ...]
    stroke: float
    at: int | None
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        half = self.rect.height() / 2 - 6
        paint_line(
            painter,
            theme,
            self.segments,
            self.rect.left(),
            self.rect.center().y(),
            half,
            self.stroke,
            now=self.at is not None,
            at=self.at,
        )


@dataclass(frozen=True, eq=True)
class Face:
    """The clock of the room."""

    rect: QRectF
    share: float
    text: str
    caption: str
    phase: str | None
    paused: bool
    sign: str
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_clock(
            painter,
            theme,
            self.rect,
            self.share,
            self.text,
            self.phase,
            self.caption,
            self.paused,
            room="shared",
            sign=self.sign,
        )


@dataclass(frozen=True, eq=True)
class Picture:
    """A picture of numbers, one unit of it so many pixels."""

    rect: QRectF
    chart: Chart
    unit: float
    said: str = ""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_chart(painter, theme, self.chart, self.rect.topLeft(), self.unit)
