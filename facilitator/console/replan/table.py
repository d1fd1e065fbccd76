"""The proposal as a table: minutes kept, taken and added, old and new times, and a reason on every row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from facilitator.console.replan import telling
from facilitator.icons import paint_icon
from facilitator.painting.ink import paint_kind, write
from facilitator.theme.theme import Theme
from facilitator.widgets.row_list import RowList, RowState
from workshops import agenda
from workshops.labels import Words
from workshops.replan import Proposal, Row

ROW, TIGHT = 37, 31
A_MINUTE = 4.6  # pixels
BAR_AT, TITLE_AT = 2, 18
BAR_ROOM, COUNT_ROOM, TIME_ROOM, GAP = 150.0, 66.0, 50.0, 14.0
TITLE_SHARE, TITLE_MOST = 0.25, 300.0
NARROW = 420
"""In a table narrower than this, at normal text, the old times are left to be read aloud."""


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """A row of the proposal with its words. `is_at_hand` is the activity going on."""

    id: str
    spoken: str
    row: Row
    reason: str
    is_at_hand: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column begins, in pixels."""

    title: float
    bar: float
    minutes: float
    before: float
    begins: float
    reason: float


class ProposalTable(RowList[ProposedRow]):
    """Arrows move; what + and − and L do to the current row is somebody else's business."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words("replan.table"), self._draw, self._measure)
        self._look, self._words = theme, words
        self._longest = 1
        self.tight = False

    def show_proposal(self, proposal: Proposal, running: bool) -> None:
        """Show these rows; `running` when the first of them is going on."""
        words = self._words
        self._longest = max((max(row.before, row.after) for row in proposal.rows), default=1)
        self.show_rows(
            [
                ProposedRow(
                    row.activity, telling.spoken(words, row), row, telling.reason(words, row), running and not place
                )
                for place, row in enumerate(proposal.rows)
            ]
        )

    @property
    def wanted_height(self) -> int:
        """How high all rows stand."""
        return self._rows_height() + 2

    def columns(self, width: float) -> Columns:
        """The columns at a width; the bars go first where there is little room."""
        theme = self._look
        title = float(theme.scaled(TITLE_AT))
        named = min(theme.scaled(TITLE_MOST), max(theme.scaled(130), width * TITLE_SHARE))
        bar = title + named + GAP
        room = BAR_ROOM if width > theme.scaled(700) else 0.0
        minutes = bar + room + (GAP if room else 0.0)
        before = minutes + theme.scaled(COUNT_ROOM) + GAP
        begins = before + (theme.scaled(TIME_ROOM) if width > theme.scaled(NARROW) else 0)
        return Columns(title, bar, minutes, before, begins, begins + theme.scaled(TIME_ROOM) + GAP)

    def _measure(self, row: ProposedRow, width: int) -> int:
        return max(TIGHT if self.tight else ROW, self._look.leading("note") + 10)

    def _draw(self, painter: QPainter, area: QRectF, shown: ProposedRow, state: RowState) -> None:
        theme, row, middle = self._look, shown.row, area.center().y()
        if row.is_shortened:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), theme.line("hair")), theme.colour("line"))
        at = self.columns(area.width())
        paint_kind(painter, theme, QRectF(area.left() + BAR_AT, middle - 10, 4, 20), row.kind)
        weight = 600 if row.is_shortened else 400
        write(
            painter,
            theme,
            "note",
            "ink",
            row.title,
            area.left() + at.title,
            middle,
            at.bar - at.title - GAP,
            weight=weight,
        )
        if at.minutes - at.bar > GAP:
            self._draw_minutes(painter, QRectF(area.left() + at.bar, middle - 5, BAR_ROOM, 10), row)
        changed = row.before != row.after
        count = f"{row.before} → {row.after}" if changed else str(row.after)
        write(painter, theme, "note", "ink" if changed else "inkSoft", count, area.left() + at.minutes, middle,
              weight=600 if changed else 400)  # fmt: skip
        self._draw_times(painter, area, row, at)
        self._draw_reason(painter, area, shown, at)

    def _draw_minutes(self, painter: QPainter, room: QRectF, row: Row) -> None:
        """Kept minutes filled, taken ones as a dashed outline, added ones as an ink outline."""
        theme = self._look
        scale = min(A_MINUTE, room.width() / self._longest)
        role = "control" if row.kind in ("line", "break") else row.kind
        kept = QRectF(room.left(), room.top(), round(min(row.before, row.after) * scale), room.height())
        painter.fillRect(kept, theme.colour(role))
        if row.before == row.after:
            return
        rest = QRectF(kept.right(), room.top(), round(abs(row.before - row.after) * scale), room.height())
        added = row.after > row.before
        edge = QPen(theme.colour("ink" if added else role), 1.5)
        if not added:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rest.adjusted(0, 0.75, -0.75, -0.75))

    def _draw_times(self, painter: QPainter, area: QRectF, row: Row, at: Columns) -> None:
        theme, middle = self._look, area.center().y()
        moved = row.began_before != row.begins
        if moved and at.begins > at.before:
            old = agenda.clock_text(row.began_before)
            width = write(painter, theme, "note", "inkSoft", old, area.left() + at.before, middle, weight=400)
            painter.setPen(QPen(theme.colour("inkSoft"), 1))
            x = round(area.left() + at.before)
            painter.drawLine(QLineF(x, middle + 0.5, x + width, middle + 0.5))
        new = agenda.clock_text(row.begins)
        write(painter, theme, "note", "ink" if moved else "inkSoft", new, area.left() + at.begins, middle,
              weight=600 if moved else 400)  # fmt: skip

    def _draw_reason(self, painter: QPainter, area: QRectF, shown: ProposedRow, at: Columns) -> None:
        theme, middle, x = self._look, area.center().y(), area.left() + at.reason
        sign = {"late": "triangle-alert"}.get(shown.row.reason, "lock" if shown.row.pinned is not None else "")
        if sign:
            side = theme.scaled(14)
            paint_icon(painter, sign, theme.colour("ink"), QRectF(round(x), round(middle - side / 2), side, side))
            x += side + 7
        role = "ink" if shown.row.reason in ("late", "shortened", "floor", "chosen") else "inkSoft"
        write(painter, theme, "note", role, shown.reason, x, middle, area.right() - x - 6, weight=400)


def heading_places(table: ProposalTable, theme: Theme, words: Words) -> list[tuple[float, str]]:
    """The names of the columns and where they stand."""
    at = table.columns(float(table.viewport().width()))
    names = [(float(BAR_AT), "activity"), (at.bar if at.minutes - at.bar > GAP else at.minutes, "minutes")]
    names += [(at.before, "begins"), (at.reason, "reason")]
    metrics = QFontMetricsF(theme.font("caption", weight=400))
    found = [(x, words(f"replan.column.{name}")) for x, name in names]
    kept: list[tuple[float, str]] = []
    for x, text in found:  # a name that would run into the one before is left out
        if not kept or kept[-1][0] + metrics.horizontalAdvance(kept[-1][1]) + 6 <= x:
            kept.append((x, text))
    return kept
