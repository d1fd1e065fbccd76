"""Sixty ideas sorted by mouse, by fingers and by keyboard alone: the same result, with each step taken back and done again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Protocol

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.board.board import Board
from tests.builders import sample_ideas
from tests.facilitator.fingers import Fingers
from tests.journeys import keyboard
from tests.journeys.conftest import Enter
from tests.journeys.person import LEFT, PLAIN, Person
from workshops import clusters
from workshops.model import Workshop

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

LABELS = {row["text"]: row["label"] for row in sample_ideas()[:60]}
Sorted = list[tuple[str, bool, tuple[float, float] | None, list[str]]]
"""Every cluster with its name, whether it is folded, where it was put, and its notes."""


class Hand(Protocol):
    """One way to work with the board."""

    def begin(self, note: str) -> None:
        """A new cluster of a note; its name is asked for."""

    def move(self, note: str, cluster: str) -> None:
        """Move a note into a cluster."""

    def unplace(self, note: str) -> None:
        """Put a note back among the unplaced."""

    def join(self, cluster: str, other: str) -> None:
        """Join another cluster into one."""

    def fold(self, cluster: str) -> None:
        """Fold a cluster."""


class Pointer(ABC):
    """What mouse and fingers have in common: they drag over the whole board, seen from afar."""

    def __init__(self, person: Person, board: Board) -> None:
        self._person, self._board = person, board
        board.view.show_whole()
        person.settle()

    @abstractmethod
    def press(self, at: QPoint) -> None:
        """Come down here."""

    @abstractmethod
    def go(self, at: QPoint) -> None:
        """Be here now."""

    @abstractmethod
    def let_go(self, at: QPoint) -> None:
        """Lift here."""

    def begin(self, note: str) -> None:
        """Drop it where a new cluster is offered: the place is there once something is carried."""
        self._drag(self._middle(note), lambda: self._board.offers.drop_rect(self._board).center())

    def move(self, note: str, cluster: str) -> None:
        """Drop it on the cluster's head."""
        self._drag(self._middle(note), lambda: self._head(cluster))

    def unplace(self, note: str) -> None:
        """Drop it at the lower edge of the strip."""
        strip = self._board.strip.geometry()
        self._drag(self._middle(note), lambda: QPoint(strip.left() + 30, strip.bottom() - 4))

    def join(self, cluster: str, other: str) -> None:
        """Drop the other's head on the one's."""
        self._drag(self._head(other), lambda: self._head(cluster))

    def fold(self, cluster: str) -> None:
        """Press its count and let go."""
        self._board.bring(cluster)
        rect = self._board.rect_of(cluster)
        assert rect is not None
        at = QPoint(rect.right() - 16, rect.top() + 16)
        self.press(at)
        self.let_go(at)

    def _drag(self, start: QPoint, end: Callable[[], QPoint]) -> None:
        """Press, begin to carry, look where to go, go there and let go."""
        self.press(start)
        self.go(start - QPoint(24, 24))
        goal = end()
        for step in range(1, 4):
            self.go(start + (goal - start) * step / 3)
        self.let_go(goal)
        self._person.settle()

    def _middle(self, note: str) -> QPoint:
        self._board.bring(note)
        rect = self._board.rect_of(note)
        assert rect is not None
        return rect.center()

    def _head(self, cluster: str) -> QPoint:
        self._board.bring(cluster)
        rect = self._board.rect_of(cluster)
        assert rect is not None
        return QPoint(rect.center().x(), rect.top() + 14)


class Mouse(Pointer):
    """The pane under the press keeps the pointer until the button is let go."""

    def press(self, at: QPoint) -> None:
        """The left button goes down."""
        board = self._board
        self._pane = (board.strip.pane if board.strip.geometry().contains(at) else board.view).viewport()
        QTest.mousePress(self._pane, LEFT, PLAIN, self._pane.mapFrom(board, at))

    def go(self, at: QPoint) -> None:
        """The pointer moves."""
        QTest.mouseMove(self._pane, self._pane.mapFrom(self._board, at))

    def let_go(self, at: QPoint) -> None:
        """The button comes up."""
        QTest.mouseRelease(self._pane, LEFT, PLAIN, self._pane.mapFrom(self._board, at))
        self._person.settle()


class Finger(Pointer):
    """One finger on the display."""

    def __init__(self, person: Person, board: Board) -> None:
        person.window.resize(1366, 768)  # the display of a test ends at 800
        person.settle()
        self._fingers = Fingers(board)
        self._fingers.tap(QPoint(4, 4))
        super().__init__(person, board)

    def press(self, at: QPoint) -> None:
        """The finger comes."""
        self._fingers.down(at)

    def go(self, at: QPoint) -> None:
        """The finger moves."""
        self._fingers.move(at)

    def let_go(self, at: QPoint) -> None:
        """The finger goes."""
        self._fingers.move(at)
        self._fingers.up()


