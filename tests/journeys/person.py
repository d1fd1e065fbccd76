"""A person at the keyboard and the mouse of the real application: types, presses, clicks, and looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.application import Application
from facilitator.paths import Paths
from facilitator.settings import Settings
from workshops.model import Activity, Workshop


class Clock:
    """Time as the meeting has it: it moves when it is told to."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        """Let time pass."""
        self.now += minutes * 60


class Person:
    """Opens the application on a folder and works with it."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: Clock) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        settings = Settings(folder / "settings.json")
        settings.set("ask_win_p", False)
        settings.set("summary_folder", str(folder / "summaries"))
        self.bot, self.folder, self.clock = qtbot, folder, clock
        self.application = Application(
            app, Paths(folder / "library.sqlite", folder / "settings.json", folder / "log"), settings, clock
        )
        self.application.begin()
        self.window.showNormal()
        self.window.resize(1440, 900)
        self.window.activateWindow()
        qtbot.waitUntil(lambda: self.application.walk is not None)
        self.settle()

    @property
    def window(self) -> QWidget:
        """The console."""
        return self.application.window

    @property
    def workshop(self) -> Workshop:
        """The workshop that lies on the desk, to look at."""
        assert self.application.walk is not None
        return self.application.walk.stage.desk.workshop

    @property
    def step(self) -> Activity:
        """The step at hand."""
        from workshops import meeting

        found = meeting.current(self.workshop)
        assert found is not None
        return found

    def settle(self) -> None:
        """Let the windows do what they have put off."""
        for _turn in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def type(self, text: str) -> None:
        """Type into whatever has the caret."""
        for sign in text:
            target = QApplication.focusWidget() or self.window
            key = ord(sign.upper()) if sign.isascii() else 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign))

    def press(self, *keys: str) -> None:
        """Press keys one after another, each by its portable name."""
        for each in keys:
            QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(each))
            self.settle()

    def write(self, text: str) -> None:
        """Type a line and end it with Return."""
        self.type(text)
        self.press("Return")

    def button(self, name: str) -> QAbstractButton:
        """The visible button whose accessible name begins so."""
        known = [
            b
            for b in self.window.findChildren(QAbstractButton)
            if b.isVisible() and b.accessibleName().startswith(name)
        ]
        assert known, (
            f"no button {name!r}: {sorted({b.accessibleName() for b in self.window.findChildren(QAbstractButton) if b.isVisible()})}"
        )
        return known[0]

    def click(self, name: str) -> None:
        """Click a button by its name."""
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.settle()

    def click_at(self, widget: QWidget, place: QPoint) -> None:
        """Click a place in a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.settle()

    def until(self, done: Callable[[], bool]) -> None:
        """Wait until something has happened."""
        self.bot.waitUntil(done, timeout=20_000)
        self.settle()

    def go_to(self, work: str) -> None:
        """Go on to the next step of this kind, by key."""
        for _step in range(40):
            self.clock.pass_minutes(1)
            self.press("Ctrl+PgDown")
            if self.step.work == work:
                return
        raise AssertionError(f"no step of kind {work}: {self.step.title}, {QApplication.focusWidget()}")

    def leave(self) -> None:
        """Close the window as one does."""
        self.window.close()
        self.settle()
