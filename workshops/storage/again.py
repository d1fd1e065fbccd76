"""What has been asked at meetings of a library and may be asked again: found without loading the meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

_ASSESSED = """
SELECT w.id, w.title, w.date, a.id, a.title, a.thread FROM assessments a JOIN workshops w ON w.id = a.workshop_id
WHERE EXISTS (SELECT 1 FROM ratings r WHERE r.assessment_id = a.id AND r."count" > 0)
ORDER BY w.date DESC, w.touched DESC, a.position
"""


class Assessed(NamedTuple):
    """A self-assessment that somebody answered: at which meeting, of which day (ISO, or empty), and what it is called."""

    workshop: str
    meeting: str
    date: str
    assessment: str
    title: str
    thread: str


def assessed(execute: Callable[[str], Iterable[Any]]) -> list[Assessed]:
    """Those of a database that answers a question in SQL with rows, the latest first."""
    return [Assessed(*row) for row in execute(_ASSESSED)]
