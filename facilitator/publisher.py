"""Publishes in the background: files are packed and written by jobs, the log is kept on the thread that owns the library."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from facilitator.console.late import while_there
from facilitator.desk import Desk
from facilitator.jobs import Jobs
from workshops.publishing import log, parcel, writing
from workshops.publishing.items import End, Item
from workshops.publishing.outbox import Outbox

logger = logging.getLogger(__name__)


class Publisher(QObject):
    """One for the program, so that nothing is written twice at once.

    `went` carries the workshop whose log has been settled; `failed` the workshop and the error that let nothing be packed.
    """

    went = Signal(str)
    failed = Signal(str, object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._outbox = Outbox.beside(desk.library.file)
        self._busy: set[str] = set()

    def is_busy(self, key: str) -> bool:
        """Whether files of this workshop are being packed or written."""
        return key in self._busy

    def publish(self, key: str, asked: parcel.Order) -> None:
        """Pack what was asked for and write it."""
        if key in self._busy:
            return
        self._busy.add(key)
        self._jobs.run(
            lambda: parcel.pack(asked, self._outbox),
            while_there(self, lambda items: self._packed(key, items)),
            while_there(self, lambda error: self._gave_up(key, error)),
        )

    def again(self, key: str) -> None:
        """Try once more what waits of this workshop."""
        if key not in self._busy:
            self._busy.add(key)
            self._send(key)

    def resume(self) -> None:
        """Try what waits of any workshop, and let go of what nothing waits for: at the start of the program."""
        keys = self._desk.library.waiting()
        self._outbox.sweep([item.id for key in keys for item in self._waiting(key)])
        for key in keys:
            self.again(key)

    def withdraw(self, key: str) -> None:
        """What waits of this workshop is not to be published any more."""
        waiting = self._waiting(key)
        if self._desk.record(key, log.withdraw, self._desk.now(), writing.arrived(waiting)):
            self._outbox.drop([item.id for item in waiting])
            self.went.emit(key)

    def _packed(self, key: str, items: object) -> None:
        assert isinstance(items, tuple)
        waiting = self._waiting(key)
        if self._desk.record(key, log.queue, items, self._desk.now(), writing.arrived(waiting)):
            self._outbox.drop([item.id for item in waiting])
            self._send(key)
        else:
            self._outbox.drop([item.id for item in items])
            self._end(key)

    def _send(self, key: str) -> None:
        items = self._waiting(key)
        self._jobs.run(
            lambda: writing.send(items, self._outbox),
            while_there(self, lambda ends: self._sent(key, ends)),
            while_there(self, lambda error: self._gave_up(key, error)),
        )

    def _sent(self, key: str, ends: object) -> None:
        assert isinstance(ends, tuple)
        settled: tuple[End, ...] = ends
        if self._desk.record(key, log.settle, settled, self._desk.now()):
            self._outbox.drop([end.id for end in settled if end.published])
        logger.info("published %d of %d", sum(end.published for end in settled), len(settled))
        self._end(key)

    def _gave_up(self, key: str, error: Exception) -> None:
        self._busy.discard(key)
        self.failed.emit(key, error)

    def _end(self, key: str) -> None:
        self._busy.discard(key)
        self.went.emit(key)

    def _waiting(self, key: str) -> tuple[Item, ...]:
        return self._desk.read(key, log.waiting)
