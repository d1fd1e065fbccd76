"""Opens the application's window, or says in one sentence why there can be none."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator import paths
from facilitator.settings import Settings
from workshops.labels import LANGUAGES, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from facilitator.application import Application

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""On Linux one of these tells where windows can be shown."""


def run(library: Path | None = None) -> int:
    """Open the window on a library (this person's own by default) and stay until it is closed; the exit status.

    Without a display, or without the system's libraries for windows, it says so on standard error and returns 1.
    """
    places = paths.default(library)
    settings = Settings(places.settings)
    language = settings.text("language")
    words = Words(language if language in LANGUAGES else LANGUAGES[0])
    if not has_display(os.environ, sys.platform):
        return _refuse(words("console.no_display"))
    try:
        app, application = begin(words("words.product"), places, settings)
    except ImportError as missing:
        return _refuse(words("console.no_libraries", what=str(missing).splitlines()[0]))
    application.window.painted.connect(lambda: _keep_log(places.log))  # the window comes first
    application.begin()
    status = app.exec()
    application.end()
    return status


def begin(
    name: str, places: paths.Paths, settings: Settings, now: Callable[[], float] = time.time
) -> tuple[QApplication, Application]:
    """Everything up to the window, which is not shown yet; raises ImportError without the system's libraries.

    Until the window is painted nothing is thrown away that could be collected, so Python does not look for it; and what
    a start makes lives as long as the program, so Python never looks through it again (`facilitator.collecting`).
    """
    gc.disable()
    from facilitator import binding

    binding.load()
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from facilitator.application import Application
    from facilitator.theme.theme import STYLE, STYLED

    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([name, "-style", STYLE])  # said here it makes PySide learn nothing about styles
    app.setProperty(STYLED, True)
    application = Application(app, places, settings, now)
    application.window.painted.connect(gc.freeze)
    return app, application


def refuse_server(location: str) -> int:
    """The window opens libraries on this computer only: says so, and returns 1."""
    places = paths.default()
    language = Settings(places.settings).text("language")
    words = Words(language if language in LANGUAGES else LANGUAGES[0])
    return _refuse(words("console.only_files", location=location.partition("://")[0]))


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether windows can be shown: always but on a Linux without a display, where Qt would abort the process."""
    return not platform.startswith("linux") or any(environment.get(name) for name in DISPLAYS)


def _keep_log(file: Path) -> None:
    from facilitator import errors

    errors.keep_log(file)


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1
