"""The board by keyboard alone, and everything it does taken back and done again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from facilitator.console.actions import TABLE
from facilitator.desk import Desk
from facilitator.preview import Naming
from tests.facilitator.boards import Lay, Table, layer, settle
from tests.facilitator.press import ALT, CTRL, SHIFT, focus, press, write
from workshops import ideas
from workshops.storage.library import Library

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

Key = Qt.Key


@pytest.fixture
def lay(qtbot: QtBot, library: Library, desk: Desk) -> Lay:
    """Lays a workshop of so many notes on a board."""
    return layer(qtbot, library, desk)


def is_writing(table: Table) -> bool:
    """Whether a field is open over the board."""
    return table.work.writer.editor.is_open


def problem(table: Table) -> str:
    """Why what is written was refused."""
    return table.work.writer.editor.problem


def readable(table: Table) -> bool:
    """Whether notes show their words."""
    return table.work.board.scene.is_readable


def test_notes_are_sorted_into_named_clusters_by_keyboard_alone(lay: Lay, desk: Desk) -> None:
    table = lay(9, sorted_notes=False)
    notes = table.wall.notes(None)
    assert table.work.choice.focus == notes[0]
    press(Key.Key_Space)
    press(Key.Key_Right, SHIFT)
    write("n")
    write("Läsa\n")
    assert [table.wall.cluster(key).name for key in table.wall.clusters] == ["Läsa"]
    assert table.wall.notes(table.wall.clusters[0]) == notes[:2]
    assert table.work.choice.focus == notes[2], "sorting goes on with the next unplaced note"
    write("n")
    write("Skriva\n")
    assert table.work.choice.focus == notes[3]
    for prefix, note in (("l", notes[3]), ("s", notes[4]), ("sk", notes[5]), ("läs", notes[6])):
        assert table.work.choice.focus == note
        write("m")
        write(prefix + "\n")
    assert table.wall.notes(table.cluster("Läsa")) == [notes[0], notes[1], notes[3], notes[6]]
    assert table.wall.notes(table.cluster("Skriva")) == [notes[2], notes[4], notes[5]]
    write("m")
    write("Räkna\n")
    assert table.names() == ["Läsa", "Skriva", "Räkna"], "a name that no cluster has makes a new one"
    assert table.wall.notes(None) == notes[8:]
    for _ in range(9):
        assert desk.undo()
    assert table.wall.clusters == ()
    assert table.wall.notes(None) == notes
    for _ in range(9):
        desk.redo()
    assert table.names() == ["Läsa", "Skriva", "Räkna"]


def test_arrows_go_in_reading_order_and_up_and_down(lay: Lay) -> None:
    table = lay(30)
    choice, wall = table.work.choice, table.wall
    press(Key.Key_Home)
    order = [key for cluster in wall.clusters for key in wall.notes(cluster)] + wall.notes(None)
    walked = [choice.focus]
    for _ in order[1:]:
        press(Key.Key_Right)
        walked.append(choice.focus)
    assert walked == order
    press(Key.Key_Right)
    assert choice.focus == order[-1]
    press(Key.Key_Home)
    press(Key.Key_Up)
    assert choice.focus == wall.clusters[0], "above the first notes is the cluster's head"
    press(Key.Key_Down)
    press(Key.Key_Down)
    large = max(wall.clusters, key=wall.size)
    choice.go(wall.notes(large)[1])
    press(Key.Key_Down)
    assert choice.focus == wall.notes(large)[3], "two columns: one row down is two notes on"
    for _ in range(40):
        press(Key.Key_Down)
    assert wall.group_of(choice.focus or "") is None, "the unplaced lie below everything"
    press(Key.Key_Up)
    assert wall.group_of(choice.focus or "") is not None if wall.is_note(choice.focus) else True


def test_control_and_arrows_go_from_cluster_to_cluster(lay: Lay) -> None:
    table = lay(30)
    choice, wall = table.work.choice, table.wall
    press(Key.Key_Home)
    press(Key.Key_Down, CTRL)
    assert choice.focus == wall.clusters[1]
    press(Key.Key_Down, CTRL)
    press(Key.Key_Up, CTRL)
    assert choice.focus == wall.clusters[1]
    for _ in range(len(wall.clusters)):
        press(Key.Key_Down, CTRL)
    assert choice.focus == wall.notes(None)[0]


def test_shift_and_arrows_select_and_escape_leaves(lay: Lay) -> None:
    table = lay(30)
    choice = table.work.choice
    press(Key.Key_Home)
    press(Key.Key_Right, SHIFT, times=2)
    assert choice.selected_notes == table.work.board.walk.stops()[:3]
    press(Key.Key_Left, SHIFT)
    assert len(choice.selected_notes) == 2
    assert table.work.board.offers.said.text() == "2 valda"
    press(Key.Key_Escape)
    assert choice.keys == []
    press(Key.Key_A, CTRL)
    assert choice.selected_notes == table.wall.notes(choice.group)
    press(Key.Key_A, CTRL)
    assert len(choice.selected_notes) == table.wall.count


def test_a_cluster_is_named_and_asked_about(lay: Lay, desk: Desk, qtbot: QtBot) -> None:
    table = lay(30)
    said: list[object] = []
    desk.previewed.connect(said.append)
    press(Key.Key_Home)
    cluster = table.wall.clusters[0]
    press(Key.Key_F2)
    assert table.work.writer.editor.text == table.wall.cluster(cluster).name
    write("Nytt namn")
    assert said[0] == Naming(cluster, "N", "name")
    write("\n")
    assert said[-1] == Naming(cluster, None, "name")
    assert table.wall.cluster(cluster).name == "Nytt namn"
    assert focus() is table.work.board.view
    write("q")
    assert table.work.writer.editor.field.accessibleName() == "Hur kan vi-fråga"
    write("Hur kan vi läsa mer?\n")
    assert table.wall.cluster(cluster).question == "Hur kan vi läsa mer?"
    press(Key.Key_F2)
    write("Inte detta")
    qtbot.waitUntil(lambda: said[-1] == Naming(cluster, "Inte detta", "name"))
    press(Key.Key_Escape)
    assert table.wall.cluster(cluster).name == "Nytt namn"
    assert said[-1] == Naming(cluster, None, "name")


def test_words_that_are_refused_stay_with_the_reason(lay: Lay) -> None:
    table = lay(12)
    editor = table.work.writer.editor
    press(Key.Key_F2)
    press(Key.Key_Home)
    press(Key.Key_Home)
    table.work.choice.go(table.wall.clusters[0])
    press(Key.Key_F2)
    editor.field.setPlainText("x" * 201)
    write("\n")
    assert is_writing(table)
    assert "201" in problem(table)
    assert editor.text == "x" * 201
    press(Key.Key_End)
    press(Key.Key_Backspace)
    assert problem(table) == ""
    write("\n")
    assert not is_writing(table)
    assert table.wall.cluster(table.wall.clusters[0]).name == "x" * 200


def test_return_edits_a_note_and_letters_are_only_letters_there(lay: Lay, desk: Desk) -> None:
    table = lay(12)
    press(Key.Key_Home)
    note = table.work.choice.focus
    assert note is not None
    count = len(table.wall.clusters)
    press(Key.Key_Return)
    assert table.work.writer.editor.text == table.wall.note(note).text
    write("nmu jc q")
    press(Key.Key_Delete)
    press(Key.Key_Left)
    write("\n")
    assert table.wall.note(note).text == "nmu jc q"
    assert len(table.wall.clusters) == count
    desk.undo()
    assert table.wall.note(note).text != "nmu jc q"


def test_join_asks_with_one_and_joins_those_selected(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    first, second, third = table.wall.clusters[:3]
    sizes = table.wall.size(first) + table.wall.size(second)
    name = table.wall.cluster(first).name
    table.work.choice.go(first)
    write("j")
    assert table.work.writer.chooser.is_open
    write(table.wall.cluster(second).name[:6].lower() + "\n")
    assert not table.wall.is_cluster(second)
    assert table.wall.size(first) == sizes
    assert table.wall.cluster(first).name == name
    assert table.work.writer.toast.text == "Klustren är sammanslagna"
    press(Key.Key_Space)
    table.work.choice.go(third)
    press(Key.Key_Space)
    write("j")
    assert not table.wall.is_cluster(third)
    desk.undo()
    desk.undo()
    assert table.wall.clusters[:3] == (first, second, third)


def test_unplace_collapse_and_discard(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    before = table.picture()
    cluster = table.wall.clusters[1]
    note = table.wall.notes(cluster)[0]
    table.work.choice.go(note)
    write("u")
    assert table.wall.group_of(note) is None
    table.work.choice.go(cluster)
    write("c")
    assert table.wall.cluster(cluster).collapsed
    assert table.work.board.scene.cards[cluster].height == 42
    write("c")
    assert not table.wall.cluster(cluster).collapsed
    table.work.choice.go(note)
    press(Key.Key_Delete)
    assert not table.wall.is_note(note)
    assert table.work.writer.toast.text == "1 lapp slängd"
    table.work.choice.go(cluster)
    press(Key.Key_Delete)
    assert not table.wall.is_cluster(cluster)
    for _ in range(5):
        desk.undo()
    table.work.writer.toast.dismiss()
    assert table.picture() == before


def test_alt_and_arrows_move_notes_and_clusters(lay: Lay) -> None:
    table = lay(30)
    cluster = max(table.wall.clusters, key=table.wall.size)
    notes = table.wall.notes(cluster)
    table.work.choice.go(notes[0])
    press(Key.Key_Right, ALT)
    assert table.wall.notes(cluster)[:2] == [notes[1], notes[0]]
    press(Key.Key_Left, ALT)
    assert table.wall.notes(cluster) == notes
    order = list(table.wall.clusters)
    table.work.choice.go(order[0])
    press(Key.Key_Down, ALT)
    assert list(table.wall.clusters) == [order[1], order[0], *order[2:]]


def test_zoom_by_keyboard(lay: Lay) -> None:
    table = lay(60)
    board, view = table.work.board, table.work.board.view
    press(Key.Key_0, CTRL)
    settle()
    assert not readable(table)
    assert board.foot.isVisible()
    assert board.scene.tall <= view.height()
    assert not any(item.isVisible() for item in board.scene.notes.values())
    press(Key.Key_Home)
    note = table.work.choice.focus
    assert note is not None
    assert board.foot.reading.text == table.wall.note(note).text
    assert board.foot.reading.place == f"lapp 1 av {table.wall.size(table.wall.clusters[0])} i {table.names()[0]}"
    press(Key.Key_Return)
    assert readable(table)
    assert not table.work.writer.editor.is_open
    press(Key.Key_Minus, CTRL)
    assert view.zoom == 0.85
    press(Key.Key_Plus, CTRL)
    press(Key.Key_Plus, CTRL)
    assert view.zoom == 1.25
    press(Key.Key_1, CTRL)
    assert view.zoom == 1.0


def test_the_board_says_what_is_in_focus(lay: Lay) -> None:
    table = lay(30)
    voice, view = table.work.board.voice, table.work.board.view
    press(Key.Key_Home)
    note = table.work.choice.focus
    assert note is not None
    text, target = table.wall.note(note).text.rstrip("."), {"students": "Elever", "teachers": "Lärare"}
    group = table.wall.group_of(note)
    assert group is not None
    said = f"{text}. {target[table.wall.note(note).target_group or '']}. Lapp 1 av {table.wall.size(group)} i {table.names()[0]}."
    assert voice.last == said
    assert view.accessibleDescription() == said
    press(Key.Key_Space)
    assert voice.last == "1 vald"
    assert view.accessibleDescription() == f"{said} Vald."
    press(Key.Key_Up)
    assert voice.last.startswith(table.names()[0])


def test_every_action_is_bound_and_has_a_name(lay: Lay) -> None:
    table = lay(6)
    bound = {action.objectName().removeprefix("action_") for action in table.work.board.view.actions()}
    rows = {row.id for row in TABLE if row.where == "board"} - {"board_reveal_all"}
    assert bound == rows
    assert all(action.text() for action in table.work.board.view.actions())
    tree = table.work.outline.tree
    assert {action.objectName() for action in tree.actions()} == {f"action_{name}" for name in rows}


def test_the_menu_holds_the_same_actions(lay: Lay) -> None:
    table = lay(12)
    press(Key.Key_Home)
    note = table.work.choice.focus
    assert note is not None
    table.work.board.reach.open_menu(table.middle(note), table.mapToGlobal(table.middle(note)))
    menus = [menu for menu in table.work.board.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    action = next(each for each in menus[0].actions() if each.objectName() == "action_board_unplace")
    assert isinstance(action, QAction)
    action.trigger()
    menus[0].close()
    assert table.wall.group_of(note) is None


@pytest.mark.parametrize(
    "key", [Key.Key_N, Key.Key_M, Key.Key_J, Key.Key_U, Key.Key_C, Key.Key_Q, Key.Key_Delete, Key.Key_F2]
)
def test_keys_on_an_empty_board_do_no_harm(lay: Lay, desk: Desk, key: Key) -> None:
    table: Table = lay(0)
    press(key)
    assert table.wall.clusters == () if key != Key.Key_N else len(table.wall.clusters) == 1
    if key == Key.Key_N:
        write("Tom\n")
        assert table.names() == ["Tom"]


def test_a_note_that_is_cut_shows_all_its_words_while_it_has_the_focus(lay: Lay, desk: Desk) -> None:
    table = lay(4)
    long = "En lapp med väldigt många ord som inte kan få plats på tre korta rader i remsan längst ner på tavlan. " * 3
    desk.do(ideas.add, long)
    words = table.work.board.whole_words
    assert words.text == ""
    table.work.choice.go(table.wall.notes(None)[-1])
    assert words.text == long.strip()
    assert table.work.board.rect().contains(words.geometry())
    press(Key.Key_Home)
    assert words.text == ""
    press(Key.Key_End)
    assert words.text == long.strip()
    press(Key.Key_F4)
    assert words.text == ""


def test_the_keyboard_is_seen_on_an_empty_board_too(lay: Lay) -> None:
    table = lay(0)
    seen = table.work.board.grab().toImage()
    press(Key.Key_F4)
    settle()
    assert table.work.board.grab().toImage() != seen
