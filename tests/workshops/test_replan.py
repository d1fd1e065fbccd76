"""A new plan for what is left: fixed times, order and least minutes hold, and what does not fit is said."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import build
from workshops import agenda, meeting, replan, timeline
from workshops.model import Workshop
from workshops.replan import HOLD, RELEASE, SLIDE, Left, Proposal
from workshops.storage.library import Library

START = 9 * 60


def row(name: str, minutes: int, least: int = 1, pinned: int | None = None, *, beside: bool = False) -> Left:
    return Left(name, name, "line", minutes, least, pinned, beside)


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Left], int]:
    """Rows with fixed times in order, some beside each other, and a deadline that may be far too early."""
    rows, at = [], START
    for number in range(draw(st.integers(1, 12))):
        minutes = draw(st.integers(1, 60))
        at += draw(st.integers(0, 40))
        pinned = at if draw(st.integers(0, 3)) == 0 and number else None
        beside = pinned is None and number > 0 and draw(st.integers(0, 4)) == 0
        rows.append(row(f"r{number}", minutes, draw(st.integers(1, minutes)), pinned, beside=beside))
    return rows, at + draw(st.integers(-60, 120))


def lengths(proposal: Proposal) -> list[tuple[int, int]]:
    """Begin and end of each block."""
    found: dict[int, int] = {}
    for each in proposal.rows:
        found[each.begins] = max(found.get(each.begins, 0), each.begins + each.after)
    return sorted(found.items())


@given(plans(), st.sampled_from([HOLD, RELEASE, SLIDE]))
def test_order_and_least_minutes_hold_and_nothing_grows(plan: tuple[list[Left], int], way: str) -> None:
    rows, deadline = plan
    found = replan.propose(rows, START, deadline, way)
    assert [each.activity for each in found.rows] == [each.activity for each in rows]
    for before, after in zip(rows, found.rows, strict=True):
        assert before.least <= after.after <= before.minutes
    begins = [each.begins for each in found.rows]
    assert begins == sorted(begins)
    blocks = lengths(found)
    assert all(end <= following for (_, end), (following, _) in pairwise(blocks))
    assert found.ends == blocks[-1][1]


@given(plans())
def test_fixed_times_hold_or_the_shortfall_is_said(plan: tuple[list[Left], int]) -> None:
    rows, deadline = plan
    found = replan.propose(rows, START, deadline)
    missed = {miss.activity: miss.minutes for miss in found.missed}
    for each in found.rows:
        if each.pinned is not None:
            assert each.begins == each.pinned + missed.get(each.activity, 0)
    assert max(found.ends - deadline, 0) == missed.get(None, 0)
    assert found.shortfall == max(missed.values(), default=0)


@given(plans())
def test_a_shortfall_is_only_said_where_nothing_more_can_be_taken(plan: tuple[list[Left], int]) -> None:
    rows, deadline = plan
    found = replan.propose(rows, START, deadline)
    if not found.missed:
        return
    first = found.missed[0].activity
    place = next((n for n, each in enumerate(found.rows) if each.activity == first), len(rows))
    since = max((n for n in range(place) if found.rows[n].pinned == found.rows[n].begins), default=0)
    for number in range(since, place):
        longest = max(found.rows[n].after for n in _block(rows, number))
        assert longest == max(min(rows[n].least, rows[n].minutes) for n in _block(rows, number))


def _block(rows: list[Left], number: int) -> list[int]:
    first = number
    while rows[first].beside:
        first -= 1
    end = first + 1
    while end < len(rows) and rows[end].beside:
        end += 1
    return list(range(first, end))


@given(plans())
def test_no_minute_is_taken_that_need_not_be(plan: tuple[list[Left], int]) -> None:
    """Where something is shortened, what comes next at a fixed time is met exactly or missed, never waited for."""
    rows, deadline = plan
    found = replan.propose(rows, START, deadline)
    edges = [n for n, each in enumerate(found.rows) if each.pinned is not None and n] + [len(rows)]
    first = 0
    for end in edges:
        if any(each.is_shortened for each in found.rows[first:end]):
            over = max(each.begins + each.after for each in found.rows[first:end])
            due = found.rows[end].pinned if end < len(rows) else deadline
            assert due is not None
            assert over >= due
        first = end


@given(plans())
def test_what_goes_on_at_the_same_time_begins_at_the_same_time(plan: tuple[list[Left], int]) -> None:
    rows, deadline = plan
    found = replan.propose(rows, START, deadline)
    for number in range(len(rows)):
        assert len({found.rows[n].begins for n in _block(rows, number)}) == 1


@given(st.lists(st.tuples(st.integers(1, 90), st.integers(1, 90)), min_size=1, max_size=12), st.integers(0, 900))
def test_squeezing_fits_the_room_in_proportion(pairs: list[tuple[int, int]], room: int) -> None:
    wanted, floors = [want for want, _ in pairs], [min(low, want) for want, low in pairs]
    found = replan.squeezed(wanted, floors, room)
    assert sum(found) == max(sum(floors), min(sum(wanted), room))
    assert all(low <= got <= want for low, got, want in zip(floors, found, wanted, strict=True))
    if sum(floors) < room < sum(wanted):
        free = [(got, want) for low, got, want in zip(floors, found, wanted, strict=True) if got > low]
        shares = [(got - 1) / want for got, want in free], [(got + 1) / want for got, want in free]
        assert max(shares[0], default=0) <= min(shares[1], default=1)


def test_nine_minutes_are_taken_back_before_coffee() -> None:
    rows = [
        Left("ideas", "Idéer", "explore", 26, 26, at_hand=True, given=6),
        row("cluster", 20, 12),
        row("vote", 10, 5),
        Left("coffee", "Fika", "break", 15, 15, 14 * 60 + 30),
        row("concept", 30, 30),
        row("closing", 10, 5),
    ]
    found = replan.propose(rows, 13 * 60 + 43, 16 * 60)
    assert [each.after for each in found.rows] == [26, 14, 7, 15, 30, 10]
    assert [each.reason for each in found.rows] == ["given", "shortened", "shortened", "pinned", "kept", "kept"]
    assert found.rows[3].begins == 14 * 60 + 30
    assert found.rows[3].began_before == 14 * 60 + 39
    assert (found.taken, found.missed) == (9, ())
    chosen = replan.propose(rows, 13 * 60 + 43, 16 * 60, chosen={"cluster": 18})
    assert [each.after for each in chosen.rows[1:3]] == [18, 5]
    assert [(miss.activity, miss.minutes) for miss in chosen.missed] == [("coffee", 2)]


# In a workshop


@pytest.fixture
def workshop(library: Library) -> Workshop:
    """Ten activities, 13.00–15.35, with coffee fixed to 14.05 and the end to 15.35."""
    made = build(library, notes=0, voted=False, developed=False)
    library.edit(made.id, agenda.describe, ends="15:35")
    library.edit(made.id, agenda.change, agenda.steps(made)[5].id, pinned="14.05")
    return made


def begun(library: Library, workshop: Workshop, place: int, late: float) -> float:
    """The meeting began in time and has just come to an activity, so many minutes later than planned; the time now."""
    start = timeline.planned_start(workshop)
    assert start is not None
    library.edit(workshop.id, meeting.start, start, undoable=False)
    now = start + (agenda.slots(workshop)[place].start - 13 * 60 + late) * 60.0
    library.edit(workshop.id, meeting.go_to, agenda.steps(workshop)[place].id, now, undoable=False)
    return now


def proposed(workshop: Workshop, now: float, way: str = HOLD) -> Proposal:
    rows, start = replan.left(workshop, now)
    return replan.propose(rows, start, replan.deadline(workshop), way)


def test_taking_a_proposal_leaves_nobody_late_and_undo_brings_the_plan_back(
    library: Library, workshop: Workshop
) -> None:
    now = begun(library, workshop, 3, 8)
    assert timeline.of(workshop, now).behind == 8
    before = [step.minutes for step in agenda.steps(workshop)]
    found = proposed(workshop, now)
    library.edit(workshop.id, replan.take, found)
    line = timeline.of(workshop, now)
    assert line.behind == 0
    coffee = next(each for each in line.rows if each.work == "break")
    assert (coffee.planned, coffee.forecast) == (14 * 60 + 5 + found.shortfall, 14 * 60 + 5 + found.shortfall)
    assert line.ends == line.end == 15 * 60 + 35
    library.undo(workshop.id)
    assert [step.minutes for step in agenda.steps(workshop)] == before
    assert timeline.of(workshop, now).behind == 8


def test_letting_the_end_slide_moves_the_plan_and_its_end(library: Library, workshop: Workshop) -> None:
    now = begun(library, workshop, 6, 8)
    found = proposed(workshop, now, SLIDE)
    assert (found.taken, found.ends) == (0, 15 * 60 + 43)
    library.edit(workshop.id, replan.take, found)
    line = timeline.of(workshop, now)
    assert (line.behind, line.end, line.ends, workshop.ends) == (0, 15 * 60 + 43, 15 * 60 + 43, "15:43")


def test_letting_coffee_go_keeps_the_end_only(library: Library, workshop: Workshop) -> None:
    now = begun(library, workshop, 3, 20)
    found = proposed(workshop, now, RELEASE)
    assert not found.missed
    library.edit(workshop.id, replan.take, found)
    assert agenda.steps(workshop)[5].pinned == ""
    assert timeline.of(workshop, now).ends == 15 * 60 + 35


def test_an_activity_over_its_time_has_what_it_took(library: Library, workshop: Workshop) -> None:
    now = begun(library, workshop, 3, 0) + 26 * 60
    rows, start = replan.left(workshop, now)
    assert (rows[0].minutes, rows[0].given, rows[0].at_hand) == (26, 6, True)
    assert start == 13 * 60 + 35
    found = proposed(workshop, now)
    assert [each.after for each in found.rows[:2]] == [26, 5]
    assert [(m.activity, m.minutes) for m in found.missed] == [(rows[2].activity, 1)]


def test_skipped_activities_give_their_time(library: Library, workshop: Workshop) -> None:
    library.edit(workshop.id, agenda.change, agenda.steps(workshop)[4].id, skipped=True)
    now = begun(library, workshop, 3, 8)
    rows, _ = replan.left(workshop, now)
    assert agenda.steps(workshop)[4].id not in {each.activity for each in rows}
    assert not proposed(workshop, now).changes


def test_least_minutes_by_kind(workshop: Workshop) -> None:
    ideas, cluster, vote, coffee, concept, pitch = agenda.steps(workshop)[2:8]
    assert replan.least(workshop, coffee) == coffee.minutes
    assert replan.least(workshop, pitch) == 6 * workshop.pitch_minutes
    assert replan.least(workshop, cluster, {"affinity": 12}) == 12
    assert replan.least(workshop, vote) == 5
    ideas.least, concept.least = 18, 900
    assert (replan.least(workshop, ideas), replan.least(workshop, concept)) == (18, 30)


def test_waiting_for_coffee_takes_the_delay_up_and_a_plan_taken_then_is_true(
    library: Library, workshop: Workshop
) -> None:
    """Coffee has five minutes to wait; the vote before it runs eight over, so that three are lacking."""
    steps = agenda.steps(workshop)
    library.edit(workshop.id, agenda.change, steps[5].id, pinned="14:10")
    now = begun(library, workshop, 4, 0) + 18 * 60
    found = proposed(workshop, now)
    assert [(each.activity, each.minutes) for each in found.missed] == [(steps[5].id, 3)]
    library.edit(workshop.id, replan.take, found)
    line = timeline.of(workshop, now)
    assert (line.behind, line.rows[5].planned, line.rows[5].forecast) == (0, 14 * 60 + 13, 14 * 60 + 13)


def test_a_delay_that_a_wait_takes_up_is_none_once_the_plan_is_taken(library: Library, workshop: Workshop) -> None:
    library.edit(workshop.id, agenda.change, agenda.steps(workshop)[5].id, pinned="14:10")
    library.edit(workshop.id, agenda.describe, ends="15:40")
    now = begun(library, workshop, 4, 0) + 13 * 60
    found = proposed(workshop, now)
    assert (found.taken, found.missed) == (0, ())
    library.edit(workshop.id, replan.take, found)
    line = timeline.of(workshop, now)
    assert (line.behind, line.rows[5].planned, line.ends) == (0, 14 * 60 + 10, 15 * 60 + 40)


def test_minutes_taken_from_what_goes_on_at_the_same_time_count_once() -> None:
    rows = [row("a", 20, 5), row("b", 30, 5, beside=True), row("c", 10, 10)]
    found = replan.propose(rows, START, START + 30)
    assert [each.after for each in found.rows] == [20, 20, 10]
    assert found.taken == 10


def test_a_plan_that_is_taken_goes_past_what_is_skipped(library: Library, workshop: Workshop) -> None:
    steps = agenda.steps(workshop)
    library.edit(workshop.id, agenda.change, steps[4].id, skipped=True)
    now = begun(library, workshop, 3, 12)
    found = proposed(workshop, now)
    library.edit(workshop.id, replan.take, found)
    line = timeline.of(workshop, now)
    assert line.behind == 0
    assert line.rows[5].forecast == found.rows[1].begins
