"""Where the room's window stands when displays come and go, and that the machine is kept awake without fuss."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.shared_screen.awake import Awake
from facilitator.shared_screen.display import Display
from facilitator.stage import Stage
from tests.facilitator.shared import go, open_room, press
from workshops import meeting
from workshops.labels import Words
from workshops.model import Workshop

ROOT = Path(__file__).parents[2]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Any window."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_with_one_display_f5_fills_it_and_returns(window: QWidget) -> None:
    display = Display(window, Words())
    display.open()
    assert not window.isVisible()
    display.toggle()
    assert window.isVisible()
    assert window.isFullScreen()
    assert display.single_display
    assert window.geometry() == QGuiApplication.primaryScreen().geometry()
    display.toggle()
    assert not window.isVisible()
    assert not display.single_display


def test_the_hint_says_what_to_do_in_both_languages(window: QWidget) -> None:
    assert "F5" in Display(window, Words("sv")).hint()
    assert "F5" in Display(window, Words("en")).hint()
    assert "Win+P" in Words("sv")("shared.hint.windows")


def test_a_duplicated_display_counts_as_one(window: QWidget) -> None:
    screen = QGuiApplication.primaryScreen()
    display = Display(window, Words(), screens=lambda: [screen, screen])
    assert display.second is None
    assert display.hint()


def test_unplugging_hides_the_window_and_replugging_brings_it_back(window: QWidget) -> None:
    plugged: list[QScreen] = []
    screen = QGuiApplication.primaryScreen()
    display = Display(window, Words(), screens=lambda: plugged, console=lambda: None)
    display.open()
    assert not window.isVisible()
    plugged.append(screen)
    _app().screenAdded.emit(screen)
    assert window.isVisible()
    assert not display.single_display
    assert display.hint() == ""
    plugged.clear()
    _app().screenRemoved.emit(screen)
    assert not window.isVisible()
    plugged.append(screen)
    _app().screenAdded.emit(screen)
    assert window.isVisible()
    display.toggle()
    assert not window.isVisible()
    display.toggle()
    assert window.isVisible()
    display.close()
    assert not window.isVisible()


def _app() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app


def test_a_real_second_display_is_used(tmp_path: Path) -> None:
    """Two displays, as the platform tells of them: the window goes to the one where the console is not."""
    screens = [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1},
        {"name": "projector", "x": 1366, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    script = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "app = QApplication([])\n"
        "from facilitator.shared_screen.display import Display\n"
        "from workshops.labels import Words\n"
        "window = QWidget()\n"
        "display = Display(window, Words())\n"
        "display.open()\n"
        "print(window.screen().name(), window.width(), window.height(), window.isFullScreen(), repr(display.hint()))\n"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "projector 1920 1080 True ''"


def test_f5_in_the_window_brings_the_console_forward(stage: Stage, workshop: Workshop, qtbot: QtBot) -> None:
    stage.desk.open(workshop.id)
    go(stage, "ideas")
    room = open_room(stage)
    qtbot.addWidget(room)
    room.display.toggle()
    with qtbot.waitSignal(room.wants_console, timeout=1000):
        press(room, Qt.Key.Key_F5)
    assert not room.isVisible()
    assert stage.desk.workshop.ideas


def test_the_machine_is_kept_awake_while_the_meeting_runs(stage: Stage, workshop: Workshop, qtbot: QtBot) -> None:
    stage.desk.open(workshop.id)
    room = open_room(stage)
    qtbot.addWidget(room)
    held = [room.awake.held]
    for act in (
        lambda: go(stage, "ideas"),
        lambda: stage.desk.note(meeting.finish, stage.desk.now()),
        lambda: stage.desk.note(meeting.reopen),
        stage.desk.put_away,
    ):
        act()
        held.append(room.awake.held)
    assert held == [False, True, False, True, False]


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_a_system_that_cannot_stay_awake_is_no_error(system: str) -> None:
    awake = Awake("Ett möte pågår", system)
    for _ in range(2):
        awake.hold()
        assert awake.held
        awake.release()
        assert not awake.held


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """A session bus that is named but not there."""
    address = f"unix:path={tmp_path / 'nowhere'}"
    before = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
    yield address
    if before is None:
        del os.environ["DBUS_SESSION_BUS_ADDRESS"]
    else:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = before


def test_a_session_bus_that_does_not_answer_is_no_error(bus: str, qapp: object) -> None:
    awake = Awake("Ett möte pågår", "linux")
    awake.hold()
    awake.release()
    assert not awake.held
