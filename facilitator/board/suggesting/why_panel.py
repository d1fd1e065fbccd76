"""Why the clusters shown now are suggested: a small panel over the wall that does not take the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.board import Board
from facilitator.board.suggesting.chips import SHOWN, Chips
from facilitator.board.suggesting.reasons import cluster_name, reason
from facilitator.console.actions import shown_keys
from facilitator.widgets.keys import KeyCap
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text
from workshops.labels import Words

WIDTH, SIDE, NAME = 640, 16, 190


class WhyPanel(Panel):
    """Follows the chips while it is shown, and goes when nothing is suggested."""

    def __init__(self, board: Board, words: Words, chips: Chips) -> None:
        super().__init__(board.look.theme, edge="control", parent=board)
        self._board, self._words, self._chips = board, words, chips
        theme = board.look.theme
        self._rows = []
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(Text(words("suggest.why.title"), theme, weight=600))
        for number in range(1, SHOWN + 1):
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(10)
            name, why = Text("", theme, weight=600, elide=True), Text("", theme, "label", wrap=True, weight=400)
            name.setFixedWidth(theme.scaled(NAME))
            across.addWidget(KeyCap(" ".join(shown_keys(f"board_suggestion_{number}", words)), theme))
            across.addWidget(name)
            across.addWidget(why, 1)
            column.addWidget(row)
            self._rows.append((row, name, why))
        chips.changed.connect(self._follow)
        board.strip.installEventFilter(self)
        self.setAccessibleName(words("suggest.why.title"))
        self.hide()

    def sentences(self) -> list[str]:
        """What is said of each suggestion."""
        wall = self._board.wall
        return [reason(self._words, wall, each.why) for each in self._chips.suggestions]

    def show_why(self) -> bool:
        """Show it; False when nothing is suggested."""
        if not self._chips.suggestions:
            return False
        self.show()
        self.raise_()
        self._follow()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and not self.isHidden():
            self._place()
        return False

    def _follow(self) -> None:
        if self.isHidden():
            return
        if not self._chips.suggestions:
            self.hide()
            return
        sentences = self.sentences()
        for number, (row, name, why) in enumerate(self._rows):
            row.setVisible(number < len(sentences))
            if number < len(sentences):
                cluster = self._chips.suggestions[number].cluster
                name.setText(cluster_name(self._words, self._board.wall, cluster))
                why.setText(sentences[number])
        self._place()

    def _place(self) -> None:
        """At the lower edge of the wall, over the strip that it speaks of."""
        view, theme = self._board.view.geometry(), self._board.look.theme
        width = min(theme.scaled(WIDTH), view.width() - 2 * SIDE)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        height = min(layout.totalHeightForWidth(width), view.height() - 2 * SIDE)
        self.setGeometry(QRect(SIDE, self._board.strip.y() - height - 8, width, height))
