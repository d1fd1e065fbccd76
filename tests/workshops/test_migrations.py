"""Older libraries are brought along with every row, after a copy of them, or left as they were."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine

from tests.builders import build
from workshops.storage import engines, glance, schema, trouble
from workshops.storage.library import Library

NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "9999"
down_revision = "{head}"


def upgrade():
    with op.batch_alter_table("teams") as table:
        table.add_column(sa.Column("table_number", sa.Integer(), nullable=False, server_default="0"))
{more}
"""


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes this program a later version, with one more migration that rebuilds a table others refer to."""

    def become(more: str = "") -> None:
        folder = tmp_path / "50% migrations"
        shutil.copytree(schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "9999_next.py").write_text(NEXT.format(more=more, head=schema.HEAD), encoding="utf-8")
        monkeypatch.setattr(schema, "MIGRATIONS", folder)
        monkeypatch.setattr(schema, "HEAD", "9999")

    return become


def _raw(file: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(file) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}
    connection.close()
    return found


@pytest.mark.parametrize("look_first", [True, False])
def test_an_older_library_is_backed_up_and_brought_along_with_every_row(
    tmp_path: Path, later: Callable[[str], None], look_first: bool
) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    key = build(library, notes=8).id
    library.close()
    before = _raw(file)
    later("")
    opened = Library.view(file) if look_first else Library.open(file)
    assert len(opened.workshop(key).ideas) == 8
    assert opened.problems() == []
    opened.close()
    after = _raw(file)
    assert after.pop("alembic_version") == [("9999",)]
    assert [row[:-1] for row in after["teams"]] == before["teams"]
    assert {name: rows for name, rows in after.items() if name != "teams"} == {
        name: rows for name, rows in before.items() if name not in ("teams", "alembic_version")
    }
    (copy,) = (tmp_path / "backups").iterdir()
    assert _raw(copy) == before
    assert glance.newest(file) is None


@pytest.mark.parametrize("more", ["    op.execute('DELETE FROM clusters')", "    op.execute('nonsens')", "    1 / 0"])
def test_a_migration_that_goes_wrong_leaves_the_library_as_it_was(
    tmp_path: Path, later: Callable[[str], None], more: str
) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    build(library, notes=8)
    library.close()
    before = _raw(file)
    later(more)
    for _time in range(2):
        with pytest.raises(trouble.NotMigrated) as refused:
            Library.open(file)
    assert _raw(file) == before
    assert _raw(Path(str(refused.value.values["backup"]))) == before


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
