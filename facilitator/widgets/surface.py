"""Surfaces: the panel, the hair line, the area that scrolls, and the sentence that stands where nothing is yet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from facilitator.painting.pens import paint_fill, pen
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.text import Text

SIDES = ("top", "right", "bottom", "left")


class Panel(QFrame):
    """A flat surface with a hair line: round it with rounded corners, or along the `edges` named only."""

    def __init__(
        self,
        theme: Theme,
        fill: str = "surface",
        edges: tuple[str, ...] = SIDES,
        *,
        edge: str = "line",
        radius: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._fill, self._edges, self._edge = theme, fill, edges, edge
        self._edge_width = 0.0
        self._radius = theme.radius("panel") if radius is None else radius
        theme.changed.connect(self.update)

    def set_look(self, fill: str | None = None, edge: str | None = None, width: float = 0.0) -> None:
        """Change the fill, or the role and width of the edge (0 is a hair line)."""
        self._fill = fill or self._fill
        self._edge = edge or self._edge
        self._edge_width = width
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hair = max(self._edge_width, self._theme.line("hair"))
        rect = QRectF(self.rect())
        if set(self._edges) == set(SIDES):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour(self._edge), hair))
            painter.setBrush(self._theme.colour(self._fill))
            inner = rect.adjusted(hair / 2, hair / 2, -hair / 2, -hair / 2)
            painter.drawRoundedRect(inner, self._radius, self._radius)
            return
        painter.fillRect(rect, self._theme.colour(self._fill))
        lines = {
            "top": QRectF(0, 0, rect.width(), hair),
            "right": QRectF(rect.width() - hair, 0, hair, rect.height()),
            "bottom": QRectF(0, rect.height() - hair, rect.width(), hair),
            "left": QRectF(0, 0, hair, rect.height()),
        }
        for side in self._edges:
            painter.fillRect(lines[side], self._theme.colour(self._edge))


class Rule(QWidget):
    """A hair line across the layout, or down it when `upright`."""

    def __init__(
        self,
        theme: Theme,
        role: str = "line",
        upright: bool = False,
        *,
        width: float = 0.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._role, self._upright, self._width = theme, role, upright, width
        theme.changed.connect(self._follow)
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_fill(QPainter(self), QRectF(self.rect()), self._theme.colour(self._role))

    def _follow(self) -> None:
        width = max(1, round(self._width or self._theme.line("hair")))
        if self._upright:
            self.setFixedWidth(width)
        else:
            self.setFixedHeight(width)
        self.update()


class Scroll(QScrollArea):
    """An area that scrolls up and down only, without a frame; its contents grow to its width."""

    def __init__(self, contents: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # asking Qt for its own makes PySide learn every kind of widget: 17 ms
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(contents)
        contents.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


class Empty(QWidget):
    """The plain line, one sentence and one action: what stands where nothing is yet."""

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        button: Button | None = None,
        *,
        line: int = 150,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 6, 4, 6)
        row.setSpacing(24)
        row.addWidget(_PlainLine(theme, line))
        self.sentence = Text(sentence, theme, elide=True)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.sentence)
        if button is not None:
            row.addWidget(button)
        row.addStretch(1)


class _PlainLine(QWidget):
    """The line before anything has opened it."""

    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__()
        self._theme, self._width = theme, width
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._width, 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(pen(self._theme.colour("control"), 2))
        middle = self.height() / 2
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
