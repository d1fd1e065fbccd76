"""Menus about an activity: its phase, what it asks of the room, and its method."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.stage import Stage
from workshops import methods
from workshops.model import Activity
from workshops.phases import BREAK, PHASES, WORKS


class ActivityMenu(QObject):
    """Asks and tells: `chosen` carries the activity's id and the columns to change. Menus work with arrows and first letters."""

    chosen = Signal(str, object)

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage, self._parent = stage, parent

    def ask(self, key: str, at: QPoint) -> None:
        """Everything about the activity in one menu."""
        menu = self._new()
        words = self._stage.words
        self._fill_phases(menu.addMenu(words("actions.prepare_phase")), key)
        self._fill_works(menu.addMenu(words("actions.prepare_work")), key)
        self._fill_methods(menu.addMenu(words("actions.prepare_method")), key)
        menu.popup(at)

    def ask_phase(self, key: str, at: QPoint) -> None:
        """Which phase it belongs to."""
        menu = self._new()
        self._fill_phases(menu, key)
        self._open(menu, at)

    def ask_work(self, key: str, at: QPoint) -> None:
        """What it asks of the room."""
        menu = self._new()
        self._fill_works(menu, key)
        self._open(menu, at)

    def ask_method(self, key: str, at: QPoint) -> None:
        """Which method it follows."""
        menu = self._new()
        self._fill_methods(menu, key)
        self._open(menu, at)

    def _new(self) -> QMenu:
        menu = QMenu(self._parent)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open(self, menu: QMenu, at: QPoint) -> None:
        chosen = next((action for action in menu.actions() if action.isChecked()), None)
        menu.popup(at)
        if chosen is not None:
            menu.setActiveAction(chosen)

    def _fill_phases(self, menu: QMenu, key: str) -> None:
        words, step = self._stage.words, self._step(key)
        options: list[tuple[str | None, str]] = [(phase, words(f"words.phase.{phase}")) for phase in PHASES]
        options.append((None, words("words.phase.none")))
        self._fill(menu, key, "phase", options, step.phase)

    def _fill_works(self, menu: QMenu, key: str) -> None:
        words, step = self._stage.words, self._step(key)
        self._fill(menu, key, "work", [(work, words(f"words.work.{work}")) for work in WORKS], step.work)

    def _fill_methods(self, menu: QMenu, key: str) -> None:
        words, step = self._stage.words, self._step(key)
        cards = methods.all_methods(words.language)
        own = [card for card in cards if card.phase == step.phase]
        rest = [card for card in cards if card.phase != step.phase]
        self._fill(menu, key, "method", [(card.id, card.name) for card in own], step.method)
        menu.addSeparator()
        if step.work != BREAK:
            for phase in (*PHASES, None):
                others = [(card.id, card.name) for card in rest if card.phase == phase]
                if others:
                    inside = menu.addMenu(words(f"words.phase.{phase or 'none'}"))
                    self._fill(inside, key, "method", others, step.method)
            menu.addSeparator()
        self._fill(menu, key, "method", [(None, words("prepare.agenda.no_method"))], step.method)

    def _fill(
        self, menu: QMenu, key: str, column: str, options: Sequence[tuple[str | None, str]], now: str | None
    ) -> None:
        group = QActionGroup(menu)
        for value, text in options:
            action = QAction(text.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(lambda _=False, value=value: self.chosen.emit(key, {column: value}))
            group.addAction(action)
            menu.addAction(action)

    def _step(self, key: str) -> Activity:
        return next(step for step in self._stage.desk.workshop.activities if step.id == key)
