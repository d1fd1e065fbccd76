"""Over the wall while the board does not show every note: which it shows, how many, and the way back to all."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.board.filter import Filter
from facilitator.board.look import BoardLook
from facilitator.board.view_choice import ViewChoice
from facilitator.board.wall import Wall
from facilitator.console.actions import shown_keys
from facilitator.widgets.button import Button
from facilitator.widgets.keys import KeyCap
from facilitator.widgets.text import Text
from workshops.labels import Words


class FilterBar(QWidget):
    """Hidden while every note is shown, so that nobody looks for a note that a filter has left out."""

    def __init__(self, look: BoardLook, words: Words, wall: Wall, view: ViewChoice) -> None:
        super().__init__()
        self._look, self._words, self._wall, self._view = look, words, wall, view
        self.said = Text("", look.theme, elide=True)
        self._all = Button(words("board.view.all"), look.theme, size="dense")
        self._all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._all.clicked.connect(lambda: view.narrow(Filter()))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(10)
        row.addWidget(self.said, 1)
        row.addWidget(KeyCap(" ".join(shown_keys("board_view", words)), look.theme))
        row.addWidget(self._all)
        self.setAccessibleName(words("board.view.name"))
        view.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is shown now."""
        sentence, shown = self._view.sentence(), self._wall.count
        said = self._words("board.view.only", n=shown, total=shown + self._wall.left_out, chosen=sentence)
        self.said.setText(said if sentence else "")
        self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, hair = self._look, self._look.theme.line("hair")
        painter.fillRect(self.rect(), look.colour("accentTint"))
        painter.fillRect(QRectF(0, self.height() - hair, self.width(), hair), look.colour("line"))
