"""The moments without a board: what they are for, how they are done, what is worth remembering, and when a break ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases.plain import PlainWorkspace
from facilitator.widgets.ring import FocusRing
from tests.builders import bad_texts, build
from tests.conftest import Clock
from tests.facilitator.press import CTRL, focus, press, write
from tests.stages import make_stage
from workshops import agenda, meeting, outcomes, text
from workshops.model import Activity
from workshops.phases import BREAK, WORKS
from workshops.storage.library import Library

Key = Qt.Key
Open = Callable[..., PlainWorkspace]
PLAIN = [
    work
    for work in WORKS
    if work not in ("ideas", "cluster", "vote", "concept", "pitch", "decisions") and work != BREAK
]


@pytest.fixture
def open_plain(desk: Desk, library: Library, qtbot: QtBot) -> Open:
    """Opens a meeting at an activity of this work, with the workspace in a window and the focus where work begins."""

    def opened(
        work: str = "check_in", language: str = "sv", theme: str = "light", size: tuple[int, int] = (824, 808)
    ) -> PlainWorkspace:
        workshop = build(library, notes=0)
        desk.open(workshop.id)
        step = next((each for each in workshop.activities if each.work == work), None)
        if step is None:
            step = workshop.activities[0]
            desk.do(agenda.change, step.id, work=work, method=None)
        stage = make_stage(desk, language, theme)
        window = QWidget()
        qtbot.addWidget(window)
        stage.theme.dress(window)
        workspace = PlainWorkspace(stage)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(workspace)
        FocusRing(window, stage.theme)
        window.resize(*size)
        desk.note(meeting.go_to, step.id, desk.now())
        workspace.show_activity(step.id)
        window.show()
        window.activateWindow()
        workspace.focus_first()
        begins = (workspace.line.field, workspace.pause, workspace.news.form.title)
        qtbot.waitUntil(lambda: any(each.hasFocus() for each in begins))
        return workspace

    return opened


def here(desk: Desk) -> Activity:
    step = meeting.current(desk.workshop)
    assert step is not None
    return step


def shown(workspace: PlainWorkspace) -> list[str]:
    """What the points say, in order."""
    return [row.spoken for row in workspace.points.list.rows.rows]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("work", PLAIN)
def test_each_kind_of_moment_says_what_it_is_for_and_how_it_is_done(open_plain: Open, work: str, language: str) -> None:
    workspace = open_plain(work, language)
    assert workspace.heading.title
    assert workspace.purpose.text()
    assert len(workspace.steps.steps) >= 2
    assert workspace.points.isVisible()
    assert workspace.line.isVisible()
    assert workspace.keys()
    assert workspace.room_sees() == workspace.heading.title
    for button in workspace.findChildren(QAbstractButton):
        if not button.isHidden():
            assert button.accessibleName()


def test_points_are_written_kept_and_undone(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain()
    assert workspace.points._nothing.isVisible()
    write("Sju av tio – på café\nTvå\n")
    assert shown(workspace) == ["Sju av tio – på café", "Två"]
    assert [point.activity_id for point in desk.workshop.points] == [here(desk).id] * 2
    assert workspace.subtitle() == "2 punkter"
    press(Key.Key_Z, CTRL)
    assert shown(workspace) == ["Sju av tio – på café"]
    desk.redo()
    assert shown(workspace) == ["Sju av tio – på café", "Två"]


def test_a_point_is_edited_and_removed_by_keyboard(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain()
    write("ett\ntvå\n")
    press(Key.Key_Escape)
    assert focus() is workspace.points.list
    press(Key.Key_Down)
    press(Key.Key_F2)
    write(" och lite till, så långt att raden bryts och fältet måste växa med orden som skrivs")
    editor = workspace.points.editor
    assert editor is not None
    press(Key.Key_Return)
    assert workspace.points.editor is None
    assert desk.workshop.points[1].text.startswith("två och lite till")
    assert focus() is workspace.points.list
    press(Key.Key_Return)
    write("X")
    press(Key.Key_Escape)
    assert not desk.workshop.points[1].text.endswith("X")
    press(Key.Key_Delete)
    assert shown(workspace) == ["ett"]
    desk.undo()
    assert len(shown(workspace)) == 2
    write("direkt\n")
    assert workspace.line.field.hasFocus()
    assert shown(workspace)[-1] == "direkt"


def test_refused_words_stay_in_the_point(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain()
    write("ett\n")
    press(Key.Key_Escape)
    press(Key.Key_F2)
    write("y" * 500)
    press(Key.Key_Return)
    editor = workspace.points.editor
    assert editor is not None
    assert editor.problem.text == "Texten är 503 tecken. Högst 500 får plats, korta den lite."
    QTest.mouseClick(workspace.line.field, Qt.MouseButton.LeftButton)
    assert workspace.points.editor is editor
    assert desk.workshop.points[0].text == "ett"


@pytest.mark.parametrize("case", bad_texts()[::3], ids=lambda case: str(case["id"]))
def test_awkward_points_are_kept_as_cleaned_or_refused(open_plain: Open, desk: Desk, case: dict[str, object]) -> None:
    workspace = open_plain()
    given = str(case["text"])
    workspace.line.field.take_in(given)
    if not workspace.line.error:
        press(Key.Key_Return)
    try:
        wanted = [text.one_line(given).removeprefix("\ufffe")]
    except text.Refused:
        wanted = []
    assert [point.text for point in desk.workshop.points] == wanted
    assert not workspace.grab().isNull()


def test_a_discussion_has_points_of_teams_and_hidden_ones_stay_hidden(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain("discussion")
    teams = sorted(desk.workshop.teams, key=lambda team: team.position)
    desk.note(meeting.reveal, [teams[2].id], False)
    write("för alla\n")
    press(Key.Key_2, CTRL)
    write("vi delar mallar\n")
    press(Key.Key_3, CTRL)
    write("hemligt\n")
    assert shown(workspace) == ["för alla", "Grupp 2: vi delar mallar", "Dold punkt, Grupp 3"]
    spoken = QAccessible.queryAccessibleInterface(workspace.points.list)
    names = [spoken.child(n).text(QAccessible.Text.Name) for n in range(spoken.childCount())]
    assert "hemligt" not in "".join(names)
    assert all("hemligt" not in row.text for row in workspace.points.list.rows.rows)
    press(Key.Key_R, CTRL)
    assert shown(workspace)[-1] == "Grupp 3: hemligt"
    press(Key.Key_R, CTRL)
    assert shown(workspace)[-1] == "Dold punkt, Grupp 3"


def test_a_hidden_point_is_not_opened(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain("discussion")
    team = desk.workshop.teams[0]
    desk.do(outcomes.remember, here(desk).id, "hemligt", team.id)
    desk.note(meeting.reveal, [team.id], False)
    workspace.points.edit(desk.workshop.points[0].id)
    assert workspace.points.editor is None


def test_hiding_closes_an_open_point(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain("discussion")
    team = desk.workshop.teams[0]
    desk.do(outcomes.remember, here(desk).id, "synligt", team.id)
    workspace.points.edit(desk.workshop.points[0].id)
    assert workspace.points.editor is not None
    desk.note(meeting.reveal, [team.id], False)
    assert workspace.points.editor is None


def test_a_break_says_when_we_go_on(open_plain: Open, desk: Desk, clock: Clock) -> None:
    workspace = open_plain("break")
    assert not workspace.line.isVisible()
    assert workspace.stage.entry.mode == "none"
    assert workspace.pause.sentence.startswith("Vi fortsätter ")
    assert workspace.pause.sentence.endswith(". Lösningskort i grupp")
    before = workspace.pause.sentence
    desk.note(meeting.lengthen, here(desk).id, 300.0)
    assert workspace.pause.sentence != before
    desk.note(meeting.pause, desk.now())
    assert workspace.pause.sentence == "Klockan står. Sedan fortsätter vi med Lösningskort i grupp"
    assert not workspace.grab().isNull()


def test_from_a_break_to_the_next_moment_the_line_comes_back(open_plain: Open, desk: Desk, qtbot: QtBot) -> None:
    workspace = open_plain("break")
    write("försvinner inte någonstans")
    assert desk.workshop.points == []
    step = next(each for each in desk.workshop.activities if each.work == "closing")
    desk.note(meeting.go_to, step.id, desk.now())
    workspace.show_activity(step.id)
    workspace.focus_first()
    qtbot.waitUntil(workspace.line.field.hasFocus)
    write("Tack\n")
    assert shown(workspace) == ["Tack"]


def test_points_belong_to_their_own_moment(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain()
    write("här\n")
    step = next(each for each in desk.workshop.activities if each.work == "closing")
    desk.note(meeting.go_to, step.id, desk.now())
    workspace.show_activity(step.id)
    assert shown(workspace) == []


def test_a_renamed_moment_is_renamed_here(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain()
    desk.do(agenda.change, here(desk).id, title="Hej & välkomna")
    assert workspace.heading.title == "Hej & välkomna"


def test_large_text_and_small_windows_stack_the_halves(open_plain: Open, qtbot: QtBot) -> None:
    workspace = open_plain()
    side_by_side = workspace.steps.y() == workspace.points.y()
    assert side_by_side
    workspace.stage.theme.text_scale = 2.0
    qtbot.waitUntil(lambda: workspace.points.y() > workspace.steps.y())


def test_the_challenge_stands_in_the_opening(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain("opening")
    assert workspace.challenge.isVisible()
    assert workspace.challenge.text() == desk.workshop.challenge


def with_method(desk: Desk, workspace: PlainWorkspace, method: str) -> None:
    """The step at hand is done with another method from now on."""
    desk.do(agenda.change, here(desk).id, method=method)
    assert workspace.stage.entry.fields


def test_a_method_with_fields_keeps_each_point_in_its_own(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain("discussion")
    with_method(desk, workspace, "rose_thorn_bud")
    assert workspace.line.whose == "Ros · Hela rummet"
    assert workspace.line.field.placeholderText() == "Vad fungerar redan?"
    write("vi delar mallar\n")
    press(Key.Key_Tab)
    press(Key.Key_2, CTRL)
    write("ont om tid\n")
    press(Key.Key_Backtab)
    write("bra skolbibliotek\n")
    assert [(point.text, point.field) for point in desk.workshop.points] == [
        ("vi delar mallar", "rose"),
        ("ont om tid", "thorn"),
        ("bra skolbibliotek", "rose"),
    ]
    assert shown(workspace) == ["Ros: vi delar mallar", "Ros: Grupp 2: bra skolbibliotek", "Tagg: Grupp 2: ont om tid"]
    assert [row.heading for row in workspace.points.list.rows.rows] == ["Ros", "", "Tagg"]


def test_a_point_moves_to_another_field_by_keyboard_and_back(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain("discussion")
    with_method(desk, workspace, "rose_thorn_bud")
    write("ett\n")
    press(Key.Key_Escape)
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.workshop.points[0].field == "bud"
    press(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.workshop.points[0].field == "thorn"
    desk.undo()
    assert shown(workspace) == ["Knopp: ett"]


def test_the_chat_of_a_video_meeting_becomes_points_after_a_question(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain("discussion")
    with_method(desk, workspace, "views_for_against")
    workspace.line.field.take_in("[10:15] Någon Ettan\nBra för eleverna\n[10:16] Någon Tvåan\nTar tid\n")
    asked = workspace.line.question.sentence
    assert asked.startswith("2 meddelanden ur en chatt, utan namn och klockslag.")
    assert desk.workshop.points == []
    press(Key.Key_Return)
    assert [(point.text, point.field) for point in desk.workshop.points] == [
        ("Bra för eleverna", "for"),
        ("Tar tid", "for"),
    ]
    desk.undo()
    assert desk.workshop.points == []


def test_a_method_that_is_gone_keeps_its_points(open_plain: Open, desk: Desk) -> None:
    workspace = open_plain("discussion")
    with_method(desk, workspace, "rose_thorn_bud")
    write("ett\n")
    desk.do(agenda.change, here(desk).id, method=None)
    assert shown(workspace) == ["ett"]
    assert workspace.stage.entry.fields == ()
    write("två\n")
    assert [point.field for point in desk.workshop.points] == ["rose", ""]


def test_what_is_presented_is_written_while_it_is_said_and_kept_as_one_step(open_plain: Open, qtbot: QtBot) -> None:
    workspace = open_plain("presentation")
    desk = workspace.stage.desk

    def said() -> str:
        return next(step.said for step in desk.workshop.activities if step.work == "presentation")

    press(Key.Key_L, CTRL)
    assert focus() is workspace.said.sheet
    write("AI avlastar.")
    qtbot.waitUntil(lambda: said() == "AI avlastar.")
    write(" Mer.")
    press(Key.Key_I, CTRL)
    assert focus() is workspace.line.field
    assert said() == "AI avlastar. Mer."
    desk.undo()
    assert (said(), workspace.said.sheet.text()) == ("", "")
    desk.redo()
    assert workspace.said.sheet.text() == "AI avlastar. Mer."


def test_what_is_said_is_written_only_where_somebody_presents(open_plain: Open) -> None:
    workspace = open_plain("discussion")
    assert not workspace.said.isVisible()
    before = focus()
    press(Key.Key_L, CTRL)
    assert focus() is before


def test_too_much_is_refused_where_it_stands(open_plain: Open) -> None:
    workspace = open_plain("presentation")
    workspace.said.sheet.setFocus()
    workspace.said.sheet.setPlainText("x" * (text.PARAGRAPH + 1))
    workspace.said.keep()
    assert workspace.said.problem.text
    assert len(workspace.said.sheet.text()) == text.PARAGRAPH + 1
