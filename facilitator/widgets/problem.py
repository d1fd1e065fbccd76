"""Why something was refused, said where it was asked for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.icons import paint_icon
from facilitator.theme.theme import Theme
from facilitator.widgets.text import Text


class Problem(QWidget):
    """Why something was refused, in words with an icon, in the colour of danger."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Sign("triangle-alert", theme, "danger"), 0, Qt.AlignmentFlag.AlignTop)
        self._text = Text("", theme, "label", "danger", wrap=True)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty when nothing is wrong."""
        return self._text.text() if not self.isHidden() else ""

    def tell(self, text: str) -> None:
        """Say what is wrong; nothing hides it."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class _Sign(QWidget):
    """An icon on its own, said in the words beside it."""

    def __init__(self, icon: str, theme: Theme, role: str) -> None:
        super().__init__()
        self._icon, self._theme, self._role = icon, theme, role
        theme.changed.connect(self._follow)
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = float(self._theme.scaled(14))
        rect = QRectF(0, round((self.height() - side) / 2) + 1, side, side)
        paint_icon(QPainter(self), self._icon, self._theme.colour(self._role), rect)

    def _follow(self) -> None:
        self.setFixedSize(self._theme.scaled(14), self._theme.leading("label"))
        self.update()
