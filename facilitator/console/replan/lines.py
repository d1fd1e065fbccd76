"""The meeting as two lines in one time scale: without change, and as proposed, with the fixed times through both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.icons import paint_icon
from facilitator.painting.ink import write
from facilitator.painting.line import Segment, paint_line
from facilitator.painting.pens import pen
from facilitator.stage import Stage
from workshops import agenda
from workshops.replan import Proposal, Row
from workshops.timeline import Timeline

USUAL, LOWEST = 286, 120
EDGE = 2.0
DONE = "done"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line: its kind, when it begins and ends (minutes after midnight) and how much of it is done."""

    kind: str
    begins: int
    ends: int
    done: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """Both lines, their common scale, the fixed times with their words, and where the meeting stands."""

    before: tuple[Span, ...]
    after: tuple[Span, ...]
    start: int
    end: int
    pins: tuple[tuple[int, str], ...]
    late: tuple[tuple[int, str], ...]
    now: float | None


def picture(line: Timeline, proposal: Proposal, fixed: bool, words_end: str) -> Picture:
    """The picture of a proposal for a meeting that stands at `line`; `fixed` when its end is locked."""
    rows = proposal.rows
    done = _done(line, rows[0].begins) if line.here >= 0 else ()
    share = 0.0
    if line.here >= 0 and rows[0].after:
        of = line.rows[line.here].minutes
        share = min(1.0, max(0.0, (line.at - sum(r.minutes for r in line.rows[: line.here])) / of)) if of else 0.0
    before = (*done, *_spans([(row, row.began_before, row.before if n or line.here < 0 else row.after)
                              for n, row in enumerate(rows)], share))  # fmt: skip
    after = (*done, *_spans([(row, row.begins, row.after) for row in rows], share))
    pins = [(row.pinned, row.title) for row in rows if row.pinned is not None]
    late = [(row.pinned, f"{row.title} {agenda.clock_text(row.began_before)}")
            for row in rows if row.pinned is not None and row.began_before > row.pinned]  # fmt: skip
    if fixed and proposal.deadline is not None:
        pins.append((proposal.deadline, words_end))
        if proposal.ended_before > proposal.deadline:
            late.append((proposal.deadline, f"{words_end} {agenda.clock_text(proposal.ended_before)}"))
    start = before[0].begins if before else rows[0].begins
    end = max(proposal.ended_before, proposal.ends, proposal.deadline or 0, *(at for at, _ in pins), start + 1)
    now = rows[0].begins + share * rows[0].after if line.here >= 0 else None
    return Picture(tuple(before), tuple(after), start, end, tuple(pins), tuple(late), now)


def _done(line: Timeline, until: int) -> tuple[Span, ...]:
    """What is behind, drawn to end where the activity at hand began."""
    rows = [row for row in line.rows[: line.here] if not row.beside]
    total = sum(row.minutes for row in rows)
    start = min(line.start, until)
    found, at = [], 0
    for row in rows:
        begins = start + round((until - start) * at / total)
        at += row.minutes
        kind = "break" if row.work == "break" else row.phase or "line"
        found.append(Span(kind, begins, start + round((until - start) * at / total), 1.0))
    return tuple(found)


def _spans(rows: Sequence[tuple[Row, int, int]], share: float) -> list[Span]:
    """The rows one after another, with plain line where something is waited for."""
    found: list[Span] = []
    for number, (row, begins, minutes) in enumerate(rows):
        if row.beside:
            continue
        if found and found[-1].ends < begins:
            found.append(Span("line", found[-1].ends, begins))
        found.append(Span(row.kind, begins, begins + minutes, share if number == 0 else 0.0))
    return found


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Spans of one kind that follow each other as one."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last is not None and last.kind == span.kind and last.ends == span.begins:
            whole = span.ends - last.begins
            done = last.done * (last.ends - last.begins) + span.done * (span.ends - span.begins)
            merged[-1] = Span(span.kind, last.begins, span.ends, done / whole if whole else 0.0)
        else:
            merged.append(span)
    return merged


