"""A person's own templates in the window: saved from a meeting that is prepared, taken in, exported, removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from facilitator.console.prepare import PrepareView
from facilitator.desk import Desk
from facilitator.dialogs import name_template
from tests.builders import build
from tests.facilitator.consoles import Console, open_console, settle
from tests.facilitator.press import CTRL, press
from tests.stages import make_stage
from workshops import templates
from workshops.labels import Words
from workshops.storage.library import Library


@pytest.fixture
def console(desk: Desk, library: Library, qtbot: QtBot) -> Console:
    desk.open(build(library, notes=3).id)
    opened = open_console(qtbot, make_stage(desk))
    opened.walk.prepare()
    settle()
    page = opened.window.page
    assert isinstance(page, PrepareView)
    page.focus_first()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return opened


def test_a_plan_is_saved_as_a_template_from_prepare(
    console: Console, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(parent: object, words: Words, suggested: str) -> str:
        asked.append(suggested)
        return "Vårt torsdagsmöte"

    monkeypatch.setattr(name_template, "ask", answer)
    with qtbot.waitSignal(console.walk.own.changed):
        press(Qt.Key.Key_S, CTRL)
    assert asked == [console.stage.desk.workshop.title]
    own = console.walk.own.folder
    assert own is not None
    assert [each.name for each in templates.portraits("sv", own=own) if each.own] == ["Vårt torsdagsmöte"]


def test_the_question_suggests_the_title_and_can_be_declined(qtbot: QtBot, console: Console) -> None:
    dialog = name_template.make(console.window, Words("sv"), "Nätverksmöte")
    qtbot.addWidget(dialog)
    assert isinstance(dialog, QInputDialog)
    assert dialog.textValue() == "Nätverksmöte"
    assert "inga lappar" in dialog.labelText()


def test_a_template_is_given_away_and_taken_in_and_a_broken_one_is_refused_with_its_line(
    console: Console, tmp_path: Path
) -> None:
    own = console.walk.own
    own.export_to("snabb-ide", tmp_path)
    file = tmp_path / "snabb-ide.toml"
    console.walk.take_in(file)
    assert own.folder is not None
    assert [path.stem for path in own.folder.glob("*.toml")] == ["snabb-ide-2"]
    file.write_text(file.read_text(encoding="utf-8").replace("minutes = 45", "minutes = 44"), encoding="utf-8")
    refused: list[object] = []
    console.stage.desk.refused.connect(refused.append)
    console.walk.take_in(file)
    assert [path.stem for path in own.folder.glob("*.toml")] == ["snabb-ide-2"]
    own.remove("snabb-ide-2")
    assert list(own.folder.glob("*.toml")) == []


def test_a_meeting_begins_from_ones_own_template(console: Console) -> None:
    own = console.walk.own
    own.save_as("Vår mall")
    console.walk.new_from("var-mall")
    workshop = console.stage.desk.workshop
    assert (workshop.template, workshop.title, workshop.ideas) == ("var-mall", "Vår mall", [])
