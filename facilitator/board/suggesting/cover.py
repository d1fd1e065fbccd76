"""What lies over the board for a while and has the keyboard: never a dialog, so that the meeting goes on beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.look import BoardLook
from facilitator.console.actions import bind, shown_keys
from facilitator.widgets.button import Button
from facilitator.widgets.ring import COVERS
from facilitator.widgets.surface import SIDES, Panel, Scroll
from facilitator.widgets.text import Text
from workshops.labels import Words

MARGIN = 24
SINGLE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Cover(Panel):
    """A panel over its host. `closed` says that it has gone; the keyboard goes back to where it was.

    Its keys are rows of the one table. While a line in it is written on, single keys are letters: see `write_in`.
    """

    closed = Signal()

    def __init__(self, look: BoardLook, words: Words, host: QWidget, name: str, *, framed: bool = False) -> None:
        """A `framed` one lies over a part of its host only."""
        fill, edges = ("surface", SIDES) if framed else ("canvas", ())
        super().__init__(look.theme, fill=fill, edges=edges, edge="control", parent=host)
        self.look, self.words, self.host = look, words, host
        self._back: QWidget | None = None
        self._lines: list[QObject] = []
        self._acts: list[str] = []
        self.last = ""
        """The latest announcement."""
        self.setProperty(COVERS, True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = Text(name, look.theme, "heading2")
        host.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it lies over its host."""
        return not self.isHidden()

    def bind_keys(self, calls: Mapping[str, Callable[[], object]]) -> None:
        """Let rows of the table of actions act in here."""
        for name, call in calls.items():
            bind(self, name, self.words, call)
        self._acts += calls

    def keys(self) -> list[tuple[tuple[str, ...], str]]:
        """Its keys and what they do, for the key bar."""
        return [(shown_keys(name, self.words), self.words(f"actions.{name}")) for name in self._acts]

    def button(self, word: str, action: str, call: Callable[[], object], kind: str = "normal") -> Button:
        """A button that does what a key does, with the key in it."""
        keys = " ".join(shown_keys(action, self.words))
        made = Button(self.words(word), self.look.theme, keys, kind=kind)
        made.clicked.connect(lambda: call())
        return made

    def head(self, *aside: QWidget) -> QHBoxLayout:
        """The row with the title; the rest stands at the right."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addStretch(1)
        for widget in aside:
            row.addWidget(widget)
        return row

    def middle(self, contents: QWidget, widest: int) -> Scroll:
        """What stands in the middle, a little above it, so wide at most; where there is no room it scrolls."""
        theme = self.look.theme

        def follow() -> None:
            contents.setMaximumWidth(theme.scaled(widest))

        self.look.changed.connect(follow)
        follow()
        held = QWidget()
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(contents, 100)
        across.addStretch(1)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addLayout(across)
        column.addStretch(3)
        return Scroll(held)

    def write_in(self, line: QWidget) -> None:
        """In this line keys without Ctrl or Alt are what is written; Esc leaves it."""
        line.installEventFilter(self)
        self._lines.append(line)

    def open_up(self) -> None:
        """Lie over the host and take the keyboard."""
        if self.is_open:
            return
        self._back = QApplication.focusWidget()
        self.setGeometry(self.place())
        self.show()
        self.raise_()
        self.take_keyboard()

    def close_up(self) -> None:
        """Go away."""
        if not self.is_open:
            return
        focus = QApplication.focusWidget()
        had_keyboard = focus is None or focus is self or self.isAncestorOf(focus)
        self.hide()
        if had_keyboard:
            back = self._back
            there = back is not None and back.isVisible() and not self.isAncestorOf(back)
            (back if there and back is not None else self.host).setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def place(self) -> QRect:
        """Where it lies in its host."""
        return self.host.rect()

    def take_keyboard(self) -> None:
        """Put the focus where work begins."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_line(self) -> None:
        """Esc in a line that is written on."""
        self.take_keyboard()

    def announce(self, said: str) -> None:
        """Say something to assistive technology."""
        self.last = said
        if said and self.is_open and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.host and event.type() == QEvent.Type.Resize and self.is_open:
            self.setGeometry(self.place())
        if watched in self._lines and isinstance(event, QKeyEvent):
            return self._write(event)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that mean nothing here mean nothing beneath either."""
        if event.text() and not event.modifiers() & ~SINGLE:
            event.accept()
        else:
            super().keyPressEvent(event)

    def _write(self, event: QKeyEvent) -> bool:
        single = not event.modifiers() & ~SINGLE
        function_key = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
        if event.type() == QEvent.Type.ShortcutOverride and single and not function_key:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.leave_line()
            return True
        return False
