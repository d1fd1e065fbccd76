"""The decisions of the meeting, with the level at which each holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.phases import tagging
from facilitator.phases.attempt import attempt
from facilitator.phases.decision_form import DecisionForm
from facilitator.phases.outcome_panel import OutcomePanel, Record
from facilitator.stage import Stage, refusal_sentence
from workshops import meeting, outcomes
from workshops.model import Decision, Workshop


class DecisionsPanel(OutcomePanel):
    """Decisions with their levels."""

    kind = "decision"
    action = "deliver_decision"

    def __init__(self, stage: Stage, grow: bool, parent: QWidget | None = None, *, closes: bool | None = None) -> None:
        form = DecisionForm(stage, closes=grow if closes is None else closes)
        super().__init__(stage, form, grow, parent)
        form.submitted.connect(self._submit)
        self._form = form

    def refresh(self) -> None:
        """Show the decisions of the workshop."""
        workshop = self._stage.desk.workshop
        self.show_records([self._record(workshop, d) for d in sorted(workshop.decisions, key=lambda d: d.seq)])

    def _record(self, workshop: Workshop, decision: Decision) -> Record:
        words = self._stage.words
        level = words(f"words.level_inline.{decision.level}")
        if decision.deferred:
            level = words("matters.decision.deferred_at", level=level)
        spoken = words("deliver.decision.spoken", text=decision.text, level=level)
        concept = next((c.name for c in workshop.concepts if c.id == decision.concept_id), "")
        since = tagging.since(self._stage, decision)
        under = " · ".join(part for part in (concept if not self._grow else "", since) if part)
        return Record(decision.id, decision.text, level, under, f"{spoken} {since}".strip())

    def _submit(self, key: str, text: str, level: str, deferred: bool) -> None:
        desk = self._stage.desk
        here = meeting.here(desk.workshop)
        if key:
            refusal = attempt(desk, outcomes.redecide, key, text, level, deferred)
        else:
            refusal = attempt(desk, outcomes.decide, text, level, self._concept, here, deferred=deferred)
        if refusal is None:
            self._saved()
        else:
            self._form.refuse(refusal_sentence(self._stage.words, refusal))

    def _open(self, key: str) -> None:
        found = next((each for each in self._stage.desk.workshop.decisions if each.id == key), None)
        if found is not None:
            self._show_form()
            self._form.begin(key, found.text, found.level, found.deferred)
            self._form.focus_first()
            self.moved.emit()

    def _own_key(self, event: QKeyEvent) -> bool:
        """Space puts a decision off to the next meeting, or takes that back."""
        found = next((each for each in self._stage.desk.workshop.decisions if each.id == self.list.current), None)
        if event.key() != Qt.Key.Key_Space or found is None:
            return False
        self._stage.desk.do(outcomes.defer, found.id, not found.deferred)
        return True

    def _remove(self, key: str) -> None:
        self._stage.desk.do(outcomes.undecide, key)
