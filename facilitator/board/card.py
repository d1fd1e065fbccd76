"""A cluster on the board, as one item of the scene: its head, and its notes as items or, seen from afar, as tokens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from facilitator.board import layout
from facilitator.board.alike_row import foot_height, paint_foot
from facilitator.board.facts import ClusterFacts
from facilitator.board.head import Head
from facilitator.board.layout import Tokens
from facilitator.board.look import BoardLook
from facilitator.board.note import NoteItem
from workshops.labels import Words

PLAIN_BELOW = 16.0
"""Tokens narrower than this many pixels are plain rectangles, painted colour by colour."""

OUTSIDE = 8.0
"""How far outside its rectangle a cluster paints: the edges of a collapsed one."""


class ClusterItem(QGraphicsItem):
    """Paints a cluster. `lay_text` and `lay_tokens` measure it; whoever arranges the board then gives it a height."""

    def __init__(self, look: BoardLook, words: Words, facts: ClusterFacts) -> None:
        super().__init__()
        self._look, self._words = look, words
        self.head = Head(look, words, facts)
        self.facts = facts
        self.members: list[str] = []
        self._targets: list[str | None] = []
        self._width = self._height = 0.0
        self._tokens: Tokens | None = None
        self._marks: dict[int, str] = {}
        self._rects: dict[str | None, list[QRectF]] | None = None
        self.selected = self.target = self.following = self.suggested = False
        self.alike = 0
        """How many of its notes look like another one."""
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setFlag(
            QGraphicsItem.GraphicsItemFlag.ItemContainsChildrenInShape
        )  # one entry in the index, not one per note
        self.body = QGraphicsRectItem(self)
        self.body.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)

    @property
    def key(self) -> str:
        """The cluster's id."""
        return self.facts.key

    @property
    def tokens(self) -> Tokens | None:
        """How its tokens stand; None when the notes can be read."""
        return self._tokens

    @property
    def height(self) -> float:
        """Its height."""
        return self._height

    def hold(self, facts: ClusterFacts, members: Sequence[str], targets: Sequence[str | None]) -> None:
        """What it is called and what lies in it, with each note's target group. Lay it out after this."""
        self.facts = facts
        self.members = list(members)
        self._targets = list(targets)
        self._rects = None
        self.head.show(facts, self._targets)
        self.update()

    def lay_text(self, width: float, notes: Sequence[NoteItem]) -> float:
        """Lay out to be read, and return the height needed."""
        self._tokens = None
        self._resize(width, self._height)
        self.body.setVisible(not self.facts.collapsed)
        top = self.head.lay(width, afar=False)
        if self.facts.collapsed:
            return self.head.collapsed_height
        columns = layout.note_columns(width, self._look.text_scale)
        wide = layout.note_width(width, columns)
        heights = [item.measure(wide, self._look.note_font) for item in notes]
        boxes, end = layout.lay_notes(heights, wide, columns, top)
        for item, box in zip(notes, boxes, strict=True):
            item.place(box.x, box.y, box.width, box.height)
        needed = max(end + layout.CARD_PADDING, layout.LOWEST if notes else top + self._look.small_leading + 14.0)
        return needed + foot_height(self._look) if self.alike else needed

    def lay_tokens(self, tokens: Tokens) -> float:
        """Lay out to be seen from afar, and return the height needed."""
        self._tokens = tokens
        self._rects = None
        self._resize(tokens.card, self._height)
        self.body.setVisible(False)
        top = self.head.lay(tokens.card, afar=True)
        if self.facts.collapsed:
            return self.head.collapsed_height
        rows = tokens.rows(len(self.members))
        return top + max(0.0, rows * tokens.pitch_y - (tokens.pitch_y - tokens.height)) + layout.TOKEN_PADDING + 2.0

    def set_height(self, height: float) -> None:
        """Be this high."""
        self._resize(self._width, height)

    def rect(self) -> QRectF:
        """The cluster's rectangle, from its own corner."""
        return QRectF(0.0, 0.0, self._width, self._height)

    def boundingRect(self) -> QRectF:
        return self.rect().adjusted(-2.0, -2.0, 2.0, OUTSIDE)

    def token_rect(self, index: int) -> QRectF:
        """Where a token stands, from the cluster's corner."""
        assert self._tokens is not None
        box = self._tokens.box(index, self.head.bottom)
        return QRectF(round(box.x), round(box.y), box.width, box.height)

    def token_at(self, place: QPointF) -> str | None:
        """The note whose token is at a place in the cluster, if any."""
        if self._tokens is None or self.facts.collapsed:
            return None
        index = self._tokens.index_at(place.x(), place.y(), self.head.bottom, len(self.members))
        return self.members[index] if index is not None else None

    def mark_tokens(self, marks: dict[str, str]) -> None:
        """Give these notes' tokens an edge in the colour role named; all others have none."""
        found = {number: marks[key] for number, key in enumerate(self.members) if key in marks} if marks else {}
        if found != self._marks:
            self._marks = found
            self.update()

    def set_state(self, **states: bool) -> None:
        """Set `selected`, `target` (something hovers over it), `suggested` or `following`; repaints when something differs."""
        if any(getattr(self, name) != state for name, state in states.items()):
            for name, state in states.items():
                setattr(self, name, state)
            self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        exposed: QRectF = option.exposedRect  # type: ignore[attr-defined, unused-ignore]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_foot = bool(self.alike) and self._tokens is None and not self.facts.collapsed
        foot = foot_height(self._look) if has_foot else 0.0
        inside = exposed.top() > self.head.bottom and exposed.bottom() < self._height - OUTSIDE - foot
        marked = self.target or self.selected or self.following or self.suggested
        if inside and not (self.facts.collapsed or marked):
            self._paint_middle(painter, exposed)
        else:
            self._paint_paper(painter)
            self.head.paint(painter, self._width)
            if has_foot:
                paint_foot(painter, self._look, self._words, self.rect(), self.alike)
        if self._tokens is not None and not self.facts.collapsed:
            self._paint_tokens(painter, exposed, self._tokens)
            self._paint_marks(painter)

    def _paint_paper(self, painter: QPainter) -> None:
        look = self._look
        width = look.theme.line("hair")
        role = "control" if self.facts.collapsed else "line"
        if self.target or self.selected or self.following or self.suggested:
            role = "ink" if self.selected and not (self.target or self.following) else "accent"
            width = max(width, look.theme.line("selected"))
        rect = self.rect()
        if self.facts.collapsed:
            painter.setPen(QPen(look.colour("control"), look.theme.line("hair")))
            painter.setBrush(look.colour("surface"))
            for step in (2, 1):
                edge = rect.adjusted(step * 2.5 + 0.5, rect.height() / 2, -step * 2.5 - 0.5, step * 3 - 0.5)
                painter.drawRoundedRect(edge, 8, 8)
        painter.setPen(QPen(look.colour(role), width))
        painter.setBrush(look.colour("surface"))
        inset = width / 2
        radius = look.theme.radius("panel")
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)

    def _paint_middle(self, painter: QPainter, exposed: QRectF) -> None:
        """A part of the paper that shows neither head nor corners, as when the board is scrolled."""
        look = self._look
        hair, top, height = look.theme.line("hair"), exposed.top(), exposed.height()
        painter.fillRect(QRectF(0.0, top, self._width, height), look.colour("surface"))
        for left in (0.0, self._width - hair):
            painter.fillRect(QRectF(left, top, hair, height), look.colour("line"))

    def _paint_tokens(self, painter: QPainter, exposed: QRectF, tokens: Tokens) -> None:
        if tokens.width < PLAIN_BELOW:
            self._paint_plain(painter)
            return
        top, across = self.head.bottom, tokens.across
        first = max(0, int((exposed.top() - top) // tokens.pitch_y))
        last = int((exposed.bottom() - top) // tokens.pitch_y) + 1
        size = QSizeF(round(tokens.width), round(tokens.height))
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        pictures = {target: self._look.token(target, size, ratio) for target in dict.fromkeys(self._targets)}
        places = [round(layout.TOKEN_PADDING + column * tokens.pitch_x) for column in range(across)]
        for row in range(first, last):
            y = round(top + row * tokens.pitch_y)
            for x, target in zip(places, self._targets[row * across : (row + 1) * across], strict=False):
                painter.drawPixmap(x, y, pictures[target])

    def _paint_plain(self, painter: QPainter) -> None:
        if self._rects is None:
            self._rects = {}
            for index, target in enumerate(self._targets):
                self._rects.setdefault(target, []).append(self.token_rect(index))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for target, rects in self._rects.items():
            painter.setBrush(self._look.edge(target))
            painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_marks(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index, role in self._marks.items():
            painter.setPen(QPen(self._look.colour(role), 2.0))
            painter.drawRoundedRect(self.token_rect(index).adjusted(1, 1, -1, -1), 2, 2)

    def _resize(self, width: float, height: float) -> None:
        if (width, height) != (self._width, self._height):
            self.prepareGeometryChange()
            self._width, self._height = width, height
            self.update()
