"""PySide's own modules are compiled at the first start only, and a file that is not whole costs time, never the start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import builtins
plainly, seen = builtins.compile, []
def counting(source, name, *rest, **more):
    seen.append(str(name))
    return plainly(source, name, *rest, **more)
builtins.compile = counting
from facilitator import binding
binding.load()
assert builtins.compile is counting
from PySide6.QtCore import Qt
print(sum(name.startswith(binding.OWN) for name in seen), Qt.Key.Key_A.name)
"""


def _compiled(folder: Path) -> int:
    """How many of PySide's modules a process compiles that keeps its bytecode in this folder."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    count, name = done.stdout.split() if done.stdout else (done.stderr, "")
    assert name == "Key_A", done.stderr
    return int(count)


def test_what_pyside_compiles_is_kept_and_made_anew_where_it_is_damaged(tmp_path: Path) -> None:
    assert _compiled(tmp_path) > 5
    assert _compiled(tmp_path) == 0
    (kept,) = tmp_path.rglob("binding.py.*")
    kept.write_bytes(kept.read_bytes()[:-9])
    assert _compiled(tmp_path) > 5
    assert _compiled(tmp_path) == 0
