"""The parking lot: one key from anywhere, a line that slides in, rows that can be changed, settled and taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.console.parking import ParkingLot
from facilitator.shared_screen import values as v
from facilitator.stage import Stage
from tests.builders import build
from tests.facilitator.consoles import Console, begin, open_console, settle
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, press, write
from workshops import parking
from workshops.model import Workshop
from workshops.storage.library import Library

Key = Qt.Key


@pytest.fixture
def workshop(library: Library) -> Workshop:
    return build(library, notes=3, sorted_notes=False, voted=False, developed=False)


@pytest.fixture
def console(qtbot: QtBot, stage: Stage, workshop: Workshop) -> Console:
    stage.theme.reduced_motion = True
    return begin(open_console(qtbot, stage), workshop.id)


def lot(console: Console) -> ParkingLot:
    (found,) = console.window.findChildren(ParkingLot)
    return found


def texts(workshop: Workshop) -> list[str]:
    return [row.text for row in parking.in_order(workshop)]


def test_one_key_parks_from_a_running_meeting_and_leads_back(console: Console, workshop: Workshop) -> None:
    press(Key.Key_PageDown, CTRL, times=2)
    before = QApplication.focusWidget()
    press(Key.Key_F12)
    assert lot(console).isVisible()
    write("Lokal till våren\nAvtal med förlaget\n")
    assert texts(workshop) == ["Lokal till våren", "Avtal med förlaget"]
    assert lot(console).line.text() == ""
    press(Key.Key_Escape)
    assert not lot(console).isVisible()
    assert QApplication.focusWidget() is before
    press(Key.Key_Z, CTRL)
    assert texts(workshop) == ["Lokal till våren"]


def test_it_is_there_while_preparing_and_not_without_a_meeting(console: Console, workshop: Workshop) -> None:
    console.walk.prepare()
    settle()
    press(Key.Key_F12)
    write("Till nästa gång\n")
    assert texts(workshop) == ["Till nästa gång"]
    press(Key.Key_F12)
    assert not lot(console).isVisible()
    console.walk.go_home()
    console.walk.ask("park")
    assert not lot(console).isVisible()


def test_rows_are_changed_settled_and_removed_by_key(console: Console, workshop: Workshop) -> None:
    press(Key.Key_F12)
    write("Första\nAndra\n")
    press(Key.Key_Down)
    shown = lot(console)
    assert shown.list.hasFocus()
    press(Key.Key_Space)
    assert [row.settled for row in parking.in_order(workshop)] == [True, False]
    assert [row.spoken for row in shown.list.rows.rows] == ["Första, avklarad", "Andra"]
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert shown.line.text() == "Andra"
    write(" raden\n")
    assert texts(workshop) == ["Första", "Andra raden"]
    press(Key.Key_Down)
    press(Key.Key_Delete)
    assert len(texts(workshop)) == 1
    press(Key.Key_Z, CTRL)
    assert texts(workshop) == ["Första", "Andra raden"]


def test_what_is_refused_stays_with_the_reason(console: Console, workshop: Workshop) -> None:
    press(Key.Key_F12)
    press(Key.Key_Return)
    assert lot(console).line.error == "Skriv något först."
    write("x" * 501)
    press(Key.Key_Return)
    assert lot(console).line.error.startswith("Texten är 501 tecken.")
    assert len(lot(console).line.text()) == 501
    assert texts(workshop) == []


def test_half_a_line_stays_and_goes_with_the_meeting(console: Console, workshop: Workshop) -> None:
    press(Key.Key_F12)
    write("halv")
    press(Key.Key_F12)
    press(Key.Key_F12)
    assert lot(console).line.text() == "halv"
    console.walk.go_home()
    settle()
    assert lot(console).line.text() == ""
    assert not lot(console).isVisible()


def test_the_room_sees_nothing_of_it(console: Console, workshop: Workshop) -> None:
    room = console.walk.room.screen
    press(Key.Key_F12)
    write("Hemligt\nhemligare")
    settle()
    assert isinstance(room.page, v.Calm)
    assert "emlig" not in repr(room.page)
    assert "emlig" not in room.canvas.accessibleDescription()


def test_every_control_has_a_name_and_tab_goes_round(console: Console) -> None:
    press(Key.Key_F12)
    write("En punkt\n")
    shown = lot(console)
    assert unnamed_controls(shown) == []
    for _step in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert shown.isAncestorOf(focused)
        press(Key.Key_Tab)
