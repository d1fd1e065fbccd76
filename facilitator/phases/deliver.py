"""The workspace of presentations: whose turn it is, what the room says of each concept, and what is decided."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.clock import Ticker
from facilitator.console.workspace import Keys, Workspace
from facilitator.phases.attempt import attempt
from facilitator.phases.deliver_side import DeliverSide
from facilitator.phases.outcome_panel import OutcomePanel
from facilitator.phases.pitch_centre import PitchCentre
from facilitator.phases.pitch_queue import PitchQueue, next_in, presenting
from facilitator.stage import Stage, refusal_sentence
from workshops import meeting, pitches
from workshops.change import Change
from workshops.model import Concept, Feedback
from workshops.phases import CONCEPT

MINUTE = 60.0
QUEUED = ("concepts", "teams", "progress", "timings", "workshops")
READ = ("concepts", "concept_sources", "ideas", "teams", "progress", "feedback")


class DeliverWorkspace(Workspace):
    """One team presents at a time; reading another's feedback in the queue changes nothing."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        self._looked: str | None = None  # a concept that is read again while the list of the queue has the focus
        self.queue = PitchQueue(stage)
        self.centre = PitchCentre(stage)
        self._side = DeliverSide(stage)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.queue)
        row.addWidget(self.centre, 1)
        self._ticker = Ticker(stage.desk, self)
        self._ticker.ticked.connect(self._tick)
        self._connect()

    def show_activity(self, activity: str) -> None:
        self._looked = None
        self._use_line()
        self.centre.show_whole(False)
        self.refresh()

    def leave(self) -> None:
        self.stage.entry.keep()

    def side(self) -> QWidget | None:
        return self._side

    def side_name(self) -> tuple[str, tuple[str, ...]]:
        return self.stage.words("deliver.side"), shown_keys("deliver_decision", self.stage.words)

    def keys(self) -> Keys:
        words = self.stage.words
        shown: Keys = [
            (("Tab",), words("deliver.key.kind")),
            ((words("keys.Return"),), words("deliver.key.add")),
        ]
        names = ("deliver_next", "deliver_decision", "deliver_action", "deliver_sheet", "deliver_queue")
        return [*shown, *((shown_keys(name, words), words(f"actions.{name}")) for name in names)]

    def subtitle(self) -> str:
        here, order = presenting(self.stage.desk.workshop), pitches.queue(self.stage.desk.workshop)
        words = self.stage.words
        if here is None:
            return words("words.count.concepts", len(order))
        place = next(i for i, concept in enumerate(order, start=1) if concept.id == here.id)
        return words("deliver.subtitle.place", place=place, total=len(order))

    def room_sees(self) -> str:
        here = presenting(self.stage.desk.workshop)
        return self.stage.words("deliver.room.pitch" if here is not None else "deliver.room.waits")

    def focus_first(self) -> None:
        self._look_at(None)
        self.centre.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed anywhere here goes to the line; the arrow up goes from the line to what was said last."""
        if event.key() == Qt.Key.Key_Up and self.centre.line.isAncestorOf(self.window().focusWidget() or self):
            self.centre.columns.focus_kind(self.stage.entry.kind)
        elif event.text().strip() and event.text().isprintable() and self.centre.takes_words:
            if not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
                self.centre.line.take(event)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticker.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticker.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.queue.list and self._looked is not None:
            if presenting(self.stage.desk.workshop) is not None:
                self._look_at(None)
        return False

    def refresh(self) -> None:
        """Show everything as it stands."""
        self.queue.show_queue()
        self._show_centre()
        self._side.refresh(presenting(self.stage.desk.workshop))

    def present(self, concept: str) -> None:
        """Let this team present; its clock starts, or goes on."""
        desk = self.stage.desk
        self._looked = None
        if desk.note(meeting.present, concept, desk.now()):
            self.queue.list.choose(concept)
            self.centre.show_whole(False)
            self.centre.focus_first()

    def present_next(self) -> None:
        """The next team in the queue; after the last one the presentations are over."""
        desk = self.stage.desk
        following = next_in(desk.workshop)
        if following is not None:
            self.present(following.id)
        elif presenting(desk.workshop) is not None:
            self._looked = None
            desk.note(meeting.present, None, desk.now())
            self.queue.list.setFocus()

    def present_previous(self) -> None:
        """The team before in the queue, again."""
        order, here = pitches.queue(self.stage.desk.workshop), presenting(self.stage.desk.workshop)
        place = next((i for i, concept in enumerate(order) if here is not None and concept.id == here.id), len(order))
        if place > 0:
            self.present(order[place - 1].id)

    def give_minute(self) -> None:
        """One more minute for the team that presents."""
        here = presenting(self.stage.desk.workshop)
        if here is not None:
            self.stage.desk.note(meeting.lengthen, here.id, MINUTE)

    def toggle_pause(self) -> None:
        """Stop or start the clocks; a team's clock that was left standing goes on."""
        desk = self.stage.desk
        here = presenting(desk.workshop)
        if here is None:
            return
        progress = desk.workshop.progress
        if progress is not None and progress.paused is not None:
            desk.note(meeting.resume, desk.now())
        elif meeting.reading(desk.workshop, here.id, desk.now()).paused:
            desk.note(meeting.present, here.id, desk.now())
        else:
            desk.note(meeting.pause, desk.now())

    def _connect(self) -> None:
        stage, queue, centre = self.stage, self.queue, self.centre
        queue.present.connect(self.present)
        queue.looked_at.connect(self._look_at)
        queue.next_wanted.connect(self.present_next)
        queue.minute_wanted.connect(self.give_minute)
        queue.pause_wanted.connect(self.toggle_pause)
        queue.left.connect(self._leave_queue)
        queue.list.installEventFilter(self)
        centre.begin_wanted.connect(self.present_next)
        centre.sheets_wanted.connect(self._go_to_sheets)
        centre.whole_wanted.connect(self.toggle_sheet)
        centre.line.left.connect(self._leave_line)
        centre.columns.edit.connect(self._edit)
        centre.columns.remove.connect(lambda key: stage.desk.do(pitches.withdraw, key))
        centre.columns.rekind.connect(lambda key, kind: self._rekind(key, kind))
        centre.columns.kind_chosen.connect(self._choose_kind)
        centre.columns.left.connect(centre.focus_first)
        centre.edit.saved.connect(self._reword)
        self._side.left.connect(self._leave_side)
        words = stage.words
        wide = {
            "deliver_next": self.present_next,
            "deliver_previous": self.present_previous,
            "deliver_minute": self.give_minute,
            "deliver_sheet": self.toggle_sheet,
            "deliver_queue": self.focus_queue,
            "deliver_decision": lambda: self._write(self._side.decisions),
            "deliver_action": lambda: self._write(self._side.tasks),
        }
        for name, call in wide.items():
            bind(self, name, words, call, window_wide=True)
        bind(queue.list, "deliver_earlier", words, lambda: self._move(-1))
        bind(queue.list, "deliver_later", words, lambda: self._move(1))
        stage.entry.changed.connect(self._entry_changed)
        stage.desk.changed.connect(self._follow)

    def focus_queue(self) -> None:
        """To the queue, where arrows read and Return presents."""
        here = presenting(self.stage.desk.workshop)
        self.queue.list.setFocus()
        if here is not None:
            self.queue.list.choose(here.id)

    def toggle_sheet(self) -> None:
        """The whole sheet in place of the feedback, and back."""
        self.centre.show_whole(not self.centre.is_whole)
        self._show_centre()
        if not self.centre.is_whole:
            self.centre.focus_first()

    def _write(self, panel: OutcomePanel) -> None:
        self.side_wanted.emit(True)
        panel.write()

    def _leave_side(self) -> None:
        self.side_wanted.emit(False)
        self.centre.focus_first()

    def _shown(self) -> Concept | None:
        workshop = self.stage.desk.workshop
        looked = next((concept for concept in workshop.concepts if concept.id == self._looked), None)
        return looked or presenting(workshop)

    def _show_centre(self) -> None:
        here = presenting(self.stage.desk.workshop)
        self.centre.show_concept(self._shown(), here)
        self.centre.columns.show_kind(self.stage.entry.kind)

    def _tick(self) -> None:
        if self.stage.desk.is_open:
            self.queue.show_time()

    def _use_line(self) -> None:
        if self.stage.desk.is_open:
            self.stage.entry.use("feedback" if presenting(self.stage.desk.workshop) is not None else "none")

    def _follow(self, change: Change) -> None:
        if not self.isVisible() and not change.touches("feedback", "concepts", "progress"):
            return
        if change.touches(*QUEUED):
            self.queue.show_queue()
        if change.touches("progress") and self.isVisible():
            self._use_line()
        if change.touches(*READ):
            self._show_centre()
        if change.touches("decisions", "actions", "concepts", "progress", "workshops"):
            self._side.refresh(presenting(self.stage.desk.workshop))

    def _entry_changed(self, origin: object) -> None:
        if origin is None:
            self.centre.columns.show_kind(self.stage.entry.kind)

    def _look_at(self, key: str | None) -> None:
        here = presenting(self.stage.desk.workshop)
        self._looked = None if here is not None and key == here.id else key
        self._show_centre()

    def _leave_queue(self) -> None:
        self._look_at(None)
        self.centre.focus_first()

    def _leave_line(self) -> None:
        if not self.centre.columns.focus_kind(self.stage.entry.kind):
            self.focus_queue()

    def _move(self, step: int) -> None:
        key = self.queue.list.current
        place = self.queue.list.rows.place(key) if key is not None else -1
        if key is not None and 0 <= place + step < len(self.queue.list.rows.rows):
            self.stage.desk.do(pitches.reorder, key, place + step)
            self.queue.list.choose(key)

    def _choose_kind(self, kind: str) -> None:
        self.stage.entry.choose_kind(kind)
        self.centre.focus_first()

    def _feedback(self, key: str) -> Feedback | None:
        return next((each for each in self.stage.desk.workshop.feedback if each.id == key), None)

    def _edit(self, key: str) -> None:
        found = self._feedback(key)
        if found is not None:
            self.centre.begin_edit(found)

    def _reword(self, key: str, kind: str, text: str) -> None:
        found = self._feedback(key)
        if found is None:
            self.centre.end_edit("")
            return
        refusal = attempt(self.stage.desk, pitches.reword, key, text) if text != found.text else None
        if refusal is not None:
            self.centre.edit.refuse(refusal_sentence(self.stage.words, refusal))
            return
        if kind != found.kind:
            self.stage.desk.do(pitches.rekind, key, kind)
        self.centre.end_edit(key)

    def _rekind(self, key: str, kind: str) -> None:
        self.stage.desk.do(pitches.rekind, key, kind)
        self.centre.columns.focus_row(key)

    def _go_to_sheets(self) -> None:
        desk = self.stage.desk
        found = next((step for step in desk.workshop.activities if step.work == CONCEPT), None)
        if found is not None:
            desk.note(meeting.go_to, found.id, desk.now())
