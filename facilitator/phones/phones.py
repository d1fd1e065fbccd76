"""Phones as the application has them: switched on and off, looked after every 50 milliseconds, and told of to whoever shows it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.desk import PHONES, Desk
from facilitator.phones.present import Present
from facilitator.preview import Joining
from facilitator.settings import Settings
from workshops import meeting
from workshops.labels import Words
from workshops.text import Refused

if TYPE_CHECKING:
    from facilitator.phones.line import Line
    from facilitator.phones.nets import Net
    from workshops.change import Change
    from workshops.phones.values import Waiting, Way
    from workshops.serving.server import PhoneServer

log = logging.getLogger(__name__)

TICK = 50
"""Milliseconds between two looks at what has come."""
PORTS = (8080, 8000, 8888, 0)
"""What is tried in turn; the last is any port that is free."""


class NoNetwork(Refused):
    """This computer is on no network that phones could be on."""


class NoPort(Refused):
    """The computer lets nobody in at this address."""


def found() -> list[Net]:
    """The networks of this computer."""
    from facilitator.phones import nets

    return nets.found()


def listening(way: Way, address: str, port: int) -> PhoneServer:
    """A server that listens; raises OSError where it can't."""
    from facilitator.phones import files
    from workshops.serving.server import PhoneServer

    server = PhoneServer(way.token, way.code, files.served())
    server.start(address, port)
    return server


