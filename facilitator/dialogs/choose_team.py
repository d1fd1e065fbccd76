"""A small list of teams that opens over the line: type to narrow it down, Enter chooses, Esc leaves things as they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.picker import Choice, Picker
from facilitator.widgets.surface import Panel

WIDTH, HEIGHT = 340, 380
ROW = 31
AROUND, FOOT = 84, 46
"""Pixels taken by margins and field, and by the row of target groups."""


class TeamChooser(Panel):
    """Opened with `open_at`; `chosen` gives the id of the row taken, `target_group_chosen` a target group's code.

    It lies over the window and stops nothing: it closes as soon as the focus goes elsewhere. `answered` tells that a
    key or a choice closed it, so that the caret should go back.
    """

    chosen = Signal(str)
    target_group_chosen = Signal(object)
    answered = Signal()

    def __init__(self, theme: Theme, name: str, search: str, nothing: str, window: QWidget) -> None:
        """`nothing` is said when no row fits what was typed."""
        super().__init__(theme, edge="control", parent=window)
        self._look = theme
        self._rows = 0
        self.setAccessibleName(name)
        self.picker = Picker(theme, name, search, nothing)
        self.picker.picked.connect(self._take)
        self.picker.closed.connect(self._answer)
        self._groups = QHBoxLayout()
        self._groups.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.picker, 1)
        column.addLayout(self._groups)
        window.installEventFilter(self)
        self.hide()

    def offer(self, choices: Sequence[Choice], current: str) -> None:
        """List these, with the current one marked."""
        self._rows = len(choices)
        self.picker.show_choices(choices)
        if any(choice.id == current for choice in choices):
            self.picker.list.choose(current)

    def offer_target_groups(self, groups: Sequence[tuple[str | None, str, str]], current: str | None) -> None:
        """Below the list: target groups (code, name, key) for the next note."""
        for code, name, keys in groups:
            button = Button(name, self._look, keys, size="dense", target_group=code, with_shape=True)
            button.setCheckable(True)
            button.setChecked(code == current)
            button.clicked.connect(lambda _=False, code=code: self._take_group(code))
            self._groups.addWidget(button)
        self._groups.addStretch(1)

    def open_at(self, foot: QPoint) -> None:
        """Open with the lower left corner here, a point of the window."""
        theme, window = self._look, self.parentWidget()
        assert window is not None
        wanted = theme.scaled(self._rows * ROW + AROUND + (FOOT if self._groups.count() else 0))
        width = min(window.width() - 16, max(theme.scaled(WIDTH), self.sizeHint().width()))
        height = min(theme.scaled(HEIGHT), wanted, max(120, foot.y() - 8))
        self.setGeometry(max(8, min(foot.x(), window.width() - width - 8)), foot.y() - height, width, height)
        self.show()
        self.raise_()
        self.picker.field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def close_quietly(self) -> None:
        """Go away; the focus stays where it is."""
        app = QApplication.instance()
        if not self.isHidden() and isinstance(app, QApplication):
            app.focusChanged.disconnect(self._focus_moved)
            self.hide()
            self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._answer()
        else:
            event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.close_quietly()
        return False

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not self.isAncestorOf(new):
            self.close_quietly()

    def _answer(self) -> None:
        self.close_quietly()
        self.answered.emit()

    def _take(self, key: str) -> None:
        self._answer()
        self.chosen.emit(key)

    def _take_group(self, code: str | None) -> None:
        self._answer()
        self.target_group_chosen.emit(code)
