"""Plays half a network meeting in a process of its own, to be killed: `python -m tests.journeys.half_way FOLDER MOMENT`.

It tells on standard output what has been done, a line each, and ends with `READY` and where it stands.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tests.builders import NOW

if TYPE_CHECKING:
    from tests.journeys.person import Person

TITLE = "Nätverksmöte som bröts av"
HIDDEN, EACH = 5, 5
"""The place of the group whose notes stay hidden, and how many ideas each group writes."""
IN_ROOM = (1, 4)
"""The places of the groups that write on the shared screen."""
HALF = "En halv idé som ingen hann"
LAID = 13
"""Ballots that have been laid when it ends."""
READY = "READY "
LIVES = 120_000
"""Milliseconds after which a process that nobody has killed ends by itself."""


def main(folder: Path, moment: str) -> None:
    """Play until a moment (`writing`, `voting` or, without end, `streaming`), say so, and stay."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from tests.journeys.person import Clock, Person

    app = QApplication([])
    person = Person(Patience(), folder, Clock(NOW))
    QTimer.singleShot(LIVES, app, lambda: os._exit(3))
    {"writing": write, "voting": vote, "streaming": stream}[moment](person)
    tell(READY + json.dumps({"now": person.clock.now, "step": person.step.title}))
    app.exec()


def write(person: Person) -> None:
    """Five ideas of each group, some in the room's window; one group stays hidden; a line is half typed."""
    from tests.journeys import keyboard
    from workshops import meeting

    keyboard.prepare(person, TITLE)
    person.go_to("ideas")
    for place in range(6):
        if place in IN_ROOM:
            person.press("F5")
            assert person.room.isActiveWindow()
        keyboard.write_ideas(person, place, keyboard.texts_of(place, EACH))
        if place in IN_ROOM:
            person.press("F5")
            assert person.window.isActiveWindow()
    person.press("Ctrl+Shift+R", f"Ctrl+{HIDDEN + 1}", "Ctrl+R")
    person.clock.pass_minutes(3)
    person.type(HALF)
    person.clock.pass_minutes(0.5)
    person.until(lambda: meeting.draft(person.workshop, "ideas") == HALF)


def vote(person: Person) -> None:
    """On from there: clusters of four, a vote in which not all have laid their ballots, one of them half filled in."""
    from tests.journeys import keyboard

    write(person)
    keyboard.define(person, 4)
    keyboard.open_vote(person)
    keyboard.lay_ballots(person, 0, LAID)
    person.type("1")
    person.clock.pass_minutes(2.25)


def stream(person: Person) -> None:
    """Ideas without end; each is told of when its line is empty again."""
    from tests.journeys import keyboard

    keyboard.prepare(person, TITLE)
    person.go_to("ideas")
    for number in count(1):
        person.write(idea_of_stream(number))
        tell(str(number))


def idea_of_stream(number: int) -> str:
    """What stands on one of the notes without end."""
    return f"Lapp {number} i strömmen av lappar, lagd i all hast"


class Patience:
    """Waits as a test does."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = 5_000) -> None:
        """Come back when the callback answers True; TimeoutError after so many milliseconds."""
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QApplication

        end = time.monotonic() + timeout / 1_000
        while not callback():
            if time.monotonic() > end:
                raise TimeoutError
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def tell(line: str) -> None:
    """Say a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
