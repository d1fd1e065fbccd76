"""A question that does not stop anybody: a bar under the top bar with a sentence and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be done: its words, its keys (only shown; who asks binds them) and what happens."""

    text: str
    call: Callable[[], object]
    keys: str = ""


class Notice(Panel):
    """Shows one question at a time, the one asked last; one that is answered makes room for the one before.

    `left` is sent when a button that had the focus has gone with its answer: the focus goes back to where work is done.
    """

    left = Signal()

    def __init__(self, theme: Theme, close_name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, fill="accentTint", edges=("bottom",), parent=parent)
        self._look = theme
        self._asked: dict[str, tuple[str, tuple[Choice, ...]]] = {}
        self._buttons: list[Button] = []
        self._text = Text("", theme, elide=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 8, 14, 8)
        self._row.setSpacing(10)
        self._row.addWidget(self._text, 1)
        self._close = Button("", theme, kind="quiet", size="dense", icon="x", name=close_name)
        self._close.clicked.connect(self._dismiss)
        self._row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The question that is shown; empty when there is none."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What can be done now."""
        return tuple(self._buttons)

    def ask(self, key: str, sentence: str, choices: Sequence[Choice]) -> None:
        """Ask this. The same `key` takes the place of an older question of that kind."""
        self._asked.pop(key, None)
        self._asked[key] = (sentence, tuple(choices))
        self._show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def ask_below(self, key: str, sentence: str, choices: Sequence[Choice]) -> None:
        """Ask this when nothing else is asked."""
        others = {name: asked for name, asked in self._asked.items() if name != key}
        self._asked = {key: (sentence, tuple(choices)), **others}
        self._show()

    def drop(self, key: str) -> None:
        """The question is answered or of no use any more."""
        if self._asked.pop(key, None) is not None:
            self._show()

    def clear(self) -> None:
        """Nothing is asked any more."""
        self._asked.clear()
        self._show()

    def _show(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        if not self._asked:
            self.hide()
            return
        key, (sentence, choices) = list(self._asked.items())[-1]
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        for place, choice in enumerate(choices):
            button = Button(choice.text, self._look, choice.keys, size="dense")
            button.clicked.connect(lambda _=False, key=key, call=choice.call: self._answer(key, call))
            self._row.insertWidget(1 + place, button, 0, Qt.AlignmentFlag.AlignVCenter)
            self._buttons.append(button)
        self.show()

    def _answer(self, key: str, call: Callable[[], object]) -> None:
        self._drop_by_hand(key)
        call()

    def _dismiss(self) -> None:
        if self._asked:
            self._drop_by_hand(list(self._asked)[-1])

    def _drop_by_hand(self, key: str) -> None:
        focus = QApplication.focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        self.drop(key)
        if held:
            self.left.emit()
