"""Filters of the archive: a row of buttons, each with a menu of values that are there. Filters that are chosen all hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from workshops.labels import Words

Chosen = dict[str, frozenset[str]]
LONGEST = 190
"""Pixels that the words of a button may take."""


class Value(NamedTuple):
    """A value that can be chosen: what stands for it, its words, and how many there are."""

    id: str
    text: str
    number: int


class Facet(NamedTuple):
    """Something that can be told apart: its name, its words, and the values that are there."""

    id: str
    text: str
    values: Sequence[Value]


class FilterBar(QWidget):
    """`changed` is sent when a person has chosen; values that are gone from the archive stay chosen until they are cleared."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._chosen: Chosen = {}
        self._facets: dict[str, Facet] = {}
        self._order: list[str] = []
        self._buttons: dict[str, Button] = {}
        self._menu: _Staying | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.clear_button = Button(words("search.filter.clear"), theme, kind="quiet", size="dense")
        self.clear_button.clicked.connect(self.clear)
        self._row.addWidget(self.clear_button)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def chosen(self) -> Chosen:
        """What is chosen of each facet; nothing chosen is everything."""
        return {name: values for name, values in self._chosen.items() if values}

    @property
    def buttons(self) -> Mapping[str, Button]:
        """The button of each facet on show."""
        return {name: self._buttons[name] for name in self._order}

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Offer these, in this order. One with nothing to tell apart is left out, unless something of it is chosen."""
        shown = [each for each in facets if len(each.values) > 1 or self._chosen.get(each.id)]
        self._facets = {each.id: each for each in shown}
        self._order = [each.id for each in shown]
        for name in self._order:
            if name not in self._buttons:
                self._make(name)
        for name, button in self._buttons.items():
            self._row.removeWidget(button)
            button.setVisible(name in self._facets)
        for place, name in enumerate(self._order):
            self._row.insertWidget(place, self._buttons[name])
        self._say()

    def choose(self, chosen: Mapping[str, frozenset[str]]) -> None:
        """Let exactly this be chosen, without telling anyone."""
        self._chosen = {name: frozenset(values) for name, values in chosen.items() if values}
        self._say()

    def clear(self) -> None:
        """Nothing is chosen any more."""
        had = self.clear_button.hasFocus()
        self._chosen = {}
        self._say()
        if had and self._order:
            self._buttons[self._order[0]].setFocus()
        self.changed.emit()

    def focus_first(self) -> None:
        """The first button has the focus."""
        if self._order:
            self._buttons[self._order[0]].setFocus()

    def open_menu(self, name: str) -> QMenu:
        """Open the menu of a facet under its button; it stays open while values are ticked."""
        facet, button = self._facets[name], self._buttons[name]
        menu = _Staying(button)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setAccessibleName(facet.text)
        for value in facet.values:
            action = menu.addAction(f"{value.text.replace('&', '&&')}\t{value.number}")
            action.setCheckable(True)
            action.setChecked(value.id in self._chosen.get(name, ()))
            action.toggled.connect(lambda on, name=name, key=value.id: self._toggle(name, key, on))
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        self._menu = menu
        return menu

    def _make(self, name: str) -> None:
        button = Button(
            "", self._theme, size="dense", icon="chevron-down", icon_after=True, longest=LONGEST, parent=self
        )
        button.clicked.connect(lambda: self.open_menu(name))
        self._buttons[name] = button

    def _toggle(self, name: str, key: str, on: bool) -> None:
        kept = self._chosen.get(name, frozenset())
        self._chosen[name] = kept | {key} if on else kept - {key}
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Each button says what is chosen of it."""
        for name in self._order:
            facet, chosen = self._facets[name], self._chosen.get(name, frozenset())
            said = [value.text for value in facet.values if value.id in chosen]
            text = self._words("search.filter.some", name=facet.text, values=", ".join(said)) if said else facet.text
            self._buttons[name].set_text(text)
            self._buttons[name].setProperty("chosen", bool(said))
        self.clear_button.setVisible(any(self._chosen.get(name) for name in self._order))


class _Staying(QMenu):
    """A menu that stays open when a value is ticked, so that several can be."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and action is not None:
            if action.isCheckable():
                action.toggle()
                if event.key() != Qt.Key.Key_Space:
                    self.close()
                return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()  # keys of the page beneath wait until the menu is closed
            return True
        return super().event(event)
