"""Why something that a phone asked for is refused. Phones are told the name and say it in words of their own."""

from __future__ import annotations

from workshops.text import Refused


class NotNow(Refused):
    """The meeting is at something else, or phones are not asked."""


class NoTeam(Refused):
    """One must sit in a team for this."""


class NotYours(Refused):
    """The note is not this phone's, or can't be changed any more."""


class SheetTaken(Refused):
    """Another device of the team fills in its sheet."""
