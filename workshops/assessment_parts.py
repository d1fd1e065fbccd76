"""Verbs on what is assessed and by whom: the areas and the roles of a self-assessment, one by one or all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshops import standings, text
from workshops.model import Assessment, AssessmentArea, AssessmentRole, Workshop, find
from workshops.text import Refused

MOST_AREAS, MOST_ROLES = 12, 6
"""A picture with more corners than this, or more lines in it, tells nobody anything."""

Named = str | tuple[str, str]
"""An area by its words, or by its words and the key of the card it comes from."""


class AreasFull(Refused):
    """There are as many areas as there may be; `limit` says how many."""


class RolesFull(Refused):
    """There are as many roles as there may be; `limit` says how many."""


class TwiceNamed(Refused):
    """An area or a role of this name is there already; `name` says which."""


class NothingToAssess(Refused):
    """There are no areas or no roles to give marks to."""


def add_areas(workshop: Workshop, assessment: str, areas: Iterable[Named]) -> None:
    """Add areas, such as the cards of a deck; raises Empty, TooLong, TwiceNamed, AreasFull."""
    find(workshop, Assessment, assessment)
    for each in areas:
        said, card = (each, "") if isinstance(each, str) else each
        there = standings.areas_of(workshop, assessment)
        if len(there) >= MOST_AREAS:
            raise AreasFull(limit=MOST_AREAS)
        named = _free_name(said, [row.text for row in there])
        workshop.assessment_areas.append(
            AssessmentArea(assessment_id=assessment, position=len(there), text=named, card=card)
        )


def reword_area(workshop: Workshop, area: str, said: str) -> None:
    """Other words for an area; raises Empty, TooLong, TwiceNamed."""
    found = find(workshop, AssessmentArea, area)
    others = [row.text for row in standings.areas_of(workshop, found.assessment_id) if row is not found]
    found.text = _free_name(said, others)


def move_area(workshop: Workshop, area: str, step: int) -> None:
    """Put an area earlier (a negative step) or later."""
    found = find(workshop, AssessmentArea, area)
    _move(standings.areas_of(workshop, found.assessment_id), found, step)


def remove_area(workshop: Workshop, area: str) -> None:
    """Remove an area with its marks."""
    found = find(workshop, AssessmentArea, area)
    for row in [row for row in workshop.ratings if row.area_id == area]:
        workshop.ratings.remove(row)
    workshop.assessment_areas.remove(found)
    _number(standings.areas_of(workshop, found.assessment_id))


def add_role(workshop: Workshop, assessment: str, said: str) -> AssessmentRole:
    """Add a role; raises Empty, TooLong, TwiceNamed, RolesFull."""
    find(workshop, Assessment, assessment)
    there = standings.roles_of(workshop, assessment)
    if len(there) >= MOST_ROLES:
        raise RolesFull(limit=MOST_ROLES)
    named = _free_name(said, [row.text for row in there])
    made = AssessmentRole(assessment_id=assessment, position=len(there), text=named)
    workshop.assessment_roles.append(made)
    return made


def rename_role(workshop: Workshop, role: str, said: str) -> None:
    """Another name for a role; raises Empty, TooLong, TwiceNamed."""
    found = find(workshop, AssessmentRole, role)
    others = [row.text for row in standings.roles_of(workshop, found.assessment_id) if row is not found]
    found.text = _free_name(said, others)


def move_role(workshop: Workshop, role: str, step: int) -> None:
    """Put a role earlier (a negative step) or later."""
    found = find(workshop, AssessmentRole, role)
    _move(standings.roles_of(workshop, found.assessment_id), found, step)


def remove_role(workshop: Workshop, role: str) -> None:
    """Remove a role with its marks."""
    found = find(workshop, AssessmentRole, role)
    for row in [row for row in workshop.ratings if row.role_id == role]:
        workshop.ratings.remove(row)
    workshop.assessment_roles.remove(found)
    _number(standings.roles_of(workshop, found.assessment_id))


def arrange(workshop: Workshop, assessment: str, areas: Sequence[Named], roles: Sequence[str]) -> None:
    """Set the areas and the roles up anew. What keeps its name (or card) keeps its marks, in its new place; what is left out goes with them.

    Where as many are given as there were, others are taken to be the same under a new name. Raises NothingToAssess,
    Empty, TooLong, TwiceNamed, AreasFull, RolesFull.
    """
    if not areas or not roles:
        raise NothingToAssess
    named = [(each, "") if isinstance(each, str) else each for each in areas]
    _arrange_areas(workshop, assessment, named)
    _arrange_roles(workshop, assessment, roles)


def lost(workshop: Workshop, assessment: str, areas: Sequence[Named], roles: Sequence[str]) -> int:
    """How many areas and roles with marks would go if it were arranged so."""
    given = [each if isinstance(each, str) else each[0] for each in areas]
    marked = {key for row in workshop.ratings if row.count for key in (row.area_id, row.role_id)}
    gone = 0
    for there, names in (
        ([(row.id, row.text) for row in standings.areas_of(workshop, assessment)], given),
        ([(row.id, row.text) for row in standings.roles_of(workshop, assessment)], list(roles)),
    ):
        held = _matched([text for _, text in there], names)
        gone += sum(key in marked and n not in held.values() for n, (key, _) in enumerate(there))
    return gone


def _arrange_areas(workshop: Workshop, assessment: str, named: Sequence[tuple[str, str]]) -> None:
    there = standings.areas_of(workshop, assessment)
    held = _matched([row.text for row in there], [said for said, _ in named])
    for row in [row for n, row in enumerate(there) if n not in held.values()]:
        remove_area(workshop, row.id)
    for n, (said, card) in enumerate(named):
        if n in held:
            row = there[held[n]]
            row.card = row.card if row.text == said else card
            row.text = f"{n}\n"  # out of the way of the others until all have their names
    for n, (said, card) in enumerate(named):
        if n in held:
            reword_area(workshop, there[held[n]].id, said)
        else:
            add_areas(workshop, assessment, [(said, card)])
    rows = {row.text.casefold(): row for row in standings.areas_of(workshop, assessment)}
    _number([rows[text.one_line(said, text.TITLE).casefold()] for said, _ in named])


def _arrange_roles(workshop: Workshop, assessment: str, named: Sequence[str]) -> None:
    there = standings.roles_of(workshop, assessment)
    held = _matched([row.text for row in there], named)
    for row in [row for n, row in enumerate(there) if n not in held.values()]:
        remove_role(workshop, row.id)
    for n in held:
        there[held[n]].text = f"{n}\n"
    for n, said in enumerate(named):
        if n in held:
            rename_role(workshop, there[held[n]].id, said)
        else:
            add_role(workshop, assessment, said)
    rows = {row.text.casefold(): row for row in standings.roles_of(workshop, assessment)}
    _number([rows[text.one_line(said, text.TITLE).casefold()] for said in named])


def _matched(there: Sequence[str], named: Sequence[str]) -> dict[int, int]:
    """Which of the names given is which of those there: by name, and in order where as many are given as there were."""
    places = {said.casefold(): n for n, said in enumerate(there)}
    held = {n: places[key] for n, said in enumerate(named) if (key := " ".join(said.split()).casefold()) in places}
    if len(named) == len(there):
        free = [n for n in range(len(there)) if n not in held.values()]
        held |= dict(zip([n for n in range(len(named)) if n not in held], free, strict=False))
    return held


def _free_name(said: str, taken: Sequence[str]) -> str:
    named = text.one_line(said, text.TITLE)
    if named.casefold() in (each.casefold() for each in taken):
        raise TwiceNamed(name=named)
    return named


def _move(rows: list[AssessmentArea] | list[AssessmentRole], found: AssessmentArea | AssessmentRole, step: int) -> None:
    order: list[AssessmentArea | AssessmentRole] = [row for row in rows if row is not found]
    order.insert(max(0, min(len(order), found.position + step)), found)
    _number(order)


def _number(rows: Sequence[AssessmentArea | AssessmentRole]) -> None:
    for number, row in enumerate(rows):
        row.position = number
