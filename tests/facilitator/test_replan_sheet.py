"""The new plan in the window: offered when a step overruns, looked at, changed by key, taken or kept, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.console.replan.sheet import ReplanSheet
from facilitator.desk import Desk
from facilitator.widgets.button import Button
from tests.builders import build
from tests.conftest import Clock
from tests.facilitator.consoles import Console, begin, open_console, settle
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, press
from tests.stages import make_stage
from workshops import agenda, meeting, timeline
from workshops.model import Workshop
from workshops.storage.library import Library

Key = Qt.Key
COFFEE, COFFEE_AT = 5, 14 * 60 + 5


@pytest.fixture
def workshop(library: Library) -> Workshop:
    """Ten activities, 13.00–15.35; coffee is locked to 14.05 and the end to 15.35."""
    made = build(library, notes=6, sorted_notes=False, voted=False, developed=False)
    library.edit(made.id, agenda.describe, ends="15:35")
    library.edit(made.id, agenda.change, agenda.steps(made)[COFFEE].id, pinned="14:05")
    return made


def opened(
    qtbot: QtBot, desk: Desk, clock: Clock, workshop: Workshop, language: str = "sv", theme: str = "light"
) -> Console:
    """The meeting stands at its third activity, which has just begun in time."""
    start = timeline.planned_start(workshop)
    assert start is not None
    clock.now = start
    console = begin(open_console(qtbot, make_stage(desk, language, theme)), workshop.id)
    pass_minutes(console, clock, 15)
    desk.note(meeting.go_to, agenda.steps(workshop)[2].id, clock.now)
    settle()
    return console


@pytest.fixture
def console(qtbot: QtBot, desk: Desk, clock: Clock, workshop: Workshop) -> Console:
    return opened(qtbot, desk, clock, workshop)


def pass_minutes(console: Console, clock: Clock, minutes: float) -> None:
    clock.now += minutes * 60
    console.run.tick()
    settle()


def minutes(workshop: Workshop) -> list[int]:
    return [step.minutes for step in agenda.steps(workshop)]


def test_a_plan_is_offered_once_when_the_step_overruns(console: Console, clock: Clock, workshop: Workshop) -> None:
    notice = console.run.notice
    pass_minutes(console, clock, 20)
    assert notice.text == ""
    pass_minutes(console, clock, 6)
    assert notice.text == "Momentet har gått över tiden. Ta igen 6 minuter före ”Fika”?"
    QTest.mouseClick(notice.buttons[1], Qt.MouseButton.LeftButton)
    pass_minutes(console, clock, 2)
    assert notice.text == ""
    press(Key.Key_PageDown, CTRL)
    pass_minutes(console, clock, 25)
    assert notice.text.startswith("Momentet har gått över tiden.")
    press(Key.Key_PageDown, CTRL)
    settle()
    assert notice.text == ""


def test_nothing_is_offered_where_the_plan_holds(console: Console, clock: Clock, workshop: Workshop) -> None:
    console.stage.desk.do(agenda.change, agenda.steps(workshop)[COFFEE].id, pinned="")
    console.stage.desk.do(agenda.describe, ends="17:00")
    pass_minutes(console, clock, 26)
    assert console.run.notice.text == ""


def test_the_proposal_is_taken_with_one_key_and_undone_with_another(
    console: Console, clock: Clock, workshop: Workshop
) -> None:
    before = minutes(workshop)
    pass_minutes(console, clock, 26)
    press(Key.Key_F8, CTRL)
    sheet = console.run.sheet
    assert sheet.isVisible()
    assert sheet.heading.text() == "Ta igen 6 minuter före ”Fika”"
    assert sheet.subtitle.text() == "Låst: Fika 14:05, slutet 15:35. 2 moment kortas, resten är orört."
    assert sheet.say.text() == "”Nu går vi lite fortare fram, så blir det Fika 14:05 som lovat.”"
    spoken = [row.spoken for row in sheet.table.rows.rows]
    assert spoken[0] == "Idéer per målgrupp, från 20 till 26 min, börjar 13:15, Pågår, med 6 minuter mer än tänkt"
    assert spoken[3] == "Fika, 15 min, börjar 14:05 i stället för 14:11, Låst klockslag"
    assert console.run.notice.text == ""
    press(Key.Key_Return)
    assert not sheet.isVisible()
    assert minutes(workshop)[3:5] == [16, 8]
    line = timeline.of(workshop, clock.now)
    assert (line.behind, line.rows[COFFEE].forecast, line.ends) == (0, COFFEE_AT, 15 * 60 + 35)
    assert console.window.toast.text == "Ny plan, mötet slutar 15:35."
    assert QApplication.focusWidget() is console.bench.line
    press(Key.Key_Z, CTRL)
    assert minutes(workshop) == before
    assert timeline.of(workshop, clock.now).behind == 6


def test_escape_keeps_the_plan_and_the_moment_has_gone_on(console: Console, clock: Clock, workshop: Workshop) -> None:
    pass_minutes(console, clock, 22)
    press(Key.Key_F8, CTRL)
    heading = console.run.sheet.heading.text()
    pass_minutes(console, clock, 3)
    assert console.run.sheet.heading.text() != heading == "Ta igen 2 minuter före ”Fika”"
    assert console.run.top.clock.isVisible()
    assert console.run.top.clock.text_shown == "+05:00"
    before, step = minutes(workshop), console.stage.desk.next_undo
    press(Key.Key_Escape)
    assert not console.run.sheet.isVisible()
    assert minutes(workshop) == before
    assert QApplication.focusWidget() is console.bench.line
    assert console.stage.desk.next_undo is step


def test_ways_minutes_and_locks_by_key(console: Console, clock: Clock, workshop: Workshop) -> None:
    pass_minutes(console, clock, 26)
    press(Key.Key_F8, CTRL)
    sheet = console.run.sheet
    press(Key.Key_3)
    assert sheet.heading.text() == "Korta inget, sluta 15:41"
    press(Key.Key_2)
    assert sheet.heading.text() == "Släpp låsta tider, sluta 15:35"
    press(Key.Key_1)
    press(Key.Key_Down)
    press(Key.Key_Plus, times=3)
    assert [row.row.after for row in sheet.table.rows.rows][:3] == [26, 19, 5]
    assert sheet.table.rows.rows[1].reason == "Du valde 19 minuter"
    assert sheet.table.rows.rows[2].reason == "Så kort det går: 5 minuter"
    press(Key.Key_Up)
    press(Key.Key_Minus)
    assert meeting.reading(workshop, meeting.here(workshop), clock.now).allotted == 19 * 60
    press(Key.Key_Down, times=3)
    press(Key.Key_L)
    assert agenda.steps(workshop)[COFFEE].pinned == ""
    assert sheet.ways["release"].isHidden()
    press(Key.Key_L)
    assert agenda.steps(workshop)[COFFEE].pinned != ""


def test_letting_the_end_slide_is_taken_too(console: Console, clock: Clock, workshop: Workshop) -> None:
    pass_minutes(console, clock, 26)
    press(Key.Key_F8, CTRL)
    press(Key.Key_3)
    press(Key.Key_Return)
    assert (workshop.ends, agenda.steps(workshop)[COFFEE].pinned) == ("15:41", "")
    assert timeline.of(workshop, clock.now).behind == 0
    press(Key.Key_Z, CTRL)
    assert (workshop.ends, agenda.steps(workshop)[COFFEE].pinned) == ("15:35", "14:05")


def test_what_does_not_fit_is_said(console: Console, clock: Clock, workshop: Workshop) -> None:
    pass_minutes(console, clock, 38)
    assert console.run.notice.text == "Momentet har gått över tiden. Det fattas 8 minuter, hur vi än kortar?"
    press(Key.Key_F8, CTRL)
    missing = console.run.sheet.missing
    assert missing.isVisible()
    assert missing.text() == "Fika börjar 8 minuter senare än det låsta klockslaget. Mer går inte att korta."


def test_tab_stays_on_the_sheet_and_letters_reach_nothing_beneath(
    console: Console, clock: Clock, workshop: Workshop
) -> None:
    pass_minutes(console, clock, 26)
    press(Key.Key_F8, CTRL)
    sheet, seen = console.run.sheet, set()
    for _step in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
        seen.add(focused.accessibleName())
        press(Key.Key_X)
        press(Key.Key_Tab)
    assert {"Ta förslaget", "Behåll", "Förslaget moment för moment", "Låt slutet glida"} <= seen
    assert console.bench.line.text() == ""
    sheet.keep.setFocus()
    before = minutes(workshop)
    press(Key.Key_Return)
    assert minutes(workshop) == before
    assert not sheet.isVisible()


def test_the_sheet_goes_with_its_activity(console: Console, clock: Clock) -> None:
    pass_minutes(console, clock, 26)
    press(Key.Key_F8, CTRL)
    press(Key.Key_PageDown, CTRL)
    settle()
    assert not console.run.sheet.isVisible()
    assert QApplication.focusWidget() is console.bench.line


def test_it_keeps_its_place_when_a_question_comes_and_goes_away_for_the_agenda(console: Console, clock: Clock) -> None:
    pass_minutes(console, clock, 26)
    press(Key.Key_F8, CTRL)
    before = console.run.sheet.geometry()
    console.run.notice.ask("x", "En fråga", [])
    settle()
    assert console.run.sheet.geometry() == console.run.frame.geometry() != before
    press(Key.Key_G, CTRL)
    assert not console.run.sheet.isVisible()
    assert QApplication.focusWidget() is console.run.frame.rail.agenda


def test_with_nothing_left_there_is_nothing_to_replan(console: Console, clock: Clock, workshop: Workshop) -> None:
    console.stage.desk.note(meeting.go_to, agenda.steps(workshop)[-1].id, clock.now)
    settle()
    press(Key.Key_F8, CTRL)
    assert not console.run.sheet.isVisible()
    assert console.window.toast.text == "Det finns inga fler moment att planera om."


@pytest.mark.parametrize(("language", "theme"), [("sv", "dark"), ("en", "contrast")])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (960, 600)])
def test_it_fits_every_window_in_both_languages(
    qtbot: QtBot, desk: Desk, clock: Clock, workshop: Workshop, language: str, theme: str, size: tuple[int, int]
) -> None:
    console = opened(qtbot, desk, clock, workshop, language, theme)
    console.resize(*size)
    pass_minutes(console, clock, 26)
    press(Key.Key_F8, CTRL)
    sheet: ReplanSheet = console.run.sheet
    assert sheet.geometry() == console.run.frame.geometry()
    assert unnamed_controls(sheet) == []
    for button in (sheet.keep, sheet.take):
        at = button.mapTo(sheet, QPoint(0, 0))
        assert sheet.rect().contains(QRect(at, button.size()))
        assert button.width() >= button.sizeHint().width()
    assert all(isinstance(button, Button) and button.isVisible() for button in sheet.ways.values())
    assert sheet.grab().toImage().width() == sheet.width()


def test_the_room_sees_the_groups_and_then_the_activity_again(
    console: Console, clock: Clock, workshop: Workshop
) -> None:
    from facilitator.shared_screen import values as v

    console.stage.desk.do(agenda.change_team, workshop.teams[0].id, name="Ugglorna")
    room = console.walk.room.screen
    press(Key.Key_F5, CTRL)
    page = room.page
    assert isinstance(page, v.Teams)
    assert [team.name for team in page.teams][:2] == ["Ugglorna", "Grupp 2"]
    assert console.window.toast.text.startswith("Rummet ser grupperna.")
    press(Key.Key_F5, CTRL)
    assert type(room.page).__name__ == "Explore"
    press(Key.Key_F5, CTRL)
    press(Key.Key_PageDown, CTRL)
    settle()
    assert type(room.page).__name__ == "Define"
