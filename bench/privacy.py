"""What the finder of personal data finds and leaves alone, and how long a line takes it."""

from __future__ import annotations

import json
import statistics
import time
from typing import Any

from tests.builders import DATA
from workshops.privacy import detect

ROUNDS = 5
SETS = ("first", "fresh", "third")
"""Lines that were written one set after the other, each before the finder had been tried on it."""


def measure() -> dict[str, float]:
    """Precision and recall of each set as the finder is now, and microseconds a line."""
    text = (DATA / "personal-lines.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    figures: dict[str, float] = {}
    for name in SETS:
        own = [row for row in rows if row["set"] == name]
        figures[f"{name} set, precision"], figures[f"{name} set, recall"] = _judged(own)
    times = []
    for _round in range(ROUNDS):
        before = time.perf_counter()
        for row in rows:
            detect.find(row["text"])
        times.append((time.perf_counter() - before) / len(rows))
    return figures | {"a line µs": statistics.median(times) * 1e6}


def _judged(rows: list[dict[str, Any]]) -> tuple[float, float]:
    found = [(row["kind"], {each.kind for each in detect.find(row["text"])}) for row in rows]
    true = sum(kind is not None for kind, _ in found)
    hit = sum(kind in kinds for kind, kinds in found if kind is not None)
    false = sum(bool(kinds) for kind, kinds in found if kind is None)
    return hit / (hit + false), hit / true
