"""The bar at the top of a screen that is no meeting at hand: the mark, what it is about, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.mark import Mark
from facilitator.widgets.sign import IconSign
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text

MARGIN, SPACING, LEAST_DETAIL = 20, 12, 120


class PageBar(Panel):
    """Mark and title at the left, buttons at the right, in the order they are added."""

    def __init__(self, theme: Theme, title: QWidget, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, edges=("bottom",), parent=parent)
        self._page_theme = theme
        self.title = title
        self.detail = Text(detail, theme, "body", "inkSoft", elide=True)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 1)
        row.setSpacing(SPACING)
        row.addWidget(Mark(theme))
        row.addSpacing(4)
        row.addWidget(title)
        row.addWidget(self.detail)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def add(self, *widgets: QWidget) -> None:
        """Put more at the right."""
        for widget in widgets:
            self._row.addWidget(widget)

    def put_middle(self, widget: QWidget) -> None:
        """Put one thing in the middle, with room on both sides."""
        self._row.insertWidget(self._row.count() - 1, widget, 4)
        self._row.insertStretch(self._row.count() - 2, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # something in it wants another width
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """The detail gives way where the title would be cut for it."""
        places = (self._row.itemAt(number) for number in range(self._row.count()))
        parts = (place.widget() for place in places if place is not None)
        wide = [part.sizeHint().width() for part in parts if part not in (None, self.detail) and not part.isHidden()]
        left = self.width() - 2 * MARGIN - sum(wide) - SPACING * len(wide)
        self.detail.setVisible(left >= self._page_theme.scaled(LEAST_DETAIL))

    def sizeHint(self) -> QSize:
        return QSize(1200, max(self._page_theme.size("topBar"), self._page_theme.scaled(48)))


class Kept(QWidget):
    """Says that everything is kept, with a tick."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(6)
        row.addWidget(IconSign(theme, "check"))
        row.addWidget(Text(text, theme, "label", "inkSoft", weight=400))
