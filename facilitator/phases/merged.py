"""A discussion merged, for the console: the teams side by side, or every point once with the teams that said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from facilitator.painting.ink import lines, write
from facilitator.painting.note import paint_hatch
from facilitator.phases.group_column import GroupHead
from facilitator.phases.note_sheet import ring_room
from facilitator.stage import Stage
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel, Scroll
from facilitator.widgets.text import Text
from workshops.discussions import Shared, Side

NARROWEST, MOST_ACROSS = 260, 4
PAD = 10
HATCHED = 20


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A point as it is shown: `caption` says who else, `several` that more than one team said it, `hidden` how many wait."""

    id: str
    text: str
    caption: str
    spoken: str
    several: bool = False
    hidden: int = 0


class MergedView(QWidget):
    """`show_sides` or `show_together`; it only shows."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._columns: list[_Column] = []
        self._across = 0
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(18)
        frame = Panel(stage.theme)
        self.list: RowList[KeyRow] = RowList(
            stage.theme, stage.words("matters.merged.together"), self._draw, self._measure
        )
        self._nothing = Text(stage.words("plain.nothing"), stage.theme, "body", "inkSoft", wrap=True)
        self._nothing.setContentsMargins(16, 14, 16, 14)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        held = QVBoxLayout(frame)
        held.setContentsMargins(2, 2, 2, 2)
        held.addWidget(self._nothing)
        held.addWidget(self.list, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(Scroll(inside))
        around = QWidget()
        margins = QVBoxLayout(around)
        room = ring_room(stage.theme)
        margins.setContentsMargins(room, 4, room, 8)
        margins.addWidget(frame)
        self._pages.addWidget(around)

    @property
    def columns(self) -> list[list[str]]:
        """What stands in each team's column."""
        return [[row.text for row in column.list.rows.rows] for column in self._columns]

    def show_sides(self, sides: Sequence[Side]) -> None:
        """Show the teams side by side."""
        words = self._stage.words
        self._pages.setCurrentIndex(0)
        if [side.team for side in sides] != [column.team for column in self._columns]:
            self._build(sides)
        for column, side in zip(self._columns, sides, strict=True):
            rows = [KeyRow(key.id, key.text, "", key.text) for key in side.keys]
            if side.hidden:
                said = words("matters.merged.hidden", n=side.hidden)
                rows.append(KeyRow(f"hidden {side.team}", "", said, said, hidden=side.hidden))
            count = len(side.keys) + side.hidden
            column.show_rows(side.name or words("matters.room.everyone"), str(count) if count else "", rows)

    def show_together(self, shared: Sequence[Shared], names: dict[str, str]) -> None:
        """Show every point once."""
        words, rows = self._stage.words, []
        self._pages.setCurrentIndex(1)
        for each in shared:
            teams, several = ", ".join(names[team] for team in each.teams), len(each.teams) > 1
            caption = words("matters.room.several", n=len(each.teams), teams=teams) if several else teams
            others = [key.text for key in each.keys[1:]]
            spoken = ". ".join(part for part in (each.keys[0].text, caption, *others) if part)
            rows.append(KeyRow(each.keys[0].id, "\n".join(key.text for key in each.keys), caption, spoken, several))
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != self._across:
            self._place()

    def _fitting(self) -> int:
        most = min(MOST_ACROSS, max(1, len(self._columns)))
        return max(1, min(most, self.width() // self._stage.theme.scaled(NARROWEST)))

    def _build(self, sides: Sequence[Side]) -> None:
        for column in self._columns:
            column.hide()
            column.deleteLater()
        self._columns = [_Column(self._stage, side) for side in sides]
        self._place()

    def _place(self) -> None:
        """As many across as there is room for, all equally wide."""
        for number in range(MOST_ACROSS):
            self._grid.setColumnStretch(number, 0)
        self._across = self._fitting()
        for number, column in enumerate(self._columns):
            self._grid.addWidget(column, number // self._across, number % self._across, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(number % self._across, 1)
        self._grid.setRowStretch(len(self._columns) // self._across + 1, 1)

    def _measure(self, row: KeyRow, width: int) -> int:
        return measure(self._stage, row, width)

    def _draw(self, painter: QPainter, area: QRectF, row: KeyRow, state: RowState) -> None:
        draw(self._stage, painter, area, row, state, row is self.list.rows.rows[-1])


class _Column(QWidget):
    """One team: its name with its sign, and its points."""

    def __init__(self, stage: Stage, side: Side) -> None:
        super().__init__()
        self._stage, self.team = stage, side.team
        self._head = GroupHead(stage.theme, side.target_group, plain=not side.team)
        self.list: RowList[KeyRow] = RowList(stage.theme, side.name, self._draw, self._measure, grow=True)
        self._none = Text(stage.words("matters.room.no_points"), stage.theme, "note", "inkSoft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._none.setContentsMargins(12, 10, 12, 10)
        panel = Panel(stage.theme)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(self._none)
        inside.addWidget(self.list)
        around = QVBoxLayout()
        room = ring_room(stage.theme)
        around.setContentsMargins(room, 2, room, 0)
        around.addWidget(panel)
        column.addWidget(self._head)
        column.addLayout(around)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_rows(self, name: str, count: str, rows: Sequence[KeyRow]) -> None:
        """Show these points under the name."""
        self._head.tell(name, count)
        self.list.setAccessibleName(name)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def _measure(self, row: KeyRow, width: int) -> int:
        return measure(self._stage, row, width)

    def _draw(self, painter: QPainter, area: QRectF, row: KeyRow, state: RowState) -> None:
        draw(self._stage, painter, area, row, state, row is self.list.rows.rows[-1])


def measure(stage: Stage, row: KeyRow, width: int) -> int:
    """How high a point stands."""
    theme = stage.theme
    if row.hidden:
        return theme.scaled(HATCHED) + theme.leading("label") + 2 * PAD
    high = sum(lines(theme, "body", text, width - 24).height for text in row.text.split("\n"))
    return round(high) + (theme.leading("label") + 2 if row.caption else 0) + 2 * PAD


def draw(stage: Stage, painter: QPainter, area: QRectF, row: KeyRow, state: RowState, last: bool) -> None:
    """A point with who said it; nearly the same words of others stand under it, fainter."""
    theme = stage.theme
    if state.current and state.focused:
        painter.fillRect(area, theme.colour("accentTint"))
    elif state.hovered:
        painter.fillRect(area, theme.colour("sunk"))
    x, y, width = area.left() + 12, area.top() + PAD, area.width() - 24
    if row.hidden:
        paint_hatch(painter, theme, QRectF(x, y, min(150.0, width), theme.scaled(HATCHED)))
        below = y + theme.scaled(HATCHED) + theme.leading("label") / 2 + 2
        write(painter, theme, "label", "inkSoft", row.caption, x, below, width, weight=400)
        return
    for number, text in enumerate(row.text.split("\n")):
        laid = lines(theme, "body", text, width, weight=600 if row.several and not number else 400)
        laid.paint(painter, QPointF(x, y), theme.colour("inkSoft" if number else "ink"))
        y += laid.height
    if row.caption:
        write(painter, theme, "label", "inkSoft", row.caption, x, y + 1 + theme.leading("label") / 2, width, weight=400)
    if last:
        return
    hair = theme.line("hair")
    edge = QRectF(area.left() + 12, area.bottom() - hair, area.width() - 24, hair)
    painter.fillRect(edge, theme.colour("line"))
