"""Tells the room's screen of what is not committed yet: a drag, a name being typed. At most thirty times a second."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from facilitator.desk import Desk
from facilitator.preview import Dragging, Naming

PAUSE = 33
"""Milliseconds between two previews."""


class Telling(QObject):
    """Publishes previews on the desk: the first at once, the next when the pause is over, the last always."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: Dragging | Naming | None = None
        self._last: Dragging | Naming | None = None
        self._timer = QTimer(self, interval=PAUSE, singleShot=True)
        self._timer.timeout.connect(self._send_waiting)

    def drag(self, notes: tuple[str, ...], cluster: str | None) -> None:
        """These notes are over this cluster now."""
        self._tell(Dragging(notes, cluster))

    def let_go(self) -> None:
        """Nothing is dragged any more."""
        self._tell_now(Dragging())

    def name(self, cluster: str, text: str, field: str) -> None:
        """This is what is typed now."""
        self._tell(Naming(cluster, text, field))

    def named(self, cluster: str, field: str) -> None:
        """Typing has ended."""
        self._tell_now(Naming(cluster, None, field))

    def stop(self) -> None:
        """Take back whatever is shown."""
        last = self._waiting or self._last
        if isinstance(last, Dragging) and last.ideas:
            self.let_go()
        elif isinstance(last, Naming) and last.text is not None:
            self.named(last.cluster, last.field)

    def _tell(self, value: Dragging | Naming) -> None:
        if value == (self._waiting or self._last):
            return
        if self._timer.isActive():
            self._waiting = value
        else:
            self._send(value)

    def _tell_now(self, value: Dragging | Naming) -> None:
        self._waiting = None
        if self._last is not None:
            self._send(value)
            self._last = None

    def _send_waiting(self) -> None:
        if self._waiting is not None:
            self._send(self._waiting)

    def _send(self, value: Dragging | Naming) -> None:
        self._waiting, self._last = None, value
        self._timer.start()
        self._desk.previewed.emit(value)
