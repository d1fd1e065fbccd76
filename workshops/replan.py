"""A new plan for what is left of a meeting: what is shortened so that fixed times hold, and why, as a value to look at.

`left` reads a workshop, `propose` works out a plan from plain rows, `take` makes it the workshop's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workshops import agenda, meeting, timeline
from workshops.model import Activity, Workshop
from workshops.phases import BREAK, PITCH

HOLD, RELEASE, SLIDE = "hold", "release", "slide"
"""Ways to a new plan: keep fixed times and the end; keep the end only; shorten nothing and end later."""
NO_MINUTES: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Left:
    """One activity that is left. `least` are the minutes it can't do without, `pinned` when it must begin.

    `at_hand` is the one going on: its minutes are those it will have had, and nobody takes any from it. `given` are
    those of them that were not planned. Times are minutes after midnight.
    """

    activity: str
    title: str
    kind: str
    minutes: int
    least: int
    pinned: int | None = None
    beside: bool = False
    at_hand: bool = False
    given: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One activity before and after. `reason` says why, `amount` by how many minutes where the reason has a number."""

    activity: str
    title: str
    kind: str
    before: int
    after: int
    began_before: int
    begins: int
    pinned: int | None
    beside: bool
    reason: str
    amount: int = 0

    @property
    def is_shortened(self) -> bool:
        """Whether minutes are taken from it."""
        return self.after < self.before


@dataclass(frozen=True, slots=True)
class Missed:
    """A fixed time that can't be kept: of an activity or (None) of the end, and by how many minutes."""

    activity: str | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole plan. `ended_before` is when all would be over without it, `deadline` when it must be."""

    way: str
    rows: tuple[Row, ...]
    ended_before: int
    ends: int
    deadline: int | None
    missed: tuple[Missed, ...]

    @property
    def taken(self) -> int:
        """How many minutes it takes from what is left; those of rows that go on at the same time count once."""
        lengths: list[tuple[int, int]] = []
        for row in self.rows:
            before, after = lengths.pop() if row.beside and lengths else (0, 0)
            lengths.append((max(before, row.before), max(after, row.after)))
        return sum(max(0, before - after) for before, after in lengths)

    @property
    def shortfall(self) -> int:
        """How many minutes are lacking where they lack most; 0 when all fits."""
        return max((miss.minutes for miss in self.missed), default=0)

    @property
    def changes(self) -> bool:
        """Whether it differs from the plan there is, or can't hold it."""
        return bool(self.missed) or any(row.before != row.after and row.reason != "given" for row in self.rows)


def propose(
    rows: Sequence[Left],
    start: int,
    deadline: int | None,
    way: str = HOLD,
    chosen: Mapping[str, int] = NO_MINUTES,
) -> Proposal:
    """A plan for rows of which the first begins (or began) at `start`.

    Each stretch up to a fixed time, and the last one up to the deadline, is shortened in proportion to what was planned
    and never below what each row needs; rows that go on at the same time share their length. `chosen` are minutes that
    somebody has set for an activity. What can't be fitted in is told in `missed`.
    """
    wanted = [_as_chosen(row, chosen) for row in rows]
    found = _blocks(wanted)
    pins = [_pin(block, way) for block in found]
    lengths = [max(row.minutes for row in block) for block in found]
    if way != SLIDE:
        lengths = _fitted(found, pins, start, deadline)
    begins = _begins(lengths, pins, start)
    planned = _blocks(rows)
    before = _begins([max(row.minutes for row in block) for block in planned], [b[0].pinned for b in planned], start)
    missed = _missed(found, pins, begins, deadline)
    late = {miss.activity: miss.minutes for miss in missed}
    pressed = _pressed(found, pins, lengths)
    made = []
    for place, block in enumerate(found):
        for row, own in zip(block, planned[place], strict=True):
            after = min(row.minutes, lengths[place])
            why, amount = _reason(row, own, after, late.get(row.activity, 0))
            if why == "kept" and place in pressed and after <= row.least:
                why, amount = "floor", after
            if why == "pinned" and pins[place] is None:
                why = "released"
            if row.activity in chosen and not row.at_hand and why != "late":
                why, amount = "chosen", after
            times = own.minutes - own.given, after, before[place], begins[place]
            made.append(Row(row.activity, row.title, row.kind, *times, row.pinned, row is not block[0], why, amount))
    return Proposal(way, tuple(made), before[-1], begins[-1], deadline, tuple(missed))


