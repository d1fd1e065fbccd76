"""What a text is made of: words, and the runs of characters inside them."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*")
SIZES = (3, 4, 5)
LONGEST = 60
"""Characters of a word that count; nobody writes longer ones by intention."""


def words(text: str) -> list[str]:
    """The words as they stand, in lower case."""
    return [word[:LONGEST] for word in WORD.findall(unicodedata.normalize("NFC", text).lower())]


def runs(word: str) -> list[str]:
    """The runs of three to five characters of a word with a space at both ends."""
    padded = f" {word} "
    return [padded[begin : begin + size] for size in SIZES for begin in range(len(padded) - size + 1)]
