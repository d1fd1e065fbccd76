"""The clock: time is neither lost nor made, whatever is pressed, and a restart reads the same second."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW, build
from workshops import agenda, concepts, meeting, timeline
from workshops.model import NotFound, Timing, Workshop
from workshops.storage.library import Library

KINDS = ("start", "go_to", "pause", "resume", "lengthen", "present", "wait", "finish", "remove", "minutes")
PRESSED = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 5), st.floats(0.0, 4000.0, allow_nan=False)), max_size=30
)


def _workshop(steps: int = 5, teams: int = 2) -> Workshop:
    """A meeting of steps of ten minutes, the fourth of them for presentations, with a sheet for each team."""
    workshop = Workshop(title="Klockan", start="09:00")
    for number in range(steps):
        agenda.add(
            workshop,
            f"Moment {number}",
            10,
            "deliver" if number == 3 else None,
            "pitch" if number == 3 else "discussion",
        )
    for number in range(teams):
        concepts.begin(workshop, agenda.add_team(workshop, f"Grupp {number}").id)
    return workshop


def _press(workshop: Workshop, kind: str, which: int, now: float) -> None:
    steps = agenda.steps(workshop)
    activity = steps[which % len(steps)].id if steps else ""
    if kind == "start":
        meeting.start(workshop, now)
    elif kind == "go_to" and steps:
        meeting.go_to(workshop, activity, now)
    elif kind == "pause":
        meeting.pause(workshop, now)
    elif kind == "resume":
        meeting.resume(workshop, now)
    elif kind == "lengthen" and steps:
        meeting.lengthen(workshop, activity, (which - 2) * 90.0)
    elif kind == "present":
        queue = [*(concept.id for concept in workshop.concepts), None]
        meeting.present(workshop, queue[which % len(queue)], now)
    elif kind == "finish":
        meeting.finish(workshop, now)
    elif kind == "remove" and len(steps) > 2:
        agenda.remove(workshop, activity)
    elif kind == "minutes" and steps:
        agenda.change(workshop, activity, minutes=1 + which * 5)


def _used(workshop: Workshop, now: float) -> dict[str, float]:
    return {timing.subject_id: meeting.spent(timing, now) for timing in workshop.timings}


def _running(workshop: Workshop) -> list[Timing]:
    return [timing for timing in workshop.timings if timing.running is not None]


@given(PRESSED)
def test_time_is_neither_lost_nor_made(pressed: Sequence[tuple[str, int, float]]) -> None:
    """While the meeting runs exactly one activity's clock goes; what all have used is the time that was not paused."""
    workshop, now, unpaused = _workshop(), NOW, 0.0
    lost = 0.0
    for kind, which, wait in pressed:
        before = _used(workshop, now)
        gone = {step.id for step in workshop.activities}
        _press(workshop, kind, which, now)
        gone -= {step.id for step in workshop.activities}
        used = _used(workshop, now)
        lost += sum(before.get(key, 0.0) - used.get(key, 0.0) for key in gone)
        lost -= sum(max(0.0, used[key] - before.get(key, 0.0)) for key in used if gone)
        assert all(used[key] >= time - 1e-6 for key, time in before.items() if key not in gone), "time went backwards"
        progress = workshop.progress
        activities = {step.id for step in workshop.activities}
        running = [timing.subject_id for timing in _running(workshop)]
        at = meeting.here(workshop)
        assert at is None or at in activities
        if progress is None or progress.paused is not None or at is None:
            assert [key for key in running if key in activities] == []
        else:
            assert [key for key in running if key in activities] == [at]
            assert set(running) <= {at, progress.pitch_id}
            unpaused += wait
        if workshop.state == "finished":
            assert running == []
        now += wait
        total = sum(time for key, time in _used(workshop, now).items() if key in activities)
        assert total == pytest.approx(unpaused - lost, abs=1e-3)
        _reads_sanely(workshop, now)


def likely_at(workshop: Workshop, now: float) -> dict[str, int]:
    return timeline.forecasts(workshop, timeline.lateness(workshop, now))[0]


def _reads_sanely(workshop: Workshop, now: float) -> None:
    for subject in [*(step.id for step in workshop.activities), *(c.id for c in workshop.concepts), None, "borta"]:
        shown = meeting.reading(workshop, subject, now)
        assert shown.allotted >= 0.0
        assert 0.0 <= shown.share <= 1.0
        assert shown.sign in ("", "low", "last", "over")
    late, likely, order = meeting.behind(workshop, now), likely_at(workshop, now), agenda.steps(workshop)
    assert abs(late) < 1e9
    times = [likely[step.id] for step in order if step.id in likely]
    assert times == sorted(times), "the plan runs backwards"
    assert all(0.0 <= share <= 1.0 for share in meeting.phase_progress(workshop, now).values())


@given(PRESSED)
def test_a_clock_that_is_set_back_never_gives_time_less_than_none(pressed: Sequence[tuple[str, int, float]]) -> None:
    workshop, now = _workshop(), NOW
    for number, (kind, which, wait) in enumerate(pressed):
        _press(workshop, kind, which, now)
        now += -wait if number % 3 == 0 else wait
        assert all(timing.spent >= 0.0 for timing in workshop.timings)
        assert all(time >= 0.0 for time in _used(workshop, now).values())
        _reads_sanely(workshop, now)


