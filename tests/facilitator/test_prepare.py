"""Preparing a meeting, typed and clicked like a person: agenda, challenge, groups, and what is said when it does not fit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.console.day_line import read_date, read_time
from facilitator.console.prepare import PrepareView
from facilitator.desk import Desk
from facilitator.stage import Stage
from tests.builders import build
from tests.facilitator.press import ALT, CTRL, focus, press, write
from tests.stages import make_stage
from workshops import agenda, ideas, meeting, templates
from workshops.agenda import NoSuchTime
from workshops.labels import Words
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.text import Refused

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")  # menus do, and the offscreen platform can't


def prepare(qtbot: QtBot, stage: Stage) -> PrepareView:
    view = PrepareView(stage)
    qtbot.addWidget(view)
    view.resize(1440, 900)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.open()
    view.agenda.table.setFocus()
    qtbot.waitUntil(view.agenda.table.hasFocus)
    return view


@pytest.fixture
def plan(library: Library) -> Workshop:
    """A meeting that nothing has been written in."""
    return build(library, notes=0, voted=False, developed=False)


@pytest.fixture
def view(qtbot: QtBot, stage: Stage, plan: Workshop) -> PrepareView:
    stage.desk.open(plan.id)
    return prepare(qtbot, stage)


def titles(workshop: Workshop) -> list[str]:
    return [step.title for step in agenda.steps(workshop)]


def minutes(workshop: Workshop) -> list[int]:
    return [step.minutes for step in agenda.steps(workshop)]


def menu_of(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def test_the_agenda_is_worked_by_keys_alone(view: PrepareView, plan: Workshop) -> None:
    assert (titles(plan)[:2], minutes(plan)[:2]) == (["Öppning och incheckning", "Uppvärmning"], [10, 5])
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up, ALT)
    assert titles(plan)[:2] == ["Uppvärmning", "Öppning och incheckning"]
    press(Qt.Key.Key_Plus, times=3)
    press(Qt.Key.Key_Minus)
    assert minutes(plan)[0] == 7
    press(Qt.Key.Key_Down, ALT)
    assert titles(plan)[1] == "Uppvärmning"
    press(Qt.Key.Key_F2)
    write("Värm upp – lätt é\n")
    assert titles(plan)[1] == "Värm upp – lätt é"
    assert focus() is view.agenda.table
    press(Qt.Key.Key_Insert)
    write("Extra\n")
    assert titles(plan)[2] == "Extra"
    press(Qt.Key.Key_Delete)
    assert "Extra" not in titles(plan)


def test_what_was_done_to_the_agenda_is_undone_and_redone(view: PrepareView, plan: Workshop, desk: Desk) -> None:
    before = titles(plan), minutes(plan)
    press(Qt.Key.Key_Plus, times=4)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Up, ALT)
    after = titles(plan), minutes(plan)
    for _ in range(3):
        assert desk.undo()
    assert (titles(plan), minutes(plan)) == before
    assert [row.title for row in view.agenda.table.rows.rows] == before[0]
    for _ in range(3):
        assert desk.redo()
    assert (titles(plan), minutes(plan)) == after
    assert [row.minutes for row in view.agenda.table.rows.rows] == after[1]


def test_minutes_are_typed_as_digits(view: PrepareView, plan: Workshop) -> None:
    write("45")
    press(Qt.Key.Key_Return)
    assert minutes(plan)[0] == 45
    assert view.agenda.sum == "190 min · 13:00–16:10"


def test_an_empty_title_is_refused_and_a_long_one_stays(view: PrepareView, plan: Workshop) -> None:
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Delete)
    write("\n")
    assert view.agenda.problem == "Skriv något först."
    assert isinstance(focus(), QLineEdit)
    write("x" * 201 + "\n")
    assert "201" in view.agenda.problem
    line = focus()
    assert isinstance(line, QLineEdit)
    assert line.text() == "x" * 201
    press(Qt.Key.Key_Backspace)
    write("\n")
    assert titles(plan)[0] == "x" * 200
    assert view.agenda.problem == ""


def test_phase_kind_and_method_are_chosen_from_menus(view: PrepareView, plan: Workshop, qtbot: QtBot) -> None:
    for key, text in ((Qt.Key.Key_P, "Leverera"), (Qt.Key.Key_K, "Samtal"), (Qt.Key.Key_M, "Världskafé")):
        press(key)
        menu = menu_of(qtbot)
        choice = next((action for action in menu.actions() if action.text() == text), None)
        if choice is None:
            choice = [action for action in menu.actions() if not action.isSeparator()][1]
        menu.setActiveAction(choice)
        press_in(menu, Qt.Key.Key_Return)
    step = agenda.steps(plan)[0]
    assert (step.phase, step.work) == ("deliver", "discussion")
    assert step.method not in (None, "check_in_poll")


def press_in(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)
    QApplication.processEvents()


def test_a_row_is_dragged_to_its_place(view: PrepareView, plan: Workshop) -> None:
    table, first = view.agenda.table, titles(plan)[0]
    port = table.viewport()
    start = table.visualRect(table.rows.index(0)).center()
    end = QPoint(start.x(), table.visualRect(table.rows.index(3)).bottom() - 4)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(0, 12), end):
        QTest.mouseMove(port, at)
        QApplication.processEvents()
    drag(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    assert titles(plan)[3] == first


def drag(port: QWidget, at: QPoint) -> None:
    """A move with the button held; the offscreen platform sends moves without buttons."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    held = Qt.MouseButton.LeftButton
    place = QPointF(at)
    event = QMouseEvent(QEvent.Type.MouseMove, place, QPointF(port.mapToGlobal(at)), held, held, ALT & ~ALT)
    QApplication.sendEvent(port, event)


