"""The strip under the board: notes that have no place yet, how many are chosen, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.choice import Choice
from facilitator.board.facts import Step
from facilitator.board.look import BoardLook
from facilitator.board.offers import Offers
from facilitator.board.pane import Pane
from facilitator.board.search import Search
from facilitator.board.strip_scene import EDGE, GAP, StripScene
from facilitator.board.wall import Wall
from facilitator.painting.words import Lines
from workshops.labels import Words

PADDING = 16.0
TITLE = 102.0
ABOVE, BELOW = 10.0, 10.0
CLOSED = 36.0
FOOT_GAP = 20
"""Under the frame's button, as at the foot of the side panel."""


class Strip(QWidget):
    """`sunk`, along the foot of the board: the offers above, the notes below. Without notes it closes to one row.

    `grown` is sent when it wants another height; `foot` is a place at its right end for the frame's own button.
    """

    grown = Signal()
    placed = Signal()
    """Its notes stand in other places, or in other widths."""

    def __init__(
        self, look: BoardLook, words: Words, wall: Wall, choice: Choice, search: Search, offers: Offers, board: QWidget
    ) -> None:
        super().__init__(board)
        self._look, self._words, self._wall = look, words, wall
        self.scene = StripScene(look, wall, choice, search)
        self.pane = Pane(self.scene, board)
        self.pane.setParent(self)
        self.pane.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # "1–5 av 10" says it
        self.pane.setBackgroundBrush(look.colour("sunk"))
        self.offers = offers
        self._rows = 1
        self._title: Lines | None = None
        self._column = QVBoxLayout(self)
        self._column.addWidget(offers)
        self._column.addStretch(1)
        self._foot = QWidget(self)
        self.foot = QHBoxLayout(self._foot)
        self.foot.setContentsMargins(0, 0, 0, 0)
        self._foot.installEventFilter(self)
        self.setAccessibleName(words("board.strip.name"))
        wall.stepped.connect(self._follow)
        wall.reset.connect(self._change_look)
        look.changed.connect(self._change_look)
        self._change_look()

    @property
    def wanted_rows(self) -> int:
        """How many rows would show every note."""
        return self.scene.rows

    @property
    def row_height(self) -> float:
        """What each row adds to its height."""
        return self.scene.row_height

    @property
    def shown(self) -> tuple[int, int]:
        """The first and the last unplaced note that are seen now, from 1."""
        top = self.pane.verticalScrollBar().value()
        first = round(top / self.row_height) * self.scene.columns
        last = min(self._wall.size(None), first + self._rows * self.scene.columns)
        return first + 1, last

    def height_for(self, rows: int) -> int:
        """Its height with so many rows of notes; without notes it is closed."""
        if not self._wall.size(None):
            closed = max(self._look.theme.scaled(CLOSED), self.offers.sizeHint().height() + 6)
            return max(closed, self._foot_size().height() + 12) if self._foot_size().width() else closed
        top = 1.0 + ABOVE + self.offers.sizeHint().height() + ABOVE - 1.0
        return round(top + rows * self.row_height - GAP + BELOW)

    def set_rows(self, rows: int) -> None:
        """Show so many rows."""
        height = self.height_for(max(1, rows))
        if (rows, height) != (self._rows, self.height()):
            self._rows = max(1, rows)
            self.setFixedHeight(height)
            self._place()

    def sizeHint(self) -> QSize:
        return QSize(600, self.height_for(self._rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.grown.emit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self._look
        painter.fillRect(self.rect(), look.colour("sunk"))
        painter.fillRect(QRectF(0, 0, self.width(), look.theme.line("hair")), look.colour("line"))
        size = self._wall.size(None)
        if not size:
            return
        top = self.pane.y() + EDGE + 4
        room = TITLE * look.text_scale
        title = Lines(self._words("board.strip.title"), look.name_font, room, look.theme.scaled(20), most=1)
        title.paint(painter, QPointF(PADDING, top), look.colour("ink"))
        first, last = self.shown
        shown = f"{first}–{last}" if size > last - first + 1 else str(size)
        total = self._wall.count if size <= last - first + 1 else size
        said = self._words("board.strip.of", shown=shown, total=total)
        below = Lines(said, look.small_font, room, look.small_leading, most=1)
        below.paint(painter, QPointF(PADDING, top + title.leading), look.colour("inkSoft"))

    def _place(self) -> None:
        has_notes = self._wall.size(None) > 0
        foot = self._foot_size()
        aside = foot.width() + round(PADDING) if foot.width() else 0
        above = round(1 + ABOVE) - 1 if has_notes else max(3, (self.height() - self.offers.sizeHint().height()) // 2)
        self._column.setContentsMargins(round(PADDING), above, round(PADDING) + aside, 0)
        self._foot.setGeometry(
            self.width() - foot.width() - round(PADDING),
            self.height() - foot.height() - min(FOOT_GAP, (self.height() - foot.height()) // 2),
            foot.width(),
            foot.height(),
        )
        left = round(PADDING + TITLE * self._look.text_scale - EDGE)
        top = round(above + self.offers.sizeHint().height() + ABOVE - 1 - EDGE)
        width = self.width() - left - 2 - aside
        self.pane.setGeometry(left, top, width, self.height() - top - round(BELOW - EDGE) + 1)
        self.pane.setVisible(has_notes)
        self.scene.set_width(width + 2.0 - (PADDING - EDGE))
        self.update()
        self.placed.emit()

    def _foot_size(self) -> QSize:
        """What somebody else has put at the right end; nothing has no width."""
        return self._foot.sizeHint() if self.foot.count() else QSize(0, 0)

    def _follow(self, step: Step) -> None:
        if None in step.groups or step.gone or step.notes:
            self.grown.emit()
            self.update()

    def _change_look(self) -> None:
        self.pane.setBackgroundBrush(self._look.colour("sunk"))
        self._place()
        self.grown.emit()
