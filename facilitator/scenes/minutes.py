"""Pictures of the minutes: as the meeting wrote them, edited, asked about, and before there is anything to tell."""

from __future__ import annotations

from facilitator.screens import Scene, Studio
from workshops import agenda, outcomes
from workshops.minutes import editing
from workshops.minutes.blocks import Line
from workshops.minutes.merging import minutes
from workshops.phases import DECISIONS


def _line(studio: Studio, key: str) -> Line:
    desk = studio.walk.stage.desk
    return next(line for line in minutes(desk.workshop).lines if line.block.key.startswith(key))


def _minutes(studio: Studio) -> None:
    """The whole meeting, read from the top."""
    studio.take_up("all", lambda step: step.work == "closing", 165)
    studio.walk.ask("minutes")


def _edited(studio: Studio) -> None:
    """One paragraph reworded, one added, one left out, and one whose data have changed since."""
    _minutes(studio)
    desk = studio.walk.stage.desk
    decided, people = _line(studio, "decision:"), _line(studio, "people")
    desk.do(editing.reword, people.block.place, "Trettioen personer från åtta kommuner var med.", people.made)
    desk.do(
        editing.reword,
        decided.block.place,
        "Nätverket beslutade att pröva Tre vägar in i två kommuner. Resultatet tas upp den 14 januari.",
        decided.made,
    )
    action = _line(studio, "action:")
    desk.do(editing.leave_out, action.block.place, action.made)
    desk.do(editing.add, decided.block.place, "Två kommuner anmälde sig på plats.")
    row = next(row for row in desk.workshop.decisions if decided.block.key.endswith(row.id))
    desk.do(outcomes.redecide, row.id, "Tre vägar in prövas i tre kommuner till 14 januari.", row.level)
    page = studio.walk.minutes.page
    if page is not None:
        page.sheet.go_to(decided.block.key)


def _empty(studio: Studio) -> None:
    """Before the meeting: its items, with nothing under them yet."""
    studio.take_up("nothing", lambda step: step.work == DECISIONS, 60)
    studio.walk.ask("minutes")


def _said(studio: Studio) -> None:
    """Somebody presents, and the facilitator writes what is said."""
    studio.take_up("nothing", lambda step: step.work == "presentation", 4 * 60)
    desk = studio.walk.stage.desk
    step = next(step for step in desk.workshop.activities if step.work == "presentation")
    desk.do(
        agenda.change,
        step.id,
        said="Förstudien visar var AI avlastar i dag.\n- Administration och planering\n- Individanpassade texter",
    )


SCENES: tuple[Scene, ...] = (
    Scene("minutes", _minutes, room=False),
    Scene("minutes-edited", _edited, room=False),
    Scene("said", _said, room=False),
    Scene("minutes-empty", _empty, room=False),
)
