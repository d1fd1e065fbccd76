"""The notes of a proposed group, in columns like those of a cluster; each can be left out by Space or a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.board.facts import NoteFacts
from facilitator.board.look import BoardLook
from facilitator.board.suggesting.face import Face
from facilitator.widgets.surface import Scroll
from workshops.labels import Words

NARROWEST, GAP, PADDING = 210, 8, 14
WAYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class Grid(QWidget):
    """A ghost of a cluster: a dashed edge round the notes that would be in it."""

    changed = Signal()

    def __init__(self, look: BoardLook, words: Words) -> None:
        super().__init__()
        self._look, self._words = look, words
        self.faces: list[Face] = []
        self._columns, self._end = 1, 2 * PADDING
        self.held_in: Scroll | None = None
        look.changed.connect(self.arrange)

    @property
    def chosen(self) -> list[str]:
        """The notes that take part, in order."""
        return [face.facts.key for face in self.faces if face.isChecked()]

    def show_notes(self, notes: Sequence[NoteFacts], out: frozenset[str]) -> None:
        """Show these; those in `out` do not take part."""
        for face in self.faces[len(notes) :]:
            face.removeEventFilter(self)
            face.hide()
            face.deleteLater()
        del self.faces[len(notes) :]
        while len(self.faces) < len(notes):
            face = Face(self._look, self._words, choosable=True, parent=self)
            face.installEventFilter(self)
            face.toggled.connect(lambda on: self.changed.emit())
            self.faces.append(face)
        for face, facts in zip(self.faces, notes, strict=True):
            blocked = face.blockSignals(True)
            face.setChecked(facts.key not in out)
            face.blockSignals(blocked)
            face.show_note(facts)
            face.show()
        self.arrange()
        self.changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.scaled(480), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.arrange()

    def arrange(self) -> None:
        """Put each note under the shortest column."""
        least = self._look.theme.scaled(NARROWEST)
        room = self.width() - 2 * PADDING
        self._columns = max(1, (room + GAP) // (least + GAP))
        wide = (room - (self._columns - 1) * GAP) // self._columns
        tops = [PADDING] * self._columns
        for number, face in enumerate(self.faces):  # row by row, so that arrows go where one looks
            column = number % self._columns
            height = face.heightForWidth(wide)
            face.setGeometry(PADDING + column * (wide + GAP), tops[column], wide, height)
            tops[column] += height + GAP
        self._end = max(tops) - GAP + PADDING if self.faces else 2 * PADDING
        self.setMinimumHeight(self._end)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._look.theme.line("selected")
        painter.setPen(QPen(self._look.colour("accent"), width, Qt.PenStyle.DashLine))
        painter.setBrush(self._look.colour("surface"))
        radius = self._look.theme.radius("panel")
        painter.drawRoundedRect(
            QRectF(0, 0, self.width(), self._end).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go from note to note."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched not in self.faces:
            return False
        way = WAYS.get(Qt.Key(event.key()))
        if way is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        to = self.faces.index(watched) + way[0] + way[1] * self._columns
        if 0 <= to < len(self.faces):
            self.faces[to].setFocus(Qt.FocusReason.TabFocusReason)
            if self.held_in is not None:
                self.held_in.ensureWidgetVisible(self.faces[to], 0, 12)
        return True
