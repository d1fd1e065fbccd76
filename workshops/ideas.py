"""Verbs on ideas: the notes of the room. Each takes the workshop first and changes it; storage records what changed."""

from __future__ import annotations

from collections.abc import Sequence

from workshops import text as words
from workshops.model import Idea, Team, Workshop, find, new_id
from workshops.text import Refused

PREFILLED = "prefilled"
"""Asks for the team's own target group."""


class StillHidden(Refused):
    """Notes that the room has not seen would be shown without anybody asking for that; `n` says how many."""


class NoTargetGroup(Refused):
    """The workshop has no target group of that name."""


def stands(idea: Idea) -> bool:
    """Whether the note stands on its own: kept, and not under another one that says the same."""
    return not idea.discarded and idea.same_as is None


def visible(workshop: Workshop, idea: Idea) -> bool:
    """Whether the room may read this note: it stands on its own, and its team's notes are revealed."""
    return stands(idea) and not _hidden_team(workshop, idea)


def hidden(workshop: Workshop, idea: Idea) -> bool:
    """Whether the note waits for its team's reveal."""
    return not idea.discarded and _hidden_team(workshop, idea)


def _hidden_team(workshop: Workshop, idea: Idea) -> bool:
    return idea.team_id is not None and not find(workshop, Team, idea.team_id).revealed


def shown(workshop: Workshop) -> list[Idea]:
    """The notes that the room may read and that stand on their own, in the order they came."""
    closed = {team.id for team in workshop.teams if not team.revealed}
    return [idea for idea in workshop.ideas if stands(idea) and idea.team_id not in closed]


def kept(workshop: Workshop) -> list[Idea]:
    """All notes that are not discarded, hidden ones and those under another one too."""
    return [idea for idea in workshop.ideas if not idea.discarded]


def waiting(workshop: Workshop) -> list[Idea]:
    """The notes that are still hidden."""
    closed = {team.id for team in workshop.teams if not team.revealed}
    return [idea for idea in workshop.ideas if not idea.discarded and idea.team_id in closed]


def add(
    workshop: Workshop,
    text: str,
    team: str | None = None,
    target_group: str | None = PREFILLED,
    seq: int | None = None,
    id: str = "",
) -> Idea:
    """Add one note of a team (or of nobody in particular); raises Empty, TooLong, NotFound, NoTargetGroup."""
    said = words.one_line(text, words.IDEA)
    group = _target_group(workshop, team, target_group)
    number = next_number(workshop) if seq is None else seq
    idea = Idea(id=id or new_id(), seq=number, text=said, team_id=team, target_group=group, place=float(number))
    workshop.ideas.append(idea)
    return idea


def add_many(
    workshop: Workshop, texts: Sequence[str], team: str | None = None, target_group: str | None = PREFILLED
) -> None:
    """Add several notes in one step; all of them or none."""
    said = [words.one_line(text, words.IDEA) for text in texts]
    if not said:
        raise words.Empty
    number = next_number(workshop)
    for offset, text in enumerate(said):
        add(workshop, text, team, target_group, seq=number + offset)


def reword(workshop: Workshop, idea: str, text: str) -> None:
    """Change what a note says; raises Empty, TooLong, NotFound."""
    found = find(workshop, Idea, idea)
    found.text = words.one_line(text, words.IDEA)


def retarget(workshop: Workshop, ideas: Sequence[str], target_group: str | None) -> None:
    """Move notes to another target group, or to none."""
    _known(workshop, target_group)
    for idea in [find(workshop, Idea, key) for key in ideas]:
        idea.target_group = target_group


def hand_over(workshop: Workshop, ideas: Sequence[str], team: str | None) -> None:
    """Move notes to another team (a note was typed for the wrong one).

    Notes that the room has not seen can't be moved where it would see them: raises StillHidden.
    """
    shows = team is None or find(workshop, Team, team).revealed
    notes = [find(workshop, Idea, key) for key in ideas]
    secret = sum(hidden(workshop, idea) for idea in notes) if shows else 0
    if secret:
        raise StillHidden(n=secret)
    for idea in notes:
        idea.team_id = team


def discard(workshop: Workshop, ideas: Sequence[str]) -> None:
    """Put notes away, with what stands under them; they can be restored, and leave their cluster."""
    going = {find(workshop, Idea, key).id for key in ideas}
    for idea in [idea for idea in workshop.ideas if idea.id in going or idea.same_as in going]:
        idea.discarded = True
        idea.cluster_id = None
        idea.place = float(idea.seq)


def restore(workshop: Workshop, ideas: Sequence[str]) -> None:
    """Take discarded notes back among the unplaced, with what stood under them.

    One that stood under a note which stays away stands on its own from now on.
    """
    coming = {find(workshop, Idea, key).id for key in ideas}
    back = [idea for idea in workshop.ideas if idea.id in coming or idea.same_as in coming]
    for idea in back:
        idea.discarded = False
    for idea in back:
        if idea.same_as is not None and find(workshop, Idea, idea.same_as).discarded:
            idea.same_as = None


def next_number(workshop: Workshop) -> int:
    """The running number of the next note. (They lie in the order of their numbers; see storage.)"""
    notes = workshop.ideas
    last = notes[-1].seq if notes else 0
    return last + 1 if len(notes) < 2 or last > notes[-2].seq else max(idea.seq for idea in notes) + 1


def _target_group(workshop: Workshop, team: str | None, asked: str | None) -> str | None:
    own = find(workshop, Team, team).target_group if team is not None else None
    if asked == PREFILLED:
        return own
    _known(workshop, asked)
    return asked


def _known(workshop: Workshop, target_group: str | None) -> None:
    if target_group is not None and target_group not in workshop.target_groups.split():
        raise NoTargetGroup(target_group=target_group)