class Phones(QObject):
    """`changed` is sent when a number, the switch or what waits has changed; `refused` says why it could not be switched on.

    What phones need is imported when a meeting lets them in, or has let them in before: nobody else waits for it.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        parent: QObject | None = None,
        nets: Callable[[], list[Net]] = found,
        ports: tuple[int, ...] = PORTS,
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._ports = desk, settings, ports
        self.find_nets = nets
        self.serve: Callable[[Way, str, int], PhoneServer] = listening
        """How a server comes about; pictures are made without one."""
        self.present = Present()
        self._way: Way | None = None
        self._server: PhoneServer | None = None
        self._stale = False
        self._seen: tuple[object, ...] = ()
        self._large = False
        self._waiting: list[Waiting] | None = None
        self.came: list[str] = []
        """The ids of rows with words that phones have brought in the activity at hand, oldest first."""
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.tick)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._follow)

    @cached_property
    def _line(self) -> Line:
        from facilitator.phones.line import Line

        return Line(self._desk, self.present, lambda: self._way)

    @property
    def runs(self) -> bool:
        """Whether phones can come in."""
        return self._server is not None

    @property
    def way(self) -> Way | None:
        """The way in as it stands."""
        return self._way

    @property
    def is_on(self) -> bool:
        """Whether phones may write in the activity at hand."""
        here = meeting.here(self._desk.workshop) if self._desk.is_open else None
        return self.runs and self._way is not None and here in self._way.activities

    @property
    def can(self) -> bool:
        """Whether there is anything for phones to do in the activity at hand."""
        from workshops.phones import asked

        return self._desk.is_open and asked.can(meeting.current(self._desk.workshop))

    @property
    def address(self) -> str:
        """What one types into a phone; empty while nobody can come in."""
        return self._server.host if self._server is not None else ""

    @property
    def link(self) -> str:
        """What the QR code holds: the token stands behind a #, which no phone sends to anybody."""
        way = self._way
        return f"http://{self.address}/#{way.token}" if way is not None and self.runs else ""

    @property
    def answered(self) -> int:
        """How many have answered, voted or written in the activity at hand."""
        from workshops import votes
        from workshops.phones import asked

        workshop = self._desk.workshop
        poll, vote = asked.poll(workshop), asked.vote(workshop)
        kind = asked.KINDS.get(step.work) if (step := meeting.current(workshop)) is not None else None
        if kind == "poll" and poll is not None:
            return sum(row.count for row in workshop.answers if row.poll_id == poll.id)
        if kind == "vote" and vote is not None:
            return sum(votes.cast(workshop, vote).values())
        return self.present.wrote

    @property
    def reached(self) -> bool:
        """Whether a phone has found its way here from another computer."""
        return self.runs and self._line.far

    @property
    def waiting(self) -> list[Waiting]:
        """Words that wait for a person, read when they have changed."""
        if self._waiting is None:
            self._waiting = self._read_waiting()
        return self._waiting

    @property
    def nets(self) -> list[Net]:
        """The networks to choose among."""
        return self.find_nets()

    def beside(self, words: Words, sees: str) -> str:
        """What the shared screen shows, and how many phones are in."""
        if self._large:
            return words("phones.room.sees")
        return f"{sees} · {words('phones.room.joined', n=self.present.joined)}" if self.is_on else sees

    def chosen_net(self) -> Net | None:
        """The network that phones come by: the one chosen last if it is there, else the likeliest."""
        nets, wanted = self.find_nets(), self._settings.text("phones_address")
        return next((net for net in nets if net.address == wanted), nets[0] if nets else None)

    def choose_net(self, address: str) -> None:
        """Phones come by another network from now on."""
        self._settings.set("phones_address", address)
        if self.runs:
            self.stop()
            self._start()

    def switch(self, on: bool) -> bool:
        """Let phones write in the activity at hand, or not; False where it could not be."""
        from workshops import phones

        here = meeting.here(self._desk.workshop) if self._desk.is_open else None
        if here is None or (on and not self.can):
            return False
        if not on:
            self._desk.note(phones.shut_out, here)
            self.show_large(False)
            return True
        if not self._desk.note(phones.open_up, here):
            return False
        if not self.runs and not self._start():
            self._desk.note(phones.shut_out, here)
            return False
        self.show_large(True)
        return True

    def let_wait(self, waits: bool) -> None:
        """Whether new words wait for a person."""
        from workshops import phones

        self._desk.note(phones.let_wait, waits)

    def show_large(self, large: bool) -> None:
        """Whether the room sees how to come in, large, in the place of the activity."""
        self._large = large and self.is_on
        self._tell_room()

    @property
    def is_large(self) -> bool:
        """Whether the room sees how to come in, large."""
        return self._large

    def let_in(self, rows: list[str]) -> None:
        """Let waiting words in."""
        from workshops import phones

        self._desk.do(phones.let_in, rows)

    def turn_away(self, rows: list[str]) -> None:
        """Put waiting words away."""
        from workshops import phones

        self._desk.do(phones.turn_away, rows)

    def hide(self, rows: list[str]) -> None:
        """Put away words that are there."""
        from workshops import phones

        self._desk.do(phones.hide, rows)

    def undo(self) -> bool:
        """Take back what phones did last."""
        return self._desk.undo(PHONES)

    def free_sheet(self, team: str) -> None:
        """Another device of the team may fill in its sheet."""
        self.present.let_go(team)
        self._stale = True

    def stop(self, over: bool = False) -> None:
        """Send the phones home. The codes hold until the meeting is finished; then (`over`) they are told so."""
        server, self._server = self._server, None
        self._timer.stop()
        if server is not None:
            server.stop(over)
        self.present.forget()
        self._large = False
        self._tell_room()
        self.changed.emit()

    def tick(self) -> None:
        """Take what has come, and tell what has changed."""
        server = self._server
        if server is None or not self._desk.is_open:
            return
        events = server.events()
        if not events and not self._stale:
            return
        self._stale = False
        frames = self._line.tick(events)
        if frames.everybody or frames.own:
            server.tell(frames)
        self._tell()

    def _start(self) -> bool:
        from workshops import phones

        way, net = phones.way(self._desk.workshop), self.chosen_net()
        if way is None or net is None:
            self.refused.emit(NoNetwork())
            return False
        for port in dict.fromkeys([*([way.port] if way.port else []), *self._ports]):
            try:
                server = self.serve(way, net.address, port)
            except OSError as error:
                log.info("no phones at port %s: %s", port, type(error).__name__)
                continue
            self._begin(server, way)
            return True
        self.refused.emit(NoPort(address=net.address))
        return False

    def _begin(self, server: PhoneServer, way: Way) -> None:
        from workshops import phones

        self._server = server
        self._line.forget()
        if server.port != way.port:
            self._desk.note(phones.remember_port, server.port)
        self._way = phones.way(self._desk.workshop)
        self._stale = True
        self._timer.start()
        self.tick()

    def _read_way(self) -> Way | None:
        """The way in; where there is no disposable file there is none, and nothing needs to be imported to know it."""
        if not self._desk.is_open or not self._desk.library.has_box:
            return None
        from workshops import phones

        return phones.way(self._desk.workshop)

    def _read_waiting(self) -> list[Waiting]:
        if not self._desk.is_open or self._way is None:
            return []
        from workshops import phones

        return phones.waiting(self._desk.workshop)

    def _opened(self) -> None:
        """Another workshop lies on the desk. One in which phones were let in before goes on with them."""
        if self.runs:
            self.stop()
        self.came, self._waiting = [], None
        self._way = self._read_way()
        if self._way is not None and self._way.activities and self._desk.workshop.state == "running":
            self._start()
        self.changed.emit()

    def _follow(self, change: Change) -> None:
        if change.touches("doors"):
            self._way = self._read_way()
        if change.touches("doors", "held"):
            self._waiting = None
        if self._way is None:
            return
        if change.touches("progress"):
            self.came = []
        if change.verb in ("phones.take", "phones.let_in") and change.origin == "do":
            kept = [row for table in ("ideas", "feedback", "answers") for row in change.on(table)]
            self.came += [row.key for row in kept if row.before is None and row.after and row.after.get("text")]
        if self._desk.workshop.state == "finished":
            QTimer.singleShot(0, self, self._end)
        self._line.follow(change)
        self._stale = True
        if change.touches("doors", "progress"):
            self._large = self._large and self.is_on
            self._tell()

    def _end(self) -> None:
        """The meeting is finished: phones are told, and everything that let them in is removed."""
        from workshops import phones

        if not self._desk.is_open or self._desk.workshop.state != "finished" or self._way is None:
            return
        self.stop(over=True)
        self._way = None
        self._desk.shut(phones.close)
        self.changed.emit()

    def _tell(self) -> None:
        seen = (
            self.is_on,
            self._large,
            self.present.joined,
            self.answered,
            self.present.done,
            len(self.waiting),
            len(self.came),
        )
        if seen != self._seen:
            self._seen = seen
            self._tell_room()
            self.changed.emit()

    def _tell_room(self) -> None:
        way = self._way
        if not self._desk.is_open or not self.is_on or way is None:
            self._desk.previewed.emit(Joining())
            return
        self._desk.previewed.emit(
            Joining(self.address, way.code, self.link, self.present.joined, self.answered, self._large)
        )
