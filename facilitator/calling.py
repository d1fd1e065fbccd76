"""Calls the window that has a library already, so that a second start brings the first window forward."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

PAUSE, PATIENCE = 50, 2_000
"""Milliseconds between two looks for an answer, and until no answer is taken for none."""


class Calling(QObject):
    """A file beside the library is the call; who has the library takes it away, which is the answer.

    `called` asks the window of this process to come forward.
    """

    called = Signal()

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = library.with_name(f"{library.name}.call")
        self._watcher: QFileSystemWatcher | None = None
        self._left = 0
        self._answered: Callable[[], object] = lambda: None
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._look)

    def listen(self) -> None:
        """Answer from now on; a call that nobody answered goes."""
        with contextlib.suppress(OSError):
            self._call.unlink(missing_ok=True)
        if self._watcher is None:
            self._watcher = QFileSystemWatcher([str(self._call.parent)], self)
            self._watcher.directoryChanged.connect(self._answer)

    def call(self, answered: Callable[[], object]) -> None:
        """Ask whoever has the library to come forward; `answered` is called when it has."""
        if self._watcher is not None or self._timer.isActive():
            return
        with contextlib.suppress(OSError):
            self._call.touch()
            self._answered, self._left = answered, PATIENCE // PAUSE
            self._timer.start()

    def _answer(self) -> None:
        if self._call.exists():
            with contextlib.suppress(OSError):
                self._call.unlink()
                self.called.emit()

    def _look(self) -> None:
        self._left -= 1
        if not self._call.exists():
            self._timer.stop()
            self._answered()
        elif self._left <= 0:
            self._timer.stop()
            with contextlib.suppress(OSError):
                self._call.unlink()
