"""Actions of all meetings as they are listed, read from the library's file with nothing but the standard library."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import NamedTuple

from workshops.storage import glance


class Line(NamedTuple):
    """An action with its meeting. One that was carried on to a later meeting is listed there only."""

    id: str
    what: str
    role: str
    due: str
    done: bool
    area: str
    responsible: str
    workshop: str
    title: str
    date: str
    kind: str
    municipality: str
    organisation: str

    def is_late(self, today: str) -> bool:
        """Whether it is open although its day has passed; `today` is an ISO date."""
        return bool(self.due) and not self.done and self.due < today


_LINES = """
SELECT action, what, role, due, done, area, responsible, meeting, title, date, kind, municipality, organisation FROM (
  SELECT a.id AS action, a.what, a.role, a.due, a.done, a.area, a.responsible,
    w.id AS meeting, w.title, w.date, w.kind, w.municipality, w.organisation,
    row_number() OVER (
      PARTITION BY coalesce(nullif(a.carried, ''), a.id)
      ORDER BY a.carried <> '' DESC, coalesce(nullif(w.date, ''), '9999') DESC, w.rowid DESC
    ) AS nth
  FROM actions a JOIN workshops w ON w.id = a.workshop_id
) WHERE nth = 1
"""
"""Rows of one matter name the row that it began as (`carried`): the one in the latest meeting stands for all."""


def lines(file: Path | None) -> list[Line]:
    """Every action, what should have been done first at the top and what has no day last; none where it can't be read."""
    if file is None or not file.is_file():
        return []
    with contextlib.suppress(sqlite3.Error), contextlib.closing(glance.reading(file)) as connection:
        found = [Line(*row)._replace(done=bool(row[4])) for row in connection.execute(_LINES)]
        return sorted(found, key=lambda line: (line.done, not line.due, line.due, line.title, line.what))
    return []
