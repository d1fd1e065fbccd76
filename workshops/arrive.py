"""Takes a file into a library: as a new workshop, a copy, a replacement, or as ideas of one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workshops import templates, text
from workshops.exchange import files, spreadsheet
from workshops.labels import Words
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.text import Refused

TEMPLATE = "dubbel-diamant"


class AlreadyHere(Refused):
    """The library holds this workshop already; the person has to choose."""


class WholeWorkshop(Refused):
    """A whole workshop can't be put into another one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wants: ideas into a workshop; and, for one that is here already, a copy or a replacement."""

    into: str | None = None
    as_copy: bool = False
    replace: bool = False


def take_in(
    library: Library, file: Path, wish: Wish, words: Words, now: float
) -> tuple[str, spreadsheet.Outcome | None]:
    """Import a file; returns the workshop's id and, for ideas, what was taken and what was refused.

    Raises what the readers raise, AlreadyHere, WholeWorkshop, NoSuchWorkshop.
    """
    brought = files.bring(file, fresh_ids=wish.as_copy)
    if brought.workshop is None:
        return _ideas(library, file, brought.rows, wish.into, words, now)
    if wish.into is not None:
        raise WholeWorkshop
    workshop = brought.workshop
    if workshop.id in library.ids():
        if not wish.replace:
            raise AlreadyHere(title=workshop.title)
        library.remove(workshop.id)
    library.add(workshop, now)
    return workshop.id, None


def _ideas(
    library: Library, file: Path, rows: list[spreadsheet.Row], into: str | None, words: Words, now: float
) -> tuple[str, spreadsheet.Outcome]:
    outcome = spreadsheet.Outcome()
    if into is None:
        workshop = _made(file, words)
        spreadsheet.take(workshop, rows, outcome)
        library.add(workshop, now)
        return workshop.id, outcome
    library.edit(into, spreadsheet.take, rows, outcome)
    return into, outcome


def _made(file: Path, words: Words) -> Workshop:
    """A workshop of the template for ideas that come without one, titled after the file; its notes are not hidden."""
    title = " ".join(text.clean(file.stem.replace("_", " ")).split())[: text.TITLE]
    workshop = templates.start(templates.load(TEMPLATE, words.language), title=title or file.name)
    workshop.hide_until_reveal = False
    for team in workshop.teams:
        team.revealed = True
    return workshop
