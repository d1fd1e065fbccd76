"""What every row has, and how a row hangs on its workshop."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnDefault, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from workshops.text import Refused

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class NotFound(Refused):
    """The row a verb was asked about is not in this workshop (any more)."""


def new_id() -> str:
    """A random UUID (version 4), made by the client; it tells nothing of when or by whom."""
    return uuid4().hex


def column(default: Any = None, *, key: str = "", **more: Any) -> Any:
    """A column whose old value is always known when it is set, so that no edit goes unrecorded.

    `key` names the row this column points to; such keys are checked at commit, so that undo may restore rows in any order.
    """
    if key:
        return mapped_column(
            ForeignKey(key, deferrable=True, initially="DEFERRED"), default=default, active_history=True, **more
        )
    return mapped_column(default=default, active_history=True, **more)


class Base(DeclarativeBase):
    """What every row has: an id of its own."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: String}

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id, active_history=True)

    def __init__(self, **values: Any) -> None:
        """Columns not given get their defaults at once, so that a new row can be read before it is written."""
        defaults = defaults_of(type(self))
        strange = values.keys() - defaults.keys()
        if strange:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(strange))}")
        for name, value in {**defaults, "id": new_id(), **values}.items():
            if value is not ABSENT:
                setattr(self, name, value)


ABSENT = object()
"""Stands for the value of a column that has no default and may not be empty."""


@cache
def defaults_of(kind: type[Base]) -> dict[str, object]:
    """What each column of a new row is unless something else is said.

    A column that may be empty is set to None: one that was never set has no "before" when it is changed.
    """
    found: dict[str, object] = {}
    for name, attribute in kind.__mapper__.columns.items():
        default = attribute.default
        if isinstance(default, ColumnDefault) and default.is_scalar:
            found[name] = default.arg
        else:
            found[name] = None if attribute.nullable else ABSENT
    return found


def values_of(row: Base) -> dict[str, Any]:
    """Every column of a row."""
    return {name: getattr(row, name) for name in row.__mapper__.columns.keys()}


def belongs(table_args: str = "workshops.id") -> Any:
    return mapped_column(ForeignKey(table_args, deferrable=True, initially="DEFERRED"), index=True, active_history=True)


ORDER = ("position", "seq", "number", "value")
"""The columns that rows may be ordered by; rows of equal number are ordered by id."""


def rows(order: str = "") -> Any:
    """The rows of a kind that hang on a workshop, in their order.

    A row put into the collection belongs to the workshop, one taken out is removed (see `rows`).
    The collection itself is no business of the flush, which would compare all its rows at each edit.
    """
    return relationship(viewonly=True, order_by=order or False)
