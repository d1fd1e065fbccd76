"""Who is in the room by phone, as numbers: how many there are, who of them has written or finished, never what anybody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

GONE = 60.0
"""Seconds after which a device that has gone holds its team's sheet no more."""
MOST = 2_000
"""Participants that are remembered in a meeting."""


@dataclass(slots=True)
class Person:
    """A phone, or what is remembered of one that has gone for a while."""

    team: str | None = None
    guests: set[int] = field(default_factory=set)
    wrote: bool = False
    done: bool = False
    gone: float = 0.0


@dataclass(frozen=True, slots=True)
class TeamCount:
    """Of a team: how many phones are here, how many have written in this activity, and how many have finished."""

    joined: int
    wrote: int
    done: int


class Present:
    """Keeps count. Nothing of it is ever on disk."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self.guests: dict[int, str] = {}
        self._sheets: dict[str, str] = {}

    def forget(self) -> None:
        """Nobody is here."""
        self.people.clear()
        self.guests.clear()
        self._sheets.clear()

    @property
    def joined(self) -> int:
        """Phones that are here now."""
        return sum(bool(person.guests) for person in self.people.values())

    @property
    def wrote(self) -> int:
        """Phones that have written in this activity."""
        return sum(person.wrote for person in self.people.values())

    @property
    def done(self) -> int:
        """Phones that are here and have finished."""
        return sum(person.done and bool(person.guests) for person in self.people.values())

    def come(self, guest: int, me: str, team: str | None) -> Person:
        """A phone has come in, or back."""
        person = self.people.setdefault(me, Person())
        person.guests.add(guest)
        if team is not None:
            person.team = team
        self.guests[guest] = me
        while len(self.people) > MOST:
            away = next((key for key, each in self.people.items() if not each.guests), None)
            if away is None:
                break
            del self.people[away]
        return person

    def go(self, guest: int, now: float) -> None:
        """A phone has gone; what it has done is remembered."""
        me = self.guests.pop(guest, None)
        person = self.people.get(me or "")
        if person is not None:
            person.guests.discard(guest)
            person.gone = now

    def begin(self) -> None:
        """Another activity: nobody has written or finished."""
        for person in self.people.values():
            person.wrote = person.done = False

    def of_team(self, team: str | None) -> TeamCount:
        """The numbers of a team."""
        own = [person for person in self.people.values() if person.team == team]
        here = [person for person in own if person.guests]
        return TeamCount(len(here), sum(each.wrote for each in own), sum(each.done for each in here))

    def holder(self, team: str, now: float) -> str | None:
        """The participant whose device fills in a team's sheet; None where none does, or it has been gone for long."""
        me = self._sheets.get(team)
        person = self.people.get(me or "")
        if me is None or person is None or person.team != team or (not person.guests and now - person.gone > GONE):
            return None
        return me

    def hold(self, team: str, me: str, now: float) -> bool:
        """Let a device fill in the team's sheet; False where another one does."""
        if self.holder(team, now) not in (None, me):
            return False
        self._sheets[team] = me
        return True

    def let_go(self, team: str, me: str | None = None) -> None:
        """The sheet is free again: the device gave it back, or (without one) the facilitator took it."""
        if me is None or self._sheets.get(team) == me:
            self._sheets.pop(team, None)

    def taken(self, now: float) -> list[str]:
        """The teams whose sheet a device fills in."""
        return sorted(team for team in self._sheets if self.holder(team, now) is not None)

    def beside(self, guest: int) -> Iterator[int]:
        """The other connection of the same participant, if there is one."""
        person = self.people.get(self.guests.get(guest, ""))
        return (each for each in (person.guests if person is not None else ()) if each != guest)
