"""An APT with decisions at three levels, and the next meeting of a series, which begins with what the last one left open."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QMenu, QRadioButton

from facilitator.console.next_meeting import NextMeetingView
from facilitator.console.recent import RecentList
from facilitator.phases.follow_up import FollowUpWorkspace
from facilitator.shared_screen import matter_values as m
from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from workshops import agenda, attendance, carrying, follow_up, meeting, occasions
from workshops.exchange import document
from workshops.phases import LEVELS


def new_from(person: Person, name: str) -> None:
    """A meeting from the template whose card is called so."""
    person.click(name)
    assert person.workshop.title


def test_an_apt_decides_at_three_levels(enter: Enter) -> None:
    person = enter()
    new_from(person, "APT 60 min")
    person.press("Ctrl+Return")
    person.press("Alt+F12")
    person.write("Almskolan 14 lärare, 1 rektor")
    person.write("3 fritidspersonal")
    person.press("Escape")
    decided = []
    for level, said in (
        ("Chefen", "Vi testar verktyget i vår"),
        ("Samverkansgrupp", "Tid på schemat"),
        ("Nätverket", "Vi delar mallen"),
    ):
        person.clock.pass_minutes(3)
        person.press("Ctrl+PgDown")  # one in each step, whatever that step is
        person.press("Shift+F12")
        person.click_on(person.seen(QRadioButton, level))
        person.tab_to("Vad är beslutat?")
        person.write(said)
        person.press("Escape")
        decided.append((said, person.step.id))
    rows = sorted(person.workshop.decisions, key=lambda row: row.seq)
    assert [(row.text, row.activity_id) for row in rows] == decided
    assert [row.level for row in rows] == [LEVELS[0], LEVELS[1], LEVELS[3]]
    assert len({row.activity_id for row in rows}) == 3
    assert attendance.total(person.workshop) == 18
    person.press("Ctrl+F12")
    person.write("Boka lokal till nästa APT")
    person.write("rektor")
    person.write("10 dec")
    person.press("Escape")
    (action,) = person.workshop.actions
    assert (action.role, action.due, action.activity_id) == ("Rektor", "2026-12-10", person.step.id)
    person.leave()


def hold_the_first(person: Person) -> None:
    """A meeting with two open actions, something parked, a decision put off and two next dates; then it ends."""
    new_from(person, "Snabb idé")
    person.press("Ctrl+Return")
    person.press("Ctrl+F12")
    for what in ("Pröva i två klasser", "Fråga förlagen", "Skriv till skolchefen"):
        person.write(what)
        person.write("IKT-pedagog")
        person.write("14 jan")
    person.press("Escape", "F12")
    person.write("Vem betalar licenserna?")
    person.press("Escape", "Shift+F12")
    person.click_on(person.seen(QCheckBox, "Skjut till nästa möte"), QPoint(8, 8))
    person.tab_to("Vad är beslutat?")
    person.write("Ska vi ha en gemensam mall?")
    person.press("Escape", "Ctrl+Shift+F12")
    person.write("28 jan 13–16 Lokal Vinga")
    person.write("11 mars 9–12 Digitalt")
    person.press("Escape")
    person.press("Ctrl+Shift+F")
    person.click("Avsluta mötet")
    assert person.workshop.state == "finished"


def test_the_next_meeting_inherits_what_is_open(enter: Enter) -> None:
    person = enter()
    hold_the_first(person)
    first = person.workshop
    assert [matter.kind for matter in carrying.open_matters(first)] == ["decision", *["action"] * 3, "parked"]
    before = document.write(first) | {"workshop": None}
    first_id = first.id
    person.press("Alt+Home")
    recent = person.seen(RecentList)
    person.click_on(
        next(
            b
            for b in person.all_seen(type(person.button("Mer om")))
            if recent.isAncestorOf(b) and b.accessibleName().startswith("Mer om")
        )
    )
    menu = next(menu for menu in recent.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "Nästa möte i serien").trigger()
    menu.close()
    person.window.activateWindow()
    person.settle()
    page = person.seen(NextMeetingView)
    assert page.when.text() == "2027-01-28 13:00–16:00 Lokal Vinga"
    person.tab_to("Öppna frågor")
    person.press("Down", "Down", "Down", "Space")  # the third action stays behind
    person.press("Ctrl+Return")
    made = person.workshop
    assert (made.date, made.start, made.ends, made.place) == ("2027-01-28", "13:00", "16:00", "Lokal Vinga")
    assert [row.date for row in occasions.in_order(made)] == ["2027-03-11"]
    assert agenda.steps(made)[0].work == "follow_up"
    person.clock.now += 63 * 86_400
    person.press("Ctrl+Return")
    workspace = person.seen(FollowUpWorkspace)
    assert workspace.card.text.text() == "Ska vi ha en gemensam mall?"
    room = person.room.page
    assert isinstance(room, m.FollowUp)
    assert [matter.state for matter in room.matters] == ["waiting"] * 4
    person.press("1")  # decided now
    person.press("1")  # the first action is done
    person.press("2")  # the second stays open
    person.press("3")
    person.write(" Och vem frågar?")
    assert [item.state for item in follow_up.items(made)] == ["done", "done", "open", "open"]
    assert follow_up.items(made)[3].text == "Vem betalar licenserna? Och vem frågar?"
    assert not made.decisions[0].deferred
    person.press("Ctrl+PgDown")
    assert meeting.here(made) == agenda.steps(made)[1].id
    person.press("Alt+Home")
    library = person.application.library
    assert library is not None
    old = library.workshop(first_id)
    assert document.write(old) | {"workshop": None} == before
    assert old.series == library.workshop(made.id).series
    person.leave()
