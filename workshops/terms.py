"""Verbs on a workshop's own words: lines of words that mean the same here, which sorting goes by beside its lexicon."""

from __future__ import annotations

from workshops import text
from workshops.model import Term, Workshop, find
from workshops.text import Refused


class OneWord(Refused):
    """A line needs at least two words or phrases with a comma between: one alone is like nothing."""


def lines(workshop: Workshop) -> list[str]:
    """All lines, in their order."""
    return [term.words for term in workshop.terms]


def add(workshop: Workshop, words: str) -> None:
    """Add a line; raises OneWord, Empty, TooLong."""
    number = max((term.seq for term in workshop.terms), default=0) + 1
    workshop.terms.append(Term(seq=number, words=_line(words)))


def reword(workshop: Workshop, term: str, words: str) -> None:
    """Change a line; raises OneWord, Empty, TooLong, NotFound."""
    find(workshop, Term, term).words = _line(words)


def remove(workshop: Workshop, term: str) -> None:
    """Take a line away; raises NotFound."""
    workshop.terms.remove(find(workshop, Term, term))


def _line(words: str) -> str:
    parts = [" ".join(part.split()) for part in text.one_line(words, text.IDEA).split(",")]
    kept = list(dict.fromkeys(part for part in parts if part))
    if len(kept) < 2:
        raise OneWord
    return ", ".join(kept)
