"""The meeting against the clock on the wall: what each activity took, when the next ones begin, how late we are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from workshops import agenda, meeting
from workshops.model import Activity, Timing, Workshop

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


@dataclass(frozen=True, slots=True)
class Timeline:
    """All activities with where we are. `end` is planned, `ends` likely (minutes after midnight); `late` in seconds."""

    rows: tuple[Row, ...]
    start: int
    end: int
    ends: int
    late: float
    at: float
    """How far we are through the planned time, in minutes: what the line of now stands on."""

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
    start = planned[0].start if planned else _minutes(workshop.start)
    total = agenda.total_minutes(workshop)
    late = lateness(workshop, now)
    clocks = {timing.subject_id: timing for timing in workshop.timings}
    here = next((index for index, step in enumerate(order) if step.id == meeting.here(workshop)), -1)
    at = _elapsed(workshop, order, here, now)
    rows, shift = [], late
    for index in reversed(range(len(order))):
        step, slot = order[index], planned[index]
        rows.append(_row(step, slot.start, clocks.get(step.id), index - here if here >= 0 else 1, shift, now))
        if here >= 0 and index > here and step.skipped:
            shift += step.minutes * 60.0
    return Timeline(tuple(reversed(rows)), start, start + total, start + total + round(late / 60.0), late, at)


def lateness(workshop: Workshop, now: float) -> float:
    """Seconds by which the meeting will end later than planned (negative: earlier), late start and pauses counted.

    On another day than the planned one, the plan is counted from the real start.
    """
    progress, at = workshop.progress, meeting.current(workshop)
    if progress is None or progress.started is None or at is None:
        return 0.0
    begun = planned_start(workshop)
    if begun is None or abs(progress.started - begun) > SAME_OCCASION:
        begun = progress.started
    rest = sum(step.minutes for step in workshop.activities if step.position > at.position and not step.skipped)
    ends = now + max(0.0, meeting.reading(workshop, at.id, now).left) + rest * 60.0
    late = ends - (begun + agenda.total_minutes(workshop) * 60.0)
    return late if abs(late) <= OTHER_DAY else meeting.behind(workshop, now)


def planned_start(workshop: Workshop) -> float | None:
    """When the meeting is planned to begin, seconds since the epoch, in this computer's time; None without a date."""
    try:
        day, hour = date.fromisoformat(workshop.date), time.fromisoformat(workshop.start)
    except ValueError:
        return None
    return datetime.combine(day, hour).astimezone().timestamp()


def local_minutes(moment: float) -> int:
    """An epoch time as minutes after midnight on this computer's clock."""
    local = datetime.fromtimestamp(moment, UTC).astimezone()
    return local.hour * 60 + local.minute


def _row(step: Activity, planned: int, timing: Timing | None, offset: int, shift: float, now: float) -> Row:
    state = NOW if offset == 0 else LATER if offset > 0 else DONE
    if (offset > 0 and step.skipped) or (offset < 0 and (timing is None or meeting.spent(timing, now) < 1.0)):
        state = SKIPPED
    drift = round((meeting.spent(timing, now) - step.minutes * 60.0) / 60.0) if timing is not None else 0
    began = local_minutes(timing.began) if timing is not None and timing.began is not None else None
    forecast = round(planned + shift / 60.0) if state == LATER else None
    return Row(step.id, step.title, step.phase, step.work, step.minutes, planned, state, drift, began, forecast)


def _elapsed(workshop: Workshop, order: list[Activity], here: int, now: float) -> float:
    if here < 0:
        return 0.0
    reading = meeting.reading(workshop, order[here].id, now)
    return sum(step.minutes for step in order[:here]) + order[here].minutes * (1.0 - reading.share)


def _minutes(text: str) -> int:
    hour, minute = (int(part) for part in text.split(":"))
    return hour * 60 + minute
