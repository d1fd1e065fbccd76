"""The calm page of a break: when we go on and with what, and the meeting as one line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.painting.line import Segment, paint_line, segments_scaled
from facilitator.painting.note import paint_focus
from facilitator.stage import Stage
from facilitator.theme.theme import Theme
from facilitator.widgets.ring import OWN
from workshops import agenda, meeting, timeline
from workshops.timeline import Timeline

STROKE = 2.0
TALLEST = 60.0
WIDEST = 920.0


class BreakPage(QWidget):
    """Read anew at each `refresh`; between them it only repaints. Its focus stands round the words."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._time = self._lead = self._title = ""
        self._segments: list[Segment] = []
        self._at = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN, True)
        stage.theme.changed.connect(self.update)

    @property
    def sentence(self) -> str:
        """All that it says."""
        return self.accessibleName()

    def refresh(self) -> None:
        """Read the clock and the agenda."""
        stage = self._stage
        workshop, words = stage.desk.workshop, stage.words
        line = timeline.of(workshop, stage.desk.now())
        following = meeting.following(workshop)
        row = next((row for row in line.rows if following is not None and row.activity == following.id), None)
        paused = workshop.progress is None or workshop.progress.paused is not None
        self._title = following.title if following is not None else ""
        minutes = line.ends if following is None else row.forecast if row is not None else None
        stands = paused or minutes is None
        key = "end" if following is None else "go_on"
        self._lead = words(f"plain.break.{key}_paused" if stands else f"plain.break.{key}")
        self._time = "" if stands or minutes is None else agenda.clock_text(minutes)
        self._read_line(line)
        between = ". " if self._time else " "
        said = f"{self._lead} {self._time}".strip()
        self.setAccessibleName(f"{said}{between}{self._title}" if self._title else said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(500, 380)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._stage.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clock = theme.font("clock", scale=2.0)
        half = min(TALLEST, self.height() / 8)
        digits = round(QFontMetricsF(clock).height() * 0.94) if self._time else 0
        heights = (theme.leading("heading2"), digits, theme.leading("heading1"))
        top = max(0.0, (self.height() - sum(heights) - 2 * half - 64) * 0.44)
        self._middle(painter, self._lead, "heading2", "inkSoft", top, heights[0], theme, weight=400)
        painter.setFont(clock)
        painter.setPen(theme.colour("ink"))
        place = QRectF(0, top + heights[0], self.width(), heights[1])
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self._time)
        self._middle(painter, self._title, "heading1", "ink", top + heights[0] + heights[1] + 4, heights[2], theme)
        if self.hasFocus():
            words = max(place.height(), float(theme.scaled(380)))
            around = QRectF((self.width() - words) / 2, top, words, sum(heights) + 4).adjusted(-16, -16, 16, 16)
            paint_focus(painter, theme, around.intersected(QRectF(self.rect()).adjusted(4, 4, -4, -4)), 8.0)
        width = min(WIDEST, self.width() - 48.0)
        centre = top + sum(heights) + 64 + half
        shown = segments_scaled(self._segments, width)
        paint_line(painter, theme, shown, (self.width() - width) / 2, centre, half, STROKE, at=self._at)

    def _middle(
        self,
        painter: QPainter,
        text: str,
        style: str,
        role: str,
        top: float,
        height: float,
        theme: Theme,
        weight: int = 600,
    ) -> None:
        font = theme.font(style, weight=weight)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 48)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        left = (self.width() - metrics.horizontalAdvance(shown)) / 2
        painter.drawText(QPointF(round(left), round(top + height / 2 + metrics.capHeight() / 2)), shown)

    def _read_line(self, line: Timeline) -> None:
        """The agenda as segments; those of one kind that follow each other are one."""
        workshop, now = self._stage.desk.workshop, self._stage.desk.now()
        self._segments, self._at = [], -1
        shares = meeting.phase_progress(workshop, now)
        for row in line.rows:
            kind = row.phase or ("break" if row.work == "break" else "line")
            share = shares.get(kind, 0.0) if row.phase else 0.0
            if self._segments and self._segments[-1].kind == kind:
                before = self._segments[-1]
                self._segments[-1] = Segment(kind, before.width + row.minutes, before.progress, before.skipped)
            else:
                self._segments.append(
                    Segment(kind, row.minutes, share, row.state == timeline.SKIPPED and bool(row.phase))
                )
            if row.state == timeline.NOW:
                reading = meeting.reading(workshop, row.activity, now)
                last = self._segments[-1]
                done = (last.width - row.minutes + row.minutes * (1 - reading.share)) / last.width
                self._segments[-1] = Segment(kind, last.width, done, last.skipped)
                self._at = len(self._segments) - 1
