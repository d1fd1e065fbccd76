"""E-mail addresses, also those with (at) in them; a mailbox that is nobody's in particular is only possible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshops.privacy.cues import cues
from workshops.privacy.found import EMAIL, Found

_ADDRESS = re.compile(
    r"(?<![\w.+-])(?P<box>[\w+-][\w.+'-]{0,63})\s?(?:@|\(at\)|\[at\]|\(a\))\s?(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,18}(?![\w@])",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Found]:
    """The addresses in a text."""
    if (
        "@" not in text
        and "at)" not in text.casefold()
        and "at]" not in text.casefold()
        and "(a)" not in text.casefold()
    ):
        return
    for hit in _ADDRESS.finditer(text):
        yield Found(EMAIL, *hit.span(), sure=hit["box"].casefold() not in cues().roles)
