"""Says that notes were revealed (or hidden again), whoever did it, with a way to take it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from facilitator.stage import Stage
from facilitator.widgets.toast import Toast
from workshops import ideas, meeting
from workshops.change import Change
from workshops.model import Workshop


class Revealing(QObject):
    """Reveals from the frame, and tells each reveal."""

    def __init__(self, stage: Stage, toast: Toast, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage, self._toast = stage, toast
        stage.desk.changed.connect(self._tell)

    def reveal_all(self) -> None:
        """Show the notes of every team that is still hidden."""
        closed = hidden_teams(self._stage.desk.workshop)
        if closed:
            self._stage.desk.note(meeting.reveal, closed)
        else:
            self._toast.tell(self._stage.words("run.told.all_revealed"))

    def take_back(self, teams: Sequence[str], revealed: bool) -> None:
        """Make teams as they were."""
        there = {team.id for team in self._stage.desk.workshop.teams}
        self._stage.desk.note(meeting.reveal, [team for team in teams if team in there], revealed)

    def _tell(self, change: Change) -> None:
        if change.verb != "meeting.reveal" or not self._stage.desk.is_open:
            return
        turned = [row for row in change.on("teams") if row.before is not None and row.after is not None]
        if not turned:
            return
        words = self._stage.words
        names = {team.id: team.name for team in self._stage.desk.workshop.teams}
        keys = [row.key for row in turned]
        shown = bool((turned[0].after or {}).get("revealed"))
        said = words("run.told.revealed" if shown else "run.told.concealed", n=len(keys), name=names.get(keys[0], ""))
        self._toast.tell(said, words("run.told.take_back"), lambda: self.take_back(keys, not shown))


def hidden_teams(workshop: Workshop) -> list[str]:
    """The teams whose notes the room may not read yet and that have written any."""
    waiting = {idea.team_id for idea in ideas.waiting(workshop)}
    return [team.id for team in workshop.teams if team.id in waiting]
