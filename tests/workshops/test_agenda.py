"""The frame of a meeting: times as people write them, an agenda in order, teams and target groups that fit together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops import agenda, ideas, outcomes, text
from workshops.model import Workshop
from workshops.outcomes import NoSuchDay


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("09:00", "09:00"),
        ("9:00", "09:00"),
        ("13.00", "13:00"),
        ("9", "09:00"),
        ("0930", "09:30"),
        (" 9 . 05 ", "09:05"),
        ("09:00:30", "09:00"),
    ],
)
def test_a_time_of_day_as_people_write_it(said: str, kept: str) -> None:
    workshop = Workshop(title="x")
    agenda.describe(workshop, start=said)
    assert workshop.start == kept
    agenda.add(workshop, "Första", 10)
    assert agenda.clock_text(agenda.slots(workshop)[0].start) == kept


@pytest.mark.parametrize("said", ["", "24:00", "9:60", "kvart över", "-1", "9:5", "123456", "٩"])
def test_what_is_no_time_of_day_is_refused(said: str) -> None:
    workshop = Workshop(title="x")
    with pytest.raises(agenda.NoSuchTime):
        agenda.describe(workshop, start=said)
    assert workshop.start == "09:00"


def test_a_description_is_kept_whole_or_not_at_all() -> None:
    workshop = Workshop(title="x")
    for wrong, refusal in (
        ({"date": "31 november"}, NoSuchDay),
        ({"title": " "}, text.Empty),
        ({"place": "x" * 201}, text.TooLong),
    ):
        with pytest.raises(refusal):
            agenda.describe(workshop, **{"organisation": "Nätverket"} | wrong)
    assert (workshop.organisation, workshop.title, workshop.date) == ("", "x", "")
    agenda.describe(workshop, date="20261126", place=" Lokal\nVinga ", challenge="")
    assert (workshop.date, workshop.place) == ("2026-11-26", "Lokal Vinga")


@given(st.lists(st.tuples(st.sampled_from(["add", "after", "move", "remove"]), st.integers(0, 6), st.integers(-3, 9))))
def test_positions_are_always_those_of_a_list(moves: list[tuple[str, int, int]]) -> None:
    workshop, expected = Workshop(title="x"), list[str]()
    for number, (move, which, place) in enumerate(moves):
        chosen = expected[which % len(expected)] if expected else None
        if move == "add" or chosen is None:
            expected.append(agenda.add(workshop, f"M{number}").id)
        elif move == "after":
            expected.insert(expected.index(chosen) + 1, agenda.add(workshop, f"M{number}", after=chosen).id)
        elif move == "move":
            agenda.move(workshop, chosen, place)
            expected.remove(chosen)
            expected.insert(max(0, min(place, len(expected))), chosen)
        else:
            agenda.remove(workshop, chosen)
            expected.remove(chosen)
        assert [step.id for step in agenda.steps(workshop)] == expected
        assert [step.position for step in agenda.steps(workshop)] == list(range(len(expected)))
        starts = [slot.start for slot in agenda.slots(workshop)]
        assert starts == [540 + 10 * place for place in range(len(expected))]


def test_numbers_stay_within_reason() -> None:
    workshop = Workshop(title="x")
    step = agenda.add(workshop, "M", -5)
    team = agenda.add_team(workshop, "G", 10**9)
    assert (step.minutes, team.size) == (1, 500)
    agenda.change(workshop, step.id, minutes=10**9)
    agenda.change_team(workshop, team.id, size=-1)
    agenda.set_options(workshop, participants=-1, pitch_minutes=0, principles=1)
    assert (step.minutes, team.size, workshop.participants, workshop.pitch_minutes, workshop.principles) == (
        600,
        0,
        0,
        1,
        True,
    )
    agenda.share_out(workshop, -5)
    assert team.size == 0
    for wrong in ({"phase": "sova"}, {"work": "sova"}, {"färg": "röd"}):
        with pytest.raises(ValueError):
            agenda.change(workshop, step.id, **wrong)


@given(st.integers(0, 400), st.integers(1, 30))
def test_people_are_shared_out_evenly_and_all_of_them(people: int, teams: int) -> None:
    workshop = Workshop(title="x")
    for number in range(teams):
        agenda.add_team(workshop, f"G{number}")
    agenda.share_out(workshop, people)
    sizes = [team.size for team in workshop.teams]
    assert sum(sizes) == people == agenda.crowd(workshop)
    assert max(sizes) - min(sizes) <= 1
    assert sizes == sorted(sizes, reverse=True)


def test_a_target_group_that_something_has_does_not_go_away() -> None:
    workshop = Workshop(title="x")
    team = agenda.add_team(workshop, "G", 5, "teachers")
    note = ideas.add(workshop, "lapp", team.id)
    with pytest.raises(agenda.TargetGroupInUse):
        agenda.set_target_groups(workshop, ["students"])
    ideas.retarget(workshop, [note.id], None)
    with pytest.raises(agenda.TargetGroupInUse):
        agenda.set_target_groups(workshop, ["students"])
    agenda.change_team(workshop, team.id, target_group=None)
    agenda.set_target_groups(workshop, ["guardians", "students", "guardians"])
    assert workshop.target_groups == "guardians students"
    for wrong in ([], ["hundar"]):
        with pytest.raises(ValueError):
            agenda.set_target_groups(workshop, wrong)


def test_points_go_with_their_activity_and_stay_without_their_team() -> None:
    workshop = Workshop(title="x", hide_until_reveal=False)
    one, two = agenda.add(workshop, "A"), agenda.add(workshop, "B")
    team = agenda.add_team(workshop, "G")
    for step in (one, two):
        outcomes.remember(workshop, step.id, "punkt", team.id)
    agenda.remove(workshop, one.id)
    agenda.remove_team(workshop, team.id)
    assert [(point.activity_id, point.team_id) for point in workshop.points] == [(two.id, None)]


# Fixed times, least minutes, steps beside each other


def planned(workshop: Workshop) -> list[str]:
    return [agenda.clock_text(slot.start) for slot in agenda.slots(workshop)]


def test_what_is_fixed_to_a_time_waits_for_it_and_what_comes_too_late_is_told() -> None:
    workshop = Workshop(title="x")
    first, coffee, last = (agenda.add(workshop, title, 30) for title in ("Samtal", "Fika", "Avslut"))
    agenda.change(workshop, coffee.id, pinned="9.45", presenter=" Rektor ", least=10)
    agenda.describe(workshop, ends="10.30")
    assert (coffee.pinned, coffee.presenter, coffee.least, workshop.ends) == ("09:45", "Rektor", 10, "10:30")
    assert planned(workshop) == ["09:00", "09:45", "10:15"]
    assert agenda.total_minutes(workshop) == 105
    assert agenda.overfull(workshop) == [agenda.Overfull(None, 15)]
    agenda.change(workshop, first.id, minutes=50)
    agenda.change(workshop, last.id, minutes=5)
    assert agenda.overfull(workshop) == [agenda.Overfull(coffee.id, 5)]
    agenda.change(workshop, coffee.id, pinned="")
    agenda.describe(workshop, ends="")
    assert agenda.overfull(workshop) == []
    with pytest.raises(agenda.NoSuchTime):
        agenda.change(workshop, coffee.id, pinned="kvart i")


def test_steps_beside_each_other_begin_together_and_take_as_long_as_the_longest() -> None:
    workshop = Workshop(title="x")
    for title, minutes, beside in (("A", 10, True), ("B", 20, False), ("C", 25, True), ("D", 5, False)):
        step = agenda.add(workshop, title, minutes)
        agenda.change(workshop, step.id, beside=beside)
    assert planned(workshop) == ["09:00", "09:10", "09:10", "09:35"]
    assert agenda.total_minutes(workshop) == 40
    longest = agenda.steps(workshop)[2]
    agenda.change(workshop, longest.id, skipped=True)
    assert planned(workshop)[3] == "09:30"


def test_time_put_before_an_activity_stays_in_its_place() -> None:
    workshop = Workshop(title="x")
    first, second, third = (agenda.add(workshop, title, 10) for title in "ABC")
    second.shift = 7
    agenda.move(workshop, second.id, 2)
    assert [(step.title, step.shift) for step in agenda.steps(workshop)] == [("A", 0), ("C", 7), ("B", 0)]
    agenda.remove(workshop, third.id)
    assert [(step.title, step.shift) for step in agenda.steps(workshop)] == [("A", 0), ("B", 7)]
    agenda.remove(workshop, second.id)
    assert [step.shift for step in agenda.steps(workshop)] == [0]
    assert first.shift == 0
