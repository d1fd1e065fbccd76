"""What a gesture asks of the board it works on."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainterPath

from facilitator.board.choice import Choice
from facilitator.board.drops import Drops
from facilitator.board.overlay import Overlay
from facilitator.board.sorter import Sorter
from facilitator.board.spot import Spot
from facilitator.board.telling import Telling
from facilitator.board.walk import Walk
from facilitator.board.wall import Wall


class Ground(Protocol):
    """The board as a hand sees it; places are in the board's own pixels."""

    wall: Wall
    choice: Choice
    sorter: Sorter
    walk: Walk
    telling: Telling
    overlay: Overlay
    drops: Drops
    lassoes: bool
    """Whether every drag draws a lasso."""

    def spot(self, at: QPoint) -> Spot:
        """What lies at a place."""

    def notes_in(self, area: QRect) -> list[str]:
        """The notes that an area touches, in reading order."""

    def notes_within(self, line: QPainterPath) -> list[str]:
        """The notes whose middle a line drawn round them holds, in reading order."""

    def grip(self, cluster: str, at: QPoint) -> QPoint:
        """How far from its corner a cluster is held by a pointer here."""

    def show_carried(self, notes: frozenset[str]) -> None:
        """Fade the notes that are on their way."""

    def scroll_near(self, at: QPoint, way: QPoint) -> bool:
        """Scroll when the pointer is close to an edge that it has gone towards; whether anything moved."""

    def scroll_by(self, step: QPoint) -> None:
        """Move the board under the pointer."""