def test_a_restart_reads_the_same_second(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    workshop = build(library, notes=0)
    key, steps = workshop.id, agenda.steps(workshop)
    library.edit(key, meeting.start, NOW, undoable=False)
    library.edit(key, meeting.go_to, steps[2].id, NOW + 700.25, undoable=False)
    library.edit(key, meeting.lengthen, steps[2].id, 60.0, undoable=False)
    at = NOW + 1000.5
    before = [meeting.reading(workshop, step.id, at) for step in steps]
    late = meeting.behind(workshop, at)
    library.close()
    library = Library.open(tmp_path / "library.sqlite")
    again = library.workshop(key)
    assert [meeting.reading(again, step.id, at) for step in agenda.steps(again)] == before
    assert (meeting.here(again), meeting.behind(again, at)) == (steps[2].id, late)
    assert before[2].left == pytest.approx(20 * 60 + 60 - 300.25)
    library.close()


def test_going_back_and_forth_keeps_the_time_of_each() -> None:
    workshop = _workshop()
    first, second = agenda.steps(workshop)[:2]
    meeting.start(workshop, 0.0)
    meeting.go_to(workshop, second.id, 100.0)
    meeting.go_to(workshop, first.id, 130.0)
    meeting.go_to(workshop, second.id, 150.0)
    assert (meeting.reading(workshop, first.id, 200.0).left, meeting.reading(workshop, second.id, 200.0).left) == (
        480.0,
        520.0,
    )
    assert meeting.reading(workshop, first.id, 200.0).paused
    assert not meeting.reading(workshop, second.id, 200.0).paused


def test_a_pause_stops_everything_and_only_what_is_at_hand_goes_on() -> None:
    workshop = _workshop()
    steps, (one, two) = agenda.steps(workshop), (concept.id for concept in workshop.concepts)
    meeting.go_to(workshop, steps[3].id, 0.0)
    meeting.present(workshop, one, 10.0)
    meeting.present(workshop, two, 40.0)
    assert [c.pitched for c in workshop.concepts] == [True, False]
    meeting.pause(workshop, 60.0)
    assert _running(workshop) == []
    meeting.resume(workshop, 100.0)
    assert {timing.subject_id for timing in _running(workshop)} == {steps[3].id, two}
    assert meeting.reading(workshop, one, 200.0).left == 4 * 60 - 30
    assert meeting.reading(workshop, two, 110.0).left == 4 * 60 - 30


def test_a_presentation_stands_still_while_the_meeting_is_elsewhere() -> None:
    workshop = _workshop()
    steps, concept = agenda.steps(workshop), workshop.concepts[0].id
    meeting.go_to(workshop, steps[3].id, 0.0)
    meeting.present(workshop, concept, 0.0)
    meeting.go_to(workshop, steps[4].id, 30.0)
    meeting.pause(workshop, 40.0)
    meeting.resume(workshop, 50.0)
    assert meeting.reading(workshop, concept, 500.0).left == 4 * 60 - 30
    meeting.go_to(workshop, steps[3].id, 600.0)
    assert meeting.reading(workshop, concept, 610.0).left == 4 * 60 - 40


def test_the_meeting_begins_at_what_is_not_skipped_and_a_finished_one_is_taken_up_again() -> None:
    workshop = _workshop()
    steps = agenda.steps(workshop)
    agenda.change(workshop, steps[0].id, skipped=True)
    meeting.start(workshop, 0.0)
    assert meeting.here(workshop) == steps[1].id
    meeting.present(workshop, workshop.concepts[0].id, 5.0)
    meeting.finish(workshop, 10.0)
    assert (workshop.state, workshop.concepts[0].pitched, _running(workshop)) == ("finished", True, [])
    meeting.start(workshop, 100.0)
    assert (workshop.state, meeting.reading(workshop, steps[1].id, 100.0).left) == ("running", 590.0)
    meeting.finish(workshop, 110.0)
    meeting.resume(workshop, 120.0)
    assert workshop.state == "running"


def test_what_follows_passes_over_what_is_skipped() -> None:
    workshop = _workshop()
    steps = agenda.steps(workshop)
    assert meeting.following(workshop) is steps[0]
    for skipped in (steps[0], steps[2], steps[4]):
        agenda.change(workshop, skipped.id, skipped=True)
    assert meeting.following(workshop) is steps[1]
    meeting.go_to(workshop, steps[1].id, 0.0)
    assert meeting.following(workshop) is steps[3]
    assert meeting.following(workshop, -1) is None
    meeting.go_to(workshop, steps[2].id, 0.0)  # a skipped one may be visited all the same
    assert (meeting.following(workshop), meeting.following(workshop, -1)) == (steps[3], steps[1])
    meeting.go_to(workshop, steps[3].id, 0.0)
    assert meeting.following(workshop) is None


def test_being_late_and_the_likely_times() -> None:
    workshop = _workshop()
    steps = agenda.steps(workshop)
    assert [*likely_at(workshop, 0.0).values()] == [540, 550, 560, 570, 580]
    meeting.start(workshop, 0.0)
    assert meeting.behind(workshop, 300.0) == 0.0
    assert meeting.behind(workshop, 900.0) == 300.0
    meeting.go_to(workshop, steps[1].id, 900.0)
    assert likely_at(workshop, 900.0) == {steps[2].id: 565, steps[3].id: 575, steps[4].id: 585}
    agenda.change(workshop, steps[2].id, skipped=True)
    assert likely_at(workshop, 900.0) == {steps[2].id: 565, steps[3].id: 565, steps[4].id: 575}
    meeting.go_to(workshop, steps[3].id, 1000.0)  # passed over what was skipped, and left the one before early
    assert meeting.behind(workshop, 1000.0) == -800.0
    meeting.go_to(workshop, steps[1].id, 1100.0)  # back again: what was used further on is used
    assert meeting.behind(workshop, 1100.0) == 100 + 900 + 100 + 500 - 1200.0


def test_the_clock_follows_the_plan_and_the_plan_s_changes() -> None:
    workshop = _workshop()
    step = agenda.steps(workshop)[0].id
    meeting.start(workshop, 0.0)
    agenda.change(workshop, step, minutes=15)
    meeting.lengthen(workshop, step, 60.0)
    assert meeting.reading(workshop, step, 60.0).left == 15 * 60
    agenda.change(workshop, step, minutes=1)
    assert meeting.reading(workshop, step, 60.0).left == 60.0
    meeting.lengthen(workshop, step, -9999.0)
    assert meeting.reading(workshop, step, 60.0).left == -60.0


def test_of_a_removed_activity_the_next_takes_over_the_clock() -> None:
    workshop = _workshop(steps=3)
    first, second, third = agenda.steps(workshop)
    meeting.start(workshop, 0.0)
    agenda.remove(workshop, first.id)
    assert meeting.here(workshop) == second.id
    assert meeting.reading(workshop, second.id, 100.0).left == 500.0
    meeting.pause(workshop, 200.0)
    meeting.go_to(workshop, third.id, 200.0)
    agenda.remove(workshop, third.id)
    assert meeting.here(workshop) == second.id
    meeting.resume(workshop, 300.0)
    assert meeting.reading(workshop, second.id, 310.0).left == 600.0 - 210.0
    agenda.remove(workshop, second.id)
    assert (meeting.here(workshop), workshop.timings) == (None, [])
    agenda.add(workshop, "Nytt")
    meeting.start(workshop, 400.0)
    assert meeting.current(workshop) is workshop.activities[0]


def test_undo_of_a_removed_activity_leaves_the_clock_that_has_moved_on(library: Library) -> None:
    workshop = build(library, notes=0)
    steps = [step.id for step in agenda.steps(workshop)]
    library.edit(workshop.id, meeting.start, 0.0, undoable=False)
    library.edit(workshop.id, agenda.remove, steps[0])
    library.edit(workshop.id, meeting.go_to, steps[4], 100.0, undoable=False)
    assert library.undo(workshop.id) is not None
    assert [step.id for step in agenda.steps(workshop)] == steps
    assert meeting.here(workshop) == steps[4]
    assert [timing.subject_id for timing in _running(workshop)] == [steps[4]]
    assert library.redo(workshop.id) is not None
    assert meeting.here(workshop) == steps[4]


def test_an_activity_at_hand_is_not_undone_away(library: Library) -> None:
    from workshops.storage.undoing import AtHand

    workshop = build(library, notes=0)
    library.edit(workshop.id, agenda.add, "Nytt")
    new = agenda.steps(workshop)[-1].id
    library.edit(workshop.id, meeting.go_to, new, 0.0, undoable=False)
    with pytest.raises(AtHand):
        library.undo(workshop.id)
    assert meeting.here(workshop) == new
    library.edit(workshop.id, meeting.go_to, agenda.steps(workshop)[0].id, 0.0, undoable=False)
    assert library.undo(workshop.id) is not None
    assert library.problems() == []


def test_half_typed_lines_are_kept_as_they_can_be(library: Library) -> None:
    workshop = build(library, teams=1, notes=0)
    for typed, kept in (("Läx", "Läx"), ("\ud800 halv\x00 ", "\ufffd halv "), ("x" * 20_000, "x" * 10_000), ("", "")):
        library.edit(workshop.id, meeting.keep_draft, "ideas", typed, undoable=False)
        assert meeting.draft(workshop, "ideas") == kept
    assert workshop.drafts == []


def test_what_is_not_there_is_not_gone_to_or_presented() -> None:
    workshop = _workshop()
    meeting.start(workshop, 0.0)
    before = (meeting.here(workshop), len(workshop.timings))
    for verb in (meeting.go_to, meeting.present):
        with pytest.raises(NotFound):
            verb(workshop, "borta", 1.0)
    assert (meeting.here(workshop), len(workshop.timings)) == before
    assert workshop.progress is not None
    assert workshop.progress.pitch_id is None
