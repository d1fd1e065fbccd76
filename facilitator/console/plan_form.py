"""The plan as a picture: the time form, the activities as bars under it, and the hours of the day."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.painting.line import Segment
from facilitator.stage import Stage
from facilitator.widgets.form import TimeForm
from workshops import agenda
from workshops.model import Workshop
from workshops.phases import BREAK, PHASES

EDGE = 2.0  # pixels that the form leaves at its ends
BAR, TICK, GAP = 4, 5, 2


@dataclass(frozen=True, slots=True)
class Bar:
    """One activity: `kind` is a phase, break or line; it begins `at` so many minutes after midnight."""

    id: str
    kind: str
    at: int
    minutes: int
    beside: bool = False


class PlanForm(QWidget):
    """Shows the agenda of a workshop to scale. The activity chosen in the table is framed."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._form = TimeForm(stage.theme)
        self._bars = _Bars(stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._form)
        column.addWidget(self._bars)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_height(self, height: int) -> None:
        """How high the diamonds stand, in pixels."""
        self._form.setFixedHeight(height)

    def show_plan(self, workshop: Workshop, current: str | None) -> None:
        """Show the agenda as it stands, with the activity `current` framed."""
        words = self._stage.words
        segments = _segments(self._stage, workshop)
        spoken = ", ".join(f"{segment.name} {segment.detail}" for segment in segments if segment.name)
        self._form.show_segments(segments, words("prepare.form.name", parts=spoken))
        starts = {slot.activity: slot.start for slot in agenda.slots(workshop)}
        bars = [
            Bar(step.id, _kind(step.work, step.phase), starts[step.id], step.minutes, step is not block[0])
            for block in agenda.blocks(workshop)
            for step in block
        ]
        self._bars.show_bars(bars, current)

    def show_current(self, current: str | None) -> None:
        """Frame another activity."""
        self._bars.show_current(current)


def _kind(work: str, phase: str | None) -> str:
    return "break" if work == BREAK else phase or "line"


def _stretches(workshop: Workshop) -> list[tuple[str, str, int]]:
    """Kind, title and minutes one after another, with plain line where a fixed time is waited for."""
    starts = {slot.activity: slot.start for slot in agenda.slots(workshop)}
    found: list[tuple[str, str, int]] = []
    at = min(starts.values(), default=0)
    for block in agenda.blocks(workshop):
        first = block[0]
        if starts[first.id] > at:
            found.append(("line", "", starts[first.id] - at))
        found.append((_kind(first.work, first.phase), first.title, agenda.length(block)))
        at = starts[first.id] + agenda.length(block)
    return found


def _segments(stage: Stage, workshop: Workshop) -> list[Segment]:
    """Activities of one kind that follow each other as one segment, with its name and minutes."""
    words = stage.words
    runs: list[tuple[str, str, int]] = []
    for kind, title, minutes in _stretches(workshop):
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1], runs[-1][2] + minutes)
        else:
            runs.append((kind, title, minutes))
    phases = [index for index, run in enumerate(runs) if run[0] in PHASES]
    made = []
    for index, (kind, title, minutes) in enumerate(runs):
        name, detail = title, str(minutes)
        if kind in PHASES:
            name, detail = words(f"words.phase.{kind}"), words("words.count.minutes", n=minutes)
        elif kind == "line" and phases and index < phases[0]:
            name = words("prepare.form.before")
        elif kind == "line" and phases and index > phases[-1]:
            name = words("prepare.form.after")
        made.append(Segment(kind, float(minutes), name=name, detail=detail))
    return made


class _Bars(QWidget):
    """A bar per activity, and the time of day under them."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._theme = stage.theme
        self._bars: list[Bar] = []
        self._current: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        stage.theme.changed.connect(self.updateGeometry)

    def show_bars(self, bars: list[Bar], current: str | None) -> None:
        if (bars, current) != (self._bars, self._current):
            self._bars, self._current = bars, current
            self.update()

    def show_current(self, current: str | None) -> None:
        self.show_bars(self._bars, current)

    @property
    def _start(self) -> int:
        return min((bar.at for bar in self._bars), default=0)

    def sizeHint(self) -> QSize:
        return QSize(600, 2 + BAR + 2 + TICK + self._theme.leading("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        total = max((bar.at + bar.minutes for bar in self._bars), default=0) - self._start
        if total <= 0:
            return
        painter, theme = QPainter(self), self._theme
        scale = (self.width() - 2 * EDGE) / total
        framed = QRectF()
        for bar in self._bars:
            x = EDGE + (bar.at - self._start) * scale
            rect = QRectF(round(x), 2, max(1.0, round(x + bar.minutes * scale) - round(x) - GAP), BAR)
            if bar.beside:
                rect.setTop(2 + BAR / 2 + 1)
            if bar.kind == "break":
                self._paint_dashes(painter, rect)
            else:
                painter.fillRect(rect, theme.colour("control" if bar.kind == "line" else bar.kind))
            framed = rect if bar.id == self._current else framed
        if not framed.isNull():
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.drawRect(framed.adjusted(-1, -1, 1, 1))
        self._paint_hours(painter, total, scale)

    def _paint_dashes(self, painter: QPainter, rect: QRectF) -> None:
        at = rect.left()
        while at < rect.right():
            painter.fillRect(QRectF(at, rect.top() + 1, 2, 2), self._theme.colour("control"))
            at += 6

    def _paint_hours(self, painter: QPainter, total: int, scale: float) -> None:
        theme = self._theme
        font = theme.font("caption", weight=400)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        step = 30 if total * scale / max(1, total / 30) > 90 else 60
        end = self._start + total
        marks = [self._start, *range((self._start // step + 1) * step, end, step), end]
        used, last = -100.0, self.width() - EDGE - metrics.horizontalAdvance(agenda.clock_text(end))
        for mark in (marks[0], end, *marks[1:-1]):
            x = EDGE + (mark - self._start) * scale
            text = agenda.clock_text(mark)
            width = metrics.horizontalAdvance(text)
            left = EDGE if mark == self._start else last if mark == end else x - width / 2
            if mark not in (self._start, end) and (left < used + 8 or left + width > last - 8):
                continue
            used = max(used, left + width) if mark != end else used
            painter.fillRect(QRectF(min(round(x), self.width() - 3), 2 + BAR + 2, 1, TICK), theme.colour("control"))
            painter.setPen(theme.colour("inkSoft"))
            painter.drawText(QPointF(left, 2 + BAR + 2 + TICK + metrics.ascent() + 1), text)
