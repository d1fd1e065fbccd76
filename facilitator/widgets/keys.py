"""Key caps: alone, in a button, and in the bar at the foot of the console."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.painting.pens import paint_fill
from facilitator.theme.theme import Theme

CAP_HEIGHT = 20
CAP_PADDING = 6


def cap_font(theme: Theme, room: str = "console", scale: float = 1.0) -> QFont:
    """The type on a key."""
    return theme.font("caption", room, scale)


def cap_size(theme: Theme, keys: str, room: str = "console", scale: float = 1.0) -> QSize:
    """How large the cap of these keys is."""
    font = cap_font(theme, room, scale)
    unit = font.pixelSize() / 12
    height = round(CAP_HEIGHT * unit * (1.0 if room == "console" else 0.78))
    width = QFontMetricsF(font).horizontalAdvance(keys) + 2 * CAP_PADDING * unit
    return QSize(max(height, round(width)), height)


def paint_cap(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    keys: str,
    ink: QColor,
    edge: QColor,
    room: str = "console",
    scale: float = 1.0,
    fill: QColor | None = None,
) -> None:
    """Paint a key: a rounded outline with its legend, filled or not."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = theme.line("hair") if room == "console" else max(1.0, 1.5 * scale)
    inset = width / 2
    painter.setPen(QPen(edge, width))
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    radius = theme.radius("keycap") * (1.0 if room == "console" else 1.5 * scale)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.setFont(cap_font(theme, room, scale))
    painter.setPen(ink)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), keys)
    painter.restore()


class KeyCap(QWidget):
    """One key, or one chord in a single cap ("Ctrl R")."""

    def __init__(
        self, keys: str, theme: Theme, room: str = "console", *, scale: float = 1.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._keys, self._room, self._scale = theme, keys, room, scale
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow)

    def set_keys(self, keys: str) -> None:
        """Show other keys."""
        self._keys = keys
        self.setAccessibleName(keys)
        self._follow()

    def sizeHint(self) -> QSize:
        return cap_size(self._theme, self._keys, self._room, self._scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, edge, fill = (self._theme.colour(role) for role in ("inkSoft", "control", "surface"))
        rect = QRectF(QPoint(0, 0), self.size())
        paint_cap(painter, self._theme, rect, self._keys, ink, edge, self._room, self._scale, fill)

    def _follow(self) -> None:
        self.updateGeometry()
        self.update()


class KeyBar(QWidget):
    """The bar of keys that work now. What does not fit is left out from the end; help always stands at the right."""

    help_wanted = Signal()

    def __init__(self, theme: Theme, margin: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._margin = theme, margin
        self._keys: list[tuple[tuple[str, ...], str]] = []
        self._help: tuple[tuple[str, ...], str] = ((), "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow)

    def show_keys(
        self,
        keys: Sequence[tuple[tuple[str, ...], str]],
        help_text: str = "",
        help_keys: tuple[str, ...] = ("F1",),
    ) -> None:
        """Show what keys do, most used first: [(("Ctrl", "PgDn"), "Nästa moment"), …]."""
        self._keys = list(keys)
        self._help = (help_keys, help_text)
        entries = [*self._keys, self._help] if help_text else self._keys
        self.setAccessibleName("; ".join(f"{'+'.join(caps)} {text}" for caps, text in entries))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, max(self._theme.size("keyBar"), self._theme.scaled(self._theme.size("keyBar"))))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_fill(painter, QRectF(self.rect()), self._theme.colour("surface"))
        hair = self._theme.line("hair")
        paint_fill(painter, QRectF(0, 0, self.width(), hair), self._theme.colour("line"))
        end = float(self.width() - self._margin)
        if self._help[1]:
            end -= self._entry_width(*self._help)
            self._paint_entry(painter, end, *self._help)
            end -= 24
        x = float(self._margin)
        for caps, text in self._keys:
            width = self._entry_width(caps, text)
            if x + width > end:
                break
            self._paint_entry(painter, x, caps, text)
            x += width + 22

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._help[1] and event.position().x() > self.width() - self._margin - self._entry_width(*self._help):
            self.help_wanted.emit()

    def _entry_width(self, caps: tuple[str, ...], text: str) -> float:
        words = QFontMetricsF(self._theme.font("label", weight=400)).horizontalAdvance(text)
        return sum(cap_size(self._theme, cap).width() + 6 for cap in caps) + words

    def _paint_entry(self, painter: QPainter, x: float, caps: tuple[str, ...], text: str) -> None:
        theme = self._theme
        middle = (self.height() + theme.line("hair")) / 2
        for cap in caps:
            size = cap_size(theme, cap)
            rect = QRectF(round(x), round(middle - size.height() / 2), size.width(), size.height())
            paint_cap(painter, theme, rect, cap, theme.colour("inkSoft"), theme.colour("control"))
            x += size.width() + 6
        font = theme.font("label", weight=400)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("inkSoft"))
        painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), text)

    def _follow(self) -> None:
        self.updateGeometry()
        self.update()
