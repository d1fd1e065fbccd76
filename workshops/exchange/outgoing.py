"""Every kind of file that a workshop may leave as: one function a kind, from frozen values to bytes.

A workshop is frozen once, on the thread that owns it; each kind may then be made anywhere, as often as wanted, and all of
them say the same. `.pdf` and `.png` are made elsewhere: they need a typesetter and a window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshops.exchange import calendar, document, files, names_list, public, report, spreadsheet, tables, workbook
from workshops.labels import Words
from workshops.model import Workshop
from workshops.summary import contents
from workshops.summary.sections import MinutesText, Summary


@dataclass(frozen=True, slots=True)
class Leaving:
    """A workshop on its way out: its document, what its summary says, and when (seconds since the epoch).

    `attendees` are those whose names are kept: apart from all the rest, for a file that somebody ticks.
    """

    document: Mapping[str, Any]
    contents: Summary
    words: Words
    written: float
    minutes: MinutesText | None = None
    attendees: tuple[Mapping[str, Any], ...] = ()


Write = Callable[[Leaving], bytes]


def freeze(workshop: Workshop, words: Words, now: float, *, published: bool = False, draft: bool = False) -> Leaving:
    """The workshop as it stands. What is `published` holds no hidden or discarded notes and no notes of the facilitator's."""
    said = contents.of(workshop, words, now=now, draft=draft)
    return take(document.write(workshop), said, words, now, published=published)


def take(
    written: Mapping[str, Any],
    said: Summary,
    words: Words,
    now: float,
    *,
    published: bool = False,
    minutes: MinutesText | None = None,
) -> Leaving:
    """The same from a document and the contents of PDFs that have been made already."""
    named = tuple(written["attendees"]) if written["workshop"]["keeps_names"] else ()
    return Leaving(public.of(written) if published else written, said, words, now, minutes, named)


def _xlsx(leaving: Leaving) -> bytes:
    return workbook.write(tables.of(leaving.document, leaving.words), leaving.contents.title, leaving.written)


def _csv(leaving: Leaving) -> bytes:
    return spreadsheet.write(leaving.document, leaving.words)


def _json(leaving: Leaving) -> bytes:
    return files.encoded(leaving.document)


def _workshop(leaving: Leaving) -> bytes:
    return files.zipped(files.encoded(leaving.document))


def _docx(leaving: Leaving) -> bytes:
    return report.write(leaving.contents, leaving.written)


def names(leaving: Leaving) -> bytes:
    """Those who were there, by name."""
    return names_list.write(leaving.attendees, leaving.words)


def _ics(leaving: Leaving) -> bytes:
    return calendar.write(leaving.document, leaving.words, leaving.written)


KINDS: Mapping[str, Write] = {
    ".workshop": _workshop,
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".json": _json,
    ".docx": _docx,
    ".ics": _ics,
}
"""What a file's ending asks for."""


PICTURE = ".png"


def send(workshop: Workshop, file: Path, words: Words, now: float, picture: Write | None = None) -> None:
    """Write a workshop as the kind its name says, whole or not at all. Who has windows hands in how a `picture` is made.

    Raises UnknownKind, CannotWrite, NoRoom, NoDay.
    """
    suffix = file.suffix.casefold()
    write = picture if suffix == PICTURE else KINDS.get(suffix)
    if write is None:
        raise files.UnknownKind(suffix=suffix)
    files.put(file, write(freeze(workshop, words, now)))
