"""The summary as a file: a designed, tagged PDF, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from workshops.summary import (
    agenda_pages,
    assessment_pages,
    cluster_pages,
    concept_pages,
    cover,
    fonts,
    furniture,
    minutes_pages,
    outcome_pages,
    poll_pages,
)
from workshops.summary.agenda_pages import Entry
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark
from workshops.summary.painter import Painter
from workshops.summary.sections import CONCEPTS, TEAM, MinutesText, Summary
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
        spoken=LANGUAGES.get(summary.spoken, ""),
    )
    sheets = Sheets(Setter(dict(summary.signs)), canvas.document)
    lay_out(sheets, summary)
    Painter(canvas, sheets.setter.signs).paint(sheets.pages)
    return canvas.finished()


def drawn_minutes(said: MinutesText, kind: type[TaggedCanvas] = TaggedCanvas) -> bytes:
    """The minutes as the bytes of a PDF of their own."""
    canvas = kind(
        title=f"{said.label}: {said.title}",
        author=said.author,
        subject=said.subject,
        language=LANGUAGES[said.language],
        font=fonts.face(fonts.REGULAR).name,
        spoken=LANGUAGES.get(said.spoken, ""),
    )
    sheets = Sheets(Setter(dict(said.signs)), canvas.document)
    minutes_pages.lay_out(sheets, said)
    furniture.running(sheets, said.header, said.footer)
    Painter(canvas, sheets.setter.signs).paint(sheets.pages)
    return canvas.finished()


def lay_out(sheets: Sheets, summary: Summary) -> None:
    """Fill the pages: cover, agenda, and the chapters that there is something to say in."""
    if summary.extent == TEAM:
        _leaf(sheets, summary)
    elif summary.extent == CONCEPTS:
        cover.lay_out(sheets, summary.cover)
        last, _ = _chapters(sheets, summary)
        outcome_pages.about(sheets, summary.about, last)
    else:
        _whole(sheets, summary)
    furniture.running(sheets, summary.header, summary.footer, covered=summary.extent != TEAM)


def _leaf(sheets: Sheets, summary: Summary) -> None:
    """What a team takes home: its solution on the front, its ideas on the back, and no cover."""
    last: Column | None = None
    opening = summary.cover.title
    if summary.concepts is not None:
        last, _ = concept_pages.lay_out(sheets, summary.concepts, opening)
        opening = ""
    if summary.clusters is not None:
        last, _ = cluster_pages.lay_out(sheets, summary.clusters, opening)
    if summary.notes is not None:
        last, _ = outcome_pages.notes(sheets, summary.notes, last)
    outcome_pages.about(sheets, summary.about, last)


def _whole(sheets: Sheets, summary: Summary) -> None:
    """A cover, the meeting, everything it made, and the way to find it."""
    cover.lay_out(sheets, summary.cover)
    agenda = agenda_pages.lay_out(sheets, summary)
    shelf = Shelf(agenda, summary)
    teams_here = summary.agenda.teams and agenda_pages.teams_height(agenda, summary.agenda) <= agenda.room
    if teams_here:
        agenda.space(agenda_pages.ABOVE)
        agenda_pages.teams(agenda, summary.agenda)
    last, entries = _chapters(sheets, summary)
    shelf.fill(entries)
    end = last if last is not None else agenda
    if summary.agenda.teams and not teams_here:
        end = outcome_pages.after_or_new(
            sheets, end, agenda_pages.teams_height(end, summary.agenda), summary.about.label
        )
        agenda_pages.teams(end, summary.agenda)
    outcome_pages.about(sheets, summary.about, end)


class Shelf:
    """Room kept for the contents below the agenda, filled when it is known what begins on which page."""

    def __init__(self, column: Column, summary: Summary) -> None:
        made = (summary.assessments, summary.clusters, summary.concepts, summary.outcomes)
        parts = (*made, summary.polls, summary.notes, summary.minutes)
        self._title = summary.contents_heading
        self._chapters = sum(part is not None for part in parts)
        self._below = len(summary.concepts.parts) if summary.concepts is not None else 0
        if self._chapters < 2:
            return
        column.need(agenda_pages.contents_height(self._chapters, 0))
        if column.room < agenda_pages.contents_height(self._chapters, self._below):
            self._below = 0
        self._column, self._element = column.part(0, column.measure), column.element("Sect")
        self._before = len(column.page.marks)
        column.y += agenda_pages.contents_height(self._chapters, self._below)

    def fill(self, entries: list[Entry]) -> None:
        """Set the contents; of a single chapter there are none."""
        if self._chapters > 1:
            listed = [entry for entry in entries if self._below or not entry.below]
            marks = self._column.page.marks
            after = marks[self._before :]
            del marks[self._before :]
            agenda_pages.contents(self._column, self._title, listed, self._element)
            marks += after  # painted in the order of reading


def _chapters(sheets: Sheets, summary: Summary) -> tuple[Column | None, list[Entry]]:
    """The chapters after the agenda; where the last ends, and what begins on which page."""
    last: Column | None = None
    found: list[Entry] = []
    if summary.assessments is not None:
        last, chapter = assessment_pages.lay_out(sheets, summary.assessments)
        found.append(_entry(sheets, chapter))
    if summary.clusters is not None:
        last, chapter = cluster_pages.lay_out(sheets, summary.clusters)
        found.append(_entry(sheets, chapter))
    if summary.concepts is not None:
        last, begun = concept_pages.lay_out(sheets, summary.concepts)
        found += [_entry(sheets, bookmark) for bookmark in begun]
    if summary.outcomes is not None:
        last, chapter = outcome_pages.outcomes(sheets, summary.outcomes)
        found.append(_entry(sheets, chapter))
    if summary.polls is not None:
        before = last if summary.outcomes is not None else None
        last, chapter = poll_pages.lay_out(sheets, summary.polls, summary.language, before)
        found.append(_entry(sheets, chapter))
    if summary.notes is not None:
        below = summary.outcomes is not None or summary.polls is not None
        last, chapter = outcome_pages.notes(sheets, summary.notes, last if below else None)
        found.append(_entry(sheets, chapter))
    if summary.minutes is not None:
        last, chapter = minutes_pages.chapter(sheets, summary.minutes)
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
