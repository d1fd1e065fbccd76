"""Verbs on the meeting as it runs: where we are, the clock, and what is revealed. None of them is part of undo.

Every verb takes `now`, seconds since the epoch, so that a clock survives a restart at the right second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshops import text as words
from workshops.agenda import blocks, length, slots, steps
from workshops.model import Activity, Concept, Draft, Progress, Team, Timing, Workshop, find
from workshops.phases import PHASES, PITCH

LOW, LAST = 0.20, 0.05
"""The shares of the time at which a sign stands beside the colour of the clock."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock shows: seconds left (negative when over), seconds allotted, and whether it stands still."""

    left: float
    allotted: float
    paused: bool

    @property
    def share(self) -> float:
        """What is left, 0–1."""
        return max(0.0, min(1.0, self.left / self.allotted)) if self.allotted > 0 else 0.0

    @property
    def sign(self) -> str:
        """`low` from 20 % left, `last` from 5 %, `over` past the end, else empty."""
        if self.left < 0:
            return "over"
        return "last" if self.share <= LAST else "low" if self.share <= LOW else ""


def start(workshop: Workshop, now: float) -> None:
    """Begin the meeting at its first activity that is not skipped, or go on where it stood; a finished one is reopened."""
    progress = _progress(workshop)
    if progress.activity_id is None and workshop.activities:
        first = following(workshop) or steps(workshop)[0]
        go_to(workshop, first.id, now)
    if progress.activity_id is not None:
        workshop.state = "running"
    if progress.paused is not None:
        resume(workshop, now)


def go_to(workshop: Workshop, activity: str, now: float) -> None:
    """Make an activity the one at hand; the clock of the one before stands still, its time is kept.

    A presentation that was on stands still too, and goes on when its activity is at hand again.
    """
    found = find(workshop, Activity, activity)
    progress = _progress(workshop)
    if workshop.state == "draft":
        workshop.state = "running"
    if progress.started is None:
        progress.started = now
    before = progress.activity_id
    if before != found.id:
        for left in (progress.activity_id, progress.pitch_id):
            _leave(workshop, left, now)
    progress.activity_id = found.id
    going = [_timing(workshop, found.id, found.minutes * 60.0)]
    _share_clock(workshop, before, found, going[0])
    if found.work == PITCH and progress.pitch_id is not None:
        going.append(_timing(workshop, progress.pitch_id, workshop.pitch_minutes * 60.0))
    for timing in going:
        timing.ended = False
        if progress.paused is None:
            _run(timing, now)


def _share_clock(workshop: Workshop, before: str | None, found: Activity, own: Timing) -> None:
    """What goes on at the same time has gone on as long: the clock is that of the one looked at before."""
    other = _found(workshop, before)
    together = next(block for block in blocks(workshop) if found in block)
    left = next((step for step in together if step.id == before and step is not found), None)
    if other is not None and left is not None:
        given = other.allotted - left.minutes * 60.0
        own.spent, own.began = max(own.spent, other.spent), other.began
        own.allotted = max(own.allotted, found.minutes * 60.0 + given)


def following(workshop: Workshop, offset: int = 1) -> Activity | None:
    """The activity after (or before) the one at hand that is not skipped; None past the ends."""
    order = [step for step in steps(workshop) if not step.skipped or step.id == here(workshop)]
    index = next((i for i, step in enumerate(order) if step.id == here(workshop)), None)
    if index is None:
        return order[0] if order else None
    return order[index + offset] if 0 <= index + offset < len(order) else None


def here(workshop: Workshop) -> str | None:
    """The id of the activity at hand."""
    return workshop.progress.activity_id if workshop.progress is not None else None


def current(workshop: Workshop) -> Activity | None:
    """The activity at hand."""
    key = here(workshop)
    return next((step for step in workshop.activities if step.id == key), None)


def pause(workshop: Workshop, now: float) -> None:
    """Stop all clocks."""
    progress = _progress(workshop)
    if progress.paused is None:
        progress.paused = now
        for timing in workshop.timings:
            _halt(timing, now)


def resume(workshop: Workshop, now: float) -> None:
    """Let the clocks of the activity and of the presentation at hand go on; a finished meeting is taken up again."""
    progress = _progress(workshop)
    if workshop.state == "finished":
        reopen(workshop)
    progress.paused = None
    for key in (progress.activity_id, progress.pitch_id):
        timing = _found(workshop, key)
        if timing is not None and not timing.ended:
            _run(timing, now)


def lengthen(workshop: Workshop, subject: str, seconds: float) -> None:
    """Give an activity or a presentation more time, or less with a negative number; never less than none."""
    timing = _timing(workshop, subject, _planned(workshop, subject))
    timing.allotted = max(0.0, timing.allotted + seconds)


def reading(workshop: Workshop, subject: str | None, now: float) -> Reading:
    """What the clock of an activity or presentation shows."""
    timing = _found(workshop, subject)
    paused = workshop.progress is None or workshop.progress.paused is not None
    if timing is None:
        planned = _planned(workshop, subject) if subject is not None else 0.0
        return Reading(planned, planned, paused)
    return Reading(timing.allotted - spent(timing, now), timing.allotted, paused or timing.running is None)


def spent(timing: Timing, now: float) -> float:
    """Seconds that a clock has run."""
    return timing.spent + (max(0.0, now - timing.running) if timing.running is not None else 0.0)


