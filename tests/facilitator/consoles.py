"""A console with a workshop on its desk, in a real window, with workspaces that only say what they were asked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.console.menu import Looks
from facilitator.console.run import RunView
from facilitator.console.walk import Walk
from facilitator.console.window import ConsoleWindow
from facilitator.console.workspace import Keys, Workspace
from facilitator.console.workspaces import Make
from facilitator.stage import Stage
from facilitator.theme.theme import Theme

WIDE = ("explore", "plain", "polls")


class Bench(Workspace):
    """A workspace that stands in for all kinds: one line to write on, and a memory of what it was asked."""

    def __init__(self, stage: Stage, kind: str) -> None:
        super().__init__(stage)
        self.kind = kind
        self.rail = "wide" if kind in WIDE else "narrow"
        self.asked: list[str] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("line")
        self.foot = QHBoxLayout()
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(self.foot)
        self.foot.addWidget(self.line)
        self._side = QPushButton("side") if kind not in WIDE else None

    def show_activity(self, activity: str) -> None:
        self.asked.append(activity)

    def leave(self) -> None:
        self.asked.append("leave")

    def side(self) -> QWidget | None:
        return self._side

    def keys(self) -> Keys:
        return [(("Ctrl", "K"), self.kind)]

    def subtitle(self) -> str:
        return f"about {self.kind}"

    def room_sees(self) -> str:
        return f"room of {self.kind}"

    def focus_first(self) -> None:
        self.line.setFocus()


@dataclass
class Console:
    """The window, the walk in it and what they stand on."""

    window: ConsoleWindow
    walk: Walk
    stage: Stage

    @property
    def run(self) -> RunView:
        """The page of the running meeting."""
        assert self.walk.run is not None
        return self.walk.run

    @property
    def bench(self) -> Bench:
        """The workspace on screen."""
        found = self.run.workspace
        assert isinstance(found, Bench)
        return found

    def resize(self, width: int, height: int) -> None:
        """Another size of window, laid out."""
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(width, height)
        settle()


def open_console(
    qtbot: QtBot, stage: Stage, size: tuple[int, int] = (1440, 900), make: Make = lambda kind, stage: Bench(stage, kind)
) -> Console:
    """A console without a page yet, active and of this size."""
    stage.settings.set("ask_win_p", False)
    window = ConsoleWindow(stage.words, stage.theme)
    stage.theme.dress(window)
    walk = Walk(window, stage, Theme("light"), Looks(stage.settings, window), make)
    window.asked.connect(walk.ask)
    window.closing.connect(walk.put_away)
    window.closing.connect(walk.room.dispose)
    qtbot.addWidget(window)
    console = Console(window, walk, stage)
    window.show()
    console.resize(*size)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return console


def begin(console: Console, workshop: str) -> Console:
    """Put a workshop on the desk and begin its meeting."""
    console.stage.desk.open(workshop)
    console.walk.begin()
    settle()
    return console


def settle() -> None:
    """Let everything that waits for the next turn of the loop happen."""
    for _ in range(3):
        QApplication.processEvents()
