"""Notes that say the same stand under one of them; no word is lost, and two that differ are held apart."""

from __future__ import annotations

import pytest

from tests.builders import build
from workshops import clusters, ideas, meeting, merges, terms
from workshops.exchange import document
from workshops.model import NotFound, Workshop
from workshops.storage.library import Library


@pytest.fixture
def met(library: Library) -> Workshop:
    return build(library, notes=12, sorted_notes=False, voted=False, developed=False)


def _keys(workshop: Workshop) -> list[str]:
    return [idea.id for idea in ideas.shown(workshop)]


def test_a_note_put_under_another_is_not_shown_alone_and_keeps_its_words(library: Library, met: Workshop) -> None:
    one, other, third = _keys(met)[:3]
    text = next(idea.text for idea in met.ideas if idea.id == other)
    library.edit(met.id, merges.merge, one, [other, third])
    assert one in _keys(met)
    assert other not in _keys(met)
    assert merges.under(met)[one][0].text == text
    assert other in [idea.id for idea in ideas.kept(met)]
    library.undo(met.id)
    assert _keys(met)[:3] == [one, other, third]


def test_an_unplaced_note_that_is_kept_takes_the_place_of_the_other(library: Library, met: Workshop) -> None:
    one, other = _keys(met)[:2]
    library.edit(met.id, clusters.gather, [other], "Läxor")
    cluster = met.clusters[0].id
    library.edit(met.id, merges.merge, one, [other])
    assert [idea.id for idea in clusters.members(met, cluster)] == [one]
    library.edit(met.id, merges.part, [other])
    assert {idea.id for idea in clusters.members(met, cluster)} == {one, other}


def test_what_stands_under_a_note_goes_with_it_when_it_is_merged_discarded_and_restored(
    library: Library, met: Workshop
) -> None:
    one, other, third = _keys(met)[:3]
    library.edit(met.id, merges.merge, other, [third])
    library.edit(met.id, merges.merge, one, [other])
    assert {idea.id for idea in merges.under(met)[one]} == {other, third}
    library.edit(met.id, ideas.discard, [one])
    assert not {one, other, third} & {idea.id for idea in ideas.kept(met)}
    library.edit(met.id, ideas.restore, [third])
    assert third in _keys(met)
    library.edit(met.id, ideas.restore, [one])
    assert {idea.id for idea in merges.under(met)[one]} == {other}


def test_only_notes_that_the_room_has_seen_and_that_stand_alone_are_merged(library: Library, met: Workshop) -> None:
    one, other, third = _keys(met)[:3]
    library.edit(met.id, merges.merge, one, [other])
    with pytest.raises(NotFound):
        library.edit(met.id, merges.merge, third, [other])
    with pytest.raises(NotFound):
        library.edit(met.id, clusters.gather, [other], "Nej")
    team = met.teams[0].id
    hidden = next(idea.id for idea in met.ideas if idea.team_id == team and idea.id not in (one, other))
    seen = next(key for key in _keys(met) if next(i for i in met.ideas if i.id == key).team_id != team)
    library.edit(met.id, meeting.reveal, [team], False, undoable=False)
    with pytest.raises(ideas.StillHidden):
        library.edit(met.id, merges.merge, seen, [hidden])


def test_words_of_a_team_hidden_again_are_not_read_under_a_note(library: Library, met: Workshop) -> None:
    one = _keys(met)[0]
    own = next(idea.team_id for idea in met.ideas if idea.id == one)
    other = next(idea for idea in met.ideas if idea.team_id != own)
    library.edit(met.id, merges.merge, one, [other.id])
    library.edit(met.id, meeting.reveal, [other.team_id], False, undoable=False)
    assert one not in merges.under(met)


def test_two_notes_are_held_apart_once(library: Library, met: Workshop) -> None:
    one, other = _keys(met)[:2]
    library.edit(met.id, merges.keep_apart, one, other)
    library.edit(met.id, merges.keep_apart, other, one)
    library.edit(met.id, merges.keep_apart, one, one)
    assert [{row.idea_id, row.other_id} for row in met.apart] == [{one, other}]


def test_a_line_of_words_alike_needs_two(library: Library, met: Workshop) -> None:
    library.edit(met.id, terms.add, "läxhjälp ,studiestöd,  läxhjälp , hjälp  hemma")
    assert terms.lines(met) == ["läxhjälp, studiestöd, hjälp hemma"]
    with pytest.raises(terms.OneWord):
        library.edit(met.id, terms.add, "läxhjälp, ,läxhjälp")
    library.edit(met.id, terms.reword, met.terms[0].id, "a, b")
    library.edit(met.id, terms.remove, met.terms[0].id)
    assert terms.lines(met) == []


def test_clusters_stand_freely_and_in_rows_again_the_largest_first(library: Library, met: Workshop) -> None:
    keys = _keys(met)
    for name, size in (("Liten", 1), ("Stor", 4), ("Mellan", 2)):
        library.edit(met.id, clusters.gather, [keys.pop() for _ in range(size)], name)
    library.edit(met.id, clusters.put, met.clusters[0].id, 320.5, -4)
    assert (met.clusters[0].x, met.clusters[0].y) == (320.5, 0.0)
    library.edit(met.id, clusters.sort_by_size)
    assert [cluster.name for cluster in clusters.in_order(met)] == ["Stor", "Mellan", "Liten"]
    assert all(cluster.x is None and cluster.y is None for cluster in met.clusters)


def test_all_of_it_travels_in_the_document(library: Library, met: Workshop) -> None:
    one, other, third = _keys(met)[:3]
    library.edit(met.id, merges.merge, one, [other])
    library.edit(met.id, merges.keep_apart, one, third)
    library.edit(met.id, terms.add, "a, b")
    written = document.write(met)
    again = document.read(written)
    assert document.write(again) == written
    written["ideas"][[row["id"] for row in written["ideas"]].index(third)]["same_as"] = other
    with pytest.raises(document.BrokenRow):
        document.read(written)
