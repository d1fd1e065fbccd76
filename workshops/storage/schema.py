"""Brings a library's tables to the version this program knows: made at once where new, migrated where older."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from workshops.model import BALLOTS, Base
from workshops.text import Refused

HEAD = "0001"
MIGRATIONS = Path(__file__).parent / "migrations"


class TooNew(Refused):
    """The library was written by a later version of the program; `version` says which."""


def library_tables() -> list[object]:
    """The tables of the library file (the ballots have a file of their own)."""
    return [table for table in Base.metadata.sorted_tables if table.name not in BALLOTS]


def version_of(engine: Engine) -> str | None:
    """The schema version of a library; None for an empty file."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def prepare(engine: Engine, file: Path | None) -> None:
    """Create or migrate. A file is backed up and the backup checked before it is migrated; raises TooNew."""
    version = version_of(engine)
    if version == HEAD:
        return
    if version is None:
        _create(engine)
        return
    _refuse_newer(version)
    if file is not None:
        from workshops.storage import backup

        backup.save(file, f"before-{HEAD}")
    migrate(engine)


def _create(engine: Engine) -> None:
    with engine.begin() as connection:
        Base.metadata.create_all(connection, tables=library_tables())  # type: ignore[arg-type]
        connection.execute(
            text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        )
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def _refuse_newer(version: str) -> None:
    from alembic.script import ScriptDirectory

    if version not in {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}:
        raise TooNew(version=version)


def migrate(engine: Engine, to: str = "head") -> None:
    """Run the migrations that are missing, each in one transaction.

    Foreign keys are off while tables are rebuilt (a rebuilt parent would take its children along) and checked after.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        if sqlite:
            _check_keys(connection)
            connection.commit()
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]


def _check_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"migration left {len(broken)} broken references")
