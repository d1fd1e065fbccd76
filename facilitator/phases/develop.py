"""The workspace of developing: each team's concept sheet, with what it builds on, the principles, impact and effort."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.workspace import Keys, Workspace
from facilitator.phases.concept_sheet import ConceptSheet
from facilitator.phases.develop_side import DevelopSide
from facilitator.phases.sources_panel import SourcesPanel
from facilitator.phases.team_bar import TeamBar
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Empty
from facilitator.widgets.tabs import Tab
from workshops import agenda, concepts
from workshops.change import Change
from workshops.model import Team
from workshops.phases import CONCEPT_FIELDS

SOURCES = 232
USUAL_SIZE = 5
SHEET, BEHIND = ("concepts",), ("concepts", "concept_sources", "ideas", "clusters", "teams", "tallies")


class DevelopWorkspace(Workspace):
    """One team's sheet at a time; tabs tell how far each has come."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        self._team: str | None = None
        words, theme = stage.words, stage.theme
        self.tabs = TeamBar(stage, self, "develop", "develop")
        self.tabs.chosen.connect(self.choose_team)
        self.sources = SourcesPanel(stage)
        self.sheet = ConceptSheet(stage)
        self._side = DevelopSide(stage)
        self._body = QWidget()
        across = QHBoxLayout(self._body)
        across.setContentsMargins(28, 24, 22, 0)
        across.setSpacing(24)
        across.addWidget(self.sources)
        across.addWidget(self.sheet, 1)
        add = Button(words("develop.empty.action"), theme)
        add.clicked.connect(self._add_team)
        self._empty = QWidget()
        inside = QVBoxLayout(self._empty)
        inside.setContentsMargins(28, 24, 28, 24)
        inside.addWidget(Empty(theme, words("develop.empty.sentence"), add))
        inside.addStretch(1)
        self._pages = QStackedLayout()
        self._body.setParent(self)  # a page without a parent would flash as a window of its own
        self._pages.addWidget(self._body)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addLayout(self._pages, 1)
        self._connect()

    def show_activity(self, activity: str) -> None:
        self._settle_team()
        self.refresh()

    def leave(self) -> None:
        self.sheet.keep()

    def side(self) -> QWidget | None:
        return self._side

    def side_name(self) -> tuple[str, tuple[str, ...]]:
        return self.stage.words("develop.side"), shown_keys("develop_effort", self.stage.words)

    def keys(self) -> Keys:
        words = self.stage.words
        last = min(9, len(self.tabs.tabs)) or 9
        keys: Keys = [
            (("Ctrl", f"1–{last}"), words("develop.key.team")),
            (("Tab",), words("develop.key.field")),
            (shown_keys("develop_sources", words), words("actions.develop_sources")),
            (shown_keys("develop_effort", words), words("actions.develop_effort")),
        ]
        if self.stage.desk.workshop.principles:
            keys.append((shown_keys("develop_principles", words), words("actions.develop_principles")))
        return [*keys, (("Ctrl", "Z"), words("develop.key.undo"))]

    def subtitle(self) -> str:
        return self.stage.words("words.count.concepts", len(self.stage.desk.workshop.concepts))

    def room_sees(self) -> str:
        return self.stage.words("develop.room.sees")

    def focus_first(self) -> None:
        if self._team is not None:
            self.sheet.focus_first()

    def choose_team(self, team: str) -> None:
        """Show another team's sheet; the caret goes where it has to write."""
        self._team = team
        self.refresh()
        self.sheet.focus_first()

    def refresh(self) -> None:
        """Show everything as it stands."""
        self._show_tabs()
        self._side.setVisible(self._team is not None)
        self._pages.setCurrentWidget(self._body if self._team is not None else self._empty)
        self.sources.show_team(self._team)
        self.sheet.show_team(self._team)
        self._side.show_team(self._team)

    def _connect(self) -> None:
        stage = self.stage
        self.sources.closed.connect(self.sheet.focus_first)
        self.sources.begun.connect(self.sheet.name.setFocus)
        bind(self, "develop_sources", stage.words, self.sources.ask, window_wide=True)
        bind(self, "develop_effort", stage.words, self._focus_effort, window_wide=True)
        bind(self, "develop_tag", stage.words, self._tag, window_wide=True)
        bind(self, "develop_principles", stage.words, self._focus_principles, window_wide=True)
        stage.theme.changed.connect(self._dress)
        stage.desk.changed.connect(self._follow)
        self._dress()

    def _focus_effort(self) -> None:
        self.side_wanted.emit(True)
        self._side.focus_effort()

    def _focus_principles(self) -> None:
        if self.stage.desk.workshop.principles:
            self.side_wanted.emit(True)
            self._side.focus_principles()

    def _tag(self) -> None:
        self.side_wanted.emit(True)
        self._side.tag()

    def _dress(self) -> None:
        self.sources.setFixedWidth(self.stage.theme.scaled(SOURCES))

    def _follow(self, change: Change) -> None:
        if change.touches("teams", "workshops"):
            self._settle_team()
            self.refresh()
            return
        if change.touches(*SHEET):
            self._show_tabs()
            self.sheet.refresh()
        if change.touches(*BEHIND):
            self.sources.refresh()
        if change.touches("concepts", "principle_checks", "tags"):
            self._side.refresh()

    def _settle_team(self) -> None:
        teams = self._teams()
        if self._team not in {team.id for team in teams}:
            self._team = teams[0].id if teams else None

    def _show_tabs(self) -> None:
        words, workshop = self.stage.words, self.stage.desk.workshop
        tabs = []
        for team in self._teams():
            concept = concepts.of_team(workshop, team.id)
            said = words("develop.not_begun")
            if concept is not None:
                said = concept.name or words("develop.unnamed")
            done = (concepts.filled(concept), len(CONCEPT_FIELDS))
            tabs.append(Tab(team.id, team.name, team.target_group, said, completeness=done))
        self.tabs.setVisible(bool(tabs))
        self.tabs.show_tabs(tabs)
        if self._team is not None:
            self.tabs.choose(self._team)

    def _teams(self) -> list[Team]:
        return sorted(self.stage.desk.workshop.teams, key=lambda team: team.position)

    def _add_team(self) -> None:
        desk = self.stage.desk
        name = self.stage.words("develop.empty.team", number=1)
        if desk.do(agenda.add_team, name, USUAL_SIZE, None):
            self.focus_first()
