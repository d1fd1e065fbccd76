"""The notes of one team, in a list that is worked by keyboard and pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

from facilitator.phases.note_model import Index
from facilitator.phases.note_sheet import NoteSheet
from facilitator.widgets.draft_field import is_typed

EDIT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class NoteList(NoteSheet):
    """The notes of one team for one target group.

    `stepped` asks for the list above (-1) or below (1), `crossed` for the column at the left or right.
    """

    edit_wanted = Signal(str)
    discard_wanted = Signal(list)
    menu_wanted = Signal(QPoint)
    stepped = Signal(int)
    crossed = Signal(int)
    entered = Signal()

    @property
    def current_key(self) -> str | None:
        """The id of the note that keys act on."""
        note = self.notes.note(self.notes.number(self.currentIndex()))
        return note.key if note is not None else None

    def chosen_keys(self) -> list[str]:
        """The ids of the selected notes, or of the current one."""
        numbers = sorted(self.notes.number(place) for place in self.selectedIndexes())
        keys = [note.key for number in numbers if (note := self.notes.note(number)) is not None]
        current = self.current_key
        return keys or ([current] if current is not None else [])

    def go_to(self, number: int) -> None:
        """Take the focus, at the note with this number (the last one for -1)."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.notes.count:
            self.setCurrentIndex(self.notes.place(number % self.notes.count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.current_key
        if key in EDIT and current is not None:
            self.edit_wanted.emit(current)
        elif key == Qt.Key.Key_Delete and current is not None:
            self.discard_wanted.emit(self.chosen_keys())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right) and self._leave(event):
            return
        elif is_typed(event) or key in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key and not self.indexAt(event.pos()).isValid():
            event.ignore()
            return
        if by_key and self.current_key is not None:
            rect = self.note_rect(self.notes.number(self.currentIndex()))
            self.menu_wanted.emit(self.viewport().mapToGlobal(rect.bottomLeft()))
        else:
            self.menu_wanted.emit(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid() and self.current_key is not None:
            self.edit_wanted.emit(self.current_key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.notes.count:
            self.setCurrentIndex(self.notes.place(0))
        super().focusInEvent(event)
        self.viewport().update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.clearSelection()
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.entered.emit()

    def _leave(self, event: QKeyEvent) -> bool:
        """At an edge the arrows go on to the next list."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        place, key = self.currentIndex(), event.key()
        columns = self.notes.columnCount()
        if key == Qt.Key.Key_Up and place.row() <= 0:
            self.stepped.emit(-1)
        elif key == Qt.Key.Key_Down and self.notes.number(place) + columns >= self.notes.count:
            if place.isValid() and place.row() < self.notes.rowCount() - 1:
                self.setCurrentIndex(self.notes.place(self.notes.count - 1))
            else:
                self.stepped.emit(1)
        elif key == Qt.Key.Key_Left and place.column() <= 0:
            self.crossed.emit(-1)
        elif key == Qt.Key.Key_Right and (
            place.column() >= columns - 1 or self.notes.number(place) + 1 >= self.notes.count
        ):
            self.crossed.emit(1)
        else:
            return False
        return True
