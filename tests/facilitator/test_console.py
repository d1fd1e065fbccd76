"""The whole application in one window: start, refusals, files, restart, language and looks, unforeseen errors, close."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import main
from facilitator import app as opening
from facilitator import errors
from facilitator.application import Application
from facilitator.console.keysheet import KeySheet
from facilitator.console.mishap import Mishap
from facilitator.paths import Paths
from facilitator.settings import Settings
from tests.builders import build
from tests.conftest import Clock
from tests.facilitator.consoles import settle
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, press, write
from workshops import agenda, meeting
from workshops.storage.library import Library
from workshops.text import Refused

Key = Qt.Key
Start = Callable[..., Application]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[Start]:
    """Starts the application on a library in a folder of its own, as often as it is asked."""
    begun: list[Application] = []

    def started(library: Path | None = None, wait: bool = True, **settings: object) -> Application:
        kept = Settings(tmp_path / "settings.json")
        kept.set("ask_win_p", False)
        for name, value in settings.items():
            kept.set(name, value)
        places = Paths(library or tmp_path / "mine.sqlite", tmp_path / "settings.json", tmp_path / "log")
        application = Application(qapp, places, kept, clock)
        qtbot.addWidget(application.window)
        begun.append(application)
        application.begin()
        application.window.setWindowState(Qt.WindowState.WindowNoState)
        application.window.resize(1440, 900)
        application.window.activateWindow()
        if wait:
            qtbot.waitUntil(lambda: application.walk is not None)
            qtbot.waitUntil(application.window.isActiveWindow)
        return application

    yield started
    for application in begun:
        application.end()
    qapp.setStyleSheet("")


def kill(application: Application) -> None:
    """The process dies: nothing is tidied up but what the system does, which lets go of the file's lock."""
    assert application.library is not None
    application.library.close()
    application.library = None
    walk, application.walk = application.walk, None
    assert walk is not None
    if walk.run is not None:
        walk.run.ticker.stop()
    application.window.hide()


def titles_shown(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def in_meeting(application: Application) -> str:
    """Makes a meeting of the first template and begins it; its id."""
    walk = application.walk
    assert walk is not None
    walk.new_from("dubbel-diamant")
    walk.begin()
    settle()
    return walk.stage.desk.workshop.id


# Start


def test_home_paints_before_the_library_is_opened(start: Start, qtbot: QtBot) -> None:
    application = start(wait=False)
    assert application.library is None
    assert application.window.page is application.home
    qtbot.waitUntil(lambda: application.library is not None)


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    code = (
        "import os, sys; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from facilitator import app, paths\n"
        "from facilitator.settings import Settings\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from facilitator.application import Application\n"
        "q = QApplication([]); a = Application(q, paths.default(), Settings()); a.begin()\n"
        "heavy = {'sqlalchemy', 'alembic', 'reportlab', 'pydantic', 'numpy', 'sklearn', 'pikepdf', 'pypdfium2'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_without_a_display_one_sentence_says_so() -> None:
    code = "import sys; from main import main; sys.exit(main([]))"
    bare = {"PATH": "/usr/bin", "HOME": "/nonexistent", "DUBBELDIAMANT_HOME": "/nonexistent"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=bare, capture_output=True, text=True, check=False)
    if sys.platform.startswith("linux"):
        assert done.returncode == 1
        assert done.stderr.startswith("Det finns ingen skärm")
        assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_where_there_is_a_display(environment: dict[str, str], platform: str, expected: bool) -> None:
    assert opening.has_display(environment, platform) is expected


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--library", "x.sqlite"], True),
        (["--library=x.sqlite"], True),
        (["list"], False),
        (["--library", "x.sqlite", "list"], False),
        (["--help"], False),
    ],
)
def test_which_arguments_open_the_window(arguments: list[str], window: bool) -> None:
    assert main.names_only_a_library(arguments) is window


def test_a_library_on_a_server_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--library", "postgresql://host/archive"]) == 1
    assert "postgresql" in capsys.readouterr().err


