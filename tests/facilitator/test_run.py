"""The meeting as it runs: where it is, how it goes on, what time it is, what is told and what is asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.stage import Stage
from tests.builders import build
from tests.conftest import Clock
from tests.facilitator.consoles import Console, begin, open_console, settle
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import ALT, CTRL, SHIFT, press, write
from tests.stages import make_stage
from workshops import agenda, ideas, meeting
from workshops.model import Workshop
from workshops.storage.library import Library

Key = Qt.Key


@pytest.fixture
def workshop(library: Library) -> Workshop:
    """A meeting of ten activities with notes, not begun."""
    return build(library, notes=12, sorted_notes=False, voted=False, developed=False)


@pytest.fixture
def console(qtbot: QtBot, stage: Stage, workshop: Workshop) -> Console:
    """The meeting has just begun, in a window of 1440 × 900."""
    return begin(open_console(qtbot, stage), workshop.id)


def here(console: Console) -> str:
    step = meeting.current(console.stage.desk.workshop)
    assert step is not None
    return step.title


def titles(workshop: Workshop) -> list[str]:
    return [step.title for step in agenda.steps(workshop)]


# Going through the meeting


def test_it_begins_at_the_first_activity(console: Console, workshop: Workshop) -> None:
    assert here(console) == titles(workshop)[0]
    assert console.bench.kind == "polls"
    assert console.run.frame.next.words == f"Nästa: {titles(workshop)[1]}"
    assert console.window.windowTitle().startswith(workshop.title)


def test_next_previous_and_back_to_the_first_by_key(console: Console, workshop: Workshop) -> None:
    press(Key.Key_PageDown, CTRL, times=2)
    assert here(console) == "Idéer per målgrupp"
    assert console.bench.kind == "explore"
    press(Key.Key_PageUp, CTRL)
    assert here(console) == "Uppvärmning"
    press(Key.Key_PageUp, CTRL, times=2)
    assert here(console) == titles(workshop)[0]
    assert console.window.toast.text == "Det här är första momentet."


def test_a_workspace_is_made_once_and_told_when_it_comes_and_goes(console: Console, workshop: Workshop) -> None:
    first = console.bench
    ids = [step.id for step in agenda.steps(workshop)]
    press(Key.Key_PageDown, CTRL)
    second = console.bench
    assert second is not first
    assert first.asked == [ids[0], "leave"]
    press(Key.Key_PageDown, CTRL)
    assert second.asked == [ids[1], "leave"]
    press(Key.Key_PageUp, CTRL, times=2)
    assert console.bench is first
    assert first.asked == [ids[0], "leave", ids[0]]


def test_the_caret_stands_where_work_begins(console: Console) -> None:
    press(Key.Key_PageDown, CTRL, times=2)
    assert QApplication.focusWidget() is console.bench.line


def test_the_agenda_is_walked_with_arrows_and_return(console: Console) -> None:
    press(Key.Key_G, CTRL)
    assert QApplication.focusWidget() is console.run.frame.rail.agenda
    press(Key.Key_Down, times=3)
    press(Key.Key_Return)
    assert here(console) == "Klustra idéerna"
    assert console.window.toast.text == "Du är nu i ”Klustra idéerna”."
    assert QApplication.focusWidget() is console.bench.line


def test_a_jump_can_be_taken_back_from_the_toast(console: Console, workshop: Workshop) -> None:
    console.run.course.jump(agenda.steps(workshop)[6].id)
    QTest.mouseClick(console.window.toast._button, Qt.MouseButton.LeftButton)
    assert here(console) == titles(workshop)[0]


def test_escape_leads_from_the_agenda_back_to_the_work(console: Console) -> None:
    press(Key.Key_G, CTRL)
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is console.bench.line


def test_phases_are_soft(console: Console) -> None:
    half = console.run.frame.rail.diamonds.half("develop")
    QTest.mouseClick(half, Qt.MouseButton.LeftButton)
    assert here(console) == "Lösningskort i grupp"
    QTest.mouseClick(console.run.frame.narrow.diamonds.half("explore"), Qt.MouseButton.LeftButton)
    assert here(console) == "Uppvärmning"


def test_a_phase_that_the_agenda_lacks_is_said_so(console: Console, desk: Desk) -> None:
    for step in list(desk.workshop.activities):
        if step.phase == "develop":
            desk.do(agenda.remove, step.id)
    console.run.course.to_phase("develop")
    assert console.window.toast.text == "Dagordningen har inget moment i Utveckla."


def test_after_the_last_activity_the_meeting_is_finished(console: Console, workshop: Workshop) -> None:
    console.run.course.jump(agenda.steps(workshop)[-1].id)
    settle()
    assert console.run.frame.next.words == "Avsluta mötet"
    press(Key.Key_PageDown, CTRL)
    assert console.walk.where == "finish"


def test_a_skipped_activity_is_passed_over(console: Console, desk: Desk) -> None:
    desk.do(agenda.change, agenda.steps(desk.workshop)[1].id, skipped=True)
    settle()
    assert console.run.frame.next.accessibleName() == "Nästa: Idéer per målgrupp"
    assert console.run.frame.next.words == "Nästa: Idéer"


def test_who_types_elsewhere_keeps_the_focus(console: Console, qtbot: QtBot) -> None:
    """With the console behind another window, going on moves no focus there."""
    from PySide6.QtWidgets import QLineEdit

    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    console.run.course.go_next()
    settle()
    assert QApplication.focusWidget() is other


# The clock


def face(console: Console) -> str:
    console.run.tick()
    return console.run.frame.side.clock.face.text


def test_the_clock_counts_down_and_signs_at_a_fifth_a_twentieth_and_the_end(console: Console, clock: Clock) -> None:
    assert face(console) == "10:00"
    clock.now += 7 * 60 + 59
    assert (face(console), console.run.frame.side.clock.face.sign) == ("02:01", "")
    clock.now += 1
    assert (face(console), console.run.frame.side.clock.face.sign) == ("02:00", "low")
    clock.now += 90
    assert (face(console), console.run.frame.side.clock.face.sign) == ("00:30", "last")
    clock.now += 42
    assert face(console) == "+00:12"
    assert console.run.frame.side.clock.chip.text == "över tiden"


def test_the_clock_ticks_each_second_on_the_second(console: Console, clock: Clock) -> None:
    assert console.run.ticker.is_running
    clock.now += 0.4
    console.run.tick()
    assert 580 <= console.run.ticker._timer.interval() <= 620


def test_pause_and_go_on(console: Console, clock: Clock) -> None:
    clock.now += 60
    press(Key.Key_F8)
    clock.now += 300
    assert face(console) == "09:00"
    assert console.run.frame.side.clock.more.pause.words == "Fortsätt"
    assert console.run.frame.side.clock.chip.text.startswith("Pausat ")
    press(Key.Key_F8)
    clock.now += 30
    assert face(console) == "08:30"
    assert console.run.frame.side.clock.chip.text == "5 min efter"


def test_more_and_less_time_by_key(console: Console) -> None:
    press(Key.Key_F7)
    assert face(console) == "11:00"
    press(Key.Key_F7, CTRL)
    assert face(console) == "16:00"
    press(Key.Key_F7, SHIFT)
    assert face(console) == "15:00"
    press(Key.Key_F7, CTRL | SHIFT)
    assert face(console) == "10:00"


def test_time_is_no_part_of_undo(console: Console, desk: Desk) -> None:
    press(Key.Key_F7)
    press(Key.Key_PageDown, CTRL)
    assert desk.next_undo is None


def test_the_forecast_moves_when_we_are_late(console: Console, clock: Clock) -> None:
    clock.now += 13 * 60
    console.run.tick()
    assert console.run.frame.side.clock.ends.text() == "slut 15:38 i stället för 15:35"
    model = console.run.frame.rail.agenda.rows
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "13:10 Uppvärmning, Utforska, 5 min, kommer 13:13"


# Taken up again


def test_a_clean_close_pauses_and_says_so(qtbot: QtBot, console: Console, desk: Desk, clock: Clock) -> None:
    clock.now += 75
    key = desk.workshop.id
    console.walk.go_home()
    clock.now += 3_600
    console.walk.continue_with(key)
    assert face(console) == "08:45"
    assert console.run.notice.text.startswith("Mötet pausades ")
    press(Key.Key_F8)
    assert console.run.notice.text == ""
    clock.now += 5
    assert face(console) == "08:40"


def test_after_a_kill_the_clock_has_gone_on_and_says_so(
    qtbot: QtBot, library: Library, workshop: Workshop, clock: Clock
) -> None:
    library.edit(workshop.id, meeting.start, clock.now, undoable=False)
    library.edit(workshop.id, meeting.touch, clock.now + 60, undoable=False)
    clock.now += 60 + 240
    console = open_console(qtbot, make_stage(Desk(library, clock)))
    console.walk.continue_with(workshop.id)
    assert face(console) == "05:00"
    assert "gått 4 minuter" in console.run.notice.text
    QTest.mouseClick(console.run.notice.buttons[0], Qt.MouseButton.LeftButton)
    assert face(console) == "09:00"
    assert console.run.notice.text == ""


def test_a_running_meeting_leaves_a_sign_of_life_each_minute(console: Console, desk: Desk, clock: Clock) -> None:
    console.run.tick()
    clock.now += 61
    console.run.tick()
    assert desk.workshop.touched == clock.now


# Undo


def test_undo_says_what_in_words_and_can_be_done_again(console: Console, desk: Desk) -> None:
    desk.do(ideas.discard, [idea.id for idea in desk.workshop.ideas[:3]])
    settle()
    assert console.run.top.undo.words == "Ångra: släng 3 lappar"
    press(Key.Key_Z, CTRL)
    assert console.window.toast.text == "Ångrat: släng 3 lappar."
    assert not any(idea.discarded for idea in desk.workshop.ideas)
    assert not console.run.top.undo.isEnabled()
    press(Key.Key_Y, CTRL)
    assert console.window.toast.text == "Gjort igen: släng 3 lappar."
    assert sum(idea.discarded for idea in desk.workshop.ideas) == 3


def test_undo_with_nothing_to_undo_says_so(console: Console) -> None:
    press(Key.Key_Z, CTRL)
    assert console.window.toast.text == "Det finns inget att ångra."


def test_undo_in_a_line_with_text_is_the_line_s_own(console: Console, desk: Desk) -> None:
    desk.do(ideas.add, "En idé")
    console.bench.line.setFocus()
    write("halv")
    press(Key.Key_Z, CTRL)
    assert desk.next_undo is not None
    assert console.bench.line.text() != "halv"
    console.bench.line.setText("")
    press(Key.Key_Z, CTRL)
    assert desk.next_undo is None


def test_undo_of_an_earlier_phase_goes_there_and_back(console: Console, desk: Desk) -> None:
    press(Key.Key_PageDown, CTRL, times=2)
    desk.do(ideas.add, "En idé")
    press(Key.Key_PageDown, CTRL)
    assert here(console) == "Klustra idéerna"
    press(Key.Key_Z, CTRL)
    assert here(console) == "Idéer per målgrupp"
    assert console.window.toast.text == "Ångrat i Utforska: ny lapp. Du är nu i ”Idéer per målgrupp”."
    QTest.mouseClick(console.window.toast._button, Qt.MouseButton.LeftButton)
    assert here(console) == "Klustra idéerna"


def test_undo_of_what_was_done_here_stays_here(console: Console, desk: Desk) -> None:
    press(Key.Key_PageDown, CTRL, times=3)
    desk.do(ideas.reword, desk.workshop.ideas[0].id, "Annat")
    press(Key.Key_Z, CTRL)
    assert here(console) == "Klustra idéerna"


# Hidden notes


def test_entering_clusters_with_hidden_notes_asks(console: Console, desk: Desk) -> None:
    team = desk.workshop.teams[0]
    desk.note(meeting.reveal, [team.id], False)
    press(Key.Key_PageDown, CTRL, times=3)
    assert console.run.notice.text.startswith("1 lapp är fortfarande dold")
    assert QApplication.focusWidget() is console.bench.line
    press(Key.Key_R, CTRL | SHIFT)
    assert desk.workshop.teams[0].revealed
    assert console.run.notice.text == ""
    assert console.window.toast.text == f"Lapparna från {team.name} visas nu för rummet."
    QTest.mouseClick(console.window.toast._button, Qt.MouseButton.LeftButton)
    assert not desk.workshop.teams[0].revealed


def test_the_question_goes_with_the_activity(console: Console, desk: Desk) -> None:
    desk.note(meeting.reveal, [desk.workshop.teams[0].id], False)
    press(Key.Key_PageDown, CTRL, times=3)
    press(Key.Key_PageUp, CTRL)
    assert console.run.notice.text == ""


def test_hidden_notes_may_be_kept_hidden(console: Console, desk: Desk) -> None:
    desk.note(meeting.reveal, [desk.workshop.teams[0].id], False)
    press(Key.Key_PageDown, CTRL, times=3)
    QTest.mouseClick(console.run.notice.buttons[1], Qt.MouseButton.LeftButton)
    assert console.run.notice.text == ""
    assert not desk.workshop.teams[0].revealed


# Every size, language and theme

SIZES = [(1366, 768), (1440, 900), (1920, 1080)]


@pytest.mark.parametrize("size", SIZES)
def test_where_things_stand_in_each_size(qtbot: QtBot, stage: Stage, workshop: Workshop, size: tuple[int, int]) -> None:
    console = begin(open_console(qtbot, stage, size), workshop.id)
    frame, top = console.run.frame, console.run.top
    small = size[0] == 1366
    assert frame.rail.isVisible()
    assert frame.rail.width() == (240 if small else 288)
    assert frame.tab.isVisible() == small
    assert top.clock.isVisible() == small
    assert frame.side.isVisible() != small
    assert frame.next.isVisible()
    assert frame.next.height() == 48
    corner = frame.next.mapTo(frame, frame.next.rect().bottomRight())
    assert corner.x() > frame.width() - 90
    assert corner.y() > frame.height() - 90
    assert console.run.minimumSizeHint().width() <= size[0]


def test_a_folded_guide_slides_out_at_a_key(qtbot: QtBot, stage: Stage, workshop: Workshop) -> None:
    stage.theme.reduced_motion = True
    console = begin(open_console(qtbot, stage, (1366, 768)), workshop.id)
    press(Key.Key_F9)
    assert console.run.frame.side.isVisible()
    assert QApplication.focusWidget() is console.bench.line
    press(Key.Key_F9)
    assert not console.run.frame.side.isVisible()


def test_the_guide_of_a_narrow_workspace_lies_over_it(qtbot: QtBot, stage: Stage, workshop: Workshop) -> None:
    stage.theme.reduced_motion = True
    console = begin(open_console(qtbot, stage), workshop.id)
    press(Key.Key_PageDown, CTRL, times=3)
    assert not console.run.frame.sheet.isVisible()
    press(Key.Key_F9)
    assert console.run.frame.sheet.isVisible()
    press(Key.Key_F9)
    assert not console.run.frame.sheet.isVisible()


def test_a_narrow_rail_opens_for_the_agenda(qtbot: QtBot, stage: Stage, workshop: Workshop) -> None:
    stage.theme.reduced_motion = True
    console = begin(open_console(qtbot, stage), workshop.id)
    press(Key.Key_PageDown, CTRL, times=3)
    frame = console.run.frame
    assert frame.narrow.isVisible()
    assert not frame.rail.isVisible()
    press(Key.Key_G, CTRL)
    assert frame.rail.isVisible()
    press(Key.Key_Up, times=2)
    press(Key.Key_Return)
    assert here(console) == "Uppvärmning"
    assert frame.rail.isVisible()
    assert not frame.narrow.isVisible()


def test_at_twice_the_text_rail_and_guide_are_tabs(qtbot: QtBot, stage: Stage, workshop: Workshop) -> None:
    stage.theme.text_scale = 2.0
    console = begin(open_console(qtbot, stage), workshop.id)
    assert console.run.frame.narrow.isVisible()
    assert console.run.frame.tab.isVisible()
    assert console.run.top.clock.isVisible()
    assert console.run.frame.next.isVisible()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_control_is_named_in_every_language_and_theme(
    qtbot: QtBot, desk: Desk, workshop: Workshop, language: str, theme: str
) -> None:
    console = begin(open_console(qtbot, make_stage(desk, language, theme)), workshop.id)
    console.window.toggle_keys()
    console.window.tell_mishap("details")
    for _ in range(len(workshop.activities) - 1):
        assert unnamed_controls(console.window) == []
        console.run.course.go_next()
        settle()
    assert not console.window.grab().isNull()


def test_the_top_bar_says_what_the_room_sees(console: Console) -> None:
    console.run.show_sharing("shown")
    assert console.run.top.shows.text() == "Gemensam skärm visar"
    assert console.run.top.sees.text() == "room of polls"
    assert console.run.top.black.words == "Släck"
    console.run.show_sharing("black")
    assert console.run.top.shows.text() == "Gemensam skärm är släckt"
    assert console.run.top.black.words == "Tänd"


def test_the_key_bar_names_what_works_now(console: Console) -> None:
    said = console.run.keys.accessibleName()
    assert "Ctrl+PgDn Nästa moment" in said
    assert "Ctrl+K polls" in said
    assert "F1 Alla kortkommandon" in said


def test_the_guide_says_what_the_card_says(console: Console, workshop: Workshop) -> None:
    from workshops import methods

    card = methods.load(agenda.steps(workshop)[0].method)
    assert card is not None
    say = console.run.frame.side.guide.say
    assert say.text == card.say[0]
    if len(card.say) > 1:
        QTest.mouseClick(say.another, Qt.MouseButton.LeftButton)
        assert say.text == card.say[1]


def test_the_plan_can_be_changed_while_the_meeting_runs(console: Console, clock: Clock) -> None:
    press(Key.Key_G, CTRL | SHIFT)
    assert console.walk.where == "prepare"
    console.walk._leave_prepare()
    assert console.walk.where == "run"
    assert not console.run.ticker._desk.workshop.progress.paused  # type: ignore[union-attr]


def test_home_is_a_key_away_and_pauses(console: Console, library: Library, workshop: Workshop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(console.walk.home_wanted):
        press(Key.Key_Home, ALT)
    assert not console.stage.desk.is_open
    assert library.workshop(workshop.id).progress.paused is not None  # type: ignore[union-attr]
