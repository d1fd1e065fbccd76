"""The tabs of the teams, with how far each has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from facilitator.painting.radar import paint_marker
from facilitator.painting.shapes import (
    completeness_width,
    paint_completeness,
    paint_shape,
    paint_strokes,
    strokes_width,
)
from facilitator.theme.theme import Theme
from facilitator.widgets.ring import ring_is_missing
from workshops.charts.series import style

HEIGHT = 58
NARROWEST = 148
PADDING = 14
MOST_STROKES = 64.0


@dataclass(frozen=True)
class Tab:
    """A team: `strokes` is (voted, people), `completeness` (written, fields); `spoken` replaces the accessible name.

    `series` is the place of its sign among those of lines in a picture, for tabs that are no teams.
    """

    id: str
    name: str
    target_group: str | None = None
    subtitle: str = ""
    strokes: tuple[int, int] | None = None
    completeness: tuple[int, int] | None = None
    spoken: str = ""
    series: int = -1

    @property
    def accessible(self) -> str:
        """What assistive technology reads."""
        done = self.strokes or self.completeness
        parts = (self.name, self.subtitle, f"{done[0]}/{done[1]}" if done else "")
        return self.spoken or ", ".join(part for part in parts if part)


class TeamTabs(QTabBar):
    """Equal tabs that scroll when there are many; arrows move, `chosen` tells the id a person took."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str = "", phase: str = "develop", parent: QWidget | None = None) -> None:
        """`phase` colours the diamonds of completeness."""
        super().__init__(parent)
        self._theme, self._phase = theme, phase
        self._tabs: list[Tab] = []
        self._quiet = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._tell)
        theme.changed.connect(self._follow)

    @property
    def current(self) -> str:
        """The id of the chosen tab; empty when there are none."""
        index = self.currentIndex()
        return self._tabs[index].id if 0 <= index < len(self._tabs) else ""

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """What is shown."""
        return tuple(self._tabs)

    def show_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show these; the chosen one stays chosen when it is still there."""
        if list(tabs) == self._tabs:
            return
        keep = self.current
        same = [tab.id for tab in tabs] == [tab.id for tab in self._tabs]
        self._tabs = list(tabs)
        self._quiet = True
        if not same:
            while self.count():
                self.removeTab(0)
            for _ in tabs:
                self.addTab("")
        for index, tab in enumerate(tabs):
            self.setAccessibleTabName(index, tab.accessible)
        if keep in [tab.id for tab in tabs]:
            self.choose(keep)
        self._quiet = False
        self.update()

    def choose(self, tab: str) -> None:
        """Choose the tab with this id, without telling anyone; an unknown id changes nothing."""
        for index, each in enumerate(self._tabs):
            if each.id == tab:
                was, self._quiet = self._quiet, True
                self.setCurrentIndex(index)
                self._quiet = was

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(self._theme.scaled(NARROWEST), max(HEIGHT, self._theme.scaled(HEIGHT)))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        return QSize(NARROWEST * max(1, len(self._tabs)), max(HEIGHT, self._theme.scaled(HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        hair = theme.line("hair")
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(QRectF(0, self.height() - hair, self.width(), hair), theme.colour("line"))
        for index, tab in enumerate(self._tabs):
            rect = QRectF(self.tabRect(index))
            if rect.intersects(QRectF(event.rect())):
                self._paint_tab(painter, rect, tab, index == self.currentIndex())

    def _paint_tab(self, painter: QPainter, rect: QRectF, tab: Tab, chosen: bool) -> None:
        theme = self._theme
        hair = theme.line("hair")
        painter.fillRect(QRectF(rect.right() - hair, rect.top(), hair, rect.height()), theme.colour("line"))
        if chosen:
            thick = 3 + 2 * (hair - 1)
            under = QRectF(rect.left(), rect.bottom() - thick, rect.width() - hair, thick)
            painter.fillRect(under, theme.colour("ink"))
        left = rect.left() + PADDING
        first, second = rect.top() + rect.height() * 0.34, rect.top() + rect.height() * 0.69
        shape = theme.scaled(10)
        name_font = theme.font("body", weight=600 if chosen else 500)
        metrics = QFontMetricsF(name_font)
        room = rect.right() - PADDING - left
        wanted = shape + 8 + metrics.horizontalAdvance(tab.name) + 8
        beside = wanted + self._progress_width(rect, tab) <= room
        below = rect.right() - PADDING
        end = self._paint_progress(painter, rect, tab, first if beside else second)
        if not beside:
            end, below = below, end - 8
        if tab.series < 0:
            paint_shape(painter, theme, tab.target_group, QRectF(left, first - shape / 2, shape, shape))
        else:
            paint_marker(painter, theme, style(tab.series), QPointF(left + shape / 2, first), shape / 2)
        x = left + shape + 8
        painter.setFont(name_font)
        painter.setPen(theme.colour("ink"))
        name = metrics.elidedText(tab.name, Qt.TextElideMode.ElideRight, end - 8 - x)
        painter.drawText(QPointF(x, first + metrics.capHeight() / 2), name)
        small = theme.font("label", weight=400)
        metrics = QFontMetricsF(small)
        painter.setFont(small)
        painter.setPen(theme.colour("inkSoft"))
        words = metrics.elidedText(tab.subtitle, Qt.TextElideMode.ElideRight, below - left)
        painter.drawText(QPointF(left, second + metrics.capHeight() / 2), words)
        if chosen and ring_is_missing(self):
            painter.setPen(theme.colour("focus"))
            painter.drawRect(rect.adjusted(3, 3, -4, -5))

    def _progress_width(self, rect: QRectF, tab: Tab) -> float:
        """How wide strokes or diamonds stand."""
        if tab.strokes is not None:
            return strokes_width(tab.strokes[1], self._theme.scaled(16), min(MOST_STROKES, rect.width() * 0.45))
        return completeness_width(tab.completeness[1], self._theme.scaled(9)) if tab.completeness is not None else 0.0

    def _paint_progress(self, painter: QPainter, rect: QRectF, tab: Tab, middle: float) -> float:
        """Paint strokes or diamonds at the right (under the name where it needs the room) and return where they begin."""
        theme = self._theme
        right = rect.right() - PADDING
        if tab.strokes is not None:
            height = float(theme.scaled(16))
            width = strokes_width(tab.strokes[1], height, min(MOST_STROKES, rect.width() * 0.45))
            place = QRectF(round(right - width), round(middle - height / 2), width, height)
            paint_strokes(painter, theme, place, *tab.strokes)
            return place.left()
        if tab.completeness is not None:
            height = float(theme.scaled(9))
            width = completeness_width(tab.completeness[1], height)
            place = QRectF(right - width, middle - height / 2, width, height)
            paint_completeness(painter, theme, place, *tab.completeness, self._phase)
            return place.left()
        return right

    def _tell(self, index: int) -> None:
        if not self._quiet and 0 <= index < len(self._tabs):
            self.chosen.emit(self._tabs[index].id)

    def _follow(self) -> None:
        self.setFont(self._theme.font("body"))
        self.updateGeometry()
        self.update()
