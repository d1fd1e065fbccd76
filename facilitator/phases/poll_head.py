"""The top of a question in the console: the tabs with what may be added, and the question itself in large type."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.phases.poll_tabs import Asked, PollTabs
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.text import Text
from workshops.polled import telling
from workshops.polled.values import Results


class PollBar(QWidget):
    """The questions as tabs, and at the right a new one or one asked before."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, theme = stage.words, stage.theme
        self.tabs = PollTabs(theme, words("polls.questions"))
        self.new = Button(
            words("polls.new"), theme, " ".join(shown_keys("polls_new", words)), icon="plus", size="dense"
        )
        self.again = Button(words("polls.again"), theme, " ".join(shown_keys("polls_again", words)), size="dense")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.new, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_tabs(self, tabs: Sequence[Asked], chosen: str) -> None:
        """Show these tabs; without any there is only what may be added."""
        self.tabs.setVisible(bool(tabs))
        self.tabs.show_tabs(tabs, chosen)


class PollHead(QWidget):
    """Where we are above the question, and how many have answered at the right."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self._where = Text("", theme, "label", "inkSoft", weight=400, elide=True)
        self._question = Text("", theme, "heading1", wrap=True, most=3)
        self._turnout = Text("", theme, "label", "inkSoft", weight=400)
        self.edit = Button(words("polls.edit"), theme, " ".join(shown_keys("polls_edit", words)), size="dense")
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self._where)
        left.addWidget(self._question)
        right.setSpacing(8)
        right.addStretch(1)
        right.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._turnout, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(right)

    @staticmethod
    def bar_of(stage: Stage) -> PollBar:
        """The tabs above."""
        return PollBar(stage)

    @property
    def turnout(self) -> str:
        """How many have answered, in words."""
        return self._turnout.text()

    def show_question(self, activity: str, found: Results, number: int, total: int) -> None:
        """Show the question of these results."""
        words = self._stage.words
        parts = [activity]
        if total > 1:
            parts.append(words("polls.question_of", number=number, total=total))
        scale = found.kind == "scale"
        parts.append(
            words("polls.scale_of", least=found.least, most=found.most)
            if scale
            else words(f"polls.kind.{found.kind}").lower()
        )
        self._where.setText(" · ".join(part for part in parts if part))
        self._question.setText(found.question)
        long = len(found.question) > 60
        self._question.set_style("heading2" if long else "heading1", scale=1.0 if long else 0.88)
        self._turnout.setText(telling.turnout(words, found))
