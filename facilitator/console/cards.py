"""The cards of the first window: a template with its line, and the meeting to go on with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.painting.line import Segment, paint_line, segments_scaled
from facilitator.painting.pens import pen
from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.focus import RADIUS, ring_is_missing
from facilitator.widgets.keys import cap_size, paint_cap
from facilitator.widgets.pressed import Pressed
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text

WIDTH, HEIGHT = 301, 212
SCALE = 232 / 180
"""Pixels a minute: every template is drawn to the same scale, so that the line's length is the meeting's."""
LONGEST = 232.0
INSET = 20


class Card(Pressed):
    """A card that is a button: a line, a name with its key, a few words, and a foot of length and size."""

    def __init__(
        self,
        theme: Theme,
        segments: Sequence[Segment],
        name: str,
        description: str,
        keys: str = "",
        foot: tuple[str, str] = ("", ""),
        *,
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._segments, self._name, self._description = theme, list(segments), name, description
        self._keys, self._foot, self._dashed = keys, foot, dashed
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(part for part in (description, *foot, keys) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setProperty(RADIUS, theme.radius("panel"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        lines = self._theme.leading("heading3") + 2 * self._theme.leading("label")
        lines += self._theme.leading("label") if any(self._foot) else 0
        return QSize(200, 84 + lines + (24 if any(self._foot) else 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        edge = QPen(theme.colour("ink" if self.is_hovered or self.isDown() else "control" if self._dashed else "line"))
        edge.setWidthF(theme.line("hair"))
        if self._dashed and not self.is_hovered:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(theme.colour("sunk" if self.isDown() else "canvas" if self._dashed else "surface"))
        radius = theme.radius("panel")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        room = QRectF(self.rect()).adjusted(INSET, 0, -INSET, 0)
        self._paint_line(painter, room)
        self._paint_words(painter, room)
        if ring_is_missing(self):
            painter.setPen(QPen(theme.colour("focus"), theme.line("focus")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), radius, radius)

    def _paint_line(self, painter: QPainter, room: QRectF) -> None:
        centre = 41.0
        total = sum(segment.width for segment in self._segments)
        if not total:
            painter.setPen(pen(self._theme.colour("control"), 2))
            painter.drawLine(
                QPointF(room.left() + 2, centre), QPointF(min(room.right(), room.left() + LONGEST), centre)
            )
            return
        width = min(total * SCALE, LONGEST, room.width() - 4)
        paint_line(painter, self._theme, segments_scaled(self._segments, width), room.left() + 2, centre, 20, now=False)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        theme = self._theme
        top = 74.0
        cap = cap_size(theme, self._keys) if self._keys else QSize()
        name = Lines(
            self._name, theme.font("heading3"), room.width() - cap.width() - 10, theme.leading("heading3"), most=2
        )
        name.paint(painter, QPointF(room.left(), top), theme.colour("ink"))
        if self._keys:
            at = QRectF(
                room.right() - cap.width(),
                top + (theme.leading("heading3") - cap.height()) / 2,
                cap.width(),
                cap.height(),
            )
            paint_cap(painter, theme, at, self._keys, theme.colour("ink"), theme.colour("control"))
        small = theme.font("note", weight=400)
        foot = self.height() - 15.0 - theme.leading("label")
        above = top + name.height + 2
        leading = theme.scaled(20)
        fits = max(1, int((foot - 6 - above) // leading)) if any(self._foot) else 2
        Lines(self._description, small, room.width(), leading, most=min(3, fits)).paint(
            painter, QPointF(room.left(), above), theme.colour("inkSoft")
        )
        self._paint_foot(painter, QPointF(room.left(), foot))

    def _paint_foot(self, painter: QPainter, at: QPointF) -> None:
        theme = self._theme
        strong, plain = theme.font("label", weight=600), theme.font("label", weight=400)
        baseline = at + QPointF(0, QFontMetricsF(strong).ascent())
        painter.setFont(strong)
        painter.setPen(theme.colour("ink"))
        painter.drawText(baseline, self._foot[0])
        after = QFontMetricsF(strong).horizontalAdvance(self._foot[0]) + (12 if self._foot[0] else 0)
        painter.setFont(plain)
        painter.setPen(theme.colour("inkSoft"))
        painter.drawText(baseline + QPointF(after, 0), self._foot[1])


class Portrait(QWidget):
    """A meeting's two diamonds, as far as it has come."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments: list[Segment] = []
        self._at: int | None = None
        self.setFixedSize(200, 100)
        theme.changed.connect(self.update)

    def show_segments(self, segments: Sequence[Segment], at: int | None) -> None:
        """Show these; `at` is the phase the meeting is in."""
        self._segments, self._at = list(segments), at
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scaled = segments_scaled(self._segments, self.width() - 8.0)
        paint_line(painter, self._theme, scaled, 4.0, self.height() / 2, 42.0, at=self._at, now=self._at is not None)


class ContinueCard(Panel):
    """Where we were: the meeting's diamonds, its name, where it stands, and one button."""

    wanted = Signal()

    def __init__(self, theme: Theme, heading: str, button: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 24, 16)
        row.setSpacing(28)
        self.portrait = Portrait(theme)
        row.addWidget(self.portrait)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(Text(heading, theme, "label", "inkSoft"))
        self.title = Text("", theme, "heading1", wrap=True, most=2)
        words.addWidget(self.title)
        self.where = Text("", theme, "heading3", "inkSoft", wrap=True, weight=400)
        words.addWidget(self.where)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.button = Button(button, theme, keys, kind="live")
        self.button.clicked.connect(self.wanted)
        row.addWidget(self.button)
