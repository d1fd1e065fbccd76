"""A panel that slides over the workspace from one side and goes back at Esc, and the upright tab that opens it."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QVBoxLayout, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.keys import cap_size, paint_cap
from facilitator.widgets.ring import COVERS, OWN
from facilitator.widgets.surface import Panel

TAB_WIDTH = 48


class Drawer(Panel):
    """Lies over its host along the left or the right edge. `toggled` tells whether it is out."""

    toggled = Signal(bool)

    def __init__(self, host: QWidget, theme: Theme, side: str) -> None:
        super().__init__(theme, edges=("left",) if side == "right" else ("right",), edge="control", parent=host)
        self._host, self._side, self._look = host, side, theme
        self._held: QWidget | None = None
        self.setProperty(COVERS, True)
        self._back: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1 if side == "right" else 0, 0, 0 if side == "right" else 1, 0)
        self._motion = QPropertyAnimation(self, b"geometry", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.finished.connect(self._arrive)
        self._out = False
        host.installEventFilter(self)
        self.hide()

    @property
    def is_out(self) -> bool:
        """Whether it lies over the workspace."""
        return self._out

    def hold(self, widget: QWidget) -> None:
        """Take a widget to show; it keeps its width."""
        self._held = widget
        self._column.addWidget(widget)
        widget.show()

    def give_back(self) -> QWidget | None:
        """Close at once and let go of the widget."""
        self._motion.stop()
        self._set_out(False)
        self.hide()
        held, self._held = self._held, None
        if held is not None:
            self._column.removeWidget(held)
        return held

    def toggle(self) -> None:
        """Slide out, or back."""
        if self._out:
            self.close_up()
        else:
            self.open_up()

    def open_up(self) -> None:
        """Slide out; the focus stays where it is until somebody takes it in here."""
        if self._out or self._held is None:
            return
        self._back = QApplication.focusWidget()
        self._set_out(True)
        self.setGeometry(self._place(False))
        self.show()
        self.raise_()
        self._slide(True)

    def close_up(self) -> None:
        """Slide back; the focus returns to where it was."""
        if not self._out:
            return
        inside = self.isAncestorOf(focus) if (focus := QApplication.focusWidget()) is not None else False
        self._set_out(False)
        self._slide(False)
        if inside and self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self._out:
            self._motion.stop()
            self.setGeometry(self._place(True))
        return False

    def _set_out(self, out: bool) -> None:
        if out != self._out:
            self._out = out
            self.toggled.emit(out)

    def _slide(self, out: bool) -> None:
        duration = self._look.milliseconds("move")
        self._motion.stop()
        if not duration or not self._host.isVisible():
            self.setGeometry(self._place(out))
            self._arrive()
            return
        self._motion.setDuration(duration)
        self._motion.setStartValue(self.geometry())
        self._motion.setEndValue(self._place(out))
        self._motion.start()

    def _arrive(self) -> None:
        if not self._out:
            self.hide()

    def _place(self, out: bool) -> QRect:
        width = self._held.sizeHint().width() if self._held is not None else 0
        if self._held is not None and self._held.minimumWidth() == self._held.maximumWidth():
            width = self._held.maximumWidth()
        width = min(width + 1, self._host.width())
        if self._side == "right":
            return QRect(self._host.width() - (width if out else 0), 0, width, self._host.height())
        return QRect(0 if out else -width, 0, width, self._host.height())


class SideTab(QAbstractButton):
    """The upright tab of a drawer that is closed: its name, its key, and what is in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys, self._about = "", ""
        self.setProperty(OWN, True)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def show_name(self, name: str, keys: str, about: str = "") -> None:
        """Say this; `about` is left out where there is no room."""
        self._keys, self._about = keys, about
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(", ".join(part for part in (keys, about) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width(), 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(), 120)

    def _width(self) -> int:
        return round(TAB_WIDTH * min(self._theme.text_scale, 1.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunk" if self.underMouse() or self.isDown() else "surface"))
        painter.fillRect(QRectF(0, 0, theme.line("hair"), self.height()), theme.colour("line"))
        name = theme.font("body", weight=600)
        y = self._upright(painter, self.text(), name, "ink", 20.0)
        size = cap_size(theme, self._keys)
        middle = (self.width() + theme.line("hair")) / 2
        cap = QRectF(round(middle - size.width() / 2), round(y + 10), size.width(), size.height())
        if self._keys:
            paint_cap(painter, theme, cap, self._keys, theme.colour("ink"), theme.colour("control"))
        about = theme.font("label", weight=400)
        if cap.bottom() + 36 + QFontMetricsF(about).horizontalAdvance(self._about) < self.height() - 8:
            self._upright(painter, self._about, about, "inkSoft", cap.bottom() + 36)
        if self.hasFocus():
            width = theme.line("focus")
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.colour("focus"))
            for inset in range(round(width)):
                painter.drawRect(QRectF(self.rect()).adjusted(2.5 + inset, 2.5 + inset, -3.5 - inset, -3.5 - inset))

    def _upright(self, painter: QPainter, text: str, font: QFont, role: str, top: float) -> float:
        """Paint words downwards from `top` and return where they end."""
        painter.save()
        painter.setFont(font)
        metrics = QFontMetricsF(painter.font())
        painter.setPen(self._theme.colour(role))
        painter.translate((self.width() + 1) / 2, top)
        painter.rotate(90)
        painter.drawText(0, round(metrics.xHeight() / 2), text)
        painter.restore()
        return top + metrics.horizontalAdvance(text)
