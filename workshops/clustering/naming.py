"""What to call a group of notes, and which words a suggestion rests on: whole words as people wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

NAMED_BY = 2
"""Words in a name at most, and notes that must share each of them at least."""
PART = 0.25
"""Part of the notes that must share a word of the name: what two of eleven say is no name for all."""
SHORTEST = 3


def stemmer() -> Callable[[str], str]:
    """What finds the beginning that the inflections of a word have in common; each is worked out once."""
    import snowballstemmer

    make: Any = snowballstemmer.stemmer
    return cache(make("swedish").stemWord)


def name(
    texts: Sequence[Sequence[str]],
    stem: Callable[[str], str],
    weight: Callable[[str], float],
    common: frozenset[str],
) -> tuple[str, ...]:
    """Up to two whole words that two of the texts and a quarter of them share; none where they share nothing that says anything.

    What most of the wall shares says little, so words are weighed by `weight`; of the forms of a word the shortest is
    taken.
    """
    forms: dict[str, Counter[str]] = {}
    holders: Counter[str] = Counter()
    for text in texts:
        able = [word for word in sorted(set(text)) if _says(word, common)]
        root = {word: stem(word) for word in able}
        holders.update(set(root.values()))
        for word in able:
            forms.setdefault(root[word], Counter())[word] += 1
    least = max(NAMED_BY, PART * len(texts))
    worth = {
        root: count * min(weight(word) for word in forms[root]) for root, count in holders.items() if count >= least
    }
    best = sorted(worth, key=lambda root: (-round(worth[root], 6), root))[:NAMED_BY]
    return tuple(min(forms[root], key=lambda word: (-forms[root][word], len(word), word)) for root in best)


def _says(word: str, common: frozenset[str]) -> bool:
    return len(word) >= SHORTEST and word not in common and not word.isdigit()


def told(worth: Mapping[str, float], most: int, common: frozenset[str]) -> tuple[str, ...]:
    """The words that carry most of a likeness, in the order of their weight."""
    able = {word: value for word, value in worth.items() if value > 0 and len(word) > 1 and word not in common}
    if not able:
        return ()
    least = max(able.values()) / 3
    best = sorted(able, key=lambda word: (-round(able[word], 6), word))[:most]
    return tuple(word for word in best if able[word] >= least)
