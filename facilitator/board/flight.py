"""Notes that change place travel there, so that one sees where they went. Nothing moves when less motion is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.board.facts import NoteFacts
from facilitator.board.look import BoardLook
from facilitator.painting.note import NoteWords, paint_note

MOST = 16
"""More notes than this do not travel: nobody could follow them."""


@dataclass(frozen=True, slots=True)
class Traveller:
    """A note on its way, and where it stood before, in the board's pixels."""

    facts: NoteFacts
    start: QRect


class Flight(QWidget):
    """Covers the board while notes travel. `land` ends it at once."""

    def __init__(self, look: BoardLook, board: QWidget) -> None:
        super().__init__(board)
        self._look, self._board = look, board
        self._travellers: list[Traveller] = []
        self._home: Callable[[str], QRect | None] = lambda key: None
        self._landed: Callable[[], None] = lambda: None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(lambda share: self.update())
        self._motion.finished.connect(self._end)
        self.hide()

    @property
    def is_under_way(self) -> bool:
        """Whether anything travels."""
        return not self.isHidden()

    def depart(
        self, travellers: list[Traveller], home: Callable[[str], QRect | None], landed: Callable[[], None]
    ) -> None:
        """Send notes to where `home` says that they stand now, which may scroll meanwhile; `landed` is told at the end."""
        self.land()
        self._travellers, self._home, self._landed = travellers, home, landed
        self.setGeometry(self._board.rect())
        self.show()
        self.raise_()
        self._motion.setDuration(self._look.theme.milliseconds("move"))
        self._motion.start()

    def land(self) -> None:
        """Be there at once."""
        if self.is_under_way:
            self._motion.stop()
            self._end()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        share = float(self._motion.currentValue() or 0.0)
        for traveller in self._travellers:
            end = self._home(traveller.facts.key)
            if end is None:
                continue
            way = QPointF(end.topLeft() - traveller.start.topLeft()) * share
            rect = QRectF(QPointF(traveller.start.topLeft()) + way, QRectF(end).size())
            words = NoteWords(
                self._look.theme, traveller.facts.text, rect.width(), self._look.font_for(traveller.facts.text)
            )
            paint_note(painter, self._look.theme, rect, "", traveller.facts.target_group, words=words)

    def _end(self) -> None:
        if self.is_under_way:
            self.hide()
            self._travellers = []
            self._landed()
