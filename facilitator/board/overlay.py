"""What lies over the whole board while a hand is at work: the band that selects, the notes being carried, where they go in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from facilitator.board.facts import NoteFacts
from facilitator.board.look import BoardLook
from facilitator.painting.note import NoteWords, paint_note

CARRIED_WIDTH = 158.0
OFFSET = QPoint(14, 10)
"""How far from the pointer the carried notes hang."""


class Overlay(QWidget):
    """Covers the board, lets every event through, and paints in the board's own pixels."""

    def __init__(self, look: BoardLook, board: QWidget) -> None:
        super().__init__(board)
        self._look, self._board = look, board
        self._band: QRect | None = None
        self._gap: QRect | None = None
        self._slot: QRect | None = None
        self._carried: QPixmap | None = None
        self._at = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def carries(self) -> bool:
        """Whether notes hang at the pointer."""
        return self._carried is not None

    def show_band(self, band: QRect | None) -> None:
        """Show the band that selects, in the overlay's pixels; None takes it away."""
        self._band = self._exchange(self._band, band)
        self._settle()

    def show_gap(self, gap: QRect | None) -> None:
        """Show the line where carried notes would go in."""
        if gap != self._gap:
            self._gap = self._exchange(self._gap, gap)

    def show_slot(self, slot: QRect | None) -> None:
        """Show the outline of the cluster that would come to be."""
        if slot != self._slot:
            self._slot = self._exchange(self._slot, slot)

    def take(self, facts: NoteFacts, count: int) -> None:
        """Begin to carry notes: the first is shown, and how many there are."""
        self._carried = self._draw(facts, count)
        self._settle()

    def carry_to(self, at: QPoint) -> None:
        """The pointer is here now."""
        if self._carried is not None:
            before = self._carried_rect()
            self._at = at
            self.update(before)
            self.update(self._carried_rect())

    def put_down(self) -> None:
        """Nothing is carried any more."""
        self.show_gap(None)
        self.show_slot(None)
        self._carried = None
        self._settle()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        if self._slot is not None:
            pen = QPen(look.colour("accent"), look.theme.line("selected"), Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self._slot).adjusted(1, 1, -1, -1), 8, 8)
        if self._gap is not None:
            painter.fillRect(self._gap, look.colour("accent"))
        if self._band is not None:
            width = look.theme.line("selected")
            painter.setPen(QPen(look.colour("accent"), width, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self._band).adjusted(1, 1, -1, -1))
        if self._carried is not None:
            painter.drawPixmap(self._carried_rect().topLeft(), self._carried)

    def _settle(self) -> None:
        busy = self._band is not None or self._carried is not None
        if busy and self.isHidden():
            self.setGeometry(self._board.rect())
            self.raise_()
        self.setVisible(busy)

    def _exchange(self, before: QRect | None, now: QRect | None) -> QRect | None:
        for rect in (before, now):
            if rect is not None:
                self.update(rect.normalized().adjusted(-2, -2, 2, 2))
        return now

    def _carried_rect(self) -> QRect:
        assert self._carried is not None
        return QRect(self._at + OFFSET, self._carried.deviceIndependentSize().toSize())

    def _draw(self, facts: NoteFacts, count: int) -> QPixmap:
        look = self._look
        width = CARRIED_WIDTH * look.text_scale
        words = NoteWords(look.theme, facts.text, width, look.note_font, 3)
        under = 5.0 * min(count - 1, 2)
        ratio = self.devicePixelRatioF()
        badge = 13.0 * look.text_scale
        size = QRectF(0, 0, width + under + badge, words.height + under + badge)
        made = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(0, badge, width, words.height)
        for step in range(min(count - 1, 2), 0, -1):
            painter.setPen(QPen(look.colour("ink"), look.theme.line("hair")))
            painter.setBrush(look.tint(facts.target_group))
            painter.drawRect(rect.translated(step * 5.0, step * 5.0).adjusted(0.5, 0.5, -0.5, -0.5))
        paint_note(painter, look.theme, rect, facts.text, facts.target_group, selected=True, words=words)
        if count > 1:
            self._draw_count(painter, QPointF(width, badge), badge, count)
        painter.end()
        return made

    def _draw_count(self, painter: QPainter, middle: QPointF, radius: float, count: int) -> None:
        look = self._look
        font = look.theme.font("label", weight=600)
        text = str(count)
        wide = max(2 * radius, QFontMetricsF(font).horizontalAdvance(text) + radius)
        rect = QRectF(middle.x() - wide + radius, middle.y() - radius, wide, 2 * radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("inverse"))
        painter.drawRoundedRect(rect, radius, radius)
        painter.setPen(look.colour("inverseInk"))
        painter.setFont(font)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
