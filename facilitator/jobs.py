"""Work in the background that is a value: a callable in, its result out on the main thread."""

from __future__ import annotations

import contextlib
import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import count
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

HANDS = 4
"""Jobs that go on at the same time."""
TURN = 0.0005
"""Seconds after which a busy job lets the window's thread take its turn, ten times sooner than Python's own choice.

Qt calls back into Python for each event and for each widget that goes: with a busy job beside it, a hundred widgets
waited a hundred turns (0.9 s measured, 0.06 s with this).
"""


class _Ended(NamedTuple):
    """What became of a job. The callable goes back with it: what it refers to must not be let go of in another thread."""

    number: int
    call: Callable[[], object]
    result: object
    error: Exception | None


class Jobs(QObject):
    """Runs callables on threads; they get frozen values and touch neither windows nor the library.

    Nobody's callbacks ever leave this object's thread: a job ends by a line in a queue and one signal.
    """

    _ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(min(TURN, sys.getswitchinterval()))
        self._pool = ThreadPoolExecutor(HANDS, thread_name_prefix="job")
        self._numbers = count()
        self._asked: dict[int, tuple[Callable[[object], None], Callable[[Exception], None]]] = {}
        self._going: dict[int, Future[None]] = {}
        self._results: deque[_Ended] = deque()
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, call: Callable[[], object], done: Callable[[object], None], failed: Callable[[Exception], None]
    ) -> None:
        """Start `call`; `done` or `failed` is called later on this object's thread."""
        number = next(self._numbers)
        self._asked[number] = (done, failed)
        self._going[number] = self._pool.submit(_work, number, [call], self._results, self._ended.emit)

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Wait for all work to end; False when it did not in time. What it came to is told when events are handled."""
        return not wait(list(self._going.values()), milliseconds / 1000).not_done

    def _deliver(self) -> None:
        while self._results:
            ended = self._results.popleft()
            done, failed = self._asked.pop(ended.number)
            self._going.pop(ended.number, None)
            if ended.error is None:
                done(ended.result)
            else:
                failed(ended.error)


def _work(number: int, held: list[Callable[[], object]], results: deque[_Ended], tell: Callable[[], object]) -> None:
    """On a thread of its own. `held` is emptied, so that the last to let go of the callable is the main thread."""
    call = held.pop()
    try:
        ended = _Ended(number, call, call(), None)
    except Exception as error:
        ended = _Ended(number, call, None, error)
    del call
    results.append(ended)
    del ended
    with contextlib.suppress(RuntimeError):  # nobody is there any more
        tell()
