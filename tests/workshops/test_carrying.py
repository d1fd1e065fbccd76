"""What is open comes into the next meeting: nothing is lost, nothing comes twice, and the earlier meeting stays as it was."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import build
from workshops import (
    agenda,
    assessments,
    attendance,
    carrying,
    follow_up,
    occasions,
    outcomes,
    parking,
    tags,
    templates,
)
from workshops.exchange import document
from workshops.model import Workshop
from workshops.phases import LEVELS
from workshops.storage import actions
from workshops.storage.library import Library

MADE = st.lists(st.tuples(st.sampled_from(carrying.KINDS), st.booleans(), st.text("abcåäö ", min_size=1)), max_size=14)


def add(workshop: Workshop, kind: str, is_open: bool, text: str) -> None:
    """Something of a kind, open or dealt with."""
    said = f"{text} x"
    if kind == carrying.DECISION:
        outcomes.decide(workshop, said, LEVELS[0], deferred=is_open)
    elif kind == carrying.ACTION:
        outcomes.complete(workshop, outcomes.assign(workshop, said, "rektor").id, not is_open)
    else:
        parking.settle(workshop, parking.park(workshop, said).id, not is_open)


def written(workshop: Workshop) -> dict[str, Any]:
    return document.write(workshop)


def texts(workshop: Workshop) -> list[tuple[str, str]]:
    return sorted((matter.kind, matter.text) for matter in carrying.open_matters(workshop))


@settings(max_examples=60, deadline=None)
@given(MADE, st.data())
def test_what_is_chosen_comes_along_once_and_nothing_else(
    made: list[tuple[str, bool, str]], data: st.DataObject
) -> None:
    old = Workshop(title="Möte 1", date="2026-11-26")
    for each in made:
        add(old, *each)
    open_ones = carrying.open_matters(old)
    assert len(open_ones) == sum(is_open for _, is_open, _ in made)
    chosen = data.draw(st.sets(st.sampled_from([each.id for each in open_ones]))) if open_ones else set()
    before = written(old)
    new = carrying.follow(old)
    carrying.carry(old, new, chosen)
    assert texts(new) == sorted((each.kind, each.text) for each in open_ones if each.id in chosen)
    once = written(new)
    carrying.carry(old, new, chosen)
    assert written(new) == once
    carrying.carry(old, new)
    assert texts(new) == texts(old)
    assert written(old) == before


@settings(max_examples=40, deadline=None)
@given(MADE, st.lists(st.sampled_from(("finish", "leave_open", "drop", "nothing")), max_size=14))
def test_through_three_meetings_a_matter_is_known_by_where_it_began(
    made: list[tuple[str, bool, str]], fates: list[str]
) -> None:
    first = Workshop(title="Möte 1", date="2026-11-26")
    for each in made:
        add(first, *each)
    second = carrying.follow(first)
    second.title, second.date = "Möte 2", "2027-01-28"
    carrying.carry(first, second)
    add(second, carrying.ACTION, True, "ny")
    for item, fate in zip(follow_up.items(second), fates, strict=False):
        if fate != "nothing":
            getattr(follow_up, fate)(second, item.id)
    third = carrying.follow(second)
    carrying.carry(second, third)
    assert texts(third) == texts(second)
    roots = {matter.id for matter in carrying.open_matters(first)}
    rows: list[carrying.Row] = [*third.decisions, *third.actions, *third.parked]
    assert len({row.carried for row in rows}) == len(rows)
    for row in rows:
        began = ("2026-11-26", "Möte 1") if row.carried in roots else ("2027-01-28", "Möte 2")
        assert (row.since, row.began) == began
    assert (third.series, third.follows) == (second.series, second.id)


def test_the_next_meeting_has_the_same_people_place_and_plan(library: Library) -> None:
    old = build(library, teams=3, notes=6)
    library.edit(old.id, agenda.describe, ends="16:00")
    library.edit(old.id, attendance.count, attendance.read_line("Norrby 3 lärare, 1 rektor"))
    library.edit(old.id, occasions.add, "2027-01-28", "13:00", "16:00", "Lokal Skagen")
    library.edit(old.id, occasions.add, "2027-03-11", "09:00")
    occasion = occasions.following(old)
    assert occasion is not None
    new = carrying.follow(old, occasion=occasion, id=occasion.id)
    carrying.carry(old, new)
    carrying.open_with(new, "Sedan förra mötet")
    library.add(new, 1_800_000_000.0)
    assert (new.date, new.start, new.ends, new.place) == ("2027-01-28", "13:00", "16:00", "Lokal Skagen")
    assert [team.name for team in new.teams] == [team.name for team in old.teams]
    assert not any(team.revealed for team in new.teams)
    assert [step.title for step in agenda.steps(new)][1:] == [step.title for step in agenda.steps(old)]
    assert (agenda.steps(new)[0].work, agenda.steps(new)[0].minutes) == ("follow_up", 5)
    assert [(row.origin, row.count) for row in new.attendance] == [("Norrby", 0), ("Norrby", 0)]
    later = occasions.in_order(old)[1]
    assert [(row.date, occasions.appointment(row)) for row in new.occasions] == [("2027-03-11", later.id)]
    assert not new.ideas
    assert new.record_number == ""


def test_another_start_lets_go_of_the_times_that_were_fixed() -> None:
    old = Workshop(title="Möte", date="2026-11-26", start="13:00", ends="16:00")
    coffee = agenda.add(old, "Fika", 15, None, "break", None)
    agenda.change(old, coffee.id, pinned="14:30")
    morning = occasions.add(old, "2027-01-28", "09:00")
    same = occasions.add(old, "2027-02-28", "13:00")
    early, late = carrying.follow(old, occasion=morning), carrying.follow(old, occasion=same)
    assert (early.ends, early.activities[0].pinned) == ("", "")
    assert (late.ends, late.activities[0].pinned) == ("16:00", "14:30")


def test_a_template_gives_the_plan_and_the_meeting_gives_the_rest() -> None:
    old = Workshop(title="Vårt nätverk", place="Lokal Vinga", organisation="Nätverket", target_groups="students")
    add(old, carrying.PARKED, True, "Budgeten")
    frame = templates.start(templates.load("snabb-ide"))
    plan = [step.title for step in agenda.steps(frame)]
    new = carrying.follow(old, frame)
    carrying.carry(old, new)
    carrying.open_with(new, "Sedan förra mötet")
    assert [step.title for step in agenda.steps(new)] == ["Sedan förra mötet", *plan]
    assert (new.title, new.place, new.organisation) == ("Vårt nätverk", "Lokal Vinga", "Nätverket")
    assert (new.template, new.follows, new.target_groups) == ("snabb-ide", old.id, "students")


def test_nothing_open_means_no_follow_up_and_it_is_never_made_twice() -> None:
    old = Workshop(title="Möte")
    agenda.add(old, "Öppning", 10, None, "opening", None)
    assert carrying.open_with(carrying.follow(old), "Uppföljning") is None
    add(old, carrying.ACTION, True, "Ring")
    new = carrying.follow(old)
    carrying.carry(old, new)
    assert carrying.open_with(new, "Uppföljning") is not None
    assert carrying.open_with(new, "Uppföljning") is None
    again = carrying.follow(new)
    assert [step.work for step in agenda.steps(again)] == ["opening"]


def test_going_through_changes_the_new_meeting_and_not_the_earlier_one(library: Library) -> None:
    old = build(library, teams=2, notes=0)
    library.edit(old.id, outcomes.decide, "Ska vi byta plattform?", "network", deferred=True)
    library.edit(old.id, parking.park, "Vem bokar lokal?")
    card = "digital_plan.competence"
    library.edit(old.id, tags.lay, [old.actions[0].id], card)
    new = carrying.follow(old)
    carrying.carry(old, new)
    step = carrying.open_with(new, "Uppföljning")
    assert step is not None
    library.add(new, 1_800_000_000.0)
    before = written(old)
    decision, first, second, parked = follow_up.items(new)
    assert [item.state for item in follow_up.items(new)] == ["waiting"] * 4
    assert tags.of(new, first.id) == [card]
    library.edit(new.id, follow_up.finish, decision.id, step.id)
    library.edit(new.id, follow_up.finish, first.id, step.id)
    library.edit(new.id, follow_up.leave_open, second.id, step.id)
    library.edit(new.id, follow_up.reword, parked.id, "Vem bokar lokal till våren?", step.id)
    assert [item.state for item in follow_up.items(new)] == ["done", "done", "open", "open"]
    assert (new.decisions[0].deferred, new.actions[0].done) == (False, True)
    assert follow_up.left(new) == 0
    library.edit(new.id, follow_up.drop, second.id)
    assert [item.id for item in follow_up.items(new)] == [decision.id, first.id, parked.id]
    assert written(old) == before
    library.undo(new.id)
    assert [item.state for item in follow_up.items(new)] == ["done", "done", "open", "open"]


def test_a_meeting_that_was_carried_to_goes_through_a_file(library: Library) -> None:
    old = build(library, teams=2, notes=0)
    library.edit(old.id, occasions.add, "2027-01-28")
    new = carrying.follow(old)
    carrying.carry(old, new)
    read = document.read(written(new))
    assert written(read) == written(new)
    assert {row.carried for row in read.actions} == {row.id for row in old.actions}


def test_the_archive_lists_an_action_once_however_often_it_was_carried(library: Library) -> None:
    meetings = [build(library, teams=2, notes=0)]
    for number in range(2):
        new = carrying.follow(meetings[-1])
        new.date = f"2027-0{number + 1}-28"
        carrying.carry(meetings[-1], new)
        library.add(new, 1_800_000_000.0 + number)
        meetings.append(new)
    first, *_ = follow_up.items(meetings[-1])
    library.edit(meetings[-1].id, follow_up.finish, first.id)
    found = actions.lines(library.file)
    assert [(line.workshop, line.done) for line in found] == [(meetings[-1].id, False), (meetings[-1].id, True)]
    library.remove(meetings[1].id)  # the one between is disposed of
    assert {line.workshop for line in actions.lines(library.file)} == {meetings[-1].id}
    library.remove(meetings[2].id)
    assert {line.workshop for line in actions.lines(library.file)} == {meetings[0].id}


def test_an_assessment_is_carried_to_be_made_again(library: Library) -> None:
    old = build(library, teams=2, notes=0)
    library.edit(old.id, agenda.add, "Skattning", 15, None, "assessment", None)
    step = agenda.steps(old)[-1]
    library.edit(old.id, assessments.add, step.id, "Så har vi det", ["Kompetens", "Samarbete"], ["Lärare"])
    new = carrying.follow(old)
    assert [(row.title, row.activity_id is not None) for row in new.assessments] == [("Så har vi det", True)]
    assert new.assessments[0].thread == old.assessments[0].thread
