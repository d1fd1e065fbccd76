"""The workspace of what was open the last time: one matter at a time in large type, one key for what became of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.workspace import Keys, Workspace
from facilitator.painting.ink import lines, write
from facilitator.painting.shapes import paint_check
from facilitator.phases.attempt import attempt
from facilitator.phases.follow_up_card import MatterCard, MatterRow, about
from facilitator.phases.heading import Heading
from facilitator.preview import Following
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text
from workshops import follow_up
from workshops.change import Change

VERBS = {"done": follow_up.finish, "open": follow_up.leave_open, "drop": follow_up.drop}
LOW, NARROW = 720, 760
MARK = 22


class FollowUpWorkspace(Workspace):
    """The matters at the left, the one at hand at the right."""

    rail = "wide"

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        words, theme = stage.words, stage.theme
        self._activity = ""
        self.heading = Heading(stage)
        self.list: RowList[MatterRow] = RowList(theme, words("matters.follow.list"), self._draw, self._measure)
        self.card = MatterCard(stage)
        self._nothing = Text(words("matters.follow.nothing"), theme, "say", "inkSoft", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.foot: QBoxLayout = QHBoxLayout()
        self.foot.addStretch(1)
        self._lay_out()
        self.list.stepped.connect(lambda _key: self._show_card())
        self.list.opened.connect(lambda _key: self.card.reword())
        self.list.removed.connect(lambda _key: self._act("drop"))
        self.card.answered.connect(self._act)
        self.card.reworded.connect(self._reword)
        self.card.left.connect(self.focus_first)
        for name in VERBS:
            bind(self, f"follow_{name}", words, partial(self._act_by_key, name), window_wide=True)
        bind(self, "follow_reword", words, self._reword_by_key, window_wide=True)
        stage.desk.changed.connect(self._follow)
        stage.theme.changed.connect(self._arrange)

    def show_activity(self, activity: str) -> None:
        self.stage.entry.use("none")
        self._activity = activity
        self.card.stop()
        self.refresh()
        waiting = next((row.id for row in self.list.rows.rows if row.state == follow_up.WAITING), None)
        self.list.choose(waiting or (self.list.rows.rows[0].id if self.list.rows.rows else None))
        self._show_card()

    def leave(self) -> None:
        self.card.stop()
        self.stage.desk.previewed.emit(Following())

    def keys(self) -> Keys:
        words = self.stage.words
        if not self.list.rows.rows:
            return []
        names = ("follow_done", "follow_open", "follow_reword", "follow_drop")
        own: Keys = [(shown_keys(name, words), words(f"actions.{name}")) for name in names]
        return [*own, (("↑", "↓"), words("matters.follow.keys.step"))]

    def subtitle(self) -> str:
        rows = self.list.rows.rows
        done = sum(row.state != follow_up.WAITING for row in rows)
        return self.stage.words("matters.follow.count", n=done, of=len(rows)) if rows else ""

    def room_sees(self) -> str:
        return self.stage.words("matters.follow.room")

    def focus_first(self) -> None:
        (self.list if self.list.rows.rows else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def refresh(self) -> None:
        """Show what came from earlier meetings, and how it stands."""
        workshop = self.stage.desk.workshop
        row = next((step for step in workshop.activities if step.id == self._activity), None)
        if row is not None:
            self.heading.show_activity(row)
        self.list.show_rows([MatterRow.of(self.stage, item) for item in follow_up.items(workshop)])
        self._pages.setCurrentIndex(0 if self.list.rows.rows else 1)
        self._show_card()

    def _lay_out(self) -> None:
        frame = Panel(self.stage.theme)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(self.list)
        both = QWidget(self)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(20)
        self._halves.addWidget(frame, 2)
        self._halves.addWidget(self.card, 3)
        self._frame = frame
        self._pages = QStackedLayout()
        self._pages.addWidget(both)
        self._pages.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addLayout(self._pages, 1)
        column.addLayout(self.foot)

    def _arrange(self) -> None:
        theme = self.stage.theme
        self.heading.set_compact(self.height() < theme.scaled(LOW))
        narrow = self.width() < theme.scaled(NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(down if narrow else across)

    def _current(self) -> MatterRow | None:
        return next((row for row in self.list.rows.rows if row.id == self.list.current), None)

    def _show_card(self) -> None:
        row = self._current()
        rows = self.list.rows.rows
        self.card.show_matter(row, rows.index(row) + 1 if row is not None else 0, len(rows))
        if self.isVisible() or row is not None:
            self.stage.desk.previewed.emit(Following(row.id if row is not None else ""))

    def _act_by_key(self, name: str) -> None:
        if not self.card.is_writing:
            self._act(name)

    def _reword_by_key(self) -> None:
        if not self.card.is_writing and self._current() is not None:
            self.card.reword()

    def _act(self, name: str) -> None:
        """What became of the matter at hand; the next one that waits comes up by itself."""
        row = self._current()
        if row is None or name == "reword":
            return
        given = (row.id,) if name == "drop" else (row.id, self._activity)
        after = self._after(row.id)
        if self.stage.desk.do(VERBS[name], *given):
            self.list.choose(after or self.list.current)
            self._show_card()
            self.focus_first()

    def _reword(self, text: str) -> None:
        row = self._current()
        if row is None:
            return
        refusal = attempt(self.stage.desk, follow_up.reword, row.id, text, self._activity)
        if refusal is not None:
            self.card.refuse(refusal_sentence(self.stage.words, refusal))
            return
        self.card.stop()
        self._show_card()
        self.focus_first()

    def _after(self, key: str) -> str | None:
        """The next one below that nobody has gone through, else the first such one above."""
        rows = self.list.rows.rows
        at = next(place for place, row in enumerate(rows) if row.id == key)
        order = [*rows[at + 1 :], *rows[:at]]
        waiting = next((row.id for row in order if row.state == follow_up.WAITING), None)
        return waiting or (rows[at + 1].id if at + 1 < len(rows) else None)

    def _follow(self, change: Change) -> None:
        if self._activity and change.touches("decisions", "actions", "parked", "activities", "workshops"):
            self.refresh()

    def _measure(self, row: MatterRow, width: int) -> int:
        theme = self.stage.theme
        laid = lines(theme, "body", row.text, width - MARK - 40, most=3)
        return round(laid.height) + theme.leading("label") + 22

    def _draw(self, painter: QPainter, area: QRectF, row: MatterRow, state: RowState) -> None:
        theme = self.stage.theme
        if state.current:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        waits = row.state == follow_up.WAITING
        laid = lines(theme, "body", row.text, area.width() - MARK - 40, most=3, weight=600 if state.current else 400)
        x, top, side = area.left() + 16, area.top() + 10, float(theme.scaled(17))
        if not waits:
            mark = QRectF(x, top + (laid.leading - side) / 2, side, side)
            paint_check(painter, theme, "done" if row.state == follow_up.DONE else "open", mark)
        left = x + MARK + 4
        laid.paint(painter, QPointF(left, top), theme.colour("inkSoft" if row.state == follow_up.DONE else "ink"))
        below = top + laid.height + theme.leading("label") / 2 + 1
        write(painter, theme, "label", "inkSoft", about(row), left, below, area.right() - left - 12, weight=400)
        hair = theme.line("hair")
        painter.fillRect(QRectF(area.left(), area.bottom() - hair, area.width(), hair), theme.colour("line"))