def left(workshop: Workshop, now: float, lows: Mapping[str, int] = NO_MINUTES) -> tuple[list[Left], int]:
    """What is left of a workshop at `now`, skipped activities left out, and when the first of it began or begins.

    `lows` are the fewest usual minutes of methods, by the id of the card. Before the meeting everything is left.
    """
    here = meeting.current(workshop)
    found = agenda.blocks(workshop)
    at = next((index for index, block in enumerate(found) if here in block), -1)
    rows = []
    for block in found[at + 1 :]:
        kept = [step for step in block if not step.skipped]
        rows += [_left(step, workshop, lows, place > 0) for place, step in enumerate(kept)]
    if here is None:
        return rows, min((slot.start for slot in agenda.slots(workshop)), default=agenda.minutes_of(workshop.start))
    reading = meeting.reading(workshop, here.id, now)
    minutes = max(1, round((reading.allotted - min(0.0, reading.left)) / 60.0))
    first = replace(
        _left(here, workshop, lows, False),
        minutes=minutes,
        least=minutes,
        pinned=None,
        at_hand=True,
        given=max(0, minutes - here.minutes),
    )
    return [first, *rows], round(timeline.over(workshop, timeline.lateness(workshop, now))) - minutes


def deadline(workshop: Workshop) -> int | None:
    """When the meeting must be over: the time it is fixed to, else the end of its plan; None without activities."""
    if workshop.ends:
        return agenda.minutes_of(workshop.ends)
    planned = agenda.slots(workshop)
    return planned[0].start + agenda.total_minutes(workshop) if planned else None


def take(workshop: Workshop, proposal: Proposal) -> None:
    """Make a proposal the plan: minutes, and the time from which what is left is counted.

    Fixed times that the chosen way gives up are fixed no more; one that merely can't be kept stays as it is.
    """
    steps = {step.id: step for step in workshop.activities}
    running = meeting.here(workshop) is not None
    for place, row in enumerate(proposal.rows):
        step = steps.get(row.activity)
        if step is None or (running and place == 0):
            continue
        if step.minutes != row.after:
            agenda.change(workshop, step.id, minutes=row.after)
        if proposal.way != HOLD and step.pinned and agenda.minutes_of(step.pinned) != row.begins:
            step.pinned = ""
    if running and len(proposal.rows) > 1:
        _shift(workshop, proposal)
    if proposal.way == SLIDE and workshop.ends and proposal.ends > agenda.minutes_of(workshop.ends):
        workshop.ends = agenda.clock_text(proposal.ends)


def _shift(workshop: Workshop, proposal: Proposal) -> None:
    """What comes next is counted from when the activity at hand will really be over."""
    found, coming = agenda.blocks(workshop), proposal.rows[1].activity
    planned = {slot.activity: slot.start for slot in agenda.slots(workshop)}
    place = next((n for n, block in enumerate(found) if any(step.id == coming for step in block)), 0)
    if place > 0:
        over = proposal.rows[0].begins + proposal.rows[0].after
        before = found[place - 1]
        shift = over - planned[before[0].id] - agenda.length(before)
        found[place][0].shift = max(-agenda.DAY, min(agenda.DAY, shift))


def _left(step: Activity, workshop: Workshop, lows: Mapping[str, int], beside: bool) -> Left:
    kind = "break" if step.work == BREAK else step.phase or "line"
    pinned = agenda.minutes_of(step.pinned) if step.pinned else None
    return Left(step.id, step.title, kind, step.minutes, least(workshop, step, lows), pinned, beside)


