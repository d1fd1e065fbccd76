"""What all pages share: the room's window, keys, menu, language and looks, and unforeseen errors."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from facilitator import errors
from facilitator.console.keysheet import KeySheet
from facilitator.console.mishap import Mishap
from tests.conftest import Clock
from tests.facilitator.applications import Start, in_meeting, titles_shown
from tests.facilitator.consoles import settle
from tests.facilitator.press import CTRL, press
from workshops import agenda, ideas, meeting
from workshops.text import Refused

Key = Qt.Key


# The room's window


def test_with_one_display_the_meeting_is_steered_from_the_room_s_window(start: Start, qtbot: QtBot) -> None:
    application = start()
    in_meeting(application)
    walk = application.walk
    assert walk is not None
    assert walk.run is not None
    press(Key.Key_F5)
    room = walk.room.screen
    qtbot.waitUntil(room.isActiveWindow)
    assert walk.run.top.shows.text() == "Gemensam skärm visar"
    before = meeting.reading(walk.stage.desk.workshop, meeting.here(walk.stage.desk.workshop), 0.0).allotted
    press(Key.Key_F7)
    here = meeting.here(walk.stage.desk.workshop)
    assert meeting.reading(walk.stage.desk.workshop, here, 0.0).allotted == before + 60
    press(Key.Key_PageDown, CTRL)
    assert meeting.here(walk.stage.desk.workshop) == agenda.steps(walk.stage.desk.workshop)[1].id
    assert room.isActiveWindow()
    press(Key.Key_F8)
    assert walk.stage.desk.workshop.progress.paused is not None  # type: ignore[union-attr]
    press(Key.Key_F5)
    qtbot.waitUntil(application.window.isActiveWindow)
    assert walk.room.state == "hidden"


def test_the_room_s_window_is_blacked_out_and_lit_from_the_console(start: Start, qtbot: QtBot) -> None:
    application = start()
    in_meeting(application)
    walk = application.walk
    assert walk is not None
    press(Key.Key_F6)
    assert application.window.toast.text == "Gemensam skärm är inte framme"
    walk.room.toggle()
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    press(Key.Key_F6)
    assert walk.room.state == "black"
    assert walk.run is not None
    assert walk.run.top.black.words == "Tänd"
    QTest.mouseClick(walk.run.top.black, Qt.MouseButton.LeftButton)
    assert walk.room.state == "shown"
    walk.go_home()
    assert walk.room.state == "hidden"


# Keys, menu, looks


def test_the_sheet_of_keys_opens_and_closes_by_key(start: Start) -> None:
    application = start()
    in_meeting(application)
    before = QApplication.focusWidget()
    press(Key.Key_F1)
    sheet = application.window.findChild(KeySheet)
    assert sheet is not None
    assert sheet.isVisible()
    assert "När mötet går" in titles_shown(sheet)
    assert "Pausa klockan" in titles_shown(sheet)
    press(Key.Key_Escape)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is before


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_the_menu_has_everything_and_every_entry_words(start: Start) -> None:
    application = start()
    in_meeting(application)
    assert application.walk is not None
    application.walk.pop_menu()
    menu = next(each for each in application.window.findChildren(QMenu) if each.isVisible())
    said = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    assert all(said)
    steps = {action.text().partition("\t")[0]: action.isEnabled() for action in menu.actions()[:2]}
    assert steps == {"Ångra": False, "Gör om": False}
    for wanted in ("Utseende", "Till startsidan", "Avsluta mötet", "Ändra planen"):
        assert wanted in said


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_the_menu_says_what_would_be_taken_back(start: Start) -> None:
    application = start()
    in_meeting(application)
    walk = application.walk
    assert walk is not None
    walk.stage.desk.do(ideas.add, "En idé")
    walk.pop_menu()
    menu = next(each for each in application.window.findChildren(QMenu) if each.isVisible())
    undo = menu.actions()[0]
    assert undo.text().startswith("Ångra: ny lapp")
    undo.trigger()
    menu.close()
    assert not walk.stage.desk.workshop.ideas


def test_language_changes_in_the_middle_of_a_meeting(start: Start, clock: Clock) -> None:
    application = start()
    key = in_meeting(application)
    application.looks.choose("language", "en")
    settle()
    walk = application.walk
    assert walk is not None
    assert walk.where == "run"
    assert walk.stage.desk.workshop.id == key
    assert walk.run is not None
    assert walk.run.frame.next.accessibleName().startswith("Next: ")
    assert walk.stage.desk.workshop.progress.paused is None  # type: ignore[union-attr]
    assert application.settings.text("language") == "en"
    assert application.window.actions_everywhere["undo"].text() == "Undo"
    press(Key.Key_PageDown, CTRL)
    assert meeting.here(walk.stage.desk.workshop) == agenda.steps(walk.stage.desk.workshop)[1].id


def test_looks_are_chosen_kept_and_followed(start: Start) -> None:
    application = start()
    looks = application.looks
    looks.choose("theme", "dark")
    looks.choose("shared_theme", "contrast")
    looks.choose("text_scale", 1.5)
    looks.choose("reduced_motion", True)
    assert (application.theme.name, application.shared_theme.name) == ("dark", "contrast")
    assert application.theme.text_scale == 1.5
    assert application.theme.milliseconds("move") == 0
    application.window.close()
    again = start()
    assert (again.theme.name, again.theme.text_scale) == ("dark", 1.5)


def test_qt_s_own_words_are_swedish(start: Start) -> None:
    application = start()
    assert QApplication.translate("QLineEdit", "&Undo") == "&Ångra"
    application.speak("en")
    assert QApplication.translate("QLineEdit", "&Undo") == "&Undo"


# Unforeseen errors


class Secret(Exception):
    """Something nobody foresaw."""


def _raise(words: str) -> None:
    try:
        raise Refused(text=words)
    except Refused as refusal:
        raise Secret(words) from refusal


def test_an_unforeseen_error_is_shown_copied_and_logged_without_people_s_words(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    application = start()
    in_meeting(application)
    watch = errors.Watch(application.window.tell_mishap)
    with caplog.at_level(logging.ERROR):
        try:
            _raise("vad en deltagare skrev")
        except Secret as error:
            watch.take(type(error), error, error.__traceback__)
    settle()
    panel = application.window.findChild(Mishap)
    assert panel is not None
    assert panel.isVisible()
    details = panel.findChild(QPlainTextEdit)
    assert details is not None
    assert "Secret" in details.toPlainText()
    assert "test_console_window.py" in details.toPlainText()
    assert "deltagare" not in details.toPlainText() + caplog.text
    QTest.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == details.toPlainText()
    press(Key.Key_PageDown, CTRL)
    assert application.walk is not None
    workshop = application.walk.stage.desk.workshop
    assert meeting.here(workshop) == agenda.steps(workshop)[1].id


def test_the_log_file_never_holds_messages(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = (list(root.handlers), root.level)
    errors.keep_log(tmp_path / "logs" / "log.txt")
    try:
        try:
            _raise("vad en deltagare skrev")
        except Secret:
            logging.getLogger("facilitator").exception("it went wrong")
    finally:
        for handler in [each for each in root.handlers if each not in before[0]]:
            root.removeHandler(handler)
            handler.close()
        root.setLevel(before[1])
    written = (tmp_path / "logs" / "log.txt").read_text(encoding="utf-8")
    assert "Secret" in written
    assert "because of" in written
    assert "deltagare" not in written


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    root = logging.getLogger()
    before = (list(root.handlers), root.level)
    errors.keep_log(tmp_path / "file" / "log.txt")
    assert (tmp_path / "file").read_text(encoding="utf-8") == ""
    for handler in [each for each in root.handlers if each not in before[0]]:
        root.removeHandler(handler)
    root.setLevel(before[1])
