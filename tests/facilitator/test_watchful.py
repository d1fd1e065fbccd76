"""What may be personal data is told of at once wherever it is written, masked, and put right by one button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.stage import Stage
from tests.facilitator.consoles import Console, begin, open_console
from tests.facilitator.shared import read_aloud
from workshops import ideas, outcomes, parking
from workshops.model import Workshop
from workshops.privacy import answers, findings

NUMBER = "070-174 06 05"


@pytest.fixture
def console(qtbot: QtBot, stage: Stage, workshop: Workshop) -> Console:
    return begin(open_console(qtbot, stage), workshop.id)


def test_a_number_in_an_action_is_told_of_and_replaced(console: Console, desk: Desk) -> None:
    toast = console.window.toast
    desk.do(outcomes.assign, f"Ring {NUMBER} om skärmar", "rektor", "")
    assert toast.isVisible()
    assert toast.text == "Ser ut som ett telefonnummer. Du får se det igen innan något publiceras."
    assert NUMBER not in read_aloud(toast)
    (button,) = [each for each in toast.findChildren(QWidget) if each.accessibleName().startswith("Ersätt")]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.workshop.actions[-1].what == "Ring [telefonnummer] om skärmar"
    desk.undo()
    assert desk.workshop.actions[-1].what == f"Ring {NUMBER} om skärmar"


def test_the_same_is_not_told_twice_and_what_stands_is_not_told(console: Console, desk: Desk) -> None:
    toast = console.window.toast
    desk.do(parking.park, f"Fråga {NUMBER}")
    toast.dismiss()
    parked = desk.workshop.parked[-1].id
    desk.do(parking.reword, parked, f"Fråga sedan {NUMBER}")
    assert not toast.isVisible()
    desk.do(answers.accept, findings.open_ones(desk.workshop))
    desk.undo()
    desk.redo()
    assert not toast.isVisible()


def test_the_line_of_the_room_warns_by_itself_and_nothing_else_is_said(console: Console, desk: Desk) -> None:
    desk.do(ideas.add, f"Ring {NUMBER}", desk.workshop.teams[0].id)
    desk.do(outcomes.decide, "Vi börjar i rum 2107 den 24 mars", "manager")
    assert not console.window.toast.isVisible()
