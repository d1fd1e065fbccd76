"""The wall arranged: freely, in rows, largest first, target groups side by side, some notes only; and merged notes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from facilitator.board.filter import Filter
from facilitator.board.outline_model import SIDE
from facilitator.desk import Desk
from tests.facilitator.boards import Lay, Table, layer, settle
from tests.facilitator.press import ALT, SHIFT, press, write
from workshops import agenda, clusters, ideas, meeting, merges
from workshops.storage.library import Library

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

Key = Qt.Key


@pytest.fixture
def lay(qtbot: QtBot, library: Library, desk: Desk) -> Lay:
    """Lays a workshop of so many notes on a board."""
    return layer(qtbot, library, desk)


def put(table: Table, key: str) -> tuple[float, float] | None:
    """Where a cluster was put by hand."""
    return table.wall.cluster(key).put


def told(table: Table) -> str:
    """What the toast says."""
    return table.work.writer.toast.text


def choose(table: Table, row: str) -> None:
    """Choose a row of the menu of what is shown."""
    write("v")
    menu = next(menu for menu in table.work.board.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == row).trigger()
    menu.close()
    settle()


def test_keys_push_a_cluster_over_the_wall_in_one_step_and_o_brings_it_back(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    first, second = table.wall.clusters[:2]
    before = table.picture()
    table.work.choice.go(first)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Left):
        press(key, ALT | SHIFT)
    assert put(table, first) == (16 + 356, 16 + 24), "a column to the right, a step down"
    assert "Fritt placerat." in table.work.board.voice.sentence()
    press(Key.Key_O)
    assert put(table, first) is None
    assert told(table) == "Klustret står i raderna igen"
    press(Key.Key_O)
    assert told(table) == "Alla kluster står redan i rader."
    desk.undo()
    desk.undo()
    assert desk.next_undo is None, "pushing four times is one step"
    table.work.writer.toast.dismiss()
    assert table.picture() == before
    assert table.wall.clusters[:2] == (first, second)


def test_largest_first_is_one_step(lay: Lay, desk: Desk) -> None:
    table = lay(60)
    order = table.wall.clusters
    table.work.choice.go(order[2])
    press(Key.Key_Right, ALT | SHIFT)
    press(Key.Key_O, SHIFT)
    sizes = [table.wall.size(key) for key in table.wall.clusters]
    assert sizes == sorted(sizes, reverse=True)
    assert all(put(table, key) is None for key in table.wall.clusters)
    desk.undo()
    assert table.wall.clusters == order
    assert put(table, order[2]) is not None


def test_arranged_clusters_glide_and_stand_there_at_once_with_less_motion(lay: Lay, desk: Desk, qtbot: QtBot) -> None:
    table = lay(30)
    table.stage.theme.reduced_motion = False
    board = table.work.board
    goal = {}
    desk.do(clusters.sort_by_size)
    assert board.travel.is_under_way
    qtbot.waitUntil(lambda: not board.travel.is_under_way)
    goal = {key: card.pos() for key, card in board.scene.cards.items()}
    assert board.scene.cards[table.wall.clusters[0]].pos().toTuple() == (16.0, 16.0)
    desk.undo()
    desk.redo()
    table.resize(table.width() - 2, table.height())
    table.resize(table.width() + 2, table.height())
    settle()
    assert {key: card.pos() for key, card in board.scene.cards.items()} == goal, "laid out anew, nothing glides on"
    table.stage.theme.reduced_motion = True
    desk.undo()
    assert not board.travel.is_under_way


def test_arrows_go_by_how_clusters_stand(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    walk, first = table.work.board.walk, table.wall.clusters[0]
    lowest = max(box.bottom for box in table.work.board.boxes().values())
    desk.do(clusters.put, first, 16.0, lowest + 40)
    assert walk.clusters()[-1] == first
    assert table.wall.clusters[0] == first, "the outline keeps the order of the clusters"
    press(Key.Key_Home)
    assert table.work.choice.group == table.wall.clusters[1]
    table.work.choice.go(first)
    press(Key.Key_Up)
    above = table.work.choice.focus
    assert above is not None
    boxes = table.work.board.boxes()
    group = above if table.wall.is_cluster(above) else table.wall.group_of(above)
    assert group is not None
    assert boxes[group].x == 16, "straight up"
    assert boxes[group].bottom == max(box.bottom for key, box in boxes.items() if box.x == 16 and key != first)


def test_k_splits_a_cluster_at_the_note_in_focus_or_takes_those_selected(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    cluster = max(table.wall.clusters, key=table.wall.size)
    notes = table.wall.notes(cluster)
    table.work.choice.go(notes[2])
    write("k")
    write("Resten\n")
    rest = table.cluster("Resten")
    assert (table.wall.notes(cluster), table.wall.notes(rest)) == (notes[:2], notes[2:])
    assert table.wall.clusters.index(rest) == table.wall.clusters.index(cluster) + 1
    desk.undo()
    desk.undo()
    table.work.choice.go(notes[0])
    press(Key.Key_Space)
    write("k")
    write("Valda\n")
    assert table.wall.notes(table.cluster("Valda")) == notes[:1]
    desk.undo()
    desk.undo()
    table.work.choice.clear()
    table.work.choice.go(notes[0])
    write("k")
    assert told(table) == "Välj några av lapparna, inte alla."
    table.work.choice.go(table.wall.notes(None)[0])
    write("k")
    assert told(table) == "Gå till den lapp där klustret ska delas."
    assert desk.next_undo is None


def test_target_groups_stand_side_by_side_and_it_is_remembered(lay: Lay) -> None:
    table = lay(60)
    board, wall = table.work.board, table.wall
    before = table.picture()
    press(Key.Key_V, SHIFT)
    assert table.stage.settings.get("board_apart") is True
    for cluster in wall.clusters:
        for note in wall.notes(cluster):
            column = 0 if wall.note(note).target_group == "students" else 1
            item, card = board.scene.notes[note], board.scene.cards[cluster]
            assert (item.pos().x() > (card.rect().width() / 2 - 8)) == bool(column)
    mixed = next(key for key in wall.clusters if len(wall.sharing(key)) == 2)
    rows = board.rows(mixed)
    assert [wall.note(str(key)).target_group for key in rows[0]] == ["students", "teachers"]
    table.work.choice.go(rows[0][0])
    press(Key.Key_Right)
    assert table.work.choice.focus == rows[0][1], "the arrows follow what is seen"
    press(Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    rows = board.rows(mixed)
    assert {wall.note(str(key)).target_group for key in rows[0] if key} == {"students"}
    for row in rows:
        for key in filter(None, row):
            rect = board.rect_of(key)
            assert rect is not None
            assert board.spot(rect.center()).note == key
    press(Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    choose(table, "Målgrupperna blandat")
    assert table.stage.settings.get("board_apart") is False
    assert table.picture() == before


def test_the_board_shows_the_notes_of_one_target_group_or_team(lay: Lay, desk: Desk) -> None:
    table = lay(60)
    wall, board = table.wall, table.work.board
    before = table.picture()
    every = {key for group in wall.groups for key in wall.notes(group)}
    assert not board.filter_bar.isVisible()
    choose(table, "Elever")
    shown = {key for group in wall.groups for key in wall.notes(group)}
    students = {idea.id for idea in desk.workshop.ideas if idea.target_group == "students"}
    assert shown == students & every
    assert board.filter_bar.said.text() == f"Visar {len(shown)} av 60 lappar: Elever"
    assert set(board.scene.notes) | set(board.strip.scene.notes) == shown
    assert {key for _, keys in table.work.model.contents() for key in keys} == shown
    desk.do(ideas.retarget, [min(shown)], "teachers")
    assert not wall.is_note(min(shown)), "what no longer fits goes"
    assert (wall.count, wall.left_out) == (len(shown) - 1, 60 - len(shown) + 1)
    desk.undo()
    team = next(team for team in desk.workshop.teams if team.target_group == "students")
    choose(table, team.name)
    assert board.filter_bar.said.text().endswith(f"Elever, {team.name}")
    assert all(idea.team_id == team.id for idea in desk.workshop.ideas if wall.is_note(idea.id))
    desk.do(agenda.remove_team, team.id)
    assert wall.filter == Filter(frozenset({"students"})), "a team that is gone is looked at no more"
    desk.undo()
    choose(table, "Visa alla lappar")
    assert not board.filter_bar.isVisible()
    assert table.picture() == before


def test_a_hidden_note_is_neither_shown_nor_counted_by_a_filter(lay: Lay, desk: Desk) -> None:
    table = lay(60)
    team = next(team for team in desk.workshop.teams if team.target_group == "students")
    mine = {idea.id for idea in desk.workshop.ideas if idea.team_id == team.id}
    table.wall.narrow(Filter().with_target("students"))
    desk.note(meeting.reveal, [team.id], False)
    settle()
    assert not any(table.wall.is_note(key) for key in mine)
    assert table.wall.count + table.wall.left_out == 60 - len(mine)
    assert table.wall.hidden == len(mine)


def test_a_theme_found_by_both_target_groups_is_pointed_out(lay: Lay, desk: Desk) -> None:
    table = lay(60)
    board, wall = table.work.board, table.wall
    shared = [key for key in wall.clusters if clusters.synergy(desk.workshop, key)]
    assert shared
    assert [key for key in wall.clusters if board.scene.cards[key].head.tells_shared] == shared
    table.work.choice.go(shared[0])
    assert "Båda målgrupperna har kommit hit." in board.voice.sentence()
    index = table.work.model.index_of(shared[0])
    assert "Båda målgrupperna" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    other = next(key for key in wall.clusters if key not in shared)
    table.work.choice.go(other)
    assert "målgrupperna" not in board.voice.sentence()


def test_notes_under_a_note_are_counted_told_and_taken_apart(lay: Lay, desk: Desk, qtbot: QtBot) -> None:
    table = lay(30)
    board, wall = table.work.board, table.wall
    before = table.picture()
    cluster = max(wall.clusters, key=wall.size)
    upper, *lower = wall.notes(cluster)[:3]
    texts = [wall.note(key).text for key in lower]
    desk.do(merges.merge, upper, lower)
    assert [text for _, text in wall.note(upper).others] == texts
    assert wall.count == 28
    assert board.scene.notes[upper].facts.others == wall.note(upper).others
    assert table.picture() != before
    assert texts[0] in board.reach.tip(table.middle(upper))
    assert table.work.model.index_of(upper).data(SIDE) == "×3"
    table.work.choice.go(upper)
    assert board.voice.sentence().endswith(f"2 lappar till säger samma: {' / '.join(t.rstrip('.') for t in texts)}.")
    desk.do(ideas.reword, lower[0], "Samma sak igen")
    assert wall.note(upper).others[0] == (lower[0], "Samma sak igen")
    desk.undo()
    write("t")
    assert wall.note(upper).others == ()
    assert set(lower) <= set(wall.notes(cluster))
    assert told(table) == "2 lappar ligger för sig själva igen"
    write("t")
    assert told(table) == "Inget ligger under lappen."
    desk.undo()
    desk.undo()
    table.work.writer.toast.dismiss()
    qtbot.waitUntil(lambda: not any(item.landed for item in board.scene.notes.values()))
    assert table.picture() == before


def test_what_a_hidden_team_wrote_under_a_note_is_not_told(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    notes = [idea for idea in desk.workshop.ideas if table.wall.is_note(idea.id)]
    upper = notes[0]
    lower = next(idea for idea in notes if idea.team_id != upper.team_id)
    desk.do(merges.merge, upper.id, [lower.id])
    assert lower.team_id is not None
    desk.note(meeting.reveal, [lower.team_id], False)
    settle()
    assert table.wall.note(upper.id).others == ()
    desk.note(meeting.reveal, [lower.team_id], True)
    settle()
    assert table.wall.note(upper.id).others == ((lower.id, lower.text),)


def test_short_notes_are_set_larger(lay: Lay, desk: Desk) -> None:
    table = lay(12)
    board = table.work.board
    note = table.wall.notes(table.wall.clusters[0])[0]
    desk.do(ideas.reword, note, "Läxhjälp")
    large = board.scene.notes[note].font_size
    desk.do(ideas.reword, note, "Läxhjälp på mitt eget språk, varje tisdag efter skolan")
    assert board.scene.notes[note].font_size < large
