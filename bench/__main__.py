"""Runs every measurement and prints its figures beside what they should keep below: `python -m bench [NAME …]`."""

from __future__ import annotations

import importlib
import os
import pkgutil
import platform
import sys

TARGETS = {
    "start.home ÷ bare widget": 1.5,
    "start.home ÷ bare widget processor": 1.5,
    "entry.60 notes p99 ms": 16.7,
    "entry.p99 ms": 16.7,
    "summary.500 ideas ÷ bare canvas": 1.3,
    "summary.500 ideas s": 1.0,
    "summary.5000 ÷ 500 ideas": 11.0,
    "phones.calm sent to seen by all p99": 150.0,
    "phones.burst sent to seen by all p99": 300.0,
    "phones.reconnect all in after s": 3.0,
    "phones.reconnect different states": 1.0,
    "phones.calm window stall p99 - floor": 25.0,
    "phones.slow a new phone is served after s": 1.0,
    "suggest.150 ideas rankings s": 0.1,
    "suggest.2000 ideas rankings s": 1.0,
    "suggest.one new idea against 2000 p50 ms": 5.0,
    **{
        f"board.{step} {notes} ÷ frame": bound
        for notes in (1_000, 5_000, 20_000)
        for step, bound in (
            ("pan", 0.4),
            ("repaint", 1.15),
            ("zoom", 2.5),
            ("zoom tokens", 2.5),
            ("drag", 0.3),
        )
    },
    **{f"board.zoom {notes} p95 ÷ frame": 8.0 for notes in (1_000, 5_000, 20_000)},
    **{f"board.move 500 at {notes} ms": 50.0 for notes in (1_000, 5_000)},
    **{
        f"archive.{name} p95 ms": 50.0
        for name in ("common", "usual", "rare", "two words", "beginning", "part of a compound", "phrase")
    },
    "archive.window of 10000 meetings s": 0.3,
    "board.pan 20000 ÷ 1000": 1.3,
    "board.a note KB at 20000": 3.0,
}


def main(names: list[str]) -> int:
    """Print each figure; exit status 1 where a figure is past its bound."""
    import bench

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))
    out = sys.stdout.write
    out(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}\n")
    over = 0
    for name in [name for name in found if not names or name in names]:
        for figure, value in importlib.import_module(f"bench.{name}").measure().items():
            bound = TARGETS.get(f"{name}.{figure}")
            mark = "" if bound is None else f"  (at most {bound:g}){'' if value <= bound else '  OVER'}"
            over += bound is not None and value > bound
            out(f"{name + '.' + figure:<48} {value:>10.3f}{mark}\n")
            sys.stdout.flush()
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
