"""Fingers on the board: real touch events, one or two points at a time."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QEventPoint, QPointingDevice, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.board.board import Board
from tests.facilitator.boards import settle

State = QEventPoint.State


@cache
def display() -> QPointingDevice:
    """The one touch display of all tests: Qt keeps a device for good."""
    return QTest.createTouchDevice()


class Fingers:
    """Touches places of the board; the widget under the first finger gets all events until the last one has gone."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._view: QWidget = self._board.view.viewport()
        self._points: dict[int, QPoint] = {}

    def down(self, at: QPoint) -> None:
        """The first finger comes."""
        pane = self._board.strip.pane
        in_strip = self._board.strip.geometry().contains(at) and pane.isVisible()
        self._view = (pane if in_strip else self._board.view).viewport()
        self._points = {0: at}
        self._send({0: State.Pressed})

    def down_too(self, at: QPoint) -> None:
        """A second finger comes."""
        self._points[1] = at
        self._send({0: State.Updated, 1: State.Pressed})

    def move(self, at: QPoint) -> None:
        """The first finger is here now."""
        self._points[0] = at
        self._send({0: State.Updated})

    def both(self, first: QPoint, second: QPoint) -> None:
        """Both fingers are here now."""
        self._points = {0: first, 1: second}
        self._send({0: State.Updated, 1: State.Updated})

    def lift_second(self) -> None:
        """The second finger goes."""
        self._send({0: State.Updated, 1: State.Released})
        del self._points[1]

    def up(self) -> None:
        """Every finger goes."""
        self._send(dict.fromkeys(self._points, State.Released))
        self._points = {}

    def cancel(self) -> None:
        """The window system takes the touch away."""
        QApplication.sendEvent(self._view, QTouchEvent(QEvent.Type.TouchCancel, display()))
        self.up()  # what the display itself still thinks

    def tap(self, at: QPoint) -> None:
        """Touch a place and let go."""
        self.down(at)
        self.up()

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Touch here, go there in steps, and let go."""
        self.trace([start, end])

    def trace(self, places: list[QPoint]) -> None:
        """Touch the first place, go through the others, and let go at the last."""
        self.down(places[0])
        for start, end in pairwise(places):
            for step in range(1, 6):
                self.move(start + (end - start) * step / 5)
        self.up()

    def _send(self, states: dict[int, QEventPoint.State]) -> None:
        sequence = QTest.touchEvent(self._view, display(), False)
        for number, state in states.items():
            place = self._view.mapFrom(self._board, self._points[number])
            if state == State.Pressed:
                sequence.press(number, place, self._view)
            elif state == State.Released:
                sequence.release(number, place, self._view)
            else:
                sequence.move(number, place, self._view)
        sequence.commit(False)
        settle()
