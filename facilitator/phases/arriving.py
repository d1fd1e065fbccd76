"""What a note that has just come is like: compared in the background with what the room may read, told in the console."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.board.facts import Step
from facilitator.board.suggesting.advice import Advice
from facilitator.board.suggesting.reasons import quoted
from facilitator.board.wall import Wall
from facilitator.stage import Stage
from workshops.model import Idea, NotFound, find

PAUSE = 400
"""Milliseconds after a note before anything is compared: whoever writes on is not kept waiting."""


class Arriving(QObject):
    """`told` carries a sentence, empty when the latest note is like none. Notes that are hidden are compared with nothing:
    the line that was just written is, and what it is like has been shown to the room already.
    """

    told = Signal(str)

    def __init__(self, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._wall = Wall(stage.desk, self)
        self._wall.sleep()
        self.advice = Advice(stage.desk, self._wall, stage.jobs, self)
        self._landed = ""
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._compare)
        self._latest: str | None = None
        self._quoted: str | None = None
        self._wall.settled.connect(self._follow)
        stage.entry.landed.connect(self._land)
        stage.desk.opened.connect(self._forget)
        self.advice.advised.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether it is still to be told what the latest note is like."""
        return self._pause.isActive() or self._latest is not None or self.advice.is_busy

    def wake(self) -> None:
        """Ideas are written now."""
        self._wall.wake()
        self.advice.begin()

    def sleep(self) -> None:
        """Nobody looks."""
        self._wall.sleep()
        self._forget()

    def _land(self, key: str) -> None:
        if self._stage.entry.mode == "ideas":
            self._forget()
            self._landed = key
            self._pause.start()

    def _compare(self) -> None:
        self._latest = self._landed
        self._look()

    def _look(self) -> None:
        """Tell what the latest note is like, once that is known."""
        if self._latest is None or not self._stage.desk.is_open:
            return
        try:
            idea = find(self._stage.desk.workshop, Idea, self._latest)
        except NotFound:  # taken back already
            self._latest = None
            return
        found = self.advice.like_text(idea.text)
        if found is None:
            return
        self._latest = None
        like = next((like.key for like in found if like.key != idea.id), None)
        if like is not None:
            self._quoted = like
            words = self._stage.words
            self.told.emit(words("suggest.arriving.like", text=quoted(words, self._wall.note(like).text)))

    def _follow(self, step: Step) -> None:
        """What was quoted has been hidden, reworded or put away: it is not quoted any more."""
        if self._quoted is not None and self._quoted in step.gone | step.notes:
            self._forget()

    def _forget(self) -> None:
        self._pause.stop()
        self._latest = self._quoted = None
        self.told.emit("")