def test_title_and_challenge_are_kept_as_they_are_typed(view: PrepareView, plan: Workshop, desk: Desk) -> None:
    view.title.setFocus()
    view.title.selectAll()
    write("Möte  i maj")
    assert plan.title == "Möte i maj"
    view.details.challenge.setFocus()
    sheet = focus()
    assert isinstance(sheet, QPlainTextEdit)
    sheet.selectAll()
    write("Hur når vi alla? ")
    assert (plan.challenge, sheet.toPlainText()) == ("Hur når vi alla?", "Hur når vi alla? ")
    press(Qt.Key.Key_Return)
    assert focus() is not sheet
    assert desk.undo()
    assert sheet.toPlainText().startswith("AI som resurs")
    assert desk.undo()
    assert view.title.text() == "Nätverksmöte skoldigitalisering"


def test_a_title_is_never_emptied(view: PrepareView, plan: Workshop) -> None:
    view.title.setFocus()
    view.title.selectAll()
    press(Qt.Key.Key_Delete)
    assert view.title.problem.text == "Skriv något först."
    assert plan.title == "Nätverksmöte skoldigitalisering"
    write("N")
    assert (plan.title, view.title.problem.text) == ("N", "")


@pytest.mark.parametrize(
    ("typed", "iso"),
    [("14 jan", "2027-01-14"), ("torsdag 14 januari 2027", "2027-01-14"), ("2027-01-14", "2027-01-14"), ("", "")],
)
def test_a_day_is_typed_as_people_write_it(view: PrepareView, plan: Workshop, typed: str, iso: str) -> None:
    view.details.day.setFocus()
    view.details.day.line.selectAll()
    press(Qt.Key.Key_Delete)
    write(f"{typed}\n")
    assert plan.date == iso
    assert view.details.day.error == ""
    assert view.details.day.text() == ("torsdag 14 januari 2027" if iso else "")


@pytest.mark.parametrize(("typed", "why"), [("31 november", "30"), ("2027-13-01", "14 jan")])
def test_a_day_that_does_not_exist_stays_with_the_reason(
    view: PrepareView, plan: Workshop, typed: str, why: str
) -> None:
    view.details.day.setFocus()
    view.details.day.line.selectAll()
    write(f"{typed}\n")
    assert why in view.details.day.error
    assert (view.details.day.text(), plan.date) == (typed, "2026-11-26")


