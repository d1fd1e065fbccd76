"""The questions of an activity as tabs, with how each stands, and last what is worth remembering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from facilitator.icons import paint_icon
from facilitator.theme.theme import Theme
from facilitator.widgets.ring import ring_is_missing

HEIGHT, PADDING, ICON = 44, 14, 14
NARROWEST, WIDEST = 96, 250
POINTS = "points"
"""The id of the tab for points."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A tab: a question by its number (0 is no question), its state as an icon, and what is read aloud."""

    id: str
    number: int
    name: str
    state: str
    spoken: str


class PollTabs(QTabBar):
    """Arrows move, `chosen` tells the id a person took."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tabs: tuple[Asked, ...] = ()
        self._quiet = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._tell)
        theme.changed.connect(self._follow)

    @property
    def tabs(self) -> tuple[Asked, ...]:
        """What is shown."""
        return self._tabs

    @property
    def current(self) -> str:
        """The id of the chosen tab; empty where there are none."""
        return self._tabs[self.currentIndex()].id if 0 <= self.currentIndex() < len(self._tabs) else ""

    def show_tabs(self, tabs: Sequence[Asked], chosen: str) -> None:
        """Show these; nobody is told."""
        self._quiet = True
        if [tab.name for tab in tabs] != [tab.name for tab in self._tabs]:
            while self.count():
                self.removeTab(0)
            self._tabs = tuple(tabs)
            for _ in tabs:
                self.addTab("")
        self._tabs = tuple(tabs)
        for index, tab in enumerate(tabs):
            self.setAccessibleTabName(index, tab.spoken)
            self.setTabToolTip(index, tab.name)
            if tab.id == chosen:
                self.setCurrentIndex(index)
        self._quiet = False
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        theme = self._theme
        wide = QFontMetricsF(theme.font("note", weight=600)).horizontalAdvance(self._said(index)) if self._tabs else 0.0
        share = (self.width() - 4) // max(1, len(self._tabs))
        width = min(
            theme.scaled(WIDEST),
            max(theme.scaled(NARROWEST), share),
            max(theme.scaled(NARROWEST), round(wide) + 2 * PADDING + ICON + 10),
        )
        return QSize(round(width), max(HEIGHT, theme.scaled(HEIGHT)))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        wide = sum(self.tabSizeHint(index).width() for index in range(len(self._tabs)))
        return QSize(wide, max(HEIGHT, self._theme.scaled(HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, tab in enumerate(self._tabs):
            self._paint_tab(painter, QRectF(self.tabRect(index)), tab, index)

    def _said(self, index: int) -> str:
        tab = self._tabs[index]
        return f"{tab.number}  {tab.name}" if tab.number else tab.name

    def _paint_tab(self, painter: QPainter, rect: QRectF, tab: Asked, index: int) -> None:
        theme, chosen = self._theme, index == self.currentIndex()
        hair = theme.line("hair")
        painter.fillRect(QRectF(rect.right() - hair, rect.top() + 8, hair, rect.height() - 16), theme.colour("line"))
        if chosen:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width() - hair, 3), theme.colour("ink"))
        x, end = rect.left() + PADDING, rect.right() - PADDING
        if tab.state:
            size = float(theme.scaled(ICON))
            end -= size
            place = QRectF(round(end), round(rect.center().y() - size / 2), size, size)
            paint_icon(painter, tab.state, theme.colour("inkSoft"), place)
            end -= 8
        font = theme.font("note", weight=600 if chosen else 400)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if chosen else "inkSoft"))
        said = metrics.elidedText(self._said(index), Qt.TextElideMode.ElideRight, end - x)
        painter.drawText(QPointF(x, rect.center().y() + metrics.capHeight() / 2), said)
        if chosen and ring_is_missing(self):
            painter.setPen(theme.colour("focus"))
            painter.drawRect(rect.adjusted(3, 3, -4, -5))

    def _tell(self, index: int) -> None:
        if not self._quiet and 0 <= index < len(self._tabs):
            self.chosen.emit(self._tabs[index].id)

    def _follow(self) -> None:
        self.setFont(self._theme.font("note"))
        self.updateGeometry()
        self.update()
