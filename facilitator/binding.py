"""Loads PySide, whose own Python modules come as source and would be compiled anew at every start: compiled they are kept."""

from __future__ import annotations

import builtins
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any

from workshops import parsed

OWN = "shibokensupport/"
"""What the names of PySide's own modules begin with."""


def load() -> None:
    """Import the core of Qt; a second time it costs nothing. Raises ImportError without the system's libraries."""
    with _kept_code(parsed.place(Path(__file__))):
        import PySide6.QtCore  # noqa: F401


@contextmanager
def _kept_code(place: Path) -> Iterator[None]:
    """While this lasts, what is compiled of PySide's own is taken from a file, and put there where it is missing."""
    known: dict[tuple[str, int, int], CodeType] = parsed.kept(place) or {}
    before, plainly = len(known), builtins.compile

    def compiled(source: Any, filename: Any, mode: str, *flags: Any, **more: Any) -> Any:
        if flags or more or mode != "exec" or not isinstance(source, bytes) or not str(filename).startswith(OWN):
            return plainly(source, filename, mode, *flags, **more)
        key = (str(filename), len(source), zlib.crc32(source))
        if key not in known:
            known[key] = plainly(source, filename, mode)
        return known[key]

    builtins.compile = compiled
    try:
        yield
    finally:
        builtins.compile = plainly
    if len(known) > before:
        parsed.keep(place, known)
