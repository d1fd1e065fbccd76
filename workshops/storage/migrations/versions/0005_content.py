"""What methods and cards keep: the field that a point belongs to, and cards laid on ideas, concepts and actions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("points") as table:
        table.add_column(sa.Column("field", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("points") as table:
        table.alter_column("field", server_default=None)
    op.create_table(
        "tags",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_tags_workshop_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
    )
    op.create_index(op.f("ix_tags_workshop_id"), "tags", ["workshop_id"], unique=False)
