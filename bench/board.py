"""How fast the board is: each step's CPU time beside that of painting one frame of 54 notes with text on a bare canvas."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.board.suggesting.advice import MOST

if TYPE_CHECKING:
    from facilitator.desk import Desk
    from facilitator.phases.define import DefineWorkspace

FRAME = 54
CLUSTERS = 40
SIZE = (1088, 808)
SIZES = (1_000, 5_000, 20_000)
MOVED = 500
PAGE = 4096
BLOCKS, STEPS = 6, 12
PAN = 48
"""Pixels that one step of a pan moves."""


def measure() -> dict[str, float]:
    """Each step as a share of the frame, measured in turn with it, at the level it names; milliseconds where it says so.

    `words` are notes that can be read (zoom 0.85 to 1.5), `tokens` the board seen from afar (0.25 to 0.4). The first pan lays
    out words that nobody has seen yet; the second, over the same notes, is the one that boards of all sizes are compared by.
    """
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    found: dict[str, float] = {}
    for count in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            found |= Bench(app, Path(folder), count).measure()
    found["pan 20000 ÷ 1000"] = found["pan again 20000 ÷ frame"] / found["pan again 1000 ÷ frame"]
    return found


def _memory() -> int:
    """The bytes that this process holds in memory; 0 where the system does not tell."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * PAGE if statm.exists() else 0


def _fill(folder: Path, count: int) -> Desk:
    """So many notes on a desk, nearly all of them sorted."""
    from facilitator.desk import Desk
    from tests.builders import sample_ideas
    from workshops import clusters, ideas
    from workshops.model import Workshop
    from workshops.storage.library import Library

    library = Library.open(folder / "bench.sqlite")
    workshop = Workshop(title="Mätning")
    library.add(workshop)
    pool = [row["text"] for row in sample_ideas()]
    texts = [f"{pool[number % len(pool)]} {number}" for number in range(count)]
    library.edit(workshop.id, ideas.add_many, texts)
    notes = [idea.id for idea in workshop.ideas]
    library.edit(workshop.id, ideas.retarget, notes[::2], "students")
    library.edit(workshop.id, ideas.retarget, notes[1::2], "teachers")
    size = count // CLUSTERS
    for number in range(CLUSTERS):
        library.edit(
            workshop.id, clusters.gather, notes[number * size : (number + 1) * size - 1], f"Kluster {number + 1}"
        )
    desk = Desk(library)
    desk.open(workshop.id)
    return desk


def _show(desk: Desk) -> DefineWorkspace:
    from facilitator.phases.define import DefineWorkspace
    from tests.stages import make_stage

    stage = make_stage(desk)
    workspace = DefineWorkspace(stage)
    stage.theme.dress(workspace)
    workspace.resize(*SIZE)
    workspace.board.view.show_whole()
    workspace.show()
    workspace.focus_first()
    while workspace.suggesting.advice.is_busy:  # the wall is read once, in the background
        QApplication.processEvents()
    return workspace


