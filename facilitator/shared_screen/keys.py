"""What the keys of the room's window do: the line first, then the ballot, the presenter's clicker and the display."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent

from facilitator.shared_screen import values as v
from facilitator.shared_screen.strip import EntryStrip, is_written
from facilitator.stage import Stage

DARK = (Qt.Key.Key_B, Qt.Key.Key_Period)


class Room(Protocol):
    """What the keys ask of the window."""

    stage: Stage
    strip: EntryStrip
    next_activity: SignalInstance
    previous_activity: SignalInstance

    @property
    def page(self) -> v.Page: ...

    @property
    def black(self) -> bool: ...

    def toggle(self) -> None: ...

    def toggle_black(self) -> None: ...

    def turn_page(self, step: int = 1) -> None: ...

    def present(self, step: int) -> None: ...

    def wants_text(self) -> bool: ...


class RoomKeys:
    """Takes the key presses that the entry line did not want. Nothing here ever shows the console, Esc least of all."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def press(self, event: QKeyEvent) -> None:
        """Do what the key means."""
        taken = (
            self._named(event)
            or self._chosen_team(event)
            or self._voted(event)
            or self._rated(event)
            or self._written(event)
        )
        event.setAccepted(taken or event.key() == Qt.Key.Key_Escape)

    def _named(self, event: QKeyEvent) -> bool:
        room, key = self._room, event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_F5:
            room.toggle()
        elif key == Qt.Key.Key_F6 or (key in DARK and plain and (room.black or not room.strip.hasFocus())):
            room.toggle_black()
        elif key == Qt.Key.Key_F3:
            room.turn_page(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._paged(1 if key == Qt.Key.Key_PageDown else -1, control)
        else:
            return False
        return True

    def _paged(self, step: int, control: bool) -> None:
        room = self._room
        if control:
            (room.next_activity if step > 0 else room.previous_activity).emit()
        elif isinstance(room.page, v.Pitch | v.Queue):
            room.present(step)
        else:
            room.turn_page(step)

    def _chosen_team(self, event: QKeyEvent) -> bool:
        digit = event.key() - Qt.Key.Key_0
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not (control and 1 <= digit <= 9 and self._room.stage.desk.is_open):
            return False
        teams = self._room.stage.entry.teams
        if isinstance(self._room.page, v.Assess):
            self._choose_role(digit)
        elif digit <= len(teams):
            if isinstance(self._room.page, v.Vote):
                self._room.stage.ballot.choose_team(teams[digit - 1])
            else:
                self._room.stage.entry.choose_team(teams[digit - 1])
        return True

    def _voted(self, event: QKeyEvent) -> bool:
        page, ballot = self._room.page, self._room.stage.ballot
        if not isinstance(page, v.Vote) or not page.open or self._room.black:
            return False
        key = event.key()
        if event.text().isdigit() and event.text().isascii():
            ballot.type_digit(int(event.text()))
        elif key == Qt.Key.Key_Backspace:
            ballot.take_dot()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            ballot.enter()
        elif key == Qt.Key.Key_Space and ballot.waiting:
            ballot.settle()
        else:
            return False
        return True

    def _choose_role(self, digit: int) -> None:
        rating = self._room.stage.rating
        if digit <= len(rating.roles):
            rating.choose_role(rating.roles[digit - 1].id)

    def _rated(self, event: QKeyEvent) -> bool:
        """Marks are typed here as in the console; which they are is not shown to the room."""
        page, rating = self._room.page, self._room.stage.rating
        if not isinstance(page, v.Assess) or page.closed or self._room.black:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            rating.write(rating.text[:-1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            rating.submit()
        elif event.key() == Qt.Key.Key_Tab:
            rating.next_role()
        elif is_written(event) or (event.key() == Qt.Key.Key_Space and rating.text):
            rating.choose_first()
            rating.write(rating.text + event.text())
        else:
            return False
        return True

    def _written(self, event: QKeyEvent) -> bool:
        room = self._room
        if room.black or not room.wants_text() or not is_written(event):
            return False
        room.strip.type_text(event.text())
        return True
