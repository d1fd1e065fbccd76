"""The decisions of the meeting, with the level at which each holds."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.phases.attempt import attempt
from facilitator.phases.decision_form import DecisionForm
from facilitator.phases.outcome_panel import OutcomePanel, Record
from facilitator.stage import Stage, refusal_sentence
from workshops import outcomes
from workshops.model import Decision, Workshop


class DecisionsPanel(OutcomePanel):
    """Decisions with their levels."""

    kind = "decision"
    action = "deliver_decision"

    def __init__(self, stage: Stage, grow: bool, parent: QWidget | None = None) -> None:
        form = DecisionForm(stage, closes=grow)
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
        spoken = words("deliver.decision.spoken", text=decision.text, level=level)
        concept = next((c.name for c in workshop.concepts if c.id == decision.concept_id), "")
        return Record(decision.id, decision.text, level, concept if not self._grow else "", spoken)

    def _submit(self, key: str, text: str, level: str) -> None:
        desk = self._stage.desk
        if key:
            refusal = attempt(desk, outcomes.redecide, key, text, level)
        else:
            refusal = attempt(desk, outcomes.decide, text, level, self._concept)
        if refusal is None:
            self._saved()
        else:
            self._form.refuse(refusal_sentence(self._stage.words, refusal))

    def _open(self, key: str) -> None:
        found = next((each for each in self._stage.desk.workshop.decisions if each.id == key), None)
        if found is not None:
            self._show_form()
            self._form.begin(key, found.text, found.level)
            self._form.focus_first()
            self.moved.emit()

    def _remove(self, key: str) -> None:
        self._stage.desk.do(outcomes.undecide, key)
