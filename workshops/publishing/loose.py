"""One file under a free name in a folder: paper to print, a draft to look at. Nothing of it stands in a log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workshops.exchange import files


def free_name(folder: Path, name: str) -> Path:
    """The path of `name` in a folder, with _v2, _v3 … before the suffix where the name is taken."""
    stem, dot, suffix = name.rpartition(".")
    path, version = folder / name, 1
    while path.exists():
        version += 1
        path = folder / f"{stem}_v{version}{dot}{suffix}"
    return path


def put(folder: Path, name: str, write: Callable[[Path], object]) -> Path:
    """Let `write` fill a file in the folder under a free name; the folder is made where it is missing.

    `write` must leave a whole file or none. Returns its path; raises CannotWrite.
    """
    target = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = free_name(folder, name)
        write(target)
    except OSError:
        raise files.CannotWrite(file=str(target)) from None
    return target
