"""The library: one database that holds every workshop, its one writing session, and the recording of each edit."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Engine, Table, create_engine, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workshops import votes
from workshops.change import Change, RowDiff
from workshops.history import History
from workshops.model import BALLOTS, Ballot, Base, VoteRound, Workshop
from workshops.storage import engines, places, recording, schema
from workshops.text import Refused

Verb = Callable[..., Any]

COLLECTIONS = {str(r.mapper.local_table.description): r.key for r in Workshop.__mapper__.relationships}
UNRECORDED = frozenset({"revealed", "done", "pitched", "touched", "state", "closed", "cast"})
"""Columns set outside the history; an undo does not ask for them."""


class InUse(Refused):
    """Another window or command has this library open for writing."""


class NoSuchWorkshop(Refused):
    """The library holds no workshop of that id; `id` says which."""


class ChangedSince(Refused):
    """What a step of undo would touch has been changed by somebody else since."""


class NoLibrary(Refused):
    """There is no library at the path given."""


class _Session(Session):
    """One session over two files: the library, and the disposable one of the ballots."""

    def get_bind(self, mapper: Any = None, *, clause: Any = None, **more: Any) -> Any:
        table = clause if isinstance(clause, Table) else None
        tables = {t.name for t in mapper.tables} if mapper is not None and hasattr(mapper, "tables") else set()
        if mapper is not None and not tables:
            tables = {getattr(getattr(mapper, "local_table", None), "name", "")}
        if (table is not None and table.name in BALLOTS) or tables & BALLOTS:
            return self.info["ballots"]()
        return super().get_bind(mapper, clause=clause, **more)


class Library:
    """Opens, edits and undoes. Views never see it: they speak to the desk, and hold ids only."""

    def __init__(self, engine: Engine, file: Path | None, lock: FileLock | None, *, sweep: bool = True) -> None:
        recording.listen()
        self._engine, self._file, self._lock = engine, file, lock
        self._ballots: Engine | None = None
        self._session = _Session(engine, expire_on_commit=False, autoflush=False)
        self._session.info["ballots"] = self._ballot_engine
        self._histories: dict[str, History] = {}
        self._loaded: dict[str, Workshop] = {}
        if sweep:
            self._sweep()

    @classmethod
    def open(cls, location: Path | str) -> Library:
        """Open for writing, making the file where there is none.

        Raises InUse, SyncedFolder, NetworkFolder, TooNew; OSError where the disk refuses.
        """
        if "://" in str(location) and not str(location).startswith("sqlite:///"):
            engine = create_engine(str(location))
            schema.prepare(engine, None)
            return cls(engine, None, None)
        file = Path(str(location).removeprefix("sqlite:///")).expanduser().absolute()
        places.refuse_unsafe(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{file}.lock", thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise InUse(file=str(file)) from None
        try:
            engine = engines.sqlite(file)
            schema.prepare(engine, file)
            return cls(engine, file, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def view(cls, location: Path | str) -> Library:
        """Open for reading only, also while a window has the library open; raises NoLibrary.

        A library of an older version is opened for writing instead, so that it can be migrated.
        """
        if "://" in str(location) and not str(location).startswith("sqlite:///"):
            return cls.open(location)
        file = Path(str(location).removeprefix("sqlite:///")).expanduser().absolute()
        if not file.is_file():
            raise NoLibrary(path=str(file))
        engine = engines.sqlite(file, read_only=True)
        if schema.version_of(engine) != schema.HEAD:
            engine.dispose()
            return cls.open(location)
        return cls(engine, file, None, sweep=False)

    def close(self) -> None:
        """Give the file back."""
        self._session.close()
        self._engine.dispose()
        if self._ballots is not None:
            self._ballots.dispose()
        if self._lock is not None:
            self._lock.release()

    @property
    def file(self) -> Path | None:
        """The library's file; None for a server."""
        return self._file

    def ids(self) -> list[str]:
        """The ids of all workshops, the one opened latest first."""
        with self._reading():
            return list(self._session.scalars(select(Workshop.id).order_by(Workshop.touched.desc(), Workshop.id)))

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
        self._histories.pop(key, None)
        if found is not None:
            self._session.expunge_all()
            self._loaded.clear()

    def history(self, key: str) -> History:
        """The undo history of a workshop since it was opened."""
        return self._histories.setdefault(key, History())

    def add(self, workshop: Workshop, now: float = 0.0) -> Change:
        """Put a new workshop into the library, whole. Its making is no step of undo."""
        workshop.touched = now or workshop.touched
        rows = self._commit(lambda: self._session.add(workshop))
        self._loaded[workshop.id] = workshop
        self._load(workshop)
        return Change(workshop.id, "library.add", rows, undoable=False)

    def remove(self, key: str) -> Change:
        """Remove a workshop with all that is in it. Can't be undone."""
        workshop = self.workshop(key)
        rows = self._commit(lambda: self._session.delete(workshop))
        self._loaded.pop(key, None)
        self._histories.pop(key, None)
        self._sweep()
        return Change(key, "library.remove", rows, undoable=False)

    def edit(
        self, key: str, verb: Verb, *args: Any, merge: str = "", undoable: bool = True, **kwargs: Any
    ) -> Change | None:
        """Run a verb in one transaction; it is on disk when this returns.

        Returns what changed, or None where nothing did. A verb that raises leaves no trace, in memory or on disk.
        """
        workshop = self.workshop(key)
        rows = self._commit(lambda: verb(workshop, *args, **kwargs))
        if not rows:
            return None
        change = Change(key, name_of(verb), rows, merge, undoable)
        if undoable:
            self.history(key).record(change)
        return change

    def close_round(self, key: str, vote: str) -> Change | None:
        """Collapse a round's ballots into tallies, then remove them for good. No earlier step can be undone after it."""
        change = self.edit(key, votes.close, vote, undoable=False)
        self.history(key).forget()
        self._sweep()
        return change

    def undo(self, key: str) -> Change | None:
        """Take the last step back; raises ChangedSince. None where there is none."""
        step = self.history(key).next_undo()
        if step is None:
            return None
        change = step.inverted()
        self._apply(change)
        self.history(key).undone()
        return change

    def redo(self, key: str) -> Change | None:
        """Do the last step taken back again; raises ChangedSince. None where there is none."""
        step = self.history(key).next_redo()
        if step is None:
            return None
        change = step.again()
        self._apply(change)
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
        if table.name in BALLOTS and self._ballots is None:
            return []
        rows = self._session.execute(select(table), bind_arguments={"clause": table}).all()
        return sorted((tuple(row) for row in rows), key=repr)

    def _commit(self, work: Callable[[], object]) -> tuple[RowDiff, ...]:
        rows: list[RowDiff] = []
        self._begin(rows)
        try:
            work()
            self._session.flush()
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
        if session.is_active and not (session.new or session.dirty or session.deleted or session.info[recording.ROWS]):
            session.commit()
            return
        session.rollback()
        with self._reading():
            for workshop in self._loaded.values():
                session.refresh(workshop)
                self._load(workshop)

    def _apply(self, change: Change) -> None:
        self._begin([])
        try:
            for row in change.rows:
                self._write(row)
            self._session.commit()
        except IntegrityError:
            self._session.rollback()
            raise ChangedSince from None
        except BaseException:
            self._session.rollback()
            raise
        self._refresh(change)

    def _write(self, row: RowDiff) -> None:
        table = Base.metadata.tables[row.table]
        connection = self._session.connection(bind_arguments={"clause": table})
        if row.before is None:
            assert row.after is not None
            connection.execute(table.insert().values(**row.after))
            return
        found = connection.execute(select(table).where(table.c.id == row.key)).mappings().one_or_none()
        asked = {k: v for k, v in row.before.items() if row.after is not None or k not in UNRECORDED}
        if found is None or any(found[name] != value for name, value in asked.items()):
            raise ChangedSince
        if row.after is None:
            connection.execute(table.delete().where(table.c.id == row.key))
        else:
            connection.execute(table.update().where(table.c.id == row.key).values(**row.after))

    def _refresh(self, change: Change) -> None:
        """Bring the touched rows, and only those, into the objects in memory."""
        workshop = self.workshop(change.workshop)
        kinds = {mapper.local_table.description: mapper.class_ for mapper in Base.registry.mappers}
        collections: set[str] = set()
        with self._reading():
            for row in change.rows:
                if (row.before is None or row.after is None) and row.table in COLLECTIONS:
                    collections.add(COLLECTIONS[row.table])
                known = self._session.identity_map.get(self._session.identity_key(kinds[row.table], row.key))
                if known is not None and row.after is None:
                    self._session.expunge(known)
                elif known is not None and row.before is not None:
                    self._session.refresh(known, list(row.after or ()))
            if collections:
                self._session.refresh(workshop, sorted(collections))

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        """Reads end their transaction at once, so that none stays open beside the next write."""
        try:
            yield
        finally:
            self._session.commit()

    def _ballot_engine(self) -> Engine:
        if self._ballots is None:
            file = self._ballot_file()
            self._ballots = engines.sqlite(file, pragmas=engines.SECURE) if file else create_engine("sqlite://")
            Base.metadata.create_all(self._ballots, tables=[Base.metadata.tables[name] for name in BALLOTS])
        return self._ballots

    def _ballot_file(self) -> Path | None:
        return self._file.with_suffix(".ballots") if self._file is not None else None

    def _delete_all(self, rows: Sequence[Base]) -> None:
        for row in rows:
            self._session.delete(row)

    def _sweep(self) -> None:
        """Remove the ballots of closed or vanished rounds, and the file itself once it is empty."""
        file = self._ballot_file()
        if self._ballots is None and (file is None or not file.exists()):
            return
        with self._reading():
            still_open = set(self._session.scalars(select(VoteRound.id).where(VoteRound.closed.is_(False))))
            laid = self._session.scalars(select(Ballot)).all()
        done = [ballot for ballot in laid if ballot.round_id not in still_open]
        if done:
            self._commit(lambda: self._delete_all(done))
        if len(done) == len(laid) and self._ballots is not None:
            self._ballots.dispose()
            self._ballots = None
            for end in ("", "-wal", "-shm"):
                if file is not None:
                    Path(f"{file}{end}").unlink(missing_ok=True)


def name_of(verb: Verb) -> str:
    """The qualified name of a verb, `ideas.add`."""
    return f"{verb.__module__.rpartition('.')[2]}.{verb.__name__}"
