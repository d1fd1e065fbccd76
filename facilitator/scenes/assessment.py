"""Self-assessment as it is photographed: being typed, shown with last year beside it, talked of, and set up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.screens import Scene, Studio

if TYPE_CHECKING:
    from workshops.model import Workshop

TEMPLATE = "skattning-planering"
LAST_YEAR = ("9 × 2313", "6 × 2212", "5 × 1323"), ("3 × 3424", "2 × 3323"), ("4 × 2233",)
THIS_YEAR = ("8 × 3313", "6 × 2412", "4 × 3 3 2 3"), ("3 × 3422", "2 × 4332"), ("4 × 2 3 4 3",)
Lines = tuple[tuple[str, ...], ...]


def _yearly(studio: Studio, day: str, lines: Lines) -> Workshop:
    """A yearly meeting of this library, rated so."""
    from workshops import assessments, standings, templates

    library = studio.walk.stage.desk.library
    made = templates.start(templates.load(TEMPLATE, studio.application.words.language), date=day)
    library.add(made, studio.clock.now)
    (found,) = made.assessments
    for role, own in zip(standings.roles_of(made, found.id), lines, strict=False):
        for line in own:
            library.edit(made.id, assessments.rate, found.id, role.id, line)
    return made


def _at(studio: Studio, lines: Lines, compared: bool = True) -> Workshop:
    """This year's meeting at its assessment, with last year's in the library."""
    from facilitator import rehearsal
    from workshops import assessments

    studio.walk.go_home()
    library = studio.walk.stage.desk.library
    for key in library.ids():
        library.remove(key)
    before = _yearly(studio, "2025-11-20", LAST_YEAR)
    standing, thread = assessments.results(before, before.assessments[0].id), before.assessments[0].thread
    made = _yearly(studio, "2026-11-26", lines)
    studio.clock.now = rehearsal.Clock(made.date, made.start).now
    desk = studio.walk.stage.desk
    desk.open(made.id)
    if compared:
        desk.do(assessments.compare, made.assessments[0].id, standing, thread, before.date)
    rehearsal.walk_to(desk, studio.clock, lambda step: step.work == "assessment", 6 * 60)
    studio.walk.begin()
    studio.walk.stage.rating.choose_first()
    return made


def _typed(studio: Studio) -> None:
    """Some have answered, and somebody's line is half typed."""
    _at(studio, (("5 × 3313", "3 × 2412"), ("3 × 3422",)), compared=False)
    studio.walk.stage.rating.write("3 2")


def _shown(studio: Studio) -> None:
    from workshops import assessments

    made = _at(studio, THIS_YEAR)
    studio.walk.stage.desk.note(assessments.show, made.assessments[0].id)


def _talked_of(studio: Studio) -> None:
    """Closed, with lines on why; the room sees the table."""
    from facilitator.phases.assess import AssessWorkspace
    from workshops import assessments, meeting, outcomes

    made = _at(studio, THIS_YEAR)
    desk, (found,) = studio.walk.stage.desk, made.assessments
    desk.note(assessments.show, found.id)
    desk.note(assessments.close, found.id)
    here = meeting.here(made)
    if here is not None:
        desk.do(
            outcomes.remember,
            here,
            "Kursen i våras nådde alla, men ingen har provat i klassrummet än",
            None,
            "competence",
        )
        desk.do(outcomes.remember, here, "Vi delar i ämneslagen, inte mellan skolorna", None, "cooperation")
    run = studio.walk.run
    if run is not None and isinstance(run.workspace, AssessWorkspace):
        run.workspace.toggle_table()


def _set_up(studio: Studio) -> None:
    from workshops import assessments

    made = _at(studio, (), compared=False)
    studio.walk.stage.desk.do(assessments.remove, made.assessments[0].id)


SCENES: tuple[Scene, ...] = (
    Scene("assessment", _typed),
    Scene("assessment-shown", _shown),
    Scene("assessment-why", _talked_of),
    Scene("assessment-setup", _set_up, room=False),
)
