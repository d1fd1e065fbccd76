"""Impact against effort, five by five: every team's concept as its sign with a number, moved with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.painting.ink import write
from facilitator.painting.pens import pen
from facilitator.painting.shapes import paint_shape
from facilitator.theme.theme import Theme

STEPS = 5
MARK = 20
LEFT, BOTTOM, RIGHT = 24, 22, 6
TALLEST, LOWEST = 236, 146
MIDDLE = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a team's concept stands, 1–5 both ways; 0 is not placed."""

    team: str
    number: int
    target_group: str | None
    name: str
    impact: int
    effort: int


@dataclass(frozen=True, slots=True)
class PlotWords:
    """The words on the plot."""

    name: str
    impact: str
    effort: str
    here: str


class EffortPlot(QWidget):
    """Arrows, or a click, place the concept of the team at hand; Delete takes it away. `placed` tells (impact, effort)."""

    placed = Signal(int, int)
    left = Signal()

    def __init__(self, theme: Theme, words: PlotWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._marks: list[Mark] = []
        self._own: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(TALLEST + BOTTOM)
        theme.changed.connect(self.update)

    @property
    def own(self) -> Mark | None:
        """The mark that keys move."""
        return next((mark for mark in self._marks if mark.team == self._own), None)

    def show_marks(self, marks: Sequence[Mark], own: str | None, said: str) -> None:
        """Show every team's mark; `own` is the team at hand, `said` where its mark stands."""
        moved = (list(marks), own) != (self._marks, self._own)
        self._marks, self._own = list(marks), own
        self.setAccessibleDescription(said)
        if moved:
            self.update()
            if self.hasFocus() and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def sizeHint(self) -> QSize:
        return QSize(288, LOWEST + BOTTOM)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, LOWEST + BOTTOM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = self.own
        steps = {
            Qt.Key.Key_Up: (1, 0),
            Qt.Key.Key_Down: (-1, 0),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Left: (0, -1),
        }
        if own is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if own.impact or own.effort:
                self.placed.emit(0, 0)
        elif event.key() in steps:
            up, right = steps[Qt.Key(event.key())]
            if own.impact and own.effort:
                self._place(own.impact + up, own.effort + right)
            else:
                self._place(MIDDLE, MIDDLE)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        square = self._square()
        if self.own is not None and square.adjusted(-4, -4, 4, 4).contains(event.position()):
            across = int((event.position().x() - square.left()) / square.width() * STEPS) + 1
            up = STEPS - int((event.position().y() - square.top()) / square.height() * STEPS)
            self._place(max(1, min(STEPS, up)), max(1, min(STEPS, across)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = self._square()
        painter.setPen(pen(theme.colour("line"), theme.line("hair")))
        centre = square.center()
        painter.drawLine(QPointF(square.left(), centre.y()), QPointF(square.right(), centre.y()))
        painter.drawLine(QPointF(centre.x(), square.top()), QPointF(centre.x(), square.bottom()))
        painter.setPen(QPen(theme.colour("control" if self.isEnabled() else "line"), theme.line("hair")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square)
        self._paint_axes(painter, square)
        for mark, place in self._places(square):
            self._paint_mark(painter, mark, place)

    def _place(self, impact: int, effort: int) -> None:
        own = self.own
        impact, effort = max(1, min(STEPS, impact)), max(1, min(STEPS, effort))
        if own is not None and (impact, effort) != (own.impact, own.effort):
            self.placed.emit(impact, effort)

    def _square(self) -> QRectF:
        return QRectF(LEFT, 1, self.width() - LEFT - RIGHT, self.height() - BOTTOM - 2)

    def _paint_axes(self, painter: QPainter, square: QRectF) -> None:
        theme, words = self._theme, self._words
        write(painter, theme, "caption", "inkSoft", words.here, square.left() + 8, square.top() + 14, weight=400)
        across = f"{words.effort} →"
        middle = square.bottom() + BOTTOM / 2 + 3
        write(painter, theme, "caption", "inkSoft", across, square.center().x() - 22, middle, weight=400)
        painter.save()
        painter.translate(square.left() - 12, square.center().y() + 24)
        painter.rotate(-90)
        write(painter, theme, "caption", "inkSoft", f"{words.impact} →", 0, 0, weight=400)
        painter.restore()

    def _places(self, square: QRectF) -> list[tuple[Mark, QPointF]]:
        """Where marks stand: side by side in a square that several share; the team's own comes last, on top."""
        cells: dict[tuple[int, int], list[Mark]] = {}
        for mark in self._marks:
            if mark.impact and mark.effort:
                cells.setdefault((mark.impact, mark.effort), []).append(mark)
        width, height = square.width() / STEPS, square.height() / STEPS
        found = []
        for (impact, effort), marks in cells.items():
            centre = QPointF(square.left() + (effort - 0.5) * width, square.bottom() - (impact - 0.5) * height)
            apart = min(MARK + 3.0, (width - 4) / len(marks)) if len(marks) > 1 else 0.0
            for place, mark in enumerate(marks):
                found.append((mark, centre + QPointF((place - (len(marks) - 1) / 2) * apart, 0)))
        return sorted(found, key=lambda pair: pair[0].team == self._own)

    def _paint_mark(self, painter: QPainter, mark: Mark, place: QPointF) -> None:
        theme, half = self._theme, MARK / 2
        rect = QRectF(place.x() - half, place.y() - half, MARK, MARK)
        own = mark.team == self._own
        if own:
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(place, half + 6, half + 6)
        paint_shape(painter, theme, mark.target_group, rect)
        font = theme.font("caption", weight=600)
        font.setPixelSize(11 if mark.number < 100 else 9)
        painter.setFont(font)
        group = mark.target_group
        painter.setPen(theme.ink_on(group) if group is not None else theme.colour("ink"))
        drop = 3.0 if group is None else 0.0
        painter.drawText(rect.translated(0, drop), int(Qt.AlignmentFlag.AlignCenter), str(mark.number))
