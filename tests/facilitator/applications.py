"""What tests of the whole application do with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from facilitator.application import Application
from tests.facilitator.consoles import settle

Start = Callable[..., Application]


def kill(application: Application) -> None:
    """The process dies: nothing is tidied up but by the system, which lets go of the file's lock and of the windows."""
    assert application.library is not None
    application.library.close()
    application.library = None
    walk, application.walk = application.walk, None
    assert walk is not None
    if walk.run is not None:
        walk.run.ticker.stop()
    walk.room.dispose()
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
