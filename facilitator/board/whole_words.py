"""The whole words of a note that shows only some of them, beside it while it has the focus: what a tip is for a pointer."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.board.facts import NoteFacts
from facilitator.board.look import BoardLook
from facilitator.painting.note import NoteWords, paint_note

WIDTH, MOST_LINES, GAP = 360, 24, 10


class WholeWords(QWidget):
    """Lies over the board above or below the note, and lets every event through."""

    def __init__(self, look: BoardLook, board: QWidget) -> None:
        super().__init__(board)
        self._look, self._board = look, board
        self._facts: NoteFacts | None = None
        self._words: NoteWords | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def text(self) -> str:
        """What is read; empty when nothing is."""
        return self._facts.text if self._facts is not None and not self.isHidden() else ""

    def show_note(self, facts: NoteFacts, near: QRect) -> None:
        """Show all of a note that stands at `near` on the board: above it where there is room, else below."""
        look = self._look
        width = min(max(near.width(), look.theme.scaled(WIDTH)), self._board.width() - 2 * GAP)
        self._facts = facts
        self._words = NoteWords(look.theme, facts.text, width, look.note_font, MOST_LINES)
        height = round(self._words.height)
        left = max(GAP, min(near.left(), self._board.width() - width - GAP))
        above = near.top() - height - GAP
        top = above if above >= GAP else min(near.bottom() + GAP, self._board.height() - height - GAP)
        self.setGeometry(left, max(GAP, top), width, height)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._facts is None or self._words is None:
            return
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, self._look.colour("canvas"))
        theme, target = self._look.theme, self._facts.target_group
        paint_note(painter, theme, rect, self._facts.text, target, landed=True, words=self._words)
