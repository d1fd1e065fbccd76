"""The whole application in one window: start, refusals, files, the walk, and what a restart finds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import main
from facilitator import app as opening
from tests.builders import build
from tests.conftest import Clock
from tests.facilitator.applications import Start, in_meeting, kill, titles_shown
from tests.facilitator.consoles import settle
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, press, write
from workshops import agenda, meeting
from workshops.storage.library import Library

Key = Qt.Key
ROOT = Path(__file__).resolve().parents[2]


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
    call = tmp_path / "mine.sqlite.call"
    qtbot.waitUntil(lambda: not call.exists(), timeout=5_000)  # nobody answered: the window stays and says why
    assert application.window.isVisible()
    other.close()
    application.home.new_from.emit("dubbel-diamant")
    assert application.walk is not None
    assert application.walk.where == "prepare"


def test_a_second_start_brings_the_first_window_forward_and_goes(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    first = start()
    key = in_meeting(first)
    first.window.showMinimized()
    second = start(wait=False)
    qtbot.waitUntil(lambda: not second.window.isVisible())
    assert not first.window.isMinimized()
    assert first.walk is not None
    assert first.walk.stage.desk.workshop.id == key
    assert not list(tmp_path.glob("*.call"))


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
    workshop = application.walk.stage.desk.workshop
    assert len(workshop.ideas) > 60
    application.walk.go_home()
    application.home.open_sample.emit()
    assert application.walk.stage.desk.workshop.id == workshop.id
    assert len(application.walk.stage.desk.library.ids()) == 1


def test_ideas_of_a_spreadsheet_open_as_a_meeting_of_their_own(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    from facilitator.dialogs.import_ideas import ImportIdeas

    file = tmp_path / "idéer från mars.csv"
    file.write_text("grupp;målgrupp;idé\nGrupp 1;elever;Läxhjälp\nGrupp 2;lärare;Rättning\n", encoding="utf-8")
    application = start()
    assert application.walk is not None
    application.walk.take_in(file)
    page = application.window.page
    assert isinstance(page, ImportIdeas)
    qtbot.waitUntil(page.take.hasFocus)
    press(Qt.Key.Key_Return)
    workshop = application.walk.stage.desk.workshop
    assert [idea.text for idea in workshop.ideas] == ["Läxhjälp", "Rättning"]
    assert application.window.toast.text == "2 idéer är inhämtade."


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
