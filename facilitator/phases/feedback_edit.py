"""The line in which one piece of feedback is changed; it stands where new ones are written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from facilitator.phases.hints import Hints
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.field import LONGEST_LINE, Problem
from facilitator.widgets.ring import AROUND, RADIUS
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text
from workshops.phases import FEEDBACK

HEIGHT = 56


class FeedbackEdit(QWidget):
    """Return saves (id, kind, text), Tab changes the kind, Esc leaves everything as it was."""

    saved = Signal(str, str, str)
    left = Signal(str)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._key, self._kind = "", FEEDBACK[0]
        words, theme = stage.words, stage.theme
        self._frame = Panel(theme, edge="control", radius=theme.radius("control"))
        self._frame.setProperty(AROUND, True)
        self._frame.setProperty(RADIUS, theme.radius("control"))
        self._frame.setFixedHeight(theme.scaled(HEIGHT))
        theme.changed.connect(self._dress)
        self.kind = Button("", theme)
        self.kind.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.kind.clicked.connect(lambda: self._turn(1))
        self.line = _Line(self)
        self.line.setAccessibleName(words("deliver.feedback.edit"))
        self.line.setMaxLength(LONGEST_LINE)
        self.line.setProperty("bare", True)
        self._hints = Hints(theme)
        self._hints.show_hints(
            [
                ("Esc", words("deliver.feedback.cancel")),
                ("Tab", words("deliver.feedback.kind")),
                (words("keys.Return"), words("deliver.feedback.save")),
            ]
        )
        self._problem = Problem(theme)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(Text(words("deliver.feedback.editing"), theme, "label", "inkSoft"))
        row.addWidget(self.kind)
        row.addWidget(self.line, 1)
        row.addWidget(self._hints)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._frame)
        column.addWidget(self._problem)
        column.addStretch(1)
        self._dress()

    @property
    def key(self) -> str:
        """The feedback being changed."""
        return self._key

    def begin(self, key: str, kind: str, text: str) -> None:
        """Change this one."""
        self._key, self._kind = key, kind
        self.line.setText(text)
        self._problem.tell("")
        self._show_kind()
        self.line.setFocus()
        self.line.end(False)

    def refuse(self, sentence: str) -> None:
        """Say why it was not saved; the words stay."""
        self._problem.tell(sentence)
        self.line.setFocus()

    def take(self, event: QKeyEvent) -> bool:
        """Return, Tab and Esc; True when used."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.saved.emit(self._key, self._kind, self.line.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit(self._key)
        else:
            return False
        return True

    def _turn(self, step: int) -> None:
        self._kind = FEEDBACK[(FEEDBACK.index(self._kind) + step) % len(FEEDBACK)]
        self._show_kind()

    def _show_kind(self) -> None:
        self.kind.set_text(self._stage.words(f"words.feedback.{self._kind}"))

    def _dress(self) -> None:
        self._frame.setFixedHeight(self._stage.theme.scaled(HEIGHT))
        self.line.setFont(self._stage.theme.font("say"))


class _Line(QLineEdit):
    """Offers its keys to the whole first; Tab turns the kind."""

    def __init__(self, owner: FeedbackEdit) -> None:
        super().__init__()
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._owner.take(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._owner._turn(1 if forward else -1)
        return True
