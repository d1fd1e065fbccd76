"""What a live agenda keeps: clock times that are fixed, least minutes, steps beside each other, and what is parked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("workshops") as table:
        table.add_column(sa.Column("ends", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("activities") as table:
        for name in ("presenter", "pinned"):
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        for name in ("least", "shift"):
            table.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("beside", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("teams") as table:
        table.add_column(sa.Column("mix", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "parked",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshops.id"],
            name=op.f("fk_parked_workshop_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parked")),
    )
    op.create_index(op.f("ix_parked_workshop_id"), "parked", ["workshop_id"], unique=False)
