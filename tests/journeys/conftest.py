"""A person for a journey, whose application ends with it whatever happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import NOW
from tests.journeys.person import Clock, Person

Enter = Callable[..., Person]


@pytest.fixture
def enter(qtbot: QtBot, tmp_path: Path) -> Iterator[Enter]:
    """Opens the application on the folder of the test, at a time that is given or the usual one, as often as asked."""
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
