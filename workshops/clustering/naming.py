"""What to call a group of notes, and which words a suggestion rests on: whole words as people wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NAMED_BY = 2
"""Words in a name at most, and notes that must share each of them at least."""
SHORTEST = 3


def stems(texts: Sequence[Sequence[str]]) -> dict[str, str]:
    """A common beginning for the inflections of each word, Swedish first."""
    import snowballstemmer

    stemmer = snowballstemmer.stemmer("swedish")
    return {word: stemmer.stemWord(word) for text in texts for word in text}


def name(texts: Sequence[Sequence[str]], weight: Callable[[str], float], common: frozenset[str]) -> tuple[str, ...]:
    """Up to two whole words that at least two of the texts share; none where they share nothing that says anything.

    What most of the wall shares says little, so words are weighed by `weight`; of the forms of a word the shortest is
    taken.
    """
    root = stems(texts)
    forms: dict[str, Counter[str]] = {}
    for text in texts:
        for word in sorted(set(text)):
            if len(word) >= SHORTEST and word not in common and not word.isdigit():
                forms.setdefault(root[word], Counter())[word] += 1
    holders = {stem: sum(any(root[word] == stem for word in text) for text in texts) for stem in forms}
    worth = {
        stem: count * min(weight(word) for word in forms[stem]) for stem, count in holders.items() if count >= NAMED_BY
    }
    best = sorted(worth, key=lambda stem: (-round(worth[stem], 6), stem))[:NAMED_BY]
    return tuple(min(forms[stem], key=lambda word: (-forms[stem][word], len(word), word)) for stem in best)


def told(worth: Mapping[str, float], most: int, common: frozenset[str]) -> tuple[str, ...]:
    """The words that carry most of a likeness, in the order of their weight."""
    able = {word: value for word, value in worth.items() if value > 0 and len(word) > 1 and word not in common}
    if not able:
        return ()
    least = max(able.values()) / 3
    best = sorted(able, key=lambda word: (-round(able[word], 6), word))[:most]
    return tuple(word for word in best if able[word] >= least)
