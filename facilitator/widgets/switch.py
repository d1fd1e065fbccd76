"""The switch: two to four words of which one holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.ring import ring_is_missing

HEIGHT = 32


class Switch(QWidget):
    """Segments side by side (or in rows of `columns`); arrows move between them, `chosen` tells the value taken."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        theme: Theme,
        name: str = "",
        *,
        columns: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`options` are values with their words; the first is chosen to begin with."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        self._columns = columns or len(options)
        grid = QGridLayout(self)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(1)
        for index, (value, text) in enumerate(options):
            segment = _Segment(text, theme, boxed=self._columns < len(options))
            segment.setAccessibleDescription(name)
            self._segments[value] = segment
            self._group.addButton(segment, index)
            grid.addWidget(segment, index // self._columns, index % self._columns)
        self._values = [value for value, _ in options]
        self.choose(self._values[0])
        self._group.idClicked.connect(self._tell)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def value(self) -> str:
        """The value that holds."""
        return self._values[self._group.checkedId()]

    def choose(self, value: str) -> None:
        """Let this value hold, without telling anyone."""
        self._segments[value].setChecked(True)
        for each, segment in self._segments.items():  # Tab reaches the one that holds, as it does once Qt has seen it
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == value else Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        width = theme.line("hair")
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        path = QPainterPath()
        path.addRoundedRect(frame, theme.radius("control"), theme.radius("control"))
        painter.fillPath(path, theme.colour("surface"))
        painter.setClipPath(path)
        for segment in self._segments.values():
            self._paint_segment(painter, segment)
        painter.setClipping(False)
        painter.setPen(QPen(theme.colour("control"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_segment(self, painter: QPainter, segment: _Segment) -> None:
        theme = self._theme
        rect = QRectF(segment.geometry()).adjusted(-0.5, -0.5, 0.5, 0.5)
        if segment.isChecked():
            painter.fillRect(rect, theme.colour("accentTint"))
        elif segment.underMouse() and segment.isEnabled():
            painter.fillRect(rect, theme.colour("sunk"))
        right, bottom = rect.right() < self.width() - 3, rect.bottom() < self.height() - 3
        if right:
            painter.fillRect(QRectF(rect.right() - 0.5, rect.top(), 1, rect.height()), theme.colour("line"))
        if bottom:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 0.5, rect.width(), 1), theme.colour("line"))
        if segment.isChecked() and self._columns < len(self._segments):
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        elif segment.isChecked():
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3), theme.colour("ink"))

    def _tell(self, index: int) -> None:
        self.update()
        self.chosen.emit(self._values[index])


class _Segment(QRadioButton):
    """One word of a switch; its surface is painted by the switch."""

    def __init__(self, text: str, theme: Theme, boxed: bool) -> None:
        super().__init__(text.replace("&", "&&"))
        self._theme, self._words, self._boxed = theme, text, boxed
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._repaint)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._theme.font("note", weight=600)).horizontalAdvance(self._words)
        return QSize(round(width) + 28, max(HEIGHT, self._theme.scaled(HEIGHT)) - 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, place: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        weight = 600 if self.isChecked() or self._boxed else 400
        painter.setFont(theme.font("note", weight=weight))
        painter.setPen(theme.colour("ink" if self.isEnabled() else "inkFaint"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)
        if ring_is_missing(self):
            painter.setPen(QPen(theme.colour("focus"), theme.line("focus")))
            painter.drawRect(QRectF(self.rect()).adjusted(3, 3, -3, -3))

    def _repaint(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            parent.update()
