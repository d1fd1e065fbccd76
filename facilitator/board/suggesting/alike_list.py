"""The notes that are lit, as a list in the outline: the likest first, with how like they are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.board.choice import Choice
from facilitator.board.look import BoardLook
from facilitator.board.suggesting.kin import Kin
from facilitator.board.wall import Wall
from facilitator.painting.likeness import bars_width, paint_bars
from facilitator.painting.shapes import paint_shape
from facilitator.painting.words import Lines
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Rule
from facilitator.widgets.text import Text
from workshops.labels import Words

ROW, LEFT, RIGHT, MOST = 29, 16.0, 16.0, 8


@dataclass(frozen=True, slots=True)
class LitRow:
    """A note that is lit."""

    id: str
    text: str
    target_group: str | None
    strength: int
    gathered: bool
    spoken: str


class AlikeList(QWidget):
    """There while notes are lit. Its current row is the board's focus."""

    def __init__(self, look: BoardLook, words: Words, wall: Wall, choice: Choice, kin: Kin) -> None:
        super().__init__()
        self._look, self._words, self._wall, self._choice, self._kin = look, words, wall, choice, kin
        self._title = Text("", look.theme, weight=600, elide=True)
        self.list: RowList[LitRow] = RowList(
            look.theme, words("suggest.lit_list"), self._draw, lambda row, width: look.theme.scaled(ROW)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        self._title.setContentsMargins(round(LEFT), 0, round(RIGHT), 0)
        column.addWidget(self._title)
        column.addWidget(self.list)
        column.addWidget(Rule(look.theme))
        self.list.stepped.connect(choice.go)
        kin.changed.connect(self._follow)
        self.hide()

    def _follow(self) -> None:
        kin = self._kin
        self.setVisible(kin.is_on and bool(kin.lit))
        taken = set(kin.taken)
        self._title.setText(self._words("suggest.lit", n=len(kin.lit)))
        self.list.show_rows([self._row(key, key in taken) for key in kin.lit])
        self.list.setFixedHeight(min(MOST, max(1, len(kin.lit))) * self._look.theme.scaled(ROW))

    def _row(self, key: str, gathered: bool) -> LitRow:
        facts, strength = self._wall.note(key), self._kin.strength(key)
        said = self._words(f"suggest.strength_{strength}", text=facts.text.rstrip("."))
        spoken = f"{said} {self._words('suggest.gathered')}" if gathered else said
        return LitRow(key, facts.text, facts.target_group, strength, gathered, spoken)

    def _draw(self, painter: QPainter, area: QRectF, row: LitRow, state: RowState) -> None:
        look, scale = self._look, self._look.text_scale
        if state.current or row.gathered:
            painter.fillRect(area, look.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, look.colour("sunk"))
        side = 8.0 * scale
        middle = area.center().y()
        paint_shape(painter, look.theme, row.target_group, QRectF(LEFT, middle - side / 2, side, side))
        bars = QRectF(area.left(), area.top(), area.width() - RIGHT + 7, middle + 10 * scale - area.top())
        paint_bars(painter, look.theme, bars, row.strength)
        left = LEFT + side + 9
        room = area.width() - left - RIGHT - bars_width(look.theme) - 8
        lines = Lines(row.text[:120], look.small_font, room, look.small_leading, most=1)
        lines.paint(painter, QPointF(left, round(middle - look.small_leading / 2)), look.colour("ink"))
