"""What lies over the board: one note at a time, pairs compared, a proposal, words alike. By keyboard, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator.board.suggesting.cover import Cover
from facilitator.board.suggesting.one_by_one import OneByOne
from facilitator.board.suggesting.proposal import Proposal
from facilitator.console.prepare import PrepareView
from facilitator.desk import Desk
from facilitator.stage import Stage
from facilitator.theme.tokens import THEMES
from tests.builders import build
from tests.facilitator.boards import Table, settle
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, focus, press, write
from tests.facilitator.test_suggesting import answer
from tests.facilitator.walls import LOOSE, PLACED, HeldJobs, Wall, go, note, texts, waller
from workshops import clusters, ideas, meeting, merges
from workshops.clustering.sorting import Group, Pair, Why
from workshops.labels import LANGUAGES
from workshops.storage.library import Library

Key = Qt.Key
PANELS = {"one_by_one": Key.Key_E, "compare": Key.Key_D, "proposal": Key.Key_P, "terms": Key.Key_W}
GROUPS = (
    Group("Läxhjälp", "Läxhjälp på kvällen", ("Läxhjälp på kvällen", "Läxhjälp i matematik"), Why(("Läxhjälp",), ())),
    Group("", "Busstider i en app", ("Busstider i en app", "Busstider för de yngsta", "Skolmat utan kö"), Why((), ())),
)


@pytest.fixture
def wall(qtbot: QtBot, library: Library, desk: Desk) -> Wall:
    """Lays a wall whose notes can be told apart on a board."""
    return waller(qtbot, library, desk)


def one_by_one(table: Table) -> OneByOne:
    """Open the notes one at a time."""
    table.work.choice.go(table.wall.notes(None)[0])
    press(Key.Key_E)
    table.take_advice()
    return table.work.suggesting.one_by_one


def asked(table: Table) -> str:
    """What the note says that is asked about."""
    key = table.work.suggesting.one_by_one.note
    return table.wall.note(key).text if key is not None else ""


def test_one_key_a_note_sorts_them_all(wall: Wall, desk: Desk) -> None:
    table = wall()
    panel = one_by_one(table)
    assert panel.progress.text() == f"1 av {len(LOOSE)}"
    for number, text in enumerate(LOOSE, start=1):
        assert asked(table) == text
        assert panel.progress.text() == f"{number} av {len(LOOSE)}"
        press(Key.Key_1)
        table.take_advice()
    assert table.wall.size(None) == 0
    assert panel.sentence.text() == "Alla lappar har en plats."
    assert texts(table, table.cluster("Busstider"))[-2:] == ["Busstider i en app", "Busstider för de yngsta"]
    press(Key.Key_Escape)
    assert table.work.board.view.hasFocus()
    for _ in LOOSE:
        desk.undo()
    assert texts(table, None) == list(LOOSE)


def test_later_comes_again_at_the_end(wall: Wall) -> None:
    table = wall()
    one_by_one(table)
    press(Key.Key_S)
    assert asked(table) == LOOSE[1]
    for _ in LOOSE[1:]:
        table.take_advice()
        press(Key.Key_1)
    assert asked(table) == LOOSE[0]
    press(Key.Key_S)
    assert asked(table) == LOOSE[0]


def test_what_was_placed_is_taken_back_here_and_anywhere(wall: Wall, desk: Desk) -> None:
    table = wall()
    panel = one_by_one(table)
    press(Key.Key_1)
    assert asked(table) == LOOSE[1]
    press(Key.Key_Backspace)
    assert asked(table) == LOOSE[0]
    assert panel.progress.text() == f"1 av {len(LOOSE)}"
    table.take_advice()
    press(Key.Key_1)
    desk.undo()
    assert asked(table) == LOOSE[0]
    before = desk.next_undo
    press(Key.Key_Backspace)  # nothing of this was done here: nothing is taken back
    assert desk.next_undo == before


def test_a_new_cluster_is_named_in_place(wall: Wall, desk: Desk) -> None:
    table = wall(placed=False)
    panel = one_by_one(table)
    first = panel.note
    assert "Inga kluster än" in panel.sentence.text() or len(table.wall.clusters) == 0
    press(Key.Key_N)
    write("Nya 123 saker\n")  # digits and letters are words here, not keys
    settle()
    assert table.names() == ["Nya 123 saker"]
    assert table.wall.notes(table.wall.clusters[0]) == [first]
    assert not panel.field.isVisible()
    assert panel.note != first
    press(Key.Key_N)
    press(Key.Key_Escape)
    assert panel.is_open
    assert not panel.field.isVisible()
    desk.undo()
    assert panel.note == first


def test_any_cluster_can_be_chosen_by_its_first_letters(wall: Wall) -> None:
    table = wall()
    panel = one_by_one(table)
    first = panel.note
    assert first is not None
    press(Key.Key_M)
    assert table.work.writer.chooser.is_open
    write("sko\n")
    assert table.wall.group_of(first) == table.cluster("Skolmat")
    assert asked(table) == LOOSE[1]
    assert panel.isAncestorOf(focus())
    press(Key.Key_M)
    press(Key.Key_Escape)
    assert asked(table) == LOOSE[1]


def test_a_note_that_is_hidden_while_it_is_asked_about_goes(wall: Wall, desk: Desk) -> None:
    table = wall()
    panel = one_by_one(table)
    key = panel.note
    assert key is not None
    secret = desk.workshop.teams[1].id
    desk.note(meeting.reveal, [secret], False)
    desk.do(ideas.hand_over, [key], secret)
    assert asked(table) == LOOSE[1]
    assert LOOSE[0] not in panel.face.accessibleName()


def paired(wall: Wall, *pairs: tuple[str, str]) -> tuple[Table, HeldJobs]:
    """A board on which these pairs are alike, compared from the first."""
    jobs = HeldJobs()
    table = wall(jobs=jobs)
    alike(table, jobs, *pairs)
    press(Key.Key_D)
    return table, jobs


def alike(table: Table, jobs: HeldJobs, *pairs: tuple[str, str]) -> None:
    """Answer which notes are alike."""
    found = [Pair(note(table, one), note(table, other), 0.9) for one, other in pairs]
    table.work.suggesting.advice.pairs()
    answer(table, jobs, ("pairs", None), found)


ONE = ("Läxhjälp på biblioteket", "Läxhjälp på biblioteken")
TWO = ("Skolmat som doftar gott", "Skolmat utan kö")


def test_two_that_say_the_same_become_one(wall: Wall, desk: Desk) -> None:
    table, _ = paired(wall, ONE, TWO)
    panel = table.work.suggesting.compare
    left, right = (note(table, text) for text in ONE)
    assert [face.facts.key for face in panel.faces] == [left, right]
    assert panel.progress.text() == "Par 1 av 2"
    press(Key.Key_1)
    assert table.wall.is_note(left)
    assert not table.wall.is_note(right)
    assert [idea.text for idea in merges.under(desk.workshop)[left]] == [ONE[1]]
    assert [face.facts.text for face in panel.faces] == list(TWO)
    press(Key.Key_Backspace)
    assert table.wall.is_note(right)
    assert [face.facts.key for face in panel.faces] == [left, right]
    press(Key.Key_2)
    assert [idea.text for idea in merges.under(desk.workshop)[right]] == [ONE[0]]
    assert table.wall.group_of(right) == table.cluster("Läxhjälp")


def test_both_are_kept_and_nobody_is_asked_again(wall: Wall, desk: Desk) -> None:
    table, _ = paired(wall, ONE)
    panel = table.work.suggesting.compare
    press(Key.Key_3)
    assert len(desk.workshop.apart) == 1
    assert panel.pair is None
    assert panel.sentence.text() == "Alla par är avgjorda."
    desk.undo()
    assert desk.workshop.apart == []
    press(Key.Key_Escape)
    assert not panel.is_open
    assert table.work.board.view.hasFocus()


def test_a_pair_can_wait_and_the_one_in_focus_comes_first(wall: Wall) -> None:
    jobs = HeldJobs()
    table = wall(jobs=jobs)
    alike(table, jobs, ONE, TWO)
    table.work.choice.go(note(table, TWO[1]))
    press(Key.Key_D)
    panel = table.work.suggesting.compare
    assert [face.facts.text for face in panel.faces] == list(TWO)
    press(Key.Key_S)
    assert [face.facts.text for face in panel.faces] == list(ONE)
    press(Key.Key_S)
    assert [face.facts.text for face in panel.faces] == list(TWO)


def test_a_pair_is_gone_when_one_of_it_is_hidden(wall: Wall, desk: Desk) -> None:
    table, _ = paired(wall, ONE)
    panel = table.work.suggesting.compare
    secret = desk.workshop.teams[1].id
    desk.note(meeting.reveal, [secret], False)
    desk.do(ideas.hand_over, [note(table, ONE[1])], secret)
    assert panel.pair is None
    assert not panel.faces[1].isVisible()


def test_without_pairs_it_says_so(wall: Wall) -> None:
    jobs = HeldJobs()
    table = wall(jobs=jobs)
    said: list[str] = []
    table.work.sorter.told.connect(lambda sentence, undoable: said.append(sentence))
    press(Key.Key_D)
    alike(table, jobs)
    press(Key.Key_D)
    assert table.work.suggesting.cover is None
    assert said == ["Läser lapparna …", "Inga lappar liknar varandra så mycket att de behöver jämföras."]


def proposed(wall: Wall) -> tuple[Table, HeldJobs, Proposal]:
    """A board with a proposal of two groups open."""
    jobs = HeldJobs()
    table = wall(jobs=jobs)
    press(Key.Key_P)
    propose(table, jobs, None)
    return table, jobs, table.work.suggesting.proposal


def propose(table: Table, jobs: HeldJobs, number: int | None) -> None:
    """Answer with the two groups."""
    groups = [each._replace(notes=tuple(note(table, text) for text in each.notes)) for each in GROUPS]
    answer(table, jobs, ("proposal", number), (2, groups))


def test_a_group_is_taken_as_it_is(wall: Wall, desk: Desk) -> None:
    table, _, panel = proposed(wall)
    before = {name: texts(table, table.cluster(name)) for name in PLACED}
    assert panel.progress.text() == "Grupp 1 av 2"
    assert panel.field.text() == "Läxhjälp"
    assert "I mitten: ”Läxhjälp på kvällen”." in panel.about.text()
    press(Key.Key_1)
    made = table.wall.clusters[-1]
    assert (table.wall.cluster(made).name, texts(table, made)) == ("Läxhjälp", list(GROUPS[0].notes))
    assert {name: texts(table, table.cluster(name)) for name in list(PLACED)[1:]} == dict(list(before.items())[1:])
    assert panel.progress.text() == "Grupp 2 av 2"
    desk.undo()
    assert made not in table.wall.clusters
    assert panel.ghost is not None
    assert panel.ghost.group.name == "Läxhjälp"


def test_a_group_is_changed_before_it_is_taken(wall: Wall) -> None:
    table, _, panel = proposed(wall)
    press(Key.Key_2)  # not the first
    assert len(table.wall.clusters) == len(PLACED)
    assert panel.field.text() == ""
    assert panel.field.line.placeholderText() == "Vad handlar de om?"
    press(Key.Key_Right, times=2)
    press(Key.Key_Space)
    assert panel.grid.chosen == [note(table, text) for text in GROUPS[1].notes[:2]]
    press(Key.Key_F2)
    write("Buss 4 och 7\n")
    settle()
    assert table.names()[-1] == "Buss 4 och 7"
    assert texts(table, table.wall.clusters[-1]) == list(GROUPS[1].notes[:2])
    assert table.wall.group_of(note(table, GROUPS[1].notes[2])) is None
    assert panel.sentence.text() == "Förslaget är genomgånget."
    press(Key.Key_Escape)
    assert table.work.board.view.hasFocus()


def test_groups_wait_and_decisions_are_taken_back(wall: Wall) -> None:
    table, _, panel = proposed(wall)
    press(Key.Key_S)
    assert panel.field.text() == ""
    press(Key.Key_S)
    assert panel.field.text() == "Läxhjälp"
    press(Key.Key_2)
    press(Key.Key_Backspace)
    assert panel.field.text() == "Läxhjälp"
    press(Key.Key_1)
    press(Key.Key_Backspace)
    assert len(table.wall.clusters) == len(PLACED)
    assert panel.field.text() == "Läxhjälp"


def test_the_number_of_groups_is_set_by_keys(wall: Wall, qtbot: QtBot) -> None:
    table, jobs, panel = proposed(wall)
    assert panel.slider.value() == 2
    press(Key.Key_Plus)
    press(Key.Key_Plus)
    press(Key.Key_Minus)
    assert panel.slider.value() == 3
    qtbot.waitUntil(lambda: panel.ghost is None)  # it is worked out anew
    propose(table, jobs, 3)
    assert panel.ghost is not None
    assert panel.slider.value() == 3
    panel.slider.setFocus()
    press(Key.Key_Right)
    assert panel.slider.value() == 4


def test_a_group_goes_when_a_note_of_it_is_hidden_or_reworded(wall: Wall, desk: Desk) -> None:
    table, _, panel = proposed(wall)
    secret = desk.workshop.teams[1].id
    desk.note(meeting.reveal, [secret], False)
    desk.do(ideas.hand_over, [note(table, GROUPS[0].notes[0])], secret)
    assert [ghost.group.name for ghost in panel.left] == [""]
    assert panel.field.text() == ""
    desk.do(ideas.reword, note(table, GROUPS[1].notes[0]), "Något annat")
    assert panel.left == []
    assert panel.ghost is None


def test_notes_that_found_a_place_meanwhile_leave_the_group(wall: Wall, desk: Desk) -> None:
    table, _, panel = proposed(wall)
    press(Key.Key_S)
    desk.do(clusters.move, [note(table, GROUPS[1].notes[2])], table.cluster("Skolmat"))
    assert [face.facts.text for face in panel.grid.faces] == list(GROUPS[1].notes[:2])
    press(Key.Key_1)
    assert texts(table, table.cluster("Skolmat"))[-1] == GROUPS[1].notes[2]


def test_words_alike_are_written_changed_and_taken_away(wall: Wall, desk: Desk) -> None:
    table = wall()
    press(Key.Key_W)
    panel = table.work.suggesting.terms
    assert panel.new.line.hasFocus()
    write("läxhjälp\n")
    assert "minst två" in panel.new.error
    assert panel.new.text() == "läxhjälp"
    write(", studiestöd\n")
    assert [term.words for term in desk.workshop.terms] == ["läxhjälp, studiestöd"]
    assert panel.new.text() == ""
    line = panel.lines[0].field
    line.line.setFocus()
    line.line.setText("läxhjälp")
    press(Key.Key_Return)
    assert "minst två" in line.error
    line.line.setText("läxhjälp, hjälp hemma")
    press(Key.Key_Tab)
    assert [term.words for term in desk.workshop.terms] == ["läxhjälp, hjälp hemma"]
    panel.lines[0].remove.click()
    assert desk.workshop.terms == []
    assert panel.new.line.hasFocus()
    desk.undo()
    assert [each.field.text() for each in panel.lines] == ["läxhjälp, hjälp hemma"]
    panel.lines[0].field.line.setFocus()
    panel.lines[0].field.line.setText("")
    press(Key.Key_Return)
    assert desk.workshop.terms == []
    press(Key.Key_Escape)
    assert not panel.is_open


def test_the_sorting_is_read_anew_with_the_words(wall: Wall, desk: Desk) -> None:
    table = wall()
    advice = table.work.suggesting.advice
    press(Key.Key_W)
    write("skolmat, lunch, matsal\n")
    assert advice.is_busy
    table.take_advice()
    go(table, "Skolmat utan kö")
    assert table.work.suggesting.chips.suggestions


def test_words_alike_are_reached_from_prepare(stage: Stage, desk: Desk, library: Library, qtbot: QtBot) -> None:
    workshop = build(library, notes=0, voted=False, developed=False)
    desk.open(workshop.id)
    view = PrepareView(stage)
    qtbot.addWidget(view)
    view.resize(1440, 900)
    view.show()
    view.activateWindow()
    view.open()
    view.focus_first()
    qtbot.waitUntil(lambda: focus() is not None)
    press(Key.Key_L, CTRL)
    panel = next(cover for cover in view.findChildren(Cover) if cover.is_open)
    write("rektor, skolledare\n")
    assert [term.words for term in workshop.terms] == ["rektor, skolledare"]
    press(Key.Key_Escape)
    assert not panel.is_open
    assert view.isAncestorOf(focus())


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_panel_in_both_languages_by_name_and_in_every_theme(wall: Wall, language: str, panel: str) -> None:
    table = wall(language=language)
    press(PANELS[panel])
    table.take_advice()
    cover = getattr(table.work.suggesting, panel)
    assert cover.is_open
    assert cover.accessibleName()
    assert unnamed_controls(cover) == []
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in cover.findChildren(QLabel))
    assert cover.isAncestorOf(focus()) or focus() is cover
    pictures = []
    for theme in THEMES:
        table.stage.theme.use(theme)
        settle()
        pictures.append(table.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    table.stage.theme.text_scale = 2.0
    settle()
    assert not table.grab().isNull()
    table.work.leave()
    assert not cover.is_open


def test_the_board_is_not_written_on_under_a_cover(wall: Wall) -> None:
    table = wall()
    one_by_one(table)
    table.work.outline.tree.setFocus()
    press(Key.Key_Return)
    assert table.work.writer.editor.is_open
    assert table.work.suggesting.cover is None


def test_the_key_bar_shows_the_keys_of_what_lies_over_the_board(wall: Wall) -> None:
    table = wall()
    one_by_one(table)
    assert (("N",), "Nytt kluster") in table.work.keys()
    assert not any(text == "Gå mellan lappar" for _, text in table.work.keys())
    press(Key.Key_Escape)
    assert any(text == "Gå mellan lappar" for _, text in table.work.keys())
