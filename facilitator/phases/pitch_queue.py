"""The queue of presentations with the clock of the team that presents."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from facilitator.console.actions import shown_keys
from facilitator.painting.ink import write
from facilitator.painting.shapes import paint_shape
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.clock import ClockFace, time_text
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel, Rule
from workshops import meeting, pitches
from workshops.model import Concept, Team, Workshop

WIDTH = 240
CLOCK = (208, 116)
ROW, NOW = 56, 64
PADDING = 16
PHASE = "deliver"
WAITS, READY, PRESENTS, DONE = "", "ready", "now", "done"


@dataclass(frozen=True, slots=True)
class Turn:
    """One row of the queue. `time` is what has been used, or what is to come; `state` is one of the four above."""

    id: str
    name: str
    named: bool
    team: str
    group: str | None
    state: str
    said: str
    time: str
    spoken: str


class PitchQueue(Panel):
    """Whose turn it is. Return in the list lets a team present, Alt with the arrows moves it in the queue."""

    present = Signal(str)
    looked_at = Signal(str)
    next_wanted = Signal()
    minute_wanted = Signal()
    pause_wanted = Signal()
    left = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.theme, edges=("right",))
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.clock = ClockFace(theme, name=words("deliver.queue.clock"))
        self._more = Button(
            words("deliver.queue.more"), theme, " ".join(shown_keys("deliver_minute", words)), size="dense"
        )
        self._pause = Button(words("deliver.queue.pause"), theme, " ".join(shown_keys("pause", words)), size="dense")
        self._next = Button("", theme, " ".join(shown_keys("deliver_next", words)))
        self._next.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list: RowList[Turn] = RowList(theme, words("deliver.queue.title"), self._draw, self._measure, bound=True)
        self.list.on_key = self._key
        self.list.opened.connect(self.present)
        self.list.stepped.connect(self._step)
        self.list.clicked.connect(lambda index: self._step(self.list.current or ""))
        self._more.clicked.connect(self.minute_wanted)
        self._pause.clicked.connect(self.pause_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._lay()
        theme.changed.connect(self._dress)
        self._dress()

    def show_queue(self) -> None:
        """Show the queue as it stands."""
        workshop, now = self._stage.desk.workshop, self._stage.desk.now()
        self.list.show_rows(turns(self._stage, now))
        self.show_time()
        words = self._stage.words
        here = presenting(workshop)
        following = next_in(workshop)
        if here is None:
            said = "begin" if following is not None and not any(c.pitched for c in workshop.concepts) else "next"
        else:
            said = "next" if following is not None else "end"
        self._next.set_text(words(f"deliver.queue.{said}"))
        self._next.setEnabled(here is not None or following is not None)

    def show_time(self) -> None:
        """Read the clock of the team now; the rest of the queue stands still."""
        stage = self._stage
        workshop, now, words = stage.desk.workshop, stage.desk.now(), stage.words
        here = presenting(workshop)
        shown = here if here is not None else next_in(workshop)
        reading = meeting.reading(workshop, shown.id if shown is not None else None, now)
        allotted = reading.allotted or workshop.pitch_minutes * 60.0
        left = reading.left if shown is not None else allotted
        halted = here is not None and reading.paused
        caption = words("deliver.queue.of", minutes=round(allotted / 60))
        if halted:
            caption = words("deliver.queue.paused")
        elif left < 0:
            caption = words("deliver.queue.over")
        self.clock.show_time(left, allotted, PHASE, halted or here is None, caption)
        self._pause.set_text(words("deliver.queue.resume" if halted else "deliver.queue.pause"))
        self._more.setEnabled(here is not None)
        self._pause.setEnabled(here is not None)

    def _lay(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._more)
        buttons.addWidget(self._pause)
        buttons.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(PADDING, 14, PADDING, 16)
        foot.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addSpacing(14)
        column.addWidget(Rule(self._stage.theme))
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        column.addStretch(0)

    def _dress(self) -> None:
        theme = self._stage.theme
        self.setFixedWidth(theme.scaled(WIDTH))
        self.clock.setFixedSize(theme.scaled(CLOCK[0]), theme.scaled(CLOCK[1]))

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return False

    def _step(self, key: str) -> None:
        if self.list.hasFocus() and key:
            self.looked_at.emit(key)

    def _measure(self, turn: Turn, width: int) -> int:
        return self._stage.theme.scaled(NOW if turn.state == PRESENTS else ROW)

    def _draw(self, painter: QPainter, area: QRectF, turn: Turn, state: RowState) -> None:
        theme, hair = self._stage.theme, self._stage.theme.line("hair")
        if turn.state == PRESENTS:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        painter.fillRect(QRectF(area.left(), area.bottom() - hair, area.width(), hair), theme.colour("line"))
        first = area.center().y() - theme.scaled(10)
        second = area.center().y() + theme.scaled(11)
        shape = theme.scaled(10)
        paint_shape(painter, theme, turn.group, QRectF(area.left() + PADDING, first - shape / 2, shape, shape))
        right = area.right() - PADDING
        wide = 0.0
        if turn.state != PRESENTS:
            wide = write(painter, theme, "label", "inkSoft", turn.time, right, first, weight=400, right=True) + 10
        x = area.left() + PADDING + shape + 10
        weight = 600 if turn.state == PRESENTS else 400
        role = "ink" if turn.named and turn.state != DONE else "inkSoft"
        write(painter, theme, "body", role, turn.name, x, first, right - wide - x, weight=weight)
        write(painter, theme, "label", "inkSoft", turn.said, x, second, right - x, weight=400)


def presenting(workshop: Workshop) -> Concept | None:
    """The concept before the room."""
    key = workshop.progress.pitch_id if workshop.progress is not None else None
    return next((concept for concept in workshop.concepts if concept.id == key), None)


def next_in(workshop: Workshop) -> Concept | None:
    """Whose turn comes next: the first after the one that presents that has not, else the first that has not."""
    order, here = pitches.queue(workshop), presenting(workshop)
    place = next((i for i, concept in enumerate(order) if here is not None and concept.id == here.id), -1)
    left = [concept for concept in [*order[place + 1 :], *order[: max(0, place)]] if not concept.pitched]
    return left[0] if left else None


def turns(stage: Stage, now: float) -> list[Turn]:
    """The queue as rows."""
    workshop = stage.desk.workshop
    here, following = presenting(workshop), next_in(workshop)
    teams = {team.id: team for team in workshop.teams}
    made = []
    for concept in pitches.queue(workshop):
        if here is not None and concept.id == here.id:
            state = PRESENTS
        elif concept.pitched:
            state = DONE
        else:
            state = READY if here is not None and following is not None and concept.id == following.id else WAITS
        made.append(_turn(stage, concept, teams.get(concept.team_id or ""), state, now))
    return made


def _turn(stage: Stage, concept: Concept, team: Team | None, state: str, now: float) -> Turn:
    words = stage.words
    reading = meeting.reading(stage.desk.workshop, concept.id, now)
    seconds = reading.allotted - reading.left if state == DONE else reading.allotted
    time = "" if state == PRESENTS else time_text(seconds)
    name = concept.name or words("deliver.unnamed")
    of = team.name if team is not None else ""
    said = words(f"deliver.queue.{state}") if state else ""
    row = words("deliver.queue.row", team=of, state=said) if of and said else of or said
    spoken = ", ".join(part for part in (name, of, said, time) if part)
    group = team.target_group if team is not None else None
    return Turn(concept.id, name, bool(concept.name), of, group, state, row, time, spoken)