class ReplanLines(QWidget):
    """Paints the picture. What it says in words stands in the table beneath it."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._theme = stage, stage.theme
        self._picture: Picture | None = None
        self.setAccessibleName(stage.words("replan.picture"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        stage.theme.changed.connect(self.update)

    def show_picture(self, shown: Picture) -> None:
        """Show this one; the same one is not painted again."""
        if shown != self._picture:
            self._picture = shown
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(900, USUAL)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, LOWEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._picture
        if shown is None:
            return
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        label = theme.leading("label")
        top = label + 8.0
        names = label + 4.0
        pitch = (self.height() - top) / 2
        half = max(14.0, (pitch - names - 16) / 2)
        for number, (spans, name) in enumerate(((shown.before, "before"), (shown.after, "after"))):
            centre = top + number * pitch + 6 + half
            said = self._stage.words(f"replan.line.{name}")
            write(painter, theme, "label", "inkSoft", said, EDGE, centre - half + 2, 150, weight=600)
            self._paint_spans(painter, spans, centre, half, shown)
        self._paint_pins(painter, shown, top, top + pitch + 6 + 2 * half + 4, top + 10)
        for number, spans in enumerate((shown.before, shown.after)):
            for span in _merged(spans):
                self._paint_name(painter, span, top + number * pitch + 6 + 2 * half + 2, shown)

    def _x(self, minute: float, shown: Picture) -> float:
        return EDGE + (minute - shown.start) * (self.width() - 2 * EDGE - self._room()) / (shown.end - shown.start)

    def _room(self) -> float:
        """What is kept free at the right for the words of a late end."""
        metrics = QFontMetricsF(self._theme.font("label", weight=600))
        return metrics.horizontalAdvance(f"{self._stage.words('replan.end')} 00:00") + 12

    def _paint_spans(
        self, painter: QPainter, spans: Sequence[Span], centre: float, half: float, shown: Picture
    ) -> None:
        merged = _merged(spans)
        segments = [
            Segment(span.kind, self._x(span.ends, shown) - self._x(span.begins, shown), span.done) for span in merged
        ]
        if merged:
            paint_line(painter, self._theme, segments, self._x(merged[0].begins, shown), centre, half, 2.0, now=False)
        if shown.now is not None:
            x = round(self._x(shown.now, shown))
            painter.setPen(pen(self._theme.colour("ink"), 2.0))
            painter.drawLine(QLineF(x, centre - half - 4, x, centre + half + 4))

    def _paint_name(self, painter: QPainter, span: Span, top: float, shown: Picture) -> None:
        """The phase and its minutes under the line, where there is room for them."""
        words, theme = self._stage.words, self._theme
        if span.kind == "line":
            return
        name = words("words.work.break") if span.kind == "break" else words(f"words.phase.{span.kind}")
        minutes = words("words.count.minutes", n=span.ends - span.begins)
        strong, plain = theme.font("label", weight=600), theme.font("label", weight=400)
        first = QFontMetricsF(strong).horizontalAdvance(name)
        second = QFontMetricsF(plain).horizontalAdvance(minutes)
        left, right = self._x(span.begins, shown), self._x(span.ends, shown)
        middle = top + theme.leading("label") / 2
        if first + 6 + second <= right - left:
            x = (left + right - first - 6 - second) / 2
            behind = QRectF(x - 3, top + 1, first + second + 12, theme.leading("label") - 2)
            painter.fillRect(behind, theme.colour("canvas"))  # a fixed time may cross it
            write(painter, theme, "label", "ink", name, x, middle, weight=600)
            write(painter, theme, "label", "inkSoft", minutes, x + first + 6, middle, weight=400)
        elif first <= right - left:
            write(painter, theme, "label", "ink", name, (left + right - first) / 2, middle, weight=600)

    def _paint_pins(self, painter: QPainter, shown: Picture, top: float, bottom: float, late_at: float) -> None:
        theme = self._theme
        middle, side = theme.leading("label") / 2, float(theme.scaled(13))
        free = 0.0
        for at, title in sorted(shown.pins):
            x = round(self._x(at, shown))
            painter.setPen(pen(theme.colour("ink"), 2.0))
            painter.drawLine(QLineF(x, top - 4, x, bottom))
            clock = agenda.clock_text(at)
            font = QFontMetricsF(theme.font("label", weight=600))
            width = side + 5 + font.horizontalAdvance(f"{clock} ") + font.horizontalAdvance(title)
            left = max(free, min(x - side - 5 - font.horizontalAdvance(clock), self.width() - width - 2))
            if left + side + 5 + font.horizontalAdvance(clock) > self.width():
                continue
            paint_icon(painter, "lock", theme.colour("ink"), QRectF(round(left), round(middle - side / 2), side, side))
            end = left + side + 5
            end += write(painter, theme, "label", "ink", f"{clock} ", end, middle, weight=600)
            free = end + write(painter, theme, "label", "ink", title, end, middle, self.width() - end, weight=400) + 14
        for at, said in shown.late:
            left = self._x(at, shown) + 8
            write(painter, theme, "label", "ink", said, left, late_at, self.width() - left, weight=600)
