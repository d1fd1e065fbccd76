"""An icon alone, or a few words with a small icon before them: as a sign to read, or as one to press."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.icons import paint_icon
from facilitator.theme.theme import Theme
from facilitator.widgets.pressed import Pressed
from facilitator.widgets.text import Text


class _Look:
    """What both kinds share: the words, their icon, and how they are painted."""

    def __init__(self, theme: Theme, style: str, weight: int, role: str) -> None:
        self.theme, self.style, self.weight, self.role = theme, style, weight, role
        self.words = ""
        self.icon = ""

    @property
    def font(self) -> QFont:
        return self.theme.font(self.style, weight=self.weight)

    @property
    def lead(self) -> float:
        """Pixels taken by the icon."""
        return self.theme.scaled(18) if self.icon else 0.0

    def size(self) -> QSize:
        width = QFontMetricsF(self.font).horizontalAdvance(self.words) + self.lead
        return QSize(round(width + 1), max(self.theme.scaled(22), self.theme.leading(self.style)))

    def paint_icon(self, painter: QPainter, height: int) -> None:
        """Paint the icon in the middle of a line of this height."""
        side = float(self.theme.scaled(14))
        place = QRectF(0, round((height - side) / 2), side, side)
        paint_icon(painter, self.icon, self.theme.colour(self.role), place)

    def paint(self, painter: QPainter, size: QSize, underlined: bool = False) -> None:
        colour, metrics = self.theme.colour(self.role), QFontMetricsF(self.font)
        baseline = round(size.height() / 2 + metrics.capHeight() / 2)
        if self.icon:
            self.paint_icon(painter, size.height())
        painter.setFont(self.font)
        painter.setPen(colour)
        shown = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, size.width() - self.lead)
        painter.drawText(QPointF(self.lead, baseline), shown)
        if underlined:
            painter.fillRect(QRectF(self.lead, baseline + 3, metrics.horizontalAdvance(shown), 1), colour)


class IconSign(QWidget):
    """An icon in soft ink; it is said in the words beside it."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(16), self._theme.scaled(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._icon, self._theme.colour("inkSoft"), QRectF(self.rect()))


class Sign(Text):
    """Words to read, with an icon that says the same; what does not fit ends in an ellipsis."""

    def __init__(self, theme: Theme, style: str = "label", weight: int = 400, role: str = "ink") -> None:
        super().__init__("", theme, style, role, elide=True, weight=weight)
        self._look = _Look(theme, style, weight, role)
        theme.changed.connect(self._make_room)

    @property
    def words(self) -> str:
        """What it says."""
        return self.text()

    def say(self, words: str, icon: str = "", role: str = "") -> None:
        """Say this."""
        look = self._look
        if (words, icon, role or look.role) != (self.text(), look.icon, look.role):
            look.icon, look.role = icon, role or look.role
            self.setText(words)
            self.setAccessibleName(words)
            self.set_role(look.role)
            self._make_room()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._look.icon:
            self._look.paint_icon(QPainter(self), self.height())

    def _make_room(self) -> None:
        self.setContentsMargins(round(self._look.lead), 0, 0, 0)


class PressedSign(Pressed):
    """Words that may also be clicked, underlined under the pointer. Not reached by Tab: what it does has a key of its own."""

    def __init__(self, theme: Theme, style: str = "label", weight: int = 400, role: str = "ink") -> None:
        super().__init__()
        self._look = _Look(theme, style, weight, role)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        """What it says."""
        return self._look.words

    def say(self, words: str, icon: str = "", *, weight: int | None = None, role: str = "") -> None:
        """Say this."""
        look = self._look
        before = look.size()
        look.words, look.icon = words, icon
        look.weight = look.weight if weight is None else weight
        look.role = role or look.role
        self.setAccessibleName(words)
        if look.size() != before:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._look.size()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(48, self._look.size().width()), self._look.size().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._look.paint(QPainter(self), self.size(), self.is_hovered and self.isEnabled())
