"""What makes words wait until a person has looked: a list of words, and signs of personal data. Nothing is ever thrown away."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from workshops import parsed
from workshops.labels import RESOURCES
from workshops.privacy import detect

LIST = RESOURCES / "phone" / "words.toml"


@cache
def _listed(file: Path) -> re.Pattern[str]:
    held = parsed.read(file)
    found: list[str] = []
    for words in held.values():
        if isinstance(words, list):
            found += [re.escape(str(word)) for word in words]
    return re.compile(rf"\b(?:{'|'.join(sorted(found, key=len, reverse=True))})\w{{0,3}}\b", re.IGNORECASE)


def why(text: str, file: Path = LIST) -> str:
    """What to look at: `words` of the list, `personal` data that is surely such, or nothing."""
    if _listed(file).search(text):
        return "words"
    return "personal" if any(found.sure for found in detect.find(text)) else ""
