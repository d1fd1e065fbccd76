"""Which of the workshop's words the room may read: computed once for each look at it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter
from typing import Protocol, TypeVar

from facilitator.shared_screen.notes import Notes, Seen
from workshops.model import Concept, Workshop


class _Placed(Protocol):
    position: int


_Row = TypeVar("_Row", bound=_Placed)


def ordered(rows: Iterable[_Row]) -> list[_Row]:
    """Rows in the order of their positions."""
    return sorted(rows, key=attrgetter("position"))


class Sight:
    """One look at a workshop with the room's eyes; `notes` are those that are kept in step with it."""

    def __init__(self, workshop: Workshop, notes: Notes | None = None) -> None:
        self.workshop = workshop
        self._notes = (notes or Notes()).read(workshop)

    @cached_property
    def hidden_teams(self) -> frozenset[str]:
        """The teams whose words the room may not read."""
        return frozenset(team.id for team in self.workshop.teams if not team.revealed)

    def may_read(self, team: str | None) -> bool:
        """Whether what this team has written may be read; nobody's in particular always may."""
        return team not in self.hidden_teams

    @cached_property
    def ideas(self) -> list[Seen]:
        """The notes that the room may read, oldest first."""
        return [note for note in self._notes if note.team_id not in self.hidden_teams]

    @cached_property
    def hidden_ideas(self) -> list[Seen]:
        """The notes that wait for their team's reveal: to be counted, never read."""
        return [note for note in self._notes if note.team_id in self.hidden_teams] if self.hidden_teams else []

    @cached_property
    def by_cluster(self) -> dict[str | None, list[Seen]]:
        """The notes that the room may read in each cluster, and under None those without a place, in their order."""
        placed: dict[str | None, list[Seen]] = {cluster.id: [] for cluster in self.workshop.clusters} | {None: []}
        for note in sorted(self.ideas, key=attrgetter("place")):
            placed[note.cluster_id if note.cluster_id in placed else None].append(note)
        return placed

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
