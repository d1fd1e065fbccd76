"""The whole application for tests of its window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.application import Application
from facilitator.paths import Paths
from facilitator.settings import Settings
from tests.conftest import Clock
from tests.facilitator.applications import Start


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
