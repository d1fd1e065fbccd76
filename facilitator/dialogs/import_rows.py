"""What will come of each row of a file: the ideas as they will be, and before them the rows that can't be read, with why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from facilitator.painting.ink import lines, write
from facilitator.painting.shapes import paint_check, paint_shape
from facilitator.stage import refusal_sentence
from facilitator.theme.theme import Theme
from facilitator.widgets.row_list import RowList, RowState
from workshops.exchange import spreadsheet
from workshops.exchange.spreadsheet import Outcome
from workshops.labels import Words

MOST = 400
"""So many rows are listed, the rest are counted: nobody reads further before they have seen the ideas on the board."""
NUMBER, SIGN, PAD = 46, 22, 9
LINES = 3


@dataclass(frozen=True, slots=True)
class Coming:
    """A row: its line in the file, the words, what stands beneath them, and whether it is refused."""

    id: str
    line: str
    text: str
    detail: str
    spoken: str
    target_group: str | None = None
    refused: bool = False


def coming(
    rows: Sequence[spreadsheet.Row], outcome: Outcome, words: Words, teams: Mapping[str, str | None]
) -> list[Coming]:
    """The rows as they were judged, refused ones first. An idea has the target group of its team where it has none itself."""
    places = set(outcome.places)
    bad = [
        _refused(place, rows[place], refusal_sentence(words, refusal), words)
        for place, (_line, refusal) in zip(outcome.places, outcome.refused, strict=True)
    ]
    good = [_taken(place, row, words, teams) for place, row in enumerate(rows) if place not in places]
    found = bad + good
    if len(found) > MOST:
        more = words("incoming.more", n=len(found) - MOST)
        found = [*found[:MOST], Coming("more", "", more, "", more)]
    return found


def _refused(place: int, row: spreadsheet.Row, why: str, words: Words) -> Coming:
    spoken = words("incoming.row_refused", line=row.line, why=why)
    return Coming(str(place), str(row.line), row.text, why, spoken, refused=True)


def _taken(place: int, row: spreadsheet.Row, words: Words, teams: Mapping[str, str | None]) -> Coming:
    group = spreadsheet.target_group_of(row.target_group) or teams.get(" ".join(row.team.split()).casefold())
    names = [words(f"words.target_group.{group}")] if group else []
    detail = ", ".join((*names, *(part for part in (row.team, row.cluster) if part.strip())))
    spoken = words("incoming.row_spoken", line=row.line, idea=row.text, detail=detail)
    return Coming(str(place), str(row.line), row.text, detail, spoken, group)


class ComingList(RowList[Coming]):
    """The list of them: read with the arrows, nothing to be done in it."""

    def __init__(self, theme: Theme, words: Words) -> None:
        self._look = theme
        super().__init__(theme, words("incoming.rows"), self._draw, self._measure)

    def _draw(self, painter: QPainter, area: QRectF, row: Coming, state: RowState) -> None:
        theme = self._look
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("line"))
        top, left = area.top() + PAD, area.left() + theme.scaled(NUMBER)
        first = top + theme.leading("note") / 2
        write(painter, theme, "label", "inkSoft", row.line, left - 12, first, weight=400, right=True)
        side = theme.scaled(13 if row.refused else 10)
        place = QRectF(left, first - side / 2, side, side)
        if row.refused:
            paint_check(painter, theme, "look", place)
        elif row.line:
            paint_shape(painter, theme, row.target_group, place)
        text = lines(theme, "note", row.text, self._width(area.width()), LINES)
        text.paint(painter, QPointF(left + theme.scaled(SIGN), top), theme.colour("ink"))
        if row.detail:
            middle = top + text.height + theme.leading("label") / 2
            role, weight = ("ink", 600) if row.refused else ("inkSoft", 400)
            write(
                painter, theme, "label", role, row.detail, left + theme.scaled(SIGN), middle,
                self._width(area.width()), weight=weight,
            )  # fmt: skip

    def _measure(self, row: Coming, width: int) -> int:
        theme = self._look
        text = lines(theme, "note", row.text, self._width(width), LINES)
        return round(2 * PAD + text.height + (theme.leading("label") if row.detail else 0))

    def _width(self, width: float) -> float:
        return max(60.0, width - self._look.scaled(NUMBER) - self._look.scaled(SIGN) - 8)
