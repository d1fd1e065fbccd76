"""A cluster on the board, as one item of the scene: its head, and its notes as items or, seen from afar, as tokens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from facilitator.board import layout
from facilitator.board.alike_row import foot_height, paint_foot
from facilitator.board.facts import ClusterFacts
from facilitator.board.head import Head
from facilitator.board.layout import Tokens
from facilitator.board.look import BoardLook
from facilitator.board.note import NoteItem
from facilitator.board.shelf import MOST, Shelf
from facilitator.painting.shapes import TARGET_GROUPS
from workshops.labels import Words

PLAIN_BELOW = 16.0
"""Tokens narrower than this many pixels are plain rectangles, painted colour by colour."""

EMPTY = object()
"""Stands for the place of a token where none is."""

FOLD_SIGN = 44.0
"""So far from the left a click on a folded cluster opens it."""

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
        self._cells: list[int | None] | None = None
        """Which token stands at which place; None where they stand in their order."""
        self._columns: list[list[int]] = []
        self.selected = self.target = self.following = self.suggested = False
        self.alike = 0
        """How many of its notes look like another one."""
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setFlag(
            QGraphicsItem.GraphicsItemFlag.ItemContainsChildrenInShape
        )  # one entry in the index, not one per note
        self.body = QGraphicsRectItem(self)
        self.body.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self._shelves: list[Shelf] = []
        self._near = True

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

    def hold(
        self, facts: ClusterFacts, members: Sequence[str], targets: Sequence[str | None], *, narrowed: bool = False
    ) -> None:
        """What it is called and what lies in it, with each note's target group. Lay it out after this.

        `narrowed` says that it may hold more notes than the board shows now.
        """
        self.facts = facts
        self.members = list(members)
        self._targets = list(targets)
        self._rects = None
        self.head.show(facts, self._targets, narrowed=narrowed)
        self.update()

    @property
    def rows(self) -> layout.Rows:
        """Its notes as they stand, row by row; none while it is folded."""
        if self.facts.collapsed:
            return []
        if self._tokens is None:
            return layout.rows_of([[self.members[number] for number in column] for column in self._columns])
        cells = self._cells if self._cells is not None else range(len(self.members))
        named = [self.members[number] if number is not None else None for number in cells]
        across = self._tokens.across
        return [named[start : start + across] for start in range(0, len(named), across)]

    def lay_text(self, width: float, notes: Sequence[NoteItem], *, apart: bool = False) -> float:
        """Lay out to be read, and return the height needed; `apart` gives every target group a column of its own."""
        self._tokens = None
        self._resize(width, self._height)
        self._show_body()
        for number, item in enumerate(notes):
            self.take(number, item)
        top = self.head.lay(width, afar=False)
        if self.facts.collapsed:
            return self.head.collapsed_height
        look = self._look
        columns = layout.note_columns(width, look.text_scale)
        dealt = self._columns = layout.deal(len(notes), columns, self._groups() if apart else None)
        wide = layout.note_width(width, columns)
        heights = [max(look.least, item.measure(wide, look.font_for(item.facts.text))) for item in notes]
        boxes, end = layout.lay_notes(heights, wide, dealt, top)
        for item, box in zip(notes, boxes, strict=True):
            item.place(box.x, box.y, box.width, box.height)
        for at, shelf in enumerate(self._shelves):
            held = boxes[at * MOST : (at + 1) * MOST]
            shelf.setVisible(bool(held))
            if held:
                shelf.hold(held)
        needed = max(end + layout.CARD_PADDING, layout.LOWEST if notes else top + look.small_leading + 14.0)
        return needed + foot_height(look) if self.alike else needed

    def lay_tokens(self, tokens: Tokens, *, apart: bool = False) -> float:
        """Lay out to be seen from afar, and return the height needed; `apart` lets every target group begin a row."""
        self._tokens = tokens
        self._rects = None
        self._resize(tokens.card, self._height)
        self._show_body()
        top = self.head.lay(tokens.card, afar=True)
        if self.facts.collapsed:
            return self.head.collapsed_height
        self._cells = layout.token_cells(self._groups(), tokens.across) if apart else None
        rows = tokens.rows(self._places())
        return top + max(0.0, rows * tokens.pitch_y - (tokens.pitch_y - tokens.height)) + layout.TOKEN_PADDING + 2.0

    def _places(self) -> int:
        """How many places the tokens take, empty ones too."""
        return len(self.members) if self._cells is None else len(self._cells)

    def _groups(self) -> list[int]:
        """The number of each note's target group, in the order they are always shown."""
        order = (*TARGET_GROUPS, None)
        return [order.index(target) if target in order else len(order) - 1 for target in self._targets]

    def set_near(self, near: bool) -> None:
        """Whether it is near what is seen; far away its notes are left out."""
        if near != self._near:
            self._near = near
            self._show_body()

    def _show_body(self) -> None:
        self.body.setVisible(self._near and self._tokens is None and not self.facts.collapsed)

    def take(self, number: int, item: NoteItem) -> None:
        """Have a note's item on the shelf where the note of this number belongs."""
        at = number // MOST
        while len(self._shelves) <= at:
            self._shelves.append(Shelf(self.body))
        if item.parentItem() is not self._shelves[at]:
            item.setParentItem(self._shelves[at])

    def has(self, item: NoteItem) -> bool:
        """Whether a note's item is here."""
        shelf = item.parentItem()
        return shelf is not None and shelf.parentItem() is self.body

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
        cell = index if self._cells is None else self._cells.index(index)
        box = self._tokens.box(cell, self.head.bottom)
        return QRectF(round(box.x), round(box.y), box.width, box.height)

    def token_at(self, place: QPointF) -> str | None:
        """The note whose token is at a place in the cluster, if any."""
        if self._tokens is None or self.facts.collapsed:
            return None
        cell = self._tokens.index_at(place.x(), place.y(), self.head.bottom, self._places())
        number = self._cells[cell] if cell is not None and self._cells is not None else cell
        return self.members[number] if number is not None else None

    def folds_at(self, place: QPointF) -> bool:
        """Whether a click at a place in the cluster folds or opens it: on its counts, and on the sign of a folded one."""
        sign = self.facts.collapsed and place.x() < FOLD_SIGN * self._look.text_scale
        return sign or self.head.count_area(self._width).contains(place)

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
            if exposed.top() <= self.head.bottom:
                self.head.paint(painter, self._width)
            if has_foot:
                paint_foot(painter, self._look, self._words, self.rect(), self.alike)
        if self._tokens is not None and not self.facts.collapsed:
            self._paint_tokens(painter, exposed, self._tokens)
            self._paint_marks(painter)

    def _paint_paper(self, painter: QPainter) -> None:
        look = self._look
        width = look.theme.line("hair")
        role = "control" if self.facts.collapsed or self.facts.put is not None else "line"
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
            painter.fillRect(
                QRectF(left, top, hair, height), look.colour("line" if self.facts.put is None else "control")
            )

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
        pictures: dict[object, QPixmap | None] = {
            target: self._look.token(target, size, ratio) for target in dict.fromkeys(self._targets)
        }
        targets: Sequence[object] = self._targets
        if self._cells is not None:
            targets = [self._targets[number] if number is not None else EMPTY for number in self._cells]
        pictures[EMPTY] = None
        places = [round(layout.TOKEN_PADDING + column * tokens.pitch_x) for column in range(across)]
        for row in range(first, last):
            y = round(top + row * tokens.pitch_y)
            for x, target in zip(places, targets[row * across : (row + 1) * across], strict=False):
                picture = pictures[target]
                if picture is not None:
                    painter.drawPixmap(x, y, picture)

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