class Typist:
    """Keys alone."""

    def __init__(self, person: Person, board: Board) -> None:
        self._person, self._board = person, board
        board.setFocus()
        person.settle()

    def begin(self, note: str) -> None:
        """N."""
        self._go(note)
        self._person.press("N")

    def move(self, note: str, cluster: str) -> None:
        """M, the name, Return."""
        self._go(note)
        self._person.press("M")
        self._person.write(self._board.wall.cluster(cluster).name)

    def unplace(self, note: str) -> None:
        """U."""
        self._go(note)
        self._person.press("U")

    def join(self, cluster: str, other: str) -> None:
        """J, the other's name, Return."""
        self._go(cluster)
        self._person.press("J")
        self._person.write(self._board.wall.cluster(other).name)

    def fold(self, cluster: str) -> None:
        """C."""
        self._go(cluster)
        self._person.press("C")

    def _go(self, key: str) -> None:
        """Walk there: cluster by cluster, then note by note."""
        wall, choice = self._board.wall, self._board.choice
        group = key if wall.is_cluster(key) else wall.group_of(key)
        for step in ("Ctrl+Down", "Ctrl+Up"):
            for _ in range(len(wall.clusters) + 2):
                if choice.focus != key and choice.group != group:
                    self._person.press(step)
        while wall.is_cluster(key) and choice.focus != key:
            self._person.press("Ctrl+Up")
        if choice.focus != key and wall.is_cluster(choice.focus):
            self._person.press("Down")
        for _ in range(60):
            if choice.focus != key:
                ahead = wall.index_of(key) > wall.index_of(str(choice.focus))
                self._person.press("Right" if ahead else "Left")
        assert choice.focus == key


def state(workshop: Workshop) -> Sorted:
    """How everything lies."""
    found: Sorted = []
    for row in clusters.in_order(workshop):
        put = (row.x, row.y) if row.x is not None and row.y is not None else None
        found.append((row.name, row.collapsed, put, [idea.text for idea in clusters.members(workshop, row.id)]))
    return [*found, ("", False, None, [idea.text for idea in clusters.unplaced(workshop)])]


def take_back_and_again(person: Person, before: Sorted, steps: int) -> None:
    """Every step just taken, undone and done again by keys."""
    after = state(person.workshop)
    assert after != before
    for _ in range(steps):
        person.press("Ctrl+Z")
    assert state(person.workshop) == before
    for _ in range(steps):
        person.press("Ctrl+Y")
    assert state(person.workshop) == after


def goal() -> Sorted:
    """What everybody sorts towards: by label, then the first two joined, the third folded, one note back in the strip."""
    held: dict[str, list[str]] = {}
    for text, label in LABELS.items():
        held.setdefault(label, []).append(text)
    names = list(held)
    back = held[names[0]].pop(0)
    held[names[0]] += held.pop(names[1])
    found: Sorted = [(name, name == names[2], None, texts) for name, texts in held.items()]
    return [*found, ("", False, None, [back])]


def sort_all(person: Person, board: Board, hand: Hand) -> None:
    """The first unplaced note, again and again, until none is left; then what else one does with clusters."""
    wall = board.wall
    named: dict[str, str] = {}
    while (waiting := wall.notes(None)) != []:
        before, note = state(person.workshop), waiting[0]
        label = LABELS[wall.note(note).text]
        if label in named:
            hand.move(note, named[label])
            take_back_and_again(person, before, 1)
        else:
            hand.begin(note)
            person.write(label)
            made = wall.group_of(note)
            assert made is not None
            named[label] = made
            take_back_and_again(person, before, 2)
    first, second, third = list(named.values())[:3]
    deeds: tuple[Callable[[], None], ...] = (
        lambda: hand.unplace(wall.notes(first)[0]),
        lambda: hand.join(first, second),
        lambda: hand.fold(third),
    )
    for deed in deeds:
        before = state(person.workshop)
        deed()
        take_back_and_again(person, before, 1)


@pytest.mark.parametrize("hand", [Mouse, Finger, Typist])
def test_sixty_ideas_are_sorted_to_the_same_result(enter: Enter, hand: Callable[[Person, Board], Hand]) -> None:
    person = enter()
    keyboard.prepare(person, "Nätverksmöte som sorterar")
    keyboard.explore(person)
    person.go_to("cluster")
    board = next(each for each in person.window.findChildren(Board) if each.isVisible())
    assert QApplication.focusWidget() is board.view
    assert len(board.wall.notes(None)) == 60
    sort_all(person, board, hand(person, board))
    assert state(person.workshop) == goal()
    person.leave()
