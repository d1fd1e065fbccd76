"""What a self-assessment says, as frozen values: per area and role and over all, beside what it said the last time.

Fewer than three answers are never shown by themselves, nor can they be worked out: what all roles say together then
leaves them out, unless those that are withheld are at least three together.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from types import SimpleNamespace
from typing import Any

from workshops.model import Assessment, AssessmentArea, AssessmentRole, Workshop

FEWEST = 3
"""With fewer answers than this nothing is said of them but how many they are."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The answers of a role about an area: how many, how often each mark, their mean and how far they lie from it.

    `mean`, `spread` (the standard deviation) and `counts` are withheld (None, empty) where the answers are too few;
    `before` is the mean of the last time, None where there was none.
    """

    number: int = 0
    counts: tuple[int, ...] = ()
    mean: float | None = None
    spread: float | None = None
    before: float | None = None

    @property
    def change(self) -> float | None:
        """How much higher the mean is than the last time."""
        return self.mean - self.before if self.mean is not None and self.before is not None else None


@dataclass(frozen=True, slots=True)
class Area:
    """An area that is assessed, with the key of the card it comes from, if any."""

    id: str
    text: str
    card: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A role, and how many in it have answered."""

    id: str
    text: str
    answered: int


@dataclass(frozen=True, slots=True)
class Before:
    """What is kept of an earlier answer: how many, their mean and spread (None where they were too few to tell)."""

    number: int
    mean: float | None = None
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The same assessment the last time: of which day (ISO, or empty), and each cell by area and role; last all roles."""

    title: str
    date: str
    areas: tuple[Area, ...]
    roles: tuple[str, ...]
    cells: tuple[tuple[Before, ...], ...]
    overall: tuple[Before, ...]
    answered: tuple[int, ...] = ()

    def of(self, area: Area, role: str | None) -> Before:
        """What was said of an area (known by its card, else by its words) in a role, or by all."""
        row = next((n for n, each in enumerate(self.areas) if _same(each, area)), None)
        if row is None:
            return Before(0)
        if role is None:
            return self.overall[row]
        column = next((n for n, each in enumerate(self.roles) if _plain(each) == _plain(role)), None)
        return self.cells[row][column] if column is not None else Before(0)


@dataclass(frozen=True, slots=True)
class Standing:
    """An assessment as it stands. `cells` are by area, then by role; `overall` is by area, of all roles together."""

    id: str
    title: str
    least: int
    most: int
    low: str
    high: str
    shown: bool
    closed: bool
    areas: tuple[Area, ...]
    roles: tuple[Role, ...]
    cells: tuple[tuple[Cell, ...], ...]
    overall: tuple[Cell, ...]
    earlier: Earlier | None

    @property
    def answered(self) -> int:
        """How many have answered in all."""
        return sum(role.answered for role in self.roles)

    @property
    def tells(self) -> bool:
        """Whether any mean may be told."""
        return any(cell.mean is not None for cell in (*self.overall, *(each for row in self.cells for each in row)))

    @property
    def compares(self) -> bool:
        """Whether any mean of the last time stands beside this one."""
        return any(cell.before is not None for cell in (*self.overall, *(each for row in self.cells for each in row)))

    def of_role(self, number: int) -> tuple[Cell, ...]:
        """What one role says of each area."""
        return tuple(row[number] for row in self.cells)


@dataclass(frozen=True, slots=True)
class Gap:
    """Where roles see an area most differently: the area, the role that sees most and the one that sees least."""

    area: int
    high: int
    low: int
    difference: float
    before: float | None


@dataclass(frozen=True, slots=True)
class Move:
    """How far the answers of a role about an area have moved since the last time."""

    area: int
    role: int
    change: float


def areas_of(workshop: Workshop, assessment: str) -> list[AssessmentArea]:
    """The areas of an assessment in their order."""
    return sorted(
        (row for row in workshop.assessment_areas if row.assessment_id == assessment), key=lambda row: row.position
    )


def roles_of(workshop: Workshop, assessment: str) -> list[AssessmentRole]:
    """The roles of an assessment in their order."""
    return sorted(
        (row for row in workshop.assessment_roles if row.assessment_id == assessment), key=lambda row: row.position
    )


def of(workshop: Workshop, assessment: Assessment) -> Standing:
    """The results of an assessment now."""
    return read(assessment, areas_of(workshop, assessment.id), roles_of(workshop, assessment.id), workshop.ratings)


def of_document(document: Mapping[str, Any]) -> list[Standing]:
    """The results that may leave, from a workshop's document: those that were shown or closed and that somebody answered."""
    found = []
    for row in sorted(document["assessments"], key=lambda row: (row["position"], row["id"])):
        own = {
            name: [SimpleNamespace(**each) for each in document[name] if each["assessment_id"] == row["id"]]
            for name in ("assessment_areas", "assessment_roles", "ratings")
        }
        areas, roles = (
            sorted(own[name], key=lambda each: each.position) for name in ("assessment_areas", "assessment_roles")
        )
        if row["shown"] or row["closed"]:
            found.append(read(SimpleNamespace(**row), areas, roles, own["ratings"]))
    return [standing for standing in found if standing.answered]


