"""Takes a file into a library: as a new workshop, a copy, a replacement, or as ideas of one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workshops import agenda, templates, text
from workshops.exchange import document, files, spreadsheet
from workshops.exchange.spreadsheet import Row
from workshops.labels import Words
from workshops.model import Workshop
from workshops.phases import TARGET_GROUPS
from workshops.storage.library import IdsTaken, Library
from workshops.text import Refused

TEMPLATE = "dubbel-diamant"


class AlreadyHere(Refused):
    """The library holds this workshop already; the person has to choose."""


class NothingTaken(Refused):
    """Not one row could be taken in; `outcome` says why of each, `n` how many there were."""

    def __init__(self, outcome: spreadsheet.Outcome, n: int) -> None:
        super().__init__(n=n)
        self.outcome = outcome


class WholeWorkshop(Refused):
    """A whole workshop can't be put into another one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wants: ideas into a workshop; and, for one that is here already, a copy or a replacement."""

    into: str | None = None
    as_copy: bool = False
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of a file: the workshop's id (empty where nothing was kept), how many ideas, and for rows what was refused."""

    key: str
    ideas: int
    outcome: spreadsheet.Outcome | None = None


def take_in(library: Library, file: Path, wish: Wish, words: Words, now: float) -> Arrived:
    """Import a file, whole or not at all.

    Raises what the readers raise, AlreadyHere, WholeWorkshop, NothingTaken, NoSuchWorkshop.
    """
    brought = files.bring(file, fresh_ids=wish.as_copy)
    if brought.workshop is None:
        return _ideas(library, file.stem, brought, wish, words, now)
    workshop = brought.workshop
    if _is_here(library, workshop, wish):
        library.replace(workshop, now)
        return Arrived(workshop.id, len(workshop.ideas))
    try:
        library.add(workshop, now)
    except IdsTaken:  # a file that somebody has made from another workshop's
        workshop = files.bring(file, fresh_ids=True).workshop or workshop
        library.add(workshop, now)
    return Arrived(workshop.id, len(workshop.ideas))


def try_out(library: Library | None, file: Path, wish: Wish, words: Words) -> Arrived:
    """What would come of `take_in`, judged in the same way; nothing is changed, and without a library all is new."""
    brought = files.bring(file, fresh_ids=wish.as_copy)
    if brought.workshop is not None:
        _is_here(library, brought.workshop, wish)
        return Arrived("", len(brought.workshop.ideas))
    if wish.into is not None and library is not None:
        outcome = try_rows(library.workshop(wish.into), brought.rows)
    else:
        outcome = begun_with(file.stem, brought.rows, words)[1]
    return Arrived("", outcome.taken, _told(outcome, brought))


def try_rows(workshop: Workshop, rows: list[Row]) -> spreadsheet.Outcome:
    """What would come of putting rows into a workshop, which is left as it is; raises RoundOpen."""
    written = document.write(workshop) | {"ideas": [], "sources": [], "progress": None}
    outcome = spreadsheet.Outcome()
    spreadsheet.take(document.read(written), rows, outcome)
    return outcome


def begun_with(name: str, rows: list[Row], words: Words) -> tuple[Workshop, spreadsheet.Outcome]:
    """A new workshop, in no library yet, of ideas that come without one; its title is `name`."""
    workshop, outcome = _made(name, rows, words), spreadsheet.Outcome()
    spreadsheet.take(workshop, rows, outcome)
    return workshop, outcome


def _is_here(library: Library | None, workshop: Workshop, wish: Wish) -> bool:
    """Whether the library holds the workshop and it is to be replaced; raises WholeWorkshop and AlreadyHere."""
    if wish.into is not None:
        raise WholeWorkshop
    here = library is not None and workshop.id in library.ids()
    if here and not wish.replace:
        raise AlreadyHere(title=workshop.title, id=workshop.id)
    return here


def _ideas(library: Library, name: str, brought: files.Brought, wish: Wish, words: Words, now: float) -> Arrived:
    if wish.into is not None:
        outcome = spreadsheet.Outcome()
        library.edit(wish.into, spreadsheet.take, brought.rows, outcome)
        return Arrived(wish.into, outcome.taken, _told(outcome, brought))
    workshop, outcome = begun_with(name, brought.rows, words)
    _told(outcome, brought)
    library.add(workshop, now)
    return Arrived(workshop.id, outcome.taken, outcome)


def _told(outcome: spreadsheet.Outcome, brought: files.Brought) -> spreadsheet.Outcome:
    """The outcome with what was left out; raises NothingTaken."""
    outcome.left_out = brought.left_out
    if not outcome.taken:
        raise NothingTaken(outcome, n=len(outcome.refused))
    return outcome


def _made(name: str, rows: list[Row], words: Words) -> Workshop:
    """A workshop of the template for ideas that come without one, titled after the file; its notes are not hidden.

    It has the target groups of the ideas, and their teams rather than the template's where they name any.
    """
    title = " ".join(text.clean(name.replace("_", " ")).split())[: text.TITLE]
    workshop = templates.start(templates.load(TEMPLATE, words.language), title=title or TEMPLATE)
    workshop.hide_until_reveal = False
    for team in workshop.teams:
        team.revealed = True
    named = {" ".join(text.clean(row.team).split()).casefold() for row in rows} - {""}
    if named:
        for team in [team for team in workshop.teams if team.name.casefold() not in named]:
            agenda.remove_team(workshop, team.id)
    groups = set(workshop.target_groups.split()) | {_group(row.target_group) for row in rows}
    agenda.set_target_groups(workshop, [code for code in TARGET_GROUPS if code in groups])
    return workshop


def _group(said: str) -> str | None:
    try:
        return spreadsheet.target_group_of(said)
    except Refused:
        return None
