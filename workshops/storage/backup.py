"""Copies of the library file, made while it is open and checked before they count."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

KEPT = 10


def save(file: Path, reason: str) -> Path:
    """Write a checked copy beside the library, in `backups/`, and keep the ten newest; raises OSError if it can't be read back."""
    folder = file.parent / "backups"
    folder.mkdir(exist_ok=True)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = folder / f"{file.stem}-{moment}-{reason}.sqlite"
    part = target.with_suffix(".part")
    with contextlib.closing(sqlite3.connect(file)) as source, contextlib.closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise OSError(f"the backup {target.name} can't be read back")
    part.replace(target)
    for old in sorted(folder.glob(f"{file.stem}-*.sqlite"))[:-KEPT]:
        old.unlink()
    return target
