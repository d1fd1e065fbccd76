"""The strip of pages: every page small, with its number and the chapter that begins there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.theme.theme import Theme

RATIO = 842 / 595  # A4
WIDTH, HEIGHT, PITCH = 74, 104, 100
EDGE = 6  # round a page, for the line that marks it
MORE = 24


class PageStrip(QWidget):
    """Left and right choose a page, Return opens it large. `chosen` and `opened` carry its number, from 0."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._names: list[str] = []
        self._current, self._first, self._offset = 0, 0, 0.0
        self.pictures: Callable[[int, int], QImage | None] = lambda page, width: None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self._tell()

    @property
    def current(self) -> int:
        """The page that is chosen, from 0."""
        return self._current

    @property
    def picture_width(self) -> int:
        """How wide its pictures are, in pixels of the display."""
        return round(WIDTH * self.devicePixelRatioF())

    def show_pages(self, names: Sequence[str]) -> None:
        """Show so many pages, each with the chapter that begins there (or nothing)."""
        self._names = list(names)
        self._current = max(0, min(self._current, len(self._names) - 1))
        self._tell()
        self.update()

    def choose(self, page: int, first: int) -> None:
        """Mark a page, and the pair it is seen in."""
        self._current, self._first = page, first
        left, right = first * PITCH, (first + 2) * PITCH
        if left < self._offset:
            self._offset = max(0.0, left - MORE)
        elif right > self._offset + self.width():
            self._offset = right - self.width() + MORE
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT + 2 * EDGE + 4 + self._theme.leading("label"))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and 0 <= self._current + step < len(self._names):
            self.chosen.emit(self._current + step)
        elif event.key() == Qt.Key.Key_Home and self._names:
            self.chosen.emit(0)
        elif event.key() == Qt.Key.Key_End and self._names:
            self.chosen.emit(len(self._names) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._names:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        page = int((event.position().x() + self._offset) // PITCH)
        if 0 <= page < len(self._names):
            self.chosen.emit(page)

    def wheelEvent(self, event: QWheelEvent) -> None:
        most = max(0.0, len(self._names) * PITCH - self.width())
        by = event.angleDelta().x() or event.angleDelta().y()
        self._offset = max(0.0, min(most, self._offset - by))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, name in enumerate(self._names):
            x = page * PITCH - self._offset
            if x + PITCH < 0 or x > self.width():
                continue
            shown = page in (self._first, self._first + 1)
            rect = QRectF(round(x) + EDGE, EDGE, WIDTH, HEIGHT)
            picture = self.pictures(page, self.picture_width)
            paint_page(painter, theme, rect, picture)
            if shown:
                painter.setPen(QPen(theme.colour("ink"), 2))
                painter.drawRect(rect.adjusted(-4, -4, 4, 4))
            font = theme.font("caption", weight=600 if shown else 400)
            painter.setFont(font)
            painter.setPen(theme.colour("ink" if shown else "inkSoft"))
            metrics = QFontMetricsF(font)
            text = metrics.elidedText(f"{page + 1}  {name}".rstrip(), Qt.TextElideMode.ElideRight, PITCH - 8)
            painter.drawText(QPointF(rect.left(), HEIGHT + 2 * EDGE + 4 + metrics.ascent()), text)

    def _tell(self) -> None:
        named = f"{self._current + 1} {self._names[self._current]}".rstrip() if self._names else ""
        self.setAccessibleName(f"{self._name} {named}".rstrip())


def pixels(widget: QWidget, rect: QRectF) -> int:
    """How many pixels of the display a width takes."""
    return round(rect.width() * widget.devicePixelRatioF())


def paint_page(painter: QPainter, theme: Theme, rect: QRectF, picture: QImage | None) -> None:
    """Paint a page: white paper with a hair line; empty until its picture has come."""
    painter.fillRect(rect, Qt.GlobalColor.white)
    if picture is not None:
        painter.drawImage(rect, picture)
    width = theme.line("hair")
    painter.setPen(QPen(theme.colour("line"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-width / 2, -width / 2, width / 2, width / 2))
