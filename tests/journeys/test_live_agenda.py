"""Three hours on a clock of their own: coffee and the end are locked, two steps overrun, and the meeting ends in time."""

from __future__ import annotations

import pytest

from facilitator.console.notice import Notice
from facilitator.console.replan.sheet import ReplanSheet
from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from workshops import agenda, meeting, parking, timeline
from workshops.model import Activity

OVERRUNS = {"presentation": 6.0, "pitch": 4.0}
"""Minutes that the first step of these kinds takes beyond its time."""
END = "12:00"


def prepare(person: Person) -> Activity:
    """The half-day meeting from its key; coffee and the end locked, somebody leads, somebody has notes."""
    person.press("1")
    person.tab_to("Dagordning")
    coffee = next(step for step in agenda.steps(person.workshop) if step.work == "break")
    person.press(*["Down"] * coffee.position)
    person.press("L")
    assert coffee.pinned
    person.press("D")
    person.type("Nätverkssamordnare")
    person.press("Tab", "Tab", "Tab", "Tab")
    person.type("Kaffet bärs in vid halv elva")
    person.tab_to("Måste sluta")
    person.write("12.00")
    assert (person.workshop.ends, coffee.presenter) == (END, "Nätverkssamordnare")
    assert coffee.notes == "Kaffet bärs in vid halv elva"
    assert agenda.overfull(person.workshop) == []
    return coffee


def begin(person: Person) -> float:
    """Start when the plan says so; the time it began, seconds since the epoch."""
    start = timeline.planned_start(person.workshop)
    assert start is not None
    person.clock.now = start
    person.press("Ctrl+Return")
    assert person.step.position == 0
    return start


def run_over(person: Person, minutes: float) -> None:
    """Stay until the step has overrun, be offered a plan, look at it and take it with one key."""
    person.clock.pass_minutes(minutes)
    late = timeline.of(person.workshop, person.clock.now).behind
    assert late >= round(minutes)
    person.until(lambda: "gått över tiden" in person.seen(Notice).text if person.all_seen(Notice) else False)
    person.press("Ctrl+F8")
    sheet = person.seen(ReplanSheet)
    assert not sheet.missing.isVisible()
    assert any(row.row.is_shortened for row in sheet.table.rows.rows)
    person.press("Return")
    assert person.all_seen(ReplanSheet) == []
    assert timeline.of(person.workshop, person.clock.now).behind == 0


def test_three_hours_with_two_overruns_end_at_twelve(enter: Enter) -> None:
    person = enter()
    coffee = prepare(person)
    start = begin(person)
    assert agenda.total_minutes(person.workshop) == 180
    waiting, began = dict(OVERRUNS), {}
    while True:
        step = person.step
        began[step.id] = person.clock.now
        person.clock.pass_minutes(meeting.reading(person.workshop, step.id, person.clock.now).left / 60)
        if step.work in waiting:
            run_over(person, waiting.pop(step.work))
        if step.work == "check_in":
            person.press("F12")
            person.write("Vem bokar lokal till våren?")
            person.press("Escape")
        following = meeting.following(person.workshop)
        if following is None:
            break
        if following.pinned:  # what is locked is waited for
            planned = next(slot.start for slot in agenda.slots(person.workshop) if slot.activity == following.id)
            person.clock.now = max(person.clock.now, start + (planned - 9 * 60) * 60)
        person.press("Ctrl+PgDown")
    assert waiting == {}
    assert began[coffee.id] == pytest.approx(start + (agenda.minutes_of(coffee.pinned) - 9 * 60) * 60, abs=60)
    assert person.clock.now == pytest.approx(start + 180 * 60, abs=60)
    assert [row.text for row in parking.in_order(person.workshop)] == ["Vem bokar lokal till våren?"]
    shortened = [row for row in timeline.of(person.workshop, person.clock.now).rows if row.drift > 3]
    assert {row.work for row in shortened} == set(OVERRUNS)
    person.press("Ctrl+Z", "Ctrl+Z")  # both plans, and not what was parked before them
    assert [step.shift for step in agenda.steps(person.workshop)] == [0] * len(began)
    assert sum(step.minutes for step in person.workshop.activities) == 180
    assert len(person.workshop.parked) == 1
    person.leave()
