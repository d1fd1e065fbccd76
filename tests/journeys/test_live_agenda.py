"""Three hours on a clock of their own, with all that a meeting has: coffee and the end are locked, two steps overrun, and the
meeting ends in time with minutes that tell of it.
"""

from __future__ import annotations

import pytest

from facilitator.console.notice import Notice
from facilitator.console.replan.sheet import ReplanSheet
from tests.builders import sample_ideas
from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from workshops import agenda, meeting, outcomes, parking, timeline
from workshops.minutes.merging import minutes
from workshops.model import Activity

OVERRUNS = {"presentation": 6.0, "pitch": 4.0}
"""Minutes that the first step of these kinds takes beyond its time."""
END = "12:00"
SAID = "Förstudien visar var AI avlastar i dag."
POINT = "Vi har en källa i veckan på tavlan"
NEWS = "Stöd inför digitala nationella prov https://www.skr.se"
DECIDED, DEFERRED = "Tre vägar in prövas i två kommuner", "Nytt namn på nätverket"
AGREED = "Samla godkända verktyg i en lista"
NEXT = "14 jan 13-16 Lokal Vinga"


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


def do_what_is_done(person: Person, step: Activity) -> None:
    """What people do in a step of this kind, by keys alone."""
    if step.work == "check_in":
        person.write("3")
        person.press("Ctrl+R")
        person.press("F12")
        person.write("Vem bokar lokal till våren?")
        person.press("Escape")
        person.press("Alt+F12")
        person.write("Norrby 3 lärare, 1 rektor")
        person.press("Escape")
    elif step.work == "presentation":
        person.press("Ctrl+L")
        person.type(SAID)
        person.press("Escape")
    elif step.work == "ideas":
        for row in sample_ideas()[:3]:
            person.write(row["text"])
        person.press("Ctrl+Shift+R")
    elif step.work == "discussion":
        person.press("Ctrl+1")
        person.write(POINT)
        person.press("Ctrl+R")
    elif step.work == "monitoring":
        person.press("Ctrl+K")
        person.write(NEWS)
        person.press("Return", "Return", "Escape")
    elif step.work == "matters":
        put_down(person, "Shift+F12", DEFERRED)
        workshop = person.workshop
        person.application.walk.stage.desk.do(outcomes.defer, workshop.decisions[-1].id, True)  # type: ignore[union-attr]
    elif step.work == "decisions":
        put_down(person, "Shift+F12", DECIDED)
        person.press("Ctrl+F12")
        for line in (AGREED, "rektor", "14 jan"):
            person.write(line)
        person.press("Escape")
    elif step.work == "closing":
        person.press("Ctrl+Shift+F12")
        person.write(NEXT)
        person.press("Escape")


def put_down(person: Person, key: str, text: str) -> None:
    """Write a decision or an action down from wherever one is."""
    person.press(key)
    person.type(text)
    person.press("Ctrl+Return", "Escape")


def tell(person: Person) -> None:
    """Everything that was done stands in the minutes, in the order of the meeting."""
    said = " ".join(line.text for line in minutes(person.workshop).said)
    places = []
    for text in (SAID, POINT, "Stöd inför digitala nationella prov", DEFERRED, "Vem bokar lokal till våren?"):
        assert text.rstrip(".") in said, text
        places.append(said.index(text.rstrip(".")))
    assert places == sorted(places)
    for text in (DECIDED, AGREED, "Fyra personer deltog", "14 januari 2027"):
        assert text in said, text


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
        do_what_is_done(person, step)
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
    tell(person)
    for _step in range(40):  # both plans, and with the later one what was written after it
        if not any(step.shift for step in agenda.steps(person.workshop)):
            break
        person.press("Ctrl+Z")
    assert [step.shift for step in agenda.steps(person.workshop)] == [0] * len(began)
    assert sum(step.minutes for step in person.workshop.activities) == 180
    assert len(person.workshop.parked) == 1
    person.leave()
