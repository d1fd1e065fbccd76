"""The same meeting after a kill in the middle: everything stands where it stood, and it is played to its end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from facilitator.console.clock import ClockButton
from facilitator.widgets.clock import ClockFace
from tests.builders import NOW
from tests.facilitator.shared import painted, read_aloud
from tests.journeys import half_way, keyboard, paper
from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from workshops import clusters, ideas, meeting, votes
from workshops.storage.library import Library

ROOT = Path(__file__).resolve().parents[2]
AWAY = 37
"""Seconds between the kill and the return."""


class Stood(NamedTuple):
    """Where a meeting stood when it was killed: the time, the step, and every line that was told."""

    now: float
    step: str
    told: list[str]


def kill(folder: Path, moment: str, enough: Callable[[str], bool] | None = None) -> Stood:
    """Play half a meeting in a process of its own, and kill it once it is ready, or once a line is `enough`."""
    command = [sys.executable, "-m", "tests.journeys.half_way", str(folder), moment]
    said = folder / "said.txt"
    told: list[str] = []
    with (
        said.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            command, cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            told.append(line.strip())
            if line.startswith(half_way.READY) or (enough is not None and enough(line.strip())):
                break
        assert process.poll() is None, said.read_text(encoding="utf-8")
        process.kill()
    assert "unforeseen" not in said.read_text(encoding="utf-8")
    ready = told[-1].removeprefix(half_way.READY) if told[-1].startswith(half_way.READY) else "{}"
    return Stood(**{"now": 0.0, "step": "", **json.loads(ready)}, told=told)


def surroundings() -> dict[str, str]:
    """The environment of a process that needs no display."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}


def come_back(enter: Enter, now: float) -> Person:
    """Open the application where it was killed, and go on by the one key that is offered."""
    person = enter(now)
    assert half_way.TITLE in labels(person)
    person.press("Return")
    assert person.application.walk is not None
    assert person.application.walk.where == "run"
    return person


def labels(person: Person) -> str:
    """Everything that stands written on the page on screen."""
    return "\n".join(label.text() for label in person.all_seen(QLabel))


def clocks(person: Person) -> set[str]:
    """What the clocks of the console say."""
    return {face.text for face in person.all_seen(ClockFace)} | {c.text_shown for c in person.all_seen(ClockButton)}


def assert_sound(folder: Path) -> None:
    """The library's file is whole, and every row in it belongs to another that is there."""
    library = Library.view(folder / "library.sqlite")
    try:
        assert library.problems() == []
    finally:
        library.close()


def written(place: int) -> list[str]:
    return keyboard.texts_of(place, half_way.EACH)


def test_killed_while_people_write(enter: Enter, tmp_path: Path) -> None:
    stood = kill(tmp_path, "writing")
    assert_sound(tmp_path)
    person = come_back(enter, stood.now + AWAY)
    workshop = person.workshop
    assert person.step.title == stood.step
    assert "Klockan har gått hela tiden" in labels(person)
    assert clocks(person) == {"03:53"}
    assert [idea.text for idea in sorted(workshop.ideas, key=lambda idea: idea.seq)] == [
        text for place in range(6) for text in written(place)
    ]
    person.click("Jag förstår")
    hidden = written(half_way.HIDDEN)
    assert {idea.text for idea in ideas.kept(workshop)} - {idea.text for idea in ideas.shown(workshop)} == set(hidden)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == half_way.HALF
    person.press("F5")
    for seen in (painted(person.room), read_aloud(person.room)):
        assert all(text not in seen for text in (*hidden, half_way.HALF))
        assert written(4)[-1][:12] in seen
    person.press("F5")
    person.type(" skriva klart")
    person.press("Return")
    assert ideas.kept(workshop)[-1].text == half_way.HALF + " skriva klart"
    close_and_come_back(person, enter)
    assert_sound(tmp_path)


def close_and_come_back(person: Person, enter: Enter) -> None:
    """A clean close pauses the meeting; a key goes on with it, and nothing of its time is lost."""
    step, left = person.step.title, clocks(person)
    person.type("Ännu en halv")
    person.press("Ctrl+Q")
    assert not person.window.isVisible()
    at = time.strftime("%H:%M", time.localtime(person.clock.now))
    again = enter(person.clock.now + 55 * 60)
    assert f"Pausat {at}" in labels(again)
    again.press("Return")
    assert again.step.title == step
    assert clocks(again) == left
    assert f"pausades {at}" in labels(again)
    again.press("F8")
    again.clock.pass_minutes(0.5)
    again.until(lambda: clocks(again) == {"03:23"})
    assert meeting.draft(again.workshop, "ideas") == "Ännu en halv"
    assert "pausades" not in labels(again)
    again.leave()


def test_killed_in_the_middle_of_a_vote(enter: Enter, tmp_path: Path) -> None:
    stood = kill(tmp_path, "voting")
    assert_sound(tmp_path)
    person = come_back(enter, stood.now + AWAY)
    workshop = person.workshop
    assert person.step.title == stood.step
    assert person.step.work == "vote"
    assert clocks(person) == {"05:08"}
    assert sum(votes.cast(workshop, workshop.rounds[-1]).values()) == half_way.LAID
    assert votes.result(workshop) == {}
    sizes = [len(clusters.members(workshop, c.id)) for c in sorted(workshop.clusters, key=lambda c: c.position)]
    assert sizes == [4] * len(keyboard.NAMES)
    assert len(ideas.kept(workshop)) - len(ideas.shown(workshop)) == half_way.EACH
    keyboard.lay_ballots(person, half_way.LAID, keyboard.people(person) - half_way.LAID)
    keyboard.close_vote(person)
    keyboard.develop(person)
    keyboard.deliver(person)
    person.press("Ctrl+Shift+F")
    person.tab_to("Visa alla")
    person.press("Return")
    assert len(ideas.shown(workshop)) == len(ideas.kept(workshop)) == 6 * half_way.EACH
    said = keyboard.finish(person)
    assert paper.lacking(workshop, said) == []
    assert all(paper.plain(text) in said for place in range(6) for text in written(place))
    person.leave()
    assert_sound(tmp_path)


def test_killed_while_notes_stream_in(enter: Enter, tmp_path: Path) -> None:
    stood = kill(tmp_path, "streaming", lambda line: line == "40")
    assert_sound(tmp_path)
    person = come_back(enter, NOW + 120)
    kept = [idea.text for idea in sorted(person.workshop.ideas, key=lambda idea: idea.seq)]
    assert kept == [half_way.idea_of_stream(number + 1) for number in range(len(kept))]
    assert len(kept) >= len(stood.told) >= 40
    person.leave()
