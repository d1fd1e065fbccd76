"""A discussion in groups on one theme, merged: what each team found worth remembering, and what several of them said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from workshops.model import Workshop
from workshops.outcomes import points_of

if TYPE_CHECKING:
    from workshops.clustering.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Key:
    """One key point with the team that made it; `team` is empty for the whole room's."""

    id: str
    text: str
    team: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one team said, oldest first, and how many of its points nobody else may read yet."""

    team: str
    name: str
    target_group: str | None
    keys: tuple[Key, ...]
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Shared:
    """Points that say nearly the same: the first of them stands for all."""

    keys: tuple[Key, ...]

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams that said it, in order."""
        return tuple(dict.fromkeys(key.team for key in self.keys if key.team))


def sides(workshop: Workshop, activity: str, may_read: Callable[[str | None], bool]) -> tuple[Side, ...]:
    """Team by team, all teams in their order, the whole room's own points last; words are there where `may_read` says so."""
    found: list[Side] = []
    points = points_of(workshop, activity)
    for team in sorted(workshop.teams, key=lambda team: team.position):
        own = [point for point in points if point.team_id == team.id]
        keys = tuple(Key(p.id, p.text, team.id) for p in own) if may_read(team.id) else ()
        found.append(Side(team.id, team.name, team.target_group, keys, len(own) - len(keys)))
    known = {team.id for team in workshop.teams}
    rest = tuple(Key(p.id, p.text, "") for p in points if p.team_id not in known)
    return (*found, Side("", "", None, rest)) if rest else tuple(found)


def together(all_: Iterable[Side], alike: Iterable[tuple[str, str]] = ()) -> tuple[Shared, ...]:
    """Every point once, those that say nearly the same as one: what most teams said first, then as they came.

    `alike` are pairs of ids (see `alike`); a pair of which one is hidden or gone joins nothing.
    """
    keys = [key for side in all_ for key in side.keys]
    place = {key.id: number for number, key in enumerate(keys)}
    first = {key: key for key in place}

    def root(key: str) -> str:
        while first[key] != key:
            key = first[key]
        return key

    for one, other in alike:
        if one in first and other in first:
            before, after = sorted((root(one), root(other)), key=place.__getitem__)
            first[after] = before
    groups: dict[str, list[Key]] = {}
    for key in keys:
        groups.setdefault(root(key.id), []).append(key)
    return tuple(sorted((Shared(tuple(own)) for own in groups.values()), key=lambda each: -len(each.teams)))


def alike(points: tuple[tuple[str, str], ...], terms: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """The pairs among points (id, text) that say nearly the same. It takes its time at first: a background job's work.

    `terms` are the meeting's own words that mean the same.
    """
    from workshops.clustering.sorting import Note, Sorting

    if len(points) < 2:
        return ()
    sorting = Sorting([Note(key, text) for key, text in points], {}, _lexicon().with_terms(terms), ())
    return tuple((pair.a, pair.b) for pair in sorting.duplicates())


@cache
def _lexicon() -> Lexicon:
    from workshops.clustering.lexicon import Lexicon

    return Lexicon.load()
