"""The shared screen under test: a room that can be walked through, typed in, and read as everybody reads it."""

from __future__ import annotations

import re
from typing import TypeVar

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.shared_screen.window import SharedScreen
from facilitator.stage import Stage
from facilitator.theme.theme import Theme
from workshops import meeting
from workshops.model import Team

_Page = TypeVar("_Page")
KEYS = {" ": Qt.Key.Key_Space, ".": Qt.Key.Key_Period}


def open_room(stage: Stage, theme: str = "light", size: tuple[int, int] = (1920, 1080)) -> SharedScreen:
    """The window on show, with the keyboard."""
    room = SharedScreen(stage, Theme(theme))
    room.resize(*size)
    room.show()
    room.activateWindow()
    QApplication.processEvents()
    return room


def page_of(room: SharedScreen, kind: type[_Page]) -> _Page:
    """What the room sees, which must be of this kind."""
    assert isinstance(room.page, kind)
    return room.page


def is_black(room: SharedScreen) -> bool:
    """Whether the screen is blacked out."""
    return room.black


def go(stage: Stage, work: str) -> None:
    """Make the first activity of a kind the one at hand."""
    step = next(step for step in stage.desk.workshop.activities if step.work == work)
    assert stage.desk.note(meeting.go_to, step.id, stage.desk.now())


def teams(stage: Stage) -> list[Team]:
    """The teams in order."""
    return sorted(stage.desk.workshop.teams, key=lambda team: team.position)


def press(
    widget: QWidget, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press and release a key where the caret of this window is."""
    target = widget.focusWidget() or widget
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))


def type_text(widget: QWidget, text: str) -> None:
    """Type like a person, any letter there is."""
    for sign in text:
        upper = sign.upper()
        key = KEYS.get(sign, Qt.Key(ord(upper)) if len(upper) == 1 and upper.isascii() else Qt.Key.Key_unknown)
        press(widget, key, sign)


def control(widget: QWidget, key: Qt.Key) -> None:
    """Press a key with Ctrl."""
    press(widget, key, modifiers=Qt.KeyboardModifier.ControlModifier)


def painted(room: QWidget) -> str:
    """Every text that the window hands to a painter, rendered as a drawing that keeps its words."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(room.size())
    room.render(drawing, QPoint())
    del drawing
    return "\n".join(re.findall(r"<text[^>]*>([^<]*)", bytes(buffer.data().data()).decode()))


def read_aloud(room: QWidget) -> str:
    """Every word that assistive technology can find in the window."""
    found: list[str] = []
    _walk(QAccessible.queryAccessibleInterface(room), found)
    for widget in [room, *room.findChildren(QWidget)]:
        found += [widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.windowTitle(), widget.objectName()]
        found += [widget.accessibleName(), widget.accessibleDescription()]
        found += [
            str(widget.inputMethodQuery(query))
            for query in (Qt.InputMethodQuery.ImSurroundingText, Qt.InputMethodQuery.ImCurrentSelection)
        ]
    return "\n".join(found)


def _walk(interface: QAccessibleInterface | None, found: list[str]) -> None:
    if interface is None:
        return
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
    found += [interface.text(kind) for kind in kinds]
    for index in range(interface.childCount()):
        _walk(interface.child(index), found)
