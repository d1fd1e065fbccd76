"""Where in a meeting something that was found is seen: at which step, and on which row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshops import agenda
from workshops.model import Activity, Concept, Feedback, Idea, NotFound, Workshop, find
from workshops.storage.finding import Hit

if TYPE_CHECKING:
    from facilitator.archive.list import Place
    from facilitator.console.run import RunView

WORKS: dict[str, tuple[str, ...]] = {
    "ideas": ("cluster", "ideas"),
    "clusters": ("cluster", "vote"),
    "concepts": ("concept", "pitch"),
    "feedback": ("pitch",),
    "decisions": ("decisions", "pitch"),
    "actions": ("decisions", "follow_up", "pitch"),
    "news": ("monitoring",),
    "polls": ("check_in", "closing"),
    "answers": ("check_in", "closing"),
}
"""The works in which rows of a table are seen, the best first."""


def step_of(workshop: Workshop, place: Place) -> str | None:
    """The activity at which something is seen; None where it is the meeting's own, or no step shows it."""
    source, subject = _named(place)
    if source == "activities":
        return subject
    own = _own_activity(workshop, source, subject)
    if own is not None:
        return own
    steps = agenda.steps(workshop)
    for work in WORKS.get(source, ()):
        found = _first(steps, work)
        if found is not None:
            return found
    return None


def show(run: RunView, workshop: Workshop, place: Place) -> None:
    """Go to the step where something is seen, with a way back, and stand on its row where the workspace has one."""
    step = step_of(workshop, place)
    if step is not None:
        run.course.jump(step)
        _stand_on(run, workshop, *_named(place))


def _named(place: Place) -> tuple[str, str]:
    return (place.source, place.subject) if isinstance(place, Hit) else ("actions", place.id)


def _own_activity(workshop: Workshop, source: str, subject: str) -> str | None:
    """The activity that a row names itself."""
    rows = getattr(workshop, source, None) if source in ("points", "news", "polls", "decisions", "actions") else None
    if source == "answers":
        poll = next((row.poll_id for row in workshop.answers if row.id == subject), None)
        return next((row.activity_id for row in workshop.polls if row.id == poll), None)
    return next((row.activity_id for row in rows or () if row.id == subject), None)


def _first(steps: Sequence[Activity], work: str) -> str | None:
    return next((step.id for step in steps if step.work == work), None)


def _stand_on(run: RunView, workshop: Workshop, source: str, subject: str) -> None:
    """Put the focus on a note or cluster of the board, or show the sheet of a concept's team."""
    from facilitator.phases.define import DefineWorkspace
    from facilitator.phases.develop import DevelopWorkspace

    workspace = run.workspace
    try:
        if isinstance(workspace, DefineWorkspace) and source in ("ideas", "clusters"):
            above = find(workshop, Idea, subject).same_as if source == "ideas" else None
            workspace.choice.go(above or subject)
            workspace.focus_first()
        elif isinstance(workspace, DevelopWorkspace) and source in ("concepts", "feedback"):
            concept = find(workshop, Feedback, subject).concept_id if source == "feedback" else subject
            team = find(workshop, Concept, concept).team_id
            if team is not None:
                workspace.choose_team(team)
    except NotFound:  # it went since it was found
        pass
