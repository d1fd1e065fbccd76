"""How long suggestions take after numpy is imported and the lexicon is read: 150 and 2,000 ideas, and one new idea.

Each figure is the best of some runs: what the work takes, not what else the machine does.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from bench.sorting import sets
from workshops.clustering.sorting import Lexicon, Note, Sorting

RUNS = 5
CLUSTERS = 12
WORDS = 10


def measure() -> dict[str, float]:
    """Seconds for everything that is said of a wall, and milliseconds for one new idea against it."""
    figures: dict[str, float] = {}
    figures["lexicon in numbers, not kept s"] = _best(lambda: Lexicon(Lexicon.load().concepts).senses(), 2)
    lexicon = Lexicon.load()
    lexicon.senses()
    for count in (150, 2_000):
        notes = _notes(count)
        figures[f"{count} ideas rankings s"] = _best(lambda notes=notes: Sorting(notes, {}, lexicon).rankings(), 3)  # type: ignore[misc]
        sorting = Sorting(notes, {}, lexicon)
        figures[f"{count} ideas near-duplicates s"] = _best(sorting.duplicates, 3)
        figures[f"{count} ideas proposal s"] = _best(sorting.proposal, 3)
        figures |= {f"one new idea against {count} {name} ms": 1000 * value for name, value in _one(sorting).items()}
        figures[f"ranking of one after a change, {count} ideas ms"] = 1000 * _ranked(sorting)
    return figures


def _one(sorting: Sorting) -> dict[str, float]:
    """Looking for near-duplicates of a text and taking it onto the wall."""
    spent = []
    for number, text in enumerate(_texts(RUNS * 20, seed=2)):
        begin = time.perf_counter()
        sorting.duplicates_of(text)
        sorting.put(Note(f"new {number}", text))
        spent.append(time.perf_counter() - begin)
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
        begin = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begin)
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
