"""A person for a journey, whose application ends with it whatever happened."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import NOW
from tests.journeys.person import Clock, Person

Enter = Callable[..., Person]


@pytest.fixture
def enter(qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Enter]:
    """Opens the application on the folder of the test, at a time that is given or the usual one, as often as asked.

    The journey fails when anything unforeseen happened on the way, which the application survives and logs.
    """
    entered: list[Person] = []

    def opened(now: float = NOW) -> Person:
        person = Person(qtbot, tmp_path, Clock(now))
        entered.append(person)
        return person

    yield opened
    for person in entered:
        person.application.end()
        person.window.hide()
        person.window.deleteLater()
    assert [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR] == []
