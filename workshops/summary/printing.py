"""One way to every kind of paper: the workshop is read at once, the file may be written elsewhere and later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workshops.labels import Words
from workshops.summary import paper, room_paper

if TYPE_CHECKING:
    from workshops.model import Workshop

KINDS = ("slips", "ballots", "concepts", "agenda", "signs")


def writer(kind: str, workshop: Workshop, words: Words) -> Callable[[Path], Path]:
    """What writes this kind of paper for a workshop; it holds frozen values only. ValueError for a kind there is not."""
    teams, codes, challenge = paper.teams_of(workshop), tuple(workshop.target_groups.split()), workshop.challenge
    if kind == "slips":
        return lambda path: paper.write_slips(words, codes, path, challenge=challenge, teams=teams)
    if kind == "concepts":
        return lambda path: paper.write_concept_sheets(words, teams, challenge, path, target_groups=codes)
    if kind == "ballots":
        ballot = room_paper.ballot_of(workshop, words)
        return lambda path: room_paper.write_ballots(words, ballot, path)
    if kind == "agenda":
        agenda = room_paper.agenda_of(workshop, words)
        return lambda path: room_paper.write_agenda(words, agenda, path)
    if kind == "signs":
        return lambda path: room_paper.write_signs(words, teams, challenge, path)
    raise ValueError(kind)
