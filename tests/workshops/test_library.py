"""The library keeps every word: through kills, beside readers, and only where a database may lie."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine

from tests.builders import build
from workshops import agenda, ideas, votes
from workshops.model import BALLOTS, Base, Workshop
from workshops.storage import backup, engines, glance, places, schema
from workshops.storage.library import InUse, Library, NoLibrary, NoSuchWorkshop

WRITER = """
import sys
from pathlib import Path
from workshops import ideas
from workshops.storage.library import Library

library = Library.open(Path(sys.argv[1]))
key = library.ids()[0]
number = 0
while True:
    library.edit(key, ideas.add, f"idé {number}")
    print(number, flush=True)
    number += 1
"""


def test_an_idea_that_was_acknowledged_is_there_after_a_kill(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    library.add(Workshop(title="Avbrott"))
    library.close()
    for _round in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(file)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": "."},
        )
        assert process.stdout is not None
        seen = [int(process.stdout.readline()) for _number in range(15)]
        process.send_signal(signal.SIGKILL)
        seen += [int(line) for line in process.stdout.read().split() if line.isdigit()]
        process.stdout.close()
        process.wait()
        library = Library.open(file)
        found = {idea.text for idea in library.workshop(library.ids()[0]).ideas}
        assert {f"idé {number}" for number in seen} <= found
        assert library.problems() == []
        library.close()


def test_one_writer_and_any_number_of_readers(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    workshop = build(library, notes=6)
    with pytest.raises(InUse):
        Library.open(file)
    reader = Library.view(file)
    assert [idea.text for idea in reader.workshop(workshop.id).ideas] == [idea.text for idea in workshop.ideas]
    reader.close()
    library.edit(workshop.id, ideas.add, "efter läsaren")
    library.close()
    reader = Library.view(file)
    assert "efter läsaren" in {idea.text for idea in reader.workshop(workshop.id).ideas}
    reader.close()


def test_a_library_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(NoLibrary):
        Library.view(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []
    assert glance.lines(tmp_path / "none.sqlite") == []


def test_the_pragmas_that_make_it_durable_are_set(library: Library) -> None:
    assert library.file is not None
    with engines.sqlite(library.file).connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@pytest.mark.parametrize("folder", ["OneDrive - Kommunen", "Dropbox", "SharePoint/Nätverk", "Google Drive"])
def test_synced_folders_are_refused_with_the_reason(tmp_path: Path, folder: str) -> None:
    with pytest.raises(places.SyncedFolder) as refused:
        Library.open(tmp_path / folder / "library.sqlite")
    assert refused.value.values["service"] == folder.partition("/")[0]
    assert not (tmp_path / folder).exists()


def test_a_folder_named_in_the_environment_of_onedrive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Moln"))
    with pytest.raises(places.SyncedFolder):
        Library.open(tmp_path / "Moln" / "möten" / "library.sqlite")


def test_an_unc_path_is_a_network_folder() -> None:
    with pytest.raises(places.NetworkFolder):
        places.refuse_unsafe(
            Path("\\\\server\\share\\library.sqlite") if os.name == "nt" else _Unc("/x/library.sqlite")
        )


class _Unc(type(Path())):  # type: ignore[misc]
    """A path as Windows writes one on another computer."""

    def expanduser(self) -> _Unc:
        return self

    def absolute(self) -> _Unc:
        return self

    @property
    def parent(self) -> _Unc:
        return _Unc("\\\\server\\share")


def test_migrating_from_nothing_gives_the_tables_of_the_model(tmp_path: Path) -> None:
    """The tables made at once and the tables made by the migrations are the same, column by column."""
    made, migrated = tmp_path / "made.sqlite", tmp_path / "migrated.sqlite"
    Library.open(made).close()
    engine = engines.sqlite(migrated)
    schema.migrate(engine)
    engine.dispose()
    assert _columns(made) == _columns(migrated)
    assert schema.version_of(create_engine(f"sqlite:///{migrated}")) == schema.HEAD


def _columns(file: Path) -> dict[str, list[tuple[object, ...]]]:
    engine = create_engine(f"sqlite:///{file}")
    found = MetaData()
    found.reflect(engine)
    engine.dispose()
    return {
        name: sorted(
            (
                column.name,
                str(column.type),
                column.nullable,
                column.primary_key,
                tuple(str(key.column) for key in column.foreign_keys),
                bool(column.index),
            )
            for column in table.columns
        )
        + sorted((index.name,) for index in table.indexes)
        for name, table in found.tables.items()
    }


def test_every_table_but_the_ballots_is_in_the_library(library: Library) -> None:
    assert library.file is not None
    assert set(_columns(library.file)) == (set(Base.metadata.tables) - BALLOTS) | {"alembic_version"}


def test_a_library_of_a_later_version_is_refused_untouched(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    Library.open(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(schema.TooNew):
        Library.open(file)
    assert file.read_bytes() == before
    with pytest.raises(schema.TooNew):  # not InUse: the lock was given back
        Library.open(file)


def test_a_backup_can_be_opened_and_old_ones_go(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    workshop = build(library, notes=5)
    copy = backup.save(file, "prov")
    library.close()
    kept = Library.open(copy)
    assert [idea.text for idea in kept.workshop(workshop.id).ideas] == [idea.text for idea in workshop.ideas]
    kept.close()


def test_ballots_lie_in_a_file_of_their_own_and_are_gone_when_the_round_closes(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    workshop = build(library, notes=20, voted=False)
    library.edit(workshop.id, votes.open_round)
    vote = workshop.rounds[0]
    library.edit(workshop.id, votes.set_rules, vote.id, budget=3)
    library.edit(workshop.id, votes.lay, vote.id, [1, 1, 2], workshop.teams[0].id)
    assert file.with_suffix(".ballots").exists()
    assert not any(b"ballots" in path.read_bytes() for path in tmp_path.glob("library.sqlite*"))
    library.close_round(workshop.id, vote.id)
    assert list(tmp_path.glob("*.ballots*")) == []
    assert sorted(tally.votes for tally in workshop.tallies if tally.votes) == [1, 2]
    assert vote.cast == 1
    library.close()


def test_ballots_survive_a_restart_and_a_crash_after_closing_leaves_none(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    workshop = build(library, notes=20, voted=False)
    library.edit(workshop.id, votes.open_round)
    key, vote = workshop.id, workshop.rounds[0].id
    library.edit(key, votes.lay, vote, [1], workshop.teams[0].id)
    library.close()
    library = Library.open(file)
    assert votes.cast(library.workshop(key), library.workshop(key).rounds[0]) == {workshop.teams[0].id: 1}
    library.edit(key, votes.close, vote, undoable=False)  # the power fails before the ballots are removed
    library.close()
    assert file.with_suffix(".ballots").exists()
    library = Library.open(file)
    assert list(tmp_path.glob("*.ballots*")) == []
    library.close()


def test_a_glance_tells_what_the_first_window_needs(library: Library, workshop: Workshop) -> None:
    from workshops import meeting

    library.edit(workshop.id, meeting.start, 1_000.0, undoable=False)
    library.edit(workshop.id, meeting.pause, 1_120.0, undoable=False)
    assert library.file is not None
    (line,) = glance.lines(library.file)
    assert (line.id, line.title, line.ideas, line.people) == (workshop.id, workshop.title, 60, 31)
    assert (line.here, line.paused, line.steps[0].spent) == (0, 1_120.0, 120.0)
    assert [step.title for step in line.steps] == [step.title for step in agenda.steps(workshop)]


def test_an_unknown_workshop_is_refused(library: Library) -> None:
    with pytest.raises(NoSuchWorkshop):
        library.workshop("f" * 32)


def test_opening_without_alembic_where_nothing_is_to_migrate(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from workshops.storage.library import Library; Library.open(Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    for _time in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "l.sqlite")], check=False, env={**os.environ, "PYTHONPATH": "."}
        )
        assert done.returncode == 0
