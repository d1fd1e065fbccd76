"""A rehearsal: a fast clock, sample notes while ideas are written, and nothing left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator import rehearse
from facilitator.application import Application
from facilitator.desk import Desk
from facilitator.settings import Settings
from tests.builders import build
from tests.stages import make_stage
from workshops import agenda, meeting, parsed
from workshops.labels import Words
from workshops.storage import glance
from workshops.storage.library import Library

Found = TypeVar("Found")


def test_the_clock_goes_faster() -> None:
    seconds = [100.0]
    clock = rehearse.FastClock(10, lambda: seconds[0])
    assert clock() == 100.0
    seconds[0] = 106.0
    assert clock() == 160.0


def test_notes_come_for_the_teams_in_turn_only_while_ideas_are_written(
    desk: Desk, library: Library, qtbot: QtBot
) -> None:
    workshop = build(library, notes=0)
    desk.open(workshop.id)
    notes = rehearse.Notes(make_stage(desk), ["ett", "två", "tre"])
    notes.write()
    assert workshop.ideas == []
    desk.note(meeting.start, desk.now())
    step = next(each for each in agenda.steps(workshop) if each.work == "ideas")
    desk.note(meeting.go_to, step.id, desk.now())
    for _ in range(5):
        notes.write()
    teams = [team.id for team in sorted(workshop.teams, key=lambda team: team.position)]
    assert [(idea.text, idea.team_id) for idea in workshop.ideas] == list(
        zip(["ett", "två", "tre"], teams, strict=False)
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_there_are_notes_enough_in_both_languages(language: str) -> None:
    texts = parsed.read(rehearse.NOTES)[language]
    assert len(texts) == len(set(texts)) >= rehearse.MOST


@pytest.mark.parametrize("template", ["snabb-ide", "yttrande-remiss"])
def test_a_rehearsal_is_prepared_under_its_own_name_and_is_gone_afterwards(
    qapp: QApplication, qtbot: QtBot, template: str
) -> None:
    words = Words("sv")
    with rehearse.nowhere() as places:
        application = Application(qapp, places, Settings(places.settings), rehearse.FastClock())
        made: list[object] = []
        application.window.painted.connect(lambda: made.append(rehearse.open_on(application, template, None, words)))
        application.begin()
        qtbot.waitUntil(lambda: bool(made))
        assert application.walk is not None
        assert application.walk.where == "prepare"
        assert application.walk.stage.desk.workshop.title.startswith("Övning: ")
        assert not application.settings.text("summary_folder")
        folder = places.library.parent
        assert places.library.is_file()
        application.end()
        application.window.close()
        application.window.deleteLater()
    assert not folder.exists()


def test_an_unknown_template_is_refused_before_a_window_opens(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, str(root / "main.py"), "rehearse", "no-such"], capture_output=True, text=True, check=False,
        cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 1
    assert "no-such" in done.stderr


def test_what_a_killed_rehearsal_left_is_swept_and_a_running_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / f"{rehearse.PREFIX}abc"
    (left / "inside").mkdir(parents=True)
    with rehearse.nowhere():
        assert left.is_dir()
    with rehearse.nowhere(lambda: left.stat().st_mtime + rehearse.STALE + 1) as places:
        assert not left.exists()
        assert places.library.parent.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_rehearsal_that_is_ended_leaves_nothing(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    (tmp_path / "temp").mkdir()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": str(tmp_path / "temp"),
        "DUBBELDIAMANT_HOME": str(tmp_path / "home"),
    }
    process = subprocess.Popen([sys.executable, str(root / "main.py"), "rehearse", "snabb-ide"], env=environment)
    try:
        library = wait_for(lambda: next((tmp_path / "temp").glob(f"{rehearse.PREFIX}*/library.sqlite"), None))
        wait_for(lambda: any(line.title.startswith("Övning") for line in glance.lines(library)))
        process.terminate()
        assert process.wait(timeout=60) == 0
    finally:
        process.kill()
        process.wait()
    assert list((tmp_path / "temp").glob("*rehearsal*")) == []
    assert list(tmp_path.glob("home/*.sqlite")) == []


def wait_for(look: Callable[[], Found | None]) -> Found:
    """What is looked for, once it is there."""
    waited = threading.Event()
    for _ in range(600):
        found = look()
        if found:
            return found
        waited.wait(0.1)
    raise AssertionError("it never came")
