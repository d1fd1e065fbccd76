"""The first window: usable at its first paint, and complete a moment after it."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.application import Application
from facilitator.collecting import Collector
from facilitator.paths import Paths
from facilitator.settings import Settings
from facilitator.widgets.ring import FocusRing


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    """An application that has not been shown."""
    places = Paths(tmp_path / "library.sqlite", tmp_path / "settings.json", tmp_path / "log")
    made = Application(qapp, places, Settings())
    yield made
    made.end()
    made.window.close()
    made.window.deleteLater()


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_the_focus_is_seen_before_there_is_a_ring_and_the_ring_takes_over(
    application: Application, qtbot: QtBot
) -> None:
    window = application.window
    before: list[tuple[list[FocusRing], QImage]] = []

    def look() -> None:
        focused = window.focusWidget()
        assert focused is not None
        before.append((window.findChildren(FocusRing), picture(focused)))

    application.window.painted.connect(look)
    application.begin()
    window.activateWindow()
    qtbot.waitUntil(lambda: any(ring.isVisible() for ring in window.findChildren(FocusRing)))
    focused = window.focusWidget()
    assert focused is not None
    rings, seen = before[0]
    assert rings == []
    assert seen != picture(focused)
    assert window.ring.followed is focused
    assert not window.windowIcon().isNull()
    assert application.walk is not None


class Rubbish:
    """Refers to itself."""

    def __init__(self) -> None:
        self.itself = self


def test_python_collects_on_the_thread_of_the_windows_and_on_no_other(qapp: QApplication, qtbot: QtBot) -> None:
    collector = Collector(qapp)
    gone: list[int] = []
    try:
        assert not gc.isenabled()
        weakref.finalize(Rubbish(), lambda: gone.append(threading.get_ident()))
        held = [[each] for each in range(3 * gc.get_threshold()[0])]
        worker = threading.Thread(target=lambda: [[each] for each in range(5_000)])
        worker.start()
        worker.join()
        assert gone == []
        qtbot.waitUntil(lambda: bool(gone))
        assert gone == [threading.get_ident()]
        assert held
    finally:
        collector.deleteLater()