def least(workshop: Workshop, step: Activity, lows: Mapping[str, int] = NO_MINUTES) -> int:
    """The minutes an activity can't do without: its own number, else the least of its method, else half its time.

    A break is promised to people and stays whole; presentations need the time of every team.
    """
    if step.least:
        return min(step.least, step.minutes)
    if step.work == BREAK:
        return step.minutes
    if step.work == PITCH and workshop.teams:
        return min(step.minutes, len(workshop.teams) * workshop.pitch_minutes)
    return min(step.minutes, lows.get(step.method or "", -(-step.minutes // 2)))


def _as_chosen(row: Left, chosen: Mapping[str, int]) -> Left:
    if row.at_hand or row.activity not in chosen:
        return row
    minutes = max(1, chosen[row.activity])
    return replace(row, minutes=minutes, least=minutes)


def _blocks(rows: Sequence[Left]) -> list[list[Left]]:
    found: list[list[Left]] = []
    for row in rows:
        if row.beside and found:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _pin(block: Sequence[Left], way: str) -> int | None:
    return None if way == RELEASE else block[0].pinned


def _begins(lengths: Sequence[int], pins: Sequence[int | None], start: int) -> list[int]:
    """When each block begins and, last, when all is over; nothing begins before the time it is fixed to."""
    found: list[int] = []
    at = start
    for length, pin in zip(lengths, pins, strict=True):
        at = max(at, pin) if pin is not None and found else at
        found.append(at)
        at += length
    return [*found, at]


def _missed(
    found: list[list[Left]], pins: Sequence[int | None], begins: Sequence[int], deadline: int | None
) -> list[Missed]:
    """The fixed times that come too early for what is left, and the deadline where it does."""
    missed = [
        Missed(block[0].activity, at - pin)
        for block, pin, at in zip(found, pins, begins, strict=False)
        if pin is not None and at > pin and not block[0].at_hand
    ]
    if deadline is not None and begins[-1] > deadline:
        missed.append(Missed(None, begins[-1] - deadline))
    return missed


def _pressed(found: list[list[Left]], pins: Sequence[int | None], lengths: Sequence[int]) -> set[int]:
    """The blocks of stretches from which minutes are taken."""
    wished = [max(row.minutes for row in block) for block in found]
    short = [(first, end) for first, end in _stretches(pins) if list(lengths[first:end]) != wished[first:end]]
    return {place for first, end in short for place in range(first, end)}


def _stretches(pins: Sequence[int | None]) -> list[tuple[int, int]]:
    """Where each stretch of blocks from one fixed time to the next begins and ends."""
    edges = [0, *(place for place, pin in enumerate(pins) if pin is not None and place > 0), len(pins)]
    return list(pairwise(dict.fromkeys(edges)))


def _fitted(found: list[list[Left]], pins: list[int | None], start: int, deadline: int | None) -> list[int]:
    """The length of each block, squeezed from one fixed time to the next."""
    lengths: list[int] = []
    at = start
    for first, end in _stretches(pins):
        pin = pins[first]
        at = max(at, pin) if pin is not None and first > 0 else at
        until = pins[end] if end < len(found) else deadline
        stretch = found[first:end]
        wanted = [max(row.minutes for row in block) for block in stretch]
        floors = [max(row.least for row in block) for block in stretch]
        lengths += wanted if until is None else squeezed(wanted, floors, until - at)
        at += sum(lengths[first:end])
    return lengths


def squeezed(wanted: Sequence[int], floors: Sequence[int], room: int) -> list[int]:
    """Whole minutes that add up to the room where that can be, each in proportion to what was wanted and none below its floor."""
    floors = [min(floor, want) for floor, want in zip(floors, wanted, strict=True)]
    if sum(wanted) <= room:
        return list(wanted)
    if sum(floors) >= room:
        return floors
    held: set[int] = set()
    while True:
        free = [place for place in range(len(wanted)) if place not in held]
        share = (room - sum(floors[place] for place in held)) / sum(wanted[place] for place in free)
        low = {place for place in free if wanted[place] * share < floors[place]}
        if not low:
            break
        held |= low
    return _rounded([floors[n] if n in held else wanted[n] * share for n in range(len(wanted))], room)


def _rounded(exact: Sequence[float], total: int) -> list[int]:
    """Whole numbers that add up to the total: those that lose most by rounding down are rounded up, earlier ones first."""
    down = [int(value + 1e-9) for value in exact]
    most = sorted(range(len(exact)), key=lambda place: (down[place] - exact[place], place))
    for place in most[: total - sum(down)]:
        down[place] += 1
    return down


def _reason(row: Left, own: Left, after: int, late: int) -> tuple[str, int]:
    """Why a row stands as it does in the proposal, with the number that belongs to it."""
    if row.at_hand:
        return ("given", row.given) if row.given else ("at_hand", 0)
    if late:
        return "late", late
    if after < own.minutes:
        return ("floor", after) if after <= row.least else ("shortened", row.least)
    if row.pinned is not None:
        return "pinned", 0
    if row.kind == "break":
        return "break", 0
    return ("beside", 0) if row.beside else ("kept", 0)
