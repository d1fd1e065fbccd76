"""What is shown and not recorded, as the room follows it: a cluster being named, a drag, a card, groups, a matter."""

from __future__ import annotations

from facilitator.preview import (
    Following,
    Joining,
    Merging,
    Naming,
    Prompting,
    ShowingPoints,
    ShowingTable,
    ShowingTeams,
    Shown,
)


class Previews:
    """The latest of each kind."""

    def __init__(self) -> None:
        self.naming: tuple[str, str, str] | None = None
        self.dragged: tuple[str, ...] = ()
        self.over: str | None = None
        self.teams = False
        self.table = False
        self.points = False
        self.card = Prompting()
        self.at = ""
        self.merging = Merging()
        self.joining = Joining()

    def take(self, shown: Shown) -> bool:
        """Remember it; whether it told anything new."""
        before = self._all()
        if isinstance(shown, Naming):
            self.naming = (shown.cluster, shown.field, shown.text) if shown.text is not None else None
        elif isinstance(shown, ShowingTeams):
            self.teams = shown.shown
        elif isinstance(shown, ShowingTable):
            self.table = shown.shown
        elif isinstance(shown, ShowingPoints):
            self.points = shown.shown
        elif isinstance(shown, Joining):
            self.joining = shown
        elif isinstance(shown, Prompting):
            self.card = shown
        elif isinstance(shown, Following):
            self.at = shown.key
        elif isinstance(shown, Merging):
            self.merging = shown
        else:
            self.dragged, self.over = shown.ideas, shown.cluster if shown.ideas else None
        return self._all() != before

    def _all(self) -> tuple[object, ...]:
        shown = (self.naming, self.dragged, self.over, self.teams, self.points, self.card, self.table)
        return *shown, self.at, self.merging, self.joining
