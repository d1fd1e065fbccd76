"""Words from phones as a list: those that wait for a person first, then the latest that are there; one key lets in, one puts away."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from facilitator.icons import paint_icon
from facilitator.painting.ink import write
from facilitator.stage import Stage
from facilitator.widgets.row_list import RowList, RowState
from workshops import ideas
from workshops.model import Workshop

LATEST = 30
ROW = 44


@dataclass(frozen=True, slots=True)
class WordsRow:
    """`waits` for a person; `detail` says what it is, and why it should be looked at twice."""

    id: str
    text: str
    waits: bool
    detail: str
    spoken: str


def rows(stage: Stage) -> list[WordsRow]:
    """What waits, oldest first, then what came in this activity, latest first. Hidden teams' notes that don't wait are not read here."""
    words, workshop = stage.words, stage.desk.workshop
    found = []
    for each in stage.phones.waiting:
        kind = words(f"phones.kind.{each.kind}")
        why = words(f"phones.why.{each.why}") if each.why else ""
        detail = " · ".join(part for part in (kind, why) if part)
        found.append(WordsRow(each.id, each.text, True, detail, words("phones.waits", text=each.text, detail=detail)))
    for key in reversed(stage.phones.came[-LATEST:]):
        told = _told(workshop, key)
        if told is not None:
            detail = words(f"phones.kind.{told[0]}")
            found.append(WordsRow(key, told[1], False, detail, words("phones.here", text=told[1], detail=detail)))
    return found


def _told(workshop: Workshop, key: str) -> tuple[str, str] | None:
    idea = next((row for row in reversed(workshop.ideas) if row.id == key), None)
    if idea is not None:
        return ("idea", idea.text) if ideas.visible(workshop, idea) else None
    said = next((row for row in workshop.feedback if row.id == key), None)
    if said is not None:
        return "feedback", said.text
    answer = next((row for row in workshop.answers if row.id == key), None)
    return ("answer", answer.text) if answer is not None else None


class WordsList(RowList[WordsRow]):
    """Return lets in, Delete puts away."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, stage.words("phones.list"), self._draw, self._measure, grow=True, parent=parent)
        self._stage = stage
        self.opened.connect(self._let_in)
        self.removed.connect(self._put_away)

    def refresh(self) -> None:
        """Look again."""
        self.show_rows(rows(self._stage))

    def _waits(self, key: str) -> bool:
        return any(row.waits for row in self.rows.rows if row.id == key)

    def _let_in(self, key: str) -> None:
        if self._waits(key):
            self._stage.phones.let_in([key])

    def _put_away(self, key: str) -> None:
        if self._waits(key):
            self._stage.phones.turn_away([key])
        else:
            self._stage.phones.hide([key])

    def _measure(self, _row: WordsRow | None, _width: int) -> int:
        theme = self._stage.theme
        return max(ROW, theme.leading("body") + theme.leading("note") + 8)

    def _draw(self, painter: QPainter, area: QRectF, row: WordsRow, state: RowState) -> None:
        theme = self._stage.theme
        if state.current and state.focused:
            painter.fillRect(area, theme.colour("accentTint"))
        elif row.waits or state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), theme.line("hair")), theme.colour("line"))
        side = float(theme.scaled(14))
        x, room = area.left() + 6, area.width() - side - 24
        first = area.top() + 4 + theme.leading("body") / 2
        if row.waits:
            paint_icon(painter, "clock", theme.colour("ink"), QRectF(x, first - side / 2, side, side))
        metrics = QFontMetricsF(theme.font("body"))
        shown = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, room)
        write(painter, theme, "body", "ink", shown, x + side + 8, first, room)
        below = area.top() + 4 + theme.leading("body") + theme.leading("note") / 2
        write(painter, theme, "note", "inkSoft", row.detail, x + side + 8, below, room)
