"""Brings a library's tables to the version this program knows: made at once where new, migrated where older."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from workshops.model import BALLOTS, Base
from workshops.storage import indexing
from workshops.storage.trouble import NotALibrary, NotMigrated
from workshops.storage.version import HEAD
from workshops.text import Refused

__all__ = ["HEAD", "MIGRATIONS", "TooNew", "check_keys", "create", "library_tables", "migrate", "prepare", "version_of"]

MIGRATIONS = Path(__file__).parent / "migrations"


class TooNew(Refused):
    """The library was written by a later version of the program; `version` says which."""


def library_tables() -> list[object]:
    """The tables of the library file (the ballots have a file of their own)."""
    return [table for table in Base.metadata.sorted_tables if table.name not in BALLOTS]


def version_of(engine: Engine, file: Path | None = None) -> str | None:
    """The schema version of a library; None where there is no table at all. Raises NotALibrary for other tables."""
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        if not tables:
            return None
        version = None
        if {"alembic_version", "workshops"} <= tables:
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if version is None:
            raise NotALibrary(file=str(file or engine.url.database or ""))
        return str(version)


def prepare(engine: Engine, file: Path | None) -> None:
    """Create or migrate. A file is backed up and the backup checked before it is migrated; raises TooNew, NotMigrated."""
    version = version_of(engine, file)
    if version is None:
        create(engine)
    elif version == HEAD:
        indexing.settle(engine)
    else:
        _bring_along(engine, file, version)


def _bring_along(engine: Engine, file: Path | None, version: str) -> None:
    _refuse_newer(version)
    copy = ""
    if file is not None:
        from workshops.storage import backup

        copy = str(backup.save(file, f"before-{HEAD}"))
    try:
        migrate(engine)
    except Exception as error:
        raise NotMigrated(backup=copy) from error
    indexing.settle(engine)


def create(engine: Engine) -> None:
    """Make the tables of the newest version, all or none."""
    with engine.begin() as connection:
        Base.metadata.create_all(connection, tables=library_tables())  # type: ignore[arg-type]
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
        indexing.make(connection)


def _refuse_newer(version: str) -> None:
    from alembic.script import ScriptDirectory

    if version not in {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}:
        raise TooNew(version=version)


def migrate(engine: Engine, to: str = "head") -> None:
    """Run the migrations that are missing, each in one transaction that ends with a check of all references.

    Foreign keys are off while tables are rebuilt (a rebuilt parent would take its children along).
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        driver = connection.connection.driver_connection
        assert driver is not None
        if sqlite:
            driver.execute("PRAGMA foreign_keys=OFF")
        config.attributes |= {"connection": connection, "check": check_keys if sqlite else None}
        try:
            command.upgrade(config, to)
        finally:
            connection.rollback()
            if sqlite:
                driver.execute("PRAGMA foreign_keys=ON")


def check_keys(connection: Connection) -> None:
    """Raises RuntimeError where a reference points at nothing."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"migration left {len(broken)} broken references")
