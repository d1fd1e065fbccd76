"""Whose meeting it is, and the tables of the search. They are filled when the library is opened (see storage.indexing)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    with op.batch_alter_table("workshops") as table:
        table.add_column(sa.Column("municipality", sa.String(), nullable=False, server_default=""))
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute(
        "CREATE TABLE search_entries (id INTEGER NOT NULL PRIMARY KEY, source VARCHAR NOT NULL, subject_id VARCHAR NOT NULL, "
        "workshop_id VARCHAR NOT NULL, team_id VARCHAR, poll_id VARCHAR, activity_id VARCHAR, target_group VARCHAR)"
    )
    op.execute("CREATE UNIQUE INDEX ix_search_entries_subject_id ON search_entries (subject_id)")
    op.execute("CREATE INDEX ix_search_entries_workshop_id ON search_entries (workshop_id)")
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5(said, stems, ends, tokenize = 'unicode61 remove_diacritics 0')"
    )
    op.execute("CREATE TABLE search_form (form VARCHAR NOT NULL)")
