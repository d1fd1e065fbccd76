"""What stands under the options of a vote: the ballot line, the question before closing, or the start of a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from facilitator.phases.ballot_view import BallotView
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Beginning:
    """One way to begin a round: its words, and the clusters voted on (None: all)."""

    text: str
    clusters: tuple[str, ...] | None = None
    obvious: bool = False


class VoteFoot(QWidget):
    """One of three things at a time, in the same place."""

    confirmed = Signal()
    kept_open = Signal()
    begun = Signal(object)  # the clusters, or None for all

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.ballot = BallotView(stage)
        self._question = _Question(stage)
        self._question.yes.clicked.connect(self.confirmed)
        self._question.no.clicked.connect(self.kept_open)
        self._question.left.connect(self.kept_open)
        self._start = _Start(stage)
        self._start.begun.connect(self.begun)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        for page in (self.ballot, self._question, self._start):
            self._stack.addWidget(page)

    @property
    def asks(self) -> bool:
        """Whether the question before closing stands there."""
        return self._stack.currentWidget() is self._question

    def show_ballot(self) -> None:
        """The ballot line."""
        self._stack.setCurrentWidget(self.ballot)

    def ask(self, question: str, detail: str) -> None:
        """The question before closing; Return closes, Esc goes on voting."""
        self._question.show_words(question, detail)
        self._stack.setCurrentWidget(self._question)
        self._question.yes.setFocus()

    def show_start(self, sentence: str, ways: Sequence[Beginning]) -> None:
        """How a round is begun, the likeliest way first."""
        self._start.show_ways(sentence, ways)
        self._stack.setCurrentWidget(self._start)

    def focus_first(self) -> None:
        """Where work begins: the ballot, or the first way to begin."""
        if self._stack.currentWidget() is self._start:
            self._start.focus_first()
        elif not self.asks:
            self.ballot.setFocus()


class _Question(Panel):
    """Asks once, in words, in place: a closed round can't be opened again."""

    left = Signal()

    def __init__(self, stage: Stage) -> None:
        theme, words = stage.theme, stage.words
        super().__init__(theme, edge="ink")
        self._title = Text("", theme, "heading3")
        self._detail = Text("", theme, "label", "inkSoft", wrap=True, most=2, weight=400)
        self.yes = Button(words("vote.close.yes"), theme, words("keys.Return"))
        self.no = Button(words("vote.close.no"), theme, "Esc", kind="normal")
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addStretch(1)
        said.addWidget(self._title)
        said.addWidget(self._detail)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 14, 4)
        row.setSpacing(10)
        row.addLayout(said, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)

    def show_words(self, question: str, detail: str) -> None:
        """What is asked."""
        self._title.setText(question)
        self._detail.setText(detail)
        self.yes.setAccessibleDescription(f"{question} {detail}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Start(Panel):
    """Says how things stand and offers the ways to begin a round."""

    begun = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.theme)
        self._theme, self._keys = stage.theme, stage.words("keys.Return")
        self._said = Text("", stage.theme, wrap=True, most=2)
        self._buttons: list[Button] = []
        self._shown: tuple[Beginning, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 6, 14, 6)
        self._row.setSpacing(10)
        self._row.addWidget(self._said, 1)

    def show_ways(self, sentence: str, ways: Sequence[Beginning]) -> None:
        """Show these ways."""
        self._said.setText(sentence)
        if tuple(ways) == self._shown:
            return
        self._shown = tuple(ways)
        focused = any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(way) for way in ways]
        for button in self._buttons:
            self._row.addWidget(button)
        if focused:
            self.focus_first()

    def focus_first(self) -> None:
        """The likeliest way has the focus, so that Return begins."""
        if self._buttons:
            self._buttons[0].setFocus()

    def _button(self, way: Beginning) -> Button:
        button = Button(
            way.text, self._theme, self._keys if way.obvious else "", size="live" if way.obvious else "normal"
        )
        button.clicked.connect(lambda: self.begun.emit(way.clusters))
        return button
