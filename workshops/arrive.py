"""Takes a file into a library: as a new workshop, a copy, a replacement, or as ideas of one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workshops import agenda, templates, text
from workshops.exchange import files, spreadsheet
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


def take_in(
    library: Library, file: Path, wish: Wish, words: Words, now: float
) -> tuple[str, spreadsheet.Outcome | None]:
    """Import a file; returns the workshop's id and, for ideas, what was taken and what was refused.

    Raises what the readers raise, AlreadyHere, WholeWorkshop, NothingTaken, NoSuchWorkshop.
    """
    brought = files.bring(file, fresh_ids=wish.as_copy)
    if brought.workshop is None:
        return _ideas(library, file, brought, wish.into, words, now)
    if wish.into is not None:
        raise WholeWorkshop
    workshop = brought.workshop
    if workshop.id not in library.ids():
        try:
            library.add(workshop, now)
        except IdsTaken:  # a file that somebody has made from another workshop's
            workshop = files.bring(file, fresh_ids=True).workshop or workshop
            library.add(workshop, now)
    elif wish.replace:
        library.replace(workshop, now)
    else:
        raise AlreadyHere(title=workshop.title)
    return workshop.id, None


def _ideas(
    library: Library, file: Path, brought: files.Brought, into: str | None, words: Words, now: float
) -> tuple[str, spreadsheet.Outcome]:
    outcome = spreadsheet.Outcome(left_out=brought.left_out)
    if into is not None:
        library.edit(into, spreadsheet.take, brought.rows, outcome)
        _refuse_nothing(outcome)
        return into, outcome
    workshop = _made(file, brought.rows, words)
    spreadsheet.take(workshop, brought.rows, outcome)
    _refuse_nothing(outcome)
    library.add(workshop, now)
    return workshop.id, outcome


def _refuse_nothing(outcome: spreadsheet.Outcome) -> None:
    if not outcome.taken:
        raise NothingTaken(outcome, n=len(outcome.refused))


def _made(file: Path, rows: list[spreadsheet.Row], words: Words) -> Workshop:
    """A workshop of the template for ideas that come without one, titled after the file; its notes are not hidden.

    It has the target groups of the ideas, and their teams rather than the template's where they name any.
    """
    title = " ".join(text.clean(file.stem.replace("_", " ")).split())[: text.TITLE]
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
