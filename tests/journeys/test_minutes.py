"""A half-day meeting is written down while it goes on; the minutes are read, reworded, asked about, and published."""

from __future__ import annotations

from facilitator.console.finish import FinishView
from facilitator.minutes.view import MinutesView
from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from workshops import agenda
from workshops.minutes.merging import minutes

SAID = "Förstudien visar var AI avlastar i dag."
MINE = "Ordförandens plats var tom, men förstudien delades ut."


def begin(person: Person) -> None:
    person.press("1")
    person.press("Ctrl+Return")


def go_to(person: Person, work: str) -> None:
    while person.step.work != work:
        person.press("Ctrl+PgDown")


def said(person: Person) -> list[str]:
    return [line.text for line in minutes(person.workshop).said]


def step_to(person: Person, text: str) -> None:
    """Down, paragraph by paragraph, to one that says this."""
    page = person.seen(MinutesView)
    person.press("Home")
    for _ in page.sheet.list.rows.rows:
        row = page.sheet.current
        if row is not None and row.line is not None and text in row.line.text:
            return
        person.press("Down")
    raise AssertionError(text)


def test_minutes_of_a_half_day(enter: Enter) -> None:
    person = enter()
    begin(person)
    go_to(person, "presentation")
    talk = person.step.id
    person.press("Ctrl+L")
    person.type(SAID)
    go_to(person, "matters")
    person.write("Nätverkets namn")
    person.press("Ctrl+Shift+M")
    assert SAID in said(person)
    step_to(person, SAID)
    person.press("Return", "Ctrl+A")
    person.write(MINE)
    assert MINE in said(person)
    assert SAID not in said(person)
    person.press("Esc")
    assert person.step.work == "matters"

    while person.step.id != talk:
        person.press("Ctrl+PgUp")
    person.press("Ctrl+L", "End")
    person.type(" Den fortsätter i vår.")
    person.press("Ctrl+Shift+M")
    person.press("G")
    page = person.seen(MinutesView)
    row = page.sheet.current
    assert row is not None
    assert row.state == "asks"
    assert "Den fortsätter i vår." in row.spoken
    assert MINE in said(person)
    person.press("1")
    assert not minutes(person.workshop).asking
    assert MINE in said(person)
    person.press("Esc", "Ctrl+Shift+F")

    finish = person.seen(FinishView)
    assert finish.side.files.box("minutes").isChecked()
    person.press("Ctrl+Return")
    person.until(lambda: finish.side.is_published)
    rows = {row.kind: row for row in person.workshop.publications}
    assert {"summary", "minutes"} <= rows.keys()
    assert rows["minutes"].name.endswith("_minnesanteckningar.pdf")
    assert agenda.steps(person.workshop)
