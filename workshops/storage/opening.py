"""The ways to a library: for writing, with a lock and the newest tables, and for reading, which never changes a file."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from workshops.storage import engines, places, schema
from workshops.storage.trouble import (
    EmptyLibrary,
    InUse,
    NoLibrary,
    NoServer,
    NotALibrary,
    NotWritable,
    damaged,
    in_words,
)

FILE = "sqlite:///"
HEADER = b"SQLite format 3\0"


def file_of(location: Path | str) -> Path | None:
    """The file a location names, links followed; None for a server's address."""
    if "://" in str(location) and not str(location).startswith(FILE):
        return None
    path = Path(str(location).removeprefix(FILE)).expanduser()
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # links that go round in a circle
        raise NotALibrary(file=str(path)) from None


def to_write(location: Path | str, wait: float = 0.0) -> tuple[Engine, Path | None, FileLock | None]:
    """An engine on a library of the newest version, made or migrated, with the lock that keeps others from writing.

    Waits so many seconds for somebody else who has it.
    """
    file = file_of(location)
    if file is None:
        return _server(str(location)), None, None
    places.refuse_unsafe(Path(str(location).removeprefix(FILE)))
    places.refuse_unsafe(file)
    _refuse_what_is_no_file(file)
    lock = _locked(file, wait)
    try:
        engine = _newest(file)
    except BaseException:
        lock.release()
        raise
    return engine, file, lock


def to_read(location: Path | str) -> tuple[Engine, Path | None] | None:
    """An engine that only reads; None where the library must be opened for writing first, to be migrated."""
    file = file_of(location)
    if file is None:
        return _server(str(location)), None
    _refuse_what_is_no_file(file)
    if not file.exists():
        raise NoLibrary(path=str(file))
    engine, version = _looked_at(file)
    if version == schema.HEAD:
        return engine, file
    engine.dispose()
    return None


def _looked_at(file: Path) -> tuple[Engine, str | None]:
    """A reading engine and the version it finds. On a disk that can't be written, a closed library is read as it lies."""
    engine = engines.sqlite(file, read_only=True)
    with in_words(file):
        try:
            return engine, schema.version_of(engine, file)
        except DBAPIError as error:
            engine.dispose()
            name = str(getattr(error.orig, "sqlite_errorname", ""))
            wal = Path(f"{file}-wal")
            if not name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) or (wal.exists() and wal.stat().st_size):
                raise
            engine = engines.sqlite(file, read_only=True, unchanging=True)
            return engine, schema.version_of(engine, file)


def _refuse_what_is_no_file(file: Path) -> None:
    """Raises NotALibrary for a folder, EmptyLibrary for a file without content."""
    try:
        if file.is_dir():
            raise NotALibrary(file=str(file))
        if file.is_file() and file.stat().st_size == 0:
            raise EmptyLibrary(file=str(file))
        if file.exists() and not (file.is_file() and _begins_as_one(file)):
            raise NotALibrary(file=str(file))
    except OSError:  # not even its folder may be looked into, or the name is too long
        raise NotWritable(file=str(file)) from None


def _begins_as_one(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(HEADER)) == HEADER


def _locked(file: Path, wait: float) -> FileLock:
    lock = FileLock(f"{file}.lock", thread_local=False)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=wait)
    except Timeout:
        raise InUse(file=str(file)) from None
    except NotImplementedError:  # a file system that knows no locks is none of this computer's own
        raise places.NetworkFolder(folder=str(file.parent)) from None
    except OSError:
        raise NotWritable(file=str(file)) from None
    return lock


def _newest(file: Path) -> Engine:
    with in_words(file):
        if not file.exists():
            _make(file)
        else:  # what belongs to another program is not even opened for writing
            _looked_at(file)[0].dispose()
        engine = engines.sqlite(file)
        try:
            schema.prepare(engine, file)
        except BaseException:
            engine.dispose()
            raise
        return engine


def _make(file: Path) -> None:
    """A new library comes into its place whole, so that an empty file is never one that was just begun."""
    if any(Path(f"{file}{end}").exists() for end in ("-wal", "-journal")):  # what is left of one that has been moved
        raise damaged(file)
    part = file.with_name(f"{file.name}.new")
    try:
        part.unlink(missing_ok=True)
        engine = engines.sqlite(part, pragmas=("journal_mode=DELETE", "synchronous=FULL"))
        try:
            schema.create(engine)
        finally:
            engine.dispose()
        part.replace(file)
        _settle(file.parent)
    except OSError:
        raise NotWritable(file=str(file)) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Have the folder itself on disk, where the system has a way to ask for that."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _server(address: str) -> Engine:
    try:
        shown = make_url(address).render_as_string(hide_password=True)
        engine = create_engine(address)
        schema.prepare(engine, None)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError):
        raise NoServer(address=address.partition("://")[0]) from None
    except DBAPIError as error:
        if type(error).__name__ == "OperationalError":
            raise NoServer(address=shown) from None
        raise
    return engine
