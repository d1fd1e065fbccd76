"""The way to the minutes from any page, and back to where one came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from facilitator.console.window import ConsoleWindow
from facilitator.stage import Stage

if TYPE_CHECKING:
    from facilitator.minutes.view import MinutesView


class MinutesVisit(QObject):
    """Makes the page when it is first needed. `show` puts a page on screen, `back` shows the one with a name again."""

    def __init__(
        self,
        window: ConsoleWindow,
        stage: Stage,
        show: Callable[[QWidget, tuple[str, ...]], object],
        back: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._stage, self._show, self._back = window, stage, show, back
        self._came_from = ""
        self.page: MinutesView | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the minutes are on screen."""
        return self.page is not None and self._window.page is self.page

    def begin(self, came_from: str) -> None:
        """Show the minutes of the workshop on the desk; `came_from` names the page to go back to."""
        from facilitator.minutes.view import MinutesView

        if self.is_shown:
            return
        self._stage.entry.keep()
        if self.page is None:
            self.page = MinutesView(self._stage)
            self.page.leave.connect(self._leave)
            self.page.help_wanted.connect(self._window.toggle_keys)
        self._came_from = came_from or self._came_from
        self.page.open()
        self._show(self.page, ("minutes",))
        self.page.focus_first()

    def put_down(self) -> None:
        """What is being written is kept."""
        if self.page is not None:
            self.page.put_down()

    def close(self) -> None:
        """The page goes for good."""
        if self.page is not None:
            self._window.remove_page(self.page)
            self.page = None

    def _leave(self) -> None:
        self._back(self._came_from)
