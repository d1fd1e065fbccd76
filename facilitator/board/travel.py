"""Sees to it that notes and clusters which get another place travel there, and that new ones are noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QTimer

from facilitator.board.facts import Step
from facilitator.board.flight import MOST, Flight, Traveller
from facilitator.board.glide import Glide, Ways
from facilitator.board.pane import Pane

if TYPE_CHECKING:
    from facilitator.board.board import Board

MOST_CLUSTERS = 40
LANDED = 1500
"""Milliseconds for which a note that has just come is outlined."""


class Travel(QObject):
    """Made before the scenes of the board, so that it hears of a step while every note still stands where it stood."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board = board
        self._flight: Flight | None = None
        self._leaving: list[Traveller] = []
        self._glide = Glide(self)
        self._stood_at: dict[str, tuple[QPointF, object]] = {}
        board.wall.stepped.connect(self._see_off)

    @property
    def is_under_way(self) -> bool:
        """Whether any note travels now."""
        return self._glide.is_under_way or (self._flight is not None and self._flight.is_under_way)

    def arrive(self, step: Step) -> None:
        """Everything stands where it should: send the notes there, and outline those that have just come."""
        self._depart()
        self._let_glide(step)
        self._show_landed(step)

    def forget(self) -> None:
        """The wall has been laid out anew: no cluster is on its way any more."""
        self._glide.forget()

    def _see_off(self, step: Step) -> None:
        board = self._board
        self._leaving = []
        self._glide.land()
        self._stood_at = {key: (card.pos(), card.facts.put) for key, card in board.scene.cards.items()}
        if self._flight is not None:
            self._flight.land()
        if not 0 < len(step.moved) <= MOST or not board.look.theme.milliseconds("move"):
            return
        if not board.isVisible() or not board.scene.is_readable or board.hands.is_dropping:
            return
        for key in step.moved:
            start = self._stood(key)
            if start is not None:
                self._leaving.append(Traveller(board.wall.note(key), start))

    def _let_glide(self, step: Step) -> None:
        """When clusters were arranged: send each from where it stood, but not the one that a hand has just put down."""
        board, before = self._board, self._stood_at
        self._stood_at = {}
        cards = {key: card for key, card in board.scene.cards.items() if key in before}
        put = {key for key, card in cards.items() if card.facts.put != before[key][1]}
        pace = board.look.theme.milliseconds("move")
        if not (step.order or put) or not pace or not board.isVisible() or len(cards) > MOST_CLUSTERS:
            return
        held = put if board.hands.is_dropping else set()
        ways: Ways = {
            card: (before[key][0], card.pos())
            for key, card in cards.items()
            if key not in held and card.pos() != before[key][0]
        }
        if ways:
            self._glide.depart(ways, pace)

    def _stood(self, note: str) -> QRect | None:
        board = self._board
        pane: Pane = board.view
        rect = board.scene.item_rect(note)
        if rect is None:
            pane, rect = board.strip.pane, board.strip.scene.rect_of(note)
        if rect is None:
            return None
        return QRect(pane.on_board(pane.mapFromScene(rect.topLeft())), rect.size().toSize())

    def _depart(self) -> None:
        leaving, self._leaving = self._leaving, []
        items = [item for each in leaving if (item := self._board.item(each.facts.key)) is not None]
        if not items or len(items) < len(leaving):
            return
        for item in items:
            item.set_travelling(True)
        if self._flight is None:
            self._flight = Flight(self._board.look, self._board)
        keys = [each.facts.key for each in leaving]
        self._flight.depart(leaving, self._board.rect_of, lambda: self._end(keys))

    def _end(self, notes: list[str]) -> None:
        for key in notes:
            item = self._board.item(key)
            if item is not None:
                item.set_travelling(False)

    def _show_landed(self, step: Step) -> None:
        if self._board.isVisible() and 0 < len(step.added) <= MOST:
            added = step.added
            self._outline(added, True)
            QTimer.singleShot(LANDED, self, lambda: self._outline(added, False))

    def _outline(self, notes: frozenset[str], landed: bool) -> None:
        for scene in (self._board.scene, self._board.strip.scene):
            scene.show_landed(notes, landed)
