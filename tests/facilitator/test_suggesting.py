"""Suggestions on the board: taken by one key, explained, never stale, never of a hidden note, nothing where it is unsure."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from facilitator.board.suggesting import advice as advices
from facilitator.board.suggesting.chips import Chips
from facilitator.board.suggesting.study import Question
from facilitator.desk import Desk
from facilitator.theme.tokens import THEMES
from facilitator.widgets.button import Button
from tests.builders import build
from tests.facilitator.boards import Lay, Table, layer, settle
from tests.facilitator.press import CTRL, press
from tests.facilitator.walls import LOOSE, PLACED, HeldJobs, Wall, go, note, texts, waller
from workshops import clusters, ideas, meeting, merges
from workshops.clustering.sorting import Likeness, Ranking, Suggestion, Why
from workshops.labels import LANGUAGES
from workshops.storage.library import Library

Key = Qt.Key
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def wall(qtbot: QtBot, library: Library, desk: Desk) -> Wall:
    """Lays a wall whose notes can be told apart on a board."""
    return waller(qtbot, library, desk)


@pytest.fixture
def lay(qtbot: QtBot, library: Library, desk: Desk) -> Lay:
    """Lays a workshop of so many notes on a board."""
    return layer(qtbot, library, desk)


def chips_of(table: Table) -> Chips:
    """The chips of the strip."""
    return table.work.suggesting.chips


def names(table: Table) -> list[str]:
    """What is suggested now, as it stands on the chips that are seen."""
    return [chip.words for chip in chips_of(table).chips if chip.isVisible()]


def test_one_key_puts_a_note_where_it_belongs_and_goes_on_to_the_next(wall: Wall, desk: Desk) -> None:
    table = wall()
    first = go(table, "Läxhjälp på kvällen")
    assert names(table)[0] == "Läxhjälp"
    home = table.cluster("Läxhjälp")
    assert table.work.board.scene.cards[home].suggested
    press(Key.Key_1)
    assert table.wall.group_of(first) == home
    assert table.work.choice.focus == note(table, "Busstider i en app")
    table.take_advice()
    assert names(table)[0] == "Busstider"
    desk.undo()
    assert table.wall.group_of(first) is None


def test_each_chip_has_its_key_and_takes_a_click(wall: Wall) -> None:
    table = wall()
    key = go(table, "Skolmat utan kö")
    second = chips_of(table).suggestions[1].cluster
    press(Key.Key_2)
    assert table.wall.group_of(key) == second
    other = go(table, "Läxhjälp i matematik")
    chips_of(table).chips[0].click()
    assert table.wall.group_of(other) == table.cluster("Läxhjälp")


def test_several_chosen_notes_are_suggested_a_place_together(wall: Wall) -> None:
    table = wall()
    chosen = [note(table, "Läxhjälp på kvällen"), note(table, "Läxhjälp i matematik")]
    table.work.choice.select(chosen)
    table.take_advice()
    assert names(table)[0] == "Läxhjälp"
    assert chips_of(table).lead.text() == "hör troligen hemma i"
    press(Key.Key_1)
    assert {table.wall.group_of(key) for key in chosen} == {table.cluster("Läxhjälp")}


def test_nothing_is_suggested_for_what_has_a_place(wall: Wall) -> None:
    table = wall()
    go(table, "Läxhjälp efter skolan")
    assert names(table) == []
    assert not any(card.suggested for card in table.work.board.scene.cards.values())
    press(Key.Key_1)
    assert len(texts(table, None)) == len(LOOSE)


def answer(table: Table, jobs: HeldJobs, question: Question, value: object) -> None:
    """Answer in place of the sorting, once something has been asked."""
    while not jobs.held:
        QApplication.processEvents()
    jobs.held.pop(0)[1]({question: value})
    settle()


def rank(table: Table, jobs: HeldJobs, confident: bool, *places: str) -> str:
    """Answer where the note in focus may belong; and which note that is."""
    key = table.work.choice.focus
    assert key is not None
    found = tuple(Suggestion(table.cluster(name), 0.4, Why(("på",), ())) for name in places)
    answer(table, jobs, ("ranking", (key,)), Ranking(found, confident))
    return key


def test_unsure_says_so_and_offers_to_choose(wall: Wall) -> None:
    jobs = HeldJobs()
    table = wall(jobs=jobs)
    key = rank(table, jobs, False)
    chips = chips_of(table)
    assert chips.is_unsure
    assert chips.lead.text() == "Osäker. Tryck M och välj själv."
    assert names(table) == []
    press(Key.Key_1)
    assert table.wall.group_of(key) is None
    assert "Flytta till …" in [pill.words for pill in table.work.board.offers.findChildren(Button) if pill.isVisible()]
    assert "Osäker" in table.work.board.voice.last


def test_what_is_likely_is_outlined_and_said(wall: Wall) -> None:
    jobs = HeldJobs()
    table = wall(jobs=jobs)
    key = rank(table, jobs, True, "Läxhjälp", "Skolmat")
    chips = chips_of(table)
    assert [chip.preselected for chip in chips.chips] == [True, False, False]
    assert names(table) == ["Läxhjälp", "Skolmat"]
    assert chips.chips[0].accessibleName() == "Läxhjälp, troligast"
    assert "Läxhjälp, troligast" in table.work.board.voice.last
    assert "Läxhjälp, troligast" in table.work.board.view.accessibleDescription()
    press(Key.Key_3)  # there is no third
    assert table.wall.group_of(key) is None
    press(Key.Key_2)
    assert table.wall.group_of(key) == table.cluster("Skolmat")


def test_why_is_told_by_key_and_in_the_description(wall: Wall) -> None:
    table = wall()
    go(table, "Läxhjälp på kvällen")
    press(Key.Key_I, CTRL)
    why = table.work.suggesting.why
    assert why.isVisible()
    said = why.sentences()[0]
    assert "äxhjälp" in said
    assert said in chips_of(table).chips[0].accessibleDescription()
    assert said in table.work.board.voice.last
    press(Key.Key_Escape)
    assert not why.isVisible()
    press(Key.Key_Question)
    assert why.isVisible()
    go(table, "Läxhjälp efter skolan")
    assert not why.isVisible()


def test_the_outline_takes_the_same_keys(wall: Wall) -> None:
    table = wall()
    key = go(table, "Busstider i en app")
    press(Key.Key_F4)
    assert table.work.outline.tree.hasFocus()
    press(Key.Key_1)
    assert table.wall.group_of(key) == table.cluster("Busstider")


def test_nothing_is_read_before_the_board_is_seen_and_no_numbers_are_imported_for_it() -> None:
    code = (
        "import sys, facilitator.phases.define, facilitator.phases.explore, facilitator.console.prepare;"
        "print([name for name in ('numpy', 'sklearn', 'scipy') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_key_is_never_waited_for(wall: Wall) -> None:
    jobs = HeldJobs()
    table = wall(jobs=jobs)
    assert names(table) == []
    assert chips_of(table).lead.text() == "Läser lapparna …"
    press(Key.Key_1)
    press(Key.Key_Right)
    assert table.work.choice.focus == table.wall.notes(None)[1]
    assert len(texts(table, None)) == len(LOOSE)


def test_an_answer_about_a_note_that_was_hidden_meanwhile_is_dropped(wall: Wall, desk: Desk, qtbot: QtBot) -> None:
    jobs = HeldJobs()
    table = wall(jobs=jobs)
    qtbot.waitUntil(lambda: bool(jobs.held))
    hand_over = jobs.work()
    secret = desk.workshop.teams[1].id
    near = note(table, "Läxhjälp på biblioteket")
    desk.do(ideas.hand_over, [near], secret)
    desk.note(meeting.reveal, [secret], False)
    assert not table.wall.is_note(near)
    hand_over()
    advice = table.work.suggesting.advice
    told = [advice.ranking([key]) for key in table.wall.notes(None)]
    assert any(told)
    assert near not in {key for ranking in told if ranking for each in ranking.suggestions for key in each.why.notes}
    assert near not in {key for pair in advice.pairs() for key in (pair.a, pair.b)}


def test_an_answer_about_another_workshop_is_dropped(wall: Wall, desk: Desk, library: Library, qtbot: QtBot) -> None:
    jobs = HeldJobs()
    table = wall(jobs=jobs)
    qtbot.waitUntil(lambda: bool(jobs.held))
    hand_over = jobs.work()
    other = build(library, notes=3, voted=False, developed=False)
    desk.open(other.id)
    hand_over()
    advice = table.work.suggesting.advice
    assert not advice.has_read
    qtbot.waitUntil(lambda: bool(jobs.held))


def test_a_reworded_note_waits_for_a_new_answer(wall: Wall, desk: Desk) -> None:
    table = wall()
    key = go(table, "Läxhjälp på kvällen")
    assert names(table)[0] == "Läxhjälp"
    desk.do(ideas.reword, key, "Busstider på kvällen")
    assert table.work.suggesting.advice.ranking([key]) is None
    table.take_advice()
    assert names(table)[0] == "Busstider"


def test_a_failure_suggests_nothing_and_the_next_change_tries_again(wall: Wall, desk: Desk, qtbot: QtBot) -> None:
    jobs = HeldJobs()
    jobs.fails = True
    table = wall(jobs=jobs)
    qtbot.waitUntil(lambda: bool(jobs.held))
    jobs.work()()
    settle()
    assert chips_of(table).is_unsure
    assert jobs.held == []
    jobs.fails = False
    desk.do(ideas.add, "En ny lapp")
    qtbot.waitUntil(lambda: bool(jobs.held))
    jobs.work()()
    settle()
    assert names(table)[0] == "Läxhjälp"


def test_s_lights_what_is_alike_and_g_gathers_it(wall: Wall, desk: Desk) -> None:
    jobs = HeldJobs()
    table = wall(placed=False, jobs=jobs)
    kin = table.work.suggesting.kin
    start = note(table, "Läxhjälp på kvällen")
    table.work.choice.go(start)
    press(Key.Key_S)
    assert table.work.suggesting.bar.said.text() == "Läser lapparna …"
    alike = ("Läxhjälp i matematik", "Läxhjälp på biblioteket", "Läxhjälp efter skolan", "Skolmat utan kö")
    likeness = [Likeness(note(table, text), 0.9 - 0.25 * number) for number, text in enumerate(alike)]
    answer(table, jobs, ("similar", (start,)), likeness)
    assert kin.lit == [like.key for like in likeness]
    assert [kin.strength(key) for key in kin.lit] == [3, 2, 1, 1]
    assert [row.id for row in table.work.suggesting.list.list.rows.rows] == kin.lit
    assert table.work.suggesting.list.isVisible()
    assert kin.taken == kin.lit[:2]  # the others are less than half as like
    press(Key.Key_Plus, times=9)
    assert kin.taken == kin.lit
    press(Key.Key_Minus)
    assert kin.taken == kin.lit[:3]
    taken = kin.taken
    press(Key.Key_G)
    made = table.wall.clusters[0]
    assert table.wall.notes(made) == [start, *taken]
    assert kin.lit == []
    assert table.work.writer.editor.is_open  # the new cluster is named at once
    press(Key.Key_Escape)
    desk.undo()
    assert table.wall.clusters == ()


def test_what_is_alike_joins_the_cluster_it_is_like_and_placed_notes_stay(wall: Wall) -> None:
    table = wall()
    home = table.cluster("Läxhjälp")
    before = {key: table.wall.group_of(key) for name in PLACED for key in table.wall.notes(table.cluster(name))}
    table.work.choice.go(home)
    press(Key.Key_S)
    table.take_advice()
    kin = table.work.suggesting.kin
    taken = kin.taken
    assert taken
    assert "äxhjälp" in table.wall.note(taken[0]).text
    press(Key.Key_G)
    assert {key: table.wall.group_of(key) for key in before} == before
    assert set(taken) <= set(table.wall.notes(home))


def test_the_light_goes_out_at_esc_and_nothing_was_changed(wall: Wall, desk: Desk) -> None:
    table = wall()
    said: list[object] = []
    desk.previewed.connect(said.append)
    desk.changed.connect(said.append)
    go(table, "Läxhjälp på kvällen")
    press(Key.Key_S)
    table.take_advice()
    assert table.work.suggesting.bar.isVisible()
    press(Key.Key_1)  # what is not seen is not taken
    press(Key.Key_Escape)
    assert table.work.suggesting.kin.lit == []
    assert not table.work.suggesting.list.isVisible()
    assert table.work.suggesting.chips.isVisible()
    assert said == []


def test_the_room_learns_nothing_until_something_is_taken(wall: Wall, desk: Desk) -> None:
    table = wall()
    said: list[object] = []
    desk.previewed.connect(said.append)
    desk.changed.connect(said.append)
    go(table, "Läxhjälp på kvällen")
    for key in (Key.Key_S, Key.Key_E, Key.Key_P, Key.Key_D, Key.Key_W):
        press(key)
        table.take_advice()
        press(Key.Key_Escape)
    assert said == []
    press(Key.Key_1)
    assert len(said) == 1


def test_hidden_notes_are_in_nothing_on_a_random_walk(wall: Wall, desk: Desk) -> None:
    table = wall()
    chance = random.Random(8)
    secret = [team.id for team in desk.workshop.teams[1:3]]
    for number, team in enumerate(secret * 3):
        desk.do(ideas.add, f"Läxhjälp hemligt{number} på kvällen", team)
    for _ in range(24):
        _step(chance, desk, secret)
        loose = table.wall.notes(None)
        if loose:
            table.work.choice.go(chance.choice(loose))
        table.take_advice()
        _check(table, desk)


def _step(chance: random.Random, desk: Desk, secret: list[str]) -> None:
    workshop = desk.workshop
    shown = [idea.id for idea in ideas.shown(workshop)]
    deeds = [
        lambda: desk.note(meeting.reveal, [chance.choice(secret)], chance.random() < 0.4),
        lambda: desk.do(clusters.move, [chance.choice(shown)], chance.choice(workshop.clusters).id),
        lambda: desk.do(clusters.unplace, [chance.choice(shown)]),
        lambda: desk.do(ideas.hand_over, [chance.choice(shown)], chance.choice(secret)),
        lambda: desk.do(merges.merge, *_two(chance, shown)),
        lambda: desk.undo(),
    ]
    chance.choice(deeds)()


def _two(chance: random.Random, shown: list[str]) -> tuple[str, list[str]]:
    one, other = chance.sample(shown, 2)
    return one, [other]


def _check(table: Table, desk: Desk) -> None:
    """No key and no word of a hidden note in any answer, chip, mark or list."""
    advice, wall = table.work.suggesting.advice, table.wall
    table.work.suggesting.kin.begin()
    advice.proposal(None)
    advice.like_text("Läxhjälp på kvällen")
    table.take_advice()
    found = {key for pair in advice.pairs() for key in (pair.a, pair.b)}
    found |= {like.key for like in advice.like_text("Läxhjälp på kvällen") or ()}
    found |= set(table.work.suggesting.kin.lit)
    proposed = advice.proposal(None)
    assert proposed is not None
    found |= {key for group in proposed[1] for key in group.notes}
    assert {key for key in found if not wall.is_note(key)} == set()
    hidden = [idea.text for idea in ideas.waiting(desk.workshop)]
    said = " ".join(_said(table))
    said += " ".join(f"{group.name} {group.subtitle} {group.why.words}" for group in proposed[1])
    table.work.suggesting.kin.end()
    assert [text for text in hidden if text in said] == []
    assert [text for text in hidden if text.split()[1] in said.split()] == []


def _said(table: Table) -> list[str]:
    """All that stands in the window and is told of it."""
    found = [table.work.board.voice.last, table.work.board.view.accessibleDescription()]
    for widget in table.findChildren(QWidget):
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
    found += [row.spoken for row in table.work.suggesting.list.list.rows.rows]
    return found


def test_two_kept_apart_are_alike_again_when_that_is_undone(wall: Wall, desk: Desk) -> None:
    table = wall()
    advice = table.work.suggesting.advice
    one, other = note(table, "Läxhjälp på biblioteket"), note(table, "Läxhjälp på biblioteken")
    assert {one, other} in [{pair.a, pair.b} for pair in advice.pairs()]
    desk.do(merges.keep_apart, one, other)
    table.take_advice()
    assert {one, other} not in [{pair.a, pair.b} for pair in advice.pairs()]
    desk.undo()
    table.take_advice()
    assert {one, other} in [{pair.a, pair.b} for pair in advice.pairs()]


def test_a_cluster_says_how_many_of_its_notes_look_alike(wall: Wall, desk: Desk) -> None:
    table = wall(loose=("Läxhjälp på biblioteken",))
    home = table.cluster("Läxhjälp")
    card = table.work.board.scene.cards[home]
    desk.do(clusters.move, table.wall.notes(None), home)
    table.take_advice()
    assert card.alike >= 2
    told = table.picture()
    pairs = table.work.suggesting.advice.pairs()
    for pair in pairs:
        desk.do(merges.keep_apart, pair.a, pair.b)
    table.take_advice()
    assert card.alike == 0
    assert table.picture() != told


@pytest.mark.parametrize("notes", [0, 1, 60])
def test_boards_of_every_size_take_every_key(lay: Lay, notes: int) -> None:
    table = lay(notes, sorted_notes=False)
    table.take_advice()
    for key in (Key.Key_1, Key.Key_S, Key.Key_G, Key.Key_D, Key.Key_E, Key.Key_P, Key.Key_W, Key.Key_Plus):
        press(key)
        table.take_advice()
        press(Key.Key_Escape, times=2)
    assert table.work.suggesting.cover is None
    assert len(table.wall.clusters) <= 1


def test_a_thousand_notes_are_read_beside_the_window(lay: Lay) -> None:
    table = lay(1000)
    key = table.wall.notes(table.wall.clusters[0])[0]
    table.work.sorter.unplace([key])
    press(Key.Key_Right)
    assert table.work.suggesting.advice.is_busy
    table.work.choice.go(key)
    table.take_advice()
    assert chips_of(table).ranking is not None


def test_a_wall_of_more_notes_than_a_room_sorts_is_not_read(
    wall: Wall, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is brought down to what lies there: no board of thousands is needed to see what happens at it."""
    table = wall()
    go(table, "Läxhjälp på kvällen")
    known = chips_of(table).said()
    assert known
    monkeypatch.setattr(advices, "MOST", table.wall.count)
    desk.do(ideas.add, "En lapp för mycket")
    table.take_advice()
    go(table, "Läxhjälp på kvällen")
    assert not chips_of(table).suggestions
    assert chips_of(table).lead.text() == table.stage.words("suggest.beyond")
    assert table.work.suggesting.advice.proposal(None) is None
    press(Key.Key_S)
    table.take_advice()
    assert table.work.suggesting.bar.sentence() == table.stage.words("suggest.beyond")
    press(Key.Key_Escape)
    desk.undo()
    table.take_advice()
    go(table, "Läxhjälp på kvällen")
    assert chips_of(table).said() == known


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_in_both_languages_and_every_theme(wall: Wall, language: str, theme: str) -> None:
    table = wall(language=language, theme=theme)
    go(table, "Läxhjälp på kvällen")
    plain = table.grab().toImage()
    press(Key.Key_I, CTRL)
    assert table.grab().toImage() != plain
    press(Key.Key_Escape)
    press(Key.Key_S)
    table.take_advice()
    assert table.grab().toImage() != plain
    press(Key.Key_Escape)
    table.stage.theme.text_scale = 2.0
    settle()
    offers = table.work.board.offers
    seen = [chip for chip in chips_of(table).chips if chip.isVisible()]
    assert seen
    assert max(chip.mapTo(offers, chip.rect().topRight()).x() for chip in seen) <= offers.width()
