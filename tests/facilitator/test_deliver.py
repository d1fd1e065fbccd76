"""Presentations by keyboard: whose turn it is, what the room says, what is decided and by whom it is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases.deliver import DeliverWorkspace
from facilitator.phases.deliver_side import DeliverSide
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.field import Problem
from tests.builders import NOW, build
from tests.conftest import Clock
from tests.facilitator.press import ALT, CTRL, focus, press, write
from tests.facilitator.workspaces import show_workspace, texts
from tests.stages import make_stage
from workshops import concepts, meeting, pitches
from workshops.model import Concept, Workshop
from workshops.phases import FEEDBACK
from workshops.storage.library import Library

Key = Qt.Key
Open = Callable[..., DeliverWorkspace]


@pytest.fixture
def open_deliver(desk: Desk, library: Library, qtbot: QtBot) -> Open:
    """Opens a workshop at its presentations, in a window with the workspace and its side panel."""

    def opened(
        language: str = "sv", theme: str = "light", size: tuple[int, int] = (1340, 820), **built: object
    ) -> DeliverWorkspace:
        workshop = build(library, **built)  # type: ignore[arg-type]
        for feedback in list(workshop.feedback):
            library.edit(workshop.id, pitches.withdraw, feedback.id, undoable=False)
        library.edit(workshop.id, meeting.start, NOW, undoable=False)
        step = next(step.id for step in workshop.activities if step.work == "pitch")
        library.edit(workshop.id, meeting.go_to, step, NOW, undoable=False)
        library.history(workshop.id).forget()
        return show(qtbot, make_stage(desk, language, theme), workshop, size)

    return opened


def show(qtbot: QtBot, stage: Stage, workshop: Workshop, size: tuple[int, int] = (1340, 820)) -> DeliverWorkspace:
    stage.desk.open(workshop.id)
    workspace = DeliverWorkspace(stage)
    show_workspace(qtbot, workspace, "pitch", size)
    return workspace


def side_of(workspace: DeliverWorkspace) -> DeliverSide:
    side = workspace.side()
    assert isinstance(side, DeliverSide)
    return side


def presenting(workspace: DeliverWorkspace) -> Concept | None:
    workshop = workspace.stage.desk.workshop
    key = workshop.progress.pitch_id if workshop.progress is not None else None
    return next((concept for concept in workshop.concepts if concept.id == key), None)


def name_of(workspace: DeliverWorkspace) -> str:
    concept = presenting(workspace)
    return concept.name if concept is not None else ""


def said(workspace: DeliverWorkspace, kind: str) -> list[str]:
    return [row.text for row in workspace.centre.columns.lists[kind].rows.rows]


def problems(widget: QWidget) -> list[str]:
    return [each.text for each in widget.findChildren(Problem) if each.text]


def button(widget: QWidget, words: str) -> Button:
    found = [b for b in widget.findChildren(Button) if b.words == words and b.isVisible()]
    assert len(found) == 1, [b.words for b in widget.findChildren(Button) if b.isVisible()]
    return found[0]


def test_return_begins_with_the_first_and_the_clock_runs(open_deliver: Open, clock: Clock) -> None:
    workspace = open_deliver()
    assert focus().accessibleName() == "Börja med Läxvännen"
    press(Key.Key_Return)
    assert name_of(workspace) == "Läxvännen"
    assert workspace.queue.clock.text == "04:00"
    clock.now += 102
    workspace.queue.show_time()
    assert workspace.queue.clock.text == "02:18"
    assert workspace.centre.line.isAncestorOf(focus())
    assert workspace.subtitle() == "grupp 1 av 6"


def test_what_is_typed_before_the_first_presentation_lets_nobody_begin(open_deliver: Open) -> None:
    workspace = open_deliver()
    workspace.focus_first()
    write("bra idé att börja ")
    assert workspace.stage.desk.workshop.progress.pitch_id is None  # type: ignore[union-attr]
    press(Key.Key_Return)
    assert workspace.stage.desk.workshop.progress.pitch_id is not None  # type: ignore[union-attr]


def test_the_clock_ticks_by_itself(open_deliver: Open, clock: Clock, qtbot: QtBot) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    clock.now += 60
    qtbot.waitUntil(lambda: workspace.queue.clock.text == "03:00", timeout=3000)


def test_next_group_keeps_the_time_used_and_tells_the_following_to_get_ready(open_deliver: Open, clock: Clock) -> None:
    workspace = open_deliver()
    press(Key.Key_PageDown, ALT)
    clock.now += 228
    press(Key.Key_PageDown, ALT)
    rows = workspace.queue.list.rows.rows
    assert [row.said for row in rows[:4]] == [
        "Grupp 1 · klar",
        "Grupp 2 · presenterar nu",
        "Grupp 3 · gör er redo",
        "Grupp 4",
    ]
    assert [row.time for row in rows[:3]] == ["03:48", "", "04:00"]
    press(Key.Key_PageUp, ALT)
    assert name_of(workspace) == "Läxvännen"
    assert workspace.queue.clock.text == "00:12"


def test_after_the_last_the_presentations_are_over(open_deliver: Open) -> None:
    workspace = open_deliver(teams=2)
    press(Key.Key_PageDown, times=2)
    assert name_of(workspace) == "Tre vägar in"
    press(Key.Key_PageDown)
    assert presenting(workspace) is None
    assert "Alla har presenterat." in texts(workspace)
    assert all(row.state == "done" for row in workspace.queue.list.rows.rows)
    assert workspace.stage.entry.mode == "none"


def test_a_group_gets_a_minute_more_and_the_clock_can_stand_still(open_deliver: Open, clock: Clock) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    press(Key.Key_F7, ALT)
    assert workspace.queue.clock.text == "05:00"
    QTest.mouseClick(button(workspace.queue, "Pausa"), Qt.MouseButton.LeftButton)
    clock.now += 60
    workspace.queue.show_time()
    assert workspace.queue.clock.text == "05:00"
    QTest.mouseClick(button(workspace.queue, "Fortsätt"), Qt.MouseButton.LeftButton)
    clock.now += 60
    workspace.queue.show_time()
    assert workspace.queue.clock.text == "04:00"


def test_feedback_is_typed_tab_changes_kind_and_the_newest_stands_first(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    write("Eleven väljer själv\n")
    write("Lätt att förklara\n")
    press(Key.Key_Tab)
    write("Fungera utan nät – även på tåget\n")
    assert said(workspace, "plus") == ["Lätt att förklara", "Eleven väljer själv"]
    assert said(workspace, "delta") == ["Fungera utan nät – även på tåget"]
    workspace.stage.desk.undo()
    assert said(workspace, "delta") == []
    workspace.stage.desk.undo()
    assert said(workspace, "plus") == ["Eleven väljer själv"]
    workspace.stage.desk.redo()
    assert said(workspace, "plus") == ["Lätt att förklara", "Eleven väljer själv"]


def test_feedback_from_the_other_window_lands_here(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    concept = presenting(workspace)
    assert concept is not None
    workspace.stage.desk.do(pitches.say, concept.id, "idea", "Skrivet på gemensam skärm")
    assert said(workspace, "idea") == ["Skrivet på gemensam skärm"]
    assert workspace.centre.columns.lists["idea"].accessibleName() == "Idé, 1"


def test_feedback_is_changed_moved_and_removed_by_keyboard(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    write("Ett\nTvå\nTre\n")
    press(Key.Key_Up)
    assert focus() is workspace.centre.columns.lists["plus"]
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert focus() is workspace.centre.edit.line
    write(" och lite till\n")
    assert said(workspace, "plus") == ["Tre", "Två och lite till", "Ett"]
    assert workspace.centre.columns.lists["plus"].current is not None
    press(Key.Key_3)
    assert said(workspace, "question") == ["Två och lite till"]
    assert focus() is workspace.centre.columns.lists["question"]
    press(Key.Key_Left)
    press(Key.Key_Delete)
    assert said(workspace, "plus") == ["Ett"]
    workspace.stage.desk.undo()
    assert said(workspace, "plus") == ["Tre", "Ett"]
    press(Key.Key_Escape)
    assert workspace.centre.line.isAncestorOf(focus())


def test_an_edit_that_changes_kind_by_tab_or_is_left_by_escape(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    write("Ett\n")
    press(Key.Key_Up)
    press(Key.Key_F2)
    press(Key.Key_Tab)
    write("!")
    press(Key.Key_Escape)
    assert (said(workspace, "plus"), said(workspace, "delta")) == (["Ett"], [])
    press(Key.Key_F2)
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert (said(workspace, "plus"), said(workspace, "delta")) == ([], ["Ett"])


def test_too_long_an_edit_is_refused_and_stays(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    write("Ett\n")
    press(Key.Key_Up)
    press(Key.Key_Return)
    workspace.centre.edit.line.setText("x" * 501)
    press(Key.Key_Return)
    assert any("501 tecken" in each for each in problems(workspace.centre.edit))
    assert workspace.centre.edit.line.text() == "x" * 501
    assert said(workspace, "plus") == ["Ett"]


def test_letters_typed_anywhere_go_to_the_line(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    write("Ett\n")
    press(Key.Key_Up)
    write("Skrivet")
    assert workspace.stage.entry.text == "Skrivet"
    assert workspace.centre.line.isAncestorOf(focus())


def test_the_queue_is_read_and_reordered_by_keyboard(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    press(Key.Key_K, CTRL)
    press(Key.Key_Down, times=2)
    assert texts(workspace.centre.brief)[0] == "Prova högt"
    assert name_of(workspace) == "Läxvännen"
    press(Key.Key_Up, ALT)
    assert [row.name for row in workspace.queue.list.rows.rows[:3]] == ["Läxvännen", "Prova högt", "Tre vägar in"]
    workspace.stage.desk.undo()
    assert [row.name for row in workspace.queue.list.rows.rows[:3]] == ["Läxvännen", "Tre vägar in", "Prova högt"]
    press(Key.Key_Escape)
    assert texts(workspace.centre.brief)[0] == "Läxvännen"
    press(Key.Key_K, CTRL)
    press(Key.Key_End)
    press(Key.Key_Return)
    assert name_of(workspace) == "Syna svaren"


def test_the_whole_sheet_comes_and_goes(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    press(Key.Key_L, CTRL)
    assert workspace.centre.sheet.isVisible()
    assert not workspace.centre.columns.isVisible()
    concept = presenting(workspace)
    assert concept is not None
    assert concept.functionality in texts(workspace.centre.sheet)
    press(Key.Key_L, CTRL)
    assert workspace.centre.columns.isVisible()


def test_the_four_columns_are_equally_wide_at_every_size(open_deliver: Open) -> None:
    workspace = open_deliver(size=(1294, 676))
    press(Key.Key_Return)
    concept = presenting(workspace)
    assert concept is not None
    for number in range(40):
        workspace.stage.desk.do(pitches.say, concept.id, "plus", f"Skoldigitaliseringsprocessledarutbildning {number}")
    for width in (1294, 1368, 1848):
        workspace.window().resize(width, 676)
        QApplication.processEvents()
        widths = [workspace.centre.columns.lists[kind].width() for kind in FEEDBACK]
        assert max(widths) - min(widths) <= 1, widths
    assert workspace.centre.columns.lists["plus"].verticalScrollBar().maximum() > 0
    assert workspace.centre.columns.lists["idea"].verticalScrollBar().maximum() == 0


def test_a_decision_is_written_with_its_level(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    press(Key.Key_B, CTRL)
    write("Mall för konsekvensbedömning tas fram")
    press(Key.Key_Tab)
    press(Key.Key_Up)
    side = side_of(workspace)
    level = side.decisions.form.level.value  # type: ignore[union-attr]
    assert level != "network"
    assert workspace.stage.words(f"deliver.means.{level}") in texts(side)
    press(Key.Key_Return)
    latest = max(workspace.stage.desk.workshop.decisions, key=lambda d: d.seq)
    concept = presenting(workspace)
    assert concept is not None
    assert (latest.text, latest.level, latest.concept_id) == (
        "Mall för konsekvensbedömning tas fram",
        level,
        concept.id,
    )
    assert [row.text for row in side.decisions.list.rows.rows][-1] == latest.text
    press(Key.Key_Escape)
    assert workspace.centre.line.isAncestorOf(focus())


def test_an_empty_decision_is_refused_in_words(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    press(Key.Key_B, CTRL)
    press(Key.Key_Return)
    assert problems(side_of(workspace)) == ["Skriv något först."]
    assert len(workspace.stage.desk.workshop.decisions) == 2


def test_a_decision_is_changed_and_removed(open_deliver: Open) -> None:
    workspace = open_deliver()
    side = side_of(workspace)
    side.decisions.list.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    write(", varje gång\n")
    rows = [row.text for row in side.decisions.list.rows.rows]
    assert rows[1] == "En människa godkänner alltid innan elever möter en text, varje gång"
    assert focus() is side.decisions.list
    press(Key.Key_Delete)
    assert len(side.decisions.list.rows.rows) == 1
    workspace.stage.desk.undo()
    workspace.stage.desk.undo()
    assert [row.text for row in side.decisions.list.rows.rows][1] == rows[1].removesuffix(", varje gång")


def test_an_action_is_written_line_by_line_with_a_day_as_people_write_it(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    press(Key.Key_J, CTRL)
    write("Bjud in systemförvaltaren\n")
    write("Rektor på västra\n")
    write("14 jan")
    assert "Torsdag 14 januari 2027" in texts(side_of(workspace))
    write("\n")
    latest = max(workspace.stage.desk.workshop.actions, key=lambda a: a.seq)
    assert (latest.what, latest.role, latest.due) == ("Bjud in systemförvaltaren", "Rektor på västra", "2027-01-14")
    assert side_of(workspace).tasks.list.rows.rows[-1].aside == "14 jan 2027"


def test_a_day_that_is_not_there_is_told_and_everything_typed_stays(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    press(Key.Key_J, CTRL)
    write("Bjud in\nRektor på västra\n31 november\n")
    side = side_of(workspace)
    assert problems(side) == ["November har 30 dagar."]
    assert len(workspace.stage.desk.workshop.actions) == 2
    form = side.tasks.form
    assert (form.what.text(), form.when.text()) == ("Bjud in", "31 november")  # type: ignore[union-attr]
    assert focus() is form.when  # type: ignore[union-attr]


def test_a_name_in_place_of_a_role_is_asked_about_once(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    press(Key.Key_J, CTRL)
    write("Bjud in\nAnna Karlsson\n")
    assert any("ser ut som ett namn" in each for each in problems(side_of(workspace)))
    assert focus() is side_of(workspace).tasks.form.role  # type: ignore[union-attr]
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert max(workspace.stage.desk.workshop.actions, key=lambda a: a.seq).role == "Anna Karlsson"


def test_roles_are_completed_as_they_are_typed(open_deliver: Open) -> None:
    workspace = open_deliver()
    press(Key.Key_Return)
    press(Key.Key_J, CTRL)
    write("Bjud in\nnätverkss")
    role = side_of(workspace).tasks.form.role  # type: ignore[union-attr]
    assert role.text() == "nätverkssamordnare"
    write("\n\n")
    assert max(workspace.stage.desk.workshop.actions, key=lambda a: a.seq).role == "Nätverkssamordnare"


def test_an_action_is_ticked_off_changed_and_removed(open_deliver: Open) -> None:
    workspace = open_deliver()
    view = side_of(workspace).tasks.list
    view.setFocus()
    press(Key.Key_Space)
    first = min(workspace.stage.desk.workshop.actions, key=lambda a: a.seq)
    assert first.done
    assert view.rows.rows[0].spoken.startswith("Gjort: ")
    press(Key.Key_F2)
    press(Key.Key_Return)
    press(Key.Key_Return)
    write("\n")
    assert first.done
    press(Key.Key_Delete)
    assert len(view.rows.rows) == 1
    workspace.stage.desk.undo()
    assert len(view.rows.rows) == 2


def test_no_concepts_is_one_sentence_and_one_way_out(open_deliver: Open) -> None:
    workspace = open_deliver(developed=False)
    assert "Inga lösningar att presentera än." in texts(workspace)
    QTest.mouseClick(button(workspace, "Till lösningskorten"), Qt.MouseButton.LeftButton)
    current = meeting.current(workspace.stage.desk.workshop)
    assert current is not None
    assert current.work == "concept"


def test_thirty_groups_and_a_sheet_without_a_name(open_deliver: Open) -> None:
    workspace = open_deliver(teams=30)
    desk = workspace.stage.desk
    first = pitches.queue(desk.workshop)[0]
    assert first.team_id is not None
    desk.note(concepts.write, first.team_id, "name", "")
    assert workspace.queue.list.rows.rows[0].name == "Namnlös lösning"
    press(Key.Key_PageDown, times=30)
    assert workspace.queue.list.rows.rows[-1].state == "now"
    view = workspace.queue.list
    assert view.viewport().rect().contains(view.visualRect(view.rows.index(29)).center())


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_painted_in_both_languages(open_deliver: Open, language: str, theme: str) -> None:
    workspace = open_deliver(language, theme)
    seen = [workspace.window().grab().toImage()]
    press(Key.Key_Return)
    write("Ett\n")
    seen.append(workspace.window().grab().toImage())
    press(Key.Key_B, CTRL)
    seen.append(workspace.window().grab().toImage())
    press(Key.Key_J, CTRL)
    seen.append(workspace.window().grab().toImage())
    press(Key.Key_L, CTRL)
    seen.append(workspace.window().grab().toImage())
    assert all(one != other for place, one in enumerate(seen) for other in seen[place + 1 :])
    assert workspace.keys()
    assert workspace.subtitle()
    assert workspace.room_sees()
