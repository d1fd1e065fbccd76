"""Which summary: all of it, what one target group or one team made, or the solutions alone."""

from __future__ import annotations

from dataclasses import dataclass

from workshops.labels import Words
from workshops.model import Action, Concept, Decision, Idea, Point, Workshop
from workshops.summary.sections import ALL, CONCEPTS, TARGET_GROUP, TEAM
from workshops.text import Refused

TEAM_PREFIX = "team:"


class NoSuchVariant(Refused):
    """There is no such summary of this workshop; `known` lists those that there are."""


@dataclass(frozen=True, slots=True)
class Variant:
    """An extent, with the code of a target group or the id of a team where it is of one."""

    extent: str = ALL
    key: str = ""

    def takes_idea(self, idea: Idea) -> bool:
        """Whether a note belongs in it."""
        if self.extent == TARGET_GROUP:
            return idea.target_group == self.key
        return idea.team_id == self.key if self.extent == TEAM else True

    def takes_concept(self, workshop: Workshop, concept: Concept) -> bool:
        """Whether a solution belongs in it: that of the team, or of a team of the target group."""
        if self.extent == TARGET_GROUP:
            return self._targets(workshop, concept.team_id)
        return concept.team_id == self.key if self.extent == TEAM else True

    def takes_point(self, workshop: Workshop, point: Point) -> bool:
        """Whether a noted point belongs in it; one of nobody in particular belongs to every target group."""
        if self.extent == TARGET_GROUP:
            return point.team_id is None or self._targets(workshop, point.team_id)
        return point.team_id == self.key if self.extent == TEAM else True

    def takes_outcome(self, workshop: Workshop, row: Decision | Action) -> bool:
        """Whether a decision or an action belongs in it; one about no solution concerns everybody but is no team's own."""
        concept = next((each for each in workshop.concepts if each.id == row.concept_id), None)
        if concept is None:
            return self.extent != TEAM
        return self.takes_concept(workshop, concept)

    def _targets(self, workshop: Workshop, team: str | None) -> bool:
        return any(each.id == team and each.target_group == self.key for each in workshop.teams)


EVERYTHING = Variant()


def of(workshop: Workshop) -> tuple[Variant, ...]:
    """The summaries that can be made of a workshop: everything, each target group, each team, the solutions."""
    teams = sorted(workshop.teams, key=lambda team: team.position)
    return (
        EVERYTHING,
        *(Variant(TARGET_GROUP, code) for code in workshop.target_groups.split()),
        *(Variant(TEAM, team.id) for team in teams),
        Variant(CONCEPTS),
    )


def name(variant: Variant, workshop: Workshop, words: Words) -> str:
    """What a variant is called in words; a team by its own name."""
    if variant.extent == TARGET_GROUP:
        return words("summary.variant.target_group", name=words(f"words.target_group_inline.{variant.key}"))
    if variant.extent == TEAM:
        return next((team.name for team in workshop.teams if team.id == variant.key), "")
    return words(f"summary.variant.{variant.extent}")


def parse(workshop: Workshop, said: str) -> Variant:
    """The variant that is meant by "everything", "concepts", the code of a target group, or "team:" and a name or number.

    Raises NoSuchVariant.
    """
    if said.startswith(TEAM_PREFIX):
        wanted = said.removeprefix(TEAM_PREFIX).strip().casefold()
        teams = sorted(workshop.teams, key=lambda team: team.position)
        for number, team in enumerate(teams, start=1):
            if team.name.casefold() == wanted or (wanted == str(number) and wanted not in _names(workshop)):
                return Variant(TEAM, team.id)
    elif said in (ALL, CONCEPTS):
        return Variant(said)
    elif said in workshop.target_groups.split():
        return Variant(TARGET_GROUP, said)
    known = (ALL, *workshop.target_groups.split(), f"{TEAM_PREFIX}1", CONCEPTS)
    raise NoSuchVariant(said=said, known=", ".join(known))


def _names(workshop: Workshop) -> set[str]:
    return {team.name.casefold() for team in workshop.teams}
