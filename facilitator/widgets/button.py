"""The button, with its key painted inside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from facilitator.icons import paint_icon
from facilitator.painting.shapes import paint_feedback_sign, paint_shape
from facilitator.theme.theme import Theme
from facilitator.widgets.focus import RADIUS, ring_is_missing
from facilitator.widgets.keys import cap_size, paint_cap

KINDS = ("accent", "normal", "quiet", "live", "pill", "other")
PILLS = ("pill", "other")
HEIGHTS = {"normal": 36, "live": 48, "dense": 28, "pill": 30, "finger": 44}
PADDINGS = {"normal": 14, "live": 20, "dense": 10, "pill": 6, "finger": 10}
GAP = 8


class Button(QPushButton):
    """A button of one kind: accent (one a screen), normal, quiet (no frame), live (accent, 48 high), pill (key first),
    other (a pill for what is none of the others).

    An icon alone needs a `name` for assistive technology. Return presses it as Space does.
    """

    def __init__(
        self,
        text: str,
        theme: Theme,
        keys: str = "",
        kind: str = "normal",
        icon: str = "",
        *,
        size: str = "",
        name: str = "",
        icon_after: bool = False,
        target_group: str | None = None,
        with_shape: bool = False,
        longest: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`with_shape` paints the sign of `target_group` where an icon would stand; `longest` is the most pixels its words may take
        (people's own words can be long: the rest is an ellipsis, and all of it is read aloud).
        """
        super().__init__(parent)
        if kind not in KINDS:
            raise ValueError(kind)
        self._theme, self._keys, self._kind, self._icon = theme, keys, kind, icon
        self._size = size or {"live": "live", "pill": "pill", "other": "pill"}.get(kind, "normal")
        self._icon_after, self._shape, self._target_group = icon_after, with_shape, target_group
        self._longest = longest
        self._feedback = ""
        self._words = ""
        self._name = name
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setProperty(RADIUS, 15 if kind in PILLS else theme.radius("control"))
        theme.changed.connect(self._follow)
        self.set_text(text)

    @property
    def words(self) -> str:
        """What it says, without its keys."""
        return self._words

    @property
    def keys(self) -> str:
        """The keys shown inside it."""
        return self._keys

    def set_text(self, text: str, keys: str | None = None) -> None:
        """Say something else; the keys stay unless given."""
        self._words = text
        self._keys = self._keys if keys is None else keys
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(self._name or text)
        self.setAccessibleDescription(self._keys)
        self._follow()

    def set_longest(self, longest: int) -> None:
        """The most pixels its words may take before they are cut with an ellipsis; 0 is as many as they need."""
        self._longest = longest
        self._follow()

    @property
    def longest(self) -> int:
        """The most pixels its words may take; 0 is as many as they need."""
        return self._longest

    def set_icon(self, icon: str, name: str | None = None) -> None:
        """Show another icon, and with `name` be called something else."""
        self._icon = icon
        if name is not None:
            self._name = name
            self.setAccessibleName(name or self._words)
        self._follow()

    def set_size(self, size: str) -> None:
        """Be as high as buttons of a size are."""
        if size != self._size:
            self._size = size
            self._follow()

    def set_kind(self, kind: str) -> None:
        """Become another kind of button."""
        if kind not in KINDS:
            raise ValueError(kind)
        self._kind = kind
        self._follow()

    def set_target_group(self, target_group: str | None) -> None:
        """Show the sign of another target group."""
        self._shape, self._target_group, self._feedback = True, target_group, ""
        self._follow()

    def set_feedback(self, kind: str) -> None:
        """Show the sign of a kind of feedback; an empty kind is no sign at all."""
        self._shape, self._feedback = bool(kind), kind
        self._follow()

    def sizeHint(self) -> QSize:
        height = max(HEIGHTS[self._size], self._theme.scaled(HEIGHTS[self._size]))
        if not self._words and not self._keys:
            return QSize(height, height)
        width = self._content_width() + 2 * self._padding()
        return QSize(round(width + 0.999), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ink = self._paint_body(painter, rect)
        self._paint_content(painter, rect, ink)
        if ring_is_missing(self):
            painter.setPen(QPen(ink, self._theme.line("focus")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 4, 4)

    def _paint_body(self, painter: QPainter, rect: QRectF) -> QColor:
        """Paint fill and edge, and return the colour of the words on it."""
        theme, colour = self._theme, self._theme.colour
        accent = self._kind in ("accent", "live")
        pressed = self.isDown() or self.isChecked()
        hovered = self.underMouse() and self.isEnabled()
        fill: QColor | None = colour("accent") if accent else colour("surface")
        edge: QColor | None = colour("accent") if accent else colour("control")
        ink = colour("accentInk") if accent else colour("ink")
        if not self.isEnabled():
            fill, edge, ink = None, colour("line"), colour("inkFaint")
            edge = None if self._kind == "quiet" else edge
        elif self._kind == "quiet":
            fill, edge = (colour("sunk") if hovered or pressed else None), None
            ink = colour("accent") if self._words else colour("ink")
        elif accent:
            edge = colour("ink") if hovered or pressed else edge
        elif self._kind == "other" and not hovered and not pressed:
            fill = None
        elif hovered or pressed:
            fill, edge = colour("accentTint" if theme.is_contrast else "sunk"), colour("ink")
        width = theme.line("hair")
        outline = QPen(edge, width) if edge is not None else QPen(Qt.PenStyle.NoPen)
        if edge is not None and theme.is_contrast and not self.isEnabled():
            outline.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(outline)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        radius = rect.height() / 2 if self._kind in PILLS else theme.radius("control")
        painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)
        return ink

    def _paint_content(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        padding = self._padding()
        short = rect.width() - 2 * padding - self._content_width()
        parts = [(part, width + min(0.0, short) if part == "words" else width) for part, width in self._parts()]
        spread = bool(self._keys and self._words) and self._kind not in ("quiet", *PILLS)
        x = padding if spread or short < 0 or self._kind in ("quiet", *PILLS) else padding + short / 2
        for index, (part, width) in enumerate(parts):
            if part == "keys" and spread and index:
                x += max(0.0, short)
            self._paint_part(painter, part, x, width, rect, ink)
            x += width + GAP

    def _paint_part(self, painter: QPainter, part: str, x: float, width: float, rect: QRectF, ink: QColor) -> None:
        theme = self._theme
        middle = rect.center().y()
        if part == "keys":
            size = cap_size(theme, self._keys)
            edge = ink if self._kind in ("accent", "live") and self.isEnabled() else theme.colour("control")
            edge = edge if self.isEnabled() else theme.colour("line")
            cap = QRectF(round(x), round(middle - size.height() / 2), size.width(), size.height())
            accent = self._kind in ("accent", "live") or not self.isEnabled()
            legend = ink if accent else theme.colour("inkSoft")
            paint_cap(painter, theme, cap, self._keys, legend, edge, fill=None if accent else theme.colour("surface"))
        elif part == "icon":
            paint_icon(painter, self._icon, ink, QRectF(round(x), round(middle - width / 2), width, width))
        elif part == "shape" and self._feedback:
            paint_feedback_sign(painter, theme, self._feedback, QRectF(x, middle - width / 2, width, width))
        elif part == "shape":
            paint_shape(painter, theme, self._target_group, QRectF(x, middle - width / 2, width, width))
        else:
            font = self._type()
            if not self.isEnabled():
                font.setWeight(QFont.Weight.Normal)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(ink)
            words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, width + 0.5)
            painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), words)

    def _parts(self) -> list[tuple[str, float]]:
        """What stands in the button from left to right, with widths."""
        parts: list[tuple[str, float]] = []
        icon = float(self._theme.scaled(self._theme.size("icon")))
        if self._icon and not self._icon_after:
            parts.append(("icon", icon))
        if self._shape:
            parts.append(("shape", float(self._theme.scaled(15 if self._feedback else 11))))
        if self._words:
            advance = QFontMetricsF(self._type()).horizontalAdvance(self._words)
            parts.append(("words", min(advance, self._longest) if self._longest else advance))
        if self._icon and self._icon_after:
            parts.append(("icon", icon))
        if self._keys:
            keys = ("keys", float(cap_size(self._theme, self._keys).width()))
            if self._kind in PILLS:
                parts.insert(0, keys)
            else:
                parts.append(keys)
        return parts

    def _content_width(self) -> float:
        parts = self._parts()
        return sum(width for _, width in parts) + GAP * max(0, len(parts) - 1)

    def _padding(self) -> float:
        if self._kind == "quiet" and self._words:
            return 4
        if self._kind in PILLS and self._words:
            return 8 if self._keys else 14
        return PADDINGS[self._size]

    def _type(self) -> QFont:
        style = {"live": "heading3", "dense": "label", "pill": "label", "finger": "label"}.get(self._size, "body")
        return self._theme.font(style, weight=400 if self._kind == "other" else 600)

    def _follow(self) -> None:
        self.setFont(self._type())
        self.updateGeometry()
        self.update()
