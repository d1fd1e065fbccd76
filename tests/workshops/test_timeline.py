"""The meeting against the clock on the wall."""

from __future__ import annotations

import pytest

from tests.builders import build
from workshops import agenda, meeting, timeline
from workshops.model import Workshop
from workshops.storage.library import Library


@pytest.fixture
def workshop(library: Library) -> Workshop:
    """A meeting with its agenda and nothing written in it."""
    return build(library, notes=0, voted=False, developed=False)


def planned(workshop: Workshop) -> float:
    start = timeline.planned_start(workshop)
    assert start is not None
    return start


def test_a_meeting_not_begun_keeps_its_plan(workshop: Workshop) -> None:
    found = timeline.of(workshop, 0.0)
    assert found.here == -1
    assert (found.start, found.end, found.ends, found.late) == (13 * 60, 15 * 60 + 35, 15 * 60 + 35, 0.0)
    assert [row.state for row in found.rows] == [timeline.LATER] * 10
    assert all(row.forecast == row.planned for row in found.rows)


def test_a_late_start_moves_what_is_to_come(library: Library, workshop: Workshop) -> None:
    began = planned(workshop) + 7 * 60
    library.edit(workshop.id, meeting.start, began)
    found = timeline.of(workshop, began)
    assert found.behind == 7
    assert found.rows[0].state == timeline.NOW
    assert found.rows[0].began == 13 * 60 + 7
    assert found.rows[1].forecast == found.rows[1].planned + 7
    assert found.ends == found.end + 7


def test_a_pause_and_an_overrun_both_count(library: Library, workshop: Workshop) -> None:
    began = planned(workshop)
    library.edit(workshop.id, meeting.start, began)
    library.edit(workshop.id, meeting.pause, began + 60)
    library.edit(workshop.id, meeting.resume, began + 60 + 300)
    assert timeline.of(workshop, began + 400).behind == 5
    assert timeline.of(workshop, began + 20 * 60).behind == 10


def test_what_is_done_tells_how_it_went(library: Library, workshop: Workshop) -> None:
    began = planned(workshop)
    library.edit(workshop.id, meeting.start, began)
    first, second, third = agenda.steps(workshop)[:3]
    library.edit(workshop.id, meeting.go_to, third.id, began + 12 * 60)
    found = timeline.of(workshop, began + 12 * 60)
    assert (found.rows[0].state, found.rows[0].drift) == (timeline.DONE, 2)
    assert found.rows[1].state == timeline.SKIPPED
    assert found.behind == -3
    assert (found.rows[0].activity, found.rows[1].activity) == (first.id, second.id)


def test_a_step_skipped_ahead_brings_the_rest_forward(library: Library, workshop: Workshop) -> None:
    began = planned(workshop)
    library.edit(workshop.id, meeting.start, began)
    steps = agenda.steps(workshop)
    library.edit(workshop.id, agenda.change, steps[5].id, skipped=True)
    found = timeline.of(workshop, began)
    assert found.rows[5].state == timeline.SKIPPED
    assert found.rows[4].forecast == found.rows[4].planned
    assert found.rows[6].forecast == found.rows[6].planned - 15
    assert found.behind == -15


def test_a_rehearsal_counts_from_its_own_start(library: Library, workshop: Workshop) -> None:
    began = planned(workshop) - 5 * 86_400.0
    library.edit(workshop.id, meeting.start, began)
    assert timeline.of(workshop, began + 30).behind == 0


def test_a_meeting_taken_up_on_another_day_counts_used_time(library: Library, workshop: Workshop) -> None:
    began = planned(workshop)
    library.edit(workshop.id, meeting.start, began)
    library.edit(workshop.id, meeting.pause, began + 120)
    assert timeline.of(workshop, began + 86_400.0).behind == 0


def test_the_line_of_now_goes_with_the_plan(library: Library, workshop: Workshop) -> None:
    began = planned(workshop)
    library.edit(workshop.id, meeting.start, began)
    library.edit(workshop.id, meeting.go_to, agenda.steps(workshop)[2].id, began + 900)
    assert timeline.of(workshop, began + 900 + 600).at == pytest.approx(25.0)


def test_a_break_fixed_to_a_time_takes_a_delay_up(library: Library, workshop: Workshop) -> None:
    began = planned(workshop)
    coffee = agenda.steps(workshop)[5]
    library.edit(workshop.id, agenda.change, coffee.id, pinned="14:15")
    library.edit(workshop.id, agenda.describe, ends="15:50")
    library.edit(workshop.id, meeting.start, began + 7 * 60)
    found = timeline.of(workshop, began + 7 * 60)
    assert found.behind == 7
    assert found.rows[4].forecast == found.rows[4].planned + 7
    assert (found.rows[5].forecast, found.rows[5].pinned) == (14 * 60 + 15, True)
    assert (found.end, found.ends, found.fixed) == (15 * 60 + 45, 15 * 60 + 45, 15 * 60 + 50)
    assert timeline.of(workshop, began + 20 * 60).ends == 15 * 60 + 45
    assert timeline.of(workshop, began + 27 * 60).ends == 15 * 60 + 52


def test_waiting_for_a_fixed_time_makes_nobody_late(library: Library, workshop: Workshop) -> None:
    began = planned(workshop)
    coffee = agenda.steps(workshop)[5]
    library.edit(workshop.id, agenda.change, coffee.id, pinned="14:15")
    library.edit(workshop.id, meeting.start, began)
    library.edit(workshop.id, meeting.go_to, coffee.id, began + 75 * 60)
    assert timeline.of(workshop, began + 75 * 60).behind == 0


def test_steps_beside_each_other_share_a_clock(library: Library, workshop: Workshop) -> None:
    began = planned(workshop)
    steps = agenda.steps(workshop)
    library.edit(workshop.id, agenda.change, steps[1].id, beside=True, minutes=10)
    library.edit(workshop.id, meeting.start, began)
    library.edit(workshop.id, meeting.lengthen, steps[0].id, 120.0)
    library.edit(workshop.id, meeting.go_to, steps[1].id, began + 4 * 60)
    assert meeting.reading(workshop, steps[1].id, began + 5 * 60).left == 7 * 60
    library.edit(workshop.id, meeting.go_to, steps[0].id, began + 6 * 60)
    assert meeting.reading(workshop, steps[0].id, began + 6 * 60).left == 6 * 60
    assert timeline.of(workshop, began + 6 * 60).behind == 2
    assert meeting.behind(workshop, began + 6 * 60) == 120.0
    library.edit(workshop.id, meeting.go_to, steps[2].id, began + 10 * 60)
    assert timeline.of(workshop, began + 10 * 60).behind == 0
