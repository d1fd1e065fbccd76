"""A file that somebody opens: a whole meeting, which is taken in, or ideas, which are looked at first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from facilitator.stage import Stage
from workshops import arrive

if TYPE_CHECKING:
    from facilitator.console.window import ConsoleWindow
    from facilitator.dialogs.import_ideas import ImportIdeas


def take_in(parent: QWidget, stage: Stage, file: Path, *, as_copy: bool = False) -> str | None:
    """Take a whole meeting in; the id of the workshop, or None where the person thought better of it.

    One that is here already is asked about. Raises what the readers of files raise.
    """
    try:
        return _arrive(stage, file, arrive.Wish(as_copy=as_copy))
    except arrive.AlreadyHere as here:
        from facilitator.dialogs.already_here import COPY, OPEN, REPLACE, ask

        wanted = ask(parent, stage.words, str(here.values["title"]))
        if wanted == OPEN:
            return str(here.values["id"])
        if wanted == COPY:
            return _arrive(stage, file, arrive.Wish(as_copy=True))
        if wanted == REPLACE:
            return _arrive(stage, file, arrive.Wish(replace=True))
        return None


def _arrive(stage: Stage, file: Path, wish: arrive.Wish) -> str:
    if wish.replace and stage.desk.is_open:
        stage.desk.put_away()
    return arrive.take_in(stage.desk.library, file, wish, stage.words, stage.desk.now()).key


class Incoming(QObject):
    """The page on which ideas of a file are looked at. `came` carries the id of a new workshop, or nothing for this one, and
    what to say of it; `left` says that nothing came.
    """

    came = Signal(str, str)
    left = Signal()

    def __init__(self, window: ConsoleWindow, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._stage = window, stage
        self._page: ImportIdeas | None = None

    @property
    def page(self) -> ImportIdeas | None:
        """The page, once it has been shown."""
        return self._page

    def look_at(self, file: Path) -> None:
        """Show the page with what a file holds."""
        from facilitator.dialogs.import_ideas import ImportIdeas

        if self._page is None:
            self._page = ImportIdeas(self._stage)
            self._page.taken.connect(self.came)
            self._page.leave.connect(self.left)
            self._page.help_wanted.connect(self._window.toggle_keys)
        self._window.show_page(self._page, ("import",))
        self._page.look_at(file)

    def close(self) -> None:
        """The page goes for good."""
        if self._page is not None:
            self._window.remove_page(self._page)
            self._page = None
