"""The room's window, typed in and looked at: the entry line, ballots, the clicker, the clock, both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.preview import Dragging, Naming
from facilitator.shared_screen import values as v
from facilitator.shared_screen.window import SharedScreen
from facilitator.stage import Stage
from tests.conftest import Clock
from tests.facilitator.shared import control, go, is_black, open_room, page_of, painted, press, teams, type_text
from tests.stages import make_stage
from workshops import clusters, ideas, meeting, outcomes, votes
from workshops.model import Workshop

WORKS = ("check_in", "ideas", "cluster", "vote", "break", "concept", "pitch", "decisions", "closing")


@pytest.fixture
def open_stage(stage: Stage, workshop: Workshop) -> Stage:
    """The sample meeting on the desk, at its ideas."""
    stage.desk.open(workshop.id)
    go(stage, "ideas")
    stage.entry.use("ideas")
    return stage


@pytest.fixture
def room(open_stage: Stage, qtbot: QtBot) -> SharedScreen:
    """The window while ideas are written."""
    window = open_room(open_stage)
    qtbot.addWidget(window)
    return window


def test_a_participant_types_an_idea_and_sees_it_land(open_stage: Stage, room: SharedScreen) -> None:
    type_text(room, "Läs högt – för é och alla")
    assert "Läs högt – för é och alla" in painted(room)
    press(room, Qt.Key.Key_Return)
    latest = max(open_stage.desk.workshop.ideas, key=lambda idea: idea.seq)
    assert latest.text == "Läs högt – för é och alla"
    assert latest.target_group == "students"
    assert open_stage.entry.text == ""
    page = page_of(room, v.Explore)
    assert page.columns[0].notes[0].text == latest.text
    assert any(getattr(block, "landed", False) for block in room.canvas.blocks)


def test_the_outline_of_a_new_note_goes(qtbot: QtBot, room: SharedScreen) -> None:
    type_text(room, "Ny")
    press(room, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not any(getattr(block, "landed", False) for block in room.canvas.blocks), timeout=4000)


def test_tab_and_digits_choose_the_team(open_stage: Stage, room: SharedScreen) -> None:
    order = [team.id for team in teams(open_stage)]
    press(room, Qt.Key.Key_Tab)
    assert open_stage.entry.team == order[1]
    press(room, Qt.Key.Key_Backtab, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert open_stage.entry.team == order[0]
    control(room, Qt.Key.Key_5)
    assert open_stage.entry.team == order[4]
    assert "Grupp 5" in painted(room)
    assert open_stage.entry.target_group == "teachers"


def test_what_is_typed_in_the_console_stands_in_the_room_and_the_other_way(
    open_stage: Stage, room: SharedScreen
) -> None:
    open_stage.entry.write("Från datorn")
    assert "Från datorn" in painted(room)
    type_text(room, "!")
    assert open_stage.entry.text == "Från datorn!"
    press(room, Qt.Key.Key_Backspace)
    control(room, Qt.Key.Key_Z)
    assert open_stage.entry.text == "Från datorn!"


def test_a_refused_idea_stays_with_the_reason_in_words(open_stage: Stage, room: SharedScreen) -> None:
    open_stage.entry.write("å" * 501)
    press(room, Qt.Key.Key_Return)
    assert open_stage.entry.text == "å" * 501
    assert "Texten är 501 tecken" in painted(room)
    assert "501 av 500" in painted(room)
    assert "501" in room.strip.accessibleDescription()
    press(room, Qt.Key.Key_Backspace)
    assert room.strip.error == ""
    press(room, Qt.Key.Key_Return)
    assert max(open_stage.desk.workshop.ideas, key=lambda idea: idea.seq).text == "å" * 500


def test_escape_leaves_the_line_and_nothing_else(open_stage: Stage, room: SharedScreen, qtbot: QtBot) -> None:
    type_text(room, "Halv")
    with qtbot.assertNotEmitted(room.wants_console):
        press(room, Qt.Key.Key_Escape)
        press(room, Qt.Key.Key_Escape)
    assert room.isVisible()
    assert not room.strip.hasFocus()
    assert open_stage.entry.text == "Halv"
    type_text(room, "v")
    assert open_stage.entry.text == "Halvv"


def test_the_point_and_b_black_out_only_where_there_is_no_caret(open_stage: Stage, room: SharedScreen) -> None:
    type_text(room, "b.")
    assert open_stage.entry.text == "b."
    assert not is_black(room)
    press(room, Qt.Key.Key_Escape)
    press(room, Qt.Key.Key_Period, ".")
    assert is_black(room)
    type_text(room, "xyz")
    assert open_stage.entry.text == "b."
    press(room, Qt.Key.Key_B, "b")
    assert not is_black(room)
    press(room, Qt.Key.Key_F6)
    assert is_black(room)
    assert painted(room).strip() == ""
    press(room, Qt.Key.Key_F6)
    type_text(room, "c")
    assert open_stage.entry.text == "b.c"


def test_the_keys_of_the_meeting_are_asked_of_the_console(room: SharedScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.next_activity, timeout=1000):
        control(room, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(room.previous_activity, timeout=1000):
        control(room, Qt.Key.Key_PageUp)


def test_a_ballot_is_filled_in_without_showing_on_what(open_stage: Stage, room: SharedScreen) -> None:
    go(open_stage, "vote")
    workshop = open_stage.desk.workshop
    assert page_of(room, v.Result)
    open_stage.desk.do(votes.open_round, [cluster.id for cluster in workshop.clusters[:6]], 3)
    open_stage.ballot.choose_team(teams(open_stage)[0].id)
    before = painted(room)
    type_text(room, "22")
    page = page_of(room, v.Vote)
    assert page.ballot == v.BallotSeen("Grupp 1", 2, 3)
    assert set(painted(room).split("\n")) - set(before.split("\n")) == {"Grupp 1: 1 prick kvar"}
    press(room, Qt.Key.Key_Backspace)
    type_text(room, "31")
    press(room, Qt.Key.Key_Return)
    assert (page_of(room, v.Vote).cast, page_of(room, v.Vote).ballot) == (1, None)
    assert "av 31 har röstat" in painted(room)


def test_a_closed_vote_is_sorted(open_stage: Stage, room: SharedScreen) -> None:
    go(open_stage, "vote")
    page = page_of(room, v.Result)
    counts = [row.votes for row in page.rows]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == page.dots == 93
    assert "Så fördelade vi 93 prickar" in painted(room)


def test_the_clicker_leads_through_the_presentations(open_stage: Stage, room: SharedScreen) -> None:
    go(open_stage, "pitch")
    assert page_of(room, v.Queue)
    seen = []
    for _ in range(6):
        press(room, Qt.Key.Key_PageDown)
        seen.append(page_of(room, v.Pitch).name)
    assert seen == ["Läxvännen", "Tre vägar in", "Prova högt", "Första utkastet", "Svar i tid", "Syna svaren"]
    press(room, Qt.Key.Key_PageUp)
    assert page_of(room, v.Pitch).name == "Svar i tid"
    press(room, Qt.Key.Key_PageDown)
    press(room, Qt.Key.Key_PageDown)
    assert page_of(room, v.Queue)
    assert "Tack, nu har alla presenterat" in painted(room)


def test_feedback_is_written_where_the_first_letter_calls_the_line(open_stage: Stage, room: SharedScreen) -> None:
    go(open_stage, "pitch")
    open_stage.entry.use("feedback")
    press(room, Qt.Key.Key_PageDown)
    assert not room.strip.isVisible()
    assert "Tre vägar in" in painted(room)
    type_text(room, "Går det offline?")
    assert room.strip.isVisible()
    press(room, Qt.Key.Key_Tab)
    press(room, Qt.Key.Key_Tab)
    assert "Fråga" in painted(room)
    press(room, Qt.Key.Key_Return)
    said = open_stage.desk.workshop.feedback[-1]
    assert (said.text, said.kind) == ("Går det offline?", "question")
    assert dict(page_of(room, v.Pitch).counts)["question"] == 2
    press(room, Qt.Key.Key_Escape)
    assert not room.strip.isVisible()


def test_a_cluster_is_named_as_one_types_and_a_note_hangs_over_it(open_stage: Stage, room: SharedScreen) -> None:
    go(open_stage, "cluster")
    workshop = open_stage.desk.workshop
    first = min(workshop.clusters, key=lambda cluster: cluster.position)
    open_stage.desk.previewed.emit(Naming(first.id, "Läsa och lyss"))
    assert "Läsa och lyss" in painted(room)
    open_stage.desk.previewed.emit(Naming(first.id, None))
    assert "Läsa och lyss" not in painted(room)
    note = clusters.unplaced(workshop)[0]
    open_stage.desk.previewed.emit(Dragging((note.id,), first.id))
    assert any(getattr(block, "hanging", False) for block in room.canvas.blocks)
    open_stage.desk.previewed.emit(Dragging())
    assert not any(getattr(block, "hanging", False) for block in room.canvas.blocks)


def test_the_page_of_a_cluster_that_is_worked_on_is_turned_to(open_stage: Stage, room: SharedScreen) -> None:
    go(open_stage, "cluster")
    workshop = open_stage.desk.workshop
    last = max(workshop.clusters, key=lambda cluster: cluster.position)
    assert room.laid.pages == 2
    assert room.laid.page == 0
    open_stage.desk.do(clusters.rename, last.id, "Det sista")
    assert room.laid.page == 1
    assert "Det sista" in painted(room)
    press(room, Qt.Key.Key_F3)
    assert room.laid.page == 0
    open_stage.desk.undo()
    assert room.laid.page == 1


def test_undo_takes_the_note_off_the_room(open_stage: Stage, room: SharedScreen) -> None:
    open_stage.desk.do(ideas.add, "Ångras snart", teams(open_stage)[0].id)
    assert "Ångras snart" in painted(room)
    open_stage.desk.undo()
    assert "Ångras snart" not in painted(room)
    open_stage.desk.redo()
    assert "Ångras snart" in painted(room)


def test_older_notes_are_a_key_away(open_stage: Stage, room: SharedScreen) -> None:
    oldest = min(open_stage.desk.workshop.ideas, key=lambda idea: idea.seq)
    for _ in range(12):
        assert room.laid.page == 0 or "tidigare visas" in painted(room)
        if oldest.text in room.canvas.accessibleDescription():
            break
        press(room, Qt.Key.Key_F3)
    assert oldest.text in room.canvas.accessibleDescription()
    open_stage.desk.do(ideas.add, "Alldeles ny", teams(open_stage)[0].id)
    assert room.laid.page == 0


def test_the_clock_counts_in_its_own_rectangle(open_stage: Stage, room: SharedScreen, clock: Clock) -> None:
    assert room.canvas.face is not None
    assert room.canvas.face.text == "20:00"
    clock.now += 17 * 60
    room.tick()
    assert (room.canvas.face.text, room.canvas.face.sign) == ("03:00", "low")
    clock.now += 200
    room.tick()
    assert room.canvas.face.text == "+00:20"
    assert room.canvas.face.caption == "över tiden"
    open_stage.desk.note(meeting.pause, clock.now)
    assert room.canvas.face.caption == "pausat"


def test_a_break_says_when_we_go_on(open_stage: Stage, room: SharedScreen, clock: Clock) -> None:
    go(open_stage, "break")
    assert "Vi fortsätter" in painted(room)
    assert "Sedan: Lösningskort i grupp" in painted(room)
    open_stage.desk.note(meeting.pause, clock.now)
    assert "Vi fortsätter" not in painted(room)


def test_notes_to_the_facilitator_are_never_shown(open_stage: Stage, room: SharedScreen) -> None:
    from workshops import agenda

    for step in open_stage.desk.workshop.activities:
        open_stage.desk.do(agenda.change, step.id, notes="säg inte detta")
    for work in WORKS:
        go(open_stage, work)
        assert "säg inte" not in painted(room) + room.canvas.accessibleDescription()


def test_a_sheet_is_shown_only_when_somebody_chose_to(open_stage: Stage, room: SharedScreen) -> None:
    go(open_stage, "concept")
    assert "årskurs" not in painted(room)
    room.show_sheet(teams(open_stage)[1].id)
    assert "Användargränssnitt" in painted(room)
    assert "årskurs" in painted(room)
    room.show_sheet(None)
    assert "årskurs" not in painted(room)


def test_points_of_a_discussion_are_shown_as_they_are_noted(open_stage: Stage, room: SharedScreen) -> None:
    go(open_stage, "check_in")
    open_stage.entry.use("points")
    type_text(room, "Vi vill ses oftare")
    press(room, Qt.Key.Key_Return)
    assert "Det här säger vi" in painted(room)
    assert "Vi vill ses oftare" in painted(room)


def test_decisions_and_actions_stand_side_by_side(open_stage: Stage, room: SharedScreen) -> None:
    go(open_stage, "decisions")
    open_stage.desk.do(outcomes.assign, "Ringa förlaget", "Rektor", "2027-02-01")
    text = painted(room)
    assert "Ringa förlaget" in text
    assert "Rektor · 1 feb" in text
    assert "Nätverket" in text


def test_before_and_after_the_meeting(stage: Stage, workshop: Workshop, qtbot: QtBot) -> None:
    stage.desk.open(workshop.id)
    room = open_room(stage)
    qtbot.addWidget(room)
    text = painted(room)
    assert "Nätverksmöte skoldigitalisering" in text
    assert "Torsdag 26 november 2026, 13:00–15:35, Lokal Vinga" in text
    assert room.canvas.face is None
    go(stage, "closing")
    stage.desk.note(meeting.finish, stage.desk.now())
    assert "Tack för i dag!" in painted(room)
    stage.desk.put_away()
    assert page_of(room, v.Nothing)
    assert painted(room).strip() == ""


def test_a_window_put_away_costs_nothing_and_is_right_when_it_comes_back(open_stage: Stage, room: SharedScreen) -> None:
    room.hide()
    page = room.page
    open_stage.desk.do(ideas.add, "Medan det var släckt", teams(open_stage)[0].id)
    assert room.page is page
    room.show()
    assert "Medan det var släckt" in painted(room)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_page_opens_in_both_languages_and_all_themes(
    desk: Desk, workshop: Workshop, qtbot: QtBot, language: str, theme: str
) -> None:
    desk.open(workshop.id)
    stage = make_stage(desk, language, theme)
    room = open_room(stage, theme, (1366, 768))
    qtbot.addWidget(room)
    for work in WORKS:
        go(stage, work)
        assert painted(room).strip()
        assert room.canvas.accessibleDescription().strip()
    desk.do(votes.open_round)
    go(stage, "vote")
    assert painted(room).strip()
    go(stage, "pitch")
    room.present(1)
    assert painted(room).strip()
    room.theme.use("dark" if theme == "light" else "light")
    QApplication.processEvents()
    assert not room.grab().isNull()
