"""The next meeting of a series: asked for from home or from finish, made by one button, with what was chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from facilitator.application import Application
from facilitator.console.next_meeting import NextMeetingView
from facilitator.console.recent import RecentList
from tests.builders import build
from tests.facilitator.applications import Start
from tests.facilitator.consoles import settle
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, focus, press, write
from workshops import agenda, carrying, follow_up, meeting, occasions, outcomes, parking, templates
from workshops.model import Workshop
from workshops.storage.library import Library

Key = Qt.Key
END: dict[str, Callable[..., object]] = {
    "decision": outcomes.undecide,
    "action": outcomes.complete,
    "parked": parking.settle,
}


def finished(library: Library) -> str:
    """A meeting that has ended with a decision put off, two open actions, something parked and two dates."""
    workshop = build(library, teams=2, notes=0)
    key = workshop.id
    library.edit(key, outcomes.decide, "Ska vi byta plattform?", "network", deferred=True)
    library.edit(key, parking.park, "Vem bokar lokal?")
    library.edit(key, occasions.add, "2027-01-28", "13:00", "16:00", "Lokal Skagen")
    library.edit(key, occasions.add, "2027-03-11", "09:00", "12:00", "Digitalt", "Läromedelsdag")
    library.edit(key, meeting.finish, 1_795_100_000.0, undoable=False)
    library.release(key)
    return key


@pytest.fixture
def application(start: Start) -> Application:
    made = start()
    assert made.library is not None
    finished(made.library)
    made.show_home()
    settle()
    return made


def ask_from_home(application: Application, qtbot: QtBot) -> NextMeetingView:
    """Through the menu of the meeting that was open lately."""
    recent = application.home.findChild(RecentList)
    assert recent is not None
    more = next(b for b in recent.findChildren(QAbstractButton) if b.accessibleName().startswith("Mer om"))
    more.click()
    menu = next(menu for menu in recent.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "Nästa möte i serien").trigger()
    menu.close()
    application.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    settle()
    return page(application)


def page(application: Application) -> NextMeetingView:
    found = application.window.page
    assert isinstance(found, NextMeetingView)
    return found


def on_desk(application: Application) -> Workshop:
    assert application.walk is not None
    return application.walk.stage.desk.workshop


def test_from_home_by_one_button(application: Application, qtbot: QtBot) -> None:
    shown = ask_from_home(application, qtbot)
    assert shown._heading.text() == "4 öppna frågor"
    assert shown.when.text() == "2027-01-28 13:00–16:00 Lokal Skagen"
    assert focus() is shown.ticks.list
    press(Key.Key_Return, CTRL)
    assert application.walk is not None
    assert application.walk.where == "prepare"
    made, library = on_desk(application), application.library
    assert library is not None
    assert (made.date, made.start, made.ends, made.place) == ("2027-01-28", "13:00", "16:00", "Lokal Skagen")
    assert len(follow_up.items(made)) == 4
    assert agenda.steps(made)[0].work == "follow_up"
    assert [row.date for row in made.occasions] == ["2027-03-11"]
    old = library.workshop(made.follows)
    assert old.series == made.series != ""
    assert (old.state, made.state) == ("finished", "draft")
    assert made.id == occasions.in_order(old)[0].id


def test_what_is_unticked_stays_behind(application: Application, qtbot: QtBot) -> None:
    shown = ask_from_home(application, qtbot)
    press(Key.Key_Space)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert shown._lead.text().startswith("2 av 4 följer med")
    viewport = shown.ticks.list.viewport()
    first = shown.ticks.list.visualRect(shown.ticks.list.rows.index(0)).center()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    shown.button.click()
    assert [item.kind for item in follow_up.items(on_desk(application))] == ["decision", "action", "parked"]


def test_none_means_no_follow_up(application: Application, qtbot: QtBot) -> None:
    ask_from_home(application, qtbot)
    press(Key.Key_L, CTRL)
    press(Key.Key_Return, CTRL)
    assert agenda.steps(on_desk(application))[0].work != "follow_up"


def test_another_date_another_title_and_another_plan(application: Application, qtbot: QtBot) -> None:
    shown = ask_from_home(application, qtbot)
    instead = next(b for b in shown.findChildren(QAbstractButton) if b.text() == "I stället 11 mars 2027")
    instead.click()
    assert (shown.when.text(), shown.name.text()) == ("2027-03-11 09:00–12:00 Digitalt", "Läromedelsdag")
    shown.when.line.setFocus()
    shown.when.line.selectAll()
    write("4 februari 8.30–10 Aulan")
    shown.plan._take("snabb-ide")
    press(Key.Key_Return)
    made = on_desk(application)
    assert (made.date, made.start, made.ends, made.place) == ("2027-02-04", "08:30", "10:00", "Aulan")
    assert (made.title, made.template) == ("Läromedelsdag", "snabb-ide")
    plan = [step.title for step in templates.load("snabb-ide").activities]
    assert [step.title for step in agenda.steps(made)][1:] == plan
    assert [row.date for row in made.occasions] == ["2027-03-11"]


def test_without_a_day_all_dates_come_along(application: Application, qtbot: QtBot) -> None:
    shown = ask_from_home(application, qtbot)
    shown.when.set_text("")
    press(Key.Key_Return, CTRL)
    made = on_desk(application)
    assert made.date == ""
    assert [row.date for row in made.occasions] == ["2027-01-28", "2027-03-11"]


def test_what_can_not_be_is_told_where_it_stands(application: Application, qtbot: QtBot) -> None:
    shown = ask_from_home(application, qtbot)
    shown.when.set_text("någon gång i vår")
    shown.name.set_text("")
    press(Key.Key_Return, CTRL)
    assert shown.when.error.startswith("Börja med dagen")
    shown.when.set_text("28 jan")
    press(Key.Key_Return, CTRL)
    assert shown.name.error == "Skriv något först."
    assert page(application) is shown


def test_the_same_date_twice_makes_two_meetings(application: Application, qtbot: QtBot) -> None:
    made = []
    for _time in range(2):
        ask_from_home(application, qtbot)
        press(Key.Key_Return, CTRL)
        made.append(on_desk(application).id)
        assert application.walk is not None
        application.walk.go_home()
        settle()
        recent = application.home.findChild(RecentList)
        assert recent is not None
        application.home.next_after.emit(_earlier(application))
        settle()
        press(Key.Key_Escape)
        settle()
    assert len(set(made)) == 2


def _earlier(application: Application) -> str:
    assert application.library is not None
    library = application.library
    return next(key for key in library.ids() if library.workshop(key).state == "finished")


def test_escape_goes_back_to_where_it_was_asked_for(application: Application, qtbot: QtBot) -> None:
    ask_from_home(application, qtbot)
    press(Key.Key_Escape)
    settle()
    assert application.window.page is application.home
    assert application.walk is not None
    application.walk.continue_with(_earlier(application))
    settle()
    assert application.walk.where == "finish"
    press(Key.Key_N, CTRL)
    page(application)
    press(Key.Key_Escape)
    settle()
    assert application.walk.where == "finish"


def test_a_meeting_that_goes_on_has_no_next_one_yet(application: Application, qtbot: QtBot) -> None:
    assert application.walk is not None
    application.walk.continue_with(_earlier(application))
    settle()
    side = application.window.page.side  # type: ignore[union-attr]
    assert side.following.isVisible()
    application.walk.stage.desk.note(meeting.reopen)
    settle()
    assert not side.following.isVisible()
    press(Key.Key_N, CTRL)
    assert application.walk.where == "finish"


def test_nothing_open_is_said(application: Application, qtbot: QtBot) -> None:
    assert application.library is not None
    library, key = application.library, _earlier(application)
    for matter in carrying.open_matters(library.workshop(key)):
        library.edit(key, END[matter.kind], matter.id)
    library.release(key)
    shown = ask_from_home(application, qtbot)
    assert shown._heading.text() == "Allt är klart"
    assert not shown.ticks.isVisible()
    assert focus() is shown.when.line


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_control_has_a_name(start: Start, language: str) -> None:
    application = start(language=language)
    assert application.library is not None
    key = finished(application.library)
    assert application.walk is not None
    application.walk.series.look(key)
    settle()
    assert unnamed_controls(page(application)) == []
    application.speak("en" if language == "sv" else "sv")
    settle()
    assert not isinstance(application.window.page, NextMeetingView)
