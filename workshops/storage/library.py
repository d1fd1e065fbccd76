"""The library: one database that holds every workshop, its one writing session, and the recording of each edit."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy import Engine, Table, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from workshops import votes
from workshops.change import Change, RowDiff
from workshops.history import History
from workshops.model import (
    BALLOTS,
    HAS_BOX,
    Ballot,
    Base,
    Door,
    Held,
    Publication,
    Receipt,
    VoteRound,
    Workshop,
    everything,
    values_of,
)
from workshops.storage import again, engines, glance, indexing, opening, recording, undoing
from workshops.storage.ballots import BallotBox
from workshops.storage.session import TwoFiles, put_in_order
from workshops.storage.trouble import InUse, NoLibrary, in_words
from workshops.storage.undoing import COLLECTIONS, UNRECORDED, ChangedSince
from workshops.text import Refused

__all__ = [
    "COLLECTIONS",
    "UNRECORDED",
    "ChangedSince",
    "IdsTaken",
    "InUse",
    "Library",
    "NoLibrary",
    "NoSuchWorkshop",
    "name_of",
]

Verb = Callable[..., Any]
PHONES = "phones"
"""The hand of steps that phones took: they have a history of their own."""


class NoSuchWorkshop(Refused):
    """The library holds no workshop of that id; `id` says which."""


class IdsTaken(Refused):
    """The library holds rows of the same ids already, as those of another workshop."""


class Library:
    """Opens, edits and undoes. Views never see it: they speak to the desk, and hold ids only.

    Whatever the disk refuses is raised as a Refused of workshops.storage.trouble, and then nothing of the edit is kept.
    """

    def __init__(self, engine: Engine, file: Path | None, lock: FileLock | None, *, sweep: bool = True) -> None:
        recording.listen()
        self._engine, self._file, self._lock = engine, file, lock
        self._box = BallotBox(file, read_only=not sweep)
        self._session = TwoFiles(engine, expire_on_commit=False, autoflush=False)
        self._session.info["ballots"] = self._box.engine
        self._session.info[HAS_BOX] = lambda: self._box.exists
        self._histories: dict[tuple[str, str], History] = {}
        self._loaded: dict[str, Workshop] = {}
        if sweep:
            self._box.destroy_if_damaged()
            self._sweep()

    @classmethod
    def open(cls, location: Path | str, wait: float = 0.0) -> Library:
        """Open for writing, making the file where there is none; waits so many seconds for somebody else who has it.

        Raises InUse, SyncedFolder, NetworkFolder, TooNew, NotMigrated and the refusals of workshops.storage.trouble.
        """
        engine, file, lock = opening.to_write(location, wait)
        try:
            return cls(engine, file, lock)
        except BaseException:
            engine.dispose()
            if lock is not None:
                lock.release()
            raise

    @classmethod
    def view(cls, location: Path | str) -> Library:
        """Open for reading only, also while a window has the library open; raises NoLibrary and as `open`.

        A library of an older version is opened for writing instead, so that it can be migrated.
        """
        found = opening.to_read(location)
        return cls.open(location) if found is None else cls(*found, None, sweep=False)

    def close(self) -> None:
        """Give the file back."""
        self._session.close()
        self._engine.dispose()
        self._box.close()
        if self._lock is not None:
            self._lock.release()

    @property
    def file(self) -> Path | None:
        """The library's file; None for a server."""
        return self._file

    @property
    def has_box(self) -> bool:
        """Whether there is a disposable file, with ballots or what phones need in it."""
        return self._box.exists

    def ids(self) -> list[str]:
        """The ids of all workshops, the one opened latest first."""
        with self._reading():
            return list(self._session.scalars(select(Workshop.id).order_by(Workshop.touched.desc(), Workshop.id)))

    def waiting(self) -> list[str]:
        """The ids of the workshops with files that wait to be published."""
        asked = select(Publication.workshop_id).where(Publication.state == "queued").distinct()
        with self._reading():
            return sorted(self._session.scalars(asked))

    def lines(self) -> list[glance.Line]:
        """What there is to list of every workshop, the one opened latest first."""
        with self._reading():
            return glance.asked(self._session.connection().exec_driver_sql)

    def assessed(self) -> list[again.Assessed]:
        """The self-assessments that somebody answered, those of the latest day first."""
        with self._reading():
            return again.assessed(self._session.connection().exec_driver_sql)

    def workshop(self, key: str) -> Workshop:
        """A workshop with everything in it, loaded once; raises NoSuchWorkshop."""
        if key not in self._loaded:
            with self._reading():
                found = self._session.get(Workshop, key)
                if found is None:
                    raise NoSuchWorkshop(id=key)
            self._load(found)
            self._loaded[key] = found
        return self._loaded[key]

    def release(self, key: str) -> None:
        """Let go of a workshop that nothing shows any more, its history too."""
        found = self._loaded.pop(key, None)
        self._forget_steps(key)
        if found is not None:
            for row in (*everything(found), found):
                self._session.expunge(row)

    def history(self, key: str, hand: str = "") -> History:
        """The undo history of a workshop since it was opened: of those at this computer, or of another `hand` (phones)."""
        return self._histories.setdefault((key, hand), History())

    def add(self, workshop: Workshop, now: float = 0.0) -> Change:
        """Put a new workshop into the library, whole. Its making is no step of undo; raises IdsTaken."""
        return self._put(workshop, now, lambda: None, "library.add")

    def replace(self, workshop: Workshop, now: float = 0.0) -> Change:
        """Put a workshop in the place of the one with its id, in one transaction. Can't be undone; raises IdsTaken.

        What has been published of it stays in the log.
        """
        before = self.workshop(workshop.id)
        workshop.publications.extend(Publication(**values_of(row)) for row in before.publications)
        self.release(workshop.id)

        def clear() -> None:
            self._session.add_all([before, *everything(before)])
            self._delete_all([before, *everything(before)])
            self._session.flush()

        change = self._put(workshop, now, clear, "library.replace")
        self._sweep()
        return change

    def remove(self, key: str) -> Change:
        """Remove a workshop with all that is in it. Can't be undone."""
        workshop = self.workshop(key)
        rows = self._commit(lambda: self._delete_all([workshop, *everything(workshop)]))
        self._loaded.pop(key, None)
        self._forget_steps(key)
        self._sweep()
        return Change(key, "library.remove", rows, undoable=False)

    def edit(
        self, key: str, verb: Verb, *args: Any, merge: str = "", undoable: bool = True, hand: str = "", **kwargs: Any
    ) -> Change | None:
        """Run a verb in one transaction; it is on disk when this returns.

        Returns what changed, or None where nothing did. A verb that raises leaves no trace, in memory or on disk.
        """
        workshop = self.workshop(key)
        rows = self._commit(lambda: verb(workshop, *args, **kwargs))
        if not rows:
            return None
        put_in_order(workshop, rows)
        change = Change(key, name_of(verb), rows, merge, undoable)
        if undoable:
            self.history(key, hand).record(change)
        return change

    def close_round(self, key: str, vote: str) -> Change | None:
        """Collapse a round's ballots into tallies, then remove them for good. No earlier step can be undone after it."""
        change = self.edit(key, votes.close, vote, undoable=False)
        for steps in self._steps_of(key):
            steps.forget()
        self._sweep()
        return change

    def shut(self, key: str, verb: Verb, *args: Any) -> Change | None:
        """Run the verb that ends what phones may do; their file goes, and what they did can't be taken back any more."""
        change = self.edit(key, verb, *args, undoable=False)
        self._histories.pop((key, PHONES), None)
        self._sweep()
        return change

    def undo(self, key: str, hand: str = "") -> Change | None:
        """Take the last step back; raises ChangedSince and AtHand. None where there is none."""
        step = self.history(key, hand).next_undo()
        if step is None:
            return None
        change = self._apply(step.inverted())
        self.history(key, hand).undone()
        return change

    def redo(self, key: str) -> Change | None:
        """Do the last step taken back again; raises ChangedSince and AtHand. None where there is none."""
        step = self.history(key).next_redo()
        if step is None:
            return None
        change = self._apply(step.again())
        self.history(key).redone()
        return change

    def problems(self) -> list[str]:
        """What the database itself finds wrong; empty when all is well."""
        with self._reading():
            connection = self._session.connection()
            if connection.dialect.name != "sqlite":
                return []
            found = [row[0] for row in connection.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
            keys = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
            return found + [f"{row[0]} {row[1]}: no such {row[2]}" for row in keys]

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table, sorted: for tests and checks."""
        with self._reading():
            return {table.name: self._rows(table) for table in Base.metadata.sorted_tables}

    def _rows(self, table: Table) -> list[tuple[object, ...]]:
        if table.name in BALLOTS and not self._box.is_open:
            return []
        rows = self._session.execute(select(table), bind_arguments={"clause": table}).all()
        return sorted((tuple(row) for row in rows), key=repr)

    def _put(self, workshop: Workshop, now: float, before: Callable[[], None], verb: str) -> Change:
        workshop.touched = now or workshop.touched

        def work() -> None:
            before()
            rows = [workshop, *everything(workshop)]
            self._refuse_taken(rows)
            self._session.add_all(rows)

        rows = self._commit(work)
        self._loaded[workshop.id] = workshop
        self._load(workshop)
        put_in_order(workshop, rows)
        return Change(workshop.id, verb, rows, undoable=False)

    def _refuse_taken(self, rows: Sequence[Base]) -> None:
        for kind in {type(row) for row in rows}:
            keys = [row.id for row in rows if type(row) is kind]
            for start in range(0, len(keys), undoing.MOST):
                asked = select(kind.id).where(kind.id.in_(keys[start : start + undoing.MOST]))
                if self._session.scalars(asked).first() is not None:
                    raise IdsTaken

    def _commit(self, work: Callable[[], object]) -> tuple[RowDiff, ...]:
        rows: list[RowDiff] = []
        with in_words(self._file):
            try:
                self._begin(rows)
                work()
                self._session.flush()
                indexing.follow(self._session.connection(), rows)
                self._session.commit()
            except BaseException:
                self._forget_edit()
                raise
        return tuple(rows)

    def _load(self, workshop: Workshop) -> None:
        """Read everything that belongs to a workshop, so that no view has to."""
        with self._reading():
            for name in COLLECTIONS.values():
                getattr(workshop, name)

    def _begin(self, rows: list[RowDiff]) -> None:
        """A transaction that writes. One that a view has begun by reading is ended first."""
        self._session.info[recording.ROWS] = rows
        if self._session.in_transaction():
            self._session.commit()
        self._session.connection(execution_options={engines.WRITING: True})

    def _forget_edit(self) -> None:
        """Back to what is on disk. A session in which nothing was changed is left as it is: expiring it would be slow."""
        session = self._session
        untouched = not (session.new or session.dirty or session.deleted or session.info[recording.ROWS])
        if session.is_active and untouched:
            session.commit()
            return
        session.rollback()
        try:
            for workshop in self._loaded.values():
                session.refresh(workshop)
                self._load(workshop)
        except (DBAPIError, Refused):  # not even reading works: the next look begins from the disk
            session.expunge_all()
            self._loaded.clear()

    def _apply(self, change: Change) -> Change:
        with in_words(self._file):
            try:
                self._begin([])
                written = undoing.write(self._session, change)
                indexing.follow(self._session.connection(), written.rows)
                self._session.commit()
            except IntegrityError:
                self._session.rollback()
                raise ChangedSince from None
            except BaseException:
                self._session.rollback()
                raise
        with self._reading():
            undoing.refresh(self._session, self.workshop(change.workshop), written)
        return written

    def _steps_of(self, key: str) -> list[History]:
        return [steps for (workshop, _hand), steps in self._histories.items() if workshop == key]

    def _forget_steps(self, key: str) -> None:
        self._histories = {known: steps for known, steps in self._histories.items() if known[0] != key}

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        """Reads end their transaction at once, so that none stays open beside the next write."""
        with in_words(self._file):
            try:
                yield
            finally:
                self._session.commit()

    def _delete_all(self, rows: Sequence[Base]) -> None:
        for row in rows:
            self._session.delete(row)

    def _sweep(self) -> None:
        """Remove the ballots of closed or vanished rounds, what phones left in meetings that are over, and the empty file."""
        if not self._box.exists:
            return
        with self._reading():
            rounds = set(self._session.scalars(select(VoteRound.id).where(VoteRound.closed.is_(False))))
            meetings = set(self._session.scalars(select(Workshop.id).where(Workshop.state != "finished")))
            laid = self._session.scalars(select(Ballot)).all()
            left = [
                *self._session.scalars(select(Door)),
                *self._session.scalars(select(Receipt)),
                *self._session.scalars(select(Held)),
            ]
        done: list[Base] = [ballot for ballot in laid if ballot.round_id not in rounds]
        done += [row for row in left if row.workshop_id not in meetings]
        if done:
            self._commit(lambda: self._delete_all(done))
        if len(done) == len(laid) + len(left):
            self._box.destroy()


def name_of(verb: Verb) -> str:
    """The qualified name of a verb, `ideas.add`."""
    return f"{verb.__module__.rpartition('.')[2]}.{verb.__name__}"
