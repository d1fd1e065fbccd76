"""A board in a real window, with its outline at the side, and hands to use it with."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.board.wall import Wall
from facilitator.desk import Desk
from facilitator.phases.define import DefineWorkspace
from facilitator.stage import Stage
from tests.builders import build
from tests.stages import make_stage
from workshops.storage.library import Library

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Table(QWidget):
    """The workspace of define as the frame would show it; without a side when `side` is False."""

    def __init__(self, stage: Stage, size: tuple[int, int] = (1368, 808), *, side: bool = True) -> None:
        super().__init__()
        self.stage = stage
        self.work = DefineWorkspace(stage)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.work, 1)
        if side:
            self.work.side().setFixedWidth(self.work.side_width)
            row.addWidget(self.work.side())
        stage.theme.reduced_motion = True
        stage.theme.dress(self)
        self.resize(*size)

    @property
    def wall(self) -> Wall:
        """What lies on the board."""
        return self.work.wall

    def open_up(self) -> None:
        """Show the window and put the keyboard on the board."""
        self.show()
        self.activateWindow()
        settle()
        self.work.focus_first()
        settle()

    def take_advice(self) -> None:
        """Wait until everything that may be suggested now is known and shown."""
        advice = self.work.suggesting.advice
        while advice.is_busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        settle()

    def middle(self, key: str) -> QPoint:
        """The middle of a note, or of a cluster's head, on the board."""
        board = self.work.board
        rect = board.rect_of(key)
        assert rect is not None
        return QPoint(rect.center().x(), rect.top() + 16) if self.wall.is_cluster(key) else rect.center()

    def see(self, key: str) -> None:
        """Scroll until a note or cluster is seen."""
        self.work.board.bring(key)
        settle()

    def click(self, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        """Click a place of the board."""
        self._send("press", at, keys)
        self._send("release", at, keys)

    def drag(self, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
        """Press here, go there in steps, and let go."""
        self._from = start
        self._send("press", start)
        for step in range(1, 6):
            self._send("move", start + (end - start) * step / 5)
        if let_go:
            self._send("release", end)

    def trace(self, places: list[QPoint], keys: Qt.KeyboardModifier = NONE) -> None:
        """Press at the first place, go through the others in small steps, and let go at the last."""
        self._send("press", places[0], keys)
        for start, end in pairwise(places):
            for step in range(1, 5):
                self._send("move", start + (end - start) * step / 4, keys)
        self._send("release", places[-1], keys)

    def let_go(self, at: QPoint) -> None:
        """Let the button go here, after a drag that was held."""
        self._send("release", at)

    def picture(self) -> QImage:
        """What the board looks like, with nothing chosen."""
        work = self.work
        work.choice.clear()
        work.choice.go(None)
        work.board.scene.hover(None)
        work.board.strip.scene.hover(None)
        settle()
        return work.board.grab().toImage()

    def names(self) -> list[str]:
        """The names of the clusters, in order."""
        return [self.wall.cluster(key).name for key in self.wall.clusters]

    def cluster(self, name: str) -> str:
        """The id of the cluster with this name."""
        return next(key for key in self.wall.clusters if self.wall.cluster(key).name == name)

    def _send(self, what: str, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        """The pane under the press keeps the pointer until the release, as the window system would have it."""
        board = self.work.board
        if what == "press":
            self._held = board.strip.pane if board.strip.pane.covers(at) else board.view
            if board.strip.geometry().contains(at):
                self._held = board.strip.pane
        view = self._held.viewport()
        place = view.mapFrom(board, at)
        if what == "press":
            QTest.mousePress(view, LEFT, keys, place)
        elif what == "move":
            there = QPointF(place)
            move = QMouseEvent(
                QEvent.Type.MouseMove, there, view.mapToGlobal(there), Qt.MouseButton.NoButton, LEFT, keys
            )
            QApplication.sendEvent(view, move)
        else:
            QTest.mouseRelease(view, LEFT, keys, place)
        settle()


Lay = Callable[..., Table]


def layer(qtbot: QtBot, library: Library, desk: Desk) -> Lay:
    """What lays a workshop of so many notes on a board in a window of its own."""

    def lay(
        notes: int = 12,
        *,
        teams: int = 6,
        sorted_notes: bool = True,
        language: str = "sv",
        theme: str = "light",
        size: tuple[int, int] = (1368, 808),
        side: bool = True,
    ) -> Table:
        workshop = build(library, teams=teams, notes=notes, sorted_notes=sorted_notes, voted=False, developed=False)
        desk.open(workshop.id)
        table = Table(make_stage(desk, language, theme), size, side=side)
        qtbot.addWidget(table)
        table.open_up()
        qtbot.waitUntil(table.work.board.view.hasFocus)
        return table

    return lay


def settle() -> None:
    """Let everything that waits happen."""
    for _ in range(3):
        QApplication.processEvents()
