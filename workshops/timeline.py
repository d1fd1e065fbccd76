"""The meeting against the clock on the wall: what each activity took, when the next ones begin, how late we are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from workshops import agenda, meeting
from workshops.model import Activity, Timing, Workshop
from workshops.wording import local

SAME_OCCASION = 3 * 3600.0
"""Seconds between plan and real start within which the plan's own times count; a rehearsal is further off."""
OTHER_DAY = 6 * 3600.0
"""A meeting that seems later than this was paused and taken up again; then only used time counts."""

DONE, NOW, LATER, SKIPPED = "done", "now", "later", "skipped"


@dataclass(frozen=True, slots=True)
class Row:
    """One activity: times are minutes after midnight, `drift` the minutes it took more (or less) than planned."""

    activity: str
    title: str
    phase: str | None
    work: str
    minutes: int
    planned: int
    state: str
    drift: int = 0
    began: int | None = None
    forecast: int | None = None
    pinned: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """All activities with where we are. `end` is planned, `ends` likely (minutes after midnight); `late` in seconds.

    `fixed` is when it must be over, where that is decided.
    """

    rows: tuple[Row, ...]
    start: int
    end: int
    ends: int
    late: float
    at: float
    """How far we are through the planned time, in minutes: what the line of now stands on."""
    fixed: int | None = None

    @property
    def here(self) -> int:
        """The index of the activity at hand; -1 before the start."""
        return next((index for index, row in enumerate(self.rows) if row.state == NOW), -1)

    @property
    def behind(self) -> int:
        """Whole minutes late (negative: early)."""
        return round(self.late / 60.0)


def of(workshop: Workshop, now: float) -> Timeline:
    """The timeline of a workshop at `now`, seconds since the epoch."""
    order, planned = agenda.steps(workshop), agenda.slots(workshop)
    start = planned[0].start if planned else agenda.minutes_of(workshop.start)
    late = lateness(workshop, now)
    clocks = {timing.subject_id: timing for timing in workshop.timings}
    here = next((index for index, step in enumerate(order) if step.id == meeting.here(workshop)), -1)
    likely, ends = forecasts(workshop, late)
    rows = []
    for index, (step, slot) in enumerate(zip(order, planned, strict=True)):
        offset = index - here if here >= 0 else 1
        rows.append(_row(step, slot.start, clocks.get(step.id), offset, likely.get(step.id), now))
    end = start + agenda.total_minutes(workshop)
    fixed = agenda.minutes_of(workshop.ends) if workshop.ends else None
    return Timeline(tuple(rows), start, end, ends, late, _elapsed(workshop, order, here, now), fixed)


def forecasts(workshop: Workshop, late: float) -> tuple[dict[str, int], int]:
    """When each activity to come is likely to begin and when all is over, in minutes after midnight of the plan.

    What is fixed to a time waits for it; what is skipped takes none. `late` is in seconds, as `lateness` tells it.
    """
    planned = {slot.activity: slot.start for slot in agenda.slots(workshop)}
    found = agenda.blocks(workshop)
    likely: dict[str, int] = {}
    here = _place(workshop, found)
    at = over(workshop, late) if here >= 0 else float(min(planned.values(), default=agenda.minutes_of(workshop.start)))
    for block in found[here + 1 :]:
        pinned = agenda.minutes_of(block[0].pinned) if block[0].pinned else 0
        at = max(at, pinned) if not _is_skipped(block) else at
        likely |= {step.id: round(at) for step in block}
        at += 0 if _is_skipped(block) and here >= 0 else agenda.length(block)
    return likely, round(at)


def over(workshop: Workshop, late: float) -> float:
    """When the activity at hand is likely to be over, in minutes after midnight of the plan; `late` in seconds."""
    found = agenda.blocks(workshop)
    here = _place(workshop, found)
    left = found[here + 1 :]
    planned = next(slot.start for slot in agenda.slots(workshop) if slot.activity == found[here][0].id)
    gained = sum(block[0].shift for block in left) + sum(agenda.length(b) for b in left if _is_skipped(b))
    return planned + agenda.length(found[here]) + late / 60.0 + gained


