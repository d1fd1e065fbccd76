"""Personal data looked through before it leaves: masked, answered by keys or mouse, taken back, and never seen unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from facilitator.console.finish import FinishView
from facilitator.stage import Stage
from tests.facilitator.press import CTRL, press
from tests.facilitator.shared import read_aloud
from tests.facilitator.test_finish import finish, words_of, written
from tests.stages import make_stage
from workshops import ideas
from workshops.model import Workshop
from workshops.storage.library import Library

NUMBER, ADDRESS = "070-174 06 05", "anna.test@example.se"


@pytest.fixture
def view(qtbot: QtBot, stage: Stage, workshop: Workshop, library: Library, tmp_path: Path) -> FinishView:
    for text in (f"Ring {NUMBER} om lån", f"Mejla {ADDRESS}", "Eleven Ture i 7B läser"):
        library.edit(workshop.id, ideas.add, text, workshop.teams[1].id)
    return finish(qtbot, stage, workshop, tmp_path / "Möten")


def test_it_is_the_first_thing_that_is_said_and_stops_nobody(view: FinishView, qtbot: QtBot) -> None:
    assert view.side.checks.sentences[0] == "3 personuppgifter, maskerade här"
    assert "[telefonnummer]" in read_aloud(view.side)
    assert NUMBER not in read_aloud(view.side)
    assert NUMBER in words_of(written(qtbot, view))


def test_findings_are_answered_one_by_one_by_keys(view: FinishView, workshop: Workshop, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F2)
    panel = view.personal
    assert panel.isVisible()
    assert [row.quote for row in panel.rows] == [
        "Ring [telefonnummer] om lån", "Mejla [e-postadress]", "Eleven [namn] i 7B läser",
    ]  # fmt: skip
    assert NUMBER not in read_aloud(panel)
    assert panel.rows[0].replace.hasFocus()
    press(Qt.Key.Key_Return)
    assert workshop.ideas[-3].text == "Ring [telefonnummer] om lån"
    assert panel.rows[0].replace.hasFocus()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert workshop.ideas[-2].text == f"Mejla {ADDRESS}"
    assert len(panel.rows) == 1
    QTest.mouseClick(panel.rows[0].edit, Qt.MouseButton.LeftButton)
    field = panel.rows[0].field
    assert (field.text(), field.line.hasFocus()) == ("Eleven Ture i 7B läser", True)
    field.line.selectAll()
    QTest.keyClicks(field.line, "En elev")
    press(Qt.Key.Key_Return)
    assert workshop.ideas[-1].text == "En elev"
    assert panel.rows == []
    assert panel.close_button.hasFocus()
    with qtbot.assertNotEmitted(view.leave):
        press(Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert view.side.checks.sentences[0] == "1 personuppgift är granskad och får stå"
    said = words_of(written(qtbot, view))
    assert NUMBER not in said
    assert ADDRESS in said


def test_an_edit_is_left_by_escape_and_refused_in_words(view: FinishView, workshop: Workshop) -> None:
    press(Qt.Key.Key_F2)
    row = view.personal.rows[0]
    row.edit.click()
    row.field.line.selectAll()
    QTest.keyClick(row.field.line, Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert row.field.error == "Skriv något först."
    press(Qt.Key.Key_Escape)
    assert (row.field.isHidden(), row.edit.hasFocus(), view.personal.isVisible()) == (True, True, True)
    assert workshop.ideas[-3].text == f"Ring {NUMBER} om lån"


def test_all_that_is_certain_is_replaced_in_one_step_and_taken_back(view: FinishView, workshop: Workshop) -> None:
    press(Qt.Key.Key_F2)
    assert view.personal.mask_all.words == "Ersätt alla 2 säkra"
    view.personal.mask_all.click()
    assert [idea.text for idea in workshop.ideas[-3:]] == [
        "Ring [telefonnummer] om lån", "Mejla [e-postadress]", "Eleven Ture i 7B läser",
    ]  # fmt: skip
    view.stage.desk.undo()
    assert len(view.personal.rows) == 3
    view.personal.accept_all.click()
    assert view.personal.rows == []
    assert view.side.checks.sentences[0] == "3 personuppgifter är granskade och får stå"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_with_nothing_found_it_says_so_and_every_control_has_a_name(
    qtbot: QtBot, stage: Stage, workshop: Workshop, tmp_path: Path, language: str
) -> None:
    view = finish(qtbot, make_stage(stage.desk, language), workshop, tmp_path)
    press(Qt.Key.Key_F2)
    assert view.personal.isVisible()
    assert QApplication.focusWidget() is view.personal.close_button
    nameless = [b for b in view.findChildren(QAbstractButton) if b.isVisible() and not b.accessibleName()]
    assert nameless == []
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: view.side.is_published, timeout=20_000)
    view.stage.jobs.wait()
