"""From anywhere by a key: decisions and actions, who is there, when people meet next."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.console.attendance_panel import AttendancePanel
from facilitator.console.jotting import Jotting
from facilitator.console.next_dates import NextDates
from facilitator.console.sliding import SlidingPanel
from facilitator.console.workspaces import make_workspace
from facilitator.phases.action_form import ActionForm
from facilitator.phases.decision_form import DecisionForm
from facilitator.phases.plain import PlainWorkspace
from facilitator.shared_screen import values as v
from facilitator.stage import Stage
from tests.builders import build
from tests.facilitator.consoles import Console, begin, open_console, settle
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import ALT, CTRL, SHIFT, focus, press, write
from workshops import agenda, attendance, meeting, occasions, polls
from workshops.model import Workshop
from workshops.storage.library import Library

Key = Qt.Key
NAME = "Agneta Testare"
KEYS = {
    "jot_decision": SHIFT,
    "jot_action": CTRL,
    "attendance": ALT,
    "next_dates": CTRL | SHIFT,
}


@pytest.fixture
def workshop(library: Library) -> Workshop:
    return build(library, notes=3, sorted_notes=False, voted=False, developed=False)


@pytest.fixture
def console(qtbot: QtBot, stage: Stage, workshop: Workshop) -> Console:
    stage.theme.reduced_motion = True

    return begin(open_console(qtbot, stage), workshop.id)


def out(console: Console) -> SlidingPanel:
    """The panel that is there."""
    (found,) = (each for each in console.window.findChildren(SlidingPanel) if each.is_out)
    return found


def jotted(console: Console) -> Jotting:
    """The panel of decisions or actions that is there."""
    found = out(console)
    assert isinstance(found, Jotting)
    return found


def decision_form(console: Console) -> DecisionForm:
    """The form of decisions that is there."""
    found = jotted(console).panel.form
    assert isinstance(found, DecisionForm)
    return found


def put_off(workshop: Workshop) -> list[bool]:
    return [row.deferred for row in workshop.decisions]


def numbers(workshop: Workshop) -> list[tuple[str, str, int]]:
    return [(row.origin, row.role, row.count) for row in attendance.in_order(workshop)]


def test_a_decision_is_written_in_the_middle_of_anything(console: Console, workshop: Workshop) -> None:
    press(Key.Key_PageDown, CTRL, times=2)
    step, before = meeting.here(workshop), focus()
    press(Key.Key_F12, SHIFT)
    assert isinstance(out(console), Jotting)
    write("Vi provar i vår\n")
    (decision,) = workshop.decisions
    assert (decision.text, decision.level, decision.activity_id) == ("Vi provar i vår", "network", step)
    assert [row.text for row in jotted(console).panel.list.rows.rows] == [decision.text]
    press(Key.Key_Escape)
    assert focus() is before
    press(Key.Key_Z, CTRL)
    assert list(workshop.decisions) == []


def test_a_decision_is_put_off_by_key(console: Console, workshop: Workshop) -> None:
    press(Key.Key_F12, SHIFT)
    write("Ska vi byta namn?\n")
    rows = jotted(console).panel.list
    rows.setFocus()
    press(Key.Key_Space)
    assert put_off(workshop) == [True]
    assert rows.rows.rows[0].aside == "nätverket, nästa möte"
    press(Key.Key_Space)
    assert put_off(workshop) == [False]
    press(Key.Key_F2)
    decision_form(console).deferred.click()
    decision_form(console).focus_first()
    press(Key.Key_Return)
    assert put_off(workshop) == [True]


def test_an_action_takes_no_more_than_before_and_may_say_where_in_the_plan(
    console: Console, workshop: Workshop, qtbot: QtBot
) -> None:
    press(Key.Key_F12, CTRL)
    write("Pröva i en klass\nlärare\n14 jan\n")
    first = workshop.actions[0]
    assert (first.what, first.role, first.due, first.area, first.responsible) == (
        "Pröva i en klass", "Lärare", "2027-01-14", "", "",
    )  # fmt: skip
    assert first.activity_id == meeting.here(workshop)
    write("Ordna konton")
    form = jotted(console).panel.form
    assert isinstance(form, ActionForm)
    for choice, row in ((form.area, 1), (form.answers, 2)):
        menu = choice.ask()
        qtbot.waitUntil(menu.isVisible)
        menu.actions()[row].trigger()
        menu.close()
    form.when.setFocus()
    press(Key.Key_Return)
    second = max(workshop.actions, key=lambda action: action.seq)
    assert (second.what, second.area, second.responsible) == ("Ordna konton", "digital_plan.competence", "head")
    assert (form.area.value, form.answers.value) == ("", "")


def test_what_is_half_written_stays_while_one_looks_elsewhere(console: Console, workshop: Workshop) -> None:
    press(Key.Key_F12, SHIFT)
    write("Halvt beslut")
    press(Key.Key_Escape)
    press(Key.Key_F12, ALT)
    assert isinstance(out(console), AttendancePanel)
    press(Key.Key_F12, SHIFT)
    form = decision_form(console)
    assert form.text.text() == "Halvt beslut"
    console.walk.go_home()
    settle()
    assert form.text.text() == ""


def test_the_room_is_counted_as_it_is_called_out(console: Console, workshop: Workshop) -> None:
    press(Key.Key_F12, ALT)
    write("Norrby 3 lärare, 1 rektor\n2 bibliotekarier\nSöderby 4\n")
    assert numbers(workshop) == [
        ("Norrby", "lärare", 3), ("Norrby", "rektor", 1), ("Norrby", "bibliotekarier", 2), ("Söderby", "", 4),
    ]  # fmt: skip
    panel = out(console)
    assert isinstance(panel, AttendancePanel)
    write("Norrby 5 lärare\n")
    assert numbers(workshop)[0] == ("Norrby", "lärare", 5)
    stepper = panel.table.stepper(attendance.in_order(workshop)[1].id)
    stepper.setFocus()
    press(Key.Key_Up, times=3)
    assert numbers(workshop)[1] == ("Norrby", "rektor", 4)
    assert focus() in stepper.findChildren(type(focus()))
    press(Key.Key_Z, CTRL)
    assert numbers(workshop)[1] == ("Norrby", "rektor", 1)


def test_a_line_without_a_number_stays_with_the_reason(console: Console, workshop: Workshop) -> None:
    press(Key.Key_F12, ALT)
    write("Norrby\n")
    panel = out(console)
    assert isinstance(panel, AttendancePanel)
    assert panel.line.error.startswith("Skriv hur många")
    assert panel.line.text() == "Norrby"
    assert list(workshop.attendance) == []


def test_names_are_kept_after_a_yes_and_gone_after_another(console: Console, workshop: Workshop) -> None:
    press(Key.Key_F12, ALT)
    write("Norrby 1 lärare\n")
    panel = out(console)
    assert isinstance(panel, AttendancePanel)
    names = panel.names
    assert names.sentence.text() == "Bara antal sparas. Inga namn finns någonstans."
    assert not names.line.isVisible()
    names.keep.click()
    assert "personuppgifter" in names.sentence.text()
    names.no.click()
    assert not names.line.isVisible()
    names.keep.click()
    press(Key.Key_Return)
    assert names.line.isVisible()
    assert focus() is names.line.line
    write(f"{NAME}, Norrby, lärare\n")
    assert [(row.name, row.origin, row.role) for row in workshop.attendees] == [(NAME, "Norrby", "lärare")]
    assert "1 namn" in names.sentence.text()
    names.keep.click()
    assert len(workshop.attendees) == 1
    names.yes.click()
    assert (list(workshop.attendees), workshop.keeps_names) == ([], False)
    assert len(workshop.attendance) == 1


def test_the_room_never_sees_a_name(console: Console, workshop: Workshop) -> None:
    room = console.walk.room.screen
    desk = console.stage.desk
    desk.do(attendance.keep_names)
    desk.do(attendance.name, NAME)
    press(Key.Key_F12, ALT)
    panel = out(console)
    assert isinstance(panel, AttendancePanel)
    panel.names.line.line.setFocus()
    write(NAME)
    for step in workshop.activities:
        desk.note(meeting.go_to, step.id, desk.now())
        settle()
        assert NAME not in repr(room.page)
        assert NAME not in room.canvas.accessibleDescription()
    desk.note(meeting.finish, desk.now())
    settle()
    assert isinstance(room.page, v.Welcome)
    assert NAME not in repr(room.page)


def test_dates_are_read_back_kept_changed_and_removed(console: Console, workshop: Workshop) -> None:
    press(Key.Key_F12, CTRL | SHIFT)
    panel = out(console)
    assert isinstance(panel, NextDates)
    write("28 jan 13–16 Lokal Vinga")
    assert panel.echo.text() == "Torsdag 28 januari 2027, 13:00–16:00, Lokal Vinga"
    write("\n11 mars\n")
    rows = [(row.date, row.start, row.ends, row.place) for row in occasions.in_order(workshop)]
    assert rows == [("2027-01-28", "13:00", "16:00", "Lokal Vinga"), ("2027-03-11", "13:00", "", "")]
    key = occasions.in_order(workshop)[1].id
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert panel.line.text() == "2027-03-11 13:00"
    write(" Digitalt\n")
    assert (occasions.in_order(workshop)[1].id, occasions.in_order(workshop)[1].place) == (key, "Digitalt")
    press(Key.Key_Down)
    press(Key.Key_Delete)
    assert len(workshop.occasions) == 1
    press(Key.Key_Z, CTRL)
    assert len(workshop.occasions) == 2


@pytest.mark.parametrize(
    ("line", "reason"), [("Lokal Vinga", "Börja med dagen"), ("28 jan 16–13", "Mötet skulle sluta 13:00")]
)
def test_a_date_that_cannot_be_stays_with_the_reason(
    console: Console, workshop: Workshop, line: str, reason: str
) -> None:
    press(Key.Key_F12, CTRL | SHIFT)
    write(f"{line}\n")
    panel = out(console)
    assert isinstance(panel, NextDates)
    assert panel.line.error.startswith(reason)
    assert panel.line.text() == line
    assert list(workshop.occasions) == []


def test_the_dates_are_saved_as_a_calendar(console: Console, workshop: Workshop, tmp_path: Path) -> None:
    press(Key.Key_F12, CTRL | SHIFT)
    write("28 jan 13–16 Lokal Vinga\n")
    panel = out(console)
    assert isinstance(panel, NextDates)
    file = tmp_path / "möten.ics"
    panel.save_calendar(file)
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 2
    panel.save_calendar(tmp_path / "saknas" / "möten.ics")
    assert not (tmp_path / "saknas").exists()


@pytest.mark.parametrize("work", ["opening", "check_in", "closing"])
def test_what_belongs_in_a_step_is_offered_in_it(
    qtbot: QtBot, stage: Stage, workshop: Workshop, library: Library, work: str
) -> None:
    stage.theme.reduced_motion = True
    library.edit(workshop.id, agenda.change, workshop.activities[0].id, work=work)
    library.edit(workshop.id, polls.add, "text", "Vad vill du?", activity=workshop.activities[0].id)
    console = begin(open_console(qtbot, stage, make=make_workspace), workshop.id)
    workspace = console.run.workspace
    assert isinstance(workspace, PlainWorkspace)
    comes = work == "closing"
    assert workspace.matter.isVisible()
    assert workspace.matter.text() == ("Nästa möten" if comes else "Närvaro")
    workspace.matter.click()
    assert isinstance(out(console), NextDates if comes else AttendancePanel)
    write("28 jan\n" if comes else "Norrby 12\n")
    assert workspace.matter.text() == ("Nästa möten: 1" if comes else "Närvaro: 12")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_control_has_a_name_and_tab_goes_round(
    qtbot: QtBot, stage: Stage, workshop: Workshop, language: str
) -> None:
    from dataclasses import replace

    from workshops.labels import Words

    said = replace(stage, words=Words(language))
    said.theme.reduced_motion = True
    console = begin(open_console(qtbot, said), workshop.id)
    console.stage.desk.do(attendance.count, attendance.read_line("Norrby 3 lärare"))
    console.stage.desk.do(attendance.keep_names)
    console.stage.desk.do(occasions.add, "2027-01-28")
    for name, modifiers in KEYS.items():
        press(Key.Key_F12, modifiers)
        shown = out(console)
        assert unnamed_controls(shown) == []
        for _step in range(len(shown.stops()) + 2):
            focused = QApplication.focusWidget()
            assert focused is not None
            assert shown.isAncestorOf(focused), name
            press(Key.Key_Tab)
        assert shown.geometry().top() >= 0
        assert console.window.rect().contains(shown.geometry())
