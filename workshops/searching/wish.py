"""What a person types into the search, understood: words, beginnings of words, phrases in quotes and `målgrupp:elever`.

Whatever is typed is a search. A name before a colon that is no field is a word like others, and a field without a value
asks nothing yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from workshops import parsed
from workshops.labels import RESOURCES
from workshops.searching import folding

FILE = RESOURCES / "search" / "fields.toml"
MOST = 12
"""Words of a search that count; nobody types more."""
WORDS = ("municipality", "organisation", "place", "template")
"""Fields that take words."""
_PART = re.compile(r'(?:([^\W\d_]+):)?(?:["“”„]([^"“”„]*)(["“”„]?)|([^\s"“”„]+))?', re.UNICODE)
_YEAR = re.compile(r"(\d{4})(?:-(\d{2})(?!\d)|[-–/](\d{4}))?")

Kind = Literal["word", "beginning", "phrase"]


@dataclass(frozen=True, slots=True)
class Term:
    """Something that a text must hold: a word in any form, a word that begins so, or words that follow each other as they stand."""

    kind: Kind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """A search: everything in `terms`, and of each field one of the values beside it. A field may be there twice."""

    terms: tuple[Term, ...] = ()
    fields: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is asked."""
        return not self.terms and not self.fields

    def of(self, name: str) -> list[frozenset[str]]:
        """The values of a field, as often as it is asked about."""
        return [values for each, values in self.fields if each == name]

    def within(self, chosen: Mapping[str, Iterable[str]]) -> Wish:
        """The same, where values have been chosen too: they must hold beside what was typed."""
        more = tuple((name, frozenset(found)) for name, each in sorted(chosen.items()) if (found := tuple(each)))
        return Wish(self.terms, self.fields + more)


def read(typed: str) -> Wish:
    """What was typed. The last word is taken as a beginning while somebody may still be typing it; never raises."""
    terms: list[Term] = []
    fields: dict[str, set[str]] = {}
    for part in _PART.finditer(typed[:2_000]):
        if not part[0].strip():
            continue
        name, quoted, bare = part[1] or "", part[2], part[4] or ""
        said = bare if quoted is None else quoted
        known = _names().get(folding.folded(name), "") if name else ""
        if known:
            if folding.words(said):
                fields.setdefault(known, set()).update(values(known, said))
            continue
        if name:
            terms += _terms(name, open_end=False)
        if quoted is not None:
            words = tuple(folding.words(said))
            terms += [Term("phrase", words)] if words else []
        else:
            terms += _terms(said, open_end=part.end() == len(typed) or said.endswith("*"))
    unique = tuple(dict.fromkeys(terms))[:MOST]
    return Wish(unique, tuple((name, frozenset(found)) for name, found in fields.items()))


def values(name: str, said: str) -> Iterable[str]:
    """The values that somebody may mean; `?` is among them where it is none that there is."""
    folded = " ".join(folding.folded(said).split())
    if name == "year":
        return _years(folded)
    if name in WORDS:
        return [folded]
    found = [value for value, names in _values(name).items() if any(each.startswith(folded) for each in names)]
    return found or ["?"]


def _years(said: str) -> list[str]:
    """The beginnings of the days that are meant: 2026, or 2026-11, or each year of 2025-2026."""
    found = _YEAR.match(said)
    if found is None:
        return [said]
    if found[3]:
        first, last = sorted((int(found[1]), int(found[3])))
        return [str(year) for year in range(first, min(last, first + 100) + 1)]
    return [f"{found[1]}-{found[2]}" if found[2] else found[1]]


def _terms(said: str, *, open_end: bool) -> list[Term]:
    words = folding.words(said)
    last: Kind = "beginning" if open_end and said[-1:] not in ".,;!?" else "word"
    return [Term(last if place == len(words) - 1 else "word", (word,)) for place, word in enumerate(words)]


@cache
def _names() -> Mapping[str, str]:
    return {folding.folded(each): name for name, names in parsed.read(FILE)["field"].items() for each in names}


@cache
def _values(name: str) -> Mapping[str, tuple[str, ...]]:
    found = parsed.read(FILE)["value"].get(name, {})
    return {value: tuple(folding.folded(each) for each in names) for value, names in found.items()}
