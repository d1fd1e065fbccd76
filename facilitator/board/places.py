"""Where things stand on the wall, and what stands at a place: for hands, the focus ring and the editor."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF

from facilitator.board.card import ClusterItem
from facilitator.board.note import NoteItem
from facilitator.board.spot import Spot
from facilitator.board.wall import Wall


class Items(Protocol):
    """The items of a scene of clusters, by id."""

    cards: dict[str, ClusterItem]
    notes: dict[str, NoteItem]


class Places:
    """Answers in the scene's own coordinates, from the items that are there."""

    def __init__(self, items: Items, wall: Wall) -> None:
        self._items, self._wall = items, wall

    def card_of(self, key: str) -> ClusterItem | None:
        """The item of a cluster, or of the cluster that a note lies in; None for what is not on the wall."""
        group = self._wall.group_of(key) if self._wall.is_note(key) else key
        return self._items.cards.get(group) if group is not None else None

    def rect_of(self, key: str) -> QRectF | None:
        """The rectangle of a note or cluster; None when it is not on the wall. A note in a folded cluster is the cluster."""
        card = self.card_of(key)
        if card is None:
            return None
        if key == card.key or card.facts.collapsed:
            return card.mapRectToScene(card.rect())
        if card.tokens is not None:
            return card.mapRectToScene(card.token_rect(self._wall.index_of(key)))
        item = self._items.notes.get(key)
        return item.bounds() if item is not None else None

    def spot(self, place: QPointF) -> Spot:
        """What lies at a place of the scene."""
        for key, card in self._items.cards.items():
            if not card.mapRectToScene(card.rect()).contains(place):
                continue
            inside = card.mapFromScene(place)
            if card.facts.collapsed or inside.y() < card.head.bottom:
                return Spot("cluster", key, head=True, folds=card.folds_at(inside))
            note = self._note_at(card, inside)
            return Spot("cluster", key, note, before=self._before(note, place) if note is not None else None)
        return Spot("wall")

    def notes_in(self, area: QRectF) -> list[str]:
        """The notes that an area touches, in reading order."""
        found: list[str] = []
        for key in self._wall.clusters:
            card = self._items.cards[key]
            if card.facts.collapsed or not area.intersects(card.mapRectToScene(card.rect())):
                continue
            for note in card.members:
                rect = self.rect_of(note)
                if rect is not None and area.intersects(rect):
                    found.append(note)
        return found

    def _note_at(self, card: ClusterItem, inside: QPointF) -> str | None:
        if card.tokens is not None:
            return card.token_at(inside)
        x, y = inside.x(), inside.y()
        return next((key for key in card.members if self._items.notes[key].covers(x, y)), None)

    def _before(self, note: str, place: QPointF) -> str | None:
        """The note before which something dropped here goes in: this one, or past its middle the next."""
        rect = self.rect_of(note)
        if rect is None:
            return None
        card = self.card_of(note)
        afar = card is not None and card.tokens is not None
        past = place.x() > rect.center().x() if afar else place.y() > rect.center().y()
        if not past:
            return note
        members = self._wall.notes(self._wall.group_of(note))
        after = members.index(note) + 1
        return members[after] if after < len(members) else None
