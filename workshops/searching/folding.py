"""Texts as the index holds them: words folded, their stems, the parts of compounds, and words spelled backwards for their ends.

Upper and lower case and forms that are the same but for their coding (ﬁ, ２, a combining ring) fold; å, ä and ö stay what they
are. SQLite and a server are fed the same, so that both find the same.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache
from typing import NamedTuple

from workshops.searching import compounds
from workshops.searching.stemming import stemmer

FORM = 1
"""The form of what is kept in an index; another number makes every index anew."""
WORD = re.compile(r"[^\W_]+")
LONGEST = 60
"""Letters of a word that count."""
LEAST_END = 5
"""So many letters of a word's end are looked for backwards: cykel finds elcykel, though nobody has told us of either."""
KEPT = 60_000
"""Words whose forms are remembered."""


class Folded(NamedTuple):
    """What is kept of a text, words with a space between: as they stand, by what they may be found, and spelled backwards."""

    said: str
    stems: str
    ends: str


def form() -> str:
    """Changes when anything does that an index was made with."""
    return f"{FORM}-{zlib.crc32(compounds.FILE.read_bytes()):08x}"


def folded(text: str) -> str:
    """A text without what does not count. Twice, as casefolding may leave what can be composed again."""
    once = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", once).casefold() if not once.isascii() else once


def words(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    return [word[:LONGEST] for word in WORD.findall(folded(text))]


def stems(word: str) -> tuple[str, ...]:
    """The Swedish stem and, where it is another, the English one."""
    return forms(word)[0]


@lru_cache(maxsize=KEPT)
def forms(word: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Of a folded word: its stems, the parts of a compound, and its stem backwards where that is long enough to be one."""
    swedish = stemmer("swedish").stemWord(word)
    own = tuple(dict.fromkeys((swedish, stemmer("english").stemWord(word))))
    if not word.isalpha():
        return own, (), ""
    parts = tuple(part for part in compounds.parts(swedish) if part not in own)
    return own, parts, swedish[::-1] if len(swedish) > LEAST_END + 1 else ""


def fold(text: str) -> Folded:
    """What the index keeps of a text."""
    said = words(text)
    found = [forms(word) for word in dict.fromkeys(said)]
    by = dict.fromkeys(each for own, parts, _end in found for each in (*own, *parts))
    return Folded(" ".join(said), " ".join(by), " ".join(dict.fromkeys(end for _own, _parts, end in found if end)))
