"""How the points of a discussion are looked at: as they came, team by team, or every point once; the room sees the same."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.console.late import while_there
from facilitator.phases.merged import MergedView
from facilitator.preview import Merging
from facilitator.stage import Stage
from facilitator.widgets.switch import Switch
from workshops import discussions
from workshops.discussions import Side

CAME, SIDES, TOGETHER = "", "sides", "together"
WAYS = (CAME, SIDES, TOGETHER)


class Merger(QObject):
    """Holds the switch and the merged view; `changed` tells that another way is looked at."""

    changed = Signal()

    def __init__(self, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage, self._activity = stage, ""
        self._alike: tuple[tuple[str, str], ...] = ()
        self._looked: tuple[tuple[str, str], ...] = ()
        words = stage.words
        self.view = MergedView(stage)
        named = [(way, words(f"matters.merged.{way or 'came'}")) for way in WAYS]
        self.switch = Switch(named, stage.theme, words("matters.merged.name"))
        self.switch.chosen.connect(lambda _way: self._choose())

    @property
    def how(self) -> str:
        """The way that holds."""
        return self.switch.value

    def open(self, activity: str, by_team: bool) -> None:
        """Look at an activity, as its points came; teams are needed to look at it otherwise."""
        self._activity = activity
        self._alike = self._looked = ()
        self.switch.setVisible(by_team and bool(self._stage.desk.workshop.teams))
        self.switch.choose(CAME)

    def leave(self) -> None:
        """The room sees no discussion any more."""
        self.switch.choose(CAME)
        self._stage.desk.previewed.emit(Merging())

    def turn(self) -> None:
        """The next way, round."""
        if not self.switch.isHidden():
            self.switch.choose(WAYS[(WAYS.index(self.how) + 1) % len(WAYS)])
            self.switch.update()
            self._choose()

    def refresh(self) -> None:
        """Show what has been said by now."""
        if self.how == CAME or not self._activity or not self._stage.desk.is_open:
            return
        sides = self._sides()
        if self.how == SIDES:
            self.view.show_sides(sides)
            return
        names = {side.team: side.name for side in sides}
        self.view.show_together(discussions.together(sides, self._alike), names)
        self._compare(sides)

    def _choose(self) -> None:
        self.refresh()
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self._stage.desk.previewed.emit(Merging(self.how, self._alike if self.how == TOGETHER else ()))

    def _sides(self) -> tuple[Side, ...]:
        workshop = self._stage.desk.workshop
        closed = {team.id for team in workshop.teams if not team.revealed}
        return discussions.sides(workshop, self._activity, lambda team: team not in closed)

    def _compare(self, sides: tuple[Side, ...]) -> None:
        """Look for points that say nearly the same, in the background, whenever the points are others."""
        points = tuple((key.id, key.text) for side in sides for key in side.keys)
        if points == self._looked:
            return
        self._looked = points
        terms = tuple(row.words for row in self._stage.desk.workshop.terms)
        self._stage.jobs.run(
            lambda: discussions.alike(points, terms),
            while_there(self.view, lambda found: self._compared(points, found)),
            while_there(self.view, lambda _error: None),
        )

    def _compared(self, points: tuple[tuple[str, str], ...], found: object) -> None:
        if points != self._looked or not isinstance(found, tuple):
            return
        self._alike = found
        if self.how == TOGETHER:
            self.refresh()
            self._tell()
