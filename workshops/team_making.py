"""Teams made of a number of people: even in size, target groups and, where wished, in where people come from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshops import agenda
from workshops import text as words
from workshops.model import Concept, Idea, Point, Workshop
from workshops.text import Refused

MOST_TEAMS = 100
NO_MIX: Mapping[str, int] = {}


class MixNotRead(Refused):
    """A part of the mix has no number; `part` says which."""


class TeamsInUse(Refused):
    """Fewer teams are wished for than there are, and `names` of those too many have something written already."""


@dataclass(frozen=True, slots=True)
class Made:
    """A team to be: how many people, its target group, and how many come from where."""

    size: int
    target_group: str | None
    mix: tuple[tuple[str, int], ...] = ()


def deal(
    people: int, size: int, target_groups: Sequence[str] = (), mix: Mapping[str, int] = NO_MIX
) -> tuple[Made, ...]:
    """People dealt out to as many teams of about that size as come nearest, one after another as cards are.

    So no two teams differ by more than one person, be it in all or of those from one place; where `mix` names places,
    their numbers say how many people there are. Target groups take turns.
    """
    people = sum(mix.values()) if mix else max(0, people)
    count = max(1, min(MOST_TEAMS, round(people / max(1, size))))
    sizes = [0] * count
    places: list[dict[str, int]] = [{} for _ in range(count)]
    seat = 0
    for place, number in (mix or {"": people}).items():
        for _person in range(number):
            team = seat % count
            sizes[team] += 1
            places[team][place] = places[team].get(place, 0) + 1
            seat += 1
    groups = [target_groups[team * len(target_groups) // count] if target_groups else None for team in range(count)]
    return tuple(
        Made(size, group, tuple(own.items()) if mix else ())
        for size, group, own in zip(sizes, groups, places, strict=True)
    )


def read_mix(said: str) -> dict[str, int]:
    """Places with their numbers as people write them: "Skolan 12, biblioteket 8"; raises MixNotRead."""
    found: dict[str, int] = {}
    for part in re.split(r"[,;\n]", said):
        if not part.strip():
            continue
        match = re.fullmatch(r"\s*(?:(?P<n>\d{1,3})\s+)?(?P<name>\S.*?)(?:[ :]+(?P<m>\d{1,3}))?\s*", part, re.ASCII)
        number = (match["m"] or match["n"]) if match is not None else None
        if match is None or number is None:
            raise MixNotRead(part=part.strip()[:40])
        name = match["name"]
        found[name] = found.get(name, 0) + int(number)
    return {name: number for name, number in found.items() if number}


def mix_text(mix: Sequence[tuple[str, int]]) -> str:
    """How many come from where, as a team keeps it."""
    return ", ".join(f"{name} {number}" for name, number in mix)


def make(workshop: Workshop, made: Sequence[Made], names: Sequence[str]) -> None:
    """Make these the workshop's teams: those there are keep their names and words, new ones take the names in turn.

    Raises TeamsInUse where a team too many has written something.
    """
    teams = sorted(workshop.teams, key=lambda team: team.position)
    rows: list[Idea | Concept | Point] = [*workshop.ideas, *workshop.concepts, *workshop.points]
    written = {row.team_id for row in rows}
    busy = [team.name for team in teams[len(made) :] if team.id in written]
    if busy:
        raise TeamsInUse(names=", ".join(busy))
    for team in teams[len(made) :]:
        agenda.remove_team(workshop, team.id)
    for name in names[: max(0, len(made) - len(teams))]:
        agenda.add_team(workshop, name)
    kept = sorted(workshop.teams, key=lambda team: team.position)
    for team, each in zip(kept, made, strict=True):
        agenda.change_team(workshop, team.id, size=each.size, target_group=each.target_group)
        team.mix = words.one_line(mix_text(each.mix), words.IDEA, empty=True)
