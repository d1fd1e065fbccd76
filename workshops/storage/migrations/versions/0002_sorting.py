"""What sorting keeps: places given by hand, notes that say the same or were found not to, and a workshop's own words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("clusters") as table:
        table.add_column(sa.Column("x", sa.Double(), nullable=True))
        table.add_column(sa.Column("y", sa.Double(), nullable=True))
    with op.batch_alter_table("ideas") as table:
        table.add_column(sa.Column("same_as", sa.String(), nullable=True))
        table.create_foreign_key(
            op.f("fk_ideas_same_as"), "ideas", ["same_as"], ["id"], initially="DEFERRED", deferrable=True
        )
    op.create_table(
        "apart",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("idea_id", sa.String(), nullable=False),
        sa.Column("other_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        *(_key("apart", *pair) for pair in (("workshop_id", "workshops"), ("idea_id", "ideas"), ("other_id", "ideas"))),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_apart")),
    )
    op.create_index(op.f("ix_apart_workshop_id"), "apart", ["workshop_id"], unique=False)
    op.create_table(
        "terms",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        _key("terms", "workshop_id", "workshops"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
    )
    op.create_index(op.f("ix_terms_workshop_id"), "terms", ["workshop_id"], unique=False)


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, initially="DEFERRED", deferrable=True)
