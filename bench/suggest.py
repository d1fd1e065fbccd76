"""How long suggestions take after numpy is imported and the lexicon is read: 150 and 2,000 ideas, and one new idea.

Figures are of the processor, on one core, the best of some runs: what the work takes, not what else the machine does. On
a quiet machine with more cores the clock says less.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from bench.sorting import sets
from workshops.clustering.sorting import Lexicon, Note, Sorting

RUNS = 7
CLUSTERS = 12
WORDS = 10


def measure() -> dict[str, float]:
    """The figures of a process of its own, whose linear algebra keeps to one core."""
    code = "import json, bench.suggest; print(json.dumps(bench.suggest.figures()))"
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=alone, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def figures() -> dict[str, float]:
    """Seconds for what is said of a wall, and milliseconds for one new idea against it."""
    made: dict[str, float] = {}
    made["lexicon in numbers, not kept s"] = _best(lambda: Lexicon(Lexicon.load().concepts).senses(), 2)
    lexicon = Lexicon.load()
    lexicon.senses()
    for count in (150, 2_000):
        notes = _notes(count)
        made[f"{count} ideas rankings s"] = _best(lambda notes=notes: Sorting(notes, {}, lexicon).rankings(), RUNS)  # type: ignore[misc]
        sorting = Sorting(notes, {}, lexicon)
        made[f"{count} ideas near-duplicates s"] = _best(sorting.duplicates, 3)
        made[f"{count} ideas proposal s"] = _best(sorting.proposal, 3)
        made |= {f"one new idea against {count} {name} ms": 1000 * value for name, value in _one(sorting).items()}
        made[f"ranking of one after a change, {count} ideas ms"] = 1000 * _ranked(sorting)
    return made


def _one(sorting: Sorting) -> dict[str, float]:
    """Looking for near-duplicates of a text and taking it onto the wall."""
    spent = []
    for number, text in enumerate(_texts(RUNS * 20, seed=2)):
        begin = time.process_time()
        sorting.duplicates_of(text)
        sorting.put(Note(f"new {number}", text))
        spent.append(time.process_time() - begin)
    return {"p50": statistics.median(spent), "p95": statistics.quantiles(spent, n=20)[-1]}


def _ranked(sorting: Sorting) -> float:
    texts = iter(_texts(1_000, seed=3))

    def once() -> None:
        sorting.put(Note("new", next(texts)))
        sorting.ranking("new")

    return _best(once, RUNS)


def _best(work: Callable[[], object], runs: int) -> float:
    spent = []
    for _ in range(runs):
        begin = time.process_time()
        work()
        spent.append(time.process_time() - begin)
    return min(spent)


def _notes(count: int) -> list[Note]:
    return [
        Note(str(number), text, f"cluster {number % CLUSTERS}" if number % 3 == 0 else None)
        for number, text in enumerate(_texts(count, seed=1))
    ]


def _texts(count: int, seed: int) -> list[str]:
    """Notes of the sets as they are, and then of their words, mixed."""
    real = [row.text for rows in sets().values() for row in rows]
    words = [word for text in real for word in text.split()]
    draw = random.Random(seed)
    mixed = [" ".join(draw.choices(words, k=WORDS)) for _ in range(max(count - len(real), 0))]
    return (real + mixed)[:count]
