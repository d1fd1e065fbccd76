"""The workspace of define, as the frame meets it: words in both languages, themes, names for everything, a clean leave."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from facilitator.board.pane import Pane
from facilitator.desk import Desk
from facilitator.preview import Naming
from facilitator.theme.tokens import THEMES
from tests.facilitator.boards import Lay, layer, settle
from tests.facilitator.press import CTRL, focus, press, write
from workshops import agenda, clusters, ideas, meeting
from workshops.labels import LANGUAGES
from workshops.storage.library import Library

Key = Qt.Key


@pytest.fixture
def lay(qtbot: QtBot, library: Library, desk: Desk) -> Lay:
    """Lays a workshop of so many notes on a board."""
    return layer(qtbot, library, desk)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there_in_both_languages(lay: Lay, desk: Desk, language: str) -> None:
    table = lay(20, language=language)
    work = table.work
    assert work.room_sees()
    assert work.subtitle() == {"sv": "20 idéer, 8 kluster", "en": "20 ideas, 8 clusters"}[language]
    assert all(caps and text for caps, text in work.keys())
    desk.note(meeting.reveal, [desk.workshop.teams[0].id], False)
    press(Key.Key_Home)
    for key in (Key.Key_M, Key.Key_Escape, Key.Key_J, Key.Key_Escape, Key.Key_F2, Key.Key_Escape, Key.Key_Q):
        press(key)
    press(Key.Key_Escape)
    press(Key.Key_Delete)
    press(Key.Key_0, CTRL)
    table.work.search.seek("ai")
    table.work.choice.select(list(work.wall.clusters[:2]))
    settle()
    assert not table.grab().isNull()


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_and_twice_as_large(lay: Lay, theme: str) -> None:
    table = lay(20, theme=theme)
    stage, board = table.stage, table.work.board
    table.take_advice()
    normal = board.grab().toImage()
    for other in THEMES:
        stage.theme.use(other)
        settle()
    stage.theme.use(theme)
    settle()
    assert board.grab().toImage() == normal
    stage.theme.text_scale = 2.0
    settle()
    assert board.scene.across < 3
    assert len(board.rows(table.wall.clusters[0])[0]) >= 1
    assert max(rect.right() for key in table.wall.clusters if (rect := board.rect_of(key)) is not None) <= board.width()
    stage.theme.text_scale = 1.0
    settle()
    assert board.grab().toImage() == normal


def test_everything_has_a_name_and_labels_are_plain(lay: Lay) -> None:
    table = lay(20)
    work = table.work
    work.begin_search()
    press(Key.Key_Escape)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractScrollArea)
    for widget in [*work.findChildren(QWidget), *work.side().findChildren(QWidget)]:
        if isinstance(widget, kinds) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            assert widget.accessibleName(), widget
        if isinstance(widget, QLabel):
            assert widget.textFormat() == Qt.TextFormat.PlainText, widget
    press(Key.Key_F2)
    assert focus().accessibleName()
    assert all(action.text() for action in work.board.view.findChildren(QAction))
    panes = work.findChildren(Pane)
    assert [pane for pane in panes if pane.focusPolicy() != Qt.FocusPolicy.NoFocus] == [work.board.view]


def test_leaving_keeps_what_is_written_and_forgets_previews(lay: Lay, desk: Desk) -> None:
    table = lay(20)
    said: list[object] = []
    desk.previewed.connect(said.append)
    press(Key.Key_Home)
    cluster = table.wall.clusters[0]
    press(Key.Key_F2)
    write("Halvskrivet")
    table.work.leave()
    assert said[-1] == Naming(cluster, None, "name")
    assert table.wall.cluster(cluster).name == "Halvskrivet"
    assert not table.work.writer.editor.is_open
    assert not table.work.writer.chooser.is_open


def test_typing_a_name_is_told_at_most_thirty_times_a_second(lay: Lay, desk: Desk, qtbot: QtBot) -> None:
    table = lay(20)
    said: list[object] = []
    desk.previewed.connect(said.append)
    press(Key.Key_Home)
    press(Key.Key_F2)
    write("Ett ganska långt namn på ett kluster")
    assert len(said) < 8
    qtbot.waitUntil(lambda: said[-1] == Naming(table.wall.clusters[0], "Ett ganska långt namn på ett kluster", "name"))


def test_hidden_words_are_never_in_a_preview(lay: Lay, desk: Desk) -> None:
    table = lay(20)
    team = desk.workshop.teams[0].id
    desk.note(meeting.reveal, [team], False)
    said: list[object] = []
    desk.previewed.connect(said.append)
    table.work.sorter.select_all()
    table.work.sorter.select_all()
    mine = {idea.id for idea in ideas.waiting(desk.workshop)}
    assert mine
    assert not mine & set(table.work.choice.keys)
    note = table.wall.notes(table.wall.clusters[-1])[0]
    table.see(note)
    table.drag(table.middle(note), table.middle(table.wall.clusters[-2]))
    dragged = {key for value in said for key in getattr(value, "ideas", ())}
    assert dragged
    assert not mine & dragged


def test_another_window_or_a_phone_changes_the_board_under_the_hands(lay: Lay, desk: Desk) -> None:
    table = lay(20)
    cluster = table.wall.clusters[0]
    note = table.wall.notes(cluster)[0]
    table.drag(table.middle(note), table.middle(table.wall.clusters[1]), let_go=False)
    desk.do(ideas.discard, [note])
    table.let_go(table.middle(table.wall.clusters[1]))
    assert not table.wall.is_note(note)
    press(Key.Key_Home)
    press(Key.Key_F2)
    open_one = table.work.choice.group
    assert open_one is not None
    desk.do(clusters.dissolve, [open_one])
    write("Borta\n")
    assert not table.work.writer.editor.is_open
    assert "Borta" not in table.names()


def test_a_third_target_group_and_none(lay: Lay, desk: Desk) -> None:
    table = lay(12)
    desk.do(agenda.set_target_groups, ["students", "teachers", "guardians"])
    notes = table.wall.notes(table.wall.clusters[0])
    desk.do(ideas.retarget, notes[:1], "guardians")
    desk.do(ideas.add, "Ingens", None, None)
    settle()
    assert table.wall.counts(table.wall.clusters[0])["guardians"] == 1
    assert table.wall.note(table.wall.notes(None)[-1]).target_group is None
    table.work.board.view.show_whole()
    settle()
    assert not table.work.board.grab().isNull()


def test_another_workshop_clears_the_board(lay: Lay, desk: Desk, library: Library) -> None:
    from tests.builders import build

    table = lay(20)
    table.work.choice.select(table.wall.notes(table.wall.clusters[0]))
    other = build(library, notes=3, voted=False, developed=False)
    desk.open(other.id)
    settle()
    assert table.wall.count == 3
    assert table.work.choice.keys == []
    assert sum(len(keys) for _, keys in table.work.model.contents()) == 3
    assert len(table.work.board.scene.notes) + len(table.work.board.strip.scene.notes) == 3
    desk.put_away()
    settle()
    assert table.wall.count == 0
    assert table.work.board.scene.cards == {}
