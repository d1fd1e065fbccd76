"""Work in the background that is a value: a callable in, its result out on the main thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class _Ends(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, ends: _Ends, call: Callable[[], object]) -> None:
        super().__init__()
        self._ends, self._call = ends, call

    def run(self) -> None:
        try:
            result = self._call()
        except Exception as error:
            self._ends.failed.emit(error)
        else:
            self._ends.done.emit(result)


class Jobs(QObject):
    """Runs callables on a pool of threads; they get frozen values and touch neither windows nor the library."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)

    def run(
        self, call: Callable[[], object], done: Callable[[object], None], failed: Callable[[Exception], None]
    ) -> None:
        """Start `call`; `done` or `failed` is called later on this object's thread."""
        ends = _Ends(self)
        ends.done.connect(done)
        ends.failed.connect(failed)
        ends.done.connect(ends.deleteLater)
        ends.failed.connect(ends.deleteLater)
        self._pool.start(_Work(ends, call))

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Wait for all work to end; False when it did not in time."""
        return self._pool.waitForDone(milliseconds)
