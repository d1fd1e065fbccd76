"""Copies of the library file, made while it is open and checked before they count."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

KEPT = 10


def save(file: Path, reason: str) -> Path:
    """Write a checked copy beside the library, in `backups/`, and keep the ten newest of this library.

    Raises OSError where it can't be written or read back; then nothing of it is left.
    """
    folder = file.parent / "backups"
    folder.mkdir(exist_ok=True)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    target = folder / f"{file.stem}-{moment}-{reason}.sqlite"
    part = target.with_suffix(".part")
    try:
        with contextlib.closing(sqlite3.connect(file)) as source, contextlib.closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise OSError(f"the backup {target.name} can't be read back")
        part.replace(target)
    except sqlite3.Error as error:
        raise OSError(f"the backup {target.name} can't be made: {getattr(error, 'sqlite_errorname', '')}") from error
    finally:
        part.unlink(missing_ok=True)
    for old in _of(file, folder)[:-KEPT]:
        old.unlink()
    return target


def _of(file: Path, folder: Path) -> list[Path]:
    """The copies of one library, oldest first; another's name may begin as this one's."""
    name = re.compile(re.escape(file.stem) + r"-\d{8}T\d{6,12}Z-[^/]*\.sqlite")
    return sorted(path for path in folder.iterdir() if name.fullmatch(path.name))
