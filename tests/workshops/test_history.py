"""Whatever people do can be taken back to the beginning and done again to the end."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.builders import bad_texts, build
from workshops import agenda, clusters, concepts, ideas, meeting, outcomes, pitches, votes
from workshops.exchange import document
from workshops.model import Base, Idea, Workshop, everything, order_of
from workshops.phases import CONCEPT_FIELDS, FEEDBACK, LEVELS
from workshops.storage.library import COLLECTIONS, ChangedSince, Library
from workshops.text import Refused

Step = Callable[[Workshop, random.Random], tuple[object, ...] | None]


def _pick(rows: list[Base], chance: random.Random) -> str:
    return chance.choice(rows).id


def _some(rows: list[Idea], chance: random.Random) -> list[str]:
    return [row.id for row in chance.sample(rows, min(len(rows), chance.randint(1, 3)))]


def _steps(w: Workshop, c: random.Random) -> list[tuple[object, ...]]:
    """Every verb of undo that is possible now, with arguments by chance."""
    word = f"ord {c.randint(0, 99)}"
    group = c.choice(["students", "teachers", None])
    step: list[tuple[object, ...]] = [
        (ideas.add, word),
        (agenda.describe,),
        (agenda.add_team, word, c.randint(1, 9), group),
        (agenda.add, word, c.randint(1, 60)),
        (agenda.share_out, c.randint(0, 40)),
        (clusters.gather, [], word),
        (outcomes.decide, word, c.choice(LEVELS)),
        (outcomes.assign, word, "rektor", "2027-01-14"),
        (agenda.set_options,),
    ]
    if w.ideas:
        some = _some(w.ideas, c)
        step += [
            (ideas.reword, some[0], word),
            (ideas.retarget, some, group),
            (ideas.discard, some),
            (ideas.restore, some),
            (ideas.hand_over, some, None),
            (clusters.gather, some, word),
            (clusters.unplace, some),
        ]
    if w.clusters:
        one, other = _pick(list(w.clusters), c), _pick(list(w.clusters), c)
        step += [
            (clusters.rename, one, word),
            (clusters.ask, one, word),
            (clusters.collapse, [one], True),
            (clusters.join, one, [other]),
            (clusters.dissolve, [one]),
            (clusters.reorder, one, c.randint(0, 5)),
            (votes.open_round,),
        ]
        if w.ideas:
            step.append((clusters.move, _some(w.ideas, c), one))
        if w.teams:
            step.append((concepts.choose_cluster, _pick(list(w.teams), c), one))
    if w.teams:
        team = _pick(list(w.teams), c)
        step += [
            (ideas.add, word, team),
            (ideas.add_many, [word, word + "x"], team),
            (agenda.change_team, team),
            (agenda.remove_team, team),
            (concepts.write, team, c.choice(CONCEPT_FIELDS), word),
        ]
        if w.ideas:
            step.append((concepts.choose_idea, team, _pick(list(w.ideas), c)))
    if w.concepts:
        concept = _pick(list(w.concepts), c)
        step += [
            (concepts.judge, concept, c.randint(0, 5), c.randint(0, 5)),
            (concepts.answer, concept, "p1", "yes"),
            (concepts.remove, concept),
            (pitches.say, concept, c.choice(FEEDBACK), word),
            (pitches.reorder, concept, c.randint(0, 3)),
        ]
        if w.ideas:
            step.append((concepts.link, concept, _some(w.ideas, c)))
    if w.activities:
        activity = _pick(list(w.activities), c)
        step += [
            (agenda.move, activity, c.randint(0, 5)),
            (agenda.remove, activity),
            (outcomes.remember, activity, word),
        ]
    vote = votes.current(w)
    if vote is not None and not vote.closed:
        step += [(votes.lay, vote.id, [1]), (votes.take_back, vote.id), (votes.set_rules, vote.id, 2)]
    return step


def _walk(library: Library, workshop: Workshop, seed: int, length: int) -> list[dict[str, object]]:
    chance = random.Random(seed)
    states: list[dict[str, object]] = [dict(library.dump())]
    for number in range(length):
        verb, *arguments = chance.choice(_steps(workshop, chance))
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


def _in_memory(library: Library, workshop: Workshop) -> dict[str, list[tuple[object, ...]]]:
    """The workshop as the objects in memory have it, in the shape of a dump."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for table, name in COLLECTIONS.items():
        value = getattr(workshop, name)
        rows = value if isinstance(value, list) else [value] if value is not None else []
        columns = Base.metadata.tables[table].columns.keys()
        found[table] = sorted((tuple(getattr(row, column) for column in columns) for row in rows), key=repr)
    return found


