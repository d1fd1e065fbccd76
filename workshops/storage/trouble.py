"""What a database may say no with, as refusals that can be told in words; a library's file is never touched for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from workshops.text import Refused


class InUse(Refused):
    """Another window or command has this library open for writing; `file` says which."""


class NoLibrary(Refused):
    """There is no library at the path given; `path` says which."""


class NotALibrary(Refused):
    """The path is a folder, or a file of something else; `file` says which."""


class EmptyLibrary(Refused):
    """The library's file holds nothing at all, so something has emptied it; `file` says which."""


class DamagedLibrary(Refused):
    """The library can't be read; `file` says which, `backups` where older copies may lie."""


class NotWritable(Refused):
    """The library may not be written where it lies; `file` says which."""


class DiskFull(Refused):
    """There is no room for what was written last; nothing of it is kept."""


class DiskTrouble(Refused):
    """The disk failed; what was written last is not kept."""


class NoServer(Refused):
    """The database server can't be reached, or the address is none; `address` has no password in it."""


class NotMigrated(Refused):
    """The library of an older version could not be brought up to date; it is as it was. `backup` is a copy of it."""


def damaged(file: Path | None) -> DamagedLibrary:
    """The refusal for a library that can't be read."""
    return DamagedLibrary(file=str(file or ""), backups=str(file.parent / "backups") if file is not None else "")


def meaning(error: DBAPIError, file: Path | None) -> Refused | None:
    """What the database's error means to a person; None for an error of the program's own."""
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    if not name:
        return NoServer(address="") if type(error).__name__ == "OperationalError" else None
    if name.startswith("SQLITE_FULL"):
        return DiskFull()
    if name.startswith("SQLITE_NOTADB"):
        return NotALibrary(file=str(file or ""))
    if name.startswith("SQLITE_CORRUPT"):
        return damaged(file)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return NotWritable(file=str(file or ""))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return InUse(file=str(file or ""))
    return DiskTrouble() if name.startswith("SQLITE_IOERR") else None


@contextmanager
def in_words(file: Path | None) -> Iterator[None]:
    """Within this, what the database refuses is raised as a refusal that has words."""
    try:
        yield
    except DBAPIError as error:
        refusal = meaning(error, file)
        if refusal is None:
            raise
        raise refusal from error