def read(assessment: Any, areas_in: Sequence[Any], roles_in: Sequence[Any], ratings: Sequence[Any]) -> Standing:
    """The results from rows, mapped or plain."""
    areas = tuple(Area(row.id, row.text, row.card) for row in areas_in)
    roles = tuple(Role(row.id, row.text, row.answered) for row in roles_in)
    steps = range(assessment.least, assessment.most + 1)
    tallies: dict[tuple[str, str], list[int]] = {
        (area.id, role.id): [0] * len(steps) for area in areas for role in roles
    }
    for row in ratings:
        counted = tallies.get((row.area_id, row.role_id))
        if counted is not None and row.value in steps:
            counted[row.value - assessment.least] += row.count
    past = _past(assessment)
    cells = tuple(
        tuple(
            _cell(tallies[area.id, role.id], assessment.least, past.of(area, role.text).mean if past else None)
            for role in roles
        )
        for area in areas
    )
    overall = tuple(
        _cell(
            _together([tallies[area.id, role.id] for role in roles], len(steps)),
            assessment.least,
            past.of(area, None).mean if past else None,
        )
        for area in areas
    )
    return Standing(
        id=assessment.id,
        title=assessment.title,
        least=assessment.least,
        most=assessment.most,
        low=assessment.low,
        high=assessment.high,
        shown=assessment.shown,
        closed=assessment.closed,
        areas=areas,
        roles=roles,
        cells=cells,
        overall=overall,
        earlier=past,
    )


def alike(one: Standing, other: Standing) -> bool:
    """Whether two assessments may be compared: on the same scale, with an area in common."""
    same_scale = (one.least, one.most) == (other.least, other.most)
    return same_scale and any(_same(area, each) for area in one.areas for each in other.areas)


def widest(standing: Standing) -> Gap | None:
    """The area that roles see most differently; None where no two roles say different things."""
    found: list[Gap] = []
    for number, row in enumerate(standing.cells):
        told = [(cell.mean, role) for role, cell in enumerate(row) if cell.mean is not None]
        if len(told) < 2:
            continue
        (low, lowest), (high, highest) = min(told), max(told, key=lambda pair: (pair[0], -pair[1]))
        first, last = row[highest].before, row[lowest].before
        before = first - last if first is not None and last is not None else None
        found.append(Gap(number, highest, lowest, high - low, before))
    best = max(found, key=lambda gap: gap.difference, default=None)
    return best if best is not None and best.difference >= 0.05 else None


def moves(standing: Standing) -> tuple[Move | None, Move | None]:
    """The largest step up and the largest step down since the last time; None where nothing went that way."""
    found = [
        Move(area, role, cell.change)
        for area, row in enumerate(standing.cells)
        for role, cell in enumerate(row)
        if cell.change is not None and abs(cell.change) >= 0.05
    ]
    up = max((move for move in found if move.change > 0), key=lambda move: move.change, default=None)
    down = min((move for move in found if move.change < 0), key=lambda move: move.change, default=None)
    return up, down


def kept(standing: Standing, date: str) -> str:
    """What the next meeting needs of a result, as JSON: means and spreads, never how often each mark was given."""
    return json.dumps(
        {
            "title": standing.title,
            "date": date,
            "least": standing.least,
            "most": standing.most,
            "areas": [{"text": area.text, "card": area.card} for area in standing.areas],
            "roles": [role.text for role in standing.roles],
            "answered": [role.answered for role in standing.roles],
            "cells": [[_told(cell) for cell in row] for row in standing.cells],
            "overall": [_told(cell) for cell in standing.overall],
        },
        ensure_ascii=False,
    )


def earlier(said: str, least: int, most: int) -> Earlier | None:
    """What was kept, read again; None for what is not understood, and for marks on another scale."""
    try:
        held = json.loads(said)
        if (held["least"], held["most"]) != (least, most):
            return None
        cells = tuple(tuple(_before(cell, least, most) for cell in row) for row in held["cells"])
        overall = tuple(_before(cell, least, most) for cell in held["overall"])
        areas = tuple(Area("", str(area["text"]), str(area["card"])) for area in held["areas"])
        roles = tuple(str(role) for role in held["roles"])
        if [len(row) for row in cells] != [len(roles)] * len(areas) or len(overall) != len(areas):
            return None
        answered = tuple(int(number) for number in held["answered"])
        return Earlier(str(held["title"]), str(held["date"]), areas, roles, cells, overall, answered)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _past(assessment: Any) -> Earlier | None:
    return earlier(assessment.earlier, assessment.least, assessment.most) if assessment.earlier else None


def _together(rows: Sequence[Sequence[int]], steps: int) -> list[int]:
    """All roles together, without those that would give away a few people's marks."""
    few = sum(sum(row) for row in rows if sum(row) < FEWEST)
    taken = [row for row in rows if sum(row) >= FEWEST or few >= FEWEST]
    return [sum(row[step] for row in taken) for step in range(steps)]


def _cell(counts: Sequence[int], least: int, before: float | None) -> Cell:
    number = sum(counts)
    if number < FEWEST:
        return Cell(number, before=before)
    mean = sum((least + step) * count for step, count in enumerate(counts)) / number
    spread = sqrt(sum(count * (least + step - mean) ** 2 for step, count in enumerate(counts)) / number)
    return Cell(number, tuple(counts), mean, spread, before)


def _told(cell: Cell) -> dict[str, Any]:
    rounded = {"mean": cell.mean, "spread": cell.spread}
    return {"number": cell.number, **{k: round(v, 4) for k, v in rounded.items() if v is not None}}


def _before(held: Mapping[str, Any], least: int, most: int) -> Before:
    mean = held.get("mean")
    if mean is not None and not least <= float(mean) <= most:
        raise ValueError(mean)
    spread = held.get("spread")
    return Before(
        int(held["number"]),
        float(mean) if mean is not None else None,
        float(spread) if spread is not None else None,
    )


def _same(one: Area, other: Area) -> bool:
    if one.card and other.card:
        return one.card == other.card
    return _plain(one.text) == _plain(other.text)


def _plain(said: str) -> str:
    return " ".join(said.split()).casefold()