@settings(
    max_examples=20, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
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
                memory = _in_memory(library, workshop)
                assert memory == {table: dumped[table] for table in memory}
            assert library.undo(workshop.id) is None
            for state in states[1:]:
                assert library.redo(workshop.id) is not None
                assert {k: v for k, v in library.dump().items() if v} == {k: v for k, v in state.items() if v}
            assert library.redo(workshop.id) is None
            assert library.problems() == []
        finally:
            library.close()


def _notes(w: Workshop, c: random.Random, now: float) -> list[tuple[object, ...]]:
    """What is no part of undo and possible now: the clock, where the meeting stands, reveal, half-typed lines."""
    found: list[tuple[object, ...]] = [
        (meeting.start, now),
        (meeting.pause, now),
        (meeting.resume, now),
        (meeting.finish, now),
        (meeting.keep_draft, "ideas", c.choice(["", "halv"])),
        (meeting.present, _pick(list(w.concepts), c) if w.concepts else None, now),
    ]
    if w.activities:
        found.append((meeting.go_to, _pick(list(w.activities), c), now))
        found.append((meeting.lengthen, _pick(list(w.activities), c), c.choice([-90.0, 60.0])))
    if w.teams:
        team = _pick(list(w.teams), c)
        found += [(meeting.reveal, [team], c.random() < 0.7), (meeting.mark_done, team)]
    return found


def _stroll(library: Library, workshop: Workshop, seed: int, length: int) -> None:
    """Everything a person can do, in any order, undo and redo among it; after each step the house is in order."""
    chance, now = random.Random(seed), 1000.0
    for number in range(length):
        now += chance.choice([0.0, 1.0, 500.0])
        before = {idea.id for idea in ideas.waiting(workshop)}
        what = chance.random()
        verb: object = None
        try:
            if what < 0.12:
                verb = "undo"
                library.undo(workshop.id)
            elif what < 0.2:
                verb = "redo"
                library.redo(workshop.id)
            elif what < 0.4:
                verb, *arguments = chance.choice(_notes(workshop, chance, now))
                library.edit(workshop.id, verb, *arguments, undoable=False)  # type: ignore[arg-type]
            elif what < 0.43 and workshop.rounds and not workshop.rounds[-1].closed:
                library.close_round(workshop.id, workshop.rounds[-1].id)
            else:
                verb, *arguments = chance.choice(_steps(workshop, chance))
                extra = {agenda.describe: {"title": f"t {number}"}, agenda.change_team: {"size": number}}.get(verb, {})  # type: ignore[call-overload]
                library.edit(workshop.id, verb, *arguments, **extra)  # type: ignore[arg-type]
        except Refused:
            pass
        _in_order(library, workshop)
        after = {idea.id for idea in ideas.shown(workshop)}
        if verb not in (meeting.reveal, "undo", "redo"):
            assert not before & after, f"{verb} has shown what was hidden"


def _in_order(library: Library, w: Workshop) -> None:
    """What is true of a workshop whatever has been done to it."""
    dumped = library.dump()
    memory = _in_memory(library, w)
    assert memory == {table: dumped[table] for table in memory}
    for name in COLLECTIONS.values():
        rows = getattr(w, name)
        if isinstance(rows, list):
            assert rows == sorted(rows, key=order_of), f"{name} are out of order"
    for rows in (w.activities, w.teams, w.clusters):
        assert len({row.position for row in rows}) == len(rows), "two in the same place"
    assert len({idea.seq for idea in w.ideas}) == len(w.ideas)
    known = {row.id: row for row in everything(w)}
    for row in everything(w):
        for name, column in row.__mapper__.columns.items():
            key = getattr(row, name)
            if column.foreign_keys and name != "workshop_id" and key is not None:
                (target,) = column.foreign_keys
                assert known[key].__tablename__ == target.column.table.name, f"{row.__tablename__}.{name}"
    assert not [idea for idea in w.ideas if idea.discarded and idea.cluster_id is not None]
    open_rounds = [vote for vote in w.rounds if not vote.closed]
    assert open_rounds in ([], w.rounds[-1:])
    assert not [tally for tally in w.tallies if tally.round_id in {vote.id for vote in open_rounds}]
    assert all(key in known for vote in open_rounds for key in vote.options.split())
    closed = {team.id for team in w.teams if not team.revealed}
    for shown in (ideas.shown(w), *clusters.by_cluster(w).values(), *(clusters.members(w, c.id) for c in w.clusters)):
        assert not [idea for idea in shown if idea.discarded or idea.team_id in closed]
    for vote in w.rounds:
        votes.cast(w, vote)
        votes.ranked(w, vote)
    paused = w.progress is None or w.progress.paused is not None
    assert not (paused and [timing for timing in w.timings if timing.running is not None])


@settings(
    max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(seed=st.integers(0, 10**9))
def test_whatever_is_done_the_house_is_in_order(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        try:
            workshop = Workshop(title="Vandring")
            library.add(workshop)
            _stroll(library, workshop, seed, 60)
            assert library.problems() == []
            written = document.write(workshop)
            again = document.write(document.read(written))
            for name in written.keys() - {"timings", "rounds", "progress"}:
                assert again[name] == written[name], name
            assert document.write(document.read(again)) == again
            key, drafts = workshop.id, len(workshop.drafts)
            library.close()
            library = Library.open(Path(folder) / "library.sqlite")
            assert document.write(library.workshop(key)) == written
            assert len(library.workshop(key).drafts) == drafts
        finally:
            library.close()


def test_a_kill_in_the_middle_of_anything_leaves_a_house_in_order(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    key = Workshop(title="Avbrott").id
    library.add(Workshop(id=key, title="Avbrott"))
    library.close()
    for number in range(3):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.workshops.test_history", str(file), key, str(number)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).resolve().parents[2],
        )
        assert process.stdout is not None
        process.stdout.readline()
        try:
            process.wait(0.15 + number * 0.13)
        except subprocess.TimeoutExpired:
            process.kill()
        process.stdout.close()
        assert process.wait() == -signal.SIGKILL, "the writer ended by itself"
        library = Library.open(file)
        assert library.problems() == []
        _in_order(library, library.workshop(key))
        library.close()


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
                for s in _steps(workshop, chance)
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
    before, memory = library.dump(), _in_memory(library, workshop)

    def fails(w: Workshop) -> None:
        ideas.add(w, "halvvägs")
        w.title = "halvvägs"
        clusters.dissolve(w, [w.clusters[0].id])
        raise RuntimeError

    with pytest.raises(RuntimeError):
        library.edit(workshop.id, fails)
    assert library.dump() == before
    assert _in_memory(library, workshop) == memory
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


if __name__ == "__main__":  # the writer that is killed
    opened = Library.open(Path(sys.argv[1]))
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    _stroll(opened, opened.workshop(sys.argv[2]), int(sys.argv[3]), 10_000)
