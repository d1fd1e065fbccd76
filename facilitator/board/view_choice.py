"""What the board shows and how: all notes or those of some target groups or teams, target groups mixed or side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.board.facts import Step
from facilitator.board.filter import Filter
from facilitator.board.fingers import widen_menu
from facilitator.board.look import BoardLook
from facilitator.board.scene import BoardScene
from facilitator.board.wall import Wall
from facilitator.stage import Stage
from workshops.model import Team, Workshop

APART = "board_apart"
"""The setting that remembers whether target groups stand side by side."""


class ViewChoice(QObject):
    """Offers the choice as a menu and says it in words. A filter lasts while the meeting is open, the layout for good."""

    changed = Signal()

    def __init__(self, stage: Stage, look: BoardLook, wall: Wall, scene: BoardScene, board: QWidget) -> None:
        super().__init__(board)
        self._look = look
        self._stage, self._words, self._wall, self._scene, self._board = stage, stage.words, wall, scene, board
        self._said = ""
        scene.set_apart(self.is_apart)
        wall.settled.connect(self._follow)
        wall.reset.connect(self.changed)

    @property
    def is_apart(self) -> bool:
        """Whether target groups stand side by side in their cluster."""
        return bool(self._stage.settings.get(APART))

    def set_apart(self, apart: bool) -> None:
        """Let target groups stand side by side, or mixed, from now on."""
        self._stage.settings.set(APART, apart)
        self._scene.set_apart(apart)
        self.changed.emit()

    def narrow(self, chosen: Filter) -> None:
        """Show only what a filter lets through."""
        self._wall.narrow(chosen)
        self.changed.emit()

    def sentence(self) -> str:
        """What the board is narrowed to, in words; empty when it shows everything."""
        chosen = self._wall.filter
        if not chosen.is_on:
            return ""
        targets = [self._target(target) for target in self._targets() if target in chosen.targets]
        teams = [self._team(team) for team in self._teams() if team.id in chosen.teams]
        return ", ".join(targets + teams)

    def open_menu(self, place: QPoint) -> QMenu:
        """Let a person choose, in a menu at a place on the screen."""
        words, chosen = self._words, self._wall.filter
        menu = QMenu(self._board)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(words("board.view.name"))
        widen_menu(menu, self._look)
        self._offer(menu, words("board.view.all"), not chosen.is_on, lambda: self.narrow(Filter()))
        menu.addSection(words("board.view.targets"))
        for target in self._targets():
            self._offer_filter(menu, self._target(target), target in chosen.targets, chosen.with_target(target))
        teams = self._teams()
        if teams:
            menu.addSection(words("board.view.teams"))
        for team in teams:
            self._offer_filter(menu, self._team(team), team.id in chosen.teams, chosen.with_team(team.id))
        menu.addSection(words("board.view.layout"))
        apart = self.is_apart
        self._offer(menu, words("board.view.mixed"), not apart, lambda: self.set_apart(False))
        self._offer(menu, words("board.view.apart"), apart, lambda: self.set_apart(True))
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])
        return menu

    def _offer_filter(self, menu: QMenu, said: str, on: bool, chosen: Filter) -> None:
        self._offer(menu, said, on, lambda: self.narrow(chosen))

    def _offer(self, menu: QMenu, said: str, on: bool, call: Callable[[], None]) -> None:
        row = menu.addAction(said.replace("&", "&&"))
        row.setCheckable(True)
        row.setChecked(on)
        row.triggered.connect(lambda: call())

    def _workshop(self) -> Workshop | None:
        return self._stage.desk.workshop if self._stage.desk.is_open else None

    def _targets(self) -> list[str | None]:
        workshop = self._workshop()
        return [*workshop.target_groups.split(), None] if workshop is not None else []

    def _teams(self) -> list[Team]:
        workshop = self._workshop()
        return sorted(workshop.teams, key=lambda team: team.position) if workshop is not None else []

    def _target(self, target: str | None) -> str:
        return self._words(f"words.target_group.{target or 'none'}")

    def _team(self, team: Team) -> str:
        return team.name or self._words("board.view.nameless_team")

    def _follow(self, step: Step) -> None:
        """A team that is gone can't be looked at any more."""
        chosen, there = self._wall.filter, {team.id for team in self._teams()}
        if chosen.teams - there - {None}:
            self.narrow(Filter(chosen.targets, frozenset(chosen.teams & there)))
        elif chosen.is_on or self._said != self.sentence():
            self._said = self.sentence()
            self.changed.emit()
