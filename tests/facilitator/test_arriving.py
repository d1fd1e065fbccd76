"""A note that has just come tells in the console what it is like, and never of a note that the room has not seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases.explore import ExploreWorkspace
from tests.builders import build
from tests.facilitator.press import write
from tests.stages import make_stage
from workshops import ideas, meeting
from workshops.labels import LANGUAGES
from workshops.storage.library import Library

SAID = "Veckobrev hem på familjens eget språk"
AGAIN = "Veckobrev hem på familjernas eget språk"


class Room(QWidget):
    """A window that keeps its workspace."""

    def __init__(self, explore: ExploreWorkspace) -> None:
        super().__init__()
        self.explore = explore
        QVBoxLayout(self).addWidget(explore)
        self.resize(824, 808)


@pytest.fixture
def room(desk: Desk, library: Library, qtbot: QtBot) -> Room:
    """The workspace in a window, with one note on the wall and the caret in the line."""
    return opened(desk, library, qtbot, "sv")


def opened(desk: Desk, library: Library, qtbot: QtBot, language: str) -> Room:
    """The workspace in a window, in a language."""
    workshop = build(library, notes=0, voted=False, developed=False)
    desk.open(workshop.id)
    desk.note(meeting.reveal, [team.id for team in workshop.teams])
    desk.do(ideas.add, SAID, workshop.teams[0].id)
    stage = make_stage(desk, language)
    workspace = ExploreWorkspace(stage)
    window = Room(workspace)
    qtbot.addWidget(window)
    step = next(each.id for each in workshop.activities if each.work == "ideas")
    desk.note(meeting.go_to, step, desk.now())
    workspace.show_activity(step)
    window.show()
    window.activateWindow()
    workspace.focus_first()
    qtbot.waitUntil(workspace.line.field.hasFocus)
    return window


def wait(workspace: ExploreWorkspace) -> None:
    """Wait until what the latest note is like is known."""
    while workspace.arriving.is_busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_note_is_like_stands_under_the_line(desk: Desk, library: Library, qtbot: QtBot, language: str) -> None:
    room = opened(desk, library, qtbot, language)
    explore = room.explore
    write(f"{AGAIN}\n")
    wait(explore)
    assert explore.line.notice == {"sv": f"Liknar ”{SAID}”", "en": f"Like “{SAID}”"}[language]
    assert explore.line.field.accessibleDescription() == explore.line.notice
    write("Q")  # the next one is written on undisturbed
    assert explore.line.notice.startswith(("Liknar", "Like"))
    write("wx zvk\n")
    wait(explore)
    assert explore.line.notice == ""


def test_a_hidden_team_hears_of_what_the_room_has_seen(room: Room, desk: Desk) -> None:
    explore = room.explore
    team = desk.workshop.teams[1].id
    desk.note(meeting.reveal, [team], False)
    explore.stage.entry.choose_team(team)
    write(f"{AGAIN}\n")
    wait(explore)
    assert SAID in explore.line.notice


def test_a_hidden_note_is_never_quoted(room: Room, desk: Desk) -> None:
    explore = room.explore
    wait(explore)
    desk.note(meeting.reveal, [desk.workshop.teams[0].id], False)
    explore.stage.entry.choose_team(desk.workshop.teams[1].id)
    write(f"{AGAIN}\n")
    wait(explore)
    assert "Liknar" not in explore.line.notice
    assert SAID not in explore.line.notice


def test_a_note_hidden_before_the_answer_comes_is_not_quoted(room: Room, desk: Desk) -> None:
    explore = room.explore
    wait(explore)
    explore.stage.entry.choose_team(desk.workshop.teams[1].id)
    write(f"{AGAIN}\n")
    desk.note(meeting.reveal, [desk.workshop.teams[0].id], False)
    wait(explore)
    assert SAID not in explore.line.notice


def test_nothing_is_told_when_nobody_looks(room: Room, desk: Desk) -> None:
    explore = room.explore
    write(f"{AGAIN}\n")
    explore.window().hide()
    wait(explore)
    assert "Liknar" not in explore.line.notice
    desk.put_away()
    assert explore.line.notice == ""
