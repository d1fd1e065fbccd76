"""The stepper: a number between two steps, for few and for many."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from facilitator.painting.pens import pen
from facilitator.theme.theme import Theme
from facilitator.widgets.ring import AROUND

HEIGHTS = {"normal": 36, "dense": 30}


class Stepper(QWidget):
    """− value +. Arrow keys, Page Up and Down and digits change it too; `changed` tells the new value."""

    changed = Signal(int)

    def __init__(
        self,
        theme: Theme,
        minimum: int,
        maximum: int,
        name: str,
        *,
        value: int | None = None,
        size: str = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        self._box = _Number(self)
        self._box.setRange(minimum, maximum)
        self._box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._box.setFrame(False)
        self._box.setProperty("bare", True)
        self._box.setAccessibleName(name)
        self._box.setKeyboardTracking(False)
        self._box.setValue(minimum if value is None else value)
        self._less, self._more = _Step(theme, "−", name), _Step(theme, "+", name)
        self._less.clicked.connect(self._box.stepDown)
        self._more.clicked.connect(self._box.stepUp)
        self._box.valueChanged.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for widget in (self._less, self._box, self._more):
            row.addWidget(widget, 1 if widget is self._box else 0)
        self.setFocusProxy(self._box)
        self.setProperty(AROUND, True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow)
        self._follow()
        self._show_limits()

    @property
    def value(self) -> int:
        """The number."""
        return self._box.value()

    def set_value(self, value: int) -> None:
        """Show another number, without telling anyone."""
        blocked = self._box.blockSignals(True)
        self._box.setValue(value)
        self._box.blockSignals(blocked)
        self._show_limits()

    def sizeHint(self) -> QSize:
        height = max(HEIGHTS[self._size], self._theme.scaled(HEIGHTS[self._size]))
        digits = self._box.fontMetrics().horizontalAdvance(str(self._box.maximum()))
        return QSize(max(88, round(2 * 32 * self._theme.text_scale) + digits + 12), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._theme.line("hair")
        painter.setPen(QPen(self._theme.colour("control" if self.isEnabled() else "line"), width))
        painter.setBrush(self._theme.colour("surface"))
        radius = self._theme.radius("control")
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(frame, radius, radius)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def _tell(self, value: int) -> None:
        self._show_limits()
        self.changed.emit(value)

    def _show_limits(self) -> None:
        self._less.setEnabled(self._box.value() > self._box.minimum())
        self._more.setEnabled(self._box.value() < self._box.maximum())

    def _follow(self) -> None:
        self._box.setFont(self._theme.font("body", weight=600))
        for widget in (self._box, self._box.lineEdit()):
            widget.setPalette(self._theme.palette())
        self.updateGeometry()
        self.update()


class _Number(QSpinBox):
    """The number of a stepper; a class of its own, so that the style sheet of free-standing ones leaves it alone."""


class _Step(QAbstractButton):
    """One step down or up; the keyboard has the arrows of the number between."""

    def __init__(self, theme: Theme, sign: str, name: str) -> None:
        super().__init__()
        self._theme, self._sign = theme, sign
        self.setAccessibleName(f"{name} {sign}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRepeat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(30), 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if (self.underMouse() or self.isDown()) and self.isEnabled():
            painter.fillRect(self.rect().adjusted(2, 2, -2, -2), self._theme.colour("sunk"))
        middle = QRectF(self.rect()).center()
        half = self._theme.scaled(4)
        painter.setPen(pen(self._theme.colour("ink" if self.isEnabled() else "inkFaint"), 1.3 * self._theme.text_scale))
        painter.drawLine(round(middle.x()) - half, round(middle.y()), round(middle.x()) + half, round(middle.y()))
        if self._sign == "+":
            painter.drawLine(round(middle.x()), round(middle.y()) - half, round(middle.x()), round(middle.y()) + half)
