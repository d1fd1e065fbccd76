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
    endings, stems, words = (
        "|".join(re.escape(word) for word in sorted(held[name], key=len, reverse=True))
        for name in ("endings", "stems", "words")
    )
    return re.compile(rf"\b(?:(?:{stems})(?:{endings})?s?|(?:{words}))\b", re.IGNORECASE)


def why(text: str, file: Path = LIST) -> str:
    """What to look at: `words` of the list, `personal` data that is surely such, or nothing."""
    if _listed(file).search(text):
        return "words"
    return "personal" if any(found.sure for found in detect.find(text)) else ""
