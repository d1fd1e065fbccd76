"""A discussion merged: team by team and together, hidden points counted and never told, the room sees the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases.plain import PlainWorkspace
from facilitator.shared_screen import matter_values as m
from facilitator.shared_screen.window import SharedScreen
from tests.builders import build
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, press, write
from tests.facilitator.shared import open_room, painted, read_aloud
from tests.facilitator.workspaces import show_alone
from tests.stages import make_stage
from workshops import agenda, meeting, outcomes
from workshops.storage.library import Library

Key = Qt.Key
SECRET = "hemlig"


@pytest.fixture
def workspace(desk: Desk, library: Library, qtbot: QtBot) -> PlainWorkspace:
    """Three teams, the last of them hidden; two of the points say nearly the same."""
    workshop = build(library, notes=0, teams=3)
    desk.open(workshop.id)
    step = workshop.activities[0]
    desk.do(agenda.change, step.id, work="discussion", method=None)
    teams = sorted(workshop.teams, key=lambda team: team.position)
    desk.note(meeting.reveal, [teams[2].id], False)
    said = ("Källkritik i alla ämnen", "Källkritiken måste in i varje ämne", f"{SECRET} i alla ämnen")
    for team, text in zip(teams, said, strict=True):
        desk.do(outcomes.remember, step.id, text, team.id)
    made = PlainWorkspace(make_stage(desk))
    show_alone(qtbot, made, step.id)
    qtbot.waitUntil(made.line.field.hasFocus)
    return made


def page_kind(room: SharedScreen) -> str:
    """What kind of page the room sees."""
    return type(room.page).__name__


def test_one_key_turns_from_as_they_came_to_side_by_side_and_together(workspace: PlainWorkspace, qtbot: QtBot) -> None:
    view, merger = workspace.merger.view, workspace.merger
    assert workspace.points.isVisible()
    press(Key.Key_E, CTRL)
    assert merger.how == "sides"
    assert view.columns == [["Källkritik i alla ämnen"], ["Källkritiken måste in i varje ämne"], [""]]
    press(Key.Key_E, CTRL)
    assert merger.how == "together"
    qtbot.waitUntil(lambda: len(view.list.rows.rows) == 1, timeout=20_000)
    (row,) = view.list.rows.rows
    assert row.several
    assert row.caption == "2 grupper: Grupp 1, Grupp 2"
    assert SECRET not in row.spoken
    press(Key.Key_E, CTRL)
    assert workspace.points.isVisible()


def test_what_is_written_meanwhile_shows_at_once(workspace: PlainWorkspace) -> None:
    press(Key.Key_E, CTRL)
    press(Key.Key_2, CTRL)
    write("Rektor ger tid\n")
    assert workspace.merger.view.columns[1] == ["Källkritiken måste in i varje ämne", "Rektor ger tid"]
    workspace.stage.desk.undo()
    assert workspace.merger.view.columns[1] == ["Källkritiken måste in i varje ämne"]


def test_the_room_sees_the_same_and_never_a_hidden_word(workspace: PlainWorkspace, qtbot: QtBot) -> None:
    room = open_room(workspace.stage)
    assert page_kind(room) == "Calm"
    for turns in (1, 2):
        workspace.merger.turn()
        page = room.page
        assert isinstance(page, m.Merged)
        assert [side.hidden for side in page.sides] == [0, 0, 1]
        if turns == 2:
            qtbot.waitUntil(
                lambda: isinstance(room.page, m.Merged) and len(room.page.together or ()) == 1, timeout=20_000
            )
            page = room.page
            assert isinstance(page, m.Merged)
            assert page.together is not None
            assert page.together[0].teams == ("Grupp 1", "Grupp 2")
        for text in (repr(page), painted(room), read_aloud(room)):
            assert SECRET not in text
        assert "1 punkt visas senare" in read_aloud(room)
    workspace.merger.turn()
    assert page_kind(room) == "Calm"
    room.close()


def test_the_view_ends_with_the_discussion(workspace: PlainWorkspace) -> None:
    room = open_room(workspace.stage)
    workspace.merger.turn()
    desk = workspace.stage.desk
    other = sorted(desk.workshop.activities, key=lambda step: step.position)[1]
    desk.do(agenda.change, other.id, work="discussion")
    workspace.leave()
    desk.note(meeting.go_to, other.id, desk.now())
    workspace.show_activity(other.id)
    assert page_kind(room) == "Calm"
    assert workspace.merger.how == ""
    room.close()


def test_every_control_has_a_name(workspace: PlainWorkspace) -> None:
    for _turn in range(3):
        assert unnamed_controls(workspace) == []
        workspace.merger.turn()
