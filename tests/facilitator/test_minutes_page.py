"""The page of the minutes: read and edited by keyboard alone, asked where the data change, told to whoever does not see it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.minutes.rows import NEW, TITLE, MinutesRow
from facilitator.minutes.view import MinutesView
from facilitator.stage import Stage
from tests.builders import build
from tests.facilitator.consoles import begin, open_console, settle
from tests.facilitator.press import ALT, CTRL, SHIFT, focus, press, write
from tests.stages import make_stage
from workshops import agenda, meeting, outcomes
from workshops.minutes import editing
from workshops.minutes.merging import minutes
from workshops.model import Workshop
from workshops.storage.library import Library

Key = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, stage: Stage, workshop: Workshop) -> MinutesView:
    return shown(qtbot, stage, workshop)


def shown(qtbot: QtBot, stage: Stage, workshop: Workshop, size: tuple[int, int] = (1440, 900)) -> MinutesView:
    stage.desk.open(workshop.id)
    view = MinutesView(stage)
    qtbot.addWidget(view)
    stage.theme.dress(view)
    view.resize(*size)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.open()
    view.focus_first()
    qtbot.waitUntil(view.sheet.list.hasFocus)
    return view


def row(view: MinutesView, key: str) -> MinutesRow:
    return next(each for each in view.sheet.list.rows.rows if each.id.startswith(key))


def at(view: MinutesView, key: str) -> MinutesRow:
    found = row(view, key)
    view.sheet.go_to(found.id)
    return found


def said(view: MinutesView) -> list[str]:
    return [line.text for line in minutes(view.stage.desk.workshop).said]


def test_return_rewords_where_the_words_stand_and_undo_brings_them_back(view: MinutesView) -> None:
    people = at(view, "people")
    press(Key.Key_Return)
    assert view.sheet.editing == people.id
    press(Key.Key_A, CTRL)
    write("Trettioen var med.\n")
    assert view.sheet.editing == ""
    assert view.sheet.list.hasFocus()
    assert row(view, "people").state == "reworded"
    assert "Trettioen var med." in said(view)
    view.stage.desk.undo()
    assert row(view, "people").state == ""
    assert people.text in said(view)


def test_escape_leaves_the_paragraph_as_it_was(view: MinutesView) -> None:
    before = said(view)
    at(view, "people")
    press(Key.Key_Return)
    write("xxx")
    press(Key.Key_Escape)
    assert (said(view), view.sheet.editing) == (before, "")
    assert view.sheet.list.hasFocus()


def test_shift_with_return_breaks_the_line(view: MinutesView) -> None:
    at(view, "people")
    press(Key.Key_N)
    write("Två saker:")
    press(Key.Key_Return, SHIFT)
    write("- den ena\n")
    assert "Två saker:\n- den ena" in said(view)


def test_n_adds_below_and_shift_n_above(view: MinutesView) -> None:
    table = at(view, "votes.table")
    press(Key.Key_Return)
    assert view.sheet.editing == ""
    press(Key.Key_N, SHIFT)
    assert view.sheet.editing == NEW
    write("Så föll rösterna:\n")
    rows = [each.text or each.id for each in view.sheet.list.rows.rows]
    assert rows.index("Så föll rösterna:") + 1 == rows.index(table.id)
    current = view.sheet.current
    assert current is not None
    assert current.state == "added"
    press(Key.Key_N)
    write("Och mer.\n")
    texts = said(view)
    assert texts.index("Och mer.") == texts.index("Så föll rösterna:") + 1


def test_nothing_written_adds_nothing(view: MinutesView) -> None:
    before = len(view.sheet.list.rows.rows)
    for key in (Key.Key_Return, Key.Key_Escape):
        at(view, "people")
        press(Key.Key_N)
        press(key)
        assert len(view.sheet.list.rows.rows) == before
        assert not view.stage.desk.workshop.paragraphs
    assert view.sheet.list.hasFocus()


def test_delete_leaves_out_and_return_takes_in_again(view: MinutesView) -> None:
    people = at(view, "people")
    press(Key.Key_Delete)
    assert row(view, "people").state == "removed"
    assert people.text not in said(view)
    press(Key.Key_Return)
    assert people.text in said(view)
    press(Key.Key_Delete)
    press(Key.Key_T)
    assert people.text in said(view)


def test_an_added_paragraph_is_deleted_and_undone(view: MinutesView) -> None:
    view.stage.desk.do(editing.add, row(view, "people").line.block.place, "Eget.")  # type: ignore[union-attr]
    at(view, view.stage.desk.workshop.paragraphs[0].id)
    press(Key.Key_Delete)
    assert "Eget." not in said(view)
    view.stage.desk.undo()
    assert "Eget." in said(view)


def changed(view: MinutesView) -> None:
    """A decision that was reworded is decided otherwise."""
    decision = next(each for each in view.sheet.list.rows.rows if each.id.startswith("decision:"))
    assert decision.line is not None
    desk = view.stage.desk
    desk.do(editing.reword, decision.line.block.place, "Min text.", decision.line.made)
    key = decision.id.removeprefix("decision:")
    desk.do(outcomes.redecide, key, "Något helt annat", "network")


@pytest.mark.parametrize(
    ("key", "mine", "theirs"), [(Key.Key_1, True, False), (Key.Key_2, False, True), (Key.Key_3, True, True)]
)
def test_a_change_of_data_asks_and_one_key_answers(view: MinutesView, key: Key, mine: bool, theirs: bool) -> None:
    changed(view)
    assert row(view, "decision:").state == "asks"
    assert "Min text." in said(view)
    press(Key.Key_G)
    current = view.sheet.current
    assert current is not None
    assert current.state == "asks"
    assert "Något helt annat" in current.spoken
    press(key)
    texts = said(view)
    assert ("Min text." in texts, any("Något helt annat" in text for text in texts)) == (mine, theirs)
    assert not minutes(view.stage.desk.workshop).asking
    view.stage.desk.undo()
    assert row(view, "decision:").state == "asks"


def test_the_side_has_a_button_for_everything(view: MinutesView, qtbot: QtBot) -> None:
    changed(view)
    buttons = view.side.buttons
    QTest.mouseClick(buttons["minutes_asking"], Qt.MouseButton.LeftButton)
    (mine,) = (b for b in view.side.findChildren(type(buttons["minutes_edit"])) if b.words == "Behåll min text")
    assert mine.isVisible()
    QTest.mouseClick(mine, Qt.MouseButton.LeftButton)
    assert not mine.isVisible()
    assert not minutes(view.stage.desk.workshop).asking
    QTest.mouseClick(buttons["minutes_restore"], Qt.MouseButton.LeftButton)
    assert row(view, "decision:").state == ""
    QTest.mouseClick(buttons["minutes_edit"], Qt.MouseButton.LeftButton)
    assert view.sheet.editing.startswith("decision:")


def test_what_is_too_long_is_refused_and_stays(view: MinutesView) -> None:
    at(view, "people")
    press(Key.Key_Return)
    editor = view.sheet.editor
    assert editor is not None
    editor.field.setPlainText("x" * 10_500)
    press(Key.Key_Return)
    assert view.sheet.editor is editor
    assert editor.problem.text
    assert len(editor.text) == 10_500
    assert meeting.draft(view.stage.desk.workshop, "minutes people")


def test_half_typed_words_outlive_the_program(view: MinutesView, qtbot: QtBot) -> None:
    at(view, "people")
    press(Key.Key_Return)
    write(" Och mer")
    workshop = view.stage.desk.workshop
    qtbot.waitUntil(lambda: meeting.draft(workshop, "minutes people").endswith("Och mer"))
    again = shown(qtbot, view.stage, workshop)
    at(again, "people")
    press(Key.Key_Return)
    assert again.sheet.editor is not None
    assert again.sheet.editor.text.endswith("Och mer")
    press(Key.Key_Return)
    assert meeting.draft(workshop, "minutes people") == ""


def test_leaving_keeps_what_stands_in_the_field(view: MinutesView, qtbot: QtBot) -> None:
    at(view, "people")
    press(Key.Key_N)
    write("Kvar.")
    with qtbot.waitSignal(view.leave):
        view.back.click()
    assert "Kvar." in said(view)


def test_what_changes_meanwhile_does_not_take_the_field_away(view: MinutesView) -> None:
    at(view, "people")
    press(Key.Key_N)
    write("Halvt ")
    view.stage.desk.do(outcomes.decide, "Nytt beslut", "network")
    write("om halvt\n")
    assert "Halvt om halvt" in said(view)


def test_alt_with_arrows_goes_from_heading_to_heading(view: MinutesView) -> None:
    press(Key.Key_Down, ALT)
    first = view.sheet.current
    press(Key.Key_Down, ALT)
    second = view.sheet.current
    assert first is not None
    assert second is not None
    assert first.id != second.id
    assert (first.id + second.id).count("item:") == 2
    press(Key.Key_Up, ALT)
    assert view.sheet.current == first


def test_it_is_told_to_whoever_does_not_see_it(view: MinutesView) -> None:
    changed(view)
    listed = QAccessible.queryAccessibleInterface(view.sheet.list)
    assert listed.text(QAccessible.Text.Name) == "Minnesanteckningarna, stycke för stycke"
    spoken = [each.spoken for each in view.sheet.list.rows.rows]
    assert spoken[0].startswith("Minnesanteckningar. Nätverksmöte skoldigitalisering")
    assert any(text.startswith("Rubrik. Öppning") for text in spoken)
    assert any(text.startswith("Tabell. Klustren efter röster") for text in spoken)
    assert any(text.startswith("Mötets uppgifter har ändrats. Din text: Punkt. Min text.") for text in spoken)
    at(view, "people")
    press(Key.Key_Return)
    assert focus().accessibleName() == "Ändra stycket"


def test_pages_that_never_open_in_english_open_in_swedish_words_of_the_meeting(
    qtbot: QtBot, view: MinutesView, workshop: Workshop
) -> None:
    english = make_stage(view.stage.desk, "en", "light")
    page = shown(qtbot, english, workshop)
    assert row(page, "people").text.startswith("31 personer")
    assert page.back.words == "Back"


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_copy_is_saved(view: MinutesView, tmp_path: Path, suffix: str) -> None:
    view.save(tmp_path / f"m.{suffix}")
    assert (tmp_path / f"m.{suffix}").read_bytes()[:2] in (b"%P", b"PK")
    view.save(tmp_path / "gone" / f"m.{suffix}")
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("size", [(960, 600), (1366, 768), (1920, 1080)])
def test_it_fits_every_window(qtbot: QtBot, stage: Stage, library: Library, size: tuple[int, int]) -> None:
    workshop = build(library)
    said = "Skolutvecklingssamarbetesorganisationsfrågor " * 30
    library.edit(workshop.id, agenda.change, workshop.activities[0].id, said=said)
    view = shown(qtbot, stage, workshop, size)
    view.grab()
    assert view.sheet.list.horizontalScrollBar().maximum() == 0
    place = view.sheet.painting.place(view.sheet.list.viewport().width())
    assert place.left + place.width <= view.sheet.list.viewport().width()


def test_an_empty_meeting_says_where_nothing_was_noted(qtbot: QtBot, stage: Stage, library: Library) -> None:
    workshop = build(library, teams=0, notes=0)
    view = shown(qtbot, stage, workshop)
    states = {each.state for each in view.sheet.list.rows.rows if each.id.startswith("item:")}
    assert states == {"bare"}
    at(view, "item:")
    press(Key.Key_N)
    write("Vi började.\n")
    assert said(view)[-2:] == [workshop.activities[0].title, "Vi började."]


def test_the_way_there_and_back_from_every_page(qtbot: QtBot, stage: Stage, workshop: Workshop) -> None:
    console = begin(open_console(qtbot, stage), workshop.id)
    walk = console.walk
    for there, where in ((None, "run"), (walk.finish, "finish"), (walk.prepare, "prepare")):
        if there is not None:
            there()
        press(Key.Key_M, CTRL | SHIFT)
        assert walk.where == "minutes"
        page = walk.minutes.page
        assert page is not None
        assert page.sheet.list.hasFocus()
        assert page.sheet.current is not None
        assert page.sheet.current.id == TITLE
        press(Key.Key_Escape)
        assert walk.where == where
    settle()


def test_going_home_in_the_middle_of_a_word_keeps_it(qtbot: QtBot, stage: Stage, workshop: Workshop) -> None:
    console = begin(open_console(qtbot, stage), workshop.id)
    console.walk.ask("minutes")
    press(Key.Key_N)
    write("Sist.")
    console.walk.go_home()
    QApplication.processEvents()
    stage.desk.open(workshop.id)
    assert "Sist." in [line.text for line in minutes(stage.desk.workshop).said]
