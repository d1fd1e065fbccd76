"""Monitoring: a line with a link is enough, nothing opens by itself, and the room sees what is talked of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases import news_panel
from facilitator.phases.plain import PlainWorkspace
from facilitator.shared_screen import matter_values as m
from tests.builders import build
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, SHIFT, focus, press, write
from tests.facilitator.shared import open_room
from tests.facilitator.workspaces import show_alone
from tests.stages import make_stage
from workshops import agenda, meeting, news
from workshops.storage.library import Library

Key = Qt.Key


@pytest.fixture
def workspace(desk: Desk, library: Library, qtbot: QtBot) -> PlainWorkspace:
    workshop = build(library, notes=0)
    desk.open(workshop.id)
    step = workshop.activities[0]
    desk.do(agenda.change, step.id, work="monitoring", method=None)
    made = PlainWorkspace(make_stage(desk))
    show_alone(qtbot, made, step.id)
    qtbot.waitUntil(made.news.form.title.hasFocus)
    return made


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were handed to the browser."""
    found: list[str] = []
    monkeypatch.setattr(news_panel, "show_page", found.append)
    return found


def kept(workspace: PlainWorkspace) -> list[tuple[str, str, str]]:
    return [(row.title, row.link, row.summary) for row in news.in_order(workspace.stage.desk.workshop)]


def test_a_link_among_the_words_finds_its_own_line(workspace: PlainWorkspace) -> None:
    write("Ny vägledning https://www.skolverket.se/ai\n")
    form = workspace.news.form
    assert (form.title.text(), form.link.text()) == ("Ny vägledning", "https://www.skolverket.se/ai")
    assert focus() is form.summary
    write("Kort om AI\n")
    assert kept(workspace) == [("Ny vägledning", "https://www.skolverket.se/ai", "Kort om AI")]
    assert focus() is form.title
    assert workspace.stage.desk.workshop.news[0].activity_id == meeting.here(workspace.stage.desk.workshop)


def test_a_link_that_is_none_stays_with_the_reason(workspace: PlainWorkspace) -> None:
    write("Farligt\njavascript:alert(1)\n\n")
    assert kept(workspace) == []
    form = workspace.news.form
    assert form._problem.text.startswith("Det är ingen webbadress.")
    assert focus() is form.link
    form.link.setText("www.skolverket.se")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert kept(workspace) == [("Farligt", "https://www.skolverket.se", "")]


def test_a_link_is_opened_only_when_somebody_asks(workspace: PlainWorkspace, opened: list[str]) -> None:
    write("Ett https://a.example/1\n\n")
    write("Två https://a.example/2\n\n")
    assert opened == []
    press(Key.Key_Escape)
    assert focus() is workspace.news.list
    press(Key.Key_Down)
    press(Key.Key_L, CTRL | SHIFT)
    assert opened == ["https://a.example/2"]
    workspace.stage.desk.workshop.news[1].link = "file:///etc/passwd"
    press(Key.Key_L, CTRL | SHIFT)
    assert opened == ["https://a.example/2"]


def test_rows_are_changed_and_removed_by_key(workspace: PlainWorkspace) -> None:
    write("Ett\nhttps://a.example\nom\n")
    press(Key.Key_Escape)
    press(Key.Key_F2)
    assert workspace.news.form.key
    write(" till")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert kept(workspace) == [("Ett till", "https://a.example", "om")]
    assert focus() is workspace.news.list
    press(Key.Key_Delete)
    assert kept(workspace) == []
    workspace.stage.desk.undo()
    assert len(kept(workspace)) == 1


def test_points_are_written_beside_it(workspace: PlainWorkspace) -> None:
    press(Key.Key_I, CTRL)
    write("Vi läser den till nästa gång\n")
    assert [row.text for row in workspace.points.list.rows.rows] == ["Vi läser den till nästa gång"]
    press(Key.Key_K, CTRL)
    assert focus() is workspace.news.form.title


def test_the_room_sees_the_news_and_what_is_talked_of(workspace: PlainWorkspace) -> None:
    write("Ett https://www.a.example/lång/adress?x=1\n\n")
    press(Key.Key_Escape)
    write("En punkt\n")
    workspace.news.list.setFocus()
    room = open_room(workspace.stage)
    page = room.page
    assert isinstance(page, m.Monitoring)
    assert [(each.title, each.host) for each in page.news] == [("Ett", "a.example")]
    assert page.points == ("En punkt",)
    said = room.canvas.accessibleDescription()
    assert "Ett" in said
    assert "En punkt" in said
    room.close()


def test_every_control_has_a_name(workspace: PlainWorkspace) -> None:
    assert unnamed_controls(workspace) == []
