"""The entry line: typed, pasted, composed, undone and shared between two windows, without losing or leaking a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.dialogs.choose_team import TeamChooser
from facilitator.entry import Entry
from facilitator.stage import Stage
from facilitator.widgets.draft_field import DraftField
from facilitator.widgets.entry_line import EntryLine
from tests.builders import bad_texts, build
from tests.facilitator.press import ALT, CTRL, SHIFT, focus, press, write
from tests.stages import make_stage
from workshops import ideas, meeting, text
from workshops.model import Workshop
from workshops.storage.library import Library

Key = Qt.Key
Open = Callable[..., EntryLine]


@pytest.fixture
def open_line(desk: Desk, library: Library, qtbot: QtBot) -> Open:
    """Opens a workshop without notes, with the line in a window and the caret in it."""

    def opened(language: str = "sv", theme: str = "light", width: int = 776, teams: int = 6) -> EntryLine:
        workshop = build(library, notes=0, teams=teams)
        desk.open(workshop.id)
        stage = make_stage(desk, language, theme)
        window = QWidget()
        qtbot.addWidget(window)
        stage.theme.dress(window)
        line = EntryLine(stage)
        line.undo_wanted.connect(desk.undo)
        column = QVBoxLayout(window)
        column.addWidget(QPushButton("before"))
        column.addWidget(line)
        column.addWidget(QPushButton("after"))
        window.resize(width, 600)
        stage.entry.use("ideas")
        window.show()
        window.activateWindow()
        line.setFocus()
        qtbot.waitUntil(line.field.hasFocus)
        return line

    return opened


def said(desk: Desk) -> list[str]:
    """What the notes say, in the order they came."""
    return [idea.text for idea in desk.workshop.ideas if not idea.discarded]


def paste(words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    press(Key.Key_V, CTRL)


def test_return_adds_what_was_typed_and_the_line_is_empty(open_line: Open, desk: Desk) -> None:
    line = open_line()
    write("Idéer – å, ä och ö på kafé\n")
    assert said(desk) == ["Idéer – å, ä och ö på kafé"]
    assert (line.field.text(), line.error) == ("", "")
    idea = desk.workshop.ideas[0]
    first = min(desk.workshop.teams, key=lambda team: team.position)
    assert (idea.team_id, idea.target_group) == (first.id, "students")


def test_return_in_an_empty_line_adds_nothing(open_line: Open, desk: Desk) -> None:
    open_line()
    write("\n   \n")
    assert said(desk) == []


def test_too_long_is_refused_with_its_length_and_stays(open_line: Open, desk: Desk) -> None:
    line = open_line()
    write("x" * 281)
    assert line._counter.isVisible()
    assert line._counter.text() == "281 av 500"
    write("x" * 230 + "\n")
    assert said(desk) == []
    assert line.field.text() == "x" * 511
    assert line.error == "Texten är 511 tecken. Högst 500 får plats, korta den lite."
    assert line.notice == line.error == line.field.accessibleDescription()
    press(Key.Key_Backspace, times=11)
    assert line.error == ""
    press(Key.Key_Return)
    assert said(desk) == ["x" * 500]
    assert line.field.text() == ""


@pytest.mark.parametrize("case", bad_texts(), ids=lambda case: str(case["id"]))
def test_awkward_texts_are_added_as_cleaned_or_refused_in_words(
    open_line: Open, desk: Desk, case: dict[str, object]
) -> None:
    line = open_line()
    given = str(case["text"])
    line.field.take_in(given)
    if line.question.sentence:
        press(Key.Key_Escape)
    if not line.error:
        press(Key.Key_Return)
    try:
        wanted = [text.one_line(given)]
    except text.Empty:
        wanted = []
    except text.TooLong:
        wanted = []
        assert "tecken" in line.error
    else:
        # A non-character that Qt takes for a byte order mark never gets as far as a line.
        wanted = [text.one_line(" ".join(text.split_lines(given)))] if len(text.split_lines(given)) > 1 else wanted
        wanted = [each.removeprefix("\ufffe") for each in wanted]
    assert said(desk) == wanted


def test_tab_goes_round_the_teams_and_escape_leaves(open_line: Open, qtbot: QtBot) -> None:
    line = open_line(teams=3)
    entry = line._stage.entry
    order = []
    for _ in range(4):
        order.append(line.whose)
        press(Key.Key_Tab)
    assert order == ["Grupp 1 · Elever", "Grupp 2 · Elever", "Grupp 3 · Lärare", "Grupp 1 · Elever"]
    press(Key.Key_Tab, SHIFT)
    assert entry.team == entry.teams[0]
    assert line.field.hasFocus()
    with qtbot.waitSignal(line.left):
        press(Key.Key_Escape)


def test_the_list_of_teams_finds_one_of_thirty_by_typing(open_line: Open, qtbot: QtBot) -> None:
    line = open_line(teams=30)
    line.choose()
    chooser = _chooser(line)
    qtbot.waitUntil(chooser.picker.field.line.hasFocus)
    write("27")
    press(Key.Key_Return)
    assert line.whose == "Grupp 27 · Lärare"
    qtbot.waitUntil(line.field.hasFocus)


def test_escape_closes_the_list_and_changes_nothing(open_line: Open, qtbot: QtBot) -> None:
    line = open_line()
    line.choose()
    qtbot.waitUntil(_chooser(line).picker.field.line.hasFocus)
    press(Key.Key_Escape)
    assert line.whose == "Grupp 1 · Elever"
    qtbot.waitUntil(line.field.hasFocus)


def test_the_list_offers_target_groups_too(open_line: Open, qtbot: QtBot) -> None:
    line = open_line()
    line.choose()
    buttons = _chooser(line).findChildren(QPushButton)
    assert [button.accessibleName() for button in buttons] == ["Elever", "Lärare", "Utan målgrupp"]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert line.whose == "Grupp 1 · Lärare"


def _chooser(line: EntryLine) -> TeamChooser:
    found = line.window().findChildren(TeamChooser)
    assert found
    return found[-1]


def test_another_target_group_holds_for_one_note_or_for_the_whole_batch(open_line: Open, desk: Desk) -> None:
    line = open_line()
    entry = line._stage.entry
    entry.choose_target_group("teachers")
    write("en\n")
    assert line.whose == "Grupp 1 · Elever"
    entry.set_batch(True)
    entry.choose_target_group("teachers")
    write("två\ntre\n")
    assert line.whose == "Grupp 1 · Lärare"
    assert line.notice == "Skriv in många: Grupp 1 · Lärare ligger kvar. 2 lappar inskrivna."
    assert [idea.target_group for idea in desk.workshop.ideas] == ["teachers"] * 3


def test_a_hidden_team_may_read_its_own_line_and_is_told_that_the_room_may_not(open_line: Open, desk: Desk) -> None:
    line = open_line()
    assert line.notice == ""
    desk.note(meeting.reveal, [line._stage.entry.teams[0]], False)
    write("hemligt")
    assert line.field.text() == "hemligt"
    assert line.notice == "Rummet ser bara streck tills gruppens lappar visas."


def test_twelve_pasted_lines_are_twelve_ideas_after_a_question(open_line: Open, desk: Desk) -> None:
    line = open_line()
    write("påbörjat ")
    paste("\n".join(f"- Idé {number}" for number in range(1, 13)) + "\n\n")
    assert line.question.sentence == "12 rader. Lägg till som 12 idéer för Grupp 1 · Elever?"
    assert said(desk) == []
    press(Key.Key_Return)
    assert said(desk) == [f"Idé {number}" for number in range(1, 13)]
    assert line.question.sentence == ""
    assert line.field.text() == "påbörjat "
    desk.undo()
    assert said(desk) == []
    desk.redo()
    assert len(said(desk)) == 12


def test_escape_makes_one_line_of_the_paste(open_line: Open, desk: Desk) -> None:
    line = open_line()
    paste("en\ntvå\r\ntre")
    press(Key.Key_Escape)
    assert (line.field.text(), line.question.sentence) == ("en två tre", "")
    press(Key.Key_Return)
    assert said(desk) == ["en två tre"]


def test_the_question_can_be_answered_with_the_pointer_and_says_whose(
    open_line: Open, desk: Desk, qtbot: QtBot
) -> None:
    line = open_line("en")
    paste("one\ntwo")
    press(Key.Key_Tab)
    assert line.question.sentence == "2 lines. Add as 2 ideas for Grupp 2 · Students?"
    yes, no = line.question.findChildren(QPushButton)
    assert (yes.accessibleName(), no.accessibleName()) == ("Yes, 2 ideas", "No, one line")
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert {idea.team_id for idea in desk.workshop.ideas} == {line._stage.entry.teams[1]}
    assert line.field.hasFocus()


def test_a_line_too_long_in_a_paste_is_named_and_nothing_is_added(open_line: Open, desk: Desk) -> None:
    line = open_line()
    paste("kort\n" + "y" * 612)
    press(Key.Key_Return)
    assert line.error == "Rad 2 är 612 tecken. Högst 500 får plats, så ingen rad är tillagd."
    assert said(desk) == []
    assert line.question.sentence != ""


def test_more_lines_than_can_be_taken_are_refused(open_line: Open, desk: Desk) -> None:
    line = open_line()
    paste("\n".join(str(number) for number in range(1_001)))
    press(Key.Key_Return)
    assert line.error == "Det är 1001 rader. Klistra in högst 1000 åt gången."
    assert said(desk) == []


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_paste_from_the_menu_asks_as_well(open_line: Open, qtbot: QtBot) -> None:
    line = open_line()
    QGuiApplication.clipboard().setText("en\ntvå")
    at = QPoint(5, 5)
    QApplication.sendEvent(
        line.field, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, line.field.mapToGlobal(at))
    )
    menu = line.field.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
    menu.close()
    assert line.question.sentence.startswith("2 rader")


def test_undo_is_the_line_s_while_there_is_text_and_the_workshop_s_when_it_is_empty(
    open_line: Open, desk: Desk
) -> None:
    line = open_line()
    write("första\nandra")
    press(Key.Key_Z, CTRL)
    assert line.field.text() != "andra"
    assert said(desk) == ["första"]
    while line.field.text():
        press(Key.Key_Backspace)
    press(Key.Key_Z, CTRL)
    assert said(desk) == []


def test_what_was_added_can_never_be_brought_back_into_the_line(open_line: Open, desk: Desk) -> None:
    line = open_line()
    write("hemligt för grupp ett\n")
    assert not line.field.isUndoAvailable()
    line.field.undo()
    line.field.redo()
    assert line.field.text() == ""
    write("raderat")
    press(Key.Key_Backspace, times=7)
    line.field.undo()
    assert line.field.text() == ""
    write("ångrat")
    press(Key.Key_Z, CTRL)
    assert line.field.text() == ""
    press(Key.Key_Y, CTRL)
    assert line.field.text() == ""


def test_two_views_show_the_same_line_without_an_echo(open_line: Open, qtbot: QtBot) -> None:
    line = open_line()
    other = DraftField(line._stage.entry)
    qtbot.addWidget(other)
    write("en å")
    assert other.text() == "en å"
    line.field.setCursorPosition(0)
    write("X")
    assert (line.field.text(), line.field.cursorPosition()) == ("Xen å", 1)
    other.insert("!")
    assert line.field.text() == "Xen å!"
    press(Key.Key_Return)
    assert (line.field.text(), other.text()) == ("", "")


def test_a_word_being_composed_is_not_overwritten(open_line: Open, qtbot: QtBot) -> None:
    line = open_line()
    field, entry = line.field, line._stage.entry
    other = DraftField(entry)
    qtbot.addWidget(other)
    QApplication.sendEvent(field, QInputMethodEvent("´", []))
    other.insert("från andra skärmen ")
    assert field.text() == ""
    commit = QInputMethodEvent("", [])
    commit.setCommitString("é")
    QApplication.sendEvent(field, commit)
    assert field.text() == other.text() == entry.text == "från andra skärmen é"


def test_a_composition_given_up_lets_the_line_catch_up(open_line: Open, qtbot: QtBot) -> None:
    line = open_line()
    other = DraftField(line._stage.entry)
    qtbot.addWidget(other)
    QApplication.sendEvent(line.field, QInputMethodEvent("ka", []))
    other.insert("abc")
    QApplication.sendEvent(line.field, QInputMethodEvent("", []))
    assert line.field.text() == "abc"


def test_a_half_typed_line_is_there_after_a_restart(open_line: Open, desk: Desk) -> None:
    line = open_line()
    write("halvvägs i en tan")
    line._stage.entry.keep()
    again = Entry(desk)
    again.use("ideas")
    assert again.text == "halvvägs i en tan"


def test_a_removed_team_gives_way_to_the_first(open_line: Open, desk: Desk) -> None:
    from workshops import agenda

    line = open_line()
    entry = line._stage.entry
    entry.choose_team(entry.teams[2])
    desk.do(agenda.remove_team, entry.teams[2])
    assert line.whose == "Grupp 1 · Elever"
    write("går ändå\n")
    assert said(desk) == ["går ändå"]


def test_without_teams_the_line_writes_for_nobody_in_particular(open_line: Open, desk: Desk) -> None:
    line = open_line(teams=0)
    assert line.whose == "Utan grupp · Utan målgrupp"
    press(Key.Key_Tab)
    write("ensam\n")
    assert said(desk) == ["ensam"]


def test_points_and_feedback_use_the_same_line(open_line: Open, desk: Desk, clock: object) -> None:
    line = open_line()
    entry = line._stage.entry
    step = next(each for each in desk.workshop.activities if each.work == "closing")
    desk.note(meeting.go_to, step.id, desk.now())
    entry.use("points")
    assert not line.button.isVisible()
    assert line.field.placeholderText() == "Skriv något värt att minnas"
    write("Bra dag – tack\n")
    assert [point.text for point in desk.workshop.points] == ["Bra dag – tack"]
    entry.use("feedback")
    assert line.whose == "Styrka"
    press(Key.Key_Tab)
    assert line.whose == "Ändra"


def test_a_point_may_belong_to_a_team(open_line: Open, desk: Desk) -> None:
    line = open_line(teams=2)
    step = next(each for each in desk.workshop.activities if each.work == "closing")
    desk.note(meeting.go_to, step.id, desk.now())
    line._stage.entry.use("points", by_team=True)
    assert line.whose == "Hela rummet"
    write("alla\n")
    press(Key.Key_Tab)
    assert line.whose == "Grupp 1"
    write("vi\n")
    assert [point.team_id for point in desk.workshop.points] == [None, line._stage.entry.teams[0]]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_control_of_the_line_has_a_name(open_line: Open, language: str) -> None:
    line = open_line(language)
    assert line.field.accessibleName()
    assert line.button.accessibleName()
    paste("a\nb")
    assert all(button.accessibleName() for button in line.findChildren(QPushButton))


def test_hints_give_way_to_long_words(open_line: Open) -> None:
    line = open_line(width=620)
    write("e")
    assert line._hints.isVisible()
    write("tt ganska långt förslag som behöver all plats det kan få")
    assert not line._hints.isVisible()


def test_refusals_of_ideas_are_the_domain_s(workshop: Workshop) -> None:
    with pytest.raises(text.TooLong):
        ideas.add(workshop, "z" * 501)


__all__ = ["ALT", "Stage", "focus"]


NUMBER = "070-174 06 05"


def test_personal_data_is_pointed_out_by_its_kind_and_may_be_kept(open_line: Open, desk: Desk) -> None:
    line = open_line()
    write("Ring 070-174 06")
    assert line.notice == ""
    write(" 05 om lån")
    assert line.notice == "Ser ut som ett telefonnummer. Ctrl Shift E ersätter, Enter skriver in ändå."
    assert line.field.accessibleDescription() == line.notice
    assert line.error == ""
    press(Key.Key_Return)
    assert (said(desk), line.notice) == (["Ring 070-174 06 05 om lån"], "")
    write("Eleven Ture i 7B läser")
    assert line.notice.startswith("Kan vara ett namn på någon.")


def test_personal_data_is_replaced_by_its_kind_when_asked(open_line: Open, desk: Desk) -> None:
    line = open_line("en")
    write(f"Call {NUMBER} or mail anna.test@example.se")
    press(Key.Key_E, CTRL | SHIFT)
    assert line.field.text() == "Call [telephone number] or mail [e-mail address]"
    assert line.notice == ""
    press(Key.Key_Return)
    assert said(desk) == ["Call [telephone number] or mail [e-mail address]"]


def test_personal_data_in_a_paste_is_counted(open_line: Open) -> None:
    line = open_line()
    QGuiApplication.clipboard().setText(f"Ring {NUMBER}\nMejla anna.test@example.se\nLäxhjälp")
    press(Key.Key_V, CTRL)
    assert line.notice.startswith("I raderna finns 2 möjliga personuppgifter.")
    press(Key.Key_E, CTRL | SHIFT)
    assert line.notice.startswith("I raderna finns 2 möjliga personuppgifter.")
