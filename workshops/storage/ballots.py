"""The disposable file of ballots and of phones: made when something is put in it, gone when nothing needs it any more."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from workshops.model import BALLOTS, Base
from workshops.storage import engines

ENDS = ("", "-wal", "-shm", "-journal")


class BallotBox:
    """Opens the file that lies beside a library when it is asked for. A library on a server keeps ballots in memory.

    A library that is only read makes no file: where there is none, there are no ballots.
    """

    def __init__(self, library: Path | None, *, read_only: bool = False) -> None:
        self.file = library.with_suffix(".ballots") if library is not None else None
        self._read_only = read_only
        self._engine: Engine | None = None

    @property
    def is_open(self) -> bool:
        """Whether anything has asked for the ballots."""
        return self._engine is not None

    @property
    def exists(self) -> bool:
        """Whether there may be ballots."""
        return self._engine is not None or (self.file is not None and self.file.exists())

    def engine(self) -> Engine:
        """The database of the ballots, with its table."""
        if self._engine is None:
            self._engine = self._made()
        return self._engine

    def close(self) -> None:
        """Give the file back."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def destroy(self) -> None:
        """Remove the file; what it held is nowhere else."""
        self.close()
        for end in ENDS:
            if self.file is not None:
                Path(f"{self.file}{end}").unlink(missing_ok=True)

    def destroy_if_damaged(self) -> None:
        """A ballot file that can't be read must not keep the library from opening."""
        if self.file is None or not self.file.exists():
            return
        connection = sqlite3.connect(self.file)
        try:
            sound = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
            connection.execute("SELECT count(*) FROM ballots")
        except sqlite3.DatabaseError as error:
            name = error.sqlite_errorname if hasattr(error, "sqlite_errorname") else ""
            sound = name.startswith(("SQLITE_BUSY", "SQLITE_IOERR", "SQLITE_CANTOPEN"))
        finally:
            connection.close()
        if not sound:
            self.destroy()

    def _made(self) -> Engine:
        tables = [Base.metadata.tables[name] for name in BALLOTS]
        if self.file is not None and self._read_only and self.file.exists():
            return engines.sqlite(self.file, read_only=True)
        if self.file is not None and not self._read_only:
            engine = engines.sqlite(self.file, pragmas=engines.SECURE)
        else:
            engine = create_engine("sqlite://", poolclass=StaticPool)
        Base.metadata.create_all(engine, tables=tables)
        return engine
