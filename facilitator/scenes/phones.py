"""Phones in the room: the code, large and in its band, and the console's panel with what waits. No server listens for a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from facilitator.screens import Scene

if TYPE_CHECKING:
    from facilitator.phones.phones import Phones
    from facilitator.screens import Studio
    from workshops.model import Workshop
    from workshops.phones.values import Way
    from workshops.serving.server import Event, Frames, PhoneServer

PEOPLE, WROTE, DONE = 27, 19, 11
NOTES = (
    "Få texten uppläst i lurarna när bokstäverna hoppar",
    "En plan som delar upp stora uppgifter i små steg",
    "Alltid visa var faktan kommer ifrån så man kan dubbelkolla",
)
WAITING = ("Ring mig på 070-174 06 35 så berättar jag", "Det där var ju för jävligt, men bra att det sägs")


class Posed:
    """Stands in for a server: phones that come in and say what the picture needs."""

    host, port = "192.168.1.20:8080", 8080

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = list(events)

    def events(self) -> list[Event]:
        """All of it at once."""
        found, self._events = self._events, []
        return found

    def add(self, events: Sequence[Event]) -> None:
        """More has come."""
        self._events += events

    def tell(self, frames: Frames) -> None:
        """Nobody is there."""

    def stop(self, over: bool = False) -> None:
        """Nothing to stop."""


def let_in(phones: Phones, teams: Sequence[str], notes: Sequence[str] = ()) -> None:
    """Switch phones on where the meeting stands, with people in every team."""
    from facilitator.phones.nets import Net
    from workshops.serving.messages import SayDone, WriteIdea
    from workshops.serving.server import Came, Said

    events: list[Event] = []
    for number in range(PEOPLE):
        me = f"{number:032x}"
        events.append(Came(number, me, teams[number % len(teams)], True))
        if number < WROTE and notes:
            text = notes[number] if number < len(notes) else f"{NOTES[number % len(NOTES)]} ({number})"
            events.append(Said(number, me, WriteIdea(t="idea", id=f"{number + 100:032x}", text=text)))
        if number < DONE:
            events.append(Said(number, me, SayDone(t="done", id=f"{number + 200:032x}", done=True)))

    def serve(_way: Way, _address: str, _port: int) -> PhoneServer:
        return cast("PhoneServer", Posed(events))

    phones.find_nets = lambda: [Net("192.168.1.20", "wlan0", "wifi")]
    phones.serve = serve
    phones.switch(True)


def _open_up(workshop: Workshop) -> None:
    """Codes that are the same in every picture."""
    from workshops import meeting
    from workshops import phones as verbs
    from workshops.model import Door, beside

    verbs.open_up(workshop, meeting.here(workshop) or "")
    for door in beside(workshop, Door):
        door.code, door.token = "K7MQ2X", "0123456789abcdef" * 2


def _ideas(large: bool, panel: bool, waits: bool = False) -> Scene:
    def play(studio: Studio) -> None:
        workshop = studio.take_up("ideas", lambda step: step.work == "ideas", 7 * 60 + 42, notes=20)
        phones = studio.walk.stage.phones
        teams = [team.id for team in sorted(workshop.teams, key=lambda team: team.position)]
        phones.stop()
        studio.walk.stage.desk.note(_open_up)
        let_in(phones, teams, (*WAITING, *NOTES) if waits else NOTES)
        phones.show_large(large)
        if panel:
            studio.walk.ask("phones")

    return Scene(f"phones-{'large' if large else 'panel' if panel else 'band'}", play, console=panel, room=not panel)


SCENES: tuple[Scene, ...] = (_ideas(True, False), _ideas(False, False), _ideas(False, True, waits=True))
