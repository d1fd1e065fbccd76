"""What the board is narrowed to: the notes of some target groups, of some teams, or all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshops.model import Idea


@dataclass(frozen=True, slots=True)
class Filter:
    """Which notes are shown; an empty set leaves none out. None stands for notes without target group, or without team."""

    targets: frozenset[str | None] = frozenset()
    teams: frozenset[str | None] = frozenset()

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.targets or self.teams)

    def lets(self, idea: Idea) -> bool:
        """Whether a note is shown."""
        return (not self.targets or idea.target_group in self.targets) and (
            not self.teams or idea.team_id in self.teams
        )

    def with_target(self, target: str | None) -> Filter:
        """With this target group too, or without it when it was there."""
        return replace(self, targets=self.targets ^ {target})

    def with_team(self, team: str | None) -> Filter:
        """With this team too, or without it when it was there."""
        return replace(self, teams=self.teams ^ {team})
