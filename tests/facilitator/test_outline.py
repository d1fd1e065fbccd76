"""The outline: the same board as a tree, in step with it through everything, and able to do the same."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from facilitator.board.filter import Filter
from facilitator.console.workspaces import make_workspace
from facilitator.desk import Desk
from facilitator.phases.define import DefineWorkspace
from facilitator.stage import Stage
from tests.builders import build
from tests.facilitator.boards import Lay, Table, layer, settle
from tests.facilitator.consoles import begin, open_console
from tests.facilitator.press import CTRL, SHIFT, focus, press, write
from workshops import clusters, ideas, meeting, merges
from workshops.model import Cluster, Idea, Workshop, find
from workshops.storage.library import Library

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

Key = Qt.Key


@pytest.fixture
def lay(qtbot: QtBot, library: Library, desk: Desk) -> Lay:
    """Lays a workshop of so many notes on a board."""
    return layer(qtbot, library, desk)


def truth(workshop: Workshop, chosen: Filter) -> list[tuple[str | None, list[str]]]:
    """What the workshop itself says lies where."""
    placed = clusters.by_cluster(workshop)
    order = [row.id for row in sorted(workshop.clusters, key=lambda row: row.position)]
    return [(group, [idea.id for idea in placed[group] if chosen.lets(idea)]) for group in (*order, None)]


def ids(rows: list[Idea]) -> list[str]:
    """The ids of ideas."""
    return [row.id for row in rows]


def step(desk: Desk, chance: random.Random, number: int) -> None:
    """One thing that a room may do."""
    workshop = desk.workshop
    shown = [idea.id for idea in ideas.shown(workshop)]
    groups = [cluster.id for cluster in workshop.clusters]
    some = chance.sample(shown, min(len(shown), chance.randint(1, 4)))
    team = chance.choice(workshop.teams).id
    deeds: list[Callable[[], object]] = [
        lambda: desk.do(ideas.add, f"Ny lapp {number}", team),
        lambda: desk.do(clusters.gather, some, f"Kluster {number}" if chance.random() < 0.5 else ""),
        lambda: desk.undo(),
        lambda: desk.undo(),
        lambda: desk.redo(),
        lambda: desk.note(meeting.reveal, [team], chance.random() < 0.7),
        lambda: desk.do(clusters.sort_by_size),
        lambda: desk.do(clusters.tidy),
    ]
    if some:
        deeds += [
            lambda: desk.do(ideas.discard, some[:1]),
            lambda: desk.do(ideas.reword, some[0], f"Andra ord {number}"),
            lambda: desk.do(ideas.retarget, some, chance.choice(["students", "teachers", None])),
            lambda: desk.do(clusters.unplace, some),
            lambda: desk.do(clusters.gather, some, "", None, (chance.uniform(0, 900), chance.uniform(0, 900))),
            lambda: desk.do(merges.merge, some[0], some[1:]),
            lambda: desk.do(merges.part, [key for under in merges.under(workshop).values() for key in ids(under)]),
        ]
    if groups:
        one, other = chance.choice(groups), chance.choice(groups)
        before = chance.choice(shown) if shown else None
        deeds += [
            lambda: desk.do(clusters.move, some, one, before),
            lambda: desk.do(clusters.move, some, one, before),
            lambda: desk.do(clusters.rename, one, f"Namn {number}"),
            lambda: desk.do(clusters.collapse, [one], chance.random() < 0.5),
            lambda: desk.do(clusters.reorder, one, chance.randint(0, len(groups))),
            lambda: desk.do(clusters.join, one, [other]),
            lambda: desk.do(clusters.dissolve, [one]),
            lambda: desk.do(clusters.put, one, chance.uniform(0, 1200), chance.uniform(0, 1200)),
            lambda: desk.do(clusters.line_up, one, chance.randint(0, len(groups))),
        ]
    chance.choice(deeds)()


def check(table: Table, desk: Desk) -> None:
    """Board, strip and outline show what the workshop says, and nothing that is hidden."""
    expected = truth(desk.workshop, table.wall.filter)
    wall, board = table.wall, table.work.board
    assert [(group, wall.notes(group)) for group in wall.groups] == expected
    assert table.work.model.contents() == expected
    assert list(board.scene.cards) is not None
    assert set(board.scene.cards) == {group for group, _ in expected if group is not None}
    assert set(board.scene.notes) == {key for group, keys in expected if group is not None for key in keys}
    assert list(board.strip.scene.notes) is not None
    assert set(board.strip.scene.notes) == set(expected[-1][1])
    for group, keys in expected[:-1]:
        assert group is not None
        card = board.scene.cards[group]
        assert card.members == keys
        assert all(card.has(board.scene.notes[key]) for key in keys)
        assert card.facts == wall.cluster(group)
        row = find(desk.workshop, Cluster, group)
        assert card.facts.put == ((row.x, row.y) if row.x is not None and row.y is not None else None)
    boxes = list(board.boxes().values())
    assert not any(box.is_near(other) for number, box in enumerate(boxes) for other in boxes[number + 1 :])
    under = merges.under(desk.workshop)
    for key in [key for _, keys in expected for key in keys]:
        assert [other for other, _ in wall.note(key).others] == ids(under.get(key, []))
    waiting = {idea.id for idea in ideas.waiting(desk.workshop)}
    assert wall.hidden == len(waiting)
    assert all(wall.note(key).text == board_text(table, key) for _, keys in expected for key in keys)
    chosen = table.work.choice
    assert all(wall.is_note(key) or wall.is_cluster(key) for key in chosen.keys)
    assert chosen.focus is None or wall.is_note(chosen.focus) or wall.is_cluster(chosen.focus)


def board_text(table: Table, key: str) -> str:
    """What a note says on the board."""
    board = table.work.board
    item = board.scene.notes.get(key) or board.strip.scene.notes[key]
    return item.facts.text


@pytest.mark.parametrize("seed", range(6))
def test_outline_equals_board_through_a_random_walk(lay: Lay, desk: Desk, seed: int) -> None:
    table = lay(20, teams=3)
    tester = QAbstractItemModelTester(table.work.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert tester.model() is table.work.model
    chance = random.Random(seed)
    check(table, desk)
    for number in range(50):
        step(desk, chance, number)
        if chance.random() < 0.15:
            some = frozenset({chance.choice([team.id for team in desk.workshop.teams])})
            table.wall.narrow(chance.choice([Filter(), Filter(teams=some), Filter(frozenset({"students", None}))]))
        if chance.random() < 0.3 and table.wall.count:
            stops = table.work.board.walk.stops()
            table.work.choice.go(chance.choice(stops))
            table.work.choice.select(chance.sample(stops, min(3, len(stops))))
        check(table, desk)
    while desk.next_undo is not None and desk.undo():
        check(table, desk)
    settle()
    assert not table.work.board.grab().isNull()


def test_the_tree_follows_the_focus_and_leads_it(lay: Lay) -> None:
    table = lay(30)
    tree, choice = table.work.outline.tree, table.work.choice
    note = table.wall.notes(table.wall.clusters[2])[0]
    choice.go(note)
    assert tree.currentIndex().data() == table.wall.note(note).text
    assert tree.isExpanded(tree.currentIndex().parent())
    press(Key.Key_F4)
    assert focus() is tree
    press(Key.Key_Up)
    assert choice.focus == table.wall.clusters[2]
    press(Key.Key_Down)
    assert choice.focus == note
    press(Key.Key_F4)
    assert focus() is table.work.board.view


def test_a_cluster_opened_for_the_focus_closes_after_it(lay: Lay) -> None:
    table = lay(30)
    tree, model = table.work.outline.tree, table.work.model
    first, second = table.wall.clusters[:2]
    table.work.choice.go(table.wall.notes(first)[0])
    table.work.choice.go(table.wall.notes(second)[0])
    assert not tree.isExpanded(model.index_of(first))
    assert tree.isExpanded(model.index_of(second))


def test_selection_is_one(lay: Lay) -> None:
    table = lay(30)
    tree, choice = table.work.outline.tree, table.work.choice
    cluster = max(table.wall.clusters, key=table.wall.size)
    notes = table.wall.notes(cluster)
    choice.go(notes[0])
    choice.select(notes[:2])
    assert {index.data() for index in tree.selectionModel().selectedIndexes()} == {
        table.wall.note(key).text for key in notes[:2]
    }
    press(Key.Key_F4)
    choice.clear()
    press(Key.Key_Down, SHIFT, times=2)
    assert choice.selected_notes == notes[:3]
    assert table.work.board.scene.notes[notes[2]].selected
    press(Key.Key_Escape)
    assert choice.keys == []
    assert tree.selectionModel().selectedIndexes() == []
    press(Key.Key_Space)
    assert choice.selected_notes == [notes[2]]
    tree.setFocus()
    at = tree.visualRect(table.work.model.index_of(notes[0])).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, CTRL, at)
    assert choice.selected_notes == [notes[0], notes[2]]


def test_letters_act_in_the_tree(lay: Lay) -> None:
    table = lay(30)
    note = table.wall.notes(table.wall.clusters[0])[0]
    table.work.choice.go(note)
    press(Key.Key_F4)
    tree = focus()
    write("u")
    assert table.wall.group_of(note) is None
    assert focus() is tree
    write("m")
    assert table.work.writer.chooser.is_open
    write(table.names()[1].lower()[:5] + "\n")
    assert table.wall.group_of(note) == table.wall.clusters[1]
    assert focus() is tree
    table.work.choice.go(note)
    write("n")
    write("Från trädet\n")
    assert table.wall.notes(table.cluster("Från trädet")) == [note]
    assert focus() is tree
    press(Key.Key_F2)
    write("Annat\n")
    assert "Annat" in table.names()
    press(Key.Key_Return)
    assert table.work.writer.editor.is_open
    press(Key.Key_Escape)
    assert focus() is tree
    press(Key.Key_Delete)
    assert not table.wall.is_note(note)


def test_the_menu_of_the_tree(lay: Lay) -> None:
    table = lay(30)
    tree, panel = table.work.outline.tree, table.work.outline
    cluster = table.wall.clusters[3]
    panel._want_menu(tree.visualRect(table.work.model.index_of(cluster)).center())
    menu = next(menu for menu in table.work.board.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.objectName() == "action_board_collapse").trigger()
    menu.close()
    assert table.wall.cluster(cluster).collapsed


def test_search_marks_as_one_types(lay: Lay) -> None:
    table = lay(60)
    search, choice = table.work.search, table.work.choice
    press(Key.Key_F, CTRL)
    assert focus() is table.work.outline.field.line
    write("elev")
    expected = [
        key
        for group in table.wall.groups
        for key in table.wall.notes(group)
        if "elev" in table.wall.note(key).text.casefold()
    ]
    assert len(expected) > 2
    assert search.hits == expected
    assert table.work.outline._hits.text() == f"{len(expected)} träffar"
    press(Key.Key_Return)
    assert choice.focus == expected[0]
    press(Key.Key_Return)
    assert choice.focus == expected[1]
    press(Key.Key_Return, SHIFT)
    assert choice.focus == expected[0]
    assert focus() is table.work.outline.field.line
    press(Key.Key_Escape)
    assert search.text == ""
    assert focus() is table.work.board.view


def test_found_words_are_marked_and_unmarked_on_the_board(lay: Lay) -> None:
    table = lay(30)
    before = table.picture()
    table.work.search.seek("AI")
    settle()
    assert table.work.board.grab().toImage() != before
    table.work.search.seek("")
    settle()
    assert table.work.board.grab().toImage() == before


def test_clusters_without_names_are_counted_and_named_in_turn(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    panel = table.work.outline
    assert not panel._give_name.isVisible()
    desk.do(clusters.gather, table.wall.notes(None)[:1])
    settle()
    assert panel._nameless.text() == "1 kluster saknar namn"
    QTest.mouseClick(panel._give_name, Qt.MouseButton.LeftButton)
    write("Nu med namn\n")
    assert "Nu med namn" in table.names()
    assert not panel._give_name.isVisible()


def test_a_narrow_window_slides_the_outline_out(desk: Desk, library: Library, stage: Stage, qtbot: QtBot) -> None:
    workshop = build(library, notes=30, voted=False, developed=False)
    console = begin(open_console(qtbot, stage, (1366, 768), make_workspace), workshop.id)
    desk.note(meeting.go_to, next(step.id for step in workshop.activities if step.work == "cluster"), desk.now())
    console.resize(1366, 768)
    work = console.run.workspace
    assert isinstance(work, DefineWorkspace)
    work.focus_first()
    assert not work.outline.isVisible()
    press(Key.Key_F4)
    assert work.outline.isVisible()
    assert focus() is work.outline.tree
    press(Key.Key_F4)
    assert focus() is work.board.view
    qtbot.waitUntil(lambda: not work.outline.isVisible())
    press(Key.Key_F, CTRL)
    assert focus() is work.outline.field.line
    write("ai")
    assert work.search.hits
    press(Key.Key_Escape)
    assert focus() is work.board.view
    assert work.search.text == ""


def test_rows_speak_to_assistive_technology(lay: Lay) -> None:
    table = lay(30)
    model, tree = table.work.model, table.work.outline.tree
    cluster = table.wall.clusters[0]
    role = Qt.ItemDataRole.AccessibleTextRole
    top = model.index_of(cluster)
    assert model.data(top, role) == f"{table.names()[0]}. Kluster, {table.wall.size(cluster)} lapp" + (
        "ar." if table.wall.size(cluster) != 1 else "."
    )
    note = table.wall.notes(cluster)[0]
    assert model.data(model.index_of(note), role).startswith(table.wall.note(note).text)
    interface = QAccessible.queryAccessibleInterface(tree)
    assert interface is not None
    assert interface.role() in (QAccessible.Role.Tree, QAccessible.Role.List)


def test_every_row_has_the_same_height(lay: Lay) -> None:
    table = lay(30)
    tree, model = table.work.outline.tree, table.work.model
    tree.expandAll()
    settle()
    assert tree.uniformRowHeights()
    heights = {
        tree.visualRect(model.index(row, 0, model.index(top, 0))).height()
        for top in range(model.rowCount())
        for row in range(model.rowCount(model.index(top, 0)))
    } | {tree.visualRect(model.index(top, 0)).height() for top in range(model.rowCount())}
    assert heights == {tree.row_height}


def test_a_press_on_the_chevron_opens_and_chooses_nothing(lay: Lay) -> None:
    table = lay(30)
    tree, model = table.work.outline.tree, table.work.model
    focused = table.work.choice.focus
    index = model.index_of(table.wall.clusters[1])
    at = QPoint(12, tree.visualRect(index).center().y())
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert tree.isExpanded(index)
    assert table.work.choice.focus == focused