def test_a_synced_folder_is_refused_on_the_first_page(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    application = start(tmp_path / "OneDrive" / "library.sqlite", wait=False)
    qtbot.waitUntil(lambda: any("OneDrive" in text for text in titles_shown(application.home)))
    assert application.walk is None
    assert application.window.isVisible()


def test_a_library_in_use_opens_once_it_is_free(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    other = Library.open(tmp_path / "mine.sqlite")
    application = start(wait=False)
    qtbot.waitUntil(lambda: any("redan öppet" in text for text in titles_shown(application.home)))
    other.close()
    application.home.new_from.emit("dubbel-diamant")
    assert application.walk is not None
    assert application.walk.where == "prepare"


def test_a_damaged_library_is_said_so_and_left_alone(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "mine.sqlite"
    file.write_bytes(b"this is no database, and never was" * 100)
    before = file.read_bytes()
    application = start(wait=False)
    qtbot.waitUntil(lambda: any("har lämnats orörd" in text for text in titles_shown(application.home)))
    assert file.read_bytes() == before


# The walk


def test_from_a_template_to_the_meeting_and_home(start: Start) -> None:
    application = start()
    walk = application.walk
    assert walk is not None
    application.home.new_from.emit("dubbel-diamant")
    assert walk.where == "prepare"
    assert walk.stage.desk.workshop.date != ""
    walk.begin()
    assert walk.where == "run"
    walk.go_home()
    assert application.window.page is application.home
    assert not walk.stage.desk.is_open


def test_the_sample_opens(start: Start) -> None:
    application = start()
    assert application.walk is not None
    application.home.open_sample.emit()
    assert application.walk.stage.desk.is_open
    assert len(application.walk.stage.desk.workshop.ideas) > 60


def test_ideas_of_a_spreadsheet_open_as_a_meeting_of_their_own(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "idéer från mars.csv"
    file.write_text("grupp;målgrupp;idé\nGrupp 1;elever;Läxhjälp\nGrupp 2;lärare;Rättning\n", encoding="utf-8")
    application = start()
    assert application.walk is not None
    application.walk.take_in(file)
    workshop = application.walk.stage.desk.workshop
    assert [idea.text for idea in workshop.ideas] == ["Läxhjälp", "Rättning"]
    assert application.window.toast.text == "2 idéer är tagna ur filen."


def test_a_file_that_is_none_is_refused_in_words(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "bild.png"
    file.write_bytes(b"\x89PNG")
    application = start()
    assert application.walk is not None
    application.walk.take_in(file)
    settle()
    assert "Filer som slutar på" in application.window.toast.text


def test_a_refusal_that_no_screen_tells_of_is_told(start: Start) -> None:
    application = start()
    key = in_meeting(application)
    assert application.walk is not None
    desk = application.walk.stage.desk
    assert desk.workshop.id == key
    assert not desk.do(agenda.describe, title="  ")
    settle()
    assert application.window.toast.text == "Skriv något först."


def test_a_refusal_that_is_told_already_is_not_told_twice(start: Start, qtbot: QtBot) -> None:
    from facilitator.widgets.text import Text

    application = start()
    in_meeting(application)
    assert application.walk is not None
    shown = Text("Skriv något först.", application.theme, parent=application.window)
    shown.show()
    application.walk.stage.desk.do(agenda.describe, title="  ")
    settle()
    assert application.window.toast.text != "Skriv något först."


def test_every_page_names_its_controls_in_both_languages(start: Start) -> None:
    application = start()
    in_meeting(application)
    for language in ("sv", "en"):
        application.speak(language)
        walk = application.walk
        assert walk is not None
        for step in agenda.steps(walk.stage.desk.workshop):
            walk.stage.desk.note(meeting.go_to, step.id, 0.0)
            settle()
            assert unnamed_controls(application.window) == []
        for show in (walk.prepare, walk.finish):
            show()
            settle()
            assert unnamed_controls(application.window) == []
        walk.begin()


class Shown(QObject):
    """Remembers every window that comes up beside the console's own, if only for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_nothing_flashes_as_a_window_of_its_own(start: Start, qapp: QApplication) -> None:
    application = start()
    shown = Shown()
    qapp.installEventFilter(shown)
    in_meeting(application)
    assert application.walk is not None
    for step in agenda.steps(application.walk.stage.desk.workshop):
        application.walk.stage.desk.note(meeting.go_to, step.id, 0.0)
        settle()
    application.walk.finish()
    application.walk.open_archive()
    settle()
    qapp.removeEventFilter(shown)
    assert shown.windows == []


# Restart


def test_a_restart_after_a_kill_stands_at_the_right_second(start: Start, clock: Clock) -> None:
    first = start()
    key = in_meeting(first)
    assert first.walk is not None
    assert first.walk.run is not None
    first.walk.run.course.go_next()
    settle()
    here = meeting.here(first.walk.stage.desk.workshop)
    clock.now += 100
    kill(first)
    clock.now += 37
    second = start()
    assert second.walk is not None
    second.home.continue_with.emit(key)
    assert second.walk.where == "run"
    workshop = second.walk.stage.desk.workshop
    assert meeting.here(workshop) == here
    reading = meeting.reading(workshop, here, clock.now)
    assert reading.allotted - reading.left == pytest.approx(137)
    assert second.walk.run is not None
    assert second.walk.run.notice.text != ""


def test_a_half_typed_line_survives_a_clean_close(start: Start) -> None:
    first = start()
    key = in_meeting(first)
    assert first.walk is not None
    workshop = first.walk.stage.desk.workshop
    first.walk.run.course.jump(next(s.id for s in workshop.activities if s.work == "ideas"))  # type: ignore[union-attr]
    settle()
    write("En halv id")
    first.window.close()
    assert first.library is None
    second = start()
    assert second.walk is not None
    second.walk.continue_with(key)
    settle()
    assert second.walk.stage.entry.text == "En halv id"


def test_closing_pauses_the_meeting_and_lets_go_of_the_file(start: Start, tmp_path: Path, clock: Clock) -> None:
    application = start()
    key = in_meeting(application)
    clock.now += 12
    press(Key.Key_Q, CTRL)
    assert not application.window.isVisible()
    library = Library.open(tmp_path / "mine.sqlite")
    progress = library.workshop(key).progress
    library.close()
    assert progress is not None
    assert progress.paused == clock.now


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
    for wanted in ("Ångra", "Gör om", "Utseende", "Till startsidan", "Avsluta mötet", "Ändra planen"):
        assert wanted in said


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
    assert "test_console.py" in details.toPlainText()
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
    for handler in [each for each in root.handlers if each not in before[0]]:
        root.removeHandler(handler)
    root.setLevel(before[1])


def test_a_workshop_of_another_library_can_be_walked_to_its_end(start: Start, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "mine.sqlite")
    key = build(library).id
    library.close()
    application = start()
    walk = application.walk
    assert walk is not None
    walk.continue_with(key)
    assert walk.where == "prepare"
    walk.begin()
    for _ in range(len(walk.stage.desk.workshop.activities)):
        press(Key.Key_PageDown, CTRL)
        settle()
    assert walk.where == "finish"
