"""A person at the keyboard and the mouse of the real application: types, presses, clicks, and looks."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QScrollArea, QTabBar, QWidget

from facilitator.application import Application
from facilitator.paths import Paths
from facilitator.settings import Settings
from facilitator.shared_screen.window import SharedScreen
from facilitator.widgets.toast import Toast
from workshops.model import Activity, Workshop

W = TypeVar("W", bound=QWidget)
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class Clock:
    """Time as the meeting has it: it moves when it is told to."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        """Let time pass."""
        self.now += minutes * 60


class Waiter(Protocol):
    """What can wait until something has happened: a QtBot, or whatever stands in for it outside of tests."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = ...) -> None:
        """Come back when the callback answers True; raise after so many milliseconds."""


class Person:
    """Opens the application on a folder and works with it."""

    def __init__(self, qtbot: Waiter, folder: Path, clock: Clock) -> None:
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
    def room(self) -> SharedScreen:
        """The room's window."""
        assert self.application.walk is not None
        return self.application.walk.room.screen

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

    def tab_to(self, name: str) -> None:
        """Press Tab until what has the focus is called so."""
        for _step in range(60):
            at = QApplication.focusWidget()
            if at is not None and at.accessibleName().startswith(name):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {name!r}")

    def seen(self, kind: builtins.type[W], name: str = "") -> W:
        """The visible widget of a kind whose accessible name begins so, in the window that is worked in."""
        shown = self.all_seen(kind)
        found = [each for each in shown if each.accessibleName().startswith(name)]
        assert found, f"no {kind.__name__} {name!r} among {sorted({each.accessibleName() for each in shown})}"
        return found[0]

    def all_seen(self, kind: builtins.type[W]) -> list[W]:
        """Every visible widget of a kind in the window that is worked in."""
        window = QApplication.activeWindow() or self.window
        return [each for each in window.findChildren(kind) if each.isVisible()]

    def button(self, name: str) -> QAbstractButton:
        """The visible button whose accessible name begins so."""
        return self.seen(QAbstractButton, name)

    def click(self, name: str) -> None:
        """Click a button by its name."""
        self.click_on(self.button(name))

    def click_on(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click a widget where it is seen. A toast over it is waited for; anything else there would get the click."""
        self.scroll_to(widget)
        window = widget.window()
        at = widget.mapTo(window, place if place is not None else widget.rect().center())
        self.until(lambda: not any(each.geometry().contains(at) for each in self.all_seen(Toast)))
        hit = window.childAt(at)
        assert hit is widget or (hit is not None and widget.isAncestorOf(hit)), f"{widget} is covered by {hit}"
        QTest.mouseClick(hit, LEFT, PLAIN, hit.mapFrom(window, at))
        self.settle()

    def click_thrice(self, widget: QWidget) -> None:
        """Three clicks, which mark all of a line."""
        self.click_on(widget)
        QTest.mouseDClick(widget, LEFT, PLAIN, widget.rect().center())
        self.click_on(widget)

    def scroll_to(self, widget: QWidget) -> None:
        """Turn the wheel until a widget is seen."""
        around = widget.parentWidget()
        while around is not None and not around.isWindow():
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()

    def click_row(self, view: QAbstractItemView, begins: str) -> None:
        """Click the row of a list that is read aloud so."""
        model = view.model()
        said = [str(model.index(row, 0).data(SPOKEN)) for row in range(model.rowCount())]
        row = next((row for row, each in enumerate(said) if each.startswith(begins)), None)
        assert row is not None, f"no row {begins!r}: {said[:12]}"
        index = model.index(row, 0)
        view.scrollTo(index)
        self.click_on(view.viewport(), view.visualRect(index).center())

    def click_tab(self, begins: str) -> None:
        """Click the tab whose name begins so."""
        bar = self.seen(QTabBar)
        names = [bar.accessibleTabName(number) for number in range(bar.count())]
        number = next(number for number, each in enumerate(names) if each.startswith(begins))
        self.click_on(bar, bar.tabRect(number).center())

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press in a widget, go in steps to a place that may lie outside it, and let go."""
        QTest.mousePress(widget, LEFT, PLAIN, start)
        for step in range(1, 5):
            QTest.mouseMove(widget, start + (end - start) * step / 4)
        QTest.mouseRelease(widget, LEFT, PLAIN, end)
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
            self.clock.pass_minutes(0.01)
            if self.step.work == work:
                return
        raise AssertionError(f"no step of kind {work}: {self.step.title}, {QApplication.focusWidget()}")

    def leave(self) -> None:
        """Close the window as one does."""
        self.window.close()
        self.settle()
