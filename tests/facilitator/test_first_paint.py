"""The first window: usable at its first paint, and complete a moment after it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.app import collect_from_now
from facilitator.application import Application
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


def test_python_collects_again_once_the_window_is_painted() -> None:
    gc.disable()
    try:
        collect_from_now()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.enable()
        gc.unfreeze()
