"""Into the room: the shared screen, and how the room will write."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.check_row import CheckLine, CheckList
from facilitator.stage import Stage
from facilitator.widgets.text import Text
from workshops import agenda

ONE_KEYBOARD = 30
"""So many people can write at one keyboard, at 15 seconds a note."""


class RoomPanel(QWidget):
    """A check list that follows displays as they come and go."""

    def __init__(self, stage: Stage, papers: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._papers = stage, papers
        self.checks = CheckList(stage.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(stage.words("prepare.room.heading"), stage.theme, "heading2"))
        column.addWidget(self.checks)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screens_changed)
            app.screenRemoved.connect(self._screens_changed)

    def refresh(self) -> None:
        """Look again."""
        if self._stage.desk.is_open:
            self.checks.show_lines([self._screen(), self._writing(), self._phones(), self._sheets()])

    def _screens_changed(self, _screen: QScreen) -> None:
        self.refresh()

    def _screen(self) -> CheckLine:
        words = self._stage.words
        own = self.window().screen() if self.window() is not None else None
        other = next((screen for screen in QGuiApplication.screens() if screen is not own), None)
        if other is None:
            return CheckLine("open", words("prepare.room.no_screen"), words("prepare.room.no_screen_hint"))
        size, ratio = other.size(), other.devicePixelRatio()
        width, height = round(size.width() * ratio), round(size.height() * ratio)
        return CheckLine("done", words("prepare.room.screen", name=other.name(), width=width, height=height))

    def _writing(self) -> CheckLine:
        words, people = self._stage.words, agenda.crowd(self._stage.desk.workshop)
        if people <= ONE_KEYBOARD:
            return CheckLine("done", words("prepare.room.keyboard", n=people))
        sentence = words("prepare.room.crowded", n=people, most=ONE_KEYBOARD)
        return CheckLine("look", sentence, words("prepare.room.crowded_hint"))

    def _phones(self) -> CheckLine:
        """Phones may join; whether they reach this computer is tried by one key."""
        words, keys = self._stage.words, " ".join(shown_keys("phones", self._stage.words))
        state = "done" if self._stage.phones.reached else "open"
        return CheckLine(state, words("phones.prepare"), words("phones.prepare_hint", keys=keys))

    def _sheets(self) -> CheckLine:
        words, teams = self._stage.words, len(self._stage.desk.workshop.teams)
        button = words("prepare.room.print")
        return CheckLine("open", words("prepare.room.sheets", n=teams), words("prepare.room.sheets_hint"), button,
                         self._papers)  # fmt: skip
