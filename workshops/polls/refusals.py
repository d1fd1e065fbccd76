"""Why something about a question to the room is refused."""

from __future__ import annotations

from workshops.text import Refused


class PollClosed(Refused):
    """The question is closed; it may be opened again."""


class NoAnswer(Refused):
    """There is no answer to take back."""


class TooFewOptions(Refused):
    """A question with options needs at least two."""


class TooManyOptions(Refused):
    """More options than can be typed at speed; `limit` says how many."""


class SameOption(Refused):
    """Two options say the same; `text` says what."""


class NoSuchScale(Refused):
    """A scale that doesn't go from a smaller to a larger number, or is too long; `least` and `most` are the widest there is."""


class Answered(Refused):
    """The question has answers that would mean nothing after the change."""


class NoSuchChoice(Refused):
    """What was typed is none of the options; `said` and `options` (how many there are) say what."""


class OutsideScale(Refused):
    """A number outside the scale; `said`, `least` and `most` say which."""


class NoNumber(Refused):
    """No number could be read; `said` is what was typed."""


class ChosenTwice(Refused):
    """The same option twice in one answer; `said` is its text."""


class TooManyAtOnce(Refused):
    """More alike answers at once than anybody means; `limit` says how many are taken."""


class Unreadable(Refused):
    """What was typed can't be read as an answer; `said` is what it was."""
