"""The columns of a file under each other: what each is called, what stands in it, and a button that says what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Rule
from facilitator.widgets.text import Text
from workshops.labels import Words

Option = tuple[str, str]
"""A value and its words."""


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column: its name, the first thing that stands in it, and its role."""

    name: str
    sample: str
    role: str


class Chooser(Button):
    """A button that says what holds and opens a menu of what else may: `chosen` tells the value taken."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[Option] = (),
        called: Callable[[str], str] = lambda said: said,
        longest: int = 0,
    ) -> None:
        """`called` makes the accessible name of the words that hold."""
        super().__init__("", theme, size="dense", icon="chevron-down", icon_after=True, longest=longest)
        self._options, self._called = list(options), called
        self.value = ""
        self.clicked.connect(self.open_menu)

    def offer(self, options: Sequence[Option], value: str) -> None:
        """Offer these, with one that holds."""
        self._options = list(options)
        self.choose(value)

    def choose(self, value: str) -> None:
        """Let this value hold, without telling anyone."""
        said = dict(self._options).get(value, "")
        self.value = value
        self._name = self._called(said)
        self.set_text(said)

    def open_menu(self) -> QMenu:
        """The menu under the button, what holds first under the keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.accessibleName())
        for value, said in self._options:
            action = menu.addAction(said.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self.value)
            action.triggered.connect(lambda _=False, value=value: self._take(value))
            if value == self.value:
                menu.setActiveAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        return menu

    def _take(self, value: str) -> None:
        if value != self.value:
            self.choose(value)
            self.chosen.emit(value)


class ColumnList(QWidget):
    """Shows columns; `role_chosen` tells which is to be what. Widgets of columns that stay are kept, and the focus with them."""

    role_chosen = Signal(int, str)

    def __init__(self, theme: Theme, words: Words, roles: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words, self._roles = theme, words, roles
        self._lines: list[ColumnLine] = []
        self.choosers: list[Chooser] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(0)

    def show_columns(self, lines: Sequence[ColumnLine]) -> None:
        """Show these; where only roles differ, nothing is made anew."""
        if [(line.name, line.sample) for line in lines] != [(line.name, line.sample) for line in self._lines]:
            self._make(lines)
        self._lines = list(lines)
        for chooser, line in zip(self.choosers, lines, strict=True):
            chooser.choose(line.role)

    def focus_first(self) -> None:
        """To the column of the ideas, or to the first."""
        found = next((chooser for chooser in self.choosers if chooser.value == "text"), None)
        first = found or next(iter(self.choosers), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, lines: Sequence[ColumnLine]) -> None:
        focus = QApplication.focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.choosers = []
        for place, line in enumerate(lines):
            self._column.addWidget(self._row(place, line))
            self._column.addWidget(Rule(self._theme))
        if held:
            self.focus_first()

    def _row(self, place: int, line: ColumnLine) -> QWidget:
        theme, words = self._theme, self._words
        holder, names = QWidget(), QVBoxLayout()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 9, 4, 9)
        row.setSpacing(12)
        names.setSpacing(1)
        names.addWidget(Text(line.name, theme, "body", weight=600, elide=True))
        names.addWidget(Text(line.sample or words("incoming.empty"), theme, "label", "inkSoft", weight=400, elide=True))
        row.addLayout(names, 1)
        chooser = Chooser(theme, self._roles, lambda role: words("incoming.role_of", column=line.name, role=role))
        chooser.chosen.connect(lambda role: self.role_chosen.emit(place, role))
        self.choosers.append(chooser)
        row.addWidget(chooser, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder
