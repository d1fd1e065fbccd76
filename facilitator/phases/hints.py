"""Keys with what they do, at the end of a line that is written on; what does not fit is left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.painting.ink import write
from facilitator.theme.theme import Theme
from facilitator.widgets.keys import cap_size, paint_cap

GAP, BETWEEN = 8, 18


class Hints(QWidget):
    """Paints `(keys, words)` pairs, flush right by default. The last are kept longest."""

    def __init__(self, theme: Theme, *, left: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._left = theme, left
        self._hints: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show these."""
        if list(hints) != self._hints:
            self._hints = list(hints)
            self.setAccessibleName("; ".join(f"{keys} {words}" for keys, words in hints))
            self._follow()

    def sizeHint(self) -> QSize:
        width = sum(self._width(*hint) for hint in self._hints) + BETWEEN * max(0, len(self._hints) - 1)
        return QSize(round(width) + 1, self._theme.scaled(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.scaled(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = list(self._hints)
        while shown and self._total(shown) > self.width() + 1:
            shown.pop(0)
        painter = QPainter(self)
        x = 0.0 if self._left else self.width() - self._total(shown)
        middle = self.height() / 2
        for keys, words in shown:
            size = cap_size(self._theme, keys)
            cap = QRectF(round(x), round(middle - size.height() / 2), size.width(), size.height())
            paint_cap(painter, self._theme, cap, keys, self._theme.colour("ink"), self._theme.colour("control"))
            x += size.width() + GAP
            x += write(painter, self._theme, "label", "inkSoft", words, x, middle, weight=400) + BETWEEN

    def _total(self, hints: list[tuple[str, str]]) -> float:
        return sum(self._width(*hint) for hint in hints) + BETWEEN * max(0, len(hints) - 1)

    def _width(self, keys: str, words: str) -> float:
        metrics = QFontMetricsF(self._theme.font("label", weight=400))
        return cap_size(self._theme, keys).width() + GAP + metrics.horizontalAdvance(words)

    def _follow(self) -> None:
        self.updateGeometry()
        self.update()
