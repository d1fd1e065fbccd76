"""Whatever is done, in any order and cut off anywhere, the house is in order."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.workshops.steps import in_memory, possible_notes, possible_steps
from workshops import agenda, clusters, ideas, meeting, votes
from workshops.exchange import document
from workshops.model import Workshop, everything, order_of
from workshops.storage.library import COLLECTIONS, Library
from workshops.text import Refused


def stroll(library: Library, workshop: Workshop, seed: int, length: int) -> None:
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
                verb, *arguments = chance.choice(possible_notes(workshop, chance, now))
                library.edit(workshop.id, verb, *arguments, undoable=False)  # type: ignore[arg-type]
            elif what < 0.43 and workshop.rounds and not workshop.rounds[-1].closed:
                library.close_round(workshop.id, workshop.rounds[-1].id)
            else:
                verb, *arguments = chance.choice(possible_steps(workshop, chance))
                extra = _columns(number).get(verb, {})
                library.edit(workshop.id, verb, *arguments, **extra)  # type: ignore[arg-type]
        except Refused:
            pass
        check_order(library, workshop)
        after = {idea.id for idea in ideas.shown(workshop)}
        if verb not in (meeting.reveal, "undo", "redo"):
            assert not before & after, f"{verb} has shown what was hidden"


def _columns(number: int) -> dict[object, dict[str, Any]]:
    """What verbs on columns set in step `number`."""
    arranged = {
        "pinned": f"{number % 24:02d}:30" if number % 2 else "",
        "least": number % 20,
        "beside": number % 3 == 0,
    }
    return {
        agenda.describe: {"title": f"t {number}", "ends": f"{number % 24:02d}:15" if number % 2 else ""},
        agenda.change_team: {"size": number},
        agenda.change: {"minutes": number, "presenter": f"roll {number}"} | arranged,
    }


def check_order(library: Library, w: Workshop) -> None:
    """What is true of a workshop whatever has been done to it."""
    dumped = library.dump()
    memory = in_memory(library, w)
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
    max_examples=8, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(seed=st.integers(0, 10**9))
def test_whatever_is_done_the_house_is_in_order(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        try:
            workshop = Workshop(title="Vandring")
            library.add(workshop)
            stroll(library, workshop, seed, 60)
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
            [sys.executable, "-m", "tests.workshops.test_walk", str(file), key, str(number)],
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
        check_order(library, library.workshop(key))
        library.close()


if __name__ == "__main__":  # the writer that is killed
    opened = Library.open(Path(sys.argv[1]))
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    stroll(opened, opened.workshop(sys.argv[2]), int(sys.argv[3]), 10_000)
