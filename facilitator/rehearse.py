"""A rehearsal: any template in a window of its own, with a fast clock and sample notes, and nothing of it left behind."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from facilitator.paths import Paths
from facilitator.settings import Settings
from workshops import parsed
from workshops.labels import RESOURCES, Words

if TYPE_CHECKING:
    from facilitator.application import Application
    from facilitator.stage import Stage

NOTES = RESOURCES / "samples" / "notes.toml"
SPEED = 10.0
"""So many seconds of the meeting go by in one."""
EACH = 900
"""Milliseconds between sample notes."""
MOST = 24
"""Sample notes in one rehearsal: enough to sort, few enough to read."""
PREFIX, STALE = "dubbeldiamant-rehearsal-", 86_400
"""What the folder of a rehearsal is called, and after how many seconds nobody can be rehearsing in it any more."""
CARRIED = ("language", "theme", "shared_theme", "text_scale", "reduced_motion")
"""What a rehearsal takes over from a person's settings; never where things are published."""


class FastClock:
    """Seconds since the epoch that go by `speed` times as fast from the moment it is made."""

    def __init__(self, speed: float = SPEED, real: Callable[[], float] = time.time) -> None:
        self._speed, self._real = speed, real
        self._start = real()

    def __call__(self) -> float:
        return self._start + (self._real() - self._start) * self._speed


class Notes(QObject):
    """Writes sample notes for the teams, one by one, while the step at hand asks for ideas."""

    def __init__(self, stage: Stage, texts: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage, self._left = stage, list(texts)[:MOST]
        self._turn = cycle(range(1_000))
        self._timer = QTimer(self, interval=EACH)
        self._timer.timeout.connect(self.write)
        self._timer.start()

    def write(self) -> None:
        """Write the next note, if it is time for one."""
        from workshops import ideas, meeting
        from workshops.phases import IDEAS

        desk = self._stage.desk
        here = meeting.current(desk.workshop) if desk.is_open else None
        if not self._left or here is None or here.work != IDEAS or desk.workshop.state == "finished":
            return
        teams = sorted(desk.workshop.teams, key=lambda team: team.position)
        team = teams[next(self._turn) % len(teams)] if teams else None
        desk.do(ideas.add, self._left.pop(0), team.id if team else None, team.target_group if team else None)


@contextmanager
def nowhere(now: Callable[[], float] = time.time) -> Iterator[Paths]:
    """Places for a library, settings and a log that are gone afterwards; and what a rehearsal that was killed has left."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if left.is_dir() and now() - left.stat().st_mtime > STALE:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        yield Paths(home / "library.sqlite", home / "settings.json", home / "rehearsal.log")


def start(template: str, own: Path | None) -> bool:
    """Open a rehearsal in a process of its own, so that it can't touch the library; whether that could be done."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, sys.argv[0]]
    where = ["--library", str(own.parent / "library.sqlite")] if own is not None else []
    try:
        subprocess.Popen([*program, *where, "rehearse", template], start_new_session=True)
    except OSError:
        return False
    return True


def play(template: str, own: Path | None, chosen: Settings, words: Words, speed: float = SPEED) -> int:
    """Open the window on a template until it is closed; the exit status. Raises NoSuchTemplate and BrokenTemplate first."""
    from facilitator.app import begin
    from workshops import templates

    templates.load(template, words.language, own=own)
    with nowhere() as places:
        settings = Settings(places.settings)
        for name in CARRIED:
            settings.set(name, chosen.get(name))
        app, application = begin(words("words.product"), places, settings, FastClock(speed))
        signal.signal(signal.SIGTERM, lambda *_: application.window.close())  # heard when the next note is due
        application.window.painted.connect(lambda: open_on(application, template, own, words))
        application.begin()
        status = app.exec()
        application.end()
    return status


def open_on(application: Application, template: str, own: Path | None, words: Words) -> Notes | None:
    """Put the template on the desk of an application whose library is nowhere, named as what it is."""
    from workshops import agenda, templates

    if not application.open_library() or application.walk is None:
        return None
    walk = application.walk
    made = templates.start(templates.load(template, words.language, own=own))
    agenda.describe(made, title=words("home.rehearsal_title", name=made.title)[:200])
    walk.stage.desk.create(made)
    walk.prepare()
    walk.stage.settings.set("ask_win_p", False)
    return Notes(walk.stage, parsed.read(NOTES)[words.language], walk)
