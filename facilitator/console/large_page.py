"""One page over the whole screen, to be read; Esc closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.console.page_strip import RATIO, paint_page, pixels
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Panel, Scroll
from facilitator.widgets.text import Text

WIDEST, MARGIN = 980, 24


class LargePage(Panel):
    """Lies over its parent while it is open. `closed` says that it went away, `turned` asks for another page."""

    closed = Signal()
    turned = Signal(int)

    def __init__(
        self, theme: Theme, close: tuple[str, str], pictures: Callable[[int, int], QImage | None], parent: QWidget
    ) -> None:
        """`close` are the words of the button and its key."""
        super().__init__(theme, fill="canvas", edges=(), parent=parent)
        self._name = Text("", theme, weight=600)
        self.button = Button(close[0], theme, close[1], size="dense")
        self.button.clicked.connect(self.close_page)
        self._sheet = _Sheet(theme, pictures)
        self._scroll = Scroll(self._sheet)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 12, MARGIN, 8)
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    @property
    def page(self) -> int:
        """The page that is open, from 0."""
        return self._sheet.page

    def show_page(self, page: int, name: str) -> None:
        """Open a page; `name` stands above it and is read aloud."""
        self._sheet.page = page
        self._sheet.setAccessibleName(name)
        self._name.setText(name)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self._scroll.verticalScrollBar().setValue(0)
        self._sheet.updateGeometry()
        self._sheet.update()
        self.show()
        self.raise_()
        self.setFocus()

    def close_page(self) -> None:
        """Go away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def refresh(self) -> None:
        """A picture has come."""
        self._sheet.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        step = {Qt.Key.Key_Down: 60, Qt.Key.Key_Up: -60, Qt.Key.Key_Space: self._scroll.height() - 60}
        by = step.get(Qt.Key(event.key()))
        if by is not None:
            bar.setValue(bar.value() + by)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.turned.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)


class _Sheet(QWidget):
    def __init__(self, theme: Theme, pictures: Callable[[int, int], QImage | None]) -> None:
        super().__init__()
        self._theme, self._pictures = theme, pictures
        self.page = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._width(width) * RATIO) + 2 * MARGIN

    def sizeHint(self) -> QSize:
        return QSize(WIDEST, self.heightForWidth(WIDEST + 2 * MARGIN))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        width = self._width(self.width())
        rect = QRectF(round((self.width() - width) / 2), 4, round(width), round(width * RATIO))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_page(painter, self._theme, rect, self._pictures(self.page, pixels(self, rect)))

    def _width(self, width: int) -> float:
        return min(float(WIDEST), width - 2.0 * MARGIN)
