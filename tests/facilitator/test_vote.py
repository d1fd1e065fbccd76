"""Dot voting from one keyboard: laid, taken back, closed for good, and held again."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases.vote import VoteWorkspace
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from tests.builders import build
from tests.facilitator.press import CTRL, focus, press, write
from tests.facilitator.workspaces import show_workspace, texts
from tests.stages import make_stage
from workshops import clusters, ideas, votes
from workshops.model import VoteRound, Workshop
from workshops.storage.library import Library

Key = Qt.Key
Open = Callable[..., VoteWorkspace]


@pytest.fixture
def open_vote(desk: Desk, library: Library, qtbot: QtBot) -> Open:
    """Opens a workshop that has not voted yet in a window with the workspace and its side panel."""

    def opened(
        language: str = "sv", theme: str = "light", size: tuple[int, int] = (1300, 780), **built: object
    ) -> VoteWorkspace:
        workshop = build(library, voted=False, developed=False, **built)  # type: ignore[arg-type]
        return show(qtbot, make_stage(desk, language, theme), workshop, size)

    return opened


def show(qtbot: QtBot, stage: Stage, workshop: Workshop, size: tuple[int, int] = (1300, 780)) -> VoteWorkspace:
    stage.desk.open(workshop.id)
    workspace = VoteWorkspace(stage)
    show_workspace(qtbot, workspace, "vote", size)
    return workspace


def current(workspace: VoteWorkspace) -> VoteRound:
    vote = votes.current(workspace.stage.desk.workshop)
    assert vote is not None
    return vote


def laid(workspace: VoteWorkspace) -> int:
    return sum(votes.cast(workspace.stage.desk.workshop, current(workspace)).values())


def asks(workspace: VoteWorkspace) -> bool:
    return workspace.booth.asks


def only(workspace: VoteWorkspace, count: int) -> None:
    """Keep this many clusters."""
    desk = workspace.stage.desk
    every = sorted(desk.workshop.clusters, key=lambda cluster: cluster.position)
    desk.note(clusters.dissolve, [cluster.id for cluster in every[count:]])


def button(widget: QWidget, words: str) -> Button:
    found = [b for b in widget.findChildren(Button) if b.words == words and b.isVisible()]
    assert len(found) == 1, [b.words for b in widget.findChildren(Button) if b.isVisible()]
    return found[0]


def test_a_round_is_opened_by_return_with_the_suggested_budget(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 6)
    press(Key.Key_Return)
    vote = current(workspace)
    assert (vote.budget, vote.expected, vote.closed, len(vote.options.split())) == (2, 31, False, 6)
    assert focus() is workspace.booth.ballot


def test_digits_lay_dots_backspace_takes_them_back_and_return_lays_the_ballot(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 6)
    press(Key.Key_Return)
    write("13")
    assert workspace.stage.ballot.dots == [1, 3]
    assert workspace.booth.ballot.says == "Alla två är lagda."
    assert [row.dots for row in workspace.options.list.rows.rows] == [1, 0, 1, 0, 0, 0]
    write("4")
    assert workspace.stage.ballot.dots == [1, 3]
    assert "Alla prickar är lagda" in workspace.booth.ballot.says
    press(Key.Key_Backspace)
    assert workspace.booth.ballot.says == "1 prick kvar"
    write("1\n")
    assert (laid(workspace), workspace.stage.ballot.dots) == (1, [])
    assert all(row.dots == 0 for row in workspace.options.list.rows.rows)
    side = workspace.side()
    assert side is not None
    assert "1" in texts(side)
    assert "av 31 har röstat" in texts(side)


def test_an_option_that_is_not_there_is_refused_in_words_and_nothing_is_lost(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 6)
    press(Key.Key_Return)
    write("2")
    write("9")
    assert workspace.stage.ballot.dots == [2]
    assert workspace.booth.ballot.says == "Det finns inget alternativ 9. Välj 1–6."


def test_without_stacking_the_same_digit_is_refused(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 6)
    press(Key.Key_Return)
    side = workspace.side()
    assert side is not None
    from PySide6.QtWidgets import QCheckBox

    box = side.findChild(QCheckBox)
    assert box is not None
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert current(workspace).stacking is False
    workspace.focus_first()
    write("11")
    assert workspace.stage.ballot.dots == [1]
    assert "högst en prick" in workspace.booth.ballot.says


def test_with_ten_options_and_more_a_digit_waits_for_a_second_one(open_vote: Open) -> None:
    workspace = open_vote()
    assert len(workspace.stage.desk.workshop.clusters) == 11
    press(Key.Key_Return)
    ballot = workspace.stage.ballot
    write("1")
    assert (ballot.waiting, ballot.dots) == ("1", [])
    assert workspace.booth.ballot.says == "1 eller 10–11?"
    write("1")
    assert (ballot.waiting, ballot.dots) == ("", [11])
    write("1")
    press(Key.Key_Space)
    assert ballot.dots == [11, 1]
    write("1")
    press(Key.Key_Return)
    assert (ballot.dots, laid(workspace)) == ([11, 1, 1], 0)
    press(Key.Key_Return)
    assert (ballot.dots, laid(workspace)) == ([], 1)
    write("5")
    assert ballot.dots == [5]
    write("13")
    assert ballot.dots == [5, 1, 3]


def test_forty_options_are_reached_by_number_and_seen(open_vote: Open) -> None:
    workspace = open_vote()
    desk = workspace.stage.desk
    while len(desk.workshop.clusters) < 40:
        desk.note(clusters.gather, [], f"Kluster {len(desk.workshop.clusters)}")
    press(Key.Key_Return)
    assert current(workspace).budget == 10
    write("39")
    assert workspace.stage.ballot.dots == [39]
    view = workspace.options.list
    QApplication.processEvents()
    assert view.viewport().rect().contains(view.visualRect(view.rows.index(38)).center())


def test_the_tab_moves_on_after_the_last_ballot_of_a_team(open_vote: Open) -> None:
    workspace = open_vote(teams=2)
    only(workspace, 4)
    press(Key.Key_Return)
    first, second = (tab.id for tab in workspace.tabs.tabs)
    for _ in range(5):
        write("1\n")
    assert workspace.tabs.current == second
    assert [tab.strokes for tab in workspace.tabs.tabs] == [(5, 5), (0, 5)]
    press(Key.Key_1, CTRL)
    assert (workspace.tabs.current, workspace.stage.ballot.team) == (first, first)
    assert workspace.booth.ballot.says == "Alla har röstat."


def test_a_team_is_found_by_typing_its_name(open_vote: Open) -> None:
    workspace = open_vote(teams=30)
    press(Key.Key_Return)
    press(Key.Key_T, CTRL)
    write("27\n")
    team = next(team for team in workspace.stage.desk.workshop.teams if team.name == "Grupp 27")
    assert workspace.stage.ballot.team == team.id
    assert focus() is workspace.booth.ballot


def test_a_ballot_begun_for_another_team_is_emptied(open_vote: Open) -> None:
    workspace = open_vote()
    press(Key.Key_Return)
    write("5")
    press(Key.Key_2, CTRL)
    assert workspace.stage.ballot.dots == []


def test_the_ballot_laid_last_is_taken_back_and_undone(open_vote: Open) -> None:
    workspace = open_vote()
    press(Key.Key_Return)
    write("5\n6\n")
    assert laid(workspace) == 2
    side = workspace.side()
    assert side is not None
    QTest.mouseClick(button(side, "Ta tillbaka valsedel 2"), Qt.MouseButton.LeftButton)
    assert laid(workspace) == 1
    workspace.stage.desk.undo()
    assert laid(workspace) == 2
    assert button(side, "Ta tillbaka valsedel 2")
    workspace.stage.desk.redo()
    workspace.stage.desk.undo()
    workspace.stage.desk.undo()
    assert laid(workspace) == 1
    assert workspace.tabs.tabs[0].strokes == (1, 5)
    workspace.stage.desk.redo()
    assert workspace.tabs.tabs[0].strokes == (2, 5)


def test_the_result_is_hidden_until_the_round_is_closed(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 6)
    press(Key.Key_Return)
    write("22\n")
    assert all(row.votes is None for row in workspace.options.list.rows.rows)
    assert not any("2 prick" in row.spoken for row in workspace.options.list.rows.rows)


def test_closing_asks_once_in_place_and_escape_goes_on_voting(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 6)
    press(Key.Key_Return)
    write("22\n")
    press(Key.Key_R, CTRL)
    assert asks(workspace)
    assert not current(workspace).closed
    assert any(said.startswith("30 har inte röstat än.") for said in texts(workspace.booth))
    press(Key.Key_Escape)
    assert not asks(workspace)
    assert focus() is workspace.booth.ballot
    press(Key.Key_R, CTRL)
    press(Key.Key_Return)
    assert current(workspace).closed


def test_a_closed_round_shows_the_result_sorted_and_can_t_be_undone(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 6)
    press(Key.Key_Return)
    for ballot in ("22", "23", "62"):
        write(f"{ballot}\n")
    press(Key.Key_R, CTRL)
    press(Key.Key_Return)
    rows = workspace.options.list.rows.rows
    assert [(row.number, row.votes) for row in rows] == [(2, 4), (3, 1), (6, 1), (1, 0), (4, 0), (5, 0)]
    assert workspace.stage.desk.next_undo is None
    press(Key.Key_Return)
    assert len(workspace.stage.desk.workshop.rounds) == 1, "Return after closing must not begin another round"
    assert workspace.room_sees() == "Resultatet"


def test_ballots_never_reach_the_main_database_and_are_gone_after_closing(open_vote: Open, library: Library) -> None:
    open_vote()
    press(Key.Key_Return)
    write("11")
    write("7")
    write("5\n")
    file = library.file
    assert file is not None
    ballots = file.with_suffix(".ballots")
    mark = b"11 7 5"
    inside = b"".join(path.read_bytes() for path in ballots.parent.glob(f"{ballots.name}*"))
    assert mark in inside
    assert all(mark not in path.read_bytes() for path in _main_files(library))
    press(Key.Key_R, CTRL)
    press(Key.Key_Return)
    assert list(ballots.parent.glob(f"{ballots.name}*")) == []
    assert all(mark not in path.read_bytes() for path in _main_files(library))


def _main_files(library: Library) -> list:  # type: ignore[type-arg]
    file = library.file
    assert file is not None
    return [path for path in file.parent.iterdir() if path.name.startswith(f"{file.name}") and "lock" not in path.name]


def test_a_tie_is_voted_on_again(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 6)
    press(Key.Key_Return)
    write("25\n")
    press(Key.Key_R, CTRL)
    press(Key.Key_Return)
    assert [row.level for row in workspace.options.list.rows.rows] == [True, True, False, False, False, False]
    QTest.mouseClick(button(workspace.booth, "Rösta om på de 2 lika"), Qt.MouseButton.LeftButton)
    vote = current(workspace)
    level = [row.id for row in workspace.options.list.rows.rows]
    assert (vote.number, vote.options.split(), vote.budget) == (2, level, 1)
    assert focus() is workspace.booth.ballot
    write("2\n")
    press(Key.Key_R, CTRL)
    press(Key.Key_Return)
    assert [row.votes for row in workspace.options.list.rows.rows] == [1, 0]


def test_earlier_rounds_can_be_looked_at(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 4)
    for ballot in ("1", "3"):
        press(Key.Key_N, CTRL)
        write(f"{ballot}\n")
        press(Key.Key_R, CTRL)
        press(Key.Key_Return)
    assert [row.number for row in workspace.options.list.rows.rows if row.votes] == [3]
    from facilitator.widgets.switch import Switch

    which = next(s for s in workspace.findChildren(Switch) if s.accessibleName() == "Omgångar")
    which.chosen.emit(which._values[0])
    assert [row.number for row in workspace.options.list.rows.rows if row.votes] == [1]
    assert workspace.subtitle() == "omgång 1 · 4 alternativ"


def test_the_rules_are_changed_at_the_side_and_can_be_undone(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 6)
    side = workspace.side()
    assert side is not None
    from facilitator.widgets.stepper import Stepper

    stepper = side.findChild(Stepper)
    assert stepper is not None
    assert "Förslaget är 2: en fjärdedel av 6 alternativ, avrundat uppåt." in texts(side)
    stepper.setFocus()
    press(Key.Key_Up)
    workspace.focus_first()
    press(Key.Key_Return)
    assert current(workspace).budget == 3
    stepper.setFocus()
    press(Key.Key_Up, times=2)
    assert current(workspace).budget == 5
    assert any(said.startswith("En fjärdedel av 6") for said in texts(side))
    workspace.stage.desk.undo()
    assert (current(workspace).budget, stepper.value) == (3, 3)


def test_a_ballot_per_team(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 6)
    from facilitator.widgets.switch import Switch

    side = workspace.side()
    assert side is not None
    unit = side.findChild(Switch)
    assert unit is not None
    unit.chosen.emit("team")
    workspace.focus_first()
    press(Key.Key_Return)
    assert (current(workspace).unit, current(workspace).expected) == ("team", 6)
    write("1\n")
    assert workspace.tabs.tabs[0].strokes == (1, 1)
    assert workspace.tabs.current == workspace.tabs.tabs[1].id
    assert "av 6 grupper har röstat" in texts(side)


def test_options_are_clicked_and_entered_too(open_vote: Open) -> None:
    workspace = open_vote()
    only(workspace, 6)
    press(Key.Key_Return)
    view = workspace.options.list
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.rows.index(3)).center())
    assert workspace.stage.ballot.dots == [4]
    view.setFocus()
    view.choose(view.rows.rows[1].id)
    press(Key.Key_Return)
    assert workspace.stage.ballot.dots == [4, 2]
    view.setFocus()
    press(Key.Key_Delete)
    assert workspace.stage.ballot.dots == [4]


def test_nothing_to_vote_on_is_one_sentence_and_one_way_out(open_vote: Open) -> None:
    workspace = open_vote(sorted_notes=False)
    assert texts(workspace) == ["Det finns inga kluster att rösta på än."]
    QTest.mouseClick(button(workspace, "Till klustringen"), Qt.MouseButton.LeftButton)
    progress = workspace.stage.desk.workshop.progress
    assert progress is not None
    step = next(step for step in workspace.stage.desk.workshop.activities if step.id == progress.activity_id)
    assert step.work == "cluster"


def test_a_vote_without_teams(open_vote: Open) -> None:
    workspace = open_vote(teams=0)
    only(workspace, 6)
    press(Key.Key_Return)
    write("1\n")
    assert laid(workspace) == 1
    side = workspace.side()
    assert side is not None
    assert "har röstat" in texts(side)


def test_hidden_notes_take_no_part(open_vote: Open) -> None:
    workspace = open_vote()
    desk = workspace.stage.desk
    cluster = sorted(desk.workshop.clusters, key=lambda c: c.position)[0]
    team = next(team for team in desk.workshop.teams)
    desk.note(ideas.add, "En hemlig mening som ingen får läsa", team.id)
    secret = next(idea for idea in desk.workshop.ideas if idea.text.startswith("En hemlig"))
    desk.note(clusters.rename, cluster.id, "")
    desk.note(clusters.ask, cluster.id, "")
    desk.note(clusters.unplace, [idea.id for idea in desk.workshop.ideas if idea.cluster_id == cluster.id])
    desk.note(clusters.move, [secret.id], cluster.id)
    row = workspace.options.list.rows.rows[0]
    assert "hemlig" in row.detail
    from workshops import meeting

    desk.note(meeting.reveal, [team.id], False)
    row = workspace.options.list.rows.rows[0]
    assert "hemlig" not in f"{row.detail}{row.spoken}"
    assert sum(count for _, count in row.counts) == 0


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_painted_in_both_languages(open_vote: Open, language: str, theme: str) -> None:
    workspace = open_vote(language, theme)
    grabs: list[QImage] = [workspace.grab().toImage()]
    press(Key.Key_Return)
    write("5")
    grabs.append(workspace.grab().toImage())
    press(Key.Key_Return)
    press(Key.Key_R, CTRL)
    grabs.append(workspace.grab().toImage())
    press(Key.Key_Return)
    grabs.append(workspace.grab().toImage())
    assert all(one != other for one, other in pairwise(grabs))
    assert workspace.keys()
    assert workspace.subtitle()
    assert workspace.room_sees()
