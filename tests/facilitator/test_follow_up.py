"""What was open the last time: one key for what became of each, and the room sees how it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases.follow_up import FollowUpWorkspace
from facilitator.shared_screen import matter_values as m
from tests.builders import build
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import focus, press, write
from tests.facilitator.shared import open_room
from tests.stages import make_stage
from workshops import carrying, follow_up, meeting, outcomes, parking
from workshops.model import Workshop
from workshops.storage.library import Library

Key = Qt.Key
Open = Callable[..., FollowUpWorkspace]


@pytest.fixture
def carried(library: Library) -> Workshop:
    """A meeting with four matters from the one before: a decision, two actions, something parked."""
    old = build(library, teams=2, notes=0)
    library.edit(old.id, outcomes.decide, "Ska vi byta plattform?", "network", deferred=True)
    library.edit(old.id, parking.park, "Vem bokar lokal?")
    new = carrying.follow(old)
    carrying.carry(old, new)
    carrying.open_with(new, "Sedan förra mötet")
    library.add(new, 1_800_000_000.0)
    return new


@pytest.fixture
def open_follow_up(desk: Desk, carried: Workshop, qtbot: QtBot) -> Open:
    def opened(
        language: str = "sv", theme: str = "light", size: tuple[int, int] = (824, 760), run: bool = True
    ) -> FollowUpWorkspace:
        stage = make_stage(desk, language, theme)
        desk.open(carried.id)
        step = next(step for step in carried.activities if step.work == "follow_up")
        if run:
            desk.note(meeting.go_to, step.id, desk.now())
        workspace = FollowUpWorkspace(stage)
        qtbot.addWidget(workspace)
        stage.theme.dress(workspace)
        workspace.resize(*size)
        workspace.show_activity(step.id)
        workspace.show()
        workspace.activateWindow()
        workspace.focus_first()
        qtbot.waitUntil(workspace.list.hasFocus)
        return workspace

    return opened


def states(workshop: Workshop) -> list[str]:
    return [item.state for item in follow_up.items(workshop)]


def test_one_key_each_and_the_next_one_comes_up(open_follow_up: Open, carried: Workshop) -> None:
    workspace = open_follow_up()
    assert workspace.card.text.text() == "Ska vi byta plattform?"
    assert workspace.card.buttons["done"].words == "Beslutat nu"
    press(Key.Key_1)
    assert (carried.decisions[0].deferred, workspace.list.current) == (False, follow_up.items(carried)[1].id)
    assert workspace.card.buttons["done"].words == "Gjort"
    press(Key.Key_2)
    press(Key.Key_4)
    assert states(carried) == ["done", "open", "waiting"]
    assert workspace.card.text.text() == "Vem bokar lokal?"
    press(Key.Key_3)
    write(" I maj\n")
    assert carried.parked[0].text == "Vem bokar lokal? I maj"
    assert focus() is workspace.list
    assert states(carried) == ["done", "open", "open"]
    assert workspace.subtitle() == "3 av 3 genomgångna"
    workspace.stage.desk.undo()
    workspace.stage.desk.undo()
    assert states(carried) == ["done", "open", "waiting", "waiting"]


def test_digits_are_digits_while_one_says_it_otherwise(open_follow_up: Open, carried: Workshop) -> None:
    workspace = open_follow_up()
    press(Key.Key_3)
    write(" 1 2 4")
    assert states(carried) == ["waiting"] * 4
    press(Key.Key_Escape)
    assert carried.decisions[0].text == "Ska vi byta plattform?"
    assert focus() is workspace.list


def test_words_that_can_not_be_kept_stay_with_the_reason(open_follow_up: Open, carried: Workshop) -> None:
    workspace = open_follow_up()
    workspace.card.buttons["reword"].click()
    workspace.card.field.set_text(" ")
    press(Key.Key_Return)
    assert workspace.card._problem.text == "Skriv något först."
    assert workspace.card.is_writing
    assert carried.decisions[0].text == "Ska vi byta plattform?"


def test_arrows_choose_and_the_room_follows(open_follow_up: Open, carried: Workshop, qtbot: QtBot) -> None:
    workspace = open_follow_up()
    room = open_room(workspace.stage)
    page = room.page
    assert isinstance(page, m.FollowUp)
    first, second, *_ = follow_up.items(carried)
    assert page.at == first.id
    workspace.activateWindow()
    qtbot.waitUntil(workspace.isActiveWindow)
    workspace.focus_first()
    press(Key.Key_Down)
    page = room.page
    assert isinstance(page, m.FollowUp)
    assert page.at == second.id
    said = room.canvas.accessibleDescription()
    assert second.text in said
    assert "Från Nätverksmöte skoldigitalisering, 26 november 2026" in said
    press(Key.Key_1)
    page = room.page
    assert isinstance(page, m.FollowUp)
    assert [matter.state for matter in page.matters] == ["waiting", "done", "waiting", "waiting"]
    room.close()


def test_nothing_left_is_a_sentence(open_follow_up: Open, carried: Workshop) -> None:
    workspace = open_follow_up()
    for _item in follow_up.items(carried):
        press(Key.Key_4)
    QApplication.processEvents()
    assert workspace._nothing.isVisible()
    assert workspace.keys() == []
    press(Key.Key_1)
    press(Key.Key_3)
    assert not workspace.card.is_writing


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_screen_is_painted_in_both_languages(open_follow_up: Open, language: str, theme: str) -> None:
    workspace = open_follow_up(language, theme)
    before = workspace.grab().toImage()
    press(Key.Key_1)
    assert workspace.grab().toImage() != before
    assert unnamed_controls(workspace) == []
    assert workspace.room_sees()
    workspace.resize(480, 500)
    QApplication.processEvents()
    assert workspace.card.isVisible()
