"""Search as one types, the list of ten thousand meetings, and what the index costs each edit; ratios against raw questions."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

MEETINGS = 1_000
IDEAS = 100
"""Ideas of each meeting: a hundred thousand in all, which is a generous network."""
SAMPLES = 15
MANY = 10_000
"""Meetings that the list must open at once with."""
RARE, UNUSUAL, USUAL, COMMON = 0.0001, 0.003, 0.03, 0.25
"""The parts of all ideas in which a word of each class stands."""
VOCABULARY = 6_000
QUERIES = (
    ("common", "eleverna"),
    ("usual", "veckobrevet"),
    ("unusual", "talsyntes"),
    ("rare", "fjällräv"),
    ("two words", "eleverna talsyntes"),
    ("beginning", "tals"),
    ("short beginning", "el"),
    ("part of a compound", "hjälp"),
    ("phrase", '"eleverna behöver"'),
    ("filtered", "målgrupp:elever kommun:vik år:2025 eleverna"),
    ("nothing", "xyzzy"),
)


def measure() -> dict[str, float]:
    """Milliseconds to the first 50 hits (median and 95th percentile), beside a raw question of FTS5 in the same run."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.sqlite"
        figures["rows s"] = _timed(lambda: fill(file, int(os.environ.get("BENCH_MEETINGS", MEETINGS)), IDEAS))
        before = file.stat().st_size
        figures["rebuild s"] = _timed(lambda: _rebuilt(file))
        figures["index MB"] = (file.stat().st_size - before) / 1e6
        figures["index ÷ rows"] = file.stat().st_size / before - 1
        figures |= _searched(file)
        figures |= _listed(Path(folder))
    figures |= _edited()
    return figures


def fill(file: Path, meetings: int, ideas: int, seed: int = 6) -> None:
    """A library with so many meetings of so many ideas each, whose words come as often as is said above."""
    from workshops.storage.library import Library

    Library.open(file).close()
    chance = random.Random(seed)
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        for number in range(meetings):
            _meeting(connection, chance, number, ideas)
        connection.execute("DELETE FROM search_form")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _meeting(connection: sqlite3.Connection, chance: random.Random, number: int, ideas: int) -> None:
    from workshops.model import Activity, Idea, Team, Workshop, defaults_of, new_id
    from workshops.model.base import ABSENT, Base

    def put(kind: type[Base], rows: list[dict[str, object]]) -> None:
        plain = {name: value for name, value in defaults_of(kind).items() if value is not ABSENT}
        names = list({**plain, **rows[0]})
        marks = ", ".join(f":{name}" for name in names)
        statement = f"INSERT INTO {kind.__tablename__} ({', '.join(names)}) VALUES ({marks})"
        connection.executemany(statement, [{**plain, **row} for row in rows])

    key, team = new_id(), new_id()
    day = f"{2024 + number % 3}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    about: dict[str, object] = {"title": f"Möte {number}", "kind": ("network_meeting", "apt", "workshop")[number % 3]}
    about |= {"date": day, "municipality": ("Vik", "Berga", "Sund", "Åmåla")[number % 4], "state": "finished"}
    put(Workshop, [{"id": key, **about, "organisation": f"Enhet {number % 44}", "touched": float(number)}])
    put(Team, [{"id": team, "workshop_id": key, "name": "Grupp 1", "revealed": True}])
    put(Activity, [{"id": new_id(), "workshop_id": key, "position": n, "title": f"Steg {n}"} for n in range(8)])
    groups = ("students", "teachers")
    rows = [
        {
            "id": new_id(),
            "workshop_id": key,
            "seq": n,
            "text": sentence(chance),
            "team_id": team,
            "target_group": groups[n % 2],
        }
        for n in range(ideas)
    ]
    put(Idea, rows)


def sentence(chance: random.Random) -> str:
    """Ten words: now and then one whose frequency is stated, the others drawn so that a few come often and most seldom."""
    words = vocabulary()
    said = [words[int(len(words) * chance.random() ** 3)] for _word in range(9)]
    for part, word in (
        (COMMON, "eleverna behöver"),
        (USUAL, "veckobrevet"),
        (UNUSUAL, "talsyntes"),
        (RARE, "fjällräv"),
    ):
        if chance.random() < part:
            said.insert(chance.randrange(len(said)), word)
    if chance.random() < UNUSUAL:
        said.append("läxhjälpen")
    return " ".join(said).capitalize()


