"""Asks the library's file while somebody types: beside the thread of the windows, and only the last question counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.console.late import while_there
from facilitator.jobs import Jobs
from workshops.searching.wish import Wish
from workshops.storage import finding
from workshops.storage.finding import Found

Ask = Callable[[Path, Wish, int], Found]


class Searcher(QObject):
    """`found` carries the answer to the question asked last. While one is being answered, only the newest waits behind it."""

    found = Signal(object)

    def __init__(self, jobs: Jobs, file: Callable[[], Path | None], ask: Ask = finding.find) -> None:
        super().__init__()
        self._jobs, self._file, self._ask = jobs, file, ask
        self._asked = 0
        self._is_busy = False
        self._waiting: tuple[Wish, int] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._is_busy

    def ask(self, wish: Wish, first: int = finding.FIRST) -> None:
        """Ask; whatever was asked before is of no interest any more."""
        self._asked += 1
        if self._is_busy:
            self._waiting = (wish, first)
            return
        file = self._file()
        if file is None or wish.is_empty:
            self.found.emit(Found())
            return
        self._is_busy = True
        number, ask = self._asked, self._ask
        self._jobs.run(
            lambda: ask(file, wish, first),
            while_there(self, lambda answer: self._arrive(number, answer)),
            while_there(self, lambda _error: self._arrive(number, Found())),
        )

    def forget(self) -> None:
        """No answer is wanted any more."""
        self._asked += 1
        self._waiting = None

    def _arrive(self, number: int, answer: object) -> None:
        self._is_busy = False
        if self._waiting is not None:
            wish, first = self._waiting
            self._waiting = None
            self.ask(wish, first)
        elif number == self._asked:
            self.found.emit(answer)