def lateness(workshop: Workshop, now: float) -> float:
    """Seconds by which what comes after the activity at hand is later than planned (negative: earlier).

    A late start and pauses count; that something fixed to a time would take the delay up does not. On another day than
    the planned one, the plan is counted from the real start.
    """
    progress, at = workshop.progress, meeting.current(workshop)
    if progress is None or progress.started is None or at is None:
        return 0.0
    begun = planned_start(workshop)
    if begun is None or abs(progress.started - begun) > SAME_OCCASION:
        begun = progress.started
    found, planned = agenda.blocks(workshop), {slot.activity: slot.start for slot in agenda.slots(workshop)}
    here = next(index for index, block in enumerate(found) if at in block)
    left = found[here + 1 :]
    rest = sum(agenda.length(block) for block in left if not _is_skipped(block))
    ends = now + max(0.0, meeting.reading(workshop, at.id, now).left) + rest * 60.0
    meant = planned[found[here][0].id] - min(planned.values()) + agenda.length(found[here])
    meant += sum(agenda.length(block) + block[0].shift for block in left)
    late = ends - (begun + meant * 60.0)
    return late if abs(late) <= OTHER_DAY else meeting.behind(workshop, now)


def _place(workshop: Workshop, found: list[list[Activity]]) -> int:
    """Where among the blocks the meeting stands; -1 before it begins."""
    key = meeting.here(workshop)
    return next((index for index, block in enumerate(found) if any(step.id == key for step in block)), -1)


def _is_skipped(block: list[Activity]) -> bool:
    return all(step.skipped for step in block)


def planned_start(workshop: Workshop) -> float | None:
    """When the meeting is planned to begin, seconds since the epoch, in this computer's time; None without a date."""
    try:
        day, hour = date.fromisoformat(workshop.date), time.fromisoformat(workshop.start)
    except ValueError:
        return None
    return datetime.combine(day, hour).astimezone().timestamp()


def local_minutes(moment: float) -> int:
    """An epoch time as minutes after midnight on this computer's clock."""
    found = local(moment)
    return found.hour * 60 + found.minute


def _row(step: Activity, planned: int, timing: Timing | None, offset: int, likely: int | None, now: float) -> Row:
    state = NOW if offset == 0 else LATER if offset > 0 else DONE
    if (offset > 0 and step.skipped) or (offset < 0 and (timing is None or meeting.spent(timing, now) < 1.0)):
        state = SKIPPED
    drift = round((meeting.spent(timing, now) - step.minutes * 60.0) / 60.0) if timing is not None else 0
    began = local_minutes(timing.began) if timing is not None and timing.began is not None else None
    forecast = likely if state == LATER else None
    pinned, beside = bool(step.pinned), step.beside
    return Row(
        step.id, step.title, step.phase, step.work, step.minutes, planned, state, drift, began, forecast, pinned, beside
    )


def _elapsed(workshop: Workshop, order: list[Activity], here: int, now: float) -> float:
    if here < 0:
        return 0.0
    reading = meeting.reading(workshop, order[here].id, now)
    return sum(step.minutes for step in order[:here]) + order[here].minutes * (1.0 - reading.share)


@dataclass(frozen=True, slots=True)
class Hours:
    """When the meeting began and ended, in minutes after midnight."""

    start: int
    end: int


def hours(workshop: Workshop) -> Hours:
    """By the clock for a meeting that was finished on its day, else by plan."""
    start = agenda.slots(workshop)[0].start if workshop.activities else agenda.minutes_of(workshop.start)
    progress = workshop.progress
    if progress is not None and progress.started and progress.paused and clocked(workshop):
        return Hours(local_minutes(progress.started), local_minutes(progress.paused))
    return Hours(start, start + agenda.total_minutes(workshop))


def clocked(workshop: Workshop) -> bool:
    """Whether the clock tells when things were: the meeting began, and was finished, on its day."""
    progress = workshop.progress
    if workshop.state != "finished" or progress is None or not progress.started or not progress.paused:
        return False
    began, ended = local(progress.started), local(progress.paused)
    return began.date().isoformat() == workshop.date == ended.date().isoformat() and ended > began
