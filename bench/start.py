"""The complete first window painted, beside a bare QWidget: processes in turn, medians."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 11

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(["bare"])
app.setStyle("Fusion")
class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, self, app.quit)
window = Bare()
window.resize(1440, 900)
window.show()
app.exec()
"""

HOME = """
import sys
from pathlib import Path
from facilitator.app import begin
from facilitator.paths import Paths
from facilitator.settings import Settings
file = Path(sys.argv[1])
app, application = begin("home", Paths(file, file.parent / "settings.json", file.parent / "log"), Settings())
application.window.painted.disconnect()
application.window.painted.connect(app.quit)
application.begin()
app.exec()
heavy = [name for name in ("sqlalchemy", "alembic", "reportlab", "pydantic", "numpy", "sklearn") if name in sys.modules]
assert not heavy, heavy
assert application.window.page is application.home
"""


def measure() -> dict[str, float]:
    """Seconds by the clock and of the processor, and their ratios; the library holds three meetings.

    Both processes find their bytecode where Python keeps it, as installed programs do.
    """
    from tests.builders import build
    from workshops.storage.library import Library

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.sqlite"
        library = Library.open(file)
        for _number in range(3):
            build(library, notes=60)
        library.close()
        bare, home = [], []
        for _run in range(RUNS):
            bare.append(_timed(BARE, file))
            home.append(_timed(HOME, file))
    floor, own_floor = (statistics.median(values) for values in zip(*bare[1:], strict=True))
    whole, own_whole = (statistics.median(values) for values in zip(*home[1:], strict=True))
    return {
        "bare widget s": floor,
        "home s": whole,
        "home ÷ bare widget": whole / floor,
        "bare widget processor s": own_floor,
        "home processor s": own_whole,
        "home ÷ bare widget processor": own_whole / own_floor,
    }


def _timed(code: str, library: Path) -> tuple[float, float]:
    """Seconds that a process takes by the clock, and of the processor."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(library.parent / "kept")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before, begin = _used(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, str(library)], env=environment, capture_output=True, text=True, check=False
    )
    spent, used = time.perf_counter() - begin, _used() - before
    if done.returncode:
        raise RuntimeError(done.stderr)
    return spent, used


def _used() -> float:
    """Seconds of the processor that the processes begun here have taken so far."""
    spent = os.times()
    return spent.children_user + spent.children_system


if __name__ == "__main__":
    sys.stdout.write(f"{measure()}\n")
