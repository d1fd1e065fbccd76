"""The line to the phones: what they sent goes into the workshop as one step a tick, and each is told once it is on disk."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from facilitator.desk import Desk
from facilitator.phones.present import Person, Present
from workshops import meeting, phones
from workshops.model import Team, find
from workshops.phones import asked, sight
from workshops.phones.refusals import NoTeam, NotNow, SheetTaken
from workshops.phones.values import Sent, Way
from workshops.serving.messages import ChooseTeam, SayDone, TakeSheet, WriteSheet
from workshops.text import Refused

if TYPE_CHECKING:
    from workshops.change import Change
    from workshops.serving.server import Event, Frames, Said

log = logging.getLogger(__name__)

FAILED = "failed"


@dataclass(slots=True)
class Replies:
    """What each phone is to be told alone, gathered during a tick."""

    by_guest: dict[int, dict[str, Any]] = field(default_factory=dict)

    def yes(self, said: Said) -> None:
        """It is on disk, or done."""
        self._of(said.guest).setdefault("ok", []).append(said.message.id)

    def no(self, said: Said, why: str) -> None:
        """It was not taken."""
        self._of(said.guest).setdefault("no", []).append([said.message.id, why])

    def show(self, guest: int, **sections: Any) -> None:
        """Sections of its own."""
        self._of(guest).setdefault("set", {}).update(sections)

    def _of(self, guest: int) -> dict[str, Any]:
        return self.by_guest.setdefault(guest, {})


class Line:
    """Takes what has come and says what is to be told. It knows the desk and who is here; not the server, not the timer."""

    def __init__(self, desk: Desk, present: Present, way: Callable[[], Way | None]) -> None:
        self._desk, self._present, self._way = desk, present, way
        self._told: dict[str, Any] = {}
        self._stale_own = False
        self._activity = ""
        self.far = False
        """Whether a phone has come in from another computer since the server began."""

    def forget(self) -> None:
        """Another server, or another workshop: everything is told anew."""
        self._told, self._stale_own, self._activity, self.far = {}, False, "", False

    def follow(self, change: Change) -> None:
        """What phones have given may have been changed by somebody else: it is told to them again."""
        if change.verb == "phones.take" and change.origin == "do":
            return
        touched = [row for table in ("ideas", "answers", "concepts") for row in change.on(table)]
        if any(row.before is not None for row in touched) or change.touches("held", "ballots", "receipts", "concepts"):
            self._stale_own = True

    def tick(self, events: Sequence[Event]) -> Frames:
        """Take what has come, as one step; answers what is to be sent."""
        from workshops.serving.server import Came, Frames, Said, Went

        replies = Replies()
        came: list[int] = []
        said: list[Said] = []
        for event in events:
            if isinstance(event, Came):
                self._welcome(event.guest, event.me, event.team)
                replies.show(event.guest, at=round(self._desk.now(), 1))
                self.far = self.far or event.far
                came.append(event.guest)
            elif isinstance(event, Went):
                self._present.go(event.guest, self._desk.now())
            elif isinstance(event, Said):
                said.append(event)
        self._begin_activity()
        self._take(said, replies)
        everybody = self._changed()
        if {"now", "poll", "vote"} & everybody.keys():
            self._stale_own = True
        guests = list(self._present.guests) if self._stale_own else came
        self._show_own([guest for guest in guests if guest in self._present.guests], replies)
        self._stale_own = False
        return Frames(everybody, replies.by_guest)

    def _welcome(self, guest: int, me: str, team: str | None) -> None:
        known = {each.id for each in self._desk.workshop.teams}
        person = self._present.come(guest, me, team if team in known else None)
        if person.team not in known:
            person.team = None

    def _begin_activity(self) -> None:
        here = meeting.here(self._desk.workshop) or ""
        if here != self._activity:
            self._activity = here
            self._present.begin()

    def _take(self, said: Sequence[Said], replies: Replies) -> None:
        way = self._way()
        taking: list[tuple[Said, Sent]] = []
        for each in said:
            person = self._present.people.get(each.me)
            if person is None or way is None:
                replies.no(each, NotNow.__name__)
                continue
            sent = Sent(each.me, person.team, each.message)
            try:
                if self._settle(each, person, way, replies):
                    replies.yes(each)
                else:
                    phones.check(self._desk.workshop, way, sent)
                    taking.append((each, sent))
            except Refused as refusal:
                replies.no(each, type(refusal).__name__)
        if way is not None and taking:
            self._commit(taking, way, replies)

    def _commit(self, taking: Sequence[tuple[Said, Sent]], way: Way, replies: Replies) -> None:
        """All as one step; where that fails, each by itself, so that one can't keep the others out."""
        if self._attempt([sent for _, sent in taking], way) == "":
            for said, _ in taking:
                self._taken(said, replies)
            return
        for said, sent in taking:
            why = self._attempt([sent], way)
            if why:
                replies.no(said, why)
            else:
                self._taken(said, replies)

    def _attempt(self, sent: list[Sent], way: Way) -> str:
        """Nothing when it is on disk, else why not."""
        try:
            refusal = self._desk.receive(phones.take, way, sent)
        except Exception as error:
            log.error("what phones sent can't be taken: %s", type(error).__name__)
            return FAILED
        return type(refusal).__name__ if refusal is not None else ""

    def _taken(self, said: Said, replies: Replies) -> None:
        self._present.people[said.me].wrote = True
        replies.yes(said)
        others = list(self._present.beside(said.guest))
        if others:
            self._show_own(others, replies)

    def _settle(self, said: Said, person: Person, way: Way, replies: Replies) -> bool:
        """What needs no place in the workshop: the team one sits in, who holds the sheet, that one has finished."""
        workshop, message = self._desk.workshop, said.message
        if isinstance(message, ChooseTeam):
            if message.team is not None:
                find(workshop, Team, message.team)
            if person.team is not None and person.team != message.team:
                self._present.let_go(person.team, said.me)
            person.team = message.team
            self._show_own(list(person.guests), replies)
        elif isinstance(message, SayDone):
            person.done = message.done
            if person.team is not None and self._holds(said.me, person.team):
                self._desk.note(meeting.mark_done, person.team, message.done)
        elif isinstance(message, TakeSheet):
            self._hold(said, person, way, message.hold, replies)
        else:
            if isinstance(message, WriteSheet) and (person.team is None or not self._holds(said.me, person.team)):
                raise SheetTaken
            return False
        return True

    def _hold(self, said: Said, person: Person, way: Way, hold: bool, replies: Replies) -> None:
        if person.team is None:
            raise NoTeam
        if not hold:
            self._present.let_go(person.team, said.me)
            replies.show(said.guest, sheet=None)
            return
        if asked.kind(self._desk.workshop, way.activities) != "sheet":
            raise NotNow
        if not self._present.hold(person.team, said.me, self._desk.now()):
            raise SheetTaken
        replies.show(said.guest, sheet=sight.sheet(self._desk.workshop, person.team))

    def _holds(self, me: str, team: str) -> bool:
        return self._present.holder(team, self._desk.now()) == me

    def _show_own(self, guests: Sequence[int], replies: Replies) -> None:
        way = self._way()
        if way is None or not guests:
            return
        looked = sight.Own(self._desk.workshop, way.secret)
        for guest in guests:
            me = self._present.guests.get(guest, "")
            person = self._present.people.get(me)
            if person is None:
                continue
            own = {**looked.of(me, person.team), "done": person.done}
            replies.show(guest, own=own)
            if person.team is not None and self._holds(me, person.team):
                replies.show(guest, sheet=sight.sheet(self._desk.workshop, person.team))

    def _changed(self) -> dict[str, Any]:
        """The sections that read otherwise than they were told last."""
        way = self._way()
        if way is None:
            return {}
        workshop, now = self._desk.workshop, self._desk.now()
        sections = sight.shared(workshop, way.activities, now)
        sections["counts"] = {**sight.written(workshop), "joined": self._present.joined}
        sections["sheets"] = self._present.taken(now)
        found = {name: held for name, held in sections.items() if name not in self._told or self._told[name] != held}
        self._told = sections
        return found
