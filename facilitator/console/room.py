"""The room's window as the console steers it: made when it is first needed, shown while a meeting runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from facilitator.console.topbar import BLACK, HIDDEN, SHOWN
from facilitator.console.window import ConsoleWindow
from facilitator.stage import Stage
from facilitator.theme.theme import Theme

if TYPE_CHECKING:
    from facilitator.shared_screen.window import SharedScreen


class Room(QObject):
    """`sharing` tells that the room's window has come, gone or turned black; `stepped` that its keys ask to go on."""

    sharing = Signal(str)
    stepped = Signal(str)

    def __init__(self, window: ConsoleWindow, stage: Stage, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._stage, self._theme = window, stage, theme
        self._screen: SharedScreen | None = None
        self._keys: tuple[QAction, ...] = ()

    @property
    def screen(self) -> SharedScreen:
        """The room's window."""
        if self._screen is None:
            self._screen = self._make()
        return self._screen

    @property
    def state(self) -> str:
        """What the room's window does: hidden, shown or black."""
        if self._screen is None or not self._screen.display.is_shown:
            return HIDDEN
        return BLACK if self._screen.black else SHOWN

    @property
    def hint(self) -> str:
        """What to do where the room has no display of its own; empty where it has one."""
        return self.screen.display.hint()

    def open(self) -> None:
        """A meeting is shown: its window comes on the second display, if there is one."""
        self.screen.display.open()
        self.tell()

    def close(self) -> None:
        """The meeting is left."""
        if self._screen is not None:
            self._screen.display.close()

    def toggle(self) -> None:
        """Show the window, or take it away."""
        self.screen.toggle()
        if self.screen.focusWidget() is None:  # keys go somewhere from the first moment
            self.screen.setFocus()
        self.tell()

    def toggle_black(self) -> None:
        """Black the window out, or show it again."""
        if self.state != HIDDEN:
            self.screen.toggle_black()
            self.tell()

    def add_keys(self, keys: Sequence[QAction]) -> None:
        """These keys of the console act in the room's window too: with one display it covers the console."""
        self._keys = tuple(keys)
        if self._screen is not None:
            self._screen.addActions(list(self._keys))

    def tell(self) -> None:
        """Say what the window does now."""
        self.sharing.emit(self.state)

    def dispose(self) -> None:
        """Let go of the window for good."""
        if self._screen is not None:
            self._screen.display.close()
            self._screen.hide()
            self._screen.awake.release()
            self._screen.deleteLater()
            self._screen = None

    def _make(self) -> SharedScreen:
        from facilitator.shared_screen.window import SharedScreen

        made = SharedScreen(self._stage, self._theme)
        made.display.console = self._window.screen
        made.display.changed.connect(self.tell)
        made.next_activity.connect(lambda: self.stepped.emit("next_activity"))
        made.previous_activity.connect(lambda: self.stepped.emit("previous_activity"))
        made.wants_console.connect(self._come_forward)
        made.addActions(list(self._keys))
        return made

    def _come_forward(self) -> None:
        self._window.raise_()
        self._window.activateWindow()
