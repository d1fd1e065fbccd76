"""The preview: two pages large, a strip of all pages, and one page as large as the window when asked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.console.late import while_there
from facilitator.console.page_strip import RATIO, PageStrip, paint_page, pixels
from facilitator.console.pages import Draft, Pages
from facilitator.jobs import Jobs
from facilitator.theme.theme import Theme

GAP, WIDEST = 24, 560
LARGE_KEPT = 12


class Preview(QWidget):
    """Pictures are made in the background when they are first seen. `enlarge` carries the number of a page, from 0."""

    enlarge = Signal(int)
    drawn = Signal(int)
    """A large picture of this page has come."""

    def __init__(self, theme: Theme, jobs: Jobs, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._jobs, self._pages = theme, jobs, Pages()
        self._draft: Draft | None = None
        self._first = 0
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._asked: set[tuple[int, int]] = set()
        self.spread = _Spread(theme, self)
        self.strip = PageStrip(theme, name)
        self.strip.chosen.connect(self.turn_to)
        self.strip.opened.connect(self.enlarge)
        self.spread.clicked.connect(self.enlarge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.spread, 1)
        column.addWidget(self.strip)

    @property
    def first(self) -> int:
        """The left page, from 0."""
        return self._first

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._draft.count if self._draft is not None else 0

    @property
    def chosen(self) -> int:
        """The page that a key would open large, from 0."""
        return self.strip.current

    @property
    def pages(self) -> Pages:
        """Who reads the PDF."""
        return self._pages

    def show_draft(self, draft: Draft | None) -> None:
        """Show another PDF, at the page where we were."""
        self._draft = draft
        self._pictures.clear()
        self._asked.clear()
        self.strip.show_pages(list(draft.names) if draft is not None else [])
        self.turn_to(min(self.strip.current, max(0, self.count - 1)))

    def turn(self, by: int) -> None:
        """Turn a leaf forward or back."""
        self.turn_to(self._first + 2 * by)

    def turn_to(self, page: int) -> None:
        """Show this page, with the one beside it."""
        page = max(0, min(page, self.count - 1))
        self._first = page - page % 2
        self.strip.choose(page, self._first)
        self._changed()

    def page_picture(self, page: int, width: int) -> QImage | None:
        """The picture of a page, `width` screen pixels wide; None while it is being made."""
        if self._draft is None or not 0 <= page < self._draft.count or width <= 0:
            return None
        key = (page, width)
        if key not in self._pictures and key not in self._asked:
            self._asked.add(key)
            draft = self._draft
            self._jobs.run(
                lambda: self._pages.picture(draft, page, width),
                while_there(self, lambda image: self._came(draft, key, image)),
                while_there(self, lambda _error: self._asked.discard(key)),
            )
        return self._pictures.get(key)

    def has_large(self, page: int) -> bool:
        """Whether a picture of this page, larger than those of the strip, is there."""
        return any(at == page and width > 2 * self.strip.picture_width for at, width in self._pictures)

    def _came(self, draft: Draft, key: tuple[int, int], image: object) -> None:
        if draft is not self._draft or not isinstance(image, QImage):
            return
        self._asked.discard(key)
        large = [each for each in self._pictures if each[1] > 2 * self.strip.picture_width]
        for old in large[: max(0, len(large) - LARGE_KEPT)]:
            del self._pictures[old]
        self._pictures[key] = image
        self._changed()
        if key[1] > 2 * self.strip.picture_width:
            self.drawn.emit(key[0])

    def _changed(self) -> None:
        self.spread.update()
        self.strip.pictures = self.page_picture
        self.strip.update()


class _Spread(QWidget):
    """Two pages beside each other, as large as there is room for."""

    clicked = Signal(int)

    def __init__(self, theme: Theme, preview: Preview) -> None:
        super().__init__()
        self._theme, self._preview = theme, preview
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 180)

    def places(self) -> list[tuple[int, QRectF]]:
        """The pages that are seen, and where."""
        first, count = self._preview.first, self._preview.count
        shown = [page for page in (first, first + 1) if page < count]
        width = min(float(WIDEST), (self.width() - GAP - 4) / 2, (self.height() - 4) / RATIO)
        total = len(shown) * width + (len(shown) - 1) * GAP
        left = (self.width() - total) / 2
        top = max(2.0, min(24.0, (self.height() - width * RATIO) / 2))
        return [
            (page, QRectF(round(left + at * (width + GAP)), round(top), round(width), round(width * RATIO)))
            for at, page in enumerate(shown)
        ]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for page, rect in self.places():
            if rect.contains(event.position()):
                self.clicked.emit(page)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, rect in self.places():
            paint_page(painter, theme, rect, self._preview.page_picture(page, pixels(self, rect)))
