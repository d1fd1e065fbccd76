"""Verbs on self-assessment (skattning): what is assessed and by whom, marks counted as they come, results, the same again.

Marks are counted at once and never kept as somebody's: taking a line back takes away one that says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshops import agenda, rating_line, standings, text
from workshops.assessment_parts import Named, NothingToAssess, add_areas, add_role, arrange
from workshops.model import (
    Activity,
    Assessment,
    AssessmentArea,
    AssessmentRole,
    Rating,
    Workshop,
    find,
    new_id,
)
from workshops.phases import ASSESSMENT
from workshops.standings import Standing
from workshops.text import Refused

LEAST, MOST, TOP = 1, 4, 9
"""The usual scale, and the highest mark there may be: one digit."""


class AssessmentClosed(Refused):
    """No more marks are taken; it may be opened again."""


class NoSuchLine(Refused):
    """No line of these marks has been counted for this role, so none can be taken away."""


class NoScale(Refused):
    """The scale has fewer than two marks, or marks of more than one digit."""


class ScaleInUse(Refused):
    """Marks have been given on the scale: it can't be changed under them."""


def add(
    workshop: Workshop,
    activity: str | None = None,
    title: str = "",
    areas: Iterable[Named] = (),
    roles: Iterable[str] = (),
    low: str = "",
    high: str = "",
) -> Assessment:
    """A new assessment, held in an activity; raises TooLong, Empty, TwiceNamed, AreasFull, RolesFull."""
    if activity is not None:
        find(workshop, Activity, activity)
    made = Assessment(
        position=max((each.position for each in workshop.assessments), default=-1) + 1,
        activity_id=activity,
        title=text.one_line(title, text.TITLE, empty=True),
        thread=new_id(),
        low=text.one_line(low, text.TITLE, empty=True),
        high=text.one_line(high, text.TITLE, empty=True),
    )
    workshop.assessments.append(made)
    add_areas(workshop, made.id, areas)
    for role in roles:
        add_role(workshop, made.id, role)
    return made


def start(
    workshop: Workshop,
    activity: str,
    title: str,
    areas: Sequence[Named],
    roles: Sequence[str],
    low: str = "",
    high: str = "",
    before: tuple[Standing, str, str] | None = None,
) -> Assessment:
    """An assessment that can be answered at once; raises NothingToAssess, and like `add`.

    `before` is the one that it repeats: how it stood, its thread, and its day (ISO).
    """
    if not areas or not roles:
        raise NothingToAssess
    if before is None:
        return add(workshop, activity, title, areas, roles, low, high)
    made = again(workshop, activity, *before)
    set_up(workshop, made.id, title, areas, roles, low, high)
    return made


def of_activity(workshop: Workshop, activity: str) -> Assessment | None:
    """The assessment that is held in an activity; one without an activity is held in the first that has none of its own."""
    ordered = sorted(workshop.assessments, key=lambda each: each.position)
    own = next((each for each in ordered if each.activity_id == activity), None)
    if own is not None:
        return own
    held = {each.activity_id for each in ordered}
    free = [step.id for step in agenda.steps(workshop) if step.work == ASSESSMENT and step.id not in held]
    loose = [each for each in ordered if each.activity_id is None]
    return dict(zip(free, loose, strict=False)).get(activity)


def describe(
    workshop: Workshop,
    assessment: str,
    title: str | None = None,
    low: str | None = None,
    high: str | None = None,
    scale: tuple[int, int] | None = None,
) -> None:
    """Change what it is called, what the ends of the scale mean, or the scale; raises TooLong, NoScale, ScaleInUse."""
    found = find(workshop, Assessment, assessment)
    if title is not None:
        found.title = text.one_line(title, text.TITLE, empty=True)
    if low is not None:
        found.low = text.one_line(low, text.TITLE, empty=True)
    if high is not None:
        found.high = text.one_line(high, text.TITLE, empty=True)
    if scale is not None and scale != (found.least, found.most):
        if not 0 <= scale[0] < scale[1] <= TOP:
            raise NoScale
        if any(row.count for row in _ratings(workshop, assessment)):
            raise ScaleInUse
        for row in _ratings(workshop, assessment):
            workshop.ratings.remove(row)
        found.least, found.most = scale


def set_up(
    workshop: Workshop,
    assessment: str,
    title: str,
    areas: Sequence[Named],
    roles: Sequence[str],
    low: str = "",
    high: str = "",
) -> None:
    """Change all of it at once (see assessment_parts.arrange); raises like `describe` and `arrange`."""
    describe(workshop, assessment, title, low, high)
    arrange(workshop, assessment, areas, roles)


def remove(workshop: Workshop, assessment: str) -> None:
    """Remove an assessment with all that was said in it."""
    found = find(workshop, Assessment, assessment)
    for row in _ratings(workshop, assessment):
        workshop.ratings.remove(row)
    for area in standings.areas_of(workshop, assessment):
        workshop.assessment_areas.remove(area)
    for role in standings.roles_of(workshop, assessment):
        workshop.assessment_roles.remove(role)
    workshop.assessments.remove(found)


