"""Names that every system takes: letters, digits and hyphens, never a name that Windows or SharePoint keep for themselves."""

from __future__ import annotations

import re
import unicodedata

from workshops.labels import Words
from workshops.model import Workshop
from workshops.summary import variants
from workshops.summary.sections import ALL
from workshops.summary.variants import Variant

LONGEST = 80
"""Characters of the title in a name: paths of synced folders have little room."""
LONGEST_PART = 40
"""Characters of the name of a team, where a summary is its own."""
FORBIDDEN = frozenset('"*:<>?/\\|#%')
"""Signs that Windows or SharePoint refuse in a name, or that links stumble over."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|forms|desktop|\.lock)")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ł": "l", "œ": "oe"})


def plain(text: str) -> str:
    """Text as lower-case ASCII letters and digits with hyphens between: "Net & work" is "net-work"."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    kept = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")


def safe(stem: str) -> str:
    """A name without its suffix, put right: no gaps of empty fields, no reserved name, no dot or space at its ends."""
    stem = re.sub(r"([-_ .])[-_ .]+", r"\1", stem).strip("-_ .~$")
    stem = re.sub(r"_vti_", "_", stem, flags=re.IGNORECASE) or "workshop"
    return f"{stem}-" if _RESERVED.fullmatch(stem.casefold().split(".")[0]) else stem


def title_without(kind: str, title: str) -> str:
    """A plain title that does not say its kind twice: "apt-ai" after "apt" is "ai"."""
    return title.removeprefix(kind).lstrip("-") if title == kind or title.startswith(f"{kind}-") else title


def part_name(workshop: Workshop, variant: Variant, words: Words) -> str:
    """The name of a part of the summary, made plain and short; empty for all of it."""
    if variant.extent == ALL:
        return ""
    part = plain(variants.name(variant, workshop, words)) or variant.extent
    return part if len(part) <= LONGEST_PART else part[:LONGEST_PART].rpartition("-")[0] or part[:LONGEST_PART]


def file_name(workshop: Workshop, words: Words, suffix: str = ".pdf") -> str:
    """The name by the rule date_kind_title, in letters, digits and hyphens that every system takes.

    Without a date the name begins with the kind; a title that begins with the kind does not say it twice.
    """
    kind = plain(words(f"words.kind.{workshop.kind}"))
    rest = title_without(kind, plain(workshop.title))
    return f"{safe('_'.join(part for part in (workshop.date, kind, rest[:LONGEST].rstrip('-')) if part))}{suffix}"
