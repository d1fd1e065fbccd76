"""What slides in from anywhere by a key: each panel made when it is first wanted, one of them out at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from facilitator.console.sliding import SlidingPanel
    from facilitator.console.window import ConsoleWindow
    from facilitator.phones.panel import PhoneDrawer
    from facilitator.stage import Stage

NAMES = ("park", "jot_decision", "jot_action", "attendance", "next_dates", "phones")
"""The ids of their actions."""


class Sliding(QObject):
    """Keeps the panels of a window."""

    def __init__(self, window: ConsoleWindow, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._stage = window, stage
        self._made: dict[str, SlidingPanel | PhoneDrawer] = {}

    @property
    def calls(self) -> Mapping[str, Callable[[], object]]:
        """What each of their actions does."""
        return {name: partial(self.toggle, name) for name in NAMES}

    def toggle(self, name: str) -> None:
        """Let a panel slide in, or away; another one that is out goes first."""
        panel = self._panel(name)
        if not panel.is_out:
            self.close_up()
        panel.toggle()
        self._window.ring.raise_()

    def close_up(self) -> None:
        """Let whatever is out slide away."""
        for panel in self._made.values():
            panel.close_up()

    def close(self) -> None:
        """The window speaks another language, or goes: nothing of them stays."""
        for panel in self._made.values():
            panel.hide()
            panel.deleteLater()
        self._made.clear()

    def _panel(self, name: str) -> SlidingPanel | PhoneDrawer:
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> SlidingPanel | PhoneDrawer:
        window, stage = self._window, self._stage
        if name == "park":
            from facilitator.console.parking import ParkingLot

            return ParkingLot(window, stage)
        if name == "attendance":
            from facilitator.console.attendance_panel import AttendancePanel

            return AttendancePanel(window, stage)
        if name == "phones":
            from facilitator.phones.panel import PhoneDrawer

            return PhoneDrawer(window, stage)
        if name == "next_dates":
            from facilitator.console.next_dates import NextDates

            return NextDates(window, stage)
        from facilitator.console.jotting import Jotting

        return Jotting(window, stage, name.removeprefix("jot_"))
