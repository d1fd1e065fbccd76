"""A wall whose notes any sorting can tell apart, on a board in a window of its own, and jobs that wait to be let go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.jobs import Jobs
from tests.builders import build
from tests.facilitator.boards import Table, settle
from tests.stages import make_stage
from workshops import clusters, ideas
from workshops.model import Workshop
from workshops.storage.library import Library

PLACED = {
    "Läxhjälp": ("Läxhjälp efter skolan", "Läxhjälp på biblioteket", "Läxhjälp av äldre elever"),
    "Busstider": ("Busstider som passar lektionerna", "Busstider på en skärm i hallen", "Senare busstider på fredagar"),
    "Skolmat": ("Skolmat med mer grönsaker", "Skolmat som doftar gott", "Rösta om veckans skolmat"),
}
LOOSE = (
    "Läxhjälp på kvällen",
    "Busstider i en app",
    "Skolmat utan kö",
    "Läxhjälp i matematik",
    "Busstider för de yngsta",
    "Läxhjälp på biblioteken",
)
"""The last says nearly what a placed one says."""


class HeldJobs(Jobs):
    """Jobs that do nothing until they are let go, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[tuple[Callable[[], object], Callable[[object], None], Callable[[Exception], None]]] = []
        self.fails = False

    def run(
        self, call: Callable[[], object], done: Callable[[object], None], failed: Callable[[Exception], None]
    ) -> None:
        self.held.append((call, done, failed))

    def work(self) -> Callable[[], None]:
        """Do the oldest job now; what is returned hands over its result."""
        call, done, failed = self.held.pop(0)
        if self.fails:
            return lambda: failed(RuntimeError("no luck"))
        result = call()
        return lambda: done(result)


Wall = Callable[..., Table]


def waller(qtbot: QtBot, library: Library, desk: Desk) -> Wall:
    """What lays the wall on a board: with clusters or with everything unplaced."""

    def lay(
        *,
        placed: bool = True,
        loose: tuple[str, ...] = LOOSE,
        language: str = "sv",
        theme: str = "light",
        jobs: Jobs | None = None,
        size: tuple[int, int] = (1368, 808),
    ) -> Table:
        workshop = build(library, notes=0, voted=False, developed=False)
        desk.open(workshop.id)
        fill(desk, workshop, placed, loose)
        stage = make_stage(desk, language, theme)
        table = Table(replace(stage, jobs=jobs) if jobs is not None else stage, size)
        qtbot.addWidget(table)
        table.open_up()
        qtbot.waitUntil(table.work.board.view.hasFocus)
        if jobs is None:
            table.take_advice()
        return table

    return lay


def fill(desk: Desk, workshop: Workshop, placed: bool, loose: tuple[str, ...]) -> None:
    """Write the notes, and make the clusters."""
    team = workshop.teams[0]
    for name, texts in PLACED.items():
        for text in texts:
            desk.do(ideas.add, text, team.id)
        if placed:
            desk.do(clusters.gather, [idea.id for idea in workshop.ideas[-len(texts) :]], name)
    for text in loose:
        desk.do(ideas.add, text, team.id)
    if not team.revealed:
        from workshops import meeting

        desk.note(meeting.reveal, [each.id for each in workshop.teams])


def note(table: Table, text: str) -> str:
    """The id of the note that says this."""
    wall = table.wall
    return next(key for group in wall.groups for key in wall.notes(group) if wall.note(key).text == text)


def texts(table: Table, group: str | None) -> list[str]:
    """What the notes of a cluster say, in order; of the unplaced with None."""
    return [table.wall.note(key).text for key in table.wall.notes(group)]


def go(table: Table, text: str) -> str:
    """Put the focus on the note that says this, and take what is suggested for it."""
    key = note(table, text)
    table.work.choice.go(key)
    table.take_advice()
    settle()
    return key
