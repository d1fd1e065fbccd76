"""What lies over the whole board while a hand is at work: the band or lasso that selects, what is carried, where it goes in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from facilitator.board import carried
from facilitator.board.facts import ClusterFacts, NoteFacts
from facilitator.board.look import BoardLook
from workshops.labels import Words

OFFSET = QPoint(14, 10)
"""How far from the pointer the carried notes hang."""


class Overlay(QWidget):
    """Covers the board, lets every event through, and paints in the board's own pixels."""

    def __init__(self, look: BoardLook, words: Words, board: QWidget) -> None:
        super().__init__(board)
        self._look, self._words, self._board = look, words, board
        self._band: QRect | None = None
        self._gap: QRect | None = None
        self._slot: QRect | None = None
        self._lasso: QPainterPath | None = None
        self._carried: QPixmap | None = None
        self._said = ""
        self._at = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def carries(self) -> bool:
        """Whether notes or a cluster hang at the pointer."""
        return self._carried is not None

    @property
    def said(self) -> str:
        """What letting go would do, in words; empty where nothing is said."""
        return self._said

    def show_band(self, band: QRect | None) -> None:
        """Show the band that selects, in the overlay's pixels; None takes it away."""
        self._band = self._exchange(self._band, band)
        self._settle()

    def show_lasso(self, line: QPainterPath | None) -> None:
        """Show the line drawn round notes; None takes it away."""
        self._lasso = QPainterPath(line) if line is not None else None
        self._settle()
        self.update()

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
        self._carried = carried.draw_notes(self._look, facts, count, self.devicePixelRatioF())
        self._settle()

    def take_cluster(self, facts: ClusterFacts, count: int) -> None:
        """Begin to carry a cluster: its name is shown, and how many notes it has."""
        name = facts.name or self._words("words.cluster.unnamed")
        self._carried = carried.draw_cluster(self._look, name, count, self.devicePixelRatioF())
        self._settle()

    def say(self, sentence: str) -> None:
        """Say beside what is carried what letting go would do."""
        if sentence != self._said and self._carried is not None:
            before = self._with_words(self._carried_rect())
            self._said = sentence
            self.update(before | self._with_words(self._carried_rect()))

    def carry_to(self, at: QPoint) -> None:
        """The pointer is here now."""
        if self._carried is not None:
            before = self._carried_rect()
            self._at = at
            self.update(self._with_words(before))
            self.update(self._with_words(self._carried_rect()))

    def put_down(self) -> None:
        """Nothing is carried any more."""
        self.show_gap(None)
        self.show_slot(None)
        self._carried = None
        self._said = ""
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
        if self._lasso is not None:
            painter.setPen(QPen(look.colour("accent"), look.theme.line("selected"), Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._lasso)
        if self._carried is not None:
            rect = self._carried_rect()
            painter.drawPixmap(rect.topLeft(), self._carried)
            if self._said:
                self._paint_said(painter, QPointF(rect.left(), rect.bottom() + 6))

    def _settle(self) -> None:
        busy = self._band is not None or self._carried is not None or self._lasso is not None
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
        rect = QRect(self._at + OFFSET, self._carried.deviceIndependentSize().toSize())
        rect.moveRight(min(rect.right(), self.width() - 4))
        return rect

    def _with_words(self, rect: QRect) -> QRect:
        """What is carried, and the words under it."""
        if not self._said:
            return rect
        return rect.adjusted(-2, -2, round(160 * self._look.text_scale), self._look.small_leading + 20)

    def _paint_said(self, painter: QPainter, corner: QPointF) -> None:
        look = self._look
        wide = look.small_metrics.horizontalAdvance(self._said) + 20
        left = min(corner.x(), self.width() - wide - 4)
        top = min(corner.y(), self.height() - look.small_leading - 10)
        rect = QRectF(left, top, wide, look.small_leading + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("inverse"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(look.colour("inverseInk"))
        painter.setFont(look.small_font)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._said)
