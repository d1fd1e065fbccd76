"""Check-in and closing: questions answered at speed, hidden from the room until shown, closed, asked again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases.poll_tabs import POINTS
from facilitator.phases.polling import PollWorkspace
from facilitator.shared_screen import values as v
from facilitator.shared_screen.window import SharedScreen
from tests.builders import build
from tests.facilitator.press import CTRL, focus, press, write
from tests.facilitator.shared import open_room, page_of, painted, read_aloud
from tests.facilitator.workspaces import show_workspace
from tests.stages import make_stage
from workshops import agenda, meeting, polls
from workshops.model import Activity, Poll, Workshop, find
from workshops.phases import POLLS
from workshops.polled import telling
from workshops.storage.library import Library

Key = Qt.Key
Open = Callable[..., PollWorkspace]
SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
OPTIONS = ("Aldrig", "Ibland", "Varje dag")
SECRET = "hemligstämplad"


@pytest.fixture
def open_polls(desk: Desk, library: Library, qtbot: QtBot) -> Open:
    """Opens a meeting at its check-in with questions of these kinds, the focus where work begins."""

    def opened(
        *kinds: str, language: str = "sv", theme: str = "light", size: tuple[int, int] = (824, 760)
    ) -> PollWorkspace:
        workshop = build(library, notes=0)
        desk.open(workshop.id)
        step = next(each for each in workshop.activities if each.work == "check_in")
        for number, kind in enumerate(kinds, start=1):
            options = OPTIONS if kind in polls.CHOICES else ()
            desk.do(polls.add, kind, f"Fråga nummer {number}?", options, activity=step.id)
        desk.note(meeting.go_to, step.id, desk.now())
        workspace = PollWorkspace(make_stage(desk, language, theme))
        show_workspace(qtbot, workspace, "check_in", size)
        return workspace

    return opened


def asked(workspace: PollWorkspace) -> Poll:
    poll = workspace.poll
    assert poll is not None
    return poll


def counts(workspace: PollWorkspace) -> list[int]:
    found = polls.results_of(workspace.stage.desk.workshop, asked(workspace).id)
    return [option.count for option in found.options]


def hides(workspace: PollWorkspace) -> bool:
    return workspace.stage.entry.hides


def page(room: SharedScreen) -> str:
    return type(room.page).__name__


def step_of(workshop: Workshop) -> Activity:
    return next(each for each in workshop.activities if each.work == "check_in")


def test_what_is_typed_is_heard_before_return_and_taken_by_it(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls("single")
    assert workspace.line.field.hasFocus()
    write("2 × 4")
    assert workspace.line._echo.text() == "4 svar: Ibland"
    assert counts(workspace) == [0, 0, 0]
    write("\n113\n")
    assert counts(workspace) == [2, 4, 1]
    assert workspace.line._echo.text() == ""
    assert workspace.subtitle() == "7 av 31 svar"
    press(Key.Key_Z, CTRL)
    assert counts(workspace) == [0, 4, 0]
    press(Key.Key_D, CTRL)
    assert counts(workspace) == [0, 0, 0]
    press(Key.Key_Z, CTRL)
    assert counts(workspace) == [0, 4, 0]


def test_what_cannot_be_read_stays_with_the_reason(open_polls: Open) -> None:
    workspace = open_polls("scale")
    write("7\n")
    assert workspace.line.field.text() == "7"
    assert workspace.line.error == "7 ligger utanför skalan. Skriv 1–5."
    press(Key.Key_Backspace)
    write("5\n")
    assert workspace.line.error == ""
    assert counts(workspace) == [0, 0, 0, 0, 1]


def test_digits_reach_the_line_from_anywhere(open_polls: Open) -> None:
    workspace = open_polls("single", "cloud")
    workspace.foot_row.switch.setFocus()
    workspace.setFocus()
    write("3\n")
    assert counts(workspace) == [0, 0, 1]


@pytest.mark.parametrize("kind", POLLS)
def test_nothing_of_the_answers_is_in_the_room_before_they_are_shown(open_polls: Open, desk: Desk, kind: str) -> None:
    workspace = open_polls(kind)
    room = open_room(workspace.stage)
    typed = {"cloud": SECRET, "text": SECRET, "number": "4711", "ranking": "312"}.get(kind, "2 × 23")
    desk.do(polls.type_in, asked(workspace).id, typed)
    room.refresh()
    page = page_of(room, v.Question)
    assert page.found.cast == (23 if "23" in typed else 1)
    table = telling.table(workspace.stage.words, polls.results_of(desk.workshop, asked(workspace).id))
    assert SECRET not in repr(page)
    assert "4711" not in repr(page)
    assert all(option.count == 0 for option in page.found.options)
    seen = painted(room) + read_aloud(room)
    assert SECRET not in seen
    assert "4711" not in seen
    assert "100 %" not in seen
    desk.note(polls.show, asked(workspace).id)
    page = page_of(room, v.Question)
    seen = read_aloud(room)
    for row in table.rows:
        assert row[0] in seen
    desk.note(polls.show, asked(workspace).id, False)
    assert SECRET not in repr(room.page) + painted(room) + read_aloud(room)
    room.close()


def test_half_typed_answers_are_hatched_in_the_room_until_the_question_is_shown(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls("text")
    room = open_room(workspace.stage)
    workspace.stage.entry.write(SECRET)
    assert SECRET not in painted(room) + read_aloud(room)
    assert hides(workspace)
    desk.note(polls.show, asked(workspace).id)
    assert not hides(workspace)
    room.close()


def test_answers_are_typed_in_the_rooms_window_too(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls("single")
    room = open_room(workspace.stage)
    room.setFocus()
    write("3 × 2\n")
    assert counts(workspace) == [0, 0, 2]
    room.close()


def test_the_room_is_shown_the_answers_by_one_key_and_sees_less_again_by_the_same(open_polls: Open) -> None:
    workspace = open_polls("single")
    assert workspace.room_sees() == "Frågan, svaren dolda"
    press(Key.Key_R, CTRL)
    assert asked(workspace).shown
    assert workspace.foot_row.switch.value == "shown"
    assert workspace.room_sees() == "Svaren"
    press(Key.Key_R, CTRL)
    assert not asked(workspace).shown


def test_a_closed_question_takes_nothing_and_opens_again(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls("single")
    write("1\n")
    press(Key.Key_L, CTRL)
    assert asked(workspace).closed
    assert not workspace.line.field.isEnabled()
    write("2\n")
    assert counts(workspace) == [1, 0, 0]
    press(Key.Key_L, CTRL)
    write("2\n")
    assert counts(workspace) == [1, 1, 0]


def test_questions_and_points_are_tabs_that_one_key_goes_through(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls("single", "cloud")
    first, second = (poll.id for poll in polls.of_activity(desk.workshop, step_of(desk.workshop).id))
    write("halvt")
    press(Key.Key_T, CTRL)
    assert asked(workspace).id == second
    assert workspace.line.field.text() == ""
    write("hopp, oro\n")
    press(Key.Key_T, CTRL)
    assert workspace.poll is None
    assert workspace.bar.tabs.current == POINTS
    write("Något att minnas\n")
    assert [point.text for point in desk.workshop.points] == ["Något att minnas"]
    press(Key.Key_T, CTRL)
    assert asked(workspace).id == first
    assert workspace.line.field.text() == "halvt"  # each question keeps what was half typed
    press(Key.Key_2, CTRL)
    assert asked(workspace).id == second
    press(Key.Key_3, CTRL)
    assert workspace.poll is None


def test_the_room_follows_to_the_points_and_back(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls("single")
    room = open_room(workspace.stage)
    assert page(room) == "Question"
    workspace.choose(POINTS)
    assert page(room) == "Calm"
    workspace.choose(polls.of_activity(desk.workshop, step_of(desk.workshop).id)[0].id)
    assert page(room) == "Question"
    workspace.choose(POINTS)
    workspace.leave()
    assert page(room) == "Question"
    room.close()


def test_a_moment_without_questions_is_as_it_was_with_a_way_to_ask(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls()
    assert workspace.steps.isVisible()
    write("en punkt\n")
    assert len(desk.workshop.points) == 1
    assert not workspace.bar.tabs.isVisible()
    assert workspace.bar.new.isVisible()


def test_a_question_is_asked_by_keyboard_alone(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls()
    press(Key.Key_N, CTRL)
    assert focus() is workspace.form.question.line
    write("Vad hjälper mest?\n")
    assert focus() is workspace.form.options
    write("Tid\nPengar\nKollegor")
    press(Key.Key_Return, CTRL)
    poll = asked(workspace)
    assert (poll.kind, poll.question) == ("single", "Vad hjälper mest?")
    assert [row.text for row in polls.options_of(desk.workshop, poll.id)] == ["Tid", "Pengar", "Kollegor"]
    assert workspace.line.field.hasFocus()
    write("3\n")
    assert counts(workspace) == [0, 0, 1]
    press(Key.Key_E, CTRL)
    assert workspace.form.question.text() == "Vad hjälper mest?"
    workspace.form.options.setPlainText("Tid\nPengar")
    press(Key.Key_Return, CTRL)
    assert workspace.form.error.startswith("Frågan har svar")
    press(Key.Key_Escape)
    assert asked(workspace).id == poll.id
    assert workspace.line.field.hasFocus()


def test_a_refused_form_keeps_what_was_typed(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls()
    workspace.new()
    workspace.form.kind.choose("ranking")
    write("Ordna!")
    press(Key.Key_Return, CTRL)
    assert workspace.form.error == "Skriv minst två alternativ, ett på varje rad."
    assert workspace.form.question.text() == "Ordna!"
    assert desk.workshop.polls == []


def test_what_is_typed_in_the_form_is_no_answer(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls("single")
    workspace.edit()
    workspace.form.save.setFocus()
    write("123")
    assert desk.workshop.answers == []
    assert workspace.stage.entry.text == ""


def test_a_question_is_moved_and_removed_in_its_form(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls("single", "cloud")
    step = step_of(desk.workshop).id
    first, second = polls.of_activity(desk.workshop, step)
    workspace.choose(second.id)
    workspace.edit()
    workspace.form.moved.emit(-1)
    assert polls.of_activity(desk.workshop, step) == [second, first]
    workspace.form.removed.emit()
    assert polls.of_activity(desk.workshop, step) == [first]
    assert asked(workspace) is first
    desk.undo()
    assert len(polls.of_activity(desk.workshop, step)) == 2


def test_undoing_a_new_question_goes_back_to_the_one_before(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls("single")
    desk.do(polls.add, "text", "Ny?", activity=step_of(desk.workshop).id)
    workspace.choose(desk.workshop.polls[-1].id)
    desk.undo()
    assert asked(workspace).kind == "single"
    assert workspace.stage.entry.poll == asked(workspace).id


def test_a_pasted_chat_becomes_answers_after_a_question(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls("single")
    chat = "[09:02] Kim Ek: 2\n[09:02] Lo Berg: ibland\n[09:03] Mo Ask: vad menas?\n[09:03] Bo Al: 3"
    workspace.line.field.take_in(chat)
    assert workspace.line.question.sentence == "3 svar ur en chatt, utan namn och klockslag. Lägg till dem?"
    assert desk.workshop.answers == []
    press(Key.Key_Return)
    assert counts(workspace) == [0, 2, 1]
    press(Key.Key_Z, CTRL)
    assert counts(workspace) == [0, 0, 0]


def test_personal_data_in_an_answer_is_warned_of(open_polls: Open) -> None:
    workspace = open_polls("text")
    write("Ring mig på 070-174 06 05")
    assert "telefonnummer" in workspace.line.notice
    press(Key.Key_E, SHIFT_CTRL)
    assert workspace.line.field.text() == "Ring mig på [telefonnummer]"


def test_the_picture_says_the_same_as_the_table(open_polls: Open, desk: Desk) -> None:
    workspace = open_polls("scale")
    write("4435\n")
    said = workspace.picture.drawing.accessibleDescription()
    press(Key.Key_B, CTRL)
    table = workspace.picture.table
    assert table.isVisible()
    rows = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]  # type: ignore[union-attr]
    assert rows[3] == ["4", "2", "50 %"]
    assert all(f"{row[0]}: {row[1]}, {row[2]}." in said for row in rows)
    assert "Medel 4 · median 4 · spridning 0,7" in said
    press(Key.Key_B, CTRL)
    assert workspace.picture.drawing.isVisible()


def test_a_question_of_an_earlier_meeting_is_asked_again_beside_what_it_gave(
    open_polls: Open, desk: Desk, library: Library, qtbot: QtBot
) -> None:
    old = build(library, notes=0)
    library.edit(old.id, agenda.describe, title="Vårens möte", date="2026-05-07")
    library.edit(old.id, polls.add, "single", "Hur ofta?", OPTIONS, activity=step_of(old).id)
    library.edit(old.id, polls.type_in, old.polls[0].id, "1112")
    workspace = open_polls()
    press(Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: bool(workspace.pasts.list.rows.rows))
    assert workspace.pasts.list.rows.rows[0].spoken == "Hur ofta? Ett val · Vårens möte, 7 maj 2026 · 4 svar"
    press(Key.Key_Return)
    assert asked(workspace).question == "Hur ofta?"
    write("33\n")
    said = workspace.picture.drawing.accessibleDescription()
    assert "Varje dag: 2, 100 %, 0 %." in said
    assert "Aldrig: 0, 0 %, 75 %." in said
    assert "Förra gången: 4 svar (Vårens möte, 7 maj 2026)." in said


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [(700, 560), (1078, 676)])
@pytest.mark.parametrize("answers", [0, 1, 60, 1_000])
def test_every_kind_is_painted_with_nothing_and_with_much(
    open_polls: Open, desk: Desk, theme: str, size: tuple[int, int], answers: int
) -> None:
    if answers in (1, 60) and theme != "light":
        pytest.skip("once is enough")
    workspace = open_polls(*POLLS, theme=theme, size=size)
    room = open_room(workspace.stage, theme, (1280, 720))
    for poll in polls.of_activity(desk.workshop, step_of(desk.workshop).id):
        for number in range(min(answers, 20)):
            word = "digitaliseringsstrategiutveckling" + "abcdefghijklmnopqrst"[number]
            typed = {"cloud": word, "text": word, "multiple": "12", "ranking": "231"}.get(
                poll.kind, str(number % 3 + 1)
            )
            desk.do(polls.type_in, poll.id, f"{max(1, answers // 20)} × {typed}" if answers > 20 else typed)
        desk.note(polls.show, poll.id)
        workspace.choose(poll.id)
        QApplication.processEvents()
        assert not workspace.grab().isNull()
        assert room.laid.pages >= 1
        inner = room.rect().adjusted(-1, -1, 1, 1).toRectF()
        for block in room.canvas.blocks:
            assert inner.contains(block.rect), (poll.kind, type(block).__name__)
        for button in workspace.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.accessibleName() or button.text(), button
    room.close()


def test_a_second_question_is_at_hand_after_a_restart(open_polls: Open, desk: Desk, library: Library) -> None:
    workspace = open_polls("single", "cloud")
    press(Key.Key_2, CTRL)
    key = asked(workspace).id
    desk.note(meeting.pause, desk.now())
    workshop = desk.workshop
    desk.put_away()
    desk.open(workshop.id)
    found = polls.at_hand(desk.workshop, step_of(desk.workshop).id)
    assert found is not None
    assert found.id == key
    assert find(desk.workshop, Poll, key) is found
