"""The groups of the plan: who works together, for which target group, and how many they are."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from facilitator.console.actions import bind
from facilitator.console.bound import attempt
from facilitator.console.notice import Choice, Notice
from facilitator.console.team_maker import TeamMaker
from facilitator.console.teams_table import TeamRow, TeamsTable
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Problem
from facilitator.widgets.stepper import Stepper
from facilitator.widgets.text import Text
from workshops import agenda, ideas
from workshops.model import Team

USUAL_SIZE = 5
MOST_PEOPLE = 500


class TeamsPanel(QWidget):
    """Heading, table, and the buttons for one more and for sharing people out."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.table = TeamsTable(theme, words("prepare.teams.heading"), words("prepare.teams.size"))
        self._sum = Text("", theme, "label", "inkSoft", weight=400)
        self._problem = Problem(theme)
        self.question = Notice(theme, words("prepare.teams.keep"))
        self._add = Button(words("prepare.teams.add"), theme, icon="plus", size="dense")
        self.people = Stepper(theme, 1, MOST_PEOPLE, words("prepare.teams.people"), size="dense")
        self.share = Button("", theme, size="dense")
        self._touched = False
        self.maker = TeamMaker(stage, lambda: self.people.value)
        self.unfold = Button(words("prepare.maker.open"), theme, kind="quiet", icon="chevron-right", size="dense")
        self.unfold.setCheckable(True)
        self._lay_out()
        self._connect()

    @property
    def sum(self) -> str:
        """How many teams and people there are, in words."""
        return self._sum.text()

    @property
    def problem(self) -> str:
        """Why the last wish was refused; empty when it was not."""
        return self._problem.text

    def refresh(self) -> None:
        """Show the teams as they are kept."""
        workshop = self._stage.desk.workshop
        teams = sorted(workshop.teams, key=lambda team: team.position)
        self.table.show_rows([self._row(team) for team in teams])
        self.table.setVisible(bool(teams))
        people = sum(team.size for team in teams)
        words = self._stage.words
        self._sum.setText(
            words(
                "prepare.teams.sum",
                teams=words("words.count.teams", n=len(teams)),
                people=words("words.count.participants", n=people),
            )
            if teams
            else words("prepare.teams.none")
        )
        if not self._touched:
            self.people.set_value(max(1, people))
        self._tell_share()
        self.maker.refresh()

    def add(self) -> None:
        """One more group, of the target group that has fewest, ready to be named."""
        workshop = self._stage.desk.workshop
        before = {team.id for team in workshop.teams}
        codes = workshop.target_groups.split()
        fewest = min(codes, key=lambda code: sum(team.target_group == code for team in workshop.teams), default=None)
        taken = {team.name for team in workshop.teams}
        number = next(n for n in range(1, 10_000) if self._name(n) not in taken and n > len(workshop.teams))
        if self._asked(agenda.add_team, self._name(number), USUAL_SIZE, fewest):
            made = next(team.id for team in self._stage.desk.workshop.teams if team.id not in before)
            self.table.rename(made)

    def _name(self, number: int) -> str:
        return self._stage.words("prepare.teams.name", number=number)

    def _lay_out(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        heading = QHBoxLayout()
        heading.addWidget(Text(words("prepare.teams.heading"), theme, "heading2"))
        heading.addStretch(1)
        heading.addWidget(self._sum, 0, Qt.AlignmentFlag.AlignBottom)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._add)
        foot.addSpacing(8)
        foot.addWidget(self.people)
        foot.addWidget(self.share)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(heading)
        column.addWidget(self._problem)
        column.addWidget(self.question)
        column.addWidget(self.table)
        column.addLayout(foot)
        unfold = QHBoxLayout()
        unfold.addWidget(self.unfold)
        unfold.addStretch(1)
        column.addLayout(unfold)
        column.addWidget(self.maker)

    def _connect(self) -> None:
        table, words = self.table, self._stage.words
        self._add.clicked.connect(self.add)
        self.share.clicked.connect(self._share_out)
        self.unfold.toggled.connect(self._fold)
        self.maker.made.connect(self._follow_maker)
        self.people.changed.connect(self._people_given)
        table.named.connect(self._rename)
        table.removed.connect(self._remove)
        table.stepped.connect(self._stage.desk.seal)
        table.size_set.connect(self._set_size)
        table.group_wanted.connect(self._ask_group)
        bind(table, "prepare_more", words, lambda: self._step_size(1))
        bind(table, "prepare_less", words, lambda: self._step_size(-1))
        bind(table, "prepare_add", words, self.add)
        bind(table, "prepare_remove", words, lambda: self._remove(table.current))
        bind(table, "prepare_rename", words, lambda: table.rename(table.current or ""))
        bind(table, "prepare_target_group", words, self._ask_current_group)

    def _asked(self, verb: object, *args: object, merge: str = "", **columns: object) -> bool:
        assert callable(verb)
        refusal = attempt(self._stage.desk, verb, *args, merge=merge, **columns)
        self._problem.tell("" if refusal is None else refusal_sentence(self._stage.words, refusal))
        return refusal is None

    def _rename(self, key: str, text: str) -> None:
        if not self._asked(agenda.change_team, key, name=text):
            self.table.rename(key, text)

    def _set_size(self, key: str, size: int) -> None:
        self._asked(agenda.change_team, key, size=size, merge=f"size.{key}")

    def _step_size(self, by: int) -> None:
        row = self.table.row(self.table.current)
        if row is not None:
            self._set_size(row.id, row.size + by)

    def _remove(self, key: str | None) -> None:
        """Remove a team; where it has hidden notes, ask first, for they will be seen."""
        workshop = self._stage.desk.workshop
        team = next((team for team in workshop.teams if team.id == key), None)
        if team is None:
            return
        waiting = sum(idea.team_id == team.id for idea in ideas.waiting(workshop))
        if not waiting:
            self._asked(agenda.remove_team, team.id)
            return
        words = self._stage.words
        gone = team.id
        choices = [
            Choice(words("prepare.teams.remove"), lambda: self._asked(agenda.remove_team, gone, reveal=True)),
            Choice(words("prepare.teams.keep"), self.table.setFocus),
        ]
        self.question.ask("remove", words("prepare.teams.hidden", n=waiting, name=team.name), choices)

    def _ask_current_group(self) -> None:
        key = self.table.current
        if key is not None:
            self._ask_group(key, self.table.spot(key))

    def _ask_group(self, key: str, at: QPoint) -> None:
        """A menu of the workshop's target groups."""
        workshop, words = self._stage.desk.workshop, self._stage.words
        team = next((team for team in workshop.teams if team.id == key), None)
        if team is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        for code in (*workshop.target_groups.split(), None):
            action = QAction(words(f"words.target_group.{code or 'none'}"), menu)
            action.setCheckable(True)
            action.setChecked(code == team.target_group)
            action.triggered.connect(lambda _=False, code=code: self._asked(agenda.change_team, key, target_group=code))
            group.addAction(action)
            menu.addAction(action)
        menu.popup(at)
        chosen = group.checkedAction()
        if chosen is not None:
            menu.setActiveAction(chosen)

    def _people_given(self) -> None:
        self._touched = True
        self._tell_share()
        self.maker.refresh()

    def _fold(self, is_open: bool) -> None:
        words = self._stage.words
        self.maker.setVisible(is_open)
        self.unfold.set_text(words("prepare.maker.close" if is_open else "prepare.maker.open"))
        self.unfold.set_icon("chevron-down" if is_open else "chevron-right")
        if is_open:
            self.maker.each.setFocus()

    def _follow_maker(self) -> None:
        self._touched = False
        self.refresh()

    def _share_out(self) -> None:
        self._touched = False
        self._asked(agenda.share_out, self.people.value)

    def _tell_share(self) -> None:
        self.share.set_text(self._stage.words("prepare.teams.share", n=self.people.value))
        self.share.setEnabled(bool(self.table.rows.rows))

    def _row(self, team: Team) -> TeamRow:
        words = self._stage.words
        said = words(f"words.target_group.{team.target_group or 'none'}")
        people = words("words.count.people", n=team.size)
        spoken = ", ".join(part for part in (team.name, said, people, team.mix) if part)
        return TeamRow(team.id, team.name, team.target_group, said, team.size, spoken)
