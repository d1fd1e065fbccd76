"""The head of a vote: its rule in words, the question, and the rounds to look at again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.stage import Stage
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text

MOST_ROUNDS = 4


class VoteHead(QWidget):
    """`chosen` tells the id of the round to show. The latest few can be chosen."""

    chosen = Signal(str)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = stage.words, stage.theme
        self._rule = Text("", stage.theme, "label", "inkSoft", weight=400)
        question = Text(stage.words("vote.question"), stage.theme, "heading1", elide=True)
        self._rounds: Switch | None = None
        self._shown: list[str] = []
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self._rule)
        said.addWidget(question)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(said, 1)

    def show_rule(self, sentence: str) -> None:
        """How many dots there are, and whose."""
        self._rule.setText(sentence)

    def show_rounds(self, rounds: Sequence[tuple[str, int]], current: str | None) -> None:
        """The rounds (id, number), oldest first, and the one on screen. A single round needs no choice."""
        wanted = list(rounds)[-MOST_ROUNDS:] if len(rounds) > 1 else []
        keys = [key for key, _ in wanted]
        if keys != self._shown:
            self._shown = keys
            if self._rounds is not None:
                self._row.removeWidget(self._rounds)
                self._rounds.hide()
                self._rounds.deleteLater()
                self._rounds = None
            if wanted:
                named = [(key, self._words("vote.side.round", number=number)) for key, number in wanted]
                self._rounds = Switch(named, self._theme, self._words("vote.side.rounds"))
                self._rounds.chosen.connect(self.chosen)
                self._row.addWidget(self._rounds, 0, Qt.AlignmentFlag.AlignBottom)
        if self._rounds is not None and current in keys:
            self._rounds.choose(current)
