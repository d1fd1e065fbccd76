"""Explore as a facilitator works it: columns that follow every change, hidden notes that stay hidden, keys for everything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QTableView, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.console.workspaces import make_workspace
from facilitator.desk import Desk
from facilitator.phases.explore import ExploreWorkspace
from facilitator.phases.note_list import NoteList
from facilitator.widgets.ring import FocusRing
from tests.builders import build
from tests.facilitator.press import ALT, CTRL, SHIFT, focus, press, write
from tests.stages import make_stage
from workshops import agenda, ideas, meeting
from workshops.model import Team
from workshops.storage.library import Library

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

Key = Qt.Key
Open = Callable[..., ExploreWorkspace]


@pytest.fixture
def open_explore(desk: Desk, library: Library, qtbot: QtBot) -> Open:
    """Opens a workshop whose notes are all shown, with the workspace in a window and the caret in the line."""

    def opened(
        language: str = "sv",
        theme: str = "light",
        size: tuple[int, int] = (824, 808),
        notes: int = 12,
        teams: int = 6,
    ) -> ExploreWorkspace:
        workshop = build(library, notes=notes, teams=teams, sorted_notes=False, voted=False, developed=False)
        desk.open(workshop.id)
        stage = make_stage(desk, language, theme)
        window = QWidget()
        qtbot.addWidget(window)
        stage.theme.dress(window)
        workspace = ExploreWorkspace(stage)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(workspace)
        FocusRing(window, stage.theme)
        window.resize(*size)
        step = next(each.id for each in workshop.activities if each.work == "ideas")
        desk.note(meeting.go_to, step, desk.now())
        workspace.show_activity(step)
        window.show()
        window.activateWindow()
        workspace.focus_first()
        qtbot.waitUntil(workspace.line.field.hasFocus)
        return workspace

    return opened


def teams_of(desk: Desk) -> list[Team]:
    return sorted(desk.workshop.teams, key=lambda team: team.position)


def seen(workspace: ExploreWorkspace) -> dict[tuple[str | None, str], list[str]]:
    """What each list says, by target group and team."""
    return {
        (block.list.target_group, block.team.name): [
            str(block.list.notes.data(block.list.notes.place(number))) for number in range(block.count)
        ]
        for block in workspace.columns.blocks()
        if block.count
    }


def wanted(desk: Desk) -> dict[tuple[str | None, str], list[str]]:
    """What they should say, read afresh from the workshop."""
    names: dict[str | None, Team | None] = {None: None, **{team.id: team for team in desk.workshop.teams}}
    found: dict[tuple[str | None, str], list[str]] = {}
    for idea in sorted(desk.workshop.ideas, key=lambda each: each.seq):
        if not idea.discarded:
            team = names[idea.team_id]
            name = team.name if team is not None else "Utan grupp"
            text = idea.text if team is None or team.revealed else f"Dold lapp, {name}"
            found.setdefault((idea.target_group, name), []).append(text)
    return found


def all_words(widget: QWidget) -> str:
    """Everything a person, a screen reader or a tooltip could get out of a widget and what is in it."""
    found: list[str] = []
    for each in [widget, *widget.findChildren(QWidget)]:
        found += [each.accessibleName(), each.accessibleDescription(), each.toolTip(), each.statusTip()]
        if isinstance(each, QAbstractButton):
            found.append(each.text())
        if isinstance(each, QTableView):
            model = each.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    found += [str(model.data(model.index(row, column), role)) for role in range(0, 260)]
        spoken = QAccessible.queryAccessibleInterface(each)
        if spoken is not None:
            found += _spoken(spoken)
    return "\n".join(found)


def _spoken(interface: object) -> list[str]:
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
    found = [interface.text(kind) for kind in kinds]  # type: ignore[attr-defined]
    for number in range(interface.childCount()):  # type: ignore[attr-defined]
        child = interface.child(number)  # type: ignore[attr-defined]
        if child is not None and child.object() is None:
            found += [child.text(kind) for kind in kinds]
    return found


def test_the_heading_says_where_we_are_and_what_is_shown(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore()
    assert workspace.heading.title == "Idéer per målgrupp"
    assert workspace.heading.where == "Utforska · moment 3 av 10"
    assert workspace.counts.text() == "12 idéer · alla grupper visas"
    desk.note(meeting.reveal, [team.id for team in teams_of(desk)[:2]], False)
    assert workspace.counts.text() == "12 idéer · 4 av 6 grupper visas"
    assert workspace.columns.heading("students").startswith("Elever, ")


def test_a_typed_note_stands_in_its_column_and_stands_out_for_a_moment(
    open_explore: Open, desk: Desk, qtbot: QtBot
) -> None:
    workspace = open_explore(notes=0)
    write("Läxhjälp på kafé – för alla\n")
    assert seen(workspace) == {("students", "Grupp 1"): ["Läxhjälp på kafé – för alla"]}
    block = next(workspace.columns.blocks())
    assert block.list.landed == {desk.workshop.ideas[0].id}
    assert block.status == "visas · 1"
    qtbot.waitUntil(lambda: not block.list.landed, timeout=3000)
    assert workspace.line.field.hasFocus()


def test_columns_follow_every_verb_undo_and_redo(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=20)
    teams, notes = teams_of(desk), [idea.id for idea in desk.workshop.ideas]
    steps: list[Callable[[], bool]] = [
        lambda: desk.do(ideas.add, "ny", teams[3].id),
        lambda: desk.do(ideas.add, "utan grupp"),
        lambda: desk.do(ideas.add_many, ["a", "b", "c"], teams[1].id, "teachers"),
        lambda: desk.do(ideas.reword, notes[2], "annat & <b>mer</b>"),
        lambda: desk.do(ideas.retarget, notes[:4], "teachers"),
        lambda: desk.do(ideas.retarget, notes[4:6], None),
        lambda: desk.do(ideas.hand_over, notes[6:9], teams[5].id),
        lambda: desk.do(ideas.hand_over, notes[9:10], None),
        lambda: desk.do(ideas.discard, notes[10:13]),
        lambda: desk.do(ideas.restore, notes[11:12]),
        lambda: desk.note(meeting.reveal, [teams[0].id, teams[4].id], False),
        lambda: desk.do(ideas.add, "gömd", teams[0].id),
        lambda: desk.do(ideas.discard, [notes[0]]),
        lambda: desk.do(agenda.change_team, teams[2].id, name="De tre"),
        lambda: desk.do(agenda.change_team, teams[2].id, target_group="teachers"),
        lambda: desk.do(agenda.set_target_groups, ("students", "teachers", "guardians")),
        lambda: desk.do(ideas.add, "hemma", teams[5].id, "guardians"),
        lambda: desk.do(agenda.add_team, "Grupp 7", 4, "guardians"),
        lambda: desk.do(agenda.remove_team, teams[5].id),
    ]
    for step in steps:
        assert step()
        assert seen(workspace) == wanted(desk)
        assert workspace.columns.count == sum(not idea.discarded for idea in desk.workshop.ideas)
    undone = 0
    while desk.next_undo is not None:
        assert desk.undo()
        undone += 1
        assert seen(workspace) == wanted(desk)
    assert undone == len(steps) - 1
    while desk.next_redo is not None:
        assert desk.redo()
        assert seen(workspace) == wanted(desk)


def test_hidden_words_are_nowhere_in_the_window(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=0)
    team = teams_of(desk)[2]
    desk.note(meeting.reveal, [team.id], False)
    for number in range(7):
        desk.do(ideas.add, f"Hemlighet {number}", team.id)
    assert "Hemlighet" not in all_words(workspace.window())
    assert "Dold lapp, Grupp 3" in all_words(workspace.window())
    block = workspace.columns.block("students", team.id)
    assert block is not None
    assert block.list.notes.columnCount() > 1
    workspace.toggle_all()
    assert "Hemlighet 6" in all_words(workspace.window())
    workspace.toggle_all()
    assert "Hemlighet" not in all_words(workspace.window())


def test_a_hidden_note_has_no_tooltip_and_a_shown_one_none_that_is_markup(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=0)
    team = teams_of(desk)[0]
    desk.do(ideas.add, "<b>fet</b> & glad", team.id)
    block = next(workspace.columns.blocks())
    place = block.list.notes.place(0)
    assert block.list.notes.data(place, Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;b&gt;fet&lt;/b&gt; &amp; glad</qt>"
    desk.note(meeting.reveal, [team.id], False)
    middle = block.list.note_rect(0).center()
    QToolTip.hideText()
    QApplication.sendEvent(
        block.list.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, middle, block.list.viewport().mapToGlobal(middle))
    )
    assert QToolTip.text() == ""


def test_screen_readers_find_each_note(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=0)
    write("första\nandra\n")
    block = next(workspace.columns.blocks())
    spoken = QAccessible.queryAccessibleInterface(block.list)
    assert spoken.text(QAccessible.Text.Name) == "Lappar, Grupp 1"
    names = [spoken.child(n).text(QAccessible.Text.Name) for n in range(spoken.childCount())]
    assert "första" in names
    assert "andra" in names


def test_reveal_by_key_button_and_back(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore()
    desk.note(meeting.reveal, [team.id for team in teams_of(desk)], False)
    press(Key.Key_3, CTRL)
    assert not any(team.revealed for team in desk.workshop.teams)
    block = workspace.columns.block("students", teams_of(desk)[2].id)
    assert block is not None
    assert (block.button.words, block.button.keys) == ("Visa", "Ctrl R")
    press(Key.Key_R, CTRL)
    assert [team.revealed for team in teams_of(desk)] == [False, False, True, False, False, False]
    press(Key.Key_R, CTRL)
    assert not any(team.revealed for team in desk.workshop.teams)
    other = workspace.columns.block("teachers", teams_of(desk)[3].id)
    assert other is not None
    QTest.mouseClick(other.button, Qt.MouseButton.LeftButton)
    assert teams_of(desk)[3].revealed
    assert workspace.line.field.hasFocus()
    press(Key.Key_R, CTRL | SHIFT)
    assert all(team.revealed for team in desk.workshop.teams)
    assert workspace.reveal_button.words == "Dölj igen"
    press(Key.Key_R, CTRL | SHIFT)
    assert [team.revealed for team in teams_of(desk)] == [False, False, False, True, False, False]
    assert desk.next_undo is None


def test_done_is_said_of_a_hidden_team(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore()
    team = teams_of(desk)[0]
    desk.note(meeting.reveal, [team.id], False)
    block = workspace.columns.block("students", team.id)
    assert block is not None
    assert block.status.startswith("skriver · ")
    press(Key.Key_K, CTRL | SHIFT)
    assert block.status.startswith("klar · ")
    press(Key.Key_K, CTRL | SHIFT)
    assert block.status.startswith("skriver · ")


def test_arrows_walk_through_all_notes_and_typing_returns_to_the_line(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=18)
    press(Key.Key_Escape)
    start = focus()
    assert isinstance(start, NoteList)
    walked: list[str | None] = []
    for _ in range(40):
        now = focus()
        assert isinstance(now, NoteList)
        if walked and now.current_key == walked[-1]:
            break
        walked.append(now.current_key)
        press(Key.Key_Down)
    own = [i.id for t in teams_of(desk)[:3] for i in desk.workshop.ideas if i.team_id == t.id]
    assert walked == own
    press(Key.Key_Right)
    there = focus()
    assert isinstance(there, NoteList)
    assert there.target_group == "teachers"
    press(Key.Key_Left)
    back = focus()
    assert isinstance(back, NoteList)
    assert back.target_group == "students"
    write("é – direkt\n")
    assert workspace.line.field.hasFocus()
    assert desk.workshop.ideas[-1].text == "é – direkt"


def test_arrows_walk_in_the_grid_of_hidden_notes(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=0, teams=2)
    team = teams_of(desk)[0]
    desk.note(meeting.reveal, [team.id], False)
    desk.do(ideas.add_many, [str(n) for n in range(8)], team.id)
    notes = next(workspace.columns.blocks()).list
    columns = notes.notes.columnCount()
    assert 2 < columns < 8
    press(Key.Key_Escape)
    press(Key.Key_Right)
    assert notes.notes.number(notes.currentIndex()) == 1
    press(Key.Key_Down)
    assert notes.notes.number(notes.currentIndex()) == min(7, columns + 1)
    press(Key.Key_Down)
    assert 0 <= notes.notes.number(notes.currentIndex()) < 8


def test_a_note_is_edited_where_it_stands(open_explore: Open, desk: Desk, qtbot: QtBot) -> None:
    workspace = open_explore(notes=0)
    write("Läxor\n")
    key = desk.workshop.ideas[0].id
    press(Key.Key_Escape)
    notes = next(workspace.columns.blocks()).list
    one_line = notes.note_rect(0).height()
    press(Key.Key_F2)
    write(" på kafé – och ett ganska långt tillägg som gör att lappen växer till flera rader")
    editor = workspace.editing.editor
    assert editor is not None
    assert notes.note_rect(0).height() > one_line + 15
    assert notes.height() >= notes.note_rect(0).bottom()
    press(Key.Key_Return)
    assert desk.workshop.ideas[0].text.startswith("Läxor på kafé – och")
    assert workspace.editing.editor is None
    assert focus() is notes
    assert notes.current_key == key
    press(Key.Key_Return)
    write("X")
    press(Key.Key_Escape)
    assert not desk.workshop.ideas[0].text.endswith("X")
    assert focus() is notes
    desk.undo()
    assert desk.workshop.ideas[0].text == "Läxor"
    assert seen(workspace) == {("students", "Grupp 1"): ["Läxor"]}


def test_words_that_are_refused_stay_in_the_note(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=0)
    write("Läxor\n")
    press(Key.Key_Escape)
    press(Key.Key_Return)
    write("x" * 600)
    press(Key.Key_Return)
    editor = workspace.editing.editor
    assert editor is not None
    assert editor.problem.text == "Texten är 605 tecken. Högst 500 får plats, korta den lite."
    assert editor.text == "Läxor" + "x" * 600
    assert desk.workshop.ideas[0].text == "Läxor"
    press(Key.Key_Escape)
    assert workspace.editing.editor is None


def test_clicking_elsewhere_keeps_the_words(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=0)
    write("Läxor\n")
    press(Key.Key_Escape)
    press(Key.Key_Return)
    write("!")
    QTest.mouseClick(workspace.line.field, Qt.MouseButton.LeftButton)
    assert desk.workshop.ideas[0].text == "Läxor!"
    assert workspace.line.field.hasFocus()


def test_a_hidden_note_is_not_edited_and_says_so(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=0)
    team = teams_of(desk)[0]
    desk.note(meeting.reveal, [team.id], False)
    write("hemligt\n")
    press(Key.Key_Escape)
    press(Key.Key_Return)
    assert workspace.editing.editor is None
    assert workspace.notice.text == "Lappen är dold. Visa lapparna från Grupp 1 först, så går den att ändra."


def test_hiding_closes_an_open_edit(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=0)
    write("synligt\n")
    press(Key.Key_Escape)
    press(Key.Key_Return)
    desk.note(meeting.reveal, [teams_of(desk)[0].id], False)
    assert workspace.editing.editor is None
    assert "synligt" not in all_words(workspace.window())


def test_a_rebuild_closes_an_open_edit_and_a_new_name_does_not(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=0)
    write("synligt\n")
    press(Key.Key_Escape)
    press(Key.Key_Return)
    write(" mer")
    desk.do(agenda.change_team, teams_of(desk)[0].id, name="Ettan")
    editor = workspace.editing.editor
    assert editor is not None
    assert editor.text == "synligt mer"
    desk.do(agenda.change_team, teams_of(desk)[0].id, target_group="teachers")
    assert workspace.editing.editor is None
    assert seen(workspace) == {("students", "Ettan"): ["synligt"]}


def test_what_changed_while_out_of_sight_is_there_on_return(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=4)
    workspace.hide()
    desk.do(ideas.add, "under tiden", teams_of(desk)[1].id)
    desk.note(meeting.reveal, [teams_of(desk)[0].id], False)
    workspace.show()
    assert seen(workspace) == wanted(desk)


def test_delete_discards_and_undo_brings_back(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=0)
    write("ett\ntvå\ntre\n")
    press(Key.Key_Escape)
    press(Key.Key_Down)
    press(Key.Key_Delete)
    assert seen(workspace)[("students", "Grupp 1")] == ["ett", "tre"]
    here = focus()
    assert isinstance(here, NoteList)
    assert here.current_key is not None
    desk.undo()
    assert seen(workspace)[("students", "Grupp 1")] == ["ett", "två", "tre"]


def test_several_notes_move_at_once_by_menu(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=0)
    write("ett\ntvå\ntre\n")
    press(Key.Key_Escape)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_M, CTRL)
    menu = _menu(workspace)
    names = [action.text() for action in menu.actions() if action.text()]
    assert names[:4] == ["Flytta till Elever", "Flytta till Lärare", "Flytta till Utan målgrupp", "Flytta till Grupp 1"]
    next(action for action in menu.actions() if action.text() == "Flytta till Lärare").trigger()
    menu.close()
    assert seen(workspace) == {("students", "Grupp 1"): ["tre"], ("teachers", "Grupp 1"): ["ett", "två"]}
    desk.undo()
    assert seen(workspace) == {("students", "Grupp 1"): ["ett", "två", "tre"]}


def test_the_menu_of_a_team_shows_hides_and_chooses(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore()
    team = teams_of(desk)[4]
    workspace.menus.team(team.id, QPoint(10, 10))
    menu = _menu(workspace)
    assert [action.text() for action in menu.actions()] == ["Skriv för Grupp 5", "Dölj igen", "Gruppen är klar"]
    menu.actions()[1].trigger()
    menu.actions()[0].trigger()
    menu.close()
    assert not team.revealed
    assert workspace.stage.entry.team == team.id


def _menu(workspace: ExploreWorkspace) -> QMenu:
    return [menu for menu in workspace.findChildren(QMenu) if menu.isVisible()][-1]


def test_keys_choose_team_target_group_and_batch(open_explore: Open, desk: Desk, qtbot: QtBot) -> None:
    workspace = open_explore(teams=30, notes=0)
    press(Key.Key_9, CTRL)
    assert workspace.line.whose == "Grupp 9 · Elever"
    press(Key.Key_2, ALT)
    assert workspace.line.whose == "Grupp 9 · Lärare"
    press(Key.Key_0, ALT)
    assert workspace.line.whose == "Grupp 9 · Utan målgrupp"
    press(Key.Key_B, CTRL)
    write("utan\nutan två\n")
    assert [idea.target_group for idea in desk.workshop.ideas] == [None, None]
    press(Key.Key_T, CTRL)
    write("grupp 24\n")
    assert workspace.line.whose == "Grupp 24 · Lärare"
    qtbot.waitUntil(workspace.line.field.hasFocus)


def test_nobody_who_has_no_target_group_is_left_out(open_explore: Open, desk: Desk) -> None:
    workspace = open_explore(notes=3, size=(1086, 676))
    desk.do(ideas.add, "utan allt")
    assert seen(workspace)[(None, "Utan grupp")] == ["utan allt"]
    assert workspace.columns.heading(None) == "Utan målgrupp, 1 idé"


@pytest.mark.parametrize("notes", [0, 1, 60, 1000])
def test_any_number_of_notes(open_explore: Open, desk: Desk, notes: int) -> None:
    workspace = open_explore(notes=notes)
    assert workspace.columns.count == notes
    assert workspace.empty.isVisible() == (notes == 0)
    assert seen(workspace) == wanted(desk)
    write("en till\n")
    assert workspace.columns.count == notes + 1
    assert not workspace.empty.isVisible()


def test_a_note_that_lands_is_scrolled_to_unless_somebody_reads(open_explore: Open, desk: Desk, qtbot: QtBot) -> None:
    workspace = open_explore(notes=200)
    write("allra sist\n")
    block = next(workspace.columns.blocks())
    column = next(each for each in workspace.columns._columns if each.isAncestorOf(block))

    def in_sight() -> bool:
        rect = block.list.note_rect(block.count - 1)
        foot = block.list.viewport().mapTo(column.area.viewport(), rect.bottomLeft()).y()
        return 0 < foot <= column.area.viewport().height()

    qtbot.waitUntil(in_sight)
    press(Key.Key_Escape)
    press(Key.Key_Home, CTRL)
    place = column.area.verticalScrollBar().value()
    desk.do(ideas.add, "från annat håll", teams_of(desk)[2].id)
    QApplication.processEvents()
    assert column.area.verticalScrollBar().value() == place


def test_three_target_groups_and_large_text_find_room(open_explore: Open, desk: Desk, qtbot: QtBot) -> None:
    workspace = open_explore(notes=12)
    desk.do(agenda.set_target_groups, ("students", "teachers", "guardians"))
    assert len(workspace.columns._columns) == 3
    workspace.stage.theme.text_scale = 2.0
    qtbot.waitUntil(lambda: len(workspace.columns._columns) < 3)
    assert seen(workspace) == wanted(desk)
    held = [section.target_group for column in workspace.columns._columns for section in column.sections]
    assert held == ["students", "teachers", "guardians"]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_control_has_a_name_in_both_languages(open_explore: Open, desk: Desk, language: str, theme: str) -> None:
    workspace = open_explore(language, theme)
    desk.note(meeting.reveal, [teams_of(desk)[1].id], False)
    for button in workspace.findChildren(QAbstractButton):
        assert button.accessibleName(), button
    for view in workspace.findChildren(NoteList):
        assert view.accessibleName()
    assert workspace.keys()
    assert workspace.room_sees()
    assert workspace.subtitle()
    assert not workspace.grab().isNull()


def test_paper_is_written_and_found(open_explore: Open, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    workspace = open_explore(notes=0)
    workspace.stage.settings.set("summary_folder", str(tmp_path))
    press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "ligger i" in workspace.notice.text, timeout=20_000)
    press(Key.Key_P, CTRL | SHIFT)
    qtbot.waitUntil(lambda: workspace.notice.text.startswith("Lösningskort"), timeout=20_000)
    qtbot.waitUntil(lambda: "ligger i" in workspace.notice.text, timeout=20_000)
    files = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert files == [
        "Idélappar Nätverksmöte skoldigitalisering.pdf",
        "Lösningskort Nätverksmöte skoldigitalisering.pdf",
    ]
    assert all(path.read_bytes().startswith(b"%PDF") for path in tmp_path.glob("*.pdf"))
    assert workspace.line.field.hasFocus()


def test_paper_that_can_not_be_written_says_why(open_explore: Open, qtbot: QtBot, tmp_path: Path) -> None:
    workspace = open_explore(notes=0)
    (tmp_path / "fil").write_text("x")
    workspace.stage.settings.set("summary_folder", str(tmp_path / "fil"))
    press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "gick inte" in workspace.notice.text, timeout=20_000)


def test_in_the_console_undo_is_told_and_next_stands_beside_the_line(
    desk: Desk, library: Library, qtbot: QtBot
) -> None:
    from tests.facilitator.consoles import begin, open_console, settle

    workshop = build(library, notes=0, sorted_notes=False, voted=False, developed=False)
    stage = make_stage(desk)
    console = open_console(qtbot, stage, (1366, 768), make_workspace)
    begin(console, workshop.id)
    step = next(each.id for each in workshop.activities if each.work == "ideas")
    desk.note(meeting.go_to, step, desk.now())
    settle()
    workspace = console.run.workspace
    assert isinstance(workspace, ExploreWorkspace)
    qtbot.waitUntil(workspace.line.field.hasFocus)
    assert workspace.foot is not None
    assert workspace.foot.count() == 2
    write("en idé\nhalv")
    press(Key.Key_Z, CTRL)
    assert desk.workshop.ideas[0].text == "en idé"
    while workspace.line.field.text():
        press(Key.Key_Backspace)
    press(Key.Key_Z, CTRL)
    assert desk.workshop.ideas == []
    assert console.window.toast.text.startswith("Ångrat: ny lapp")
    press(Key.Key_Y, CTRL)
    assert [idea.text for idea in desk.workshop.ideas] == ["en idé"]
    assert workspace.columns.count == 1
    write("för lång" * 100 + "\n")
    settle()
    assert "för lång" not in console.window.toast.text
    assert not console.window.toast.text.startswith("Texten")
    assert workspace.line.error.startswith("Texten är 800 tecken")
