"""Which display the room's window stands on: the second one if there is one, else the only one when asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from workshops.labels import Words

SYSTEMS = {"win32": "windows", "darwin": "mac"}


class Display(QObject):
    """Places a window. The window belongs to the workshop: an unplugged display hides it, and it comes back when replugged.

    `changed` is sent when the window has come or gone, or the displays are others.
    """

    changed = Signal()

    def __init__(
        self,
        window: QWidget,
        words: Words,
        screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens,
        console: Callable[[], QScreen | None] = QGuiApplication.primaryScreen,
        parent: QObject | None = None,
    ) -> None:
        """`console` tells on which display the facilitator's window stands; that one is left alone."""
        super().__init__(parent)
        self._window, self._words = window, words
        self._screens, self.console = screens, console
        self._wanted = False
        self._fills_only = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._plugged)
            app.screenRemoved.connect(self._unplugged)

    @property
    def second(self) -> QScreen | None:
        """The display for the room: one that the console is not on and that shows another part of the desktop."""
        own = self.console()
        for screen in self._screens():
            if own is None or (screen is not own and screen.geometry() != own.geometry()):
                return screen
        return None

    @property
    def single_display(self) -> bool:
        """Whether the room's window fills the only display, so that the typist stands before what everybody sees."""
        return self._fills_only

    @property
    def is_shown(self) -> bool:
        """Whether the room sees the window."""
        return self._window.isVisible()

    def open(self) -> None:
        """A meeting begins: show the window on the second display, now or as soon as there is one."""
        self._wanted = True
        self._place()

    def close(self) -> None:
        """The meeting is left: hide the window wherever it stands."""
        self._wanted = self._fills_only = False
        self._place()

    def toggle(self) -> None:
        """Show or hide the window: on the second display, else filling the only one."""
        if self.second is not None:
            self._wanted, self._fills_only = not self._window.isVisible(), False
        else:
            self._fills_only = not self._fills_only
        self._place()

    def hint(self) -> str:
        """What to do where the room's window has no display of its own; empty where it has one."""
        if self.second is not None:
            return ""
        return self._words(f"shared.hint.{SYSTEMS.get(sys.platform, 'linux')}")

    def _place(self) -> None:
        second = self.second
        if second is not None and self._wanted:
            self._fills_only = False
            self._fill(second)
        elif second is None and self._fills_only:
            screens = self._screens()
            if screens:
                self._fill(screens[0])
                self._window.activateWindow()
                self._window.raise_()
        elif self._window.isVisible():
            self._window.hide()
        self.changed.emit()

    def _fill(self, screen: QScreen) -> None:
        if self._window.isVisible() and self._window.screen() is not screen:
            self._window.hide()
        self._window.setScreen(screen)
        self._window.setGeometry(screen.geometry())
        self._window.showFullScreen()

    def _plugged(self, screen: QScreen) -> None:
        if self._fills_only:
            self._wanted, self._fills_only = True, False
        self._place()

    def _unplugged(self, screen: QScreen) -> None:
        if not self._fills_only:
            self._place()
