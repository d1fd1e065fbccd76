"""The surface of the shared screen: keeps the blocks on show and paints again only those that differ."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from facilitator.painting.note import paint_hatch
from facilitator.shared_screen.blocks import Block, Face, Paper
from facilitator.theme.theme import Theme

BLEED = 6.0
"""How far outside its rectangle a block may paint, in pixels."""


class Canvas(QWidget):
    """Paints blocks. Its accessible description is what the blocks say, in reading order."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: tuple[Block, ...] = ()
        self._face: Face | None = None
        self._revealed: tuple[Block, ...] = ()
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._moved)
        self._motion.finished.connect(self._forget_revealed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is on show, without the clock."""
        return self._blocks

    @property
    def face(self) -> Face | None:
        """The clock on show."""
        return self._face

    def show_blocks(self, blocks: tuple[Block, ...], *, anew: bool = False) -> None:
        """Show these blocks; `anew` paints everything (another size or theme)."""
        before, self._blocks = self._blocks, blocks
        if anew:
            self.update()
        else:
            self.update(differing(before, blocks))
        self._describe()

    def show_face(self, face: Face | None) -> None:
        """Show the clock so; only its own rectangle is painted."""
        before, self._face = self._face, face
        if before != face:
            for each in (before, face):
                if each is not None:
                    self.update(_around(each))
            if (before.said if before else "") != (face.said if face else ""):
                self._describe()

    def reveal(self, before: tuple[Block, ...]) -> None:
        """The notes that were not there before come out from behind their hatching, left to right."""
        known = {block.said for block in before if isinstance(block, Paper)}
        self._revealed = tuple(b for b in self._blocks if isinstance(b, Paper) and b.said not in known)
        duration = self._theme.milliseconds("reveal")
        if self._revealed and duration and self.isVisible():
            self._motion.setDuration(duration)
            self._motion.start()
        else:
            self._forget_revealed()

    def _moved(self) -> None:
        for block in self._revealed:
            self.update(_around(block))

    def _forget_revealed(self) -> None:
        self._moved()
        self._revealed = ()

    def _paint_coming(self, painter: QPainter, block: Block) -> None:
        """A note half come out: its words to the left, its hatching to the right."""
        seen = QRectF(block.rect)
        seen.setWidth(block.rect.width() * float(self._motion.currentValue() or 0.0))
        painter.save()
        painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
        block.paint(painter, self._theme)
        painter.restore()
        painter.save()
        painter.setClipRect(block.rect.adjusted(seen.width(), 0, 0, 0), Qt.ClipOperation.IntersectClip)
        paint_hatch(painter, self._theme, block.rect)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        region = event.region()
        painter.fillRect(event.rect(), self._theme.colour("canvas"))
        for block in (*self._blocks, *([self._face] if self._face is not None else [])):
            if not region.intersects(_around(block)):
                continue
            if any(block is coming for coming in self._revealed):
                self._paint_coming(painter, block)
            else:
                block.paint(painter, self._theme)

    def _describe(self) -> None:
        said = [block.said for block in self._blocks if block.said]
        if self._face is not None:
            said.append(self._face.said)
        text = "\n".join(said)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)


def _around(block: Block) -> QRect:
    return block.rect.adjusted(-BLEED, -BLEED, BLEED, BLEED).toAlignedRect()


def differing(before: tuple[Block, ...], after: tuple[Block, ...]) -> QRegion:
    """Where blocks have gone, come or changed. Equal blocks are the same thing in the same place."""
    region = QRegion()
    kept = {_place(block): block for block in before}
    for block in after:
        if kept.pop(_place(block), None) != block:
            region += QRegion(_around(block))
    for gone in kept.values():
        region += QRegion(_around(gone))
    return region


def _place(block: Block) -> tuple[str, float, float, float, float]:
    rect = block.rect
    return type(block).__name__, rect.x(), rect.y(), rect.width(), rect.height()
