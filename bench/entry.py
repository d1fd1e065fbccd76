"""An idea from Return to disk and to both boards, the facilitator's and the room's, at 60 and at 1,000 notes."""

from __future__ import annotations

import gc
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.phases.explore import ExploreWorkspace
    from facilitator.shared_screen.window import SharedScreen
    from facilitator.stage import Stage

SAMPLES = 300
WARM = 20


def measure() -> dict[str, float]:
    """Milliseconds from Return until the note is durable and painted in the console and for the room.

    Each note is followed by a raw commit on the same disk, so that both meet the same weather.
    """
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, notes in (("60 notes ", 60), ("", 1_000)):
            spent, raw, used = _entered(Path(folder) / str(notes), notes)
            figures[f"{name}raw commit p50 ms"] = statistics.median(raw)
            figures[f"{name}raw commit p99 ms"] = _p99(raw)
            figures[f"{name}p50 ms"] = statistics.median(spent)
            figures[f"{name}p99 ms"] = _p99(spent)
            figures[f"{name}p50 ÷ raw commit"] = statistics.median(spent) / statistics.median(raw)
            figures[f"{name}p50 without commit ms"] = statistics.median(spent) - statistics.median(raw)
            figures[f"{name}processor p50 ms"] = statistics.median(used)
            figures[f"{name}processor p99 ms"] = _p99(used)
    return figures


def _entered(folder: Path, notes: int) -> tuple[list[float], list[float], list[float]]:
    from PySide6.QtWidgets import QApplication

    from facilitator.collecting import Collector
    from facilitator.desk import Desk
    from tests.builders import NOW, build
    from tests.stages import make_stage
    from workshops import meeting
    from workshops.storage.library import Library

    app = QApplication.instance() or QApplication([])
    library = Library.open(folder / "library.sqlite")
    workshop = build(library, notes=notes, sorted_notes=False, voted=False, developed=False)
    desk = Desk(library, lambda: NOW)
    desk.open(workshop.id)
    step = next(each.id for each in workshop.activities if each.work == "ideas")
    desk.note(meeting.go_to, step, NOW)
    stage = make_stage(desk)
    workspace, room = _shown(stage, step), _room(stage)
    gc.freeze()
    Collector(app)
    while workspace.arriving.advice.is_busy:  # what the room has written before is read once, when the page is opened
        app.processEvents()
    raw = _RawCommits(folder)
    spent, floor, used = [], [], []
    for number in range(WARM + SAMPLES):
        floor.append(raw.once(number))
        took, own = _once(app.processEvents, workspace, number)
        spent.append(took)
        used.append(own)
    raw.close()
    room.close()
    workspace.window().close()
    library.close()
    return spent[WARM:], floor[WARM:], used[WARM:]


def _shown(stage: Stage, step: str) -> ExploreWorkspace:
    from PySide6.QtWidgets import QApplication

    from facilitator.phases.explore import ExploreWorkspace

    workspace = ExploreWorkspace(stage)
    stage.theme.dress(workspace)
    workspace.resize(824, 808)
    workspace.show_activity(step)
    workspace.show()
    workspace.activateWindow()
    workspace.focus_first()
    for _ in range(10):
        QApplication.processEvents()
    return workspace


def _room(stage: Stage) -> SharedScreen:
    from PySide6.QtWidgets import QApplication

    from facilitator.shared_screen.window import SharedScreen

    room = SharedScreen(stage, stage.theme)
    room.resize(1920, 1080)
    room.show()
    for _ in range(10):
        QApplication.processEvents()
    return room


def _once(process: Callable[[], None], workspace: ExploreWorkspace, number: int) -> tuple[float, float]:
    """Type, then time Return until the line is empty and everything that it changed is painted: milliseconds by the
    clock, and of the processor.
    """
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    field = workspace.line.field
    field.insert(f"Tydligare mål för varje lektion, så att alla vet vart vi är på väg {number}")
    process()
    none = Qt.KeyboardModifier.NoModifier
    begin, own = time.perf_counter(), time.process_time()
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r"))
    if field.text():
        raise RuntimeError("the line is not empty")
    process()
    return (time.perf_counter() - begin) * 1000, (time.process_time() - own) * 1000


class _RawCommits:
    """One row in its own transaction, with the same settings as the library."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("CREATE TABLE notes (id TEXT PRIMARY KEY, text TEXT)")

    def once(self, number: int) -> float:
        """Milliseconds for one commit."""
        begin = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO notes VALUES (?, ?)", (str(number), "Tydligare mål för varje lektion"))
        self._connection.execute("COMMIT")
        return (time.perf_counter() - begin) * 1000

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[98]


if __name__ == "__main__":
    sys.stdout.write(f"{measure()}\n")
