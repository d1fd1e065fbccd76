"""The two diamonds as navigation: four halves, each a button, showing how far the meeting has come."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.painting.line import CLOSES, PHASES, Segment, paint_line
from facilitator.theme.theme import Theme
from facilitator.widgets.ring import OWN

WIDTH, HALF = 246, 50
COMPACT_WIDTH, COMPACT_HALF = 52, 14
SKIPPED = "skipped"


class TwoDiamonds(QWidget):
    """Shows the four phases and lets a person go to one. The compact form is the mark, without words."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._compact = theme, compact
        self._progress: dict[str, float] = dict.fromkeys(PHASES, 0.0)
        self._skipped: set[str] = set()
        self._current = ""
        self._labels: dict[str, str] = {}
        self._halves = {phase: _Half(phase, theme, self) for phase in PHASES}
        for half in self._halves.values():
            half.clicked.connect(self._choose)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow)

    def show_progress(
        self, phases: Mapping[str, tuple[float, str, str]], current_phase: str, labels: Mapping[str, str]
    ) -> None:
        """Show for each phase (progress 0 to 1, state, accessible name); a state `skipped` gets a dotted outline.

        `labels` are the names of the phases; the current one is SemiBold.
        """
        for phase, (progress, state, spoken) in phases.items():
            self._progress[phase] = progress
            self._skipped = self._skipped | {phase} if state == SKIPPED else self._skipped - {phase}
            half = self._halves[phase]
            half.setAccessibleName(spoken)
            half.setToolTip(labels.get(phase, "") if self._compact else "")
        self._current, self._labels = current_phase, dict(labels)
        self.update()

    def half(self, phase: str) -> QAbstractButton:
        """The button of a phase."""
        return self._halves[phase]

    def move_focus(self, phase: str, step: int) -> None:
        """Give the focus to the phase `step` away."""
        index = PHASES.index(phase) + step
        if 0 <= index < len(PHASES):
            self._halves[PHASES[index]].setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        if self._compact:
            return QSize(COMPACT_WIDTH + 4, 44)
        return QSize(WIDTH + 4, 2 * HALF + 14 + self._words_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() if self._compact else 184, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        left, centre, width, half = self._measures()
        for index, phase in enumerate(PHASES):
            area = QRectF(left + index * width, centre - half, width, 2 * half)
            if self._compact:
                area.adjust(0, -8, 0, 8)
            else:
                area.setBottom(self.height())
            self._halves[phase].take_place(area.toRect(), QRectF(left + index * width, centre - half, width, 2 * half))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, centre, width, half = self._measures()
        segments = [Segment(phase, width, self._progress[phase], phase in self._skipped) for phase in PHASES]
        at = PHASES.index(self._current) if self._current in PHASES else None
        now = at is not None and not self._compact
        stroke = 2.0 if not self._compact else 1.8
        paint_line(painter, self._theme, segments, left, centre, half, stroke, now=now, at=at)
        if not self._compact:
            self._paint_labels(painter, left, centre + half, width)

    def _paint_labels(self, painter: QPainter, left: float, top: float, width: float) -> None:
        theme = self._theme
        ends = left
        style = "label" if self._labels_width("label") <= 4 * width else "caption"
        for index, phase in enumerate(PHASES):
            here = phase == self._current
            font = theme.font(style, weight=600 if here else 400)
            metrics = QFontMetricsF(font)
            text = self._labels.get(phase, "")
            advance = metrics.horizontalAdvance(text)
            x = left + (index + 0.5) * width - advance / 2
            rest = sum(self._label_width(later, style) + 5 for later in PHASES[index + 1 :])
            x = max(ends, min(x, left + 4 * width - rest - advance))
            painter.setFont(font)
            painter.setPen(theme.colour("ink" if here else "inkSoft"))
            painter.drawText(QPointF(x, top + 10 + metrics.ascent()), text)
            ends = x + advance + 5

    def _labels_width(self, style: str) -> float:
        return sum(self._label_width(phase, style) + 5 for phase in PHASES) - 5

    def _label_width(self, phase: str, style: str) -> float:
        font = self._theme.font(style, weight=600 if phase == self._current else 400)
        return QFontMetricsF(font).horizontalAdvance(self._labels.get(phase, ""))

    def height_in(self, width: int) -> int:
        """How high the diamonds with their words are in this width."""
        return round(2 * self._half_in(width - 4.0)) + 14 + self._words_height()

    def _half_in(self, width: float) -> float:
        return min(float(HALF), min(WIDTH * 1.2, width) * 0.205)

    def _measures(self) -> tuple[float, float, float, float]:
        """Left edge, middle, width of a half and half height of the diamonds."""
        if self._compact:
            width = COMPACT_WIDTH / 4
            return (self.width() - COMPACT_WIDTH) / 2, self.height() / 2, width, COMPACT_HALF
        whole = min(WIDTH * 1.2, self.width() - 4.0)
        half = self._half_in(whole)
        return (self.width() - whole) / 2, half + 5, whole / 4, half

    def _words_height(self) -> int:
        return 10 + self._theme.leading("label")

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, _Half):
            self.chosen.emit(sender.phase)

    def _follow(self) -> None:
        self.updateGeometry()
        self.update()


class _Half(QAbstractButton):
    """One phase: a half diamond that can be pressed; the navigation paints it, this shows its focus."""

    def __init__(self, phase: str, theme: Theme, parent: TwoDiamonds) -> None:
        super().__init__(parent)
        self.phase = phase
        self._theme, self._navigation = theme, parent
        self._diamond = QRectF()
        self.setProperty(OWN, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def take_place(self, area: QRect, diamond: QRectF) -> None:
        """Stand in `area` of the navigation, with the half diamond at `diamond` in it."""
        self.setGeometry(area)
        self._diamond = diamond.translated(-QPointF(area.topLeft()))

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._navigation.move_focus(self.phase, steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        width = theme.line("focus")
        if self._diamond.width() < 24:
            painter.setPen(QPen(theme.colour("focus"), width))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            return
        rect = self._diamond
        inset = 5.0
        tip, base = (rect.left() + inset * 2.4, rect.right() - inset)
        if self.phase not in CLOSES:
            tip, base = rect.right() - inset * 2.4, rect.left() + inset
        middle, reach = rect.center().y(), rect.height() / 2 * abs(base - tip) / rect.width()
        path = QPainterPath(QPointF(tip, middle))
        path.lineTo(base, middle - reach)
        path.lineTo(base, middle + reach)
        path.closeSubpath()
        painter.setPen(QPen(theme.colour("surface"), width + 3))
        painter.drawPath(path)
        painter.setPen(QPen(theme.colour("focus"), width))
        painter.drawPath(path)
