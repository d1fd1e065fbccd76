"""How the summary finds its words: people's own, cleaned and untouched, and the catalogue's, with numbers and strong names."""

from __future__ import annotations

import re
from unicodedata import category

from workshops.labels import Words
from workshops.model import Action, Decision, Team, Workshop
from workshops.summary.sections import Sentence, Span
from workshops.summary.variants import EVERYTHING, Variant
from workshops.text import clean
from workshops.wording import Wording, local

__all__ = ["Telling", "local", "shortened", "spans", "strong"]

_STRONG, _PLAIN = "\x02", "\x03"
_MARKS = re.compile(f"({_STRONG}[^{_PLAIN}]*{_PLAIN})")
_USUAL = frozenset(map(chr, range(0x250)))


class Telling(Wording):
    """A workshop on its way to becoming a summary, in one language.

    It remembers which unusual signs were met, so that those the font lacks can be named in words.
    """

    def __init__(
        self, workshop: Workshop, words: Words, now: float | None = None, variant: Variant = EVERYTHING
    ) -> None:
        self.workshop = workshop
        self.variant = variant
        super().__init__(words)
        self.now = now
        self.teams: dict[str, Team] = {team.id: team for team in workshop.teams}
        self._unusual: set[str] = set()

    def said(self, text: str) -> str:
        """Someone's words as they are kept."""
        kept = clean(text)
        self._unusual.update(set(kept) - _USUAL)
        return kept

    def signs(self) -> tuple[tuple[str, str], ...]:
        """The unusual signs met so far that the catalogue has a name for."""
        found = ((sign, f"summary.sign.{ord(sign):X}") for sign in sorted(self._unusual))
        return tuple((sign, self.words(key)) for sign, key in found if key in self.words)

    @property
    def foreign(self) -> bool:
        """Whether signs were met that a Latin typeface is likely to lack."""
        return any(sign > "\uffff" or category(sign) == "Lo" for sign in self._unusual)

    def decisions(self) -> list[Decision]:
        """The decisions that belong in this variant, in the order they were taken."""
        own = (row for row in self.workshop.decisions if self.variant.takes_outcome(self.workshop, row))
        return sorted(own, key=lambda row: row.seq)

    def actions(self) -> list[Action]:
        """The actions that belong in this variant, in the order they were agreed on."""
        own = (row for row in self.workshop.actions if self.variant.takes_outcome(self.workshop, row))
        return sorted(own, key=lambda row: row.seq)

    def sentence(self, key: str, n: int | None = None, **values: object) -> Sentence:
        """The words for `key` as spans, with the values marked by `strong` in semibold."""
        return spans(self.words(key, n=n, **values))


def strong(text: str) -> str:
    """A value that is to stand in semibold in the sentence it is put in."""
    return f"{_STRONG}{text}{_PLAIN}"


def spans(text: str) -> Sentence:
    """Text with strong values as spans."""
    parts = (part for part in _MARKS.split(text) if part)
    return tuple(Span(part.strip(_STRONG + _PLAIN), part.startswith(_STRONG)) for part in parts)


def shortened(text: str, length: int = 140) -> str:
    """The beginning of a long text, cut between words."""
    if len(text) <= length:
        return text
    cut = text[:length].rsplit(" ", 1)[0] if " " in text[:length] else text[:length]
    return cut.rstrip(" ,.;:–-") + "…"
