"""Where and under which name a summary leaves: names by one rule, never over a file that is there, whole or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from workshops.exchange import files
from workshops.labels import Words
from workshops.model import Workshop
from workshops.storage import places

LONGEST = 80
"""Characters of the title in a name: paths of synced folders have little room."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ł": "l", "œ": "oe"})


def file_name(workshop: Workshop, words: Words, suffix: str = ".pdf") -> str:
    """The name by the rule date_kind_title, in letters, digits and hyphens that every system takes.

    Without a date the name begins with the kind; a title that begins with the kind does not say it twice.
    """
    kind = plain(words(f"words.kind.{workshop.kind}"))
    title = plain(workshop.title)
    rest = title.removeprefix(kind).lstrip("-") if title == kind or title.startswith(f"{kind}-") else title
    parts = [part for part in (workshop.date, kind, rest[:LONGEST].rstrip("-")) if part]
    name = "_".join(parts) or "workshop"
    return f"{name}-{suffix}" if _RESERVED.fullmatch(name) else f"{name}{suffix}"


def plain(text: str) -> str:
    """Text as lower-case ASCII letters and digits with hyphens between: "Net & work" is "net-work"."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    kept = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")


def free_name(folder: Path, name: str) -> Path:
    """The path of `name` in a folder, with _v2, _v3 … before the suffix where the name is taken."""
    stem, dot, suffix = name.rpartition(".")
    path, version = folder / name, 1
    while path.exists():
        version += 1
        path = folder / f"{stem}_v{version}{dot}{suffix}"
    return path


def put(folder: Path, name: str, write: Callable[[Path], object]) -> Path:
    """Let `write` fill a file in the folder under a free name; the folder is made where it is missing.

    `write` must leave a whole file or none. Returns its path; raises CannotWrite.
    """
    target = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = free_name(folder, name)
        write(target)
    except OSError:
        raise files.CannotWrite(file=str(target)) from None
    return target


def cloud(folder: Path) -> str:
    """The service that copies this folder to a cloud; empty where it is an ordinary one."""
    try:
        places.refuse_unsafe(folder / "file")
    except places.SyncedFolder as refusal:
        return str(refusal.values["service"])
    except places.NetworkFolder:
        return ""
    return ""
