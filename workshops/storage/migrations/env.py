"""Runs migrations on the connection it is handed; never from a shell of its own."""

from __future__ import annotations

from typing import Any

from alembic import context

from workshops.model import Base

connection = context.config.attributes["connection"]
check = context.config.attributes.get("check")


def checked(*_context: Any, **_step: Any) -> None:
    """Ends each migration, still inside its transaction."""
    if check is not None:
        check(connection)


context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=True,
    on_version_apply=checked,
)
with context.begin_transaction():
    context.run_migrations()
