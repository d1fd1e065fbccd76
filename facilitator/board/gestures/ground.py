"""What a gesture asks of the board it works on."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QRect

from facilitator.board.choice import Choice
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

    def spot(self, at: QPoint) -> Spot:
        """What lies at a place."""

    def notes_in(self, area: QRect) -> list[str]:
        """The notes that an area touches, in reading order."""

    def show_drop(self, spot: Spot | None) -> None:
        """Mark where carried notes would go; None marks nothing."""

    def show_cluster_drop(self, cluster: str, at: QPoint) -> int | None:
        """Mark where a cluster would go among the others, and answer with the position; None where it can't go."""

    def show_carried(self, notes: frozenset[str]) -> None:
        """Fade the notes that are on their way."""

    def scroll_near(self, at: QPoint, way: QPoint) -> bool:
        """Scroll when the pointer is close to an edge that it has gone towards; whether anything moved."""

    def scroll_by(self, step: QPoint) -> None:
        """Move the board under the pointer."""
