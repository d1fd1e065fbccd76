"""The surface of the shared screen: keeps the blocks on show and paints again only those that differ."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from facilitator.shared_screen.blocks import Block, Face
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

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        region = event.region()
        painter.fillRect(event.rect(), self._theme.colour("canvas"))
        for block in (*self._blocks, *([self._face] if self._face is not None else [])):
            if region.intersects(_around(block)):
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
