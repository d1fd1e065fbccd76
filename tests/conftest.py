"""Real files and real windows for every test."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from facilitator.desk import Desk
    from facilitator.stage import Stage
    from workshops.model import Workshop
    from workshops.storage.library import Library


THOROUGH = 8
"""After so many tests everything is looked through: windows that nobody refers to any more would slow the next ones."""
finished = count(1)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    """Rubbish is collected between tests, on the thread of the windows: never by a job in the background."""
    gc.disable()
    yield
    gc.collect(2 if next(finished) % THOROUGH == 0 else 1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library on disk."""
    from workshops.storage.library import Library

    opened = Library.open(tmp_path / "library.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def workshop(library: Library) -> Workshop:
    """A network meeting with 6 teams, 60 notes, clusters, a closed vote, sheets and outcomes."""
    from tests.builders import build

    return build(library)


class Clock:
    """A clock that stands still until it is moved; seconds since the epoch."""

    def __init__(self) -> None:
        from tests.builders import NOW

        self.now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The time the windows go by."""
    return Clock()


@pytest.fixture
def desk(library: Library, clock: Clock, qapp: object) -> Iterator[Desk]:
    """A desk with nothing on it. No work in the background outlives it."""
    from facilitator.desk import Desk
    from facilitator.jobs import Jobs
    from facilitator.phones.phones import Phones

    made = Desk(library, clock)
    yield made
    for phones in made.findChildren(Phones):
        phones.stop()
    for jobs in made.findChildren(Jobs):
        assert jobs.wait()


@pytest.fixture
def stage(desk: Desk) -> Stage:
    """Everything a screen stands on, in Swedish and light."""
    from tests.stages import make_stage

    return make_stage(desk)
