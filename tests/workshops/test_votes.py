"""Dot votes: rules, ballots in their own file, and tallies that nothing leads back from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import build
from workshops import clusters, votes
from workshops.model import Workshop
from workshops.storage.library import Library


@pytest.fixture
def voting(library: Library) -> Workshop:
    """A workshop with clusters and an open round of three dots."""
    workshop = build(library, teams=3, notes=30, voted=False, developed=False)
    library.edit(workshop.id, votes.open_round, None, 3)
    return workshop


def test_a_round_has_each_option_once_and_rules_within_reason(library: Library) -> None:
    workshop = build(library, teams=2, notes=30, voted=False, developed=False)
    one, two = workshop.clusters[:2]
    library.edit(workshop.id, votes.open_round, [two.id, one.id, two.id], 999, unit="team")
    vote = workshop.rounds[0]
    assert (vote.options.split(), vote.budget, vote.expected) == ([two.id, one.id], 30, 2)
    library.edit(workshop.id, votes.set_rules, vote.id, budget=-4, unit="person")
    assert (vote.budget, vote.expected) == (1, 10)
    with pytest.raises(ValueError):
        library.edit(workshop.id, votes.set_rules, vote.id, unit="hund")
    assert vote.unit == "person"
    with pytest.raises(votes.RoundOpen):
        library.edit(workshop.id, votes.open_round)
    library.close_round(workshop.id, vote.id)
    with pytest.raises(ValueError):
        library.edit(workshop.id, votes.open_round, unit="hund")
    for verb, arguments in ((votes.lay, [[1]]), (votes.take_back, []), (votes.close, []), (votes.set_rules, [2])):
        with pytest.raises(votes.RoundClosed):
            library.edit(workshop.id, verb, vote.id, *arguments)


def test_no_clusters_no_vote(library: Library) -> None:
    workshop = build(library, notes=0)
    with pytest.raises(votes.NothingToVoteOn):
        library.edit(workshop.id, votes.open_round)


def test_ballots_that_break_the_rules_are_refused_one_and_all(library: Library, voting: Workshop) -> None:
    vote = voting.rounds[0]
    count = len(vote.options.split())
    for dots, refusal in (
        ([1, 1, 1, 1], votes.TooManyDots),
        ([0], votes.NoSuchOption),
        ([count + 1], votes.NoSuchOption),
    ):
        with pytest.raises(refusal):
            library.edit(voting.id, votes.lay, vote.id, dots)
    library.edit(voting.id, votes.set_rules, vote.id, stacking=False)
    with pytest.raises(votes.Stacked):
        library.edit(voting.id, votes.lay, vote.id, [1, 1])
    with pytest.raises(votes.NoBallot):
        library.edit(voting.id, votes.take_back, vote.id)
    library.edit(voting.id, votes.lay, vote.id, [])
    assert votes.cast(voting, vote) == {None: 1}


def test_every_dot_laid_is_in_the_tallies(library: Library, voting: Workshop) -> None:
    vote, laid = voting.rounds[0], 0
    for number in range(12):
        dots = [1 + number % 3, 2, 2][: number % 4]
        library.edit(voting.id, votes.lay, vote.id, dots, voting.teams[number % 3].id)
        laid += len(dots)
    library.edit(voting.id, votes.take_back, vote.id)
    laid -= 3
    library.undo(voting.id)
    laid += 3
    assert votes.cast(voting, vote) == {team.id: 4 for team in voting.teams}
    library.close_round(voting.id, vote.id)
    assert (sum(votes.result(voting, vote).values()), vote.cast) == (laid, 12)
    assert votes.cast(voting, vote) == {}
    assert library.history(voting.id).next_undo() is None


def test_two_workshops_may_vote_at_once_and_the_file_goes_with_the_last_round(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    found = [build(library, teams=2, notes=30, voted=False, developed=False) for _number in range(2)]
    for workshop in found:
        library.edit(workshop.id, votes.open_round)
        library.edit(workshop.id, votes.lay, workshop.rounds[0].id, [1], workshop.teams[0].id)
    one, two = found
    library.close_round(one.id, one.rounds[0].id)
    assert (tmp_path / "library.ballots").exists()
    assert votes.cast(two, two.rounds[0]) == {two.teams[0].id: 1}
    library.remove(two.id)
    assert list(tmp_path.glob("*.ballots*")) == []
    library.close()


def test_looking_makes_no_file_of_ballots_and_sees_those_there_are(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    workshop = build(library, teams=2, notes=30, voted=False, developed=False)
    library.edit(workshop.id, votes.open_round)
    reader = Library.view(file)
    seen = reader.workshop(workshop.id)
    assert votes.cast(seen, seen.rounds[0]) == {}
    reader.close()
    assert list(tmp_path.glob("*.ballots*")) == []
    library.edit(workshop.id, votes.lay, workshop.rounds[0].id, [1])
    reader = Library.view(file)
    seen = reader.workshop(workshop.id)
    assert votes.cast(seen, seen.rounds[0]) == {None: 1}
    reader.close()
    library.close()


@pytest.mark.parametrize("data", [b"", b"trasig" * 400])
def test_a_damaged_file_of_ballots_does_not_keep_the_library_shut(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    workshop = build(library, teams=2, notes=30, voted=False, developed=False)
    library.edit(workshop.id, votes.open_round)
    library.close()
    file.with_suffix(".ballots").write_bytes(data)
    library = Library.open(file)
    workshop = library.workshop(workshop.id)
    library.edit(workshop.id, votes.lay, workshop.rounds[0].id, [1])
    assert votes.cast(workshop, workshop.rounds[0]) == {None: 1}
    library.close()


def test_equals_are_told_and_a_new_round_counts_for_those_that_stood_in_it(library: Library, voting: Workshop) -> None:
    first = voting.rounds[0]
    keys = first.options.split()
    for dots in ([1, 2, 3], [1, 2]):
        library.edit(voting.id, votes.lay, first.id, dots)
    library.close_round(voting.id, first.id)
    assert votes.tied(voting, first) == keys[:2]
    library.edit(voting.id, votes.open_round, keys[:2], 1)
    second = voting.rounds[1]
    library.edit(voting.id, votes.lay, second.id, [2])
    library.close_round(voting.id, second.id)
    assert votes.tied(voting, second) == []
    assert {key: dots for key, dots in votes.result(voting).items() if dots} == {keys[1]: 1, keys[2]: 1}


def test_how_many_are_expected_where_only_the_room_is_counted() -> None:
    workshop = Workshop(title="x", participants=40)
    clusters.gather(workshop, [], "K")
    assert votes.expected_ballots(workshop, "person") == 40
    assert votes.expected_ballots(workshop, "team") == 0
