"""Types and presses like a person, sent to whatever has the focus: keys through the shortcuts, letters as key events with text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focus() -> QWidget:
    """What has the focus; there is always one."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press and let go a key, so many times; shortcuts are asked first, as they are for a person."""
    for _ in range(times):
        QTest.keyClick(focus(), key, modifiers)
        QApplication.processEvents()


def write(text: str) -> None:
    """Type a text, letter by letter; a newline is Return."""
    for sign in text:
        if sign == "\n":
            press(Qt.Key.Key_Return)
            continue
        key = Qt.Key(ord(sign.upper())) if sign.isascii() else Qt.Key.Key_unknown
        target = focus()
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, NONE, sign))
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyRelease, key, NONE, sign))
    QApplication.processEvents()
