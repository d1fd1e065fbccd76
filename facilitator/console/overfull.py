"""The warning that a plan is overfull before the meeting begins, with a way to shorten it in proportion."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.field import Problem
from workshops import agenda, methods, replan
from workshops.model import Workshop


class OverfullLine(QWidget):
    """Says what comes too late by the plan. The button shortens what can be shortened, as one step of undo."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.problem = Problem(stage.theme)
        self.shorten = Button(stage.words("prepare.agenda.shorten"), stage.theme, size="dense")
        self.shorten.clicked.connect(self._shorten)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(12)
        row.addWidget(self.problem, 1)
        row.addWidget(self.shorten)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty when the plan fits."""
        return self.problem.text

    def refresh(self, otherwise: str = "") -> None:
        """Look again; `otherwise` is what to say where all fixed times hold."""
        workshop = self._stage.desk.workshop
        said = self._sentence(workshop)
        self.problem.tell(said or otherwise)
        self.shorten.setVisible(bool(said) and workshop.state == "draft" and self._proposal().taken > 0)
        self.setVisible(bool(said or otherwise))

    def _sentence(self, workshop: Workshop) -> str:
        words = self._stage.words
        titles = {step.id: (step.title, step.pinned) for step in workshop.activities}
        said = []
        for late in agenda.overfull(workshop):
            if late.activity is None:
                said.append(words("prepare.agenda.over_end", n=late.minutes, time=workshop.ends))
            else:
                title, time = titles[late.activity]
                said.append(words("prepare.agenda.over_pin", n=late.minutes, title=title, time=time))
        return " ".join(said)

    def _proposal(self) -> replan.Proposal:
        workshop, language = self._stage.desk.workshop, self._stage.words.language
        lows = {card.id: card.minutes[0] for card in methods.all_methods(language)}
        rows, start = replan.left(workshop, self._stage.desk.now(), lows)
        return replan.propose(rows, start, replan.deadline(workshop))

    def _shorten(self) -> None:
        self._stage.desk.do(replan.take, self._proposal())
