"""The one place where windows meet the workshop: runs a verb, tells every view what changed. No database above, no Qt below."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from workshops.change import Change
from workshops.text import Refused

if TYPE_CHECKING:
    from workshops.history import History
    from workshops.model import Workshop
    from workshops.storage.library import Library

log = logging.getLogger(__name__)

PHONES = "phones"
Value = TypeVar("Value")


class Desk(QObject):
    """One open workshop at a time; views hold ids and read `workshop` when they paint.

    Signals: `changed` (a Change, after it is on disk), `refused` (the Refused that says why not), `previewed` (something
    shown before it is committed: a half-typed line, a drag; never recorded), `opened` (another workshop, or none),
    `history` (what undo and redo would do has changed).
    """

    changed = Signal(object)
    refused = Signal(object)
    previewed = Signal(object)
    opened = Signal()
    history = Signal()

    def __init__(self, library: Library, now: Callable[[], float] = time.time, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._key: str | None = None
        self.now = now

    @property
    def library(self) -> Library:
        """The library, for the composition root and the archive."""
        return self._library

    @property
    def is_open(self) -> bool:
        """Whether a workshop lies on the desk."""
        return self._key is not None

    @property
    def workshop(self) -> Workshop:
        """The open workshop: read it, change it only through `do` and `note`; raises LookupError when none is open."""
        if self._key is None:
            raise LookupError("no workshop is open")
        return self._library.workshop(self._key)

    def open(self, key: str) -> None:
        """Put a workshop on the desk; raises NoSuchWorkshop."""
        self._library.workshop(key)
        self._key = key
        self.opened.emit()
        self.history.emit()

    def create(self, workshop: Workshop) -> None:
        """Put a new workshop into the library and on the desk."""
        change = self._library.add(workshop, self.now())
        self._key = workshop.id
        self.opened.emit()
        self.changed.emit(change)
        self.history.emit()

    def put_away(self) -> None:
        """Close the workshop; its history goes."""
        if self._key is not None:
            key, self._key = self._key, None
            self._library.release(key)
            self.opened.emit()
            self.history.emit()

    def do(self, verb: Callable[..., Any], *args: Any, merge: str = "", **kwargs: Any) -> bool:
        """Run a verb as one step of undo. False, and `refused` has said why, when the domain refuses it."""
        return self._run(verb, args, kwargs, merge, undoable=True)

    def note(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Run a verb that is no part of undo: the clock, navigation, reveal, drafts."""
        return self._run(verb, args, kwargs, "", undoable=False)

    def receive(self, verb: Callable[..., Any], *args: Any) -> Refused | None:
        """Run a verb that phones asked for, as a step of theirs. Why it is refused is for them to be told, and comes back."""
        try:
            change = self._library.edit(self.workshop.id, verb, *args, hand=PHONES)
        except Refused as refusal:
            log.info("refused: %s", type(refusal).__name__)
            return refusal
        if change is not None:
            self.changed.emit(change)
        return None

    def shut(self, verb: Callable[..., Any], *args: Any) -> bool:
        """Run the verb that ends what phones may do; what lets them in is removed for good."""
        return self._tell(lambda: self._library.shut(self.workshop.id, verb, *args))

    def record(self, key: str, verb: Callable[..., Any], *args: Any) -> bool:
        """Run a verb on any workshop, on the desk or not, as no step of undo: what became of something that took its time."""
        if key == self._key:
            return self.note(verb, *args)
        try:
            self._library.edit(key, verb, *args, undoable=False)
        except Refused as refusal:
            log.info("refused: %s", type(refusal).__name__)
            self.refused.emit(refusal)
            return False
        self._library.release(key)
        return True

    def read(self, key: str, look: Callable[[Workshop], Value]) -> Value:
        """What `look` sees in any workshop; one that does not lie on the desk is let go of again."""
        try:
            return look(self._library.workshop(key))
        finally:
            if key != self._key:
                self._library.release(key)

    def close_round(self, vote: str) -> bool:
        """Close a round of votes for good."""
        return self._tell(lambda: self._library.close_round(self.workshop.id, vote))

    def undo(self, hand: str = "") -> bool:
        """Take the last step back: of those at this computer, or of phones."""
        return self._tell(lambda: self._library.undo(self.workshop.id, hand))

    def redo(self) -> bool:
        """Do the last step taken back again."""
        return self._tell(lambda: self._library.redo(self.workshop.id))

    def seal(self) -> None:
        """Focus has left a field: what is typed next is a step of its own."""
        if self._key is not None:
            self._steps.seal()

    @property
    def next_undo(self) -> Change | None:
        """The step that undo would take back."""
        return self._steps.next_undo() if self._key is not None else None

    @property
    def next_redo(self) -> Change | None:
        """The step that redo would do again."""
        return self._steps.next_redo() if self._key is not None else None

    @property
    def _steps(self) -> History:
        assert self._key is not None
        return self._library.history(self._key)

    def _run(
        self, verb: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], merge: str, undoable: bool
    ) -> bool:
        return self._tell(
            lambda: self._library.edit(self.workshop.id, verb, *args, merge=merge, undoable=undoable, **kwargs)
        )

    def _tell(self, work: Callable[[], Change | None]) -> bool:
        try:
            change = work()
        except Refused as refusal:
            log.info("refused: %s", type(refusal).__name__)
            self.refused.emit(refusal)
            return False
        if change is not None:
            self.changed.emit(change)
            if change.undoable or change.verb == "votes.close":
                self.history.emit()
        return True
