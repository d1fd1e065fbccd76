"""When a new plan is offered and how it comes to be: the step overruns or a key is pressed, a person looks, takes or keeps."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.console.actions import shown_keys
from facilitator.console.notice import Choice, Notice
from facilitator.console.replan import telling
from facilitator.console.replan.sheet import ReplanSheet
from facilitator.stage import Stage
from facilitator.widgets.toast import Toast
from workshops import agenda, meeting, methods, replan, timeline
from workshops.replan import HOLD, RELEASE, SLIDE, Proposal

OVER = 60.0  # seconds past its time after which a step has overrun
WORTH = 2
"""Minutes that must be taken from what is left before a new plan is offered unasked."""
ASKED = "replan"


class Replanning(QObject):
    """Offers proposals in the notice and shows them on the sheet. `opened` tells that the sheet has come or gone."""

    opened = Signal(bool)

    def __init__(
        self, stage: Stage, toast: Toast, notice: Notice, sheet: ReplanSheet, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._stage, self._toast, self._notice, self.sheet = stage, toast, notice, sheet
        self._lows: dict[str, int] | None = None
        self._offered: set[str] = set()
        self._at = ""
        self._way = HOLD
        self._chosen: dict[str, int] = {}
        self._shown: Proposal | None = None
        sheet.taken.connect(self._take)
        sheet.kept.connect(self.close)
        sheet.way_wanted.connect(self._go)
        sheet.minutes_wanted.connect(self._change_minutes)
        sheet.pin_wanted.connect(self._toggle_pin)

    @property
    def is_open(self) -> bool:
        """Whether the sheet lies over the moment."""
        return not self.sheet.isHidden()

    def toggle(self) -> None:
        """Show the proposal as it is now, or keep the plan."""
        if self.is_open:
            self.close()
            return
        self._way, self._chosen = HOLD, {}
        proposal = self._propose(HOLD)
        if proposal is None or len(proposal.rows) < 2:
            self._toast.tell(self._stage.words("replan.told.nothing_left"))
            return
        self._notice.drop(ASKED)
        self.refresh()
        self.sheet.show()
        self.sheet.raise_()
        self.sheet.focus_first()
        self.opened.emit(True)

    def close(self) -> None:
        """Keep the plan as it is."""
        if self.is_open:
            self.sheet.hide()
            self._shown = None
            self.opened.emit(False)

    def follow(self, line: timeline.Timeline) -> None:
        """A second has gone, or something has changed: offer a plan where the step has overrun, and keep what is shown true."""
        workshop, now = self._stage.desk.workshop, self._stage.desk.now()
        here = meeting.here(workshop) or ""
        if here != self._at:
            self._at = here
            self._notice.drop(ASKED)
            self.close()
        if self.is_open:
            self.refresh()
            return
        reading = meeting.reading(workshop, here, now)
        if here and not reading.paused and reading.left <= -OVER and here not in self._offered:
            self._offer(here)

    def refresh(self) -> None:
        """Work the proposals out anew and show them."""
        workshop, now = self._stage.desk.workshop, self._stage.desk.now()
        found = [proposal for way in self._ways() if (proposal := self._propose(way)) is not None]
        if not found:
            return
        self._shown = next((proposal for proposal in found if proposal.way == self._way), found[0])
        line = timeline.of(workshop, now)
        self.sheet.show_proposals(
            self._shown, tuple(found), line, fixed=bool(workshop.ends), running=meeting.here(workshop) is not None
        )

    def forget(self) -> None:
        """The meeting is not looked at any more."""
        self.close()
        self._offered.clear()
        self._at = ""

    def _offer(self, here: str) -> None:
        proposal = self._propose(HOLD)
        if proposal is None or proposal.taken + proposal.shortfall < WORTH:
            return
        self._offered.add(here)
        words = self._stage.words
        keys = " ".join(shown_keys("replan", words))
        show = Choice(words("replan.ask.show"), self.toggle, keys)
        sentence = words("replan.ask.over", what=telling.heading(words, proposal))
        self._notice.ask(ASKED, sentence, [show, Choice(words("replan.ask.later"), lambda: None)])

    def _ways(self) -> list[str]:
        rows, _ = replan.left(self._stage.desk.workshop, self._stage.desk.now())
        pinned = any(row.pinned is not None and not row.at_hand for row in rows)
        return [HOLD, RELEASE, SLIDE] if pinned else [HOLD, SLIDE]

    def _propose(self, way: str) -> Proposal | None:
        workshop = self._stage.desk.workshop
        rows, start = replan.left(workshop, self._stage.desk.now(), self._least())
        return replan.propose(rows, start, replan.deadline(workshop), way, self._chosen) if rows else None

    def _least(self) -> dict[str, int]:
        if self._lows is None:
            cards = methods.all_methods(self._stage.words.language)
            self._lows = {card.id: card.minutes[0] for card in cards}
        return self._lows

    def _take(self) -> None:
        proposal, words = self._shown, self._stage.words
        if proposal is None:
            return
        self.close()
        if self._stage.desk.do(replan.take, proposal):
            ends = agenda.clock_text(proposal.ends)
            undo = words("run.told.undo")
            self._toast.tell(words("replan.told.taken", time=ends), undo, self._stage.desk.undo)

    def _go(self, way: str) -> None:
        self._way = way
        self.refresh()

    def _change_minutes(self, activity: str, by: int) -> None:
        """Minutes set by hand; those of the activity at hand are given at once, as the clock's own keys give them."""
        if self._shown is None:
            return
        if activity == self._at:
            self._stage.desk.note(meeting.lengthen, activity, by * 60.0)
        else:
            row = next(row for row in self._shown.rows if row.activity == activity)
            self._chosen[activity] = max(1, row.after + by)
        self.refresh()

    def _toggle_pin(self, activity: str) -> None:
        if self._shown is None or activity == self._at:
            return
        row = next(row for row in self._shown.rows if row.activity == activity)
        pinned = "" if row.pinned is not None else agenda.clock_text(row.begins)
        self._stage.desk.do(agenda.change, activity, pinned=pinned)
        self.refresh()
