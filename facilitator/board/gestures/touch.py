"""Fingers on a display: one drags a note or draws a lasso, two move and zoom the board, a long press is the menu."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QTouchEvent
from PySide6.QtWidgets import QApplication

from facilitator.board.gestures.hands import Hands

LONG = 550
"""Milliseconds after which a finger that rests asks for the menu. It opens when the finger goes: one that still rests on it
would choose a row."""

STILL = 14
"""A finger that rests may waver so many pixels; two taps of one place may lie twice as far apart."""

PINCH = 1.22
"""The distance between two fingers grows or shrinks so many times for one step of zoom."""

NONE = Qt.KeyboardModifier.NoModifier


class Screen(Protocol):
    """What fingers ask of the board, in its own pixels."""

    def touched(self) -> None:
        """A finger has come."""

    def let_go(self) -> None:
        """The last finger has gone: what is laid out for fingers may move now."""

    def scroll_under(self, at: QPoint, step: QPoint) -> None:
        """Move what lies under the fingers."""

    def zoom_at(self, step: int, at: QPoint) -> None:
        """One step in or out; what lies here stays here."""

    def choose_at(self, at: QPoint) -> None:
        """Choose what lies here."""

    def open_menu_at(self, at: QPoint) -> None:
        """Show what can be done with what lies here."""

    def tap_twice(self, at: QPoint) -> None:
        """Write on what lies here."""


class Mode(Enum):
    """What the fingers are doing."""

    NOTHING = auto()
    ONE = auto()
    HELD = auto()
    TWO = auto()
    DONE = auto()
    """What they did is over; those that still rest there do nothing."""


class Touch(QObject):
    """Turns touch events into what the hands know, and into moving and zooming. It never becomes a second mouse press."""

    def __init__(self, screen: Screen, hands: Hands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen, self._hands = screen, hands
        self._mode = Mode.NOTHING
        self._start = QPoint()
        self._middle, self._spread = QPointF(), 0.0
        self._tapped: tuple[int, QPoint] | None = None
        self._press = QTimer(self, interval=LONG, singleShot=True)
        self._press.timeout.connect(self._hold)

    def take(self, event: QTouchEvent, places: Sequence[QPoint]) -> None:
        """Follow one event; `places` are its points on the board, in the same order."""
        kind = event.type()
        if kind == QEvent.Type.TouchCancel:
            self._stop()
            return
        gone = QEventPoint.State.Released
        down = [at for point, at in zip(event.points(), places, strict=True) if point.state() != gone]
        when = event.timestamp()
        if self._mode is Mode.NOTHING and down:
            self._begin(down[0])
        if len(down) > 1:
            self._with_two(down)
        elif self._mode is Mode.ONE and down:
            self._with_one(down[0], when)
        elif self._mode is Mode.TWO:
            self._mode = Mode.DONE
        if not down:
            self._lift(places[0], when)
            self._screen.let_go()

    def _begin(self, at: QPoint) -> None:
        self._screen.touched()
        self._mode, self._start = Mode.ONE, at
        self._hands.press(at, Qt.MouseButton.LeftButton, finger=True)
        self._press.start()

    def _with_one(self, at: QPoint, when: int) -> None:
        if (at - self._start).manhattanLength() > STILL:
            self._press.stop()
        if not self._press.isActive():
            self._hands.move(at, NONE, when)

    def _with_two(self, down: Sequence[QPoint]) -> None:
        first, second = QPointF(down[0]), QPointF(down[1])
        middle, spread = (first + second) / 2, max(1.0, (first - second).manhattanLength())
        if self._mode is not Mode.TWO:
            self._press.stop()
            self._hands.cancel()
            self._mode, self._middle, self._spread = Mode.TWO, middle, spread
            return
        step = (self._middle - middle).toPoint()
        if not step.isNull():
            self._screen.scroll_under(middle.toPoint(), step)
            self._middle = middle
        while spread >= self._spread * PINCH or spread <= self._spread / PINCH:
            larger = spread > self._spread
            self._spread *= PINCH if larger else 1 / PINCH
            self._screen.zoom_at(1 if larger else -1, middle.toPoint())

    def _lift(self, at: QPoint, when: int) -> None:
        """The last finger has gone."""
        mode, rested = self._mode, self._press.isActive()
        self._press.stop()
        self._mode = Mode.NOTHING
        if mode is Mode.HELD:
            self._screen.open_menu_at(self._start)
        if mode is not Mode.ONE:
            return
        again = self._tapped is not None and self._is_again(at, when, *self._tapped)
        self._tapped = (when, at) if rested and not again else None
        if rested and again:
            self._hands.cancel()
            self._screen.tap_twice(at)
        else:
            self._hands.release(self._start if rested else at, NONE, when)

    def _is_again(self, at: QPoint, when: int, before: int, place: QPoint) -> bool:
        soon = when - before <= QApplication.doubleClickInterval()
        return soon and (at - place).manhattanLength() <= 2 * STILL

    def _hold(self) -> None:
        """The finger has rested for long."""
        if self._mode is Mode.ONE:
            self._mode, self._tapped = Mode.HELD, None
            self._hands.cancel()
            self._screen.choose_at(self._start)

    def _stop(self) -> None:
        self._press.stop()
        self._mode, self._tapped = Mode.NOTHING, None
        self._hands.cancel()
