"""The actions of the meeting: what, by which role, by when, and whether it is done."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.console.actions import bind
from facilitator.phases import tagging
from facilitator.phases.action_form import ActionForm
from facilitator.phases.attempt import attempt
from facilitator.phases.outcome_panel import OutcomePanel, Record
from facilitator.stage import Stage, refusal_sentence
from workshops import cards, dates, meeting, outcomes
from workshops.model import Action, Workshop


class ActionsPanel(OutcomePanel):
    """Actions with role and day; Space ticks one off."""

    kind = "action"
    action = "deliver_action"

    def __init__(self, stage: Stage, grow: bool, parent: QWidget | None = None, *, closes: bool | None = None) -> None:
        form = ActionForm(stage, closes=grow if closes is None else closes)
        super().__init__(stage, form, grow, parent)
        form.submitted.connect(self._submit)
        bind(self.list, "deliver_tag", stage.words, self._tag)
        self._form = form

    @property
    def _aside_below(self) -> bool:
        return True

    def refresh(self) -> None:
        """Show the actions of the workshop, and learn the roles that are in them."""
        workshop = self._stage.desk.workshop
        actions = sorted(workshop.actions, key=lambda a: a.seq)
        self.show_records([self._record(workshop, action) for action in actions])
        used = {action.role for action in actions if action.role}
        usual = self._stage.words("deliver.action.roles").split("|")
        self._form.offer(sorted(used | set(usual), key=str.casefold), self._base(workshop))

    def _base(self, workshop: Workshop) -> date:
        """The day of the meeting, from which a day without a year counts."""
        try:
            return date.fromisoformat(workshop.date)
        except ValueError:
            return datetime.fromtimestamp(self._stage.desk.now(), UTC).astimezone().date()

    def _record(self, workshop: Workshop, action: Action) -> Record:
        words = self._stage.words
        form = "short" if action.due[:4] == str(self._base(workshop).year) else "short_year"
        day = dates.text(words, action.due, form) if action.due else words("deliver.action.no_day")
        role = action.role or words("deliver.action.no_role")
        text = words("deliver.action.done", text=action.what) if action.done else action.what
        spoken = words("deliver.action.spoken", text=text, role=role, when=day)
        laid = tagging.said(self._stage, action.id)
        area = cards.titles(words.language).get(action.area, "") if action.area else ""
        answers = words(f"words.responsible.{action.responsible}") if action.responsible else ""
        since = tagging.since(self._stage, action)
        beside = " · ".join(part for part in (role, answers, area, laid, since) if part)
        laid = " ".join(part for part in (answers, area, laid, since) if part)
        return Record(
            action.id, action.what, day if action.due else "", beside, f"{spoken} {laid}".strip(), action.done
        )

    def _tag(self) -> None:
        key = self.list.current
        if key is not None:
            place = self.list.visualRect(self.list.currentIndex()).bottomLeft()
            tagging.pop(self._stage, self, [key], self.list.viewport().mapToGlobal(place))

    def _submit(self, key: str, what: str, role: str, due: str, area: str, answers: str) -> None:
        desk = self._stage.desk
        here = meeting.here(desk.workshop)
        if key:
            refusal = attempt(desk, outcomes.reassign, key, what, role, due, area, answers)
        else:
            refusal = attempt(
                desk, outcomes.assign, what, role, due, self._concept, here, area=area, responsible=answers
            )
        if refusal is None:
            self._saved()
        else:
            self._form.refuse(refusal_sentence(self._stage.words, refusal))

    def _open(self, key: str) -> None:
        found = next((each for each in self._stage.desk.workshop.actions if each.id == key), None)
        if found is not None:
            self._show_form()
            self._form.begin(key, found.what, found.role, found.due, found.area, found.responsible)
            self._form.focus_first()
            self.moved.emit()

    def _remove(self, key: str) -> None:
        self._stage.desk.do(outcomes.unassign, key)

    def _own_key(self, event: QKeyEvent) -> bool:
        key = self.list.current
        if event.key() != Qt.Key.Key_Space or key is None:
            return False
        found = next((each for each in self._stage.desk.workshop.actions if each.id == key), None)
        if found is not None:
            self._stage.desk.do(outcomes.complete, key, not found.done)
        return True
