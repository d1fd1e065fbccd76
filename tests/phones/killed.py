"""A meeting with phones in a process of its own, to be killed: `python -m tests.phones.killed FOLDER`.

It says on standard output where it listens, a line, and ends by itself when nobody kills it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

LIVES = 60_000
"""Milliseconds after which it ends by itself."""


def main(folder: Path) -> None:
    """Open the library and the meeting in it, made the first time; phones that were let in before come back."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from facilitator.desk import Desk
    from tests.builders import NOW, build
    from tests.stages import make_stage
    from workshops import meeting
    from workshops.storage.library import Library

    app = QApplication([])
    library = Library.open(folder / "library.sqlite", wait=10)
    desk = Desk(library, lambda: NOW)
    stage = make_stage(desk)
    known = library.ids()
    desk.open(known[0] if known else build(library, notes=0, voted=False, developed=False).id)
    if not known:
        step = next(step for step in desk.workshop.activities if step.work == "ideas")
        desk.note(meeting.go_to, step.id, NOW)
        stage.phones.switch(True)
    way = stage.phones.way
    told = {"host": stage.phones.address, "token": way.token if way else "", "team": desk.workshop.teams[0].id}
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()
    QTimer.singleShot(LIVES, app, lambda: os._exit(3))
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
