"""Opens databases the way the library needs them: durable, checked, one writer, no surprises from the driver."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",  # only there does a Mac write through the cache of its disk; elsewhere it says nothing
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "trusted_schema=OFF",
)
SECURE = (*PRAGMAS, "secure_delete=ON")
WRITING = "workshop_writing"


def sqlite(
    path: Path, *, read_only: bool = False, unchanging: bool = False, pragmas: tuple[str, ...] = PRAGMAS
) -> Engine:
    """An engine on one SQLite file. Transactions marked WRITING begin with BEGIN IMMEDIATE, all others as readers.

    `unchanging` reads a file that nobody can write, without the files beside it that a reader else makes.
    """
    engine = create_engine(_reading(path, unchanging) if read_only else URL.create("sqlite", database=str(path)))

    def settle(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late for a reader that goes on to write
        for pragma in ("busy_timeout=5000", "query_only=ON") if read_only else pragmas:
            connection.execute(f"PRAGMA {pragma}")

    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    event.listen(engine, "connect", settle)
    event.listen(engine, "begin", begin)
    return engine


def _reading(path: Path, unchanging: bool) -> URL:
    name = path.absolute().as_posix()
    how = {"immutable": "1"} if unchanging else {"mode": "ro"}
    return URL.create("sqlite", database=f"file:/{quote(name.lstrip('/'), safe='/:')}", query={**how, "uri": "true"})
