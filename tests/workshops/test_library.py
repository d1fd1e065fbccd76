"""The library keeps every word: through kills, beside readers, and only where a database may lie."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from tests.builders import build
from workshops import agenda, ideas, votes
from workshops.model import BALLOTS, Base, Workshop
from workshops.storage import backup, engines, glance, schema, trouble
from workshops.storage.library import InUse, Library, NoLibrary, NoSuchWorkshop
from workshops.text import Refused

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


def test_every_table_but_the_ballots_is_in_the_library(library: Library) -> None:
    assert library.file is not None
    engine = create_engine(f"sqlite:///{library.file}")
    names = {name for name in inspect(engine).get_table_names() if not name.startswith("search_")}
    engine.dispose()
    assert names == (set(Base.metadata.tables) - BALLOTS) | {"alembic_version"}


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


def test_two_names_of_one_library_have_one_lock(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    (tmp_path / "annan.sqlite").symlink_to(tmp_path / "library.sqlite")
    with pytest.raises(InUse):
        Library.open(tmp_path / "annan.sqlite")
    library.close()
    (tmp_path / "rund.sqlite").symlink_to(tmp_path / "rund.sqlite")
    with pytest.raises(Refused):
        Library.open(tmp_path / "rund.sqlite")


@pytest.mark.parametrize("name", ["mapp med blank/bibliotek åäö.sqlite", "vad?/50%/#1.sqlite", "a b%20c.sqlite"])
def test_any_name_of_a_folder_will_do(tmp_path: Path, name: str) -> None:
    library = Library.open(tmp_path / name)
    library.add(Workshop(title="Här"))
    for reader in (Library.view(tmp_path / name), Library.view(f"sqlite:///{tmp_path / name}")):
        assert [line.title for line in reader.lines()] == ["Här"]
        reader.close()
    assert [line.title for line in glance.lines(tmp_path / name)] == ["Här"]
    library.close()
    assert glance.newest(tmp_path / name) is not None


KILLED = """
import os, signal, sys
from pathlib import Path
from workshops import ideas
from workshops.storage.library import Library

library = Library.open(Path(sys.argv[1]))
for number in range(30):
    library.edit(library.ids()[0], ideas.add, f"idé {number}")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_after_a_kill_a_reader_sees_everything_without_a_writer_s_help(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    library.add(Workshop(title="Avbrott"))
    library.close()
    subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False, env={**os.environ, "PYTHONPATH": "."})
    assert Path(f"{file}-wal").stat().st_size > 0
    (line,) = glance.lines(file)
    assert line.ideas == 30
    reader = Library.view(file)
    assert len(reader.workshop(line.id).ideas) == 30
    reader.close()
    Path(f"{file}-shm").unlink()  # as on another computer, where only the files themselves were copied
    reader = Library.view(file)
    assert len(reader.workshop(line.id).ideas) == 30
    reader.close()
    library = Library.open(file)  # the lock of one that was killed is free
    assert library.problems() == []
    library.close()


READER = """
import os, sys
from pathlib import Path
from workshops.storage.library import Library
from workshops.storage.trouble import NotWritable

if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
file = Path(sys.argv[1])
reader = Library.view(file)
assert [line.title for line in reader.lines()] == ["Bränd på skiva"]
reader.close()
try:
    Library.open(file)
except NotWritable:
    sys.exit(7)
"""


@pytest.mark.skipif(os.name == "nt", reason="rights of files are other things there")
def test_on_a_disk_that_cannot_be_written_one_may_still_read(tmp_path: Path) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as made:  # where anybody may look
        folder = Path(made)
        file = folder / "library.sqlite"
        library = Library.open(file)
        library.add(Workshop(title="Bränd på skiva"))
        library.close()
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", READER, str(file)], check=False, env={**os.environ, "PYTHONPATH": "."}
        )
        folder.chmod(0o755)
    assert done.returncode == 7


def test_a_full_disk_refuses_the_edit_and_keeps_what_was_there(library: Library, workshop: Workshop) -> None:
    def fill(limit: int) -> None:
        library._session.connection().exec_driver_sql(f"PRAGMA max_page_count={limit}")
        library._session.commit()

    before, memory = library.dump(), len(workshop.ideas)
    fill(1)  # no more pages than there are

    def write_on() -> None:
        for number in range(2_000):
            library.edit(workshop.id, ideas.add, f"får inte plats {number} " + "x" * 400)

    with pytest.raises(trouble.DiskFull):
        write_on()
    kept = len(workshop.ideas)
    assert len(library.dump()["ideas"]) == kept
    fill(1_000_000)
    for _number in range(kept - memory):
        library.undo(workshop.id)
    assert library.dump() == before
    library.edit(workshop.id, ideas.add, "nu går det")
    assert library.problems() == []


def test_another_program_that_holds_the_file_is_told_of_in_words(library: Library, workshop: Workshop) -> None:
    assert library.file is not None
    library._session.connection().exec_driver_sql("PRAGMA busy_timeout=50")
    library._session.commit()
    other = sqlite3.connect(library.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(InUse):
        library.edit(workshop.id, ideas.add, "väntar")
    assert len(workshop.ideas) == 60
    other.execute("COMMIT")
    other.close()
    library.edit(workshop.id, ideas.add, "väntar")
    assert len(workshop.ideas) == 61


def test_letting_go_of_one_workshop_leaves_the_others_as_they_are(library: Library) -> None:
    one, two = build(library, teams=1, notes=3), build(library, teams=1, notes=3)
    library.edit(one.id, ideas.add, "ett")
    library.edit(two.id, ideas.add, "två")
    library.release(one.id)
    assert library.workshop(two.id) is two
    assert library.undo(two.id) is not None
    assert [idea.text for idea in library.workshop(one.id).ideas][-1] == "ett"
    assert library.workshop(one.id) is not one
    assert library.undo(one.id) is None
    library.edit(one.id, ideas.add, "ett till")
    library.release("okänd")


def test_a_reader_sees_what_is_written_after_it_was_opened(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    workshop = build(library, teams=1, notes=2)
    reader = Library.view(tmp_path / "library.sqlite")
    assert [line.ideas for line in reader.lines()] == [2]
    library.edit(workshop.id, ideas.add, "medan någon läser")
    assert [line.ideas for line in reader.lines()] == [3]
    assert len(reader.workshop(workshop.id).ideas) == 3
    with pytest.raises(Refused):
        reader.edit(workshop.id, ideas.add, "läsare skriver inte")
    assert len(reader.workshop(workshop.id).ideas) == 3
    reader.close()
    library.close()


def test_backups_of_one_library_leave_another_s_alone(tmp_path: Path) -> None:
    for name in ("library", "library-2"):
        Library.open(tmp_path / f"{name}.sqlite").close()
    other = backup.save(tmp_path / "library-2.sqlite", "prov")
    made = [backup.save(tmp_path / "library.sqlite", f"prov{number:02d}") for number in range(backup.KEPT + 3)]
    left = sorted(path.name for path in (tmp_path / "backups").iterdir())
    assert left == sorted([other.name, *(path.name for path in made[-backup.KEPT :])])


def test_a_backup_that_cannot_be_made_leaves_nothing_half(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    file.write_bytes(b"SQLite format 3\0" + b"trasig" * 1000)
    with pytest.raises(OSError, match="backup"):
        backup.save(file, "prov")
    assert list((tmp_path / "backups").iterdir()) == []
