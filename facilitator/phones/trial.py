"""The trial before the meeting: can phones reach this computer? Each step says what is known, and the last one needs a phone."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.jobs import Jobs
from facilitator.phones.nets import Net
from workshops.serving import codes, trial

if TYPE_CHECKING:
    from workshops.serving.server import PhoneServer

log = logging.getLogger(__name__)

LOOK = 200
"""Milliseconds between two looks for a phone."""
LASTS = 10 * 60_000
"""Milliseconds after which a trial ends by itself."""


class Trial(QObject):
    """A server of its own with nothing of the meeting behind it. `steps` are (name, state): done, open or look."""

    changed = Signal()

    def __init__(self, jobs: Jobs, nets: Callable[[], list[Net]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._nets = jobs, nets
        self._server: PhoneServer | None = None
        self._token = ""
        self.net: Net | None = None
        self._answers: bool | None = None
        self._reached = self._failed = False
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._see)
        self._end = QTimer(self, interval=LASTS, singleShot=True)
        self._end.timeout.connect(self.stop)

    @property
    def runs(self) -> bool:
        """Whether it goes on."""
        return self._server is not None

    @property
    def address(self) -> str:
        """What one types into a phone."""
        return self._server.host if self._server is not None else ""

    @property
    def link(self) -> str:
        """What the QR code holds."""
        return f"http://{self.address}/#{self._token}" if self.runs else ""

    @property
    def reached(self) -> bool:
        """Whether a phone has come."""
        return self._reached

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """What is known so far, in order."""
        if self.net is None:
            return (("net", "look"),)
        if self._failed:
            return (("net", "done"), ("listen", "look"))
        own = "open" if self._answers is None else "done" if self._answers else "look"
        return (("net", "done"), ("listen", "done"), ("own", own), ("phone", "done" if self._reached else "open"))

    def begin(self, net: Net | None) -> None:
        """Try a network; raises nothing, the steps say what is wrong."""
        self.stop()
        self.net, self._answers, self._reached, self._failed = net, None, False, False
        if net is not None:
            self._listen(net)
        self.changed.emit()

    def stop(self) -> None:
        """Nobody can come in any more."""
        self._look.stop()
        self._end.stop()
        server, self._server = self._server, None
        if server is not None:
            server.stop()
            self.changed.emit()

    def _listen(self, net: Net) -> None:
        from facilitator.phones import files
        from workshops.serving.server import Frames, PhoneServer

        self._token = codes.new_token()
        server = PhoneServer(self._token, codes.new_code(), files.served())
        try:
            server.start(net.address, 0)
        except OSError as error:
            log.info("no trial: %s", type(error).__name__)
            self._failed = True
            return
        self._server = server
        server.tell(Frames(everybody=files.nothing_yet()))
        self._look.start()
        self._end.start()
        self._jobs.run(partial(trial.answers, net.address, server.port, server.host), self._known, lambda _error: None)

    def _known(self, answers: object) -> None:
        self._answers = bool(answers)
        self.changed.emit()

    def _see(self) -> None:
        from workshops.serving.server import Came, Frames

        server = self._server
        if server is None:
            return
        for event in server.events():
            if isinstance(event, Came):
                server.tell(Frames(own={event.guest: {"set": {"own": {"team": None, "notes": [], "answer": None,
                                                                    "dots": None, "done": False}}}}))  # fmt: skip
                if not self._reached:
                    self._reached = True
                    self.changed.emit()