def test_the_day_is_picked_from_a_calendar(view: PrepareView, plan: Workshop, qtbot: QtBot) -> None:
    view.details.day.setFocus()
    press(Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    table = popup.focusWidget() or popup
    press_in(table, Qt.Key.Key_Right)
    press_in(table, Qt.Key.Key_Return)
    assert plan.date == "2026-11-27"
    assert view.details.day.text() == "fredag 27 november 2026"


def test_times_are_read_in_many_ways() -> None:
    assert [read_time(t) for t in ("13", "13.00", "1300", "13:00", "kl 9.30", "9")] == [
        "13:00", "13:00", "13:00", "13:00", "09:30", "09:00",
    ]  # fmt: skip
    for wrong in ("24:00", "12.60", "snart", ""):
        with pytest.raises(NoSuchTime):
            read_time(wrong)
    assert read_date(Words("en"), "Thursday 14 January 2027", date(2026, 1, 1)) == date(2027, 1, 14)
    with pytest.raises(Refused):
        read_date(Words("sv"), "31 november 2026", date(2026, 1, 1))


def test_the_start_moves_every_activity(view: PrepareView, plan: Workshop) -> None:
    view.details.start.setFocus()
    view.details.start.line.selectAll()
    write("kl 9.30\n")
    assert plan.start == "09:30"
    assert [row.time for row in view.agenda.table.rows.rows][:3] == ["09:30", "09:40", "09:45"]
    view.details.start.line.selectAll()
    write("25\n")
    assert "25" in view.details.start.error
    assert plan.start == "09:30"


def test_groups_are_added_named_resized_and_shared_out(view: PrepareView, plan: Workshop, qtbot: QtBot) -> None:
    view.teams.table.setFocus()
    press(Qt.Key.Key_Insert)
    write("Biblioteken\n")
    assert plan.teams[-1].name == "Biblioteken"
    press(Qt.Key.Key_Plus, times=2)
    assert plan.teams[-1].size == 7
    press(Qt.Key.Key_T)
    menu = menu_of(qtbot)
    menu.setActiveAction(menu.actions()[-1])
    press_in(menu, Qt.Key.Key_Return)
    assert plan.teams[-1].target_group is None
    assert view.teams.sum == "7 grupper · 38 deltagare"
    view.teams.people.set_value(31)
    view.teams.people.setFocus()
    press(Qt.Key.Key_Down)
    QTest.mouseClick(view.teams.share, Qt.MouseButton.LeftButton)
    assert sorted(team.size for team in plan.teams) == [4, 4, 4, 4, 4, 5, 5]
    view.teams.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert len(plan.teams) == 6


def test_a_group_with_hidden_notes_is_asked_about(view: PrepareView, plan: Workshop, desk: Desk) -> None:
    team = plan.teams[0]
    desk.note(meeting.reveal, [team.id], False)
    desk.do(ideas.add, "Hemlig", team.id)
    view.teams.table.setFocus()
    view.teams.table.choose(team.id)
    press(Qt.Key.Key_Delete)
    assert len(plan.teams) == 6
    assert "1 dold lapp" in view.teams.question.text
    assert "Hemlig" not in view.teams.question.text
    view.teams.question.buttons[0].click()
    assert len(plan.teams) == 5


def test_thirty_groups_fit_by_scrolling(qtbot: QtBot, stage: Stage, library: Library) -> None:
    workshop = build(library, teams=30, notes=0, voted=False, developed=False)
    stage.desk.open(workshop.id)
    view = prepare(qtbot, stage)
    table = view.teams.table
    assert len(table.rows.rows) == 30
    places = {(rect.x(), rect.y()) for rect in (table.visualRect(table.rows.index(n)) for n in range(30))}
    assert len(places) == 30
    assert {x for x, _ in places} == {0, table.gridSize().width()}
    table.setFocus()
    press(Qt.Key.Key_Down, times=14)
    assert table.current == workshop.teams[14].id


def test_an_overfull_plan_is_said_but_stops_nobody(qtbot: QtBot, stage: Stage) -> None:
    workshop = templates.start(templates.load("natverksmote-halvdag", "sv"), title="Möte")
    stage.desk.create(workshop)
    view = prepare(qtbot, stage)
    assert view.agenda.over.text == ""
    press(Qt.Key.Key_Plus, times=7)
    assert "7 minuter längre" in view.agenda.over.text
    assert "12:07" in view.agenda.over.text
    with qtbot.waitSignal(view.start):
        press(Qt.Key.Key_Return, CTRL)
    pitch = next(row for row in view.agenda.table.rows.rows if row.title == "Presentationer")
    assert " × " in pitch.method


def test_settings_are_folded_in_and_kept(view: PrepareView, plan: Workshop, desk: Desk, qtbot: QtBot) -> None:
    more = view.details.more
    assert not more.isVisible()
    QTest.mouseClick(more.toggle, Qt.MouseButton.LeftButton)
    assert more.isVisible()
    more.record.setFocus()
    write("UTB 2026/117")
    assert plan.record_number == "UTB 2026/117"
    more.hidden.findChildren(QAbstractButton)[1].click()
    assert (plan.hide_until_reveal, {team.revealed for team in plan.teams}) == (False, {True})
    assert desk.undo()
    assert (plan.hide_until_reveal, {team.revealed for team in plan.teams}) == (True, {False})
    assert more.hidden.value == "yes"


def test_paper_is_written_beside_what_is_there(view: PrepareView, stage: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    for _ in range(2):
        view._papers.write(tmp_path / "papper", ("slips", "sheets"))
        qtbot.waitUntil(lambda: "Sparade" in view.notice.text, timeout=20_000)
    found = sorted(path.name for path in (tmp_path / "papper").iterdir())
    assert len(found) == 4
    assert [name.startswith(("idelappar_", "losningskort_")) for name in found] == [True] * 4
    file = tmp_path / "fil"
    file.write_text("x")
    view._papers.write(file / "inne", ("slips",))
    qtbot.waitUntil(lambda: "går inte att skriva" in view.notice.text, timeout=20_000)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("size", [(1024, 700), (1366, 768), (1920, 1080)])
def test_every_control_has_a_name_in_both_languages(
    qtbot: QtBot, desk: Desk, plan: Workshop, language: str, size: tuple[int, int]
) -> None:
    desk.open(plan.id)
    view = prepare(qtbot, make_stage(desk, language))
    view.resize(*size)
    view.details.more.toggle.click()
    nameless = [b for b in view.findChildren(QAbstractButton) if b.isVisible() and not b.accessibleName()]
    assert [b for b in nameless if not is_decoration(b)] == []
    assert (view.width(), view.height()) == size


def is_decoration(button: QAbstractButton) -> bool:
    """The icon before a field, which does nothing."""
    return isinstance(button, QToolButton) and not button.defaultAction().text()


# Fixed times, who leads, notes, and groups made of people


def test_more_about_an_activity_is_kept_as_it_is_typed(view: PrepareView, plan: Workshop) -> None:
    coffee = agenda.steps(plan)[5]
    view.agenda.table.choose(coffee.id)
    press(Qt.Key.Key_D)
    details = view.agenda.details
    assert details.isVisible()
    assert focus() is details.presenter.line
    write("Rektor")
    press(Qt.Key.Key_Tab)
    write("14.10")
    press(Qt.Key.Key_Tab)
    assert (coffee.presenter, coffee.pinned, details.pinned.text()) == ("Rektor", "14:10", "14:10")
    details.least.setFocus()
    write("10\n")
    assert coffee.least == 10
    details.notes.setFocus()
    write("Ställ fram koppar")
    assert coffee.notes == "Ställ fram koppar"
    view.agenda.table.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    assert "låst klockslag" in view.agenda.table.rows.rows[5].spoken
    assert view.agenda.table.rows.rows[6].time == "14:25"
    view.agenda.table.choose(agenda.steps(plan)[6].id)
    assert (details.presenter.text(), details.pinned.text(), details.notes.text()) == ("", "", "")


def test_who_leads_is_a_role_and_a_name_is_told_of(view: PrepareView, plan: Workshop) -> None:
    press(Qt.Key.Key_D)
    write("Ada Exempel")
    press(Qt.Key.Key_Tab)
    assert view.agenda.details.presenter.error.startswith("Det ser ut som ett namn.")
    view.agenda.details.presenter.line.setFocus()
    view.agenda.details.presenter.line.selectAll()
    write("Bibliotekarie")
    press(Qt.Key.Key_Tab)
    assert (view.agenda.details.presenter.error, agenda.steps(plan)[0].presenter) == ("", "Bibliotekarie")


def test_a_time_that_can_not_be_read_stays_with_the_reason(view: PrepareView, plan: Workshop) -> None:
    press(Qt.Key.Key_D)
    view.agenda.details.pinned.line.setFocus()
    write("snart")
    press(Qt.Key.Key_Tab)
    assert view.agenda.details.pinned.error.startswith("”snart” är inget klockslag.")
    assert agenda.steps(plan)[0].pinned == ""


def test_steps_beside_each_other_are_shown_together(view: PrepareView, plan: Workshop) -> None:
    step = agenda.steps(plan)[8]
    view.agenda.table.choose(step.id)
    press(Qt.Key.Key_D)
    view.agenda.details.beside.chosen.emit("yes")
    row = view.agenda.table.rows.rows[8]
    assert (row.beside, row.time) == (True, view.agenda.table.rows.rows[7].time)
    assert "samtidigt som momentet före" in row.spoken
    assert view.agenda.sum.startswith("144 min")


def test_a_time_is_locked_by_key_and_an_overfull_plan_shortened_in_proportion(
    view: PrepareView, plan: Workshop
) -> None:
    coffee = agenda.steps(plan)[5]
    view.agenda.table.choose(coffee.id)
    press(Qt.Key.Key_L)
    assert coffee.pinned == "14:05"
    view.agenda.table.choose(agenda.steps(plan)[0].id)
    press(Qt.Key.Key_Plus, times=6)
    assert view.agenda.over.text == "”Fika” är låst till 14:05, men planen kommer dit 6 minuter för sent."
    before = minutes(plan)
    QTest.mouseClick(view.agenda.over.shorten, Qt.MouseButton.LeftButton)
    assert view.agenda.over.text == ""
    assert sum(minutes(plan)[:5]) == 65
    assert [step.minutes for step in agenda.steps(plan)][5:] == before[5:]
    view.stage.desk.undo()
    assert minutes(plan) == before
    press(Qt.Key.Key_L)
    assert agenda.steps(plan)[0].pinned == "13:00"


def test_the_time_at_which_it_must_end(view: PrepareView, plan: Workshop) -> None:
    view.agenda.ends.line.setFocus()
    write("15.30\n")
    assert plan.ends == "15:30"
    assert view.agenda.over.text == "Mötet måste sluta 15:30, men planen är 5 minuter för lång."
    view.agenda.ends.line.selectAll()
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return)
    assert (plan.ends, view.agenda.over.text) == ("", "")


def test_groups_are_made_of_people_mixed_by_where_they_come_from(view: PrepareView, plan: Workshop) -> None:
    QTest.mouseClick(view.teams.unfold, Qt.MouseButton.LeftButton)
    maker = view.teams.maker
    assert maker.isVisible()
    assert maker.preview == "31 deltagare blir 6 grupper om 5–6. Målgrupp: 3 elever, 3 lärare."
    maker.mix.line.setFocus()
    write("Norra skolan 24, biblioteket")
    press(Qt.Key.Key_Return)
    assert maker.mix.error.startswith("Hur många kommer från ”biblioteket”?")
    write(" 11\n")
    assert [team.size for team in plan.teams] == [5] * 7
    assert plan.teams[-1].name == "Grupp 7"
    assert plan.teams[0].mix == "Norra skolan 4, biblioteket 1"
    assert view.teams.sum == "7 grupper · 35 deltagare"
    assert view.teams.table.rows.rows[0].spoken.endswith("Norra skolan 4, biblioteket 1")
    view.stage.desk.undo()
    assert len(plan.teams) == 6
