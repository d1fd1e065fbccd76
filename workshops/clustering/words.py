"""What a text is made of: words, and the n-grams inside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*")
NGRAMS = (3, 4, 5)


def words(text: str) -> list[str]:
    """The words as they stand, in lower case."""
    return WORD.findall(text.lower())


def ngrams(text: str) -> Counter[str]:
    """The runs of three to five characters inside each word, a space at both ends, and how often each occurs."""
    return Counter(gram for word in words(text) for gram in _inside(word))


def _inside(word: str) -> Iterator[str]:
    padded = f" {word} "
    for size in NGRAMS:
        if len(padded) <= size:
            yield padded
            return
        for begin in range(len(padded) - size + 1):
            yield padded[begin : begin + size]
