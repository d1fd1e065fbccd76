"""The form in which something from outside is written: what it is about, the link, and a few words on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.phases.form_fields import ENTER, FormLine, FormText
from facilitator.phases.hints import Hints
from facilitator.stage import Stage
from facilitator.widgets.field import Problem
from facilitator.widgets.ring import RADIUS
from facilitator.widgets.surface import Panel, Rule
from facilitator.widgets.text import Text
from workshops import news


class NewsForm(Panel):
    """`submitted` (id or empty, title, link, summary). Return goes on from line to line and saves on the last.

    A link that is typed or pasted with the title goes to its own line by itself.
    """

    submitted = Signal(str, str, str, str)
    left = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, edge="control", radius=stage.theme.radius("control"), parent=parent)
        self._stage = stage
        self._key = ""
        words, theme = stage.words, stage.theme
        self.setProperty(RADIUS, theme.radius("control"))
        self.heading = Text("", theme, "label", "inkSoft")
        self.title = FormText(theme, words("matters.news.title"), words("matters.news.title_hint"), lines=1)
        self.link = FormLine(theme, words("matters.news.link"), words("matters.news.link_hint"))
        self.summary = FormText(theme, words("matters.news.summary"), words("matters.news.summary"), lines=1)
        self._problem = Problem(theme)
        self._hints = Hints(theme, left=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.title)
        column.addWidget(Rule(theme))
        column.addWidget(self.link)
        column.addWidget(self.summary)
        column.addWidget(self._problem)
        column.addWidget(self._hints)
        self.title.finished.connect(self._title_done)
        self.link.finished.connect(self.summary.setFocus)
        self.summary.finished.connect(self._submit)
        for part in (self.title, self.link, self.summary):
            part.left.connect(self.left)
            part.reached.connect(self._show_hints)
        self.link.textEdited.connect(lambda _text: self._problem.tell(""))
        self.begin()

    @property
    def key(self) -> str:
        """What is being changed; empty for something new."""
        return self._key

    def begin(self, key: str = "", title: str = "", link: str = "", summary: str = "") -> None:
        """Write something new, or change the one with this id."""
        self._key = key
        self.heading.setText(self._stage.words("matters.news.change" if key else "matters.news.new"))
        self.title.set_text(title)
        self.link.setText(link)
        self.summary.set_text(summary)
        self._problem.tell("")
        self._show_hints()

    def focus_first(self) -> None:
        """The caret goes to what it is about."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.moveCursor(self.title.textCursor().MoveOperation.End)

    def refuse(self, sentence: str, *, link: bool = False) -> None:
        """Say why it was not kept; the words stay, with the caret where it has to be put right."""
        self._problem.tell(sentence)
        (self.link if link else self.title).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _title_done(self) -> None:
        """A link among the words goes to its own line; then what is missing comes next."""
        self._take_apart()
        (self.summary if self.link.text() else self.link).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_apart(self) -> None:
        said = news.taken_apart(self.title.text())
        if said.link and not self.link.text():
            self.title.set_text(said.title)
            self.link.setText(said.link)

    def _show_hints(self) -> None:
        words = self._stage.words
        last = self.summary.hasFocus()
        does = words("deliver.decision.save" if last else "deliver.decision.next")
        self._hints.show_hints([(words("keys.Return"), does), ("Esc", words("deliver.decision.clear"))])

    def _submit(self) -> None:
        self._take_apart()
        self.submitted.emit(self._key, self.title.text(), self.link.text(), self.summary.text())
