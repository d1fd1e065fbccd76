"""What the room may see of a self-assessment: what is asked and how many have answered; the result once it is shown."""

from __future__ import annotations

from typing import Protocol

from facilitator.shared_screen import values as v
from facilitator.shared_screen.sight import Sight
from workshops import agenda, assessments, standings
from workshops.model import Activity, AssessmentArea, AssessmentRole
from workshops.rating_line import Begun


class Rating(Protocol):
    """What the projection reads of the line of marks."""

    role: str | None

    @property
    def roles(self) -> list[AssessmentRole]: ...

    @property
    def begun(self) -> Begun: ...

    @property
    def areas(self) -> list[AssessmentArea]: ...


def of(sight: Sight, head: v.Head, step: Activity) -> v.Assess | v.Assessed | None:
    """The question, or the result; None where nothing has been set up yet."""
    workshop = sight.workshop
    found = assessments.of_activity(workshop, step.id)
    if found is None:
        return None
    standing = standings.of(workshop, found)
    if found.shown:
        return v.Assessed(head, standing)
    return v.Assess(
        head=head,
        title=standing.title or step.title,
        areas=tuple(area.text for area in standing.areas),
        least=standing.least,
        most=standing.most,
        low=standing.low,
        high=standing.high,
        roles=tuple((role.text, role.answered) for role in standing.roles),
        crowd=agenda.crowd(workshop),
        closed=standing.closed,
    )


def typing(rating: Rating) -> v.MarksSeen | None:
    """The line being typed: how many marks stand there, never which."""
    done = len(rating.begun.marks)
    role = next((row.text for row in rating.roles if row.id == rating.role), "")
    return v.MarksSeen(role, done, len(rating.areas)) if done else None
