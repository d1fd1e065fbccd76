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
    """Seconds and the ratio; the library holds three meetings."""
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
            bare.append(_timed(BARE, str(file)))
            home.append(_timed(HOME, str(file)))
    floor, whole = statistics.median(bare[1:]), statistics.median(home[1:])
    return {"bare widget s": floor, "home s": whole, "home ÷ bare widget": whole / floor}


def _timed(code: str, *arguments: str) -> float:
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    spent = time.perf_counter() - begin
    if done.returncode:
        raise RuntimeError(done.stderr)
    return spent


if __name__ == "__main__":
    sys.stdout.write(f"{measure()}\n")
