"""The one line of marks that both windows write on: state without widgets, so that no digit is lost between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.desk import Desk
from workshops import assessments, meeting, rating_line, standings
from workshops.rating_line import Begun
from workshops.text import Refused

if TYPE_CHECKING:
    from workshops.change import Change
    from workshops.model import Assessment, AssessmentArea, AssessmentRole

RATED = "assessments.rate"
LONGEST = 120
"""Characters that a line takes."""


class RatingLine(QObject):
    """A line of marks on its way, for one role. It leaves the screen when it is counted, and nothing is kept of it.

    `changed` carries the view that typed (or None). The lines of this sitting are remembered here, and nowhere else, so
    that the last one can be taken back.
    """

    changed = Signal(object)
    refused = Signal(object)
    counted = Signal(int)
    """So many lines more, or fewer, have been counted."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.text = ""
        self.role: str | None = None
        self._last: list[tuple[str, str]] = []
        desk.opened.connect(self._reset)
        desk.changed.connect(self._follow)

    @property
    def assessment(self) -> Assessment | None:
        """The assessment of the activity at hand, if it has one."""
        if not self._desk.is_open:
            return None
        workshop = self._desk.workshop
        here = meeting.here(workshop)
        return assessments.of_activity(workshop, here) if here is not None else None

    @property
    def open(self) -> Assessment | None:
        """The same, if it takes marks."""
        found = self.assessment
        return found if found is not None and not found.closed and self.areas and self.roles else None

    @property
    def areas(self) -> list[AssessmentArea]:
        """The areas that are assessed, in order."""
        found = self.assessment
        return standings.areas_of(self._desk.workshop, found.id) if found is not None else []

    @property
    def roles(self) -> list[AssessmentRole]:
        """The roles, in order: number 1 is first."""
        found = self.assessment
        return standings.roles_of(self._desk.workshop, found.id) if found is not None else []

    @property
    def begun(self) -> Begun:
        """The line as far as it is understood."""
        found = self.assessment
        if found is None:
            return Begun()
        return rating_line.begun(self.text, len(self.areas), found.least, found.most)

    @property
    def can_take_back(self) -> bool:
        """Whether a line of this sitting is left to take back."""
        return bool(self._last)

    def write(self, text: str, origin: object = None) -> None:
        """The line now reads so, as typed in the view `origin`."""
        if text != self.text:
            self.text = text[:LONGEST]
            self.changed.emit(origin)

    def choose_role(self, role: str) -> None:
        """Type for another role; a line begun is emptied, so that nobody sees another's."""
        if role != self.role:
            self.role, self.text = role, ""
            self.changed.emit(None)

    def choose_first(self) -> None:
        """Where no role of this assessment is chosen, the first is."""
        keys = [row.id for row in self.roles]
        if self.role not in keys:
            self.role, self.text = (keys[0] if keys else None), ""
            self.changed.emit(None)

    def next_role(self, step: int = 1) -> bool:
        """The role after (or before) this one, round; False where there is one only."""
        keys = [row.id for row in self.roles]
        if len(keys) < 2:
            return False
        here = keys.index(self.role) if self.role in keys else -step
        self.choose_role(keys[(here + step) % len(keys)])
        return True

    def submit(self) -> bool:
        """Count the line. What is refused stays, with `refused` telling why."""
        found = self.open
        self.choose_first()
        if found is None or self.role is None or not self.text.strip():
            return False
        said, role = self.text, self.role
        count = rating_line.begun(said, len(self.areas), found.least, found.most)
        if not self._do(assessments.rate, found.id, role, said):
            return False
        if not count.takes:
            self._last.append((role, said))
        self.text = ""
        self.changed.emit(None)
        self.counted.emit(-count.count if count.takes else count.count)
        return True

    def take_back(self) -> bool:
        """Take back the line that was counted last in this sitting."""
        found = self.open
        if found is None or not self._last:
            return False
        role, said = self._last[-1]
        if not self._do(assessments.take_back, found.id, role, said):
            return False
        self._last.pop()
        self.changed.emit(None)
        self.counted.emit(-1)
        return True

    def _do(self, verb: Callable[..., object], *args: object) -> bool:
        refusals: list[object] = []
        self._desk.refused.connect(refusals.append)
        try:
            done = self._desk.do(verb, *args)
        finally:
            self._desk.refused.disconnect(refusals.append)
        if not done and refusals and isinstance(refusals[-1], Refused):
            self.refused.emit(refusals[-1])
        return done

    def _follow(self, change: Change) -> None:
        """A line that undo has taken back is not taken back again."""
        if not change.touches("assessment_roles", "assessments", "assessment_areas"):
            return
        if change.origin == "undo" and change.verb == RATED:
            for row in change.on("assessment_roles"):
                self._forget(row.key)
        if self.role is not None and self.role not in [row.id for row in self.roles]:
            self.choose_first()

    def _forget(self, role: str) -> None:
        place = next((n for n in reversed(range(len(self._last))) if self._last[n][0] == role), None)
        if place is not None:
            del self._last[place]

    def _reset(self) -> None:
        self.text, self.role, self._last = "", None, []
        self.changed.emit(None)
