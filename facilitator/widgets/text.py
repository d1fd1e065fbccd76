"""Words on the screen: a label in a style and a role, and the ink chip that time alone uses."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme

ELIDED_WIDTH = 48
KEPT = 4
"""A layout asks for the height at a few widths before it settles; the lines of so many are kept."""


class Text(QLabel):
    """Plain text in one style, with the line height of the design.

    With `wrap` it breaks into lines; with `elide` it may be squeezed and ends in an ellipsis; `most` limits the lines.
    """

    def __init__(
        self,
        text: str,
        theme: Theme,
        style: str = "body",
        role: str = "ink",
        wrap: bool = False,
        room: str = "console",
        *,
        elide: bool = False,
        most: int | None = None,
        weight: int | None = None,
        scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._style, self._role, self._room = theme, style, role, room
        self._elide, self._most, self._weight, self._scale = elide, most, weight, scale
        self._laid: dict[tuple[object, ...], Lines] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        theme.changed.connect(self._follow)
        self._follow()

    def set_role(self, role: str) -> None:
        """Change the colour role."""
        if role != self._role:
            self._role = role
            self._follow()

    def set_style(self, style: str, *, weight: int | None = None, scale: float | None = None) -> None:
        """Change the style of type; `scale` is that of the room's display."""
        self._style, self._weight = style, weight
        self._scale = self._scale if scale is None else scale
        self._follow()

    @property
    def leading(self) -> int:
        """The height of one line."""
        return self._theme.leading(self._style, self._room, self._scale)

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return -1
        width = min(width, self.maximumWidth())  # a layout asks about all the room that it has
        return self._lines(width).count * self.leading + self._margins().height()

    def sizeHint(self) -> QSize:
        margins = self._margins()
        lines = self._lines(None)
        width = round(lines.natural_width + 0.999)
        if self.wordWrap():
            width = min(width, 34 * self.leading)
            lines = self._lines(width + margins.width())
        return QSize(width + margins.width(), lines.count * self.leading + margins.height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self._elide or self.wordWrap():
            narrow = min(hint.width(), self._theme.scaled(ELIDED_WIDTH))
            return QSize(narrow, self.leading + self._margins().height())
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.contentsRect())
        lines = self._lines(self.width())
        height = min(lines.height, max(area.height(), float(self.leading)))
        vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        top = area.top()
        if vertical & Qt.AlignmentFlag.AlignVCenter:
            top += max(0.0, (area.height() - height) / 2)
        elif vertical & Qt.AlignmentFlag.AlignBottom:
            top += max(0.0, area.height() - height)
        role = self._role if self.isEnabled() else "inkFaint"
        lines.paint(painter, QPointF(area.left(), round(top)), self._theme.colour(role))

    def _margins(self) -> QSize:
        edges = self.contentsMargins()
        return QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _lines(self, width: int | None) -> Lines:
        """The text laid out to the width of the widget, or without one to its own width."""
        room = 1e6 if width is None else float(width - self._margins().width())
        most = self._most
        if not self.wordWrap():
            most = 1 + self.text().count("\n") if self._most is None else self._most
            if not self._elide:
                room = max(room, 1e6) if self._plain_left() else room
        alignment = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        if width is None:
            alignment = Qt.AlignmentFlag.AlignLeft
        key = (self.text(), room, most, alignment, self.font().key(), self.leading)
        lines = self._laid.get(key)
        if lines is None:
            if len(self._laid) >= KEPT:
                self._laid.clear()
            lines = Lines(self.text(), self.font(), room, self.leading, most=most, alignment=alignment)
            self._laid[key] = lines
        return lines

    def _plain_left(self) -> bool:
        return not self.alignment() & (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignHCenter)

    def _follow(self) -> None:
        self._laid.clear()
        self.setFont(self._theme.font(self._style, self._room, self._scale, weight=self._weight))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(self._role))
        self.setPalette(palette)
        self.updateGeometry()
        self.update()


class Chip(QWidget):
    """A filled ink pill with a few words; used for time only."""

    def __init__(
        self, text: str, theme: Theme, room: str = "console", *, scale: float = 1.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._room, self._scale = theme, room, scale
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow)
        self.set_text(text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self._follow()

    def sizeHint(self) -> QSize:
        font = self._theme.font(self._type(), self._room, self._scale, weight=600)
        height = round(self._theme.leading(self._type(), self._room, self._scale) * 1.34)
        return QSize(round(QFontMetricsF(font).horizontalAdvance(self._text) + height), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(QPoint(0, 0), self.size())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("inverse"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setFont(self._theme.font(self._type(), self._room, self._scale, weight=600))
        painter.setPen(self._theme.colour("inverseInk"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._text)

    def _type(self) -> str:
        return "label" if self._room == "console" else "caption"

    def _follow(self) -> None:
        self.updateGeometry()
        self.update()
