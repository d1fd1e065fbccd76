"""What leaves the computer: the log of publications, and personal data that somebody lets stand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _table(
        "publications",
        *(_text(name) for name in ("batch", "kind", "space", "folder", "name", "language", "checksum", "state")),
        *(_text(name) for name in ("program", "record_number", "reason")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("seq", "version", "size")),
        sa.Column("asked", sa.Double(), nullable=False),
        sa.Column("published", sa.Double(), nullable=True),
    )
    _table(
        "acceptances",
        *(_text(name) for name in ("subject_id", "field", "kind", "mark")),
        sa.Column("place", sa.Integer(), nullable=False),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _table(name: str, *columns: sa.Column[str] | sa.Column[int] | sa.Column[float]) -> None:
    """A table of rows that hang on a workshop."""
    op.create_table(
        name,
        _text("id"),
        _text("workshop_id"),
        *columns,
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshops.id"],
            name=op.f(f"fk_{name}_workshop_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_workshop_id"), name, ["workshop_id"], unique=False)
