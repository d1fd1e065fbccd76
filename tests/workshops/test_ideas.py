"""Notes: kept as written, hidden until the room may see them, put away and taken back."""

from __future__ import annotations

import pytest

from tests.builders import build
from workshops import agenda, clusters, ideas, meeting, text
from workshops.exchange import document, spreadsheet
from workshops.labels import Words
from workshops.model import Idea, NotFound, Team, Workshop, find
from workshops.storage.library import Library


@pytest.fixture
def hidden() -> Workshop:
    """Two teams whose notes are not shown yet, with two notes each and one that is nobody's."""
    workshop = Workshop(title="Dolt")
    for number in range(2):
        team = agenda.add_team(workshop, f"Grupp {number + 1}", 5, "students" if number else "teachers")
        ideas.add_many(workshop, [f"hemlig {number} a", f"hemlig {number} b"], team.id)
    ideas.add(workshop, "öppen")
    return workshop


def _shown(workshop: Workshop) -> list[str]:
    return [idea.text for idea in ideas.shown(workshop)]


def test_hidden_notes_are_shown_nowhere_until_revealed_and_can_be_hidden_again(hidden: Workshop) -> None:
    assert _shown(hidden) == ["öppen"]
    assert len(ideas.waiting(hidden)) == 4
    cluster = clusters.gather(hidden, [idea.id for idea in hidden.ideas])
    assert [idea.text for idea in clusters.members(hidden, cluster.id)] == ["öppen"]
    assert "hemlig" not in spreadsheet.write(document.write(hidden), Words("sv")).decode()
    meeting.reveal(hidden, [hidden.teams[0].id])
    assert _shown(hidden) == ["hemlig 0 a", "hemlig 0 b", "öppen"]
    meeting.reveal(hidden, [hidden.teams[0].id], False)
    assert _shown(hidden) == ["öppen"]
    for idea in hidden.ideas:
        assert ideas.visible(hidden, idea) != ideas.hidden(hidden, idea)


def test_a_team_with_hidden_notes_is_not_removed_by_mistake(hidden: Workshop) -> None:
    team = hidden.teams[0].id
    with pytest.raises(agenda.HiddenNotes) as refused:
        agenda.remove_team(hidden, team)
    assert refused.value.values == {"n": 2}
    assert _shown(hidden) == ["öppen"]
    agenda.remove_team(hidden, team, reveal=True)
    assert _shown(hidden) == ["hemlig 0 a", "hemlig 0 b", "öppen"]
    ideas.discard(hidden, [idea.id for idea in hidden.ideas if idea.team_id is not None])
    agenda.remove_team(hidden, hidden.teams[0].id)
    assert hidden.teams == []


def test_hidden_notes_are_not_moved_into_the_open(hidden: Workshop) -> None:
    one, two = hidden.teams
    notes = [idea.id for idea in hidden.ideas if idea.team_id == one.id]
    ideas.hand_over(hidden, notes, two.id)  # from one hidden team to another
    meeting.reveal(hidden, [one.id])
    for team in (None, one.id):
        with pytest.raises(ideas.StillHidden):
            ideas.hand_over(hidden, [*notes, hidden.ideas[-1].id], team)
    assert _shown(hidden) == ["öppen"]
    ideas.hand_over(hidden, [hidden.ideas[-1].id], two.id)
    assert _shown(hidden) == []


def test_redo_does_not_remove_a_team_that_was_hidden_meanwhile(library: Library) -> None:
    from workshops.storage.library import ChangedSince

    workshop = build(library, teams=2, notes=4)
    team = workshop.teams[0].id
    library.edit(workshop.id, agenda.remove_team, team)
    library.undo(workshop.id)
    library.edit(workshop.id, meeting.reveal, [team], False, undoable=False)
    before = _shown(workshop)
    with pytest.raises(ChangedSince):
        library.redo(workshop.id)
    assert _shown(workshop) == before


def test_what_is_discarded_leaves_its_cluster_and_can_be_taken_back(hidden: Workshop) -> None:
    note = hidden.ideas[-1]
    cluster = clusters.gather(hidden, [note.id])
    ideas.discard(hidden, [note.id, note.id])
    assert (note.cluster_id, note.place, ideas.visible(hidden, note)) == (None, float(note.seq), False)
    for put in (lambda: clusters.gather(hidden, [note.id]), lambda: clusters.move(hidden, [note.id], cluster.id)):
        with pytest.raises(NotFound):
            put()
    clusters.move(hidden, [note.id, hidden.ideas[0].id], cluster.id)
    assert (note.cluster_id, hidden.ideas[0].cluster_id) == (None, cluster.id)
    ideas.restore(hidden, [note.id])
    assert _shown(hidden) == ["öppen"]


def test_numbers_run_on_and_target_groups_come_from_the_team(hidden: Workshop) -> None:
    assert [idea.seq for idea in hidden.ideas] == [1, 2, 3, 4, 5]
    team = hidden.teams[1]
    assert ideas.add(hidden, "  ny\n idé ", team.id).target_group == "students"
    assert hidden.ideas[-1].text == "ny idé"
    assert ideas.add(hidden, "ny", team.id, None).target_group is None
    assert ideas.add(hidden, "ny", None).target_group is None
    assert ideas.next_number(hidden) == 9
    for wrong in ("guardians", "hundar", ""):
        with pytest.raises(ideas.NoTargetGroup):
            ideas.add(hidden, "ny", team.id, wrong)
        with pytest.raises(ideas.NoTargetGroup):
            ideas.retarget(hidden, [hidden.ideas[0].id], wrong)


@pytest.mark.parametrize("lines", [[], ["bra", " "], ["bra", "x" * 501]])
def test_several_notes_come_all_or_none(hidden: Workshop, lines: list[str]) -> None:
    with pytest.raises((text.Empty, text.TooLong)):
        ideas.add_many(hidden, lines)
    assert len(hidden.ideas) == 5


def test_rows_of_another_workshop_or_another_kind_are_not_found(library: Library) -> None:
    one, other = build(library, teams=1, notes=2), build(library, teams=1, notes=2)
    for workshop, kind, key in (
        (one, Idea, other.ideas[0].id),
        (one, Idea, one.teams[0].id),
        (one, Team, one.ideas[0].id),
        (one, Idea, "borta"),
    ):
        with pytest.raises(NotFound):
            find(workshop, kind, key)
    with pytest.raises(NotFound):
        library.edit(one.id, ideas.add, "till fel grupp", other.teams[0].id)
    with pytest.raises(NotFound):
        library.edit(one.id, ideas.discard, [one.ideas[0].id, other.ideas[0].id])
    assert not one.ideas[0].discarded
    assert not other.ideas[0].discarded
