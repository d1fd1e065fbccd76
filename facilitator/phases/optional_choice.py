"""A choice that nobody has to make: a small button with a menu, that says what was chosen, or what could be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from facilitator.stage import Stage
from facilitator.widgets.button import Button

LONGEST = 190
"""Pixels for what was chosen; the rest is an ellipsis, and all of it is read aloud."""


class OptionalChoice(Button):
    """`chosen` tells that `value` is another one; empty is none. The options are asked for when the menu opens."""

    chosen = Signal(str)

    def __init__(
        self,
        stage: Stage,
        name: str,
        none: str,
        options: Callable[[], Sequence[tuple[str, str]]],
        parent: QWidget | None = None,
    ) -> None:
        """`none` are the words for no choice at all."""
        super().__init__(
            name, stage.theme, size="dense", icon="chevron-down", icon_after=True, longest=LONGEST, parent=parent
        )
        self._said, self._none, self._options = name, none, options
        self.value = ""
        self.clicked.connect(self.ask)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def choose(self, value: str) -> None:
        """Let this hold, without telling anyone."""
        self.value = value
        said = dict(self._options()).get(value, "") if value else ""
        self.set_text(said or self._said)
        self.setAccessibleName(f"{self._said}: {said or self._none}")

    def ask(self) -> QMenu:
        """The menu below the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._said)
        group = QActionGroup(menu)
        for value, said in (("", self._none), *self._options()):
            action = menu.addAction(said.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self.value)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, value=value: self._take(value))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        menu.setActiveAction(next((a for a in menu.actions() if a.isChecked()), menu.actions()[0]))
        return menu

    def _take(self, value: str) -> None:
        if value != self.value:
            self.choose(value)
            self.chosen.emit(value)
