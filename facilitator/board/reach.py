"""What a pointer or fingers do to the board at a place, beside the gestures: write, choose, open the menu, zoom, read a tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from facilitator.board.fingers import widen
from facilitator.board.spot import Spot
from workshops.labels import Words

if TYPE_CHECKING:
    from facilitator.board.board import Board


class Reach:
    """Places are in the board's own pixels."""

    def __init__(self, board: Board, words: Words) -> None:
        self._board, self._words = board, words
        self._widens = False

    def hover(self, at: QPoint | None) -> None:
        """The pointer is here now, or nowhere."""
        board = self._board
        spot = board.spot(at) if at is not None else Spot()
        board.scene.hover(spot.note if spot.where == "cluster" else None)
        board.strip.scene.hover(spot.note if spot.where == "strip" else None)
        if not board.lassoes:
            shape = Qt.CursorShape.PointingHandCursor if spot.folds else Qt.CursorShape.ArrowCursor
            board.view.viewport().setCursor(shape)

    def tip(self, at: QPoint) -> str:
        """The whole words of a note that does not show them all, and of those under it; what a click on a count does."""
        board = self._board
        spot = board.spot(at)
        if spot.note is None:
            return self._words("actions.board_collapse") if spot.folds else ""
        item, facts = board.item(spot.note), board.wall.note(spot.note)
        read = board.scene.is_readable or spot.note in board.strip.scene.notes
        if item is not None and not item.is_cut and read and not facts.others:
            return ""
        return "\n".join((facts.text, *(f"– {text}" for _, text in facts.others)))

    def choose_at(self, at: QPoint) -> None:
        """Choose what lies here, unless it is one of those that are chosen."""
        choice, spot = self._board.choice, self._board.spot(at)
        if spot.note is not None and not choice.is_selected(spot.note):
            choice.select([spot.note])
        key = spot.note or spot.cluster
        if key is not None:
            choice.go(key)

    def open_menu_at(self, at: QPoint) -> None:
        """Show what can be done with what lies here."""
        self.open_menu(at, self._board.mapToGlobal(at))

    def open_menu(self, at: QPoint, on_screen: QPoint) -> None:
        """Show what can be done with what lies here, at a place on the screen."""
        self._board.hands.cancel()
        self.choose_at(at)
        self._board.menu_wanted.emit(on_screen)

    def write_on(self, at: QPoint) -> None:
        """A double click writes: on a note its words, on a head the name, on empty wall a new cluster there."""
        board = self._board
        board.hands.cancel()
        spot = board.spot(at)
        key = spot.note or (spot.cluster if spot.head else None)
        if key is not None:
            board.choice.go(key)
            board.sorter.edit()
        elif spot.where == "wall":
            board.sorter.gather([], at=board.drops.place_here(at))

    def tap_twice(self, at: QPoint) -> None:
        """Write on what lies here; from afar go there first."""
        board = self._board
        spot = board.spot(at)
        if spot.where == "cluster" and not board.scene.is_readable:
            board.view.show_readable(spot.note or spot.cluster)
        else:
            self.write_on(at)

    def zoom_at(self, step: int, at: QPoint) -> None:
        """Zoom with the wheel or two fingers: what lies there stays there."""
        spot = self._board.spot(at)
        self._board.view.step_zoom(step, spot.note or spot.cluster)

    def scroll_under(self, at: QPoint, step: QPoint) -> None:
        """Move the wall, or the notes of the strip, under two fingers."""
        board = self._board
        bar = (board.strip.pane if board.strip.geometry().contains(at) else board.view).verticalScrollBar()
        bar.setValue(bar.value() + step.y())

    def touched(self) -> None:
        """A finger has come: from now on everything is large enough for fingers."""
        self._widens = self._widens or not self._board.look.least
        self._board.look.touch()

    def let_go(self) -> None:
        """The last finger has gone: lay out for fingers what stood otherwise while the first one came."""
        if self._widens:
            self._widens = False
            widen(self._board, self._board.look)
            self._board.look.changed.emit()
