"""Where a word lies among the concepts: the lexicon turned into numbers.

Each concept is a document of all its entries, each run of characters in it weighed by how few concepts have it. A word
points to the concepts whose documents share its runs; so inflections, compounds and misspellings need no rules of
their own. (The method is known as explicit semantic analysis.)
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from workshops.clustering import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]
    Numbers: TypeAlias = NDArray[np.int64]
    Counts: TypeAlias = NDArray[np.int8]
    Flags: TypeAlias = NDArray[np.bool_]

FORM = 2
"""The form of what is kept on disk; another number makes it anew."""
WIDTH = 1024
"""Numbers that hold the runs of characters of a word, whatever the lexicon knows of it."""
COUNTS = (-127, 127)
"""What a count of runs is kept as, in a byte: no word comes near it but one that says the same a hundred times."""
BROAD = 0.15
"""Part of the concepts from which a run of characters is so common that it says nothing."""
SHARP = 1.5
"""The weight of a run of characters in a note, as a power of its weight in the lexicon: rare ones say more."""
AT_ONCE = 2_000_000
"""Products of a run and a concept that are worked on at a time, to spare memory."""


class Seen(NamedTuple):
    """Words in numbers, a row each: what they point to, what they are written with (counts), and the weight of it."""

    concepts: Floats
    spelling: Counts
    mass: Floats


class Senses:
    """The concepts as columns, their runs of characters as rows that are mostly empty."""

    def __init__(self, kept: Mapping[str, Any], own: Sequence[Counter[str]] = ()) -> None:
        """`kept` is what `compiled` made of the lexicon; `own` are a workshop's concepts."""
        import numpy as np

        self._rows: dict[str, int] = dict(zip(kept["runs"], range(len(kept["runs"])), strict=True))
        starts = np.frombuffer(kept["starts"], dtype=np.int32).astype(np.int64)
        columns = np.frombuffer(kept["columns"], dtype=np.int32)
        shares = np.frombuffer(kept["shares"], dtype=np.float32)
        weights = np.frombuffer(kept["weights"], dtype=np.float32)
        areas: list[str] = [*kept["areas"], *(f"own {number}" for number in range(len(own)))]
        self.names = sorted(set(areas))
        place = {name: number for number, name in enumerate(self.names)}
        self.count = len(areas)
        self.areas: Floats = np.zeros((len(areas), len(self.names)), dtype=np.float32)
        self.areas[np.arange(len(areas)), [place[area] for area in areas]] = 1
        self.rarest = float(weights.max()) if len(weights) else 1.0
        if own:
            starts, columns, shares, weights = self._widened(starts, columns, shares, weights, own)
        self._starts, self._columns, self._shares, self._weights = starts, columns, shares, weights

    def seen(self, unknown: Sequence[str]) -> Seen:
        """Words in numbers, a row each."""
        import numpy as np

        runs = [words.runs(word) for word in unknown]
        flat = [run for each in runs for run in each]
        owner = np.repeat(np.arange(len(unknown)), [len(each) for each in runs])
        code = np.array([zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in flat], dtype=np.int64)
        cells = owner * WIDTH + code % WIDTH
        spelled = np.bincount(cells, np.where(code >> 31, 1.0, -1.0), minlength=len(unknown) * WIDTH)
        rows = np.array([self._rows.get(run, -1) for run in flat], dtype=np.int64)
        found, rows = owner[rows >= 0], rows[rows >= 0]
        concepts = np.zeros((len(unknown), self.count), dtype=np.float32)
        weight = self._weights[rows] ** SHARP
        mass = np.bincount(found, weight * weight, minlength=len(unknown)).astype(np.float32)
        if len(rows):
            self._spread(concepts, found, rows, weight)
        counted = np.clip(spelled, *COUNTS).reshape(len(unknown), WIDTH).astype(np.int8)
        return Seen(concepts, counted, mass)

    def _spread(self, concepts: Floats, found: Numbers, rows: Numbers, weight: Floats) -> None:
        """Add each run's weight to the concepts that have it."""
        import numpy as np

        length = self._starts[rows + 1] - self._starts[rows]
        ends = np.cumsum(length)
        begin = 0
        flat = concepts.reshape(-1)
        while begin < len(rows):
            end = max(int(np.searchsorted(ends, (ends[begin - 1] if begin else 0) + AT_ONCE)), begin + 1)
            part = slice(begin, end)
            sizes = length[part]
            offset = np.repeat(self._starts[rows[part]] - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
            target = np.repeat(found[part], sizes) * self.count + self._columns[offset]
            low, high = int(found[begin]) * self.count, (int(found[end - 1]) + 1) * self.count
            values = np.repeat(weight[part], sizes) * self._shares[offset]
            flat[low:high] += np.bincount(target - low, values, minlength=high - low).astype(np.float32)
            begin = end

    def _widened(
        self, starts: Numbers, columns: Any, shares: Floats, weights: Floats, own: Sequence[Counter[str]]
    ) -> tuple[Numbers, Any, Floats, Floats]:
        """The same with the columns of a workshop's own concepts at the end."""
        import numpy as np

        first = self.count - len(own)
        new = sorted({run for runs in own for run in runs} - self._rows.keys())
        self._rows.update(zip(new, range(len(self._rows), len(self._rows) + len(new)), strict=True))
        weights = np.concatenate([weights, np.full(len(new), self.rarest, dtype=np.float32)])
        starts = np.concatenate([starts, np.full(len(new), starts[-1])])
        added = sorted(
            (self._rows[run], first + number, share)
            for number, runs in enumerate(own)
            for run, share in _shares(runs, lambda run: float(weights[self._rows[run]])).items()
        )
        rows = np.array([row for row, _, _ in added], dtype=np.int64)
        at = starts[rows + 1]
        starts[1:] += np.cumsum(np.bincount(rows, minlength=len(starts) - 1))
        columns = np.insert(columns, at, [column for _, column, _ in added])
        return starts, columns, np.insert(shares, at, [share for _, _, share in added]), weights


def compiled(documents: Sequence[tuple[str, Counter[str]]]) -> dict[str, Any]:
    """The concepts (area and runs of characters each) as plain values that can be kept on disk."""
    import numpy as np

    names = sorted({run for _, runs in documents for run in runs})
    place = dict(zip(names, range(len(names)), strict=True))
    row = np.array([place[run] for _, runs in documents for run in runs], dtype=np.int64)
    often = np.array([count for _, runs in documents for count in runs.values()], dtype=np.float64)
    column = np.repeat(np.arange(len(documents)), [len(runs) for _, runs in documents])
    spread = np.bincount(row, minlength=len(names))
    weights = np.log((1 + len(documents)) / (1 + spread))
    shares = (1 + np.log(often)) * weights[row]
    length = np.sqrt(np.bincount(column, shares * shares, minlength=len(documents)))
    shares /= np.where(length > 0, length, 1)[column]
    order = np.argsort(row, kind="stable")
    order = order[spread[row[order]] <= max(BROAD * len(documents), 3)]
    kept = np.bincount(row[order], minlength=len(names))
    return {
        "runs": names,
        "starts": np.concatenate([[0], np.cumsum(kept)]).astype(np.int32).tobytes(),
        "columns": column[order].astype(np.int32).tobytes(),
        "shares": shares[order].astype(np.float32).tobytes(),
        "weights": weights.astype(np.float32).tobytes(),
        "areas": [area for area, _ in documents],
    }


def runs_of(entries: Iterable[str]) -> Counter[str]:
    """All runs of characters of the entries of one concept."""
    found: Counter[str] = Counter()
    for entry in entries:
        for word in words.words(entry.strip("-")):
            found.update(words.runs(word))
    return found


def _shares(runs: Mapping[str, int], weight: Callable[[str], float]) -> dict[str, float]:
    """What each run has in a concept of length one."""
    held = {run: (1 + math.log(count)) * weight(run) for run, count in runs.items()}
    length = math.sqrt(sum(value * value for value in held.values())) or 1.0
    return {run: value / length for run, value in held.items()}
