"""What a text is made of: words, and the runs of characters inside them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*")
SIZES = (3, 4, 5)
LONGEST = 60
"""Characters of a word that count; nobody writes longer ones by intention."""


def words(text: str) -> list[str]:
    """The words as they stand, in lower case."""
    return [word[:LONGEST] for word in WORD.findall(unicodedata.normalize("NFC", text).lower())]


def grams(word: str) -> Counter[str]:
    """The runs of three to five characters of a word with a space at both ends, and how often each occurs."""
    return Counter(_runs(f" {word} "))


def _runs(padded: str) -> Iterator[str]:
    for size in SIZES:
        for begin in range(len(padded) - size + 1):
            yield padded[begin : begin + size]
