"""The window onto the wall of clusters: zoom, scrolling, and the sentence that stands there before anything is sorted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from facilitator.board.look import BoardLook
from facilitator.board.pane import Pane
from facilitator.board.scene import BoardScene
from facilitator.board.wall import Wall
from facilitator.widgets.ring import OWN
from facilitator.widgets.surface import Empty
from workshops.labels import Words

STEPS = (0.08, 0.1, 0.12, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4, 0.85, 1.0, 1.25, 1.5, 2.0)
MARGIN = 24
"""How much stays visible round what is brought into view."""
READ_AT_ONCE = 400
"""With more sorted notes than this the board opens as a whole, and a fit does not first try whether all can be read."""


class WallView(Pane):
    """Shows the board scene. Zoomed out so far that words would be unreadable, it shows tokens at their own size instead.

    `zoom_changed` tells that the level or the percentage is another, `focused` that the keyboard came or went. Keys that are
    no action go to `on_key`, which answers True when it used them.
    """

    zoom_changed = Signal()
    focused = Signal(bool)

    def __init__(self, scene: BoardScene, look: BoardLook, words: Words, wall: Wall, board: QWidget) -> None:
        super().__init__(scene, board)
        self.board = scene
        self._look, self._words, self._wall = look, words, wall
        self._zoom = 1.0
        self._fits = self._bare = False
        self._empty = Empty(look.theme, "", parent=self.viewport())
        self._empty.hide()
        self.on_key: Callable[[QKeyEvent], bool] = lambda event: False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN, True)
        self.setAccessibleName(words("board.name"))
        self.setWhatsThis(words("board.help"))
        scene.arranged.connect(self._measure)
        self.verticalScrollBar().valueChanged.connect(self._show_near)
        wall.settled.connect(lambda step: self._show_empty())
        wall.reset.connect(self._show_empty)
        look.changed.connect(self._change_look)
        self._change_look()
        self._show_empty()

    @property
    def zoom(self) -> float:
        """How large everything is; 1 is normal size."""
        return self._zoom

    @property
    def is_whole(self) -> bool:
        """Whether the zoom was chosen so that everything is seen."""
        return self._fits

    def show_whole(self) -> None:
        """Zoom so far out that everything is seen, and no further."""
        if not self.width() or not self.height():
            return
        for zoom in reversed(STEPS):
            readable = zoom >= self._look.readable_from
            if zoom > 1.0 or (readable and self._is_large()):
                continue
            self.board.show_at(float(self.width()), float(self.height()), zoom)
            if self.board.natural_height <= self.height():
                break
        self._take(zoom, fits=True)

    def show_readable(self, key: str | None = None) -> None:
        """Back to normal size; the note or cluster named is brought into view."""
        self._take(1.0, fits=False)
        if key is not None:
            self.bring(key)

    def set_zoom(self, zoom: float) -> None:
        """Show everything so large."""
        self._take(zoom, fits=False)

    def step_zoom(self, step: int, key: str | None = None) -> None:
        """One step in (1) or out (-1), towards the note or cluster named."""
        larger = [zoom for zoom in STEPS if zoom > self._zoom + 0.001]
        smaller = [zoom for zoom in STEPS if zoom < self._zoom - 0.001]
        steps = larger[:1] if step > 0 else smaller[-1:]
        if not steps:
            return
        before = self._top_of(key)
        self._take(steps[0], fits=False)
        after = self._top_of(key)
        if before is not None and after is not None and 0 <= before < self.viewport().height():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + after - before)
        elif key is not None:
            self.bring(key)

    def bring(self, key: str) -> None:
        """Scroll no further than needed until a note or cluster is seen; a tall cluster shows its head."""
        rect = self.board.places.rect_of(key)
        if rect is None:
            return
        seen = self._in_view(rect)
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        if seen.top() < MARGIN or seen.height() > height - 2 * MARGIN:
            bar.setValue(bar.value() + seen.top() - MARGIN)
        elif seen.bottom() > height - MARGIN:
            bar.setValue(bar.value() + seen.bottom() - height + MARGIN)

    def rect_on_board(self, key: str) -> QRect | None:
        """Where a note or cluster is seen, in the board's pixels."""
        rect = self.board.places.rect_of(key)
        if rect is None:
            return None
        seen = self._in_view(rect)
        return QRect(self.on_board(seen.topLeft()), seen.size())

    def set_bare(self, bare: bool) -> None:
        """Whether the keyboard is here and nothing is there to have the focus: then the board itself shows it."""
        if bare != self._bare:
            self._bare = bare
            self.viewport().update()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self._bare:
            painter.setPen(QPen(self._look.colour("focus"), self._look.theme.line("focus")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            area = QRectF(self.mapToScene(self.viewport().rect()).boundingRect())
            painter.drawRoundedRect(area.adjusted(4, 4, -4, -4), 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.on_key(event):
            event.accept()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(event.reason() == Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self._fits and event.oldSize().isValid()) or (not self.board.is_shown and self._is_large()):
            self.show_whole()
        else:
            self._take(self._zoom, fits=self._fits)
        self._show_empty()

    def scroll_by(self, step: QPoint) -> None:
        """Move the view."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step.y())

    def _take(self, zoom: float, *, fits: bool) -> None:
        before = (self._zoom, self._fits)
        self._zoom, self._fits = zoom, fits
        self.board.show_at(float(self.width()), float(self.height()), zoom)
        scale = zoom if self.board.is_readable else 1.0
        if self.transform().m11() != scale:
            self.setTransform(QTransform.fromScale(scale, scale))
            self._measure()
        if before != (zoom, fits):
            self.zoom_changed.emit()

    def _measure(self) -> None:
        """The scene is as high as what stands on it, and at least as high as the view."""
        scale = self._zoom if self.board.is_readable else 1.0
        size = self.viewport().size()
        self.setSceneRect(QRectF(0, 0, (size.width() - 1) / scale, max(self.board.tall, (size.height() - 1) / scale)))
        self._show_near()

    def _show_near(self) -> None:
        self.board.show_near(self.mapToScene(self.viewport().rect()).boundingRect())

    def _is_large(self) -> bool:
        """Whether so much is sorted that one begins by seeing all of it, before any words are laid out."""
        return self._wall.count - self._wall.size(None) > READ_AT_ONCE

    def _top_of(self, key: str | None) -> int | None:
        rect = self.board.places.rect_of(key) if key is not None else None
        return self._in_view(rect).top() if rect is not None else None

    def _in_view(self, rect: QRectF) -> QRect:
        return QRect(self.mapFromScene(rect.topLeft()), self.mapFromScene(rect.bottomRight()))

    def _show_empty(self) -> None:
        self._empty.setVisible(not self._wall.clusters)
        if self._wall.clusters:
            return
        word = "no_clusters" if self._wall.count else "nothing"
        self._empty.sentence.setText(self._words(f"board.{word}"))
        self._empty.adjustSize()
        width = min(self._empty.sizeHint().width() + 30, self.width() - 32)
        height = self._empty.sizeHint().height()
        self._empty.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def _change_look(self) -> None:
        self.setBackgroundBrush(self._look.colour("canvas"))
        self.zoom_changed.emit()
