"""Files of data (TOML, JSON) as values, kept in a form that is read faster: as Python does with its own modules.

What was parsed lies in `__pycache__` beside the file, stamped with the file's size and time. It is used only where all
of it is whole and the stamp is that of the file, and written only where Python may write its own.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import zlib
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

FORM = b"dd1\n"
CHECK = 4
"""Bytes of the sum that stands between the form and the values."""


def read(path: Path, until: str = "") -> dict[str, Any]:
    """The file's values, no further than a line that begins with `until`.

    Raises OSError where it can't be read, and ValueError (UnicodeDecodeError, TOMLDecodeError, JSONDecodeError) where
    it is no such file.
    """
    about = path.stat()
    stamp = (about.st_size, about.st_mtime_ns, until)
    file = place(path, until)
    found = kept(file)
    if isinstance(found, tuple) and len(found) == 2 and found[0] == stamp and isinstance(found[1], dict):
        return found[1]
    values = _parsed(path, until)
    keep(file, (stamp, values))
    return values


def place(path: Path, until: str = "") -> Path:
    """Where the values of a file are kept."""
    part = ".head" if until else ""
    return Path(cache_from_source(str(path))).with_name(f"{path.name}{part}.{sys.implementation.cache_tag}")


def _parsed(path: Path, until: str) -> dict[str, Any]:
    text = path.read_bytes().decode("utf-8")
    if until:
        text = text.partition(f"\n{until}")[0]
    if path.suffix == ".json":
        import json

        values: dict[str, Any] = json.loads(text)
        return values
    import tomllib

    return tomllib.loads(text)


def kept(file: Path) -> Any:
    """What is kept there; None where it is not whole."""
    try:
        data = file.read_bytes()
        form, check, body = data[: len(FORM)], data[len(FORM) : len(FORM) + CHECK], data[len(FORM) + CHECK :]
        if form != FORM or zlib.crc32(body).to_bytes(CHECK, "big") != check:
            return None
        return marshal.loads(body)
    except (OSError, ValueError, TypeError, EOFError):
        return None


def keep(file: Path, content: Any) -> None:
    """Write it whole or not at all, where Python may write its own; a folder that can't be written costs only time."""
    if sys.dont_write_bytecode:
        return
    with contextlib.suppress(OSError, ValueError):  # ValueError: a kind of value that can't be kept (a date)
        body = marshal.dumps(content)
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{file.name}.{os.getpid()}.part")
        part.write_bytes(FORM + zlib.crc32(body).to_bytes(CHECK, "big") + body)
        part.replace(file)
