"""Beside the minutes: how the paragraph at hand came to be, what the data say, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.minutes.painting import answers
from facilitator.minutes.rows import ICONS, MinutesRow
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.sign import Sign
from facilitator.widgets.surface import Panel, Rule, Scroll
from facilitator.widgets.text import Text
from workshops.minutes.blocks import ADDED, REMOVED, REWORDED, TABLE, Minutes

ASKS = {"mine": "minutes_mine", "new": "minutes_new", "away": "minutes_new", "both": "minutes_both"}


class MinutesSide(Panel):
    """`wanted` carries the name of an action of the table (console.actions)."""

    wanted = Signal(str)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, edges=("left",), parent=parent)
        self._stage = stage
        theme = stage.theme
        self.state = Sign(theme, "heading3", weight=600)
        self.about = Text("", theme, "body", "inkSoft", wrap=True)
        self._says = Text(stage.words("minutes_page.side.says"), theme, "label", "inkSoft", weight=600)
        self.says = Text("", theme, "note", wrap=True)
        self._sunk = Panel(theme, fill="sunk", radius=theme.radius("control"))
        self.count = Text("", theme, "label", "inkSoft", wrap=True, weight=400)
        self.buttons: dict[str, Button] = {}
        self._answers: dict[str, Button] = {}
        self._lay_out()

    def show_row(self, row: MinutesRow | None, editing: bool) -> None:
        """Tell about a row."""
        words, line = self._stage.words, row.line if row is not None else None
        state = "editing" if editing else row.state if row is not None else ""
        key = state or ("table" if line is not None and line.block.kind == TABLE else "made")
        if line is None and not editing:
            key = "title"
        self.state.say(words(f"minutes_page.side.{key}.name"), ICONS.get(state, "") or "file-text")
        self.about.setText(words(f"minutes_page.side.{key}.about"))
        made = line.made if line is not None and line.state == REWORDED and not line.asks else ""
        for part in (self._says, self._sunk):
            part.setVisible(bool(made) and not editing)
        self.says.setText(made)
        asked = {name: cap for cap, name in answers(line)} if line is not None and line.asks else {}
        for name, button in self._answers.items():
            button.setVisible(name in asked and not editing)
        self._show_buttons(row, editing)

    def show_count(self, minutes: Minutes) -> None:
        """How much there is, and how much of it people wrote."""
        words = self._stage.words
        states = [line.state for line in minutes.lines]
        parts = [words("minutes_page.count.all", n=len(minutes.said))]
        for state in (REWORDED, ADDED, REMOVED):
            if n := states.count(state):
                parts.append(words(f"minutes_page.count.{state}", n=n))
        self.count.setText(", ".join(parts) + ".")
        asking = len(minutes.asking)
        self.buttons["minutes_asking"].setVisible(bool(asking))
        self.buttons["minutes_asking"].set_text(words("minutes_page.count.asks", n=asking))

    def _show_buttons(self, row: MinutesRow | None, editing: bool) -> None:
        line = row.line if row is not None else None
        left_out = line is not None and line.state == REMOVED
        there = line is not None and not editing
        shown = {
            "minutes_edit": there and line is not None and line.editable and not left_out,
            "minutes_add": not editing,
            "minutes_leave_out": there and not left_out and line is not None and not line.bare,
            "minutes_bring_back": there and left_out,
            "minutes_restore": there and line is not None and line.state == REWORDED and not line.asks,
        }
        for name, here in shown.items():
            self.buttons[name].setVisible(bool(here))

    def _lay_out(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(24, 22, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.state)
        column.addWidget(self.about)
        column.addSpacing(4)
        column.addWidget(self._says)
        inner = QVBoxLayout(self._sunk)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self.says)
        column.addWidget(self._sunk)
        column.addSpacing(4)
        for name in ("mine", "new", "away", "both"):
            self._answers[name] = self._button(column, ASKS[name], words(f"minutes_page.answer.{name}"))
        for name in ("minutes_edit", "minutes_add", "minutes_restore", "minutes_leave_out", "minutes_bring_back"):
            self.buttons[name] = self._button(column, name, words(f"actions.{name}"))
        column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 12, 24, 20)
        foot.setSpacing(10)
        foot.addWidget(self.count)
        self.buttons["minutes_asking"] = self._button(foot, "minutes_asking", "")
        self.buttons["minutes_save"] = self._button(foot, "minutes_save", words("actions.minutes_save"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Scroll(top), 1)
        outer.addWidget(Rule(theme))
        outer.addLayout(foot)

    def _button(self, column: QVBoxLayout, name: str, text: str) -> Button:
        button = Button(text, self._stage.theme, " ".join(shown_keys(name, self._stage.words)))
        button.clicked.connect(lambda: self.wanted.emit(name))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return button
