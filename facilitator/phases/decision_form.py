"""The form in which a decision is written: its words, and who may decide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from facilitator.phases.form_fields import ENTER, FormText
from facilitator.phases.hints import Hints
from facilitator.stage import Stage
from facilitator.widgets.field import Problem
from facilitator.widgets.ring import AROUND, RADIUS
from facilitator.widgets.surface import Panel, Rule
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text
from workshops.phases import LEVELS

USUAL = LEVELS[-1]


class DecisionForm(Panel):
    """`submitted` (id or empty, text, level, put off to the next meeting) when Return is pressed; `left` when Esc is."""

    submitted = Signal(str, str, str, bool)
    left = Signal()

    def __init__(self, stage: Stage, closes: bool = True) -> None:
        """`closes`: Esc closes the form; else it empties it."""
        super().__init__(stage.theme, edge="control", radius=stage.theme.radius("control"))
        self._stage = stage
        self._key = ""
        words, theme = stage.words, stage.theme
        self.setProperty(RADIUS, theme.radius("control"))
        self.title = Text(words("deliver.decision.change"), theme, "label", "inkSoft")
        self.text = FormText(theme, words("deliver.decision.text"), words("deliver.decision.text"))
        self.level = Switch(
            [(level, words(f"words.level.{level}")) for level in LEVELS],
            theme,
            words("deliver.decision.level"),
            columns=2,
        )
        self.level.choose(USUAL)
        self.deferred = QCheckBox(words("matters.decision.defer"))
        self.deferred.setAccessibleName(words("matters.decision.defer"))
        self._means = Text("", theme, "label", "inkSoft", wrap=True, weight=400)
        self._problem = Problem(theme)
        self._hints = Hints(theme, left=True)
        self._hints.show_hints(
            [
                (words("keys.Return"), words("deliver.decision.save")),
                ("Esc", words("deliver.decision.cancel" if closes else "deliver.decision.clear")),
            ]
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self._problem)
        column.addWidget(Rule(theme))
        column.addWidget(Text(words("deliver.decision.level"), theme, "label", "inkSoft"))
        column.addWidget(self.level)
        column.addWidget(self._means)
        column.addWidget(self.deferred)
        column.addWidget(self._hints)
        self.level.chosen.connect(self._show_meaning)
        self.deferred.toggled.connect(lambda _on: self._show_meaning(self.level.value))
        self.text.finished.connect(self._submit)
        self.text.left.connect(self.left)
        self.text.setProperty(AROUND, False)
        self.begin()

    @property
    def key(self) -> str:
        """The decision being changed; empty for a new one."""
        return self._key

    def begin(self, key: str = "", text: str = "", level: str = "", deferred: bool = False) -> None:
        """Write a new decision, or change the one with this id. The level of the last one stays for the next."""
        self._key = key
        self.title.setVisible(bool(key))
        self.text.set_text(text)
        self._problem.tell("")
        if level:
            self.level.choose(level)
        self.deferred.setChecked(deferred)
        self._show_meaning(self.level.value)

    def focus_first(self) -> None:
        """The caret goes to the words."""
        self.text.setFocus()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; the words stay."""
        self._problem.tell(sentence)
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return anywhere in the form saves, Esc anywhere leaves."""
        if event.key() in ENTER:
            self._submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        self.submitted.emit(self._key, self.text.text(), self.level.value, self.deferred.isChecked())

    def _show_meaning(self, level: str) -> None:
        later = self.deferred.isChecked()
        self._means.setText(self._stage.words("matters.decision.deferred_means" if later else f"deliver.means.{level}"))
