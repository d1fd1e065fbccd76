"""Publishing beside the window: what waits is tried again at the next start, and leaving the meeting disturbs nothing."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from facilitator.stage import Stage
from tests.builders import build
from tests.facilitator.applications import Start
from tests.workshops.publishing.sending import assert_true, queued, sent
from workshops.labels import Words
from workshops.model import Workshop
from workshops.publishing import log, parcel
from workshops.publishing.outbox import Outbox
from workshops.publishing.space import Space
from workshops.storage.library import Library


def waiting_meeting(file: Path, space: Path) -> str:
    """A library with a meeting whose files wait: their folder was gone."""
    library = Library.open(file)
    key = build(library, notes=3, teams=1, voted=False).id
    queued(library, key, space)
    sent(library, key)
    library.close()
    return key


def test_what_waits_is_tried_again_at_the_next_start(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    file, space = tmp_path / "mine.sqlite", tmp_path / "yta"
    key = waiting_meeting(file, space)
    stray = Outbox.beside(file).folder / "ingens"
    stray.write_bytes(b"rest")
    space.mkdir()
    application = start(file)
    qtbot.waitUntil(lambda: application.library is not None and application.library.waiting() == [], timeout=20_000)
    assert application.library is not None
    assert_true(application.library, key)
    assert not stray.exists()
    application.end()
    library = Library.open(file)
    assert {row.state for row in library.workshop(key).publications} == {"published"}
    library.close()


def test_a_folder_that_is_still_gone_leaves_it_waiting(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "mine.sqlite"
    key = waiting_meeting(file, tmp_path / "borta")
    application = start(file)
    assert application.walk is not None
    publisher = application.walk.stage.publisher
    qtbot.waitUntil(lambda: not publisher.is_busy(key), timeout=20_000)
    assert application.library is not None
    assert application.library.waiting() == [key]
    assert (tmp_path / "borta").exists() is False


def test_the_meeting_may_be_left_while_it_is_published(
    stage: Stage, workshop: Workshop, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    key, desk = workshop.id, stage.desk
    desk.open(key)
    asked = parcel.order(desk.workshop, Words("sv"), desk.now(), Space(tmp_path))
    with qtbot.waitSignal(stage.publisher.went, timeout=20_000):
        stage.publisher.publish(key, asked)
        stage.publisher.publish(key, asked)  # twice in a hurry is once
        desk.put_away()
    assert [row.version for row in library.workshop(key).publications] == [1, 1, 1, 1]
    assert_true(library, key)
    assert not Outbox.beside(library.file).folder.exists()


def test_what_waits_may_be_withdrawn(stage: Stage, workshop: Workshop, library: Library, tmp_path: Path) -> None:
    queued(library, workshop.id, tmp_path / "borta")
    sent(library, workshop.id)
    assert log.waiting(workshop)
    stage.publisher.withdraw(workshop.id)
    assert library.waiting() == []
    assert not Outbox.beside(library.file).folder.exists()
