"""The one ballot that both windows fill in: state without widgets, so that no digit is lost between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.desk import Desk
from workshops import votes
from workshops.text import Refused

if TYPE_CHECKING:
    from workshops.model import VoteRound


class BallotLine(QObject):
    """The ballot being filled in by digits, for one team; it leaves the screen when it is laid."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.team: str | None = None
        self.dots: list[int] = []
        self.waiting = ""
        desk.opened.connect(self._reset)

    @property
    def vote(self) -> VoteRound | None:
        """The round that is open, if any."""
        found = votes.current(self._desk.workshop) if self._desk.is_open else None
        return found if found is not None and not found.closed else None

    @property
    def options(self) -> int:
        """How many numbers the open round has; 0 where none is open."""
        vote = self.vote
        return len(vote.options.split()) if vote is not None else 0

    def choose_team(self, team: str | None) -> None:
        """Fill in for another team; a ballot begun is emptied, so that nobody sees another's."""
        self.team = team
        self.dots, self.waiting = [], ""
        self.changed.emit()

    def type_digit(self, digit: int) -> bool:
        """A digit key. It lays its dot at once, but `waiting` holds it while a second digit could still make a number.

        A digit that can't continue the number that waits settles that first. False, with `refused`, where the rules forbid it.
        """
        vote = self.vote
        if vote is None:
            return False
        both = int(f"{self.waiting}{digit}")
        if self.waiting and not 1 <= both <= self.options:
            return self.settle() and self.type_digit(digit)
        if both >= 1 and both * 10 <= self.options and len(self.dots) < vote.budget:
            self.waiting = str(both)
            self.changed.emit()
            return True
        self._forget_waiting()
        return self.press(both)

    def settle(self) -> bool:
        """Lay the dot of the number that waits, if one does."""
        number = self.waiting
        self._forget_waiting()
        return bool(number) and self.press(int(number))

    def enter(self) -> bool:
        """The Return key: settles the number that waits, else lays the ballot."""
        return self.settle() if self.waiting else self.lay()

    def press(self, digit: int) -> bool:
        """Lay a dot on option number `digit`; False, with `refused`, where the rules forbid it."""
        vote = self.vote
        if vote is None:
            return False
        try:
            votes.check_dots(vote, [*self.dots, digit])
        except Refused as refusal:
            self.refused.emit(refusal)
            return False
        self.dots.append(digit)
        self.changed.emit()
        return True

    def take_dot(self) -> None:
        """Take back what was typed last: the digit that waits, else the last dot."""
        if self.waiting or self.dots:
            if self.waiting:
                self.waiting = self.waiting[:-1]
            else:
                self.dots.pop()
            self.changed.emit()

    def lay(self) -> bool:
        """Lay the ballot; after a team's last one the next team's turn comes."""
        vote = self.vote
        if vote is None or not self.dots:
            return False
        try:
            votes.check_dots(vote, self.dots)
        except Refused as refusal:
            self.refused.emit(refusal)
            return False
        if not self._desk.do(votes.lay, vote.id, list(self.dots), self.team):
            return False
        self.dots, self.waiting = [], ""
        self._move_on(vote)
        self.changed.emit()
        return True

    def _forget_waiting(self) -> None:
        if self.waiting:
            self.waiting = ""
            self.changed.emit()

    def _move_on(self, vote: VoteRound) -> None:
        workshop = self._desk.workshop
        teams = sorted(workshop.teams, key=lambda team: team.position)
        cast = votes.cast(workshop, vote)
        here = next((i for i, team in enumerate(teams) if team.id == self.team), None)
        if here is None or cast.get(self.team, 0) < (1 if vote.unit == "team" else teams[here].size):
            return
        for team in teams[here + 1 :] + teams[:here]:
            if cast.get(team.id, 0) < (1 if vote.unit == "team" else team.size):
                self.team = team.id
                return

    def _reset(self) -> None:
        self.team, self.dots, self.waiting = None, [], ""
        self.changed.emit()
