"""The scene of the board: clusters and the notes in them, kept in step with the wall, laid out to be read or seen from afar."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from facilitator.board import layout
from facilitator.board.card import ClusterItem
from facilitator.board.choice import Choice
from facilitator.board.facts import Step
from facilitator.board.layout import Box, Tokens
from facilitator.board.look import BoardLook
from facilitator.board.note import NoteItem
from facilitator.board.places import Places
from facilitator.board.ring import Ring
from facilitator.board.search import Search
from facilitator.board.wall import Wall
from workshops.labels import Words

TOKEN_ZOOM = 0.4
"""The zoom at which tokens stand 30 × 24 apart."""


class BoardScene(QGraphicsScene):
    """Holds one item per cluster and, once they can be read, one per note in it. A hidden note never enters it.

    `arranged` is sent when something may have another place.
    """

    arranged = Signal()

    def __init__(self, look: BoardLook, words: Words, wall: Wall, choice: Choice, search: Search) -> None:
        super().__init__()
        self._look, self._words, self._wall = look, words, wall
        self._choice, self._search = choice, search
        self.places = Places(self, wall)
        self.cards: dict[str, ClusterItem] = {}
        self.notes: dict[str, NoteItem] = {}
        self._needed: dict[str, float] = {}
        self._boxes: dict[str, Box] = {}
        self._width, self._height, self.zoom = 1088.0, 640.0, 1.0
        self._across, self._card = 1, 344.0
        self._apart = False
        self._tokens: Tokens | None = None
        self._hovered: str | None = None
        self._selected: frozenset[str] = frozenset()
        self._sought: tuple[str, frozenset[str]] = ("", frozenset())
        self._followed: str | None = None
        self._target: str | None = None
        self._likeness: dict[str, tuple[int, bool]] = {}
        self._suggested: frozenset[str] = frozenset()
        self._alike: dict[str, int] = {}
        self._measured: tuple[Tokens | None, float] = (None, 0.0)
        self._active = False
        self.is_shown = False
        """Whether anything has been laid out yet; until then there are no items."""
        self.tall = 0.0
        self.ring = Ring(look)
        self.addItem(self.ring)
        wall.stepped.connect(self._follow)
        wall.reset.connect(self.rebuild)
        look.changed.connect(self._change_look)
        choice.selected.connect(self.show_marks)
        choice.focus_moved.connect(self.show_focus)
        search.changed.connect(self.show_marks)

    @property
    def is_readable(self) -> bool:
        """Whether notes show their words; else they are tokens."""
        return self._tokens is None

    @property
    def across(self) -> int:
        """How many clusters stand side by side."""
        return self._across

    @property
    def card_wide(self) -> float:
        """The width of every cluster, in the scene."""
        return self._card

    @property
    def natural_height(self) -> float:
        """The height that the clusters need when nothing is stretched, in pixels on the screen."""
        return self._placed(0.0)[1] * (self.zoom if self.is_readable else 1.0)

    def boxes(self) -> dict[str, Box]:
        """Where the clusters stand, in the order of the wall."""
        cards = {key: self.cards[key] for key in self._wall.clusters if key in self.cards}
        return {key: Box(card.x(), card.y(), self._card, card.height) for key, card in cards.items()}

    def put_place(self, corner: QPointF) -> tuple[float, float]:
        """A place of the scene as a cluster keeps it: in pixels of the board at zoom 1."""
        return corner.x(), corner.y() / self._lower

    def show_near(self, area: QRectF) -> None:
        """Have the notes only of clusters near what is seen: thousands of others need not be followed."""
        top, bottom = area.top() - area.height(), area.bottom() + area.height()
        for key, box in self._boxes.items():
            if key in self.cards:
                self.cards[key].set_near(box.y <= bottom and box.bottom >= top)

    def set_apart(self, apart: bool) -> None:
        """Whether target groups stand side by side in their cluster, or mixed."""
        if apart != self._apart:
            self._apart = apart
            self._measured = (None, 0.0)
            if self.is_shown:
                self._lay_out()

    def show_at(self, width: float, height: float, zoom: float) -> None:
        """Lay out for a view of so many pixels, at a zoom (1 is normal size)."""
        same_cards = width == self._width and zoom == self.zoom
        self._width, self._height, self.zoom = width, height, zoom
        if not self.is_shown:
            self.is_shown = True
            self.rebuild()
        elif same_cards:
            self._arrange()
        else:
            self._lay_out()

    def rebuild(self) -> None:
        """Make every item anew."""
        for card in self.cards.values():
            self.removeItem(card)
        self.cards, self.notes, self._needed = {}, {}, {}
        self._hovered = None
        if not self.is_shown:
            return
        for key in self._wall.clusters:
            self._add_card(key)
        self._lay_out(refresh=True)
        self._mark_tokens()

    def hover(self, note: str | None) -> None:
        """The pointer is over this note, or over none."""
        if note != self._hovered:
            for key, over in ((self._hovered, False), (note, True)):
                item = self.notes.get(key) if key is not None else None
                if item is not None:
                    item.set_state(hovered=over)
            self._hovered = note

    def set_active(self, active: bool) -> None:
        """Whether the board has the keyboard: then the focus has a ring."""
        self._active = active
        self.show_focus()

    def show_focus(self) -> None:
        """Put the ring where the focus is; a board that only follows another view paints an edge instead."""
        key = self._choice.focus
        self._place_ring(key if self._active else None)
        for note in {self._followed, key}:
            item = self.notes.get(note) if note is not None else None
            if item is not None:
                item.set_state(following=note == key and not self._active)
        self._followed = key
        for cluster, card in self.cards.items():
            card.set_state(following=cluster == key and not self._active)

    def item_rect(self, note: str) -> QRectF | None:
        """Where the item of a note stands, whatever the wall says; None without an item or from afar."""
        item = self.notes.get(note)
        return item.bounds() if item is not None and item.isVisible() else None

    def show_landed(self, notes: frozenset[str], landed: bool) -> None:
        """Outline the notes that have just come."""
        for key in notes & set(self.notes):
            self.notes[key].set_state(landed=landed)

    def _place_ring(self, key: str | None) -> None:
        rect, card = (self.places.rect_of(key), self.places.card_of(key)) if key is not None else (None, None)
        whole = card is not None and (key == card.key or card.facts.collapsed)
        if rect is not None and card is not None and card.facts.collapsed:
            rect = rect.adjusted(0, 0, 0, layout.EDGES)
        self.ring.stand_round(rect, self._look.theme.radius("panel" if whole else "note"))

    def show_marks(self) -> None:
        """Show what is selected and what is found: only what is marked otherwise than before is touched."""
        selected, found = frozenset(self._choice.keys), frozenset(self._search.hits)
        sought = (self._search.text, found)
        changed = selected ^ self._selected
        if sought != self._sought:
            changed |= found | self._sought[1]
        self._selected, self._sought = selected, sought
        for key in changed:
            if key in self.notes:
                self._mark(self.notes[key])
            elif key in self.cards:
                self.cards[key].set_state(selected=key in selected)
        if changed:
            self._mark_tokens()

    def _mark(self, item: NoteItem) -> None:
        item.set_state(selected=item.key in self._selected)
        item.mark_found(self._sought[0] if item.key in self._sought[1] else "")
        item.set_likeness(*self._likeness.get(item.key, (0, False)))

    def _mark_tokens(self) -> None:
        found = dict.fromkeys([*self._likeness, *self._sought[1]], "accent")
        marks = found | dict.fromkeys(self._selected, "ink")
        for card in self.cards.values():
            card.mark_tokens(marks)

    def show_target(self, cluster: str | None) -> None:
        """Mark the cluster that something hovers over."""
        if cluster == self._target:
            return
        for key, on in ((self._target, False), (cluster, True)):
            if key in self.cards:
                self.cards[key].set_state(target=on)
        self._target = cluster

    def show_likeness(self, likeness: dict[str, tuple[int, bool]]) -> None:
        """Mark notes by how like they are to others (1 to 3), and whether they would be gathered."""
        changed = set(likeness) | set(self._likeness)
        self._likeness = likeness
        for key in changed & set(self.notes):
            self.notes[key].set_likeness(*likeness.get(key, (0, False)))
        self._mark_tokens()

    def show_suggested(self, clusters: frozenset[str]) -> None:
        """Mark the clusters that are suggested for what is chosen."""
        self._suggested = clusters
        for key, card in self.cards.items():
            card.set_state(suggested=key in clusters)

    def show_alike(self, alike: dict[str, int]) -> None:
        """Say at the foot of each cluster how many of its notes look alike."""
        changed = [key for key in {*alike, *self._alike} if alike.get(key) != self._alike.get(key)]
        self._alike = alike
        for key in changed:
            if key in self.cards:
                self.cards[key].alike = alike.get(key, 0)
                self._measure(self.cards[key])
        if changed and self.is_shown:
            self._arrange()

    def show_carried(self, notes: frozenset[str]) -> None:
        """Fade the notes that are on their way."""
        for key, item in self.notes.items():
            if (key in notes) != (item.opacity() < 1.0):
                item.set_carried(key in notes)

    def _add_card(self, key: str) -> None:
        card = ClusterItem(self._look, self._words, self._wall.cluster(key))
        card.set_state(selected=key in self._selected, suggested=key in self._suggested)
        card.alike = self._alike.get(key, 0)
        self.cards[key] = card
        self.addItem(card)

    def _follow(self, step: Step) -> None:
        if not self.is_shown:
            return
        for key in step.gone & set(self.cards):
            for note in self.cards[key].members:
                if note in self.notes and self.cards[key].has(self.notes[note]):
                    del self.notes[note]
            self.removeItem(self.cards.pop(key))
            self._needed.pop(key, None)
        for key in self._wall.clusters:
            if key not in self.cards:
                self._add_card(key)
        for note in step.notes & set(self.notes):
            self.notes[note].show_facts(self._wall.note(note))
        touched = {group for group in step.groups if group in self.cards}
        for group in touched:
            self._refresh(self.cards[group])
        if touched or step.order:
            self._arrange()
            self._mark_tokens()

    def _refresh(self, card: ClusterItem) -> None:
        """Show what a cluster holds now, and measure it again."""
        members = self._wall.notes(card.key)
        for note in set(card.members) - set(members):
            item = self.notes.get(note)
            if item is not None and card.has(item) and not self._is_placed(note):
                self.removeItem(self.notes.pop(note))
        targets = [self._wall.note(key).target_group for key in members]
        card.hold(self._wall.cluster(card.key), members, targets, narrowed=self._wall.filter.is_on)
        self._measure(card)

    def _is_placed(self, note: str) -> bool:
        return self._wall.is_note(note) and self._wall.group_of(note) in self.cards

    def _measure(self, card: ClusterItem) -> None:
        if self._tokens is not None:
            self._needed[card.key] = card.lay_tokens(self._tokens, apart=self._apart)
        else:
            notes = [self._item(key) for key in card.members]
            self._needed[card.key] = card.lay_text(self._card, notes, apart=self._apart)

    def _item(self, key: str) -> NoteItem:
        item = self.notes.get(key)
        if item is None:
            item = self.notes[key] = NoteItem(self._look, self._wall.note(key))
            self._mark(item)
        return item

    def _lay_out(self, *, refresh: bool = False) -> None:
        """Choose the level and the widths, measure the clusters, and arrange them."""
        if self.zoom >= self._look.readable_from:
            self._tokens = None
            scale = self._look.text_scale
            self._card = layout.card_width(self._width, layout.card_columns(self._width, scale))
            wide = self._width / self.zoom - 2 * layout.PADDING + layout.GAP
            self._across = max(1, int((wide + 0.5) // (self._card + layout.GAP)))
        else:
            scale = self._look.text_scale
            self._across, self._tokens = layout.token_cards(self._width, self.zoom / TOKEN_ZOOM, scale)
            self._card = self._tokens.card
        measured = (self._tokens, self._card)
        if refresh or measured != self._measured:
            self.update()  # all of it once: Qt keeps a kilobyte for each item that asks by itself
        for card in self.cards.values():
            if refresh:
                self._refresh(card)
            elif measured != self._measured:
                self._measure(card)
        self._measured = measured
        self._arrange()

    @property
    def _lower(self) -> float:
        """How much lower than at zoom 1 clusters that were put by hand stand: seen from afar all is laid out anew."""
        return 1.0 if self._tokens is None else self.zoom

    def _placed(self, least: float) -> tuple[dict[str, Box], float]:
        """The boxes of all clusters, those in rows at least so high, and the height of it all."""
        order = [key for key in self._wall.clusters if key in self._needed]
        put = [key for key in order if self._wall.cluster(key).put is not None]
        wide = self._width / (self.zoom if self._tokens is None else 1.0)
        wanted = [place for key in put if (place := self._wall.cluster(key).put) is not None]
        columns = layout.column_edges(self._card, self._across)
        reach = layout.SNAP if self._tokens is None else self._width
        needed = [self._needed[key] for key in put]
        boxes = layout.lay_put(wanted, needed, self._card, wide, self._lower, columns, reach)
        placed = dict(zip(put, boxes, strict=True))
        lined = [key for key in order if key not in placed]
        folded = {key for key in lined if self._wall.cluster(key).collapsed}
        heights = [self._needed[key] if key in folded else max(self._needed[key], least) for key in lined]
        places, tall = layout.lay_cards(heights, self._card, self._across, boxes)
        for key, (x, y), height in zip(lined, places, heights, strict=True):
            placed[key] = Box(x, y, self._card, height)
        return placed, tall

    def _arrange(self) -> None:
        least = 0.0
        if self._tokens is None:
            lined = sum(self._wall.cluster(key).put is None for key in self._wall.clusters)
            least = layout.fill_height(self._height / self.zoom, -(-lined // self._across))
        self._boxes, self.tall = self._placed(least)
        for key, box in self._boxes.items():
            self.cards[key].setPos(box.x, box.y)
            self.cards[key].set_height(box.height)
        self.show_focus()
        self.arranged.emit()

    def _change_look(self) -> None:
        if not self.is_shown:
            return
        for item in self.notes.values():
            item.forget_words()
        self._lay_out(refresh=True)
        self.update()
