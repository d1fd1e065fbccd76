"""What is open, each with a tick: what is ticked comes along to the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.icons import paint_icon
from facilitator.painting.ink import lines, write
from facilitator.stage import Stage
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel
from workshops import dates
from workshops.carrying import Matter

BOX, LEFT = 18, 52


@dataclass(frozen=True, slots=True)
class TickRow:
    """A matter with its tick: what kind it is and more under its words."""

    id: str
    text: str
    about: str
    ticked: bool
    spoken: str


class MatterTicks(Panel):
    """`changed` tells that another choice holds. A click or Space ticks."""

    changed = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, parent=parent)
        self._stage = stage
        self._matters: tuple[Matter, ...] = ()
        self._left: set[str] = set()
        self._day = ""
        self.list: RowList[TickRow] = RowList(stage.theme, stage.words("next.list"), self._draw, self._measure)
        self.list.on_key = self._key
        self.list.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(self.list)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of those that come along."""
        return tuple(matter.id for matter in self._matters if matter.id not in self._left)

    def show_matters(self, matters: Sequence[Matter], day: str) -> None:
        """Show these, all of them ticked; where one began is said when that was not on this day."""
        self._day = day
        self._matters, self._left = tuple(matters), set()
        self.setVisible(bool(matters))
        self._show()
        if matters:
            self.list.choose(matters[0].id)

    def toggle_all(self) -> None:
        """All of them, or none where all are ticked already."""
        self._left = set() if self._left else {matter.id for matter in self._matters}
        self._show()
        self.changed.emit()

    def toggle(self, key: str) -> None:
        """Tick one, or not after all."""
        self._left ^= {key}
        self._show()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row = self.list.rows.row_at(self.list.indexAt(event.position().toPoint()))
            if row is not None and event.button() == Qt.MouseButton.LeftButton:
                self.toggle(row.id)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = self.list.current
        if event.key() != Qt.Key.Key_Space or key is None:
            return False
        self.toggle(key)
        return True

    def _show(self) -> None:
        self.list.show_rows([self._row(matter) for matter in self._matters])

    def _row(self, matter: Matter) -> TickRow:
        words = self._stage.words
        kind = words(f"matters.follow.kind.{matter.kind}")
        due = dates.text(words, matter.due, "short_year") if matter.due else ""
        level = words(f"words.level.{matter.level}") if matter.level else ""
        since = dates.text(words, matter.since, "short_year") if matter.since else matter.began
        from_ = words("matters.since", when=since) if since and matter.since != self._day else ""
        about = " · ".join(part for part in (kind, matter.role, due, level, from_) if part)
        ticked = matter.id not in self._left
        said = words("next.ticked" if ticked else "next.unticked")
        return TickRow(matter.id, matter.text, about, ticked, f"{said}: {matter.text}. {about}")

    def _measure(self, row: TickRow, width: int) -> int:
        theme = self._stage.theme
        laid = lines(theme, "body", row.text, width - LEFT - 16, most=3)
        return round(laid.height) + theme.leading("label") + 24

    def _draw(self, painter: QPainter, area: QRectF, row: TickRow, state: RowState) -> None:
        theme = self._stage.theme
        if state.current and state.focused:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        laid = lines(theme, "body", row.text, area.width() - LEFT - 16, most=3)
        top, side = area.top() + 11, float(theme.scaled(BOX))
        box = QRectF(area.left() + 18, round(top + (laid.leading - side) / 2), side, side)
        painter.setPen(QPen(theme.colour("accent" if row.ticked else "control"), theme.line("hair")))
        painter.setBrush(theme.colour("accent" if row.ticked else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if row.ticked:
            paint_icon(painter, "check", theme.colour("accentInk"), box.adjusted(2, 2, -2, -2))
        left = area.left() + LEFT
        laid.paint(painter, QPointF(left, top), theme.colour("ink" if row.ticked else "inkSoft"))
        below = top + laid.height + 1 + theme.leading("label") / 2
        write(painter, theme, "label", "inkSoft", row.about, left, below, area.right() - left - 16, weight=400)
        hair = theme.line("hair")
        painter.fillRect(QRectF(area.left(), area.bottom() - hair, area.width(), hair), theme.colour("line"))
