"""The side of developing: the principles, where the workshop has them, and impact against effort."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.phases import tagging
from facilitator.phases.effort_plot import EffortPlot, Mark, PlotWords
from facilitator.phases.principles_panel import PrinciplesPanel
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Rule, Scroll
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text
from workshops import concepts
from workshops.model import Concept

PADDING = 20
AROUND = 18 + 14 + 1 + 14 + 12 + 44  # the page's own margins, the rule between, and the button for cards
PRINCIPLES, EFFORT = "principles", "effort"


class DevelopSide(QWidget):
    """Both checks of one team's concept: one above the other, or behind a switch where there is no height for both.

    The panel of principles is made the first time a workshop asks for it.
    """

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._team: str | None = None
        self._section = PRINCIPLES
        self.principles: PrinciplesPanel | None = None
        words, theme = stage.words, stage.theme
        self._switch = Switch(
            [(PRINCIPLES, words("develop.principles.short")), (EFFORT, words("develop.effort.title"))],
            theme,
            words("develop.side"),
        )
        self._switch.chosen.connect(self._choose)
        plot_words = PlotWords(
            words("develop.effort.title"),
            words("develop.effort.impact"),
            words("develop.effort.effort"),
            words("develop.effort.here"),
        )
        self.plot = EffortPlot(theme, plot_words)
        self.plot.placed.connect(self._judge)
        self.plot.left.connect(stage.desk.seal)
        self._said = Text("", theme, "label", wrap=True)
        self._name = Text("", theme, "label", "inkSoft", elide=True, weight=400)
        self._rule = Rule(theme)
        self._laid = Text("", theme, "label", "inkSoft", wrap=True, weight=400)
        keys = " ".join(shown_keys("develop_tag", words))
        self._lay_card = Button(words("actions.develop_tag"), theme, keys, size="dense", kind="quiet")
        self._lay_card.clicked.connect(self.tag)
        self._lay()

    def show_team(self, team: str | None) -> None:
        """Show the checks of this team's concept."""
        self._team = team
        if self._stage.desk.workshop.principles and self.principles is None:
            self.principles = PrinciplesPanel(self._stage)
            self._above.addWidget(self.principles)
        if self.principles is not None:
            self.principles.show_team(team)
        self._share()
        self.refresh()

    def refresh(self) -> None:
        """Show what the workshop says."""
        words, workshop = self._stage.words, self._stage.desk.workshop
        if self.principles is not None:
            self.principles.refresh()
        concept = self._concept()
        laid = tagging.said(self._stage, concept.id) if concept is not None else ""
        self._laid.setText(words("develop.laid", cards=laid) if laid else "")
        self._laid.setVisible(bool(laid))
        self._lay_card.setEnabled(concept is not None)
        marks = []
        for number, team in enumerate(sorted(workshop.teams, key=lambda t: t.position), start=1):
            found = concepts.of_team(workshop, team.id)
            if found is not None:
                marks.append(Mark(team.id, number, team.target_group, found.name, found.impact, found.effort))
        if concept is None:
            said = words("develop.effort.first")
        elif concept.impact and concept.effort:
            said = words("develop.effort.placed", impact=concept.impact, effort=concept.effort)
        else:
            said = words("develop.effort.unplaced")
        how = words("develop.effort.how")
        self._said.setText(said)
        self._name.setText(how if concept is not None else "")
        self.plot.setEnabled(concept is not None)
        self.plot.show_marks(marks, self._team, f"{said}. {how}")
        self._share()

    def focus_effort(self) -> None:
        """The plot has the focus: arrows move."""
        self._choose(EFFORT)
        self.plot.setFocus()
        self._scroll.ensureWidgetVisible(self.plot)

    def focus_principles(self) -> None:
        """The first principle without an answer has the focus."""
        if self.principles is None or not self._stage.desk.workshop.principles:
            return
        self._choose(PRINCIPLES)
        self.principles.focus_first()
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused)

    def tag(self) -> None:
        """Open the cards that can be laid on the concept."""
        concept = self._concept()
        if concept is not None:
            at = self._lay_card.mapToGlobal(QPoint(0, self._lay_card.height()))
            tagging.pop(self._stage, self, [concept.id], at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _lay(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(PADDING, 0, PADDING, 0)
        head.addWidget(self._switch)
        self._above = QVBoxLayout()
        self._above.setContentsMargins(PADDING, 0, PADDING, 0)
        self._below = QWidget()
        inside = QVBoxLayout(self._below)
        inside.setContentsMargins(PADDING, 0, PADDING, 0)
        inside.setSpacing(8)
        self._title = Text(self._stage.words("develop.effort.title"), self._stage.theme, "heading3")
        inside.addWidget(self._title)
        inside.addWidget(self.plot, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._name)
        inside.addLayout(foot)
        inside.addStretch(0)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 18, 0, 12)
        self._column.setSpacing(14)
        self._column.addLayout(head)
        self._column.addLayout(self._above)
        self._column.addWidget(self._rule)
        self._column.addWidget(self._below, 1)
        cards = QVBoxLayout()
        cards.setContentsMargins(PADDING, 0, PADDING, 0)
        cards.setSpacing(2)
        cards.addWidget(self._laid)
        cards.addWidget(self._lay_card, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(cards)
        self._column.addStretch(0)
        self._scroll = Scroll(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _share(self) -> None:
        """Both checks where there is height for them, else the one that the switch names."""
        panel = self.principles if self._stage.desk.is_open and self._stage.desk.workshop.principles else None
        if self.principles is not None:
            self.principles.setVisible(panel is not None)
        if panel is None:
            self._switch.hide()
            self._rule.hide()
            self._below.show()
            return
        width = self.width() - 2 * PADDING
        both = panel.needed_height(width) + self._below.sizeHint().height() + AROUND <= self.height()
        self._switch.setVisible(not both)
        self._rule.setVisible(both)
        panel.setVisible(both or self._section == PRINCIPLES)
        self._below.setVisible(both or self._section == EFFORT)
        panel.show_title(both)
        self._title.setVisible(both)

    def _choose(self, section: str) -> None:
        self._section = section
        self._switch.choose(section)
        self._share()

    def _judge(self, impact: int, effort: int) -> None:
        concept = self._concept()
        if concept is not None:
            self._stage.desk.do(concepts.judge, concept.id, impact, effort, merge=f"judge:{concept.id}")

    def _concept(self) -> Concept | None:
        return concepts.of_team(self._stage.desk.workshop, self._team) if self._team is not None else None
