"""A quick look at a library's workshops with nothing but the standard library, for the first window and for lists."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from workshops.storage.version import HEAD


class Step(NamedTuple):
    """An activity of the agenda: title, phase (or none), work, planned minutes, seconds spent when the clock last stood."""

    title: str
    phase: str | None
    work: str
    minutes: int
    spent: float
    skipped: bool


class Line(NamedTuple):
    """One workshop of the list. `here` is the index of the step at hand (-1 before the start); times are epoch seconds."""

    id: str
    title: str
    kind: str
    date: str
    place: str
    organisation: str
    municipality: str
    challenge: str
    state: str
    template: str
    touched: float
    ideas: int
    clusters: int
    concepts: int
    teams: int
    people: int
    decisions: int
    actions: int
    here: int
    paused: float | None
    running: float | None
    published: bool
    steps: tuple[Step, ...]

    def as_row(self) -> dict[str, object]:
        """Plain values for JSON."""
        return self._asdict() | {"steps": len(self.steps), "minutes": sum(step.minutes for step in self.steps)}


_ABOUT = """w.id, w.title, w.kind, w.date, w.place, w.organisation, w.municipality, w.challenge, w.state, w.template, w.touched"""
_STAND = """p.activity_id, p.paused, EXISTS (SELECT 1 FROM publications WHERE workshop_id = w.id AND state = 'published')
FROM workshops w LEFT JOIN progress p ON p.workshop_id = w.id
ORDER BY w.touched DESC, w.id"""
_LINES = f"""
SELECT {_ABOUT},
  (SELECT count(*) FROM ideas WHERE workshop_id = w.id AND NOT discarded AND same_as IS NULL),
  (SELECT count(*) FROM clusters WHERE workshop_id = w.id),
  (SELECT count(*) FROM concepts WHERE workshop_id = w.id),
  (SELECT count(*) FROM teams WHERE workshop_id = w.id),
  coalesce(nullif(w.participants, 0), (SELECT sum(size) FROM teams WHERE workshop_id = w.id), 0),
  (SELECT count(*) FROM decisions WHERE workshop_id = w.id),
  (SELECT count(*) FROM actions WHERE workshop_id = w.id),
  {_STAND}
"""
_BRIEF = f"SELECT {_ABOUT}, 0, 0, 0, 0, 0, 0, 0, {_STAND}"
_COUNTS = {
    "ideas": "SELECT workshop_id, count(*) FROM ideas WHERE NOT discarded AND same_as IS NULL GROUP BY workshop_id",
    **{
        name: f"SELECT workshop_id, count(*) FROM {name} GROUP BY workshop_id"
        for name in ("clusters", "concepts", "decisions", "actions")
    },
}
_STEPS = """
SELECT a.workshop_id, a.id, a.title, a.phase, a.work, a.minutes, coalesce(t.spent, 0), t.running, a.skipped
FROM activities a LEFT JOIN timings t ON t.subject_id = a.id{} ORDER BY a.workshop_id, a.position
"""


def lines(file: Path) -> list[Line]:
    """Every workshop, the one opened latest first; empty where there is no library or it can't be read yet."""
    return newest(file) or []


def newest(file: Path) -> list[Line] | None:
    """As `lines`, but None unless the file is a library of this version that can be read as it is."""
    if not file.is_file():
        return None
    with contextlib.suppress(sqlite3.Error), contextlib.closing(reading(file)) as connection:
        if connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]:
            return asked(connection.execute)
    return None


def brief(file: Path) -> list[Line]:
    """As `lines`, but without counts and steps: of ten thousand workshops at once. `counted` and `steps` tell the rest."""
    with contextlib.suppress(sqlite3.Error), contextlib.closing(reading(file)) as connection:
        return [_line(tuple(row), []) for row in connection.execute(_BRIEF)]
    return []


def counted(file: Path, lines: Sequence[Line]) -> list[Line]:
    """The lines of `brief` with how many ideas, clusters, concepts, decisions and actions there are."""
    found: dict[str, dict[str, int]] = {}
    with contextlib.suppress(sqlite3.Error), contextlib.closing(reading(file)) as connection:
        for name, question in _COUNTS.items():
            for key, number in connection.execute(question):
                found.setdefault(key, {})[name] = number
    return [_with(line, found.get(line.id, {})) for line in lines]


def steps(file: Path, keys: Sequence[str]) -> dict[str, tuple[Step, ...]]:
    """The steps of the agendas of some workshops."""
    found: dict[str, tuple[Step, ...]] = dict.fromkeys(keys, ())
    chosen = f" WHERE a.workshop_id IN ({', '.join('?' * len(keys))})"
    with contextlib.suppress(sqlite3.Error), contextlib.closing(reading(file)) as connection:
        for key, own in _steps(connection.execute(_STEPS.format(chosen), tuple(keys))).items():
            found[key] = tuple(step for _activity, _running, step in own)
    return found


def asked(execute: Callable[[str], Iterable[Any]]) -> list[Line]:
    """Every workshop of a database that answers a question in SQL with rows."""
    held = _steps(execute(_STEPS.format("")))
    return [_line(tuple(row), held.get(row[0], [])) for row in execute(_LINES)]


def _with(line: Line, number: dict[str, int]) -> Line:
    return line._replace(
        ideas=number.get("ideas", 0),
        clusters=number.get("clusters", 0),
        concepts=number.get("concepts", 0),
        decisions=number.get("decisions", 0),
        actions=number.get("actions", 0),
    )


def _steps(rows: Iterable[Any]) -> dict[str, list[tuple[str, float | None, Step]]]:
    found: dict[str, list[tuple[str, float | None, Step]]] = {}
    for key, activity, title, phase, work, minutes, spent, running, skipped in rows:
        step = Step(title, phase, work, minutes, spent, bool(skipped))
        found.setdefault(key, []).append((activity, running, step))
    return found


def reading(file: Path) -> sqlite3.Connection:
    """A connection that only reads, with nothing checked but that the file can be opened."""
    name = quote(file.absolute().as_posix().lstrip("/"), safe="/:")
    connection = sqlite3.connect(f"file:/{name}?mode=ro", uri=True)
    connection.execute("PRAGMA busy_timeout=2000")
    return connection


def _line(row: tuple[object, ...], steps: list[tuple[str, float | None, Step]]) -> Line:
    *columns, activity, paused, published = row
    here = next((index for index, (key, _running, _step) in enumerate(steps) if key == activity), -1)
    running = steps[here][1] if here >= 0 else None
    values: list[Any] = [
        *columns,
        here,
        paused,
        running,
        bool(published),
        tuple(step for _key, _running, step in steps),
    ]
    return Line(*values)
