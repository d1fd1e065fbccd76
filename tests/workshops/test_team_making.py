"""Teams made of people: even in size, in target groups and in where people come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import build
from workshops import agenda, ideas, parking, team_making
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.text import Empty


@given(
    st.integers(0, 300),
    st.integers(1, 30),
    st.sampled_from([(), ("students",), ("students", "teachers"), ("students", "teachers", "guardians")]),
    st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(1, 40), max_size=7),
)
def test_teams_are_even_in_every_way(people: int, size: int, groups: tuple[str, ...], mix: dict[str, int]) -> None:
    made = team_making.deal(people, size, groups, mix)
    whole = sum(mix.values()) if mix else people
    sizes = [each.size for each in made]
    assert sum(sizes) == whole
    assert max(sizes) - min(sizes) <= 1
    for place, number in mix.items():
        own = [dict(each.mix).get(place, 0) for each in made]
        assert sum(own) == number
        assert max(own) - min(own) <= 1
    assert all(sum(number for _, number in each.mix) == each.size for each in made if mix)
    counts = [sum(each.target_group == group for each in made) for group in groups]
    if groups:
        assert sum(counts) == len(made)
        assert max(counts) - min(counts) <= 1
    else:
        assert {each.target_group for each in made} == {None}


def test_the_number_of_teams_comes_nearest_to_the_size() -> None:
    assert [each.size for each in team_making.deal(31, 5)] == [6, 5, 5, 5, 5, 5]
    assert [each.size for each in team_making.deal(3, 5)] == [3]
    assert [each.size for each in team_making.deal(0, 5)] == [0]
    assert len(team_making.deal(500, 1)) == team_making.MOST_TEAMS


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Norra skolan 12, biblioteket 8", {"Norra skolan": 12, "biblioteket": 8}),
        ("12 NO; 8 språk", {"NO": 12, "språk": 8}),
        ("Åk 7: 5\nÅk 7: 2", {"Åk 7": 7}),
        ("", {}),
        ("ingen 0", {}),
    ],
)
def test_a_mix_as_people_write_it(said: str, read: dict[str, int]) -> None:
    assert team_making.read_mix(said) == read


@pytest.mark.parametrize("said", ["Norra skolan", "Norra skolan tolv, biblioteket 8", "12"])
def test_a_mix_without_numbers_is_refused(said: str) -> None:
    with pytest.raises(team_making.MixNotRead):
        team_making.read_mix(said)


def test_teams_there_are_keep_their_names_and_words(library: Library) -> None:
    workshop = build(library, teams=3, notes=0, voted=False, developed=False)
    first = workshop.teams[0]
    library.edit(workshop.id, agenda.change_team, first.id, name="Ugglorna")
    library.edit(workshop.id, ideas.add, "lapp", first.id)
    made = team_making.deal(21, 5, ("students", "teachers"), {"Norr": 11, "Söder": 10})
    library.edit(workshop.id, team_making.make, made, [f"Bord {number}" for number in range(1, 9)])
    assert [team.name for team in workshop.teams] == ["Ugglorna", "Grupp 2", "Grupp 3", "Bord 1"]
    assert [team.target_group for team in workshop.teams] == ["students", "students", "teachers", "teachers"]
    assert [team.mix for team in workshop.teams][:2] == ["Norr 3, Söder 3", "Norr 3, Söder 2"]
    assert workshop.ideas[0].team_id == first.id
    library.undo(workshop.id)
    assert [team.name for team in workshop.teams] == ["Ugglorna", "Grupp 2", "Grupp 3"]
    assert {team.mix for team in workshop.teams} == {""}


def test_a_team_that_has_written_is_not_taken_away(library: Library) -> None:
    workshop = build(library, teams=3, notes=0, voted=False, developed=False)
    library.edit(workshop.id, ideas.add, "lapp", workshop.teams[2].id)
    with pytest.raises(team_making.TeamsInUse) as refused:
        library.edit(workshop.id, team_making.make, team_making.deal(8, 4), [])
    assert refused.value.values["names"] == "Grupp 3"
    assert len(workshop.teams) == 3


def test_what_is_parked_is_kept_in_order_and_can_be_taken_back(library: Library) -> None:
    workshop = Workshop(title="x")
    library.add(workshop)
    for text in ("Lokal till våren", " Avtal\nmed förlaget "):
        library.edit(workshop.id, parking.park, text)
    first, second = parking.in_order(workshop)
    assert [row.text for row in (first, second)] == ["Lokal till våren", "Avtal med förlaget"]
    library.edit(workshop.id, parking.settle, first.id)
    library.edit(workshop.id, parking.reword, second.id, "Avtal")
    library.edit(workshop.id, parking.forget, first.id)
    assert [(row.text, row.settled) for row in parking.in_order(workshop)] == [("Avtal", False)]
    library.undo(workshop.id)
    assert [(row.text, row.settled) for row in parking.in_order(workshop)] == [
        ("Lokal till våren", True),
        ("Avtal", False),
    ]
    with pytest.raises(Empty):
        library.edit(workshop.id, parking.park, "  ")
