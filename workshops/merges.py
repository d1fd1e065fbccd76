"""Verbs on notes that say the same: put one under another, take it out again, or hold two apart for good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from workshops import ideas as notes
from workshops.model import Apart, Idea, NotFound, Workshop, find


def under(workshop: Workshop) -> Mapping[str, list[Idea]]:
    """What the room may read of the notes that stand under others, by the id of the one above, in the order they came."""
    closed = {team.id for team in workshop.teams if not team.revealed}
    found: dict[str, list[Idea]] = defaultdict(list)
    for idea in workshop.ideas:
        if idea.same_as is not None and not idea.discarded and idea.team_id not in closed:
            found[idea.same_as].append(idea)
    return found


def merge(workshop: Workshop, keep: str, others: Sequence[str]) -> None:
    """Put notes, and whatever stands under them, under one that says the same. No word of theirs is lost.

    An unplaced note that is kept takes the place of the first of the others that has one. Raises NotFound for a note
    that does not stand on its own, StillHidden for one that the room has not seen.
    """
    upper = _standing(workshop, keep)
    lower = [_standing(workshop, key) for key in dict.fromkeys(others) if key != keep]
    placed = next((note for note in lower if note.cluster_id is not None), None)
    if upper.cluster_id is None and placed is not None:
        upper.cluster_id, upper.place = placed.cluster_id, placed.place
    moving = {note.id for note in lower}
    for note in workshop.ideas:
        if note.id in moving or note.same_as in moving:
            note.same_as = upper.id
            note.cluster_id = None
            note.place = float(note.seq)


def part(workshop: Workshop, ideas: Sequence[str]) -> None:
    """Let notes that stand under another one stand on their own again, beside it in its cluster."""
    for note in [find(workshop, Idea, key) for key in ideas]:
        if note.same_as is not None:
            upper = find(workshop, Idea, note.same_as)
            note.same_as = None
            note.cluster_id = upper.cluster_id
            note.place = upper.place if upper.cluster_id is not None else float(note.seq)


def keep_apart(workshop: Workshop, one: str, other: str) -> None:
    """Remember that two notes do not say the same, so that nobody is asked again. Raises NotFound."""
    pair = sorted((find(workshop, Idea, one).id, find(workshop, Idea, other).id))
    if pair[0] != pair[1] and not any([row.idea_id, row.other_id] == pair for row in workshop.apart):
        workshop.apart.append(Apart(idea_id=pair[0], other_id=pair[1]))


def _standing(workshop: Workshop, key: str) -> Idea:
    note = find(workshop, Idea, key)
    if not notes.stands(note):
        raise NotFound(kind=Idea.__name__)
    if notes.hidden(workshop, note):
        raise notes.StillHidden(n=1)
    return note
