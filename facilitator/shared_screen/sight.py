"""Which of the workshop's words the room may read: computed once for each look at it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter
from typing import Protocol, TypeVar

from workshops import ideas
from workshops.model import Concept, Idea, Workshop


class _Placed(Protocol):
    position: int


_Row = TypeVar("_Row", bound=_Placed)


def ordered(rows: Iterable[_Row]) -> list[_Row]:
    """Rows in the order of their positions."""
    return sorted(rows, key=attrgetter("position"))


class Sight:
    """One look at a workshop with the room's eyes."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    @cached_property
    def hidden_teams(self) -> frozenset[str]:
        """The teams whose words the room may not read."""
        return frozenset(team.id for team in self.workshop.teams if not team.revealed)

    def may_read(self, team: str | None) -> bool:
        """Whether what this team has written may be read; nobody's in particular always may."""
        return team not in self.hidden_teams

    @cached_property
    def ideas(self) -> list[Idea]:
        """The notes that the room may read, oldest first."""
        return sorted(ideas.shown(self.workshop), key=attrgetter("seq"))

    @cached_property
    def hidden_ideas(self) -> list[Idea]:
        """The notes that wait for their team's reveal: to be counted, never read."""
        return ideas.waiting(self.workshop) if self.hidden_teams else []

    def may_read_sheet(self, concept: Concept) -> bool:
        """Whether a team's sheet may be read."""
        return self.may_read(concept.team_id)

    def sheet_name(self, concept: Concept) -> str:
        """The name of a sheet, or nothing: a hidden team's, and one that still is the wording of a hidden note it builds on."""
        if not self.may_read_sheet(concept):
            return ""
        linked = {source.idea_id for source in self.workshop.sources if source.concept_id == concept.id}
        hidden = [idea.text for idea in self.hidden_ideas if idea.id in linked]
        return "" if any(concept.name and text.startswith(concept.name) for text in hidden) else concept.name