def rate(workshop: Workshop, assessment: str, role: str, said: str) -> rating_line.Line:
    """Count a line of marks for a role, or take one like it away ("-1 × …"); returns what was understood.

    Raises AssessmentClosed, NothingToAssess, NoSuchLine, and what rating_line.read refuses.
    """
    found = _open(workshop, assessment)
    areas = standings.areas_of(workshop, assessment)
    giver = next((row for row in standings.roles_of(workshop, assessment) if row.id == role), None)
    if not areas or giver is None:
        raise NothingToAssess
    line = rating_line.read(said, len(areas), found.least, found.most)
    _count(workshop, found, areas, giver, line)
    return line


def take_back(workshop: Workshop, assessment: str, role: str, said: str) -> None:
    """Take a line back that was counted as it stands here; raises like `rate`."""
    found = _open(workshop, assessment)
    areas = standings.areas_of(workshop, assessment)
    line = rating_line.read(said, len(areas), found.least, found.most)
    undone = rating_line.Line(line.marks, -line.count)
    _count(workshop, found, areas, find(workshop, AssessmentRole, role), undone)


def show(workshop: Workshop, assessment: str, shown: bool = True) -> None:
    """Show the results to the room, or hide them again."""
    find(workshop, Assessment, assessment).shown = shown


def close(workshop: Workshop, assessment: str) -> None:
    """Take no more marks."""
    find(workshop, Assessment, assessment).closed = True


def reopen(workshop: Workshop, assessment: str) -> None:
    """Take marks again."""
    find(workshop, Assessment, assessment).closed = False


def results(workshop: Workshop, assessment: str) -> Standing:
    """The results as a frozen value."""
    return standings.of(workshop, find(workshop, Assessment, assessment))


def told(workshop: Workshop) -> list[Standing]:
    """The results that may leave: of assessments that were shown or closed and that somebody answered, in their order."""
    ordered = sorted(workshop.assessments, key=lambda each: each.position)
    found = [standings.of(workshop, each) for each in ordered if each.shown or each.closed]
    return [each for each in found if each.answered]


def again(workshop: Workshop, activity: str | None, standing: Standing, thread: str, date: str) -> Assessment:
    """The same assessment anew, with what it said the last time (`date` is that day, ISO) to compare with."""
    made = add(
        workshop,
        activity,
        standing.title,
        [(area.text, area.card) for area in standing.areas],
        [role.text for role in standing.roles],
        standing.low,
        standing.high,
    )
    made.thread = thread
    made.least, made.most = standing.least, standing.most
    made.earlier = standings.kept(standing, date)
    return made


def compare(workshop: Workshop, assessment: str, standing: Standing, thread: str, date: str) -> None:
    """Put what the same assessment said the last time beside this one; its areas and roles stay as they are."""
    found = find(workshop, Assessment, assessment)
    found.thread = thread
    found.earlier = standings.kept(standing, date)


def carry(old: Workshop, new: Workshop) -> list[Assessment]:
    """Copy the assessments of a meeting into the next, each into an activity for it, with their results as the last time's.

    One that a template has put there and nobody has answered gives way. What nobody answered the last time is not copied
    with results of its own: it keeps those of the time before.
    """
    places: list[str | None] = [step.id for step in agenda.steps(new) if step.work == ASSESSMENT]
    made = []
    for number, each in enumerate(sorted(old.assessments, key=lambda row: row.position)):
        place = places[number] if number < len(places) else None
        standing = standings.of(old, each)
        there = next((row for row in new.assessments if place is not None and row.activity_id == place), None)
        if there is not None and any(row.count for row in _ratings(new, there.id)):
            continue
        if there is not None:
            remove(new, there.id)
        copied = again(new, place, standing, each.thread, old.date)
        if not standing.answered:
            copied.earlier = each.earlier
        made.append(copied)
    return made


def _count(
    workshop: Workshop,
    found: Assessment,
    areas: Sequence[AssessmentArea],
    role: AssessmentRole,
    line: rating_line.Line,
) -> None:
    tallies = _tallies(workshop, found, areas, role)
    changed = [tallies[area.id, mark] for area, mark in zip(areas, line.marks, strict=True) if mark is not None]
    if role.answered + line.count < 0 or any(row.count + line.count < 0 for row in changed):
        raise NoSuchLine
    role.answered += line.count
    for row in changed:
        row.count += line.count


def _tallies(
    workshop: Workshop, found: Assessment, areas: Sequence[AssessmentArea], role: AssessmentRole
) -> dict[tuple[str, int], Rating]:
    """A row for every mark of every area in this role; those that are missing are made first, all at once."""
    rows = {(row.area_id, row.value): row for row in _ratings(workshop, found.id) if row.role_id == role.id}
    for area in areas:
        for value in range(found.least, found.most + 1):
            if (area.id, value) not in rows:
                made = Rating(assessment_id=found.id, area_id=area.id, role_id=role.id, value=value)
                workshop.ratings.append(made)
                rows[area.id, value] = made
    return rows


def _ratings(workshop: Workshop, assessment: str) -> list[Rating]:
    return [row for row in workshop.ratings if row.assessment_id == assessment]


def _open(workshop: Workshop, assessment: str) -> Assessment:
    found = find(workshop, Assessment, assessment)
    if found.closed:
        raise AssessmentClosed
    return found
