"""Python's collection of rubbish, on the thread of the windows only.

Left to itself Python collects on whatever thread happens to make something: a job in the background would take apart
widgets that nobody refers to any more, on a thread that may not touch them, and the process dies.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 500
"""Milliseconds between two looks."""


class Collector(QObject):
    """Collects as often as Python itself would, but here."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """Collect the oldest generation that is due, if one is."""
    counts, limits = gc.get_count(), gc.get_threshold()
    due = [generation for generation in (0, 1, 2) if limits[generation] and counts[generation] > limits[generation]]
    if due:
        gc.collect(due[-1])
