"""The course of the meeting as the facilitator steers it: next, back, jump, the time, and what a return is met with."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.console.actions import shown_keys
from facilitator.console.notice import Choice, Notice
from facilitator.console.reveal import Revealing, hidden_teams
from facilitator.stage import Stage
from facilitator.widgets.toast import Toast
from workshops import agenda, ideas, meeting, timeline
from workshops.model import Activity
from workshops.phases import CLUSTER

BEAT = 60.0  # seconds between the signs of life a running meeting leaves on disk


class Course(QObject):
    """Steers the open workshop. `finish_wanted` is sent at the end of the agenda."""

    finish_wanted = Signal()

    def __init__(
        self, stage: Stage, toast: Toast, notice: Notice, revealing: Revealing, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._stage, self._toast, self._notice, self._revealing = stage, toast, notice, revealing

    def go_next(self) -> None:
        """To the next activity; after the last one the meeting is finished."""
        step = meeting.following(self._stage.desk.workshop)
        if step is None:
            self.finish_wanted.emit()
        else:
            self._go_to(step.id)

    def go_previous(self) -> None:
        """To the activity before."""
        step = meeting.following(self._stage.desk.workshop, -1)
        if step is None:
            self._toast.tell(self._stage.words("run.told.at_first"))
        else:
            self._go_to(step.id)

    def jump(self, activity: str) -> None:
        """To any activity, with a way back."""
        desk, words = self._stage.desk, self._stage.words
        before = meeting.here(desk.workshop)
        if activity == before:
            return
        self._go_to(activity)
        step = meeting.current(desk.workshop)
        if step is not None and before is not None:
            back = words("run.told.back")
            self._toast.tell(words("run.told.moved", title=step.title), back, lambda: self._go_to(before))

    def to_phase(self, phase: str) -> None:
        """To the first activity of a phase that is not skipped."""
        own = [step for step in agenda.steps(self._stage.desk.workshop) if step.phase == phase]
        kept = [step for step in own if not step.skipped] or own
        if kept:
            self.jump(kept[0].id)
        else:
            words = self._stage.words
            self._toast.tell(words("run.told.no_phase", phase=words(f"words.phase.{phase}")))

    def lengthen(self, minutes: int) -> None:
        """More time for the activity at hand, or less."""
        here = meeting.here(self._stage.desk.workshop)
        if here is not None:
            self._stage.desk.note(meeting.lengthen, here, minutes * 60.0)

    def toggle_pause(self) -> None:
        """Stop all clocks, or let them go on."""
        desk = self._stage.desk
        progress = desk.workshop.progress
        if progress is not None:
            desk.note(meeting.resume if progress.paused is not None else meeting.pause, desk.now())
            self._notice.drop("paused")

    def begin(self) -> None:
        """Start the meeting where it has not begun."""
        self._stage.desk.note(meeting.start, self._stage.desk.now())

    def meet(self, last_seen: float) -> None:
        """Say how a meeting is found that is taken up again: paused in good order, or left running.

        `last_seen` is when it last gave a sign of life, seconds since the epoch.
        """
        workshop, now = self._stage.desk.workshop, self._stage.desk.now()
        progress = workshop.progress
        if progress is None or progress.activity_id is None:
            self.begin()
        elif progress.paused is not None:
            self._ask_to_go_on(progress.paused)
        else:
            self._tell_of_kill(now - max(last_seen, progress.started or 0.0))

    def hint_at_display(self, hint: str) -> None:
        """Say once how a projector becomes a display of its own, where there is none."""
        words, settings = self._stage.words, self._stage.settings
        if not hint or not settings.get("ask_win_p"):
            self._notice.drop("display")
            return
        never = Choice(words("run.ask.never_again"), lambda: settings.set("ask_win_p", False))
        self._notice.ask_below("display", hint, [never])

    def beat(self) -> None:
        """Leave a sign of life once a minute, so that a kill can tell how long it lasted."""
        desk = self._stage.desk
        if desk.workshop.state == "running" and abs(desk.now() - desk.workshop.touched) >= BEAT:
            desk.note(meeting.touch, desk.now())

    def ask_about_hidden(self, activity: Activity) -> None:
        """On the way into clusters: shall what is hidden be shown? Gone when it is of no use any more."""
        workshop, words = self._stage.desk.workshop, self._stage.words
        if activity.work != CLUSTER or not hidden_teams(workshop):
            self._notice.drop("hidden")
            return
        keys = " ".join(shown_keys("board_reveal_all", words))
        self._notice.ask(
            "hidden",
            words("run.ask.hidden", n=len(ideas.waiting(workshop))),
            [
                Choice(words("run.ask.reveal"), self._revealing.reveal_all, keys),
                Choice(words("run.ask.keep"), lambda: None),
            ],
        )

    def follow_reveal(self) -> None:
        """Nothing hidden is left: the question falls away."""
        if not hidden_teams(self._stage.desk.workshop):
            self._notice.drop("hidden")

    def _go_to(self, activity: str) -> None:
        self._stage.desk.note(meeting.go_to, activity, self._stage.desk.now())

    def _ask_to_go_on(self, since: float) -> None:
        words = self._stage.words
        at = agenda.clock_text(timeline.local_minutes(since))
        keys = " ".join(shown_keys("pause", words))
        go_on = Choice(words("run.ask.go_on"), self.toggle_pause, keys)
        self._notice.ask("paused", words("run.ask.paused", time=at), [go_on])

    def _tell_of_kill(self, seconds: float) -> None:
        words, minutes = self._stage.words, int(seconds // 60)
        understood = Choice(words("run.ask.understood"), lambda: None)
        if minutes < 1:
            self._notice.ask("killed", words("run.ask.killed_short"), [understood])
            return
        give_back = Choice(words("run.ask.give_back", n=minutes), lambda: self.lengthen(minutes))
        self._notice.ask("killed", words("run.ask.killed", n=minutes), [give_back, understood])


def put_down(stage: Stage) -> None:
    """Pause a running meeting and remember that it was left now, in good order."""
    desk = stage.desk
    progress = desk.workshop.progress
    if desk.workshop.state == "running" and progress is not None and progress.paused is None:
        desk.note(meeting.pause, desk.now())
    desk.note(meeting.touch, desk.now())
