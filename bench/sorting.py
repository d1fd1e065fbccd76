"""How well notes are sorted: labelled sets, three placed notes a cluster, beside what chance gives.

`dev` sets were tuned on, `fresh` ones were not; without the lexicon only spelling is left. Every figure is the mean of
seeded draws, so that it is the same each time.
"""

from __future__ import annotations

import itertools
import json
import math
import random
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from workshops.clustering.sorting import Lexicon, Note, Ranking, Sorting

DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
DRAWS = 30
PLACED = 3
SHOWN = 3
SPOKEN = 0.2
"""Part of the unplaced notes of which the application says most."""


class Row(NamedTuple):
    """A note and the cluster where one facilitator put it."""

    text: str
    label: str


def sets() -> dict[str, list[Row]]:
    """The labelled sets by kind and name."""
    files = {"dev/ideas": DATA / "ideas.jsonl"}
    for kind in ("dev", "fresh"):
        for path in sorted((DATA / "sorting" / kind).glob("*.jsonl")):
            if path.stem != "pairs":
                files[f"{kind}/{path.stem}"] = path
    return {name: [Row(row["text"], row["label"]) for row in _read(path)] for name, path in files.items()}


def measure() -> dict[str, float]:
    """Per set and as means over the kinds: top-1, top-3, confidence, and the proposal, with the level of chance."""
    figures: dict[str, float] = {}
    for said, lexicon in (("", Lexicon.load()), (" without lexicon", Lexicon())):
        means: dict[str, list[float]] = {}
        for name, rows in sets().items():
            for figure, value in {**suggested(rows, lexicon), **proposed(rows, lexicon)}.items():
                figures[f"{name} {figure}{said}"] = value
                means.setdefault(f"{name.split('/')[0]} mean {figure}{said}", []).append(value)
        figures |= {name: _mean(values) for name, values in means.items()}
        figures |= {f"{name}{said}": value for name, value in twinned(lexicon).items()}
    return figures


def suggested(rows: Sequence[Row], lexicon: Lexicon) -> dict[str, float]:
    """With three placed notes a cluster: is the right one first, among the three, and what is it worth when it speaks?"""
    first, three, sure, spoken = [], [], [], []
    names = sorted({row.label for row in rows})
    sorting = Sorting([Note(str(n), row.text) for n, row in enumerate(rows)], {name: name for name in names}, lexicon)
    for draw in range(DRAWS):
        placed = _drawn(rows, random.Random(draw))
        for number, row in enumerate(rows):
            sorting.put(Note(str(number), row.text, row.label if number in placed else None))
        told = [(rows[int(key)].label, ranking) for key, ranking in sorting.rankings().items()]
        hits = [[each.cluster for each in ranking.suggestions] for _, ranking in told]
        first.append(statistics.fmean(label in hit[:1] for (label, _), hit in zip(told, hits, strict=True)))
        three.append(statistics.fmean(label in hit for (label, _), hit in zip(told, hits, strict=True)))
        right = [(r.confident, _lead(r), label in [each.cluster for each in r.suggestions[:1]]) for label, r in told]
        sure += [hit for confident, _, hit in right if confident]
        best = sorted(right, key=lambda each: -each[1])[: round(SPOKEN * len(right))]
        spoken += [hit for _, _, hit in best]
    return {
        "top-1 %": 100 * statistics.fmean(first),
        "top-3 %": 100 * statistics.fmean(three),
        "chance top-3 %": 100 * SHOWN / len(names),
        "confident %": 100 * len(sure) / (DRAWS * (len(rows) - len(_drawn(rows, random.Random(0))))),
        "right when confident %": 100 * _mean(sure),
        "right of the first fifth %": 100 * statistics.fmean(spoken),
    }


def proposed(rows: Sequence[Row], lexicon: Lexicon) -> dict[str, float]:
    """The first proposal for a whole wall against the labelled sorting; notes in no group lie alone."""
    sorting = Sorting([Note(str(n), row.text) for n, row in enumerate(rows)], {}, lexicon)
    part = {key: number for number, group in enumerate(sorting.proposal()) for key in group.notes}
    ours = [part.get(str(number), -1 - number) for number in range(len(rows))]
    theirs = [row.label for row in rows]
    levels = [agreement(theirs, random.Random(seed).sample(ours, len(ours))) for seed in range(DRAWS)]
    pair, rand = agreement(theirs, ours)
    return {
        "pair F1": pair,
        "chance pair F1": statistics.fmean(level[0] for level in levels),
        "ARI": rand,
        "chance ARI": statistics.fmean(level[1] for level in levels),
        "grouped %": 100 * len(part) / len(rows),
    }


def agreement(one: Sequence[object], other: Sequence[object]) -> tuple[float, float]:
    """F1 over pairs that lie together, and the adjusted Rand index."""
    both = _pairs(list(zip(one, other, strict=True)))
    mine, yours, every = _pairs(one), _pairs(other), math.comb(len(one), 2)
    expected = mine * yours / every
    most = (mine + yours) / 2
    return 2 * both / (mine + yours), (both - expected) / (most - expected) if most != expected else 1.0


def twinned(lexicon: Lexicon) -> dict[str, float]:
    """Precision and recall of near-duplicates, on pairs of which half would be merged and half are tempting."""
    figures = {}
    for kind in ("dev", "fresh"):
        pairs = _read(DATA / "sorting" / kind / "pairs.jsonl")
        hits = []
        for pair in pairs:
            sorting = Sorting([Note("a", pair["a"])], {}, lexicon)
            hits.append((bool(sorting.duplicates_of(pair["b"])), pair["same"]))
        shown = [same for hit, same in hits if hit]
        figures[f"{kind} near-duplicates precision %"] = 100 * _mean(shown)
        figures[f"{kind} near-duplicates recall %"] = 100 * statistics.fmean(hit for hit, same in hits if same)
    return figures


def _mean(values: Sequence[float]) -> float:
    """The mean of those that are known; unknown where none is."""
    known = [value for value in values if not math.isnan(value)]
    return statistics.fmean(known) if known else math.nan


def _drawn(rows: Sequence[Row], draw: random.Random) -> set[int]:
    """Some notes of each cluster, as a facilitator has begun to sort."""
    lots: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        lots.setdefault(row.label, []).append(number)
    return {number for lot in lots.values() for number in draw.sample(lot, min(PLACED, len(lot) - 1))}


def _lead(ranking: Ranking) -> float:
    scores = [each.score for each in ranking.suggestions[:2]]
    return scores[0] - (scores[1] if len(scores) > 1 else 0.0) if scores else -1.0


def _pairs(labels: Sequence[object]) -> int:
    return sum(math.comb(len(list(lot)), 2) for _, lot in itertools.groupby(sorted(labels, key=repr)))


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
