"""The name that files get and the rule behind it, changed in place with the name shown while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.text import Text
from workshops.labels import Words
from workshops.publishing import kinds, log, rule
from workshops.publishing.space import Space
from workshops.text import Refused

BREAK_HERE = "\u200b"
"""A place where a long name may break, that nobody sees."""


class FinishRule(QWidget):
    """`changed` carries a new rule, in the form that it is kept in."""

    changed = Signal(str)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._space: Space | None = None
        self._words = stage.words
        self._part = ""
        words, theme = stage.words, stage.theme
        self._name = Text("", theme, "body", wrap=True, weight=600)
        self._parts = Text("", theme, "label", "inkSoft", wrap=True, weight=400)
        self.button = Button(
            words("finish.rule.change"), theme, " ".join(shown_keys("finish_rule", words)), size="dense"
        )
        self.field = Field(theme, words("finish.rule.field"), shown_name=True)
        self._help = Text(
            words("finish.rule.help", fields=self._fields()), theme, "label", "inkSoft", wrap=True, weight=400
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._name)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._parts, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        column.addWidget(self.field)
        column.addWidget(self._help)
        self.button.clicked.connect(self.toggle)
        self.field.changed.connect(self._try)
        self.field.entered.connect(self._keep)
        self._show_field(False)

    @property
    def name(self) -> str:
        """The name that is shown, of the summary."""
        return self._name.text().replace(BREAK_HERE, "")

    @property
    def is_open(self) -> bool:
        """Whether the rule is being changed."""
        return not self.field.isHidden()

    def show_space(self, space: Space, words: Words, part: str = "") -> None:
        """Show the name of the workshop on the desk, by the rule of a space and in the language of `words`."""
        self._space, self._words, self._part = space, words, part
        if not self.is_open:
            try:
                self._show_name(space.rule)
            except Refused as refusal:  # the folder lies too deep for any name
                self._name.setText(refusal_sentence(self._stage.words, refusal))
        plain = rule.shown(space.rule, self._stage.words).replace("{", "").replace("}", "")
        self._parts.setText(self._stage.words("finish.rule.parts", rule=plain))

    def toggle(self) -> None:
        """Begin to change the rule, or leave it as it was."""
        if self._space is None:
            return
        if self.is_open:
            self.close_field()
            return
        self.field.set_text(rule.shown(self._space.rule, self._stage.words))
        self._show_field(True)
        self.field.setFocus()
        self.field.line.selectAll()

    def close_field(self) -> None:
        """Leave the rule as it is kept."""
        self._show_field(False)
        self.field.clear_error()
        if self._space is not None:
            self.show_space(self._space, self._words, self._part)
        self.button.setFocus()

    def _show_field(self, shown: bool) -> None:
        self.field.setVisible(shown)
        self._help.setVisible(shown)
        self.button.set_text(self._stage.words("finish.rule.leave" if shown else "finish.rule.change"))

    def _try(self, text: str) -> str | None:
        """The rule that is typed, with its name shown; None and a sentence where it makes none."""
        try:
            parsed = rule.parse(text, self._stage.words)
            self._show_name(parsed)
        except Refused as refusal:
            self.field.show_error(refusal_sentence(self._stage.words, refusal))
            return None
        self.field.clear_error()
        return parsed

    def _keep(self, text: str) -> None:
        parsed = self._try(text)
        if parsed is not None:
            self._show_field(False)
            self.button.setFocus()
            self.changed.emit(parsed)

    def _show_name(self, pattern: str) -> None:
        """The name of the next summary; raises PathTooLong."""
        desk = self._stage.desk
        if not desk.is_open or self._space is None:
            return
        workshop = desk.workshop
        given = rule.facts(workshop, self._words, (*kinds.KINDS, kinds.PAGE), self._part)
        version = 1 + max(
            (row.version for row in log.published(workshop) if row.space == str(self._space.folder)), default=0
        )
        suffixes = {"summary": ".pdf", kinds.PAGE: kinds.PAGE_SUFFIX}
        longest = rule.fitting(pattern, given, self._space.folder, suffixes, version)
        name = rule.name(pattern, given, "summary", ".pdf", version, longest)
        self._name.setText(name.replace("_", f"_{BREAK_HERE}"))
        self._name.setAccessibleName(name)

    def _fields(self) -> str:
        return ", ".join(self._stage.words(f"publish.field.{field}") for field in rule.FIELDS)
