"""A meeting that phones may come into, on a server of its own on 127.0.0.1."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from facilitator.phones.phones import Phones
from facilitator.stage import Stage
from tests.builders import build
from tests.phones.browser import Browser, program
from tests.phones.calling import Phone
from workshops import meeting
from workshops.model import Workshop
from workshops.storage.library import Library

Ring = Callable[..., Phone]


@pytest.fixture
def open_meeting(stage: Stage, library: Library) -> Workshop:
    """A network meeting without notes on the desk, its ideas at hand, all teams hidden."""
    made = build(library, notes=0, voted=False, developed=False)
    stage.desk.open(made.id)
    stage.desk.note(meeting.reveal, [team.id for team in made.teams], False)
    go_to(stage, "ideas")
    return made


@pytest.fixture
def phones(stage: Stage, open_meeting: Workshop) -> Phones:
    """Phones are let in where ideas are written."""
    assert stage.phones.switch(True)
    return stage.phones


@pytest.fixture
def ring(stage: Stage, qtbot: QtBot) -> Iterator[Ring]:
    """Lets a phone come in; all of them leave at the end."""
    rung: list[Phone] = []

    def come(**more: str | None) -> Phone:
        phone = Phone(stage.phones, qtbot, **more)  # type: ignore[arg-type]
        rung.append(phone)
        return phone.come()

    yield come
    for phone in rung:
        phone.go()


@pytest.fixture
def browser(qtbot: QtBot) -> Iterator[Browser]:
    """A real browser; the test is skipped where this computer has none."""
    if program() is None:
        pytest.skip("no Chromium here")
    opened = Browser(qtbot)
    yield opened
    opened.close()


def go_to(stage: Stage, work: str) -> None:
    """The first activity of a kind is at hand."""
    step = next(step for step in stage.desk.workshop.activities if step.work == work)
    assert stage.desk.note(meeting.go_to, step.id, stage.desk.now())
