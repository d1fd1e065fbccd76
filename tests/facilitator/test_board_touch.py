"""The board under fingers: one drags or draws, two move and zoom, a long press is the menu, two taps write."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from facilitator.board.look import FINGER
from facilitator.desk import Desk
from facilitator.widgets.button import Button
from tests.facilitator.boards import Lay, Table, layer, settle
from tests.facilitator.fingers import Fingers
from tests.facilitator.press import write
from workshops import ideas
from workshops.storage.library import Library


@pytest.fixture
def lay(qtbot: QtBot, library: Library, desk: Desk) -> Lay:
    """Lays a workshop of so many notes on a board."""
    return layer(qtbot, library, desk)


def menus(table: Table) -> list[QMenu]:
    """The menus that are open over the board."""
    return [menu for menu in table.work.board.findChildren(QMenu) if menu.isVisible()]


def writes(table: Table) -> bool:
    """Whether a field is open over the board."""
    return table.work.writer.editor.is_open


def carries(table: Table) -> bool:
    """Whether anything hangs at the finger."""
    return table.work.board.overlay.carries


def test_one_finger_drags_a_note_into_a_cluster(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    fingers = Fingers(table.work.board)
    note, target = table.wall.notes(None)[0], table.wall.clusters[1]
    fingers.drag(table.middle(note), table.middle(target))
    assert table.wall.notes(target)[-1] == note
    desk.undo()
    assert table.wall.group_of(note) is None
    assert desk.next_undo is None, "one drag is one step"


def test_a_tap_selects_and_two_taps_write(lay: Lay) -> None:
    table = lay(30)
    fingers = Fingers(table.work.board)
    note, other = table.wall.notes(table.wall.clusters[0])[0], table.wall.notes(table.wall.clusters[1])[0]
    fingers.tap(table.middle(note))
    assert table.work.choice.keys == [note]
    fingers.tap(table.middle(other))
    assert table.work.choice.keys == [other]
    assert not writes(table), "two places, no double tap"
    fingers.tap(table.middle(other))
    assert writes(table)
    write("Skrivet efter två tryck\n")
    assert table.wall.note(other).text == "Skrivet efter två tryck"


def test_a_finger_on_empty_wall_draws_a_lasso(lay: Lay) -> None:
    table = lay(30)
    fingers = Fingers(table.work.board)
    cluster = table.wall.clusters[0]
    fingers.tap(QPoint(4, 4))
    rect = table.work.board.rect_of(cluster)
    assert rect is not None
    grown = rect.adjusted(-8, -8, 8, 8)
    fingers.trace([grown.topLeft(), grown.topRight(), grown.bottomRight(), grown.bottomLeft()])
    assert table.work.choice.selected_notes == table.wall.notes(cluster)


def test_a_long_press_is_the_menu_and_moves_nothing(lay: Lay, desk: Desk, qtbot: QtBot) -> None:
    table = lay(30)
    fingers = Fingers(table.work.board)
    note = table.wall.notes(table.wall.clusters[0])[0]
    at = table.middle(note)
    fingers.down(at)
    qtbot.waitUntil(lambda: table.work.choice.selected_notes == [note])
    assert menus(table) == []
    fingers.up()
    qtbot.waitUntil(lambda: bool(menus(table)))
    row = next(row for row in menus(table)[0].actions() if row.objectName() == "action_board_unplace")
    assert menus(table)[0].actionGeometry(row).height() >= FINGER - 1
    assert desk.next_undo is None
    row.trigger()
    menus(table)[0].close()
    assert table.wall.group_of(note) is None


def test_two_fingers_move_the_wall_and_carry_nothing(lay: Lay, desk: Desk) -> None:
    table = lay(60)
    fingers = Fingers(table.work.board)
    view = table.work.board.view
    note = table.wall.notes(table.wall.clusters[0])[0]
    at = table.middle(note)
    fingers.down(at)
    fingers.down_too(at + QPoint(120, 0))
    for step in range(1, 7):
        fingers.both(at - QPoint(0, 20 * step), at + QPoint(120, -20 * step))
    assert view.verticalScrollBar().value() > 80
    fingers.lift_second()
    before = view.verticalScrollBar().value()
    fingers.move(at + QPoint(0, 150))
    fingers.up()
    assert view.verticalScrollBar().value() == before, "the finger that is left does nothing more"
    assert desk.next_undo is None


def test_two_fingers_zoom_step_by_step(lay: Lay) -> None:
    table = lay(60)
    fingers = Fingers(table.work.board)
    view = table.work.board.view
    middle = QPoint(500, 300)
    fingers.down(middle - QPoint(150, 0))
    fingers.down_too(middle + QPoint(150, 0))
    fingers.both(middle - QPoint(75, 0), middle + QPoint(75, 0))
    assert view.zoom < 0.85
    assert not table.work.board.scene.is_readable
    fingers.both(middle - QPoint(160, 0), middle + QPoint(160, 0))
    assert view.zoom >= 0.85
    fingers.up()


def test_what_a_cancelled_touch_began_is_left_as_it_was(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    fingers = Fingers(table.work.board)
    note = table.wall.notes(table.wall.clusters[0])[0]
    fingers.down(table.middle(note))
    fingers.move(table.middle(table.wall.clusters[1]))
    assert carries(table)
    fingers.cancel()
    assert not carries(table)
    assert desk.next_undo is None


def test_after_a_touch_everything_is_large_enough_for_fingers(lay: Lay, desk: Desk) -> None:
    table = lay(30)
    board = table.work.board
    desk.do(ideas.reword, table.wall.notes(table.wall.clusters[0])[0], "Ja")
    assert min(item.rect().height() for item in board.scene.notes.values()) < FINGER
    Fingers(table.work.board).tap(QPoint(4, 4))
    table.work.choice.select(table.wall.notes(None)[:1])
    settle()
    heights = {button.height() for button in board.findChildren(Button) if button.isVisible()}
    assert heights
    assert min(heights) >= FINGER
    assert min(item.rect().height() for item in board.scene.notes.values()) >= FINGER
    assert all(card.head.bottom >= FINGER for card in board.scene.cards.values())
    assert table.work.outline.tree.row_height >= FINGER
