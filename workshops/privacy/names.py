"""Words that suggest that somebody is named: a pupil with a class, the kin of one, a diagnosis. Never more than possible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshops.privacy.cues import Cues, cues
from workshops.privacy.found import NAME, Found

_SMALL = r"[^\W\d_]{1,20}"
_WORD = re.compile(rf"(?<![\w-])[^\W\d_]{_SMALL}(?:-[^\W\d_]{_SMALL})?(?![\w-])")
_SECOND = re.compile(rf"\s(?P<word>[^\W\d_](?:{_SMALL})?)(?![\w-])\.?")
_KINSHIP = re.compile(r"[^\W\d_]+s(?:s?on|en)s?")
"""The commonest way a Swedish surname ends."""


def find(text: str) -> Iterator[Found]:
    """The names in a text that somebody may be known by."""
    known = cues()
    cued = {cue.end() for cue in known.person.finditer(text)}
    for hit in _WORD.finditer(text):
        if _is_capital(hit[0]) and hit[0].casefold() not in known.others:
            end, surname = _end(text, hit.end(), known)
            if _is_somebody(text, hit, hit.start() in cued, end, surname, known):
                yield Found(NAME, hit.start(), end, sure=False)


def _is_capital(word: str) -> bool:
    return all(part[:1].isupper() and part[1:] == part[1:].lower() for part in word.split("-"))


def _end(text: str, end: int, known: Cues) -> tuple[int, str]:
    """Where the name ends and the surname in it, if there is one."""
    second = _SECOND.match(text, end)
    if second is None or not _is_capital(second["word"]) or second["word"].casefold() in known.others:
        return end, ""
    return (second.end() if len(second["word"]) == 1 else second.end("word")), second["word"]


def _is_somebody(text: str, hit: re.Match[str], cued: bool, end: int, surname: str, known: Cues) -> bool:
    first, after = hit[0].split("-")[0], text[end:]
    if text[hit.start() : end] in known.famous:
        return False
    if cued:
        return True
    if first not in known.given and not (first.endswith("s") and first[:-1] in known.given):
        return False
    return bool(known.classroom.match(after) or known.telling.match(after) or _KINSHIP.fullmatch(surname))
