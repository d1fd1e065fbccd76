"""The board as a person with a pointer meets it: notes are dragged, banded and clicked in a real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.board.outline_model import SIDE
from facilitator.desk import Desk
from facilitator.preview import Dragging
from tests.facilitator.boards import Lay, Table, layer, settle
from tests.facilitator.press import CTRL, SHIFT, press, write
from workshops import clusters, ideas, meeting
from workshops.storage.library import Library


@pytest.fixture
def lay(qtbot: QtBot, library: Library, desk: Desk) -> Lay:
    """Lays a workshop of so many notes on a board."""
    return layer(qtbot, library, desk)


def empty_wall(table: Table) -> QPoint:
    """A place on the wall below every cluster."""
    view = table.work.board.view
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    ends = [rect.bottom() for key in table.wall.clusters if (rect := view.rect_on_board(key)) is not None]
    return QPoint(view.width() // 2, min(max(ends, default=40) + 8, view.height() - 3))


def carries(table: Table) -> bool:
    """Whether notes hang at the pointer."""
    return table.work.board.overlay.carries


def lassoes(table: Table) -> bool:
    """Whether every drag draws a lasso."""
    return table.work.board.lassoes


def test_a_note_is_dragged_into_a_cluster(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    note, target = table.wall.notes(table.wall.clusters[0])[0], table.wall.clusters[1]
    table.drag(table.middle(note), table.middle(target))
    assert table.wall.group_of(note) == target
    assert table.wall.notes(target)[-1] == note
    assert note in [idea.id for idea in clusters.members(desk.workshop, target)]


def test_a_drag_is_one_step_of_undo(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    before = table.picture()
    source = max(table.wall.clusters[:3], key=table.wall.size)
    notes, target = table.wall.notes(source)[:2], next(key for key in table.wall.clusters if key != source)
    table.click(table.middle(notes[0]))
    table.click(table.middle(notes[1]), CTRL)
    table.drag(table.middle(notes[0]), table.middle(target))
    assert [table.wall.group_of(note) for note in notes] == [target, target]
    after = table.picture()
    assert after != before
    desk.undo()
    assert table.picture() == before
    desk.redo()
    assert table.picture() == after


def test_a_note_dropped_on_another_lands_beside_it(lay: Lay) -> None:
    table = lay(30)
    note = table.wall.notes(table.wall.clusters[0])[0]
    target = max(table.wall.clusters, key=table.wall.size)
    other = table.wall.notes(target)[1]
    rect = table.work.board.rect_of(other)
    assert rect is not None
    table.drag(table.middle(note), QPoint(rect.center().x(), rect.top() + 6))
    assert table.wall.notes(target)[1:3] == [note, other]


def test_notes_dropped_on_empty_wall_become_a_cluster_whose_name_is_asked_for(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    at = empty_wall(table)
    last = table.wall.clusters[-1]
    note = table.wall.notes(last)[0]
    table.drag(table.middle(note), at)
    assert len(table.wall.clusters) == len(desk.workshop.clusters)
    made = table.wall.group_of(note)
    assert made is not None
    assert made != last
    assert table.wall.notes(made) == [note]
    assert table.work.writer.editor.is_open
    write("Ljud\n")
    assert table.wall.cluster(made).name == "Ljud"


def test_a_note_is_dragged_back_to_the_unplaced(lay: Lay) -> None:
    table = lay(30)
    note = table.wall.notes(table.wall.clusters[0])[0]
    strip = table.work.board.strip.geometry()
    table.drag(table.middle(note), QPoint(strip.center().x(), strip.bottom() - 12))
    assert table.wall.group_of(note) is None


def test_an_unplaced_note_is_dragged_from_the_strip(lay: Lay) -> None:
    table = lay(30)
    note, target = table.wall.notes(None)[0], table.wall.clusters[0]
    table.drag(table.middle(note), table.middle(target))
    assert table.wall.group_of(note) == target


def test_a_full_wall_offers_a_place_for_a_new_cluster(lay: Lay) -> None:
    table = lay(60)
    note = table.wall.notes(None)[0]
    offers = table.work.board.offers
    assert offers.drop_place.isHidden()
    table.drag(table.middle(note), table.middle(table.wall.clusters[0]), let_go=False)
    assert offers.drop_place.isVisible()
    table.let_go(offers.drop_rect(table.work.board).center())
    assert table.wall.notes(table.wall.clusters[-1]) == [note]
    assert offers.drop_place.isHidden()


def test_the_room_hears_of_a_drag_until_it_ends(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    said: list[object] = []
    desk.previewed.connect(said.append)
    note, target = table.wall.notes(table.wall.clusters[0])[0], table.wall.clusters[1]
    table.drag(table.middle(note), table.middle(target))
    assert isinstance(said[0], Dragging)
    assert said[0].ideas == (note,)
    assert said[-1] == Dragging()
    assert len([value for value in said if isinstance(value, Dragging)]) <= 4


def test_escape_gives_up_a_drag(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    said: list[object] = []
    desk.previewed.connect(said.append)
    note = table.wall.notes(table.wall.clusters[0])[0]
    home = table.wall.group_of(note)
    target = table.middle(table.wall.clusters[1])
    table.drag(table.middle(note), target, let_go=False)
    assert carries(table)
    press(Qt.Key.Key_Escape)
    assert not carries(table)
    table.let_go(target)
    assert table.wall.group_of(note) == home
    assert said[-1] == Dragging()
    assert desk.next_undo is None


def test_a_band_selects_what_it_touches(lay: Lay) -> None:
    table = lay(30)
    cluster = table.wall.clusters[0]
    rect = table.work.board.rect_of(cluster)
    assert rect is not None
    table.drag(rect.topLeft() - QPoint(8, 8), rect.bottomRight() + QPoint(4, 4))
    assert table.work.choice.selected_notes == table.wall.notes(cluster)
    table.click(QPoint(4, 4))
    assert table.work.choice.keys == []


def test_clicks_select_one_more_or_all_between(lay: Lay) -> None:
    table = lay(30)
    cluster = max(table.wall.clusters, key=table.wall.size)
    notes = table.wall.notes(cluster)
    table.see(cluster)
    table.click(table.middle(notes[0]))
    assert table.work.choice.keys == [notes[0]]
    table.click(table.middle(notes[2]), SHIFT)
    assert table.work.choice.selected_notes == notes[:3]
    table.click(table.middle(notes[1]), CTRL)
    assert table.work.choice.selected_notes == [notes[0], notes[2]]


def test_a_cluster_is_dragged_by_its_head_to_another_place_in_the_rows(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    order = list(table.wall.clusters)
    rect = table.work.board.rect_of(order[2])
    assert rect is not None
    table.drag(table.middle(order[0]), QPoint(rect.right() - 12, rect.center().y()))
    assert list(table.wall.clusters) == [order[1], order[2], order[0], *order[3:]]
    desk.undo()
    assert list(table.wall.clusters) == order


def test_a_cluster_dropped_on_another_is_joined_with_it(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    one, other = table.wall.clusters[:2]
    notes, name = table.wall.notes(other) + table.wall.notes(one), table.wall.cluster(other).name
    before = table.picture()
    table.drag(table.middle(one), table.middle(other), let_go=False)
    assert table.work.board.overlay.said == "Slå ihop"
    table.let_go(table.middle(other))
    assert not table.wall.is_cluster(one)
    assert table.wall.notes(other) == notes
    assert table.wall.cluster(other).name == name
    desk.undo()
    table.work.writer.toast.dismiss()
    assert table.picture() == before


def test_a_cluster_is_put_anywhere_on_the_wall_and_comes_back_into_the_rows(lay: Lay, desk: Desk) -> None:
    table = lay(9, size=(1368, 1100))
    first, second = table.wall.clusters[:2]
    board, scene = table.work.board, table.work.board.scene
    last = board.rect_of(table.wall.clusters[-1])
    assert last is not None
    at = QPoint(last.right() + 180, last.top() + 30)
    table.drag(table.middle(first), at)
    put = table.wall.cluster(first).put
    assert put is not None
    card = scene.cards[first]
    assert (card.x(), card.y()) == (round(put[0]), round(put[1]))
    assert board.spot(at).cluster == first, "it lies under the pointer"
    assert scene.cards[second].pos().toTuple() == (16.0, 16.0), "the rows have closed up"
    assert table.work.outline.tree.model().index(0, 0).data(SIDE) == "fri"
    press(Qt.Key.Key_O)
    assert scene.cards[first].pos().toTuple() == (16.0, 16.0)
    desk.undo()
    assert scene.cards[first].pos().toTuple() == (card.x(), card.y()) != (16.0, 16.0)
    desk.undo()
    assert scene.cards[first].pos().toTuple() == (16.0, 16.0)


def test_a_small_slip_on_its_own_place_moves_no_cluster(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    first = table.wall.clusters[0]
    table.drag(table.middle(first), table.middle(first) + QPoint(16, 10))
    assert desk.next_undo is None


def test_a_click_on_the_count_folds_and_opens(lay: Lay) -> None:
    table = lay(30)
    cluster = table.wall.clusters[0]
    rect = table.work.board.rect_of(cluster)
    assert rect is not None
    table.click(QPoint(rect.right() - 20, rect.top() + 20))
    assert table.wall.cluster(cluster).collapsed
    rect = table.work.board.rect_of(cluster)
    assert rect is not None
    table.click(QPoint(rect.left() + 20, rect.center().y()))
    assert not table.wall.cluster(cluster).collapsed
    table.click(table.middle(cluster))
    assert not table.wall.cluster(cluster).collapsed, "the name is no place to fold"


def test_a_note_dropped_on_an_unplaced_one_makes_a_cluster_of_both(lay: Lay, desk: Desk) -> None:
    table = lay(9, sorted_notes=False)
    one, _, third = table.wall.notes(None)[:3]
    table.drag(table.middle(one), table.middle(third), let_go=False)
    assert table.work.board.overlay.said == "Kluster av båda"
    table.let_go(table.middle(third))
    made = table.wall.group_of(third)
    assert made is not None
    assert table.wall.notes(made) == [third, one]
    assert table.work.writer.editor.is_open
    write("Båda\n")
    assert table.wall.group_of(str(table.work.choice.focus)) is None, "sorting goes on"
    desk.undo()
    desk.undo()
    assert table.wall.clusters == ()


def test_a_cluster_is_made_where_notes_are_dropped(lay: Lay, desk: Desk) -> None:
    table = lay(9, sorted_notes=False)
    notes = table.wall.notes(None)
    table.drag(table.middle(notes[0]), QPoint(640, 120))
    made = table.wall.group_of(notes[0])
    assert made is not None
    rect = table.work.board.rect_of(made)
    assert rect is not None
    assert rect.contains(QPoint(640, 120))
    assert table.wall.cluster(made).put is not None
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_N)
    write("I raden\n")
    assert table.wall.cluster(table.cluster("I raden")).put is None


def fling(table: Table, start: QPoint, way: QPoint, *, each: int) -> QPoint:
    """Drag so far and let go in full flight, with so many milliseconds between two moves; where that was."""
    board = table.work.board
    view = board.view.viewport()
    at = view.mapFrom(board, start)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    for step in range(1, 9):
        place = QPointF(at + way * step / 8)
        move = QMouseEvent(QEvent.Type.MouseMove, place, view.mapToGlobal(place), Qt.MouseButton.NoButton, left, none)
        move.setTimestamp(10_000 + each * step)
        QApplication.sendEvent(view, move)
    place = QPointF(at + way)
    up = QMouseEvent(
        QEvent.Type.MouseButtonRelease, place, view.mapToGlobal(place), left, Qt.MouseButton.NoButton, none
    )
    up.setTimestamp(10_000 + each * 8)
    QApplication.sendEvent(view, up)
    settle()
    return start + way


def test_a_note_thrown_towards_the_strip_lands_there(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    cluster = table.wall.clusters[0]
    note = table.wall.notes(cluster)[0]
    fling(table, table.middle(note), QPoint(0, 160), each=40)
    assert table.wall.group_of(note) is not None, "carried slowly it stays on the wall"
    while desk.next_undo is not None:
        desk.undo()
    end = fling(table, table.middle(note), QPoint(0, 160), each=8)
    assert not table.work.board.strip.geometry().contains(end)
    assert table.wall.group_of(note) is None


def test_a_lasso_selects_the_notes_whose_middle_it_holds(lay: Lay) -> None:
    table = lay(30)
    board, choice = table.work.board, table.work.choice
    cluster = max(table.wall.clusters[:3], key=table.wall.size)
    notes = table.wall.notes(cluster)
    first, third = board.rect_of(notes[0]), board.rect_of(notes[2])
    assert first is not None
    assert third is not None
    corners = [
        first.topLeft() - QPoint(6, 6),
        QPoint(first.center().x() + 20, first.top() - 6),
        QPoint(third.center().x() + 20, third.bottom() - 4),
        QPoint(third.left() - 6, third.bottom() - 4),
    ]
    press(Qt.Key.Key_L)
    assert lassoes(table)
    table.trace([*corners, corners[0]])
    assert choice.selected_notes == [notes[0], notes[2]], "one column of two"
    press(Qt.Key.Key_Escape)
    assert not lassoes(table)
    choice.clear()
    table.trace(corners, keys=Qt.KeyboardModifier.AltModifier)
    assert choice.selected_notes == [notes[0], notes[2]], "with Alt a drag is a lasso too, and the line closes itself"


def test_a_double_click_edits_the_note(lay: Lay) -> None:
    table = lay(30)
    note = table.wall.notes(table.wall.clusters[0])[0]
    view = table.work.board.view
    at = view.viewport().mapFrom(table.work.board, table.middle(note))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    settle()
    assert table.work.writer.editor.is_open
    write("Helt nya ord\n")
    assert table.wall.note(note).text == "Helt nya ord"


def test_hidden_notes_are_counted_and_never_on_the_board(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    team = desk.workshop.teams[0]
    mine = {idea.id for idea in desk.workshop.ideas if idea.team_id == team.id}
    assert mine
    desk.note(meeting.reveal, [team.id], False)
    settle()
    board = table.work.board
    assert not mine & (set(board.scene.notes) | set(board.strip.scene.notes))
    texts = {idea.text for idea in desk.workshop.ideas if idea.id in mine}
    model = table.work.model
    shown = {
        str(model.index(row, 0, top).data())
        for top in map(model.index, range(model.rowCount()), [0] * 99)
        for row in range(model.rowCount(top))
    }
    assert not texts & shown
    assert str(len(mine)) in board.offers._hidden.text()
    desk.do(ideas.add, "Något hemligt", team.id)
    assert str(len(mine) + 1) in board.offers._hidden.text()
    QTest.mouseClick(board.offers._reveal, Qt.MouseButton.LeftButton)
    settle()
    assert mine <= set(board.scene.notes) | set(board.strip.scene.notes)
    assert not board.offers._hidden.isVisible()


@pytest.mark.parametrize("notes", [0, 1, 60, 1000])
def test_any_number_of_notes(lay: Lay, desk: Desk, notes: int) -> None:
    table = lay(notes)
    board = table.work.board
    assert board.scene.is_readable == (notes < 1000), "a large board opens as a whole"
    board.view.show_readable()
    settle()
    assert len(board.scene.notes) + len(board.strip.scene.notes) == notes
    board.view.show_whole()
    settle()
    assert not board.grab().isNull()
    assert board.scene.natural_height <= board.view.height()
    board.view.show_readable()
    desk.do(ideas.add, "En till")
    assert table.wall.count == notes + 1


def test_long_words_stay_inside_their_note(lay: Lay, desk: Desk) -> None:
    table = lay(3)
    desk.do(ideas.add, "Ö" * 500)
    desk.do(ideas.add, "<b>R&D</b> " + "flaggstångsknoppsputsarmedel " * 15)
    made = table.wall.notes(None)[-2:]
    desk.do(clusters.gather, made, "W" * 200)
    settle()
    board = table.work.board
    for note in made:
        assert board.scene.notes[note].is_cut
    table.see(made[0])
    assert board.reach.tip(table.middle(made[0])) == "Ö" * 500
    assert not board.grab().isNull()


def test_the_strip_grows_while_the_wall_has_room(lay: Lay) -> None:
    table = lay(60, sorted_notes=False)
    strip, board = table.work.board.strip, table.work.board
    assert strip.height() > strip.height_for(2)
    assert board.view.height() >= 0.3 * board.height()
    before = strip.height()
    for _ in range(9):
        table.work.sorter.gather(table.wall.notes(None)[:6], name="Samling")
    settle()
    assert strip.height() < before


def test_all_placed_closes_the_strip(lay: Lay, desk: Desk) -> None:
    table = lay(20)
    table.work.sorter.move_to(table.wall.notes(None), table.wall.clusters[0])
    settle()
    assert table.work.board.strip.height() == 36
    assert table.work.board.offers.hint.text() == "Alla lappar har en plats."
    desk.undo()
    settle()
    assert table.work.board.strip.height() > 100


def test_a_board_nobody_sees_reads_nothing_until_it_is_seen(lay: Lay, desk: Desk) -> None:
    table = lay(12)
    table.hide()
    settle()
    count = table.wall.count
    desk.do(ideas.add, "Medan ingen såg")
    assert table.wall.count == count
    table.show()
    settle()
    assert table.wall.count == count + 1
    assert table.wall.note(table.wall.notes(None)[-1]).text == "Medan ingen såg"


def test_notes_travel_to_their_place_and_stand_there(lay: Lay, desk: Desk, qtbot: QtBot) -> None:
    table = lay(20)
    table.stage.theme.reduced_motion = False
    board = table.work.board
    notes = table.wall.notes(None)[:2]
    table.work.sorter.move_to(notes, table.wall.clusters[0])
    assert board.travel.is_under_way
    assert all(board.scene.notes[key].opacity() == 0.0 for key in notes)
    qtbot.waitUntil(lambda: not board.travel.is_under_way)
    assert all(board.scene.notes[key].opacity() == 1.0 for key in notes)
    desk.undo()
    assert board.travel.is_under_way
    desk.redo()
    desk.undo()
    qtbot.waitUntil(lambda: not board.travel.is_under_way)
    assert all(board.strip.scene.notes[key].opacity() == 1.0 for key in notes)
    table.stage.theme.reduced_motion = True
    desk.redo()
    assert not board.travel.is_under_way


def test_a_new_note_is_outlined_for_a_moment(lay: Lay, desk: Desk, qtbot: QtBot) -> None:
    table = lay(6)
    desk.do(ideas.add, "Nyss skriven")
    note = table.work.board.strip.scene.notes[table.wall.notes(None)[-1]]
    assert note.landed
    qtbot.waitUntil(lambda: not note.landed, timeout=3000)


def test_tokens_are_banded_dragged_and_read_from_afar(lay: Lay, desk: Desk) -> None:
    table = lay(60)
    board = table.work.board
    board.view.show_whole()
    settle()
    source = max(table.wall.clusters, key=table.wall.size)
    target = next(key for key in table.wall.clusters if key != source)
    notes = table.wall.notes(source)
    rect = board.rect_of(source)
    assert rect is not None
    table.drag(rect.topLeft() - QPoint(6, 6), rect.bottomRight() + QPoint(4, 4))
    assert table.work.choice.selected_notes == notes
    assert board.foot.reading.text == table.wall.note(notes[0]).text
    before = board.grab().toImage()
    table.click(table.middle(notes[1]))
    assert table.work.choice.keys == [notes[1]]
    assert board.grab().toImage() != before
    assert board.reach.tip(table.middle(notes[1])) == table.wall.note(notes[1]).text
    table.drag(table.middle(notes[1]), table.middle(target))
    assert table.wall.group_of(notes[1]) == target
    assert board.spot(table.middle(notes[1])).note == notes[1]


def test_the_wheel_zooms_with_control_and_what_is_under_the_pointer_stays(lay: Lay) -> None:
    table = lay(60)
    board = table.work.board
    note = table.wall.notes(table.wall.clusters[4])[0]
    table.see(note)
    top = board.rect_of(note)
    assert top is not None
    board.reach.zoom_at(1, top.center())
    settle()
    after = board.rect_of(note)
    assert after is not None
    assert board.view.zoom == 1.25
    assert abs(after.top() - top.top()) <= 2