@cache
def vocabulary() -> list[str]:
    """Words as they are drawn."""
    from workshops.searching import compounds

    return sorted(compounds.known())[:VOCABULARY]


def _rebuilt(file: Path) -> None:
    from workshops.storage.library import Library

    Library.open(file).close()
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _searched(file: Path) -> dict[str, float]:
    from workshops.searching import wish
    from workshops.storage import finding, glance

    figures: dict[str, float] = {}
    for name, typed in QUERIES:
        asked = wish.read(typed)
        match = finding.matching(asked.terms)
        ours, floor = [], []
        for _sample in range(SAMPLES):
            begin = time.perf_counter()
            found = finding.find(file, asked)
            ours.append((time.perf_counter() - begin) * 1000)
            begin = time.perf_counter()
            with contextlib.closing(glance.reading(file)) as connection:
                raw = "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rowid DESC LIMIT 50"
                connection.execute(raw, (match,)).fetchall()
            floor.append((time.perf_counter() - begin) * 1000)
        figures[f"{name} hits"] = found.total
        figures[f"{name} p50 ms"] = statistics.median(ours)
        figures[f"{name} p95 ms"] = sorted(ours)[int(0.95 * (SAMPLES - 1))]
        figures[f"{name} ÷ raw question"] = statistics.median(ours) / statistics.median(floor)
    return figures


def _listed(folder: Path) -> dict[str, float]:
    """Seconds until the archive of ten thousand meetings can be worked in, beside reading the bare rows."""
    from PySide6.QtWidgets import QApplication

    from facilitator.archive.list import ArchiveView
    from facilitator.desk import Desk
    from tests.stages import make_stage
    from workshops.storage import glance
    from workshops.storage.library import Library

    app = QApplication.instance() or QApplication([])
    file = folder / "many.sqlite"
    fill(file, MANY, 10)
    library = Library.open(file)
    stage = make_stage(Desk(library))
    view = ArchiveView(stage)
    view.resize(1440, 900)
    view.show()
    app.processEvents()

    def open_up() -> None:
        view.model.show_lines([])
        view.open()
        while view.model.rowCount() < MANY:
            app.processEvents()
        view.repaint()

    spent = statistics.median(_timed(open_up) for _sample in range(5))
    figures = {"window of 10000 meetings s": spent}
    figures["list of 10000 meetings s"] = _timed(lambda: glance.lines(file))
    with contextlib.closing(glance.reading(file)) as connection:
        rows = _timed(lambda: connection.execute("SELECT * FROM workshops").fetchall())
    figures["window of 10000 meetings ÷ bare rows"] = spent / rows
    view.close()
    library.close()
    return figures


def _edited() -> dict[str, float]:
    """What the index adds to an edit that writes one idea, in the processor's milliseconds and by the clock."""
    from unittest import mock

    from tests.builders import build
    from workshops import ideas
    from workshops.storage import indexing
    from workshops.storage.library import Library

    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        workshop = build(library, notes=1_000, voted=False, developed=False)
        spent: dict[str, list[float]] = {"with index": [], "without": []}
        for number in range(400):
            name = "with index" if number % 2 else "without"
            with mock.patch.object(indexing, "follow") if name == "without" else contextlib.nullcontext():
                begin = time.perf_counter()
                library.edit(workshop.id, ideas.add, f"Tydligare mål för varje lektion, så att alla vet {number}")
                spent[name].append((time.perf_counter() - begin) * 1000)
        library.close()
    for name, values in spent.items():
        figures[f"edit {name} p50 ms"] = statistics.median(values[20:])
        figures[f"edit {name} p99 ms"] = statistics.quantiles(values[20:], n=100)[98]
    figures["edit added by the index p50 ms"] = figures["edit with index p50 ms"] - figures["edit without p50 ms"]
    return figures


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.stdout.write("\n".join(f"{name}: {value:.3f}" for name, value in measure().items()) + "\n")
