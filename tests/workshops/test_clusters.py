"""Clusters: notes keep their order however they are moved, and no dot is lost when clusters are joined."""

from __future__ import annotations

import random

import pytest

from workshops import clusters, concepts, ideas, votes
from workshops.agenda import add_team
from workshops.model import NotFound, Tally, VoteRound, Workshop


@pytest.fixture
def board() -> Workshop:
    """Nine notes in three clusters."""
    workshop = Workshop(title="Tavla")
    for number in range(9):
        ideas.add(workshop, f"lapp {number}")
    for number in range(3):
        clusters.gather(workshop, [idea.id for idea in workshop.ideas[number * 3 : number * 3 + 3]], f"K{number}")
    return workshop


def _texts(workshop: Workshop, cluster: str) -> list[str]:
    return [idea.text.removeprefix("lapp ") for idea in clusters.members(workshop, cluster)]


def test_notes_come_last_or_before_another_in_the_order_they_were_named(board: Workshop) -> None:
    first, notes = board.clusters[0].id, [idea.id for idea in board.ideas]
    clusters.move(board, [notes[5], notes[3], notes[5]], first)
    assert _texts(board, first) == ["0", "1", "2", "5", "3"]
    clusters.move(board, [notes[8]], first, before=notes[0])
    clusters.move(board, [notes[2], notes[0]], first, before=notes[5])
    assert _texts(board, first) == ["8", "1", "2", "0", "5", "3"]
    clusters.move(board, [notes[8]], first, before="borta")
    assert _texts(board, first) == ["1", "2", "0", "5", "3", "8"]


def test_places_do_not_run_out(board: Workshop) -> None:
    """Notes put between the same two, over and over, keep an order of their own."""
    chance = random.Random(4)
    cluster = board.clusters[0].id
    clusters.move(board, [idea.id for idea in board.ideas], cluster)
    expected = _texts(board, cluster)
    for _time in range(400):
        moved, before = chance.sample(expected[:4], 2)
        expected.remove(moved)
        expected.insert(expected.index(before), moved)
        clusters.move(board, [board.ideas[int(moved)].id], cluster, before=board.ideas[int(before)].id)
        assert _texts(board, cluster) == expected
    assert len({idea.place for idea in board.ideas}) == 9


def test_joining_moves_everything_once(board: Workshop) -> None:
    one, two, three = board.clusters
    clusters.rename(board, one.id, "")
    clusters.ask(board, two.id, "Hur?")
    team = add_team(board, "Grupp")
    concepts.choose_cluster(board, team.id, three.id)
    clusters.join(board, one.id, [two.id, two.id, one.id, three.id])
    assert [cluster.id for cluster in board.clusters] == [one.id]
    assert (one.name, one.question) == ("K1", "Hur?")
    assert _texts(board, one.id) == [str(number) for number in range(9)]
    assert board.concepts[0].cluster_id == one.id
    with pytest.raises(NotFound):
        clusters.join(board, one.id, [two.id])


def test_dots_are_counted_together_when_clusters_are_joined(board: Workshop) -> None:
    one, two, three = board.clusters
    for number, laid in ((1, {one.id: 4, two.id: 3}), (2, {two.id: 5, three.id: 1})):
        vote = VoteRound(number=number, options=" ".join(laid), closed=True)
        board.rounds.append(vote)
        for key, dots in laid.items():
            board.tallies.append(Tally(round_id=vote.id, cluster_id=key, votes=dots))
    clusters.join(board, one.id, [two.id])
    first, second = board.rounds
    assert votes.result(board, first) == {one.id: 7}
    assert votes.result(board, second) == {one.id: 5, three.id: 1}
    assert [cluster.id for cluster, _dots in votes.ranked(board, second)] == [one.id, three.id]
    clusters.dissolve(board, [three.id, three.id])
    assert votes.result(board, second) == {one.id: 5}


def test_what_is_being_voted_on_stays_until_the_round_is_closed(board: Workshop) -> None:
    one, two, three = board.clusters
    vote = votes.open_round(board, [one.id, two.id])
    with pytest.raises(clusters.InVote):
        clusters.dissolve(board, [three.id, two.id])
    with pytest.raises(clusters.InVote):
        clusters.join(board, three.id, [one.id])
    clusters.join(board, one.id, [three.id])
    assert [cluster.id for cluster in board.clusters] == [one.id, two.id]
    vote.closed = True
    clusters.dissolve(board, [one.id, two.id])
    assert board.clusters == []
    assert len(clusters.unplaced(board)) == 9


def test_order_of_the_board(board: Workshop) -> None:
    one, two, three = board.clusters
    new = clusters.gather(board, [], "Ny", after=one.id)
    assert [cluster.id for cluster in clusters.in_order(board)] == [one.id, new.id, two.id, three.id]
    clusters.reorder(board, three.id, -5)
    clusters.reorder(board, one.id, 99)
    assert [cluster.id for cluster in clusters.in_order(board)] == [three.id, new.id, two.id, one.id]
    assert sorted(cluster.position for cluster in board.clusters) == [0, 1, 2, 3]
    with pytest.raises(NotFound):
        clusters.gather(board, [], "Ny", after="borta")
    assert len(board.clusters) == 4


def test_a_sheet_takes_the_new_cluster_s_name_but_never_a_name_of_its_own(board: Workshop) -> None:
    one, two, _three = board.clusters
    team = add_team(board, "Grupp").id
    concepts.choose_cluster(board, team, one.id)
    concept = board.concepts[0]
    assert (concept.name, [idea.text for idea in concepts.sources_of(board, concept)]) == (
        "K0",
        ["lapp 0", "lapp 1", "lapp 2"],
    )
    concepts.choose_cluster(board, team, two.id, [board.ideas[3].id])
    assert (concept.name, len(board.sources)) == ("K1", 4)
    concepts.write(board, team, "name", "Läxvännen")
    concepts.choose_cluster(board, team, one.id)
    assert (concept.name, concept.cluster_id) == ("Läxvännen", one.id)
    concepts.unlink(board, concept.id, [board.ideas[0].id])
    concepts.link(board, concept.id, [board.ideas[8].id, board.ideas[8].id])
    assert len({source.position for source in board.sources}) == len(board.sources) == 4


def test_a_cluster_is_made_where_it_was_dropped_and_can_come_into_the_rows(board: Workshop) -> None:
    one, two, three = board.clusters
    made = clusters.gather(board, [board.ideas[0].id], at=(410.0, -3.0))
    assert (made.x, made.y) == (410.0, 0.0)
    clusters.line_up(board, made.id, 1)
    assert (made.x, made.y) == (None, None)
    assert [cluster.id for cluster in clusters.in_order(board)] == [one.id, made.id, two.id, three.id]


def test_a_theme_is_shared_when_two_target_groups_have_two_visible_notes_each(board: Workshop) -> None:
    key = board.clusters[0].id
    own = [idea.id for idea in clusters.members(board, key)]
    ideas.retarget(board, own[:2], "students")
    ideas.retarget(board, own[2:], "teachers")
    assert not clusters.synergy(board, key)
    other = board.ideas[3].id
    clusters.move(board, [other], key)
    assert not clusters.synergy(board, key), "a note for nobody in particular counts for no target group"
    ideas.retarget(board, [other], "teachers")
    assert clusters.synergy(board, key)
    team = add_team(board, "Grupp")
    ideas.hand_over(board, [other], team.id)
    team.revealed = False
    assert not clusters.synergy(board, key), "hidden notes take no part"
