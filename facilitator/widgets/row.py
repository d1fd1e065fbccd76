"""A row that is a button: a line of words, and fainter ones under it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme
from facilitator.widgets.pressed import Pressed

PAD = 8


class RowButton(Pressed):
    """Two lines of plain text that can be pressed."""

    def __init__(
        self, theme: Theme, title: str, about: str = "", *, most: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._title, self._about, self._most = theme, title, about, most
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        about = self._theme.leading("label") if self._about else 0
        return round(2 * PAD + self._lines(width).height + about)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.leading("body") + 2 * PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_hovered or self.isDown():
            painter.fillRect(self.rect(), self._theme.colour("sunk"))
        lines = self._lines(self.width())
        lines.paint(painter, QPointF(4, PAD), self._theme.colour("ink"))
        if self._about:
            painter.setFont(self._theme.font("label", weight=400))
            painter.setPen(self._theme.colour("inkSoft"))
            area = QRectF(4, PAD + lines.height, self.width() - 8, self._theme.leading("label"))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._about)

    def _lines(self, width: int) -> Lines:
        return Lines(self._title, self._theme.font("body"), width - 8, self._theme.leading("body"), most=self._most)