class Bench:
    """One board of so many notes, and what is done to it."""

    def __init__(self, app: QApplication, folder: Path, count: int) -> None:
        self._app, self._count = app, count
        self._desk = _fill(folder, count)
        before = _memory()
        self._work = _show(self._desk)
        self._work.board.view.show_readable()
        self._settle()
        self._taken = _memory() - before
        self._frame = _frame(self._work)

    def measure(self) -> dict[str, float]:
        """All figures of this board."""
        view, n = self._work.board.view, self._count
        found = {f"frame ms at {n}": _median(self._frame)}
        if self._taken and n in SIZES[1:]:  # the largest is past what suggestions are made for
            found[f"a note{' and its suggestions' if n <= MOST else ''} KB at {n}"] = self._taken / n / 1024
        view.show_whole()
        self._settle()
        begun = time.process_time()
        view.show_readable()
        self._settle()
        found[f"first words {n} ms"] = (time.process_time() - begun) * 1e3
        found[f"pan {n} ÷ frame"] = self._pan()
        found[f"pan again {n} ÷ frame"] = self._pan()
        found[f"repaint {n} ÷ frame"] = self._repaint()
        found |= self._zoom(f"zoom {n}", (0.85, 1.0, 1.25, 1.5))
        found[f"drag {n} ÷ frame"] = self._drag()
        view.show_whole()
        self._settle()
        found |= self._zoom(f"zoom tokens {n}", (0.35, 0.3, 0.25, 0.4))
        found[f"pan tokens {n} ÷ frame"] = self._pan()
        found[f"drag tokens {n} ÷ frame"] = self._drag()
        view.show_readable()
        self._settle()
        found[f"show an added note {n} ms"] = self._add()
        found[f"move {MOVED} at {n} ms"] = self._move()
        self._work.close()
        self._desk.library.close()
        return found

    def _pan(self) -> float:
        bar = self._work.board.view.verticalScrollBar()
        bar.setValue(0)
        self._settle()

        def step() -> None:
            bar.setValue(bar.value() + PAN if bar.value() + PAN <= bar.maximum() else 0)
            self._app.processEvents()

        return self._share(step)

    def _repaint(self) -> float:
        port = self._work.board.view.viewport()

        def step() -> None:
            port.update()
            self._app.processEvents()

        return self._share(step)

    def _zoom(self, name: str, levels: tuple[float, ...]) -> dict[str, float]:
        """The median of a step, and what nineteen of twenty stay below."""
        view = self._work.board.view
        at = cycle(levels)

        def step() -> None:
            view.set_zoom(next(at))
            self._app.processEvents()

        steps, frame = self._side_by_side(step)
        late = statistics.quantiles(steps, n=20)[-1]
        return {f"{name} ÷ frame": statistics.median(steps) / frame, f"{name} p95 ÷ frame": late / frame}

    def _drag(self) -> float:
        board = self._work.board
        port = board.view.viewport()
        board.view.verticalScrollBar().setValue(0)
        self._settle()
        rect = board.rect_of(self._work.wall.notes(self._work.wall.clusters[0])[0])
        assert rect is not None
        start = port.mapFrom(board, rect.center())
        QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        places = cycle([start + QPoint(12 * number, 5 * number) for number in range(2, 50)])

        def step() -> None:
            QTest.mouseMove(port, next(places))
            self._app.processEvents()

        taken = self._share(step)
        board.hands.cancel()
        self._settle()
        return taken

    def _add(self) -> float:
        """From the moment a note is on disk until it is painted."""
        from workshops import ideas

        library, key = self._desk.library, self._desk.workshop.id
        taken = []
        for number in range(BLOCKS * STEPS):
            change = library.edit(key, ideas.add, f"En ny lapp {number}")
            begun = time.process_time()
            self._desk.changed.emit(change)
            self._app.processEvents()
            taken.append((time.process_time() - begun) * 1e3)
        return statistics.median(taken)

    def _move(self) -> float:
        """Notes moved into a cluster in one step: the verb, the commit, wall, scenes, outline, and the paint."""
        from workshops import clusters

        wall = self._work.wall
        notes = [key for cluster in wall.clusters for key in wall.notes(cluster)][:MOVED]
        taken = []
        for _ in range(BLOCKS):
            begun = time.process_time()
            self._desk.do(clusters.move, notes, wall.clusters[-1])
            self._app.processEvents()
            taken.append((time.process_time() - begun) * 1e3)
            self._desk.undo()
            self._settle()
        return statistics.median(taken)

    def _share(self, step: Callable[[], None]) -> float:
        """The median of a step over that of the frame."""
        steps, frame = self._side_by_side(step)
        return statistics.median(steps) / frame

    def _side_by_side(self, step: Callable[[], None]) -> tuple[list[float], float]:
        """What each step took, and the median of the frame; blocks of both in turn, so that a slow moment hits both."""
        steps: list[float] = []
        frames: list[float] = []
        for _ in range(BLOCKS):
            for taken, each in ((frames, self._frame), (steps, step)):
                each()
                taken += [_timed(each) for _ in range(STEPS)]
        return steps, statistics.median(frames)

    def _settle(self) -> None:
        for _ in range(4):
            self._app.processEvents()


def _frame(workspace: DefineWorkspace) -> Callable[[], None]:
    """Paints 54 notes with text on a bare canvas."""
    look = workspace.board.look
    texts = [workspace.wall.note(key).text for key in workspace.wall.notes(workspace.wall.clusters[0])]
    texts = (texts * FRAME)[:FRAME]
    canvas = QImage(1088, 680, QImage.Format.Format_ARGB32_Premultiplied)

    def paint() -> None:
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(canvas.rect(), look.colour("canvas"))
        painter.setFont(look.note_font)
        for number, text in enumerate(texts):
            target = ("students", "teachers")[number % 2]
            rect = QRectF(16 + number % 6 * 176, 16 + number // 6 * 74, 158, 68)
            painter.setPen(look.edge(target))
            painter.setBrush(look.tint(target))
            painter.drawRoundedRect(rect, 2, 2)
            painter.setPen(look.colour(f"{target}Ink"))
            painter.drawText(rect.adjusted(26, 6, -8, -6), int(Qt.TextFlag.TextWordWrap), text)
        painter.end()

    return paint


def _median(step: Callable[[], None]) -> float:
    """The median CPU time of a step, in milliseconds."""
    for _ in range(4):
        step()
    return statistics.median(_timed(step) for _ in range(BLOCKS * STEPS))


def _timed(step: Callable[[], None]) -> float:
    begun = time.process_time()
    step()
    return (time.process_time() - begun) * 1e3


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:32} {value:8.2f}")  # noqa: T201