def behind(workshop: Workshop, now: float) -> float:
    """Seconds by which the meeting is later than its plan (negative: ahead), should every remaining step keep its time.

    What counts is time used: a pause, or a late start, makes nothing later (see timeline.lateness).
    """
    progress, at = workshop.progress, current(workshop)
    if progress is None or progress.started is None or at is None:
        return 0.0
    found = blocks(workshop)
    used = sum(max((_spent(workshop, step.id, now) for step in block), default=0.0) for block in found)
    here = next(index for index, block in enumerate(found) if at in block)
    planned = {slot.activity: slot.start for slot in slots(workshop)}
    meant = planned[found[here][0].id] - min(planned.values()) + length(found[here])
    meant += found[here + 1][0].shift if here + 1 < len(found) else 0
    return used + max(0.0, reading(workshop, at.id, now).left) - meant * 60.0


def phase_progress(workshop: Workshop, now: float) -> dict[str, float]:
    """How much of each phase's planned time has been used, 0–1; a phase that is left is done."""
    shares: dict[str, float] = {}
    at = current(workshop)
    for phase in PHASES:
        own = [step for step in steps(workshop) if step.phase == phase]
        planned = sum(step.minutes for step in own) * 60.0
        used = sum(min(spent(t, now), s.minutes * 60.0) for s in own if (t := _found(workshop, s.id)) is not None)
        left_behind = bool(own) and at is not None and all(s.position < at.position for s in own) and used > 0
        shares[phase] = 1.0 if left_behind or workshop.state == "finished" else used / planned if planned else 0.0
    return shares


def skipped_phases(workshop: Workshop) -> set[str]:
    """Phases that the agenda lacks, or whose activities are all skipped."""
    return {p for p in PHASES if all(step.skipped for step in workshop.activities if step.phase == p)}


def reveal(workshop: Workshop, teams: Sequence[str], revealed: bool = True) -> None:
    """Show the notes of teams to the room, or take that back."""
    for team in [find(workshop, Team, key) for key in teams]:
        team.revealed = revealed


def mark_done(workshop: Workshop, team: str, done: bool = True) -> None:
    """A team says that it has finished."""
    find(workshop, Team, team).done = done


def present(workshop: Workshop, concept: str | None, now: float) -> None:
    """Put a concept before the room and start its clock; None ends the presentation."""
    coming = find(workshop, Concept, concept) if concept is not None else None
    progress = _progress(workshop)
    if progress.pitch_id != concept:
        _leave(workshop, progress.pitch_id, now)
        _mark_presented(workshop, progress.pitch_id)
    progress.pitch_id = concept
    if coming is not None:
        timing = _timing(workshop, coming.id, workshop.pitch_minutes * 60.0)
        timing.ended = False
        if progress.paused is None:
            _run(timing, now)


def finish(workshop: Workshop, now: float) -> None:
    """The meeting is over: clocks stop, the state says so, and what was presented last has been presented."""
    pause(workshop, now)
    for timing in workshop.timings:
        _halt(timing, now)
    if workshop.progress is not None:
        _mark_presented(workshop, workshop.progress.pitch_id)
    workshop.state = "finished"


def reopen(workshop: Workshop) -> None:
    """A finished meeting is taken up again."""
    workshop.state = "running" if here(workshop) is not None else "draft"


def touch(workshop: Workshop, now: float) -> None:
    """The workshop was opened or left now; recent ones come first."""
    workshop.touched = now


def keep_draft(workshop: Workshop, place: str, text: str) -> None:
    """Remember a half-typed line; an empty one is forgotten."""
    text = words.clean(text)[: words.PARAGRAPH]
    found = next((draft for draft in workshop.drafts if draft.place == place), None)
    if not text and found is not None:
        workshop.drafts.remove(found)
    elif found is not None:
        found.text = text
    elif text:
        workshop.drafts.append(Draft(place=place, text=text))


def draft(workshop: Workshop, place: str) -> str:
    """The half-typed line of a place."""
    return next((draft.text for draft in workshop.drafts if draft.place == place), "")


def _progress(workshop: Workshop) -> Progress:
    if workshop.progress is None:
        workshop.progress = Progress()
    return workshop.progress


def _found(workshop: Workshop, subject: str | None) -> Timing | None:
    return next((timing for timing in workshop.timings if timing.subject_id == subject), None)


def _spent(workshop: Workshop, subject: str, now: float) -> float:
    timing = _found(workshop, subject)
    return spent(timing, now) if timing is not None else 0.0


def _timing(workshop: Workshop, subject: str, allotted: float = 0.0) -> Timing:
    found = _found(workshop, subject)
    if found is None:
        found = Timing(subject_id=subject, allotted=allotted)
        workshop.timings.append(found)
    return found


def _planned(workshop: Workshop, subject: str | None) -> float:
    step = next((step for step in workshop.activities if step.id == subject), None)
    return (step.minutes if step is not None else workshop.pitch_minutes) * 60.0


def _leave(workshop: Workshop, subject: str | None, now: float) -> None:
    """The clock of what is left stands still, and does not go on with the meeting after a pause."""
    timing = _found(workshop, subject)
    if timing is not None:
        _halt(timing, now)
        timing.ended = True


def _mark_presented(workshop: Workshop, concept: str | None) -> None:
    for each in workshop.concepts:
        if each.id == concept:
            each.pitched = True


def _run(timing: Timing, now: float) -> None:
    if timing.running is None:
        timing.running = now
        timing.began = timing.began if timing.began is not None else now


def _halt(timing: Timing, now: float) -> None:
    timing.spent = spent(timing, now)
    timing.running = None
