"""Where a word too wide for its line may be broken: soft hyphens between syllables, by the sound of Swedish and English."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

SOFT = "\u00ad"
VOWELS = "aeiouyåäöéAEIOUYÅÄÖÉ"
ONSETS = frozenset(("bl", "br", "dr", "fl", "fr", "gl", "gr", "kl", "kn", "kr", "kv", "pl", "pr", "tr", "tv"))
"""Consonants that begin a syllable together. Those with an s before them are left out: it often ends the part before."""
SHORTEST = 3
"""Letters that stay together at the beginning and the end of a word."""
LONG_WORD = re.compile(r"[^\W\d_]{12,}")


def hyphenated(text: str, fits: Callable[[str], bool]) -> str:
    """The text with soft hyphens in the words that do not fit on a line by themselves; others are left alone."""
    return LONG_WORD.sub(lambda found: found[0] if fits(found[0]) else SOFT.join(syllables(found[0])), text)


def syllables(word: str) -> list[str]:
    """A word cut before the consonants that begin each following syllable."""
    cuts = []
    vowels = [index for index, sign in enumerate(word) if sign in VOWELS]
    for before, after in pairwise(vowels):
        between = word[before + 1 : after].lower()
        if between:
            cuts.append(after - (2 if between[-2:] in ONSETS else 1))
    places = [0, *(cut for cut in cuts if SHORTEST <= cut <= len(word) - SHORTEST), len(word)]
    return [word[start:end] for start, end in pairwise(places)]
