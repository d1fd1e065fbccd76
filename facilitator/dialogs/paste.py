"""Asks, without stopping anything, whether pasted lines are several ideas or one line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text
from workshops.labels import Words

OTHERS = ("points", "poll")
"""What lines may become besides ideas."""


class PasteQuestion(Panel):
    """A bar over the line: it is answered with Enter or Esc in the line, or with its buttons."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, words: Words, enter: str, escape: str, parent: QWidget | None = None) -> None:
        """`enter` and `escape` are the keys as they are printed."""
        super().__init__(theme, edge="ink", parent=parent)
        self._words, self._count = words, 0
        self._text = Text("", theme, "body", wrap=True)
        self._yes = Button(words("entry.paste.many", n=2), theme, keys=enter, kind="normal")
        self._no = Button(words("entry.paste.one_line"), theme, keys=escape, kind="normal")
        self._yes.clicked.connect(self.accepted)
        self._no.clicked.connect(self.declined)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 10, 9)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._yes)
        row.addWidget(self._no)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is asked; empty when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def ask(self, count: int, whose: str, kind: str = "") -> None:
        """Ask about so many lines, for the team and target group `whose`; 0 asks nothing.

        `kind` is `chat_ideas`, `chat_points` or `chat_poll` for what was written in a meeting's chat, `lines_poll` for
        other lines that are answers.
        """
        if count:
            said = self._words(f"entry.paste.{kind or 'question'}", n=count, whose=whose)
            what = kind.partition("_")[2]
            self._text.setText(said)
            self._yes.set_text(
                self._words(f"entry.paste.many_{what}" if what in OTHERS else "entry.paste.many", n=count)
            )
            if count != self._count:
                self._announce(said)
        self._count = count
        if count:
            self.setAccessibleName(self._text.text())
        self.setVisible(count > 0)

    def _announce(self, said: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
