"""The parts of Swedish compounds: läxhjälp is about läxa and about hjälp. Parts are known stems from a list of our own.

The list, `resources/search/parts.txt`, is made of the words of the lexicon; run this module to make it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from workshops.labels import RESOURCES
from workshops.searching.stemming import stemmer

FILE = RESOURCES / "search" / "parts.txt"
SHORTEST = 3
SHORTEST_TAIL = 4
"""A tail of fewer letters counts only behind a head that is known too: `klimat` is no `mat`."""
VOWELS = frozenset("aeiouyåäöé")
DEEPEST, LONG_HEAD = 3, 9
"""Heads of so many letters may be compounds themselves."""
JOINTS = ("", "s", "o", "e", "u", "a")
"""What may stand between two parts: läxhjälp, biblioteksbok, kyrkogård."""


@cache
def known() -> frozenset[str]:
    """The stems that words are made of."""
    return frozenset(FILE.read_text(encoding="utf-8").split("\n"))


def parts(stem: str) -> tuple[str, ...]:
    """The known stems that a stem is put together from, itself not among them; none where it is no compound."""
    return tuple(dict.fromkeys(_parts(stem, 0))) if len(stem) >= 2 * SHORTEST else ()


def _parts(stem: str, depth: int) -> Iterator[str]:
    """The longest tail that is known is taken; a head that is long is looked at the same way."""
    stems = known()
    for at in range(SHORTEST, len(stem) - SHORTEST + 1):
        tail, head = stem[at:], stem[:at]
        if tail not in stems or len(tail) == len(head) == SHORTEST:
            continue
        own = _head(head)
        if not own and (len(tail) < SHORTEST_TAIL or VOWELS.isdisjoint(head)):
            continue
        if own:
            yield own
        if depth < DEEPEST and len(head) >= LONG_HEAD:
            yield from _parts(own or head, depth + 1)
        yield tail
        return


def _head(head: str) -> str:
    """The known stem that a head is, with or without what joins it to its tail; empty where it is none."""
    stem = stemmer("swedish").stemWord
    for joint in JOINTS:
        bare = head.removesuffix(joint)
        if len(bare) >= SHORTEST and (bare != head or not joint):
            found = next((each for each in (bare, stem(bare)) if each in known()), "")
            if found:
                return str(found)
    return ""


def made() -> str:
    """The list as the text of its file: the stems of every word of the lexicon that can be a part."""
    from workshops.clustering.lexicon import Lexicon
    from workshops.searching.folding import WORD, folded

    lexicon = Lexicon.load()
    common = {folded(word) for word in lexicon.common}
    found = {
        word
        for concept in lexicon.concepts
        for entry in concept.entries
        for word in WORD.findall(folded(entry))
        if len(word) >= SHORTEST and word.isalpha() and word not in common
    }
    stems = {stemmer("swedish").stemWord(word) for word in found}
    return "\n".join(sorted(stem for stem in stems if len(stem) >= SHORTEST and not VOWELS.isdisjoint(stem))) + "\n"


if __name__ == "__main__":
    Path(FILE).parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(made(), encoding="utf-8")
