"""The summary as a file: a designed, tagged PDF, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from workshops.summary import (
    agenda_pages,
    cluster_pages,
    concept_pages,
    cover,
    fonts,
    furniture,
    outcome_pages,
)
from workshops.summary.agenda_pages import Entry
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark
from workshops.summary.painter import Painter
from workshops.summary.sections import Summary
from workshops.summary.tagged import TaggedCanvas
from workshops.summary.wrapping import Setter

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def write(summary: Summary, path: Path) -> Path:
    """Write the summary to `path`, which is replaced only when all of it is on disk.

    Raises OSError where it can't be written; what stood there before is then kept, and nothing half-written remains.
    """
    return keep(drawn(summary), path)


def drawn(summary: Summary, kind: type[TaggedCanvas] = TaggedCanvas) -> bytes:
    """The summary as the bytes of a PDF, drawn on a kind of canvas."""
    canvas = kind(
        title=f"{summary.cover.label}: {summary.title}",
        author=summary.cover.organisation,
        subject=summary.subject,
        language=LANGUAGES[summary.language],
        font=fonts.face(fonts.REGULAR).name,
    )
    sheets = Sheets(Setter(dict(summary.signs)), canvas.document)
    lay_out(sheets, summary)
    Painter(canvas, sheets.setter.signs).paint(sheets.pages)
    return canvas.finished()


def lay_out(sheets: Sheets, summary: Summary) -> None:
    """Fill the pages: cover, agenda, and the chapters that there is something to say in."""
    cover.lay_out(sheets, summary.cover)
    agenda = agenda_pages.lay_out(sheets, summary)
    chapters = sum(each is not None for each in (summary.clusters, summary.concepts, summary.outcomes, summary.notes))
    if chapters > 1:
        agenda.need(agenda_pages.contents_height(chapters, 0))
    shelf, shelf_element = agenda.part(0, agenda.measure), agenda.element("Sect")
    last, entries = _chapters(sheets, summary)
    if chapters > 1:
        room_for_all = shelf.room >= agenda_pages.contents_height(chapters, len(entries) - chapters)
        listed = entries if room_for_all else [entry for entry in entries if not entry.below]
        agenda_pages.contents(shelf, summary.contents_heading, listed, shelf_element)
    outcome_pages.about(sheets, summary.about, last if last is not None else agenda)
    furniture.running(sheets, summary.header, summary.footer)


def _chapters(sheets: Sheets, summary: Summary) -> tuple[Column | None, list[Entry]]:
    """The chapters after the agenda; where the last ends, and what begins on which page."""
    last: Column | None = None
    found: list[Entry] = []
    if summary.clusters is not None:
        last, chapter = cluster_pages.lay_out(sheets, summary.clusters)
        found.append(_entry(sheets, chapter))
    if summary.concepts is not None:
        last, begun = concept_pages.lay_out(sheets, summary.concepts)
        found += [_entry(sheets, bookmark) for bookmark in begun]
    if summary.outcomes is not None:
        last, chapter = outcome_pages.outcomes(sheets, summary.outcomes)
        found.append(_entry(sheets, chapter))
    if summary.notes is not None:
        last, chapter = outcome_pages.notes(sheets, summary.notes, last if summary.outcomes is not None else None)
        found.append(_entry(sheets, chapter))
    return last, found


def _entry(sheets: Sheets, bookmark: Bookmark) -> Entry:
    page = next(n for n, page in enumerate(sheets.pages, start=1) if any(b is bookmark for b in page.bookmarks))
    return Entry(bookmark.title, page, bookmark, below=bookmark.level > 0)


def keep(data: bytes, path: Path) -> Path:
    """Write bytes beside a file and put them in its place when they are on disk; raises OSError and leaves it as it was."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return path
