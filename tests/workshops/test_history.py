"""Whatever people do can be taken back to the beginning and done again to the end."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.builders import bad_texts, build
from tests.workshops.steps import in_memory, possible_steps
from workshops import agenda, clusters, concepts, ideas, meeting
from workshops.model import Base, Workshop
from workshops.storage.library import ChangedSince, Library
from workshops.text import Refused


def _walk(library: Library, workshop: Workshop, seed: int, length: int) -> list[dict[str, object]]:
    chance = random.Random(seed)
    states: list[dict[str, object]] = [dict(library.dump())]
    for number in range(length):
        verb, *arguments = chance.choice(possible_steps(workshop, chance))
        extra: dict[str, object] = {}
        if verb is agenda.describe:
            extra = {"title": f"titel {number}"}
        if verb is agenda.change_team:
            extra = {"size": number}
        if verb is agenda.set_options:
            extra = {"pitch_minutes": number + 1}
        try:
            change = library.edit(workshop.id, verb, *arguments, **extra)  # type: ignore[arg-type]
        except Refused:
            assert dict(library.dump()) == states[-1], "a refused verb left a trace"
            continue
        if change is not None:
            states.append(dict(library.dump()))
    return states


@settings(
    max_examples=14, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(seed=st.integers(0, 10**9), length=st.integers(5, 40))
def test_every_walk_can_be_undone_to_the_beginning_and_redone_to_the_end(seed: int, length: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        try:
            workshop = Workshop(title="Vandring")
            library.add(workshop)
            states = _walk(library, workshop, seed, length)
            for state in reversed(states[:-1]):
                assert library.undo(workshop.id) is not None
                dumped = dict(library.dump())
                assert {k: v for k, v in dumped.items() if v} == {k: v for k, v in state.items() if v}
                memory = in_memory(library, workshop)
                assert memory == {table: dumped[table] for table in memory}
            assert library.undo(workshop.id) is None
            for state in states[1:]:
                assert library.redo(workshop.id) is not None
                assert {k: v for k, v in library.dump().items() if v} == {k: v for k, v in state.items() if v}
            assert library.redo(workshop.id) is None
            assert library.problems() == []
        finally:
            library.close()


def test_a_row_that_was_changed_and_removed_in_one_step_comes_back_as_it_was(library: Library) -> None:
    workshop = build(library, teams=4, notes=0, voted=False, developed=False)
    before = dict(library.dump())

    def remove_two(workshop: Workshop) -> None:
        for team in sorted(workshop.teams, key=lambda team: team.position)[1:3]:
            agenda.remove_team(workshop, team.id)  # the second of them moves up before it goes

    library.edit(workshop.id, remove_two)
    library.undo(workshop.id)
    assert dict(library.dump())["teams"] == before["teams"]


def test_a_change_holds_all_that_differs_between_two_dumps(library: Library) -> None:
    """Applying the recorded differences to the tables before gives the tables after: nothing goes unrecorded."""
    workshop = Workshop(title="Vandring")
    library.add(workshop)
    chance = random.Random(7)
    for _number in range(60):
        before = _as_rows(library)
        verb, *arguments = chance.choice(
            [
                s
                for s in possible_steps(workshop, chance)
                if s[0] not in (agenda.describe, agenda.change_team, agenda.set_options)
            ]
        )
        try:
            change = library.edit(workshop.id, verb, *arguments)  # type: ignore[arg-type]
        except Refused:
            continue
        for row in change.rows if change is not None else ():
            if row.after is None:
                del before[row.table, row.key]
            else:
                before[row.table, row.key] = {**before.get((row.table, row.key), {}), **row.after}
        assert before == _as_rows(library)


def _as_rows(library: Library) -> dict[tuple[str, str], dict[str, object]]:
    rows = {}
    for table, found in library.dump().items():
        columns = Base.metadata.tables[table].columns.keys()
        for row in found:
            values = dict(zip(columns, row, strict=True))
            rows[table, str(values["id"])] = values
    return rows


def test_a_verb_that_fails_midway_leaves_nothing(library: Library, workshop: Workshop) -> None:
    before, memory = library.dump(), in_memory(library, workshop)

    def fails(w: Workshop) -> None:
        ideas.add(w, "halvvägs")
        w.title = "halvvägs"
        clusters.dissolve(w, [w.clusters[0].id])
        raise RuntimeError

    with pytest.raises(RuntimeError):
        library.edit(workshop.id, fails)
    assert library.dump() == before
    assert in_memory(library, workshop) == memory
    assert library.history(workshop.id).next_undo() is None
    library.edit(workshop.id, ideas.add, "sedan går det")
    assert library.undo(workshop.id) is not None
    assert library.dump() == before


def test_typing_merges_into_one_step_until_focus_leaves(library: Library, workshop: Workshop) -> None:
    team = workshop.teams[0].id
    library.history(workshop.id).seal()
    before = library.dump()
    for text in ("E", "El", "Elever"):
        library.edit(workshop.id, concepts.write, team, "audience", text, merge="audience")
    library.history(workshop.id).seal()
    library.edit(workshop.id, concepts.write, team, "audience", "Elever i nian", merge="audience")
    library.undo(workshop.id)
    concept = concepts.of_team(workshop, team)
    assert concept is not None
    assert concept.audience == "Elever"
    library.undo(workshop.id)
    assert library.dump() == before


def test_what_was_typed_and_rubbed_out_is_no_step(library: Library, workshop: Workshop) -> None:
    team, concept = workshop.teams[0].id, workshop.concepts[0]
    library.history(workshop.id).forget()
    for text in (concept.audience + "x", concept.audience):
        library.edit(workshop.id, concepts.write, team, "audience", text, merge="audience")
    assert library.undo(workshop.id) is None
    page, weight = "", 0
    for number in range(300):
        page += f"ord{number} "
        library.edit(workshop.id, concepts.write, team, "functionality", page, merge="page")
    step = library.history(workshop.id).next_undo()
    assert step is not None
    weight = sum(len(str(value)) for row in step.rows for value in (row.after or {}).values())
    assert weight <= len(page)
    before = concept.functionality
    library.undo(workshop.id)
    library.redo(workshop.id)
    assert concept.functionality == before


def test_undo_is_refused_where_somebody_has_changed_the_row_since(library: Library, workshop: Workshop) -> None:
    idea = workshop.ideas[0].id
    library.edit(workshop.id, ideas.reword, idea, "min ändring")
    library.edit(workshop.id, ideas.reword, idea, "en telefons ändring", undoable=False)
    with pytest.raises(ChangedSince):
        library.undo(workshop.id)
    assert workshop.ideas[0].text == "en telefons ändring"


def test_the_clock_and_reveal_are_no_part_of_undo(library: Library, workshop: Workshop) -> None:
    library.edit(workshop.id, ideas.add, "kvar", workshop.teams[0].id)
    library.edit(workshop.id, meeting.start, 1000.0, undoable=False)
    library.edit(workshop.id, meeting.reveal, [workshop.teams[0].id], False, undoable=False)
    undone = library.undo(workshop.id)
    assert undone is not None
    assert undone.verb == "ideas.add"
    assert meeting.here(workshop) is not None


def test_hostile_words_survive_being_kept_and_undone(library: Library, workshop: Workshop) -> None:
    for case in bad_texts():
        text = str(case["text"])
        before = len(workshop.ideas)
        try:
            library.edit(workshop.id, ideas.add, text)
        except Refused:
            assert len(workshop.ideas) == before
            continue
        assert len(workshop.ideas) == before + 1
        library.undo(workshop.id)
        library.redo(workshop.id)
    kept = {str(value) for row in library.dump()["ideas"] for value in row}
    assert {idea.text for idea in workshop.ideas} <= kept


def test_a_removed_workshop_takes_everything_with_it(library: Library) -> None:
    workshop = build(library, notes=10)
    library.remove(workshop.id)
    assert {name: rows for name, rows in library.dump().items() if rows} == {}
