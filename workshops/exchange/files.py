"""Files that leave and enter: `.workshop` (documented JSON in a zip), `.json`, `.csv` and plain text."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from workshops.exchange import document, spreadsheet
from workshops.model import Workshop
from workshops.text import Refused

INSIDE = "workshop.json"
LARGEST = 64 * 1024 * 1024  # bytes that a file may unpack to


class CannotRead(Refused):
    """The file can't be opened; `file` says which."""


class CannotWrite(Refused):
    """The file can't be written; `file` says which."""


class NoRoom(Refused):
    """The disk is full; `file` says what could not be written."""


class TooLarge(Refused):
    """The file is larger than anything of ours; `megabytes` is the most that is taken in."""


class UnknownKind(Refused):
    """No such kind of file; `suffix` says which."""


class BrokenFile(Refused):
    """The file is damaged or is no file of ours; `file` says which."""


@dataclass(slots=True)
class Brought:
    """What a file holds: a whole workshop, or rows of ideas and the headings of what is left out."""

    workshop: Workshop | None = None
    rows: list[spreadsheet.Row] = field(default_factory=list)
    left_out: tuple[str, ...] = ()


def bring(file: Path, *, fresh_ids: bool = False) -> Brought:
    """Read a file; raises CannotRead, BrokenFile, UnknownKind and what the readers of its kind raise."""
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= LARGEST else b""
    except OSError:
        raise CannotRead(file=file.name) from None
    if size > LARGEST:
        raise TooLarge(megabytes=LARGEST // 1024**2)
    suffix = file.suffix.casefold()
    if suffix in (".workshop", ".json"):
        return Brought(workshop=document.read(_json(data, file.name), fresh_ids=fresh_ids))
    if suffix in (".csv", ".tsv", ".txt", ""):
        sheet = spreadsheet.sheet(data)
        return Brought(rows=sheet.rows, left_out=sheet.left_out)
    raise UnknownKind(suffix=suffix)


def _json(data: bytes, name: str) -> Any:
    try:
        if data[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if archive.getinfo(INSIDE).file_size > LARGEST:
                    raise BrokenFile(file=name)
                data = archive.read(INSIDE)
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, KeyError, RecursionError, zipfile.BadZipFile, NotImplementedError, EOFError):
        raise BrokenFile(file=name) from None


def send(workshop: Workshop, file: Path, target_group: Callable[[str | None], str]) -> None:
    """Write a workshop as the kind its name says, whole or not at all; raises UnknownKind, CannotWrite."""
    suffix = file.suffix.casefold()
    if suffix == ".csv":
        data = spreadsheet.write(workshop, target_group)
    elif suffix == ".json":
        data = as_json(workshop)
    elif suffix == ".workshop":
        data = _zipped(as_json(workshop))
    else:
        raise UnknownKind(suffix=suffix)
    put(file, data)


def as_json(workshop: Workshop) -> bytes:
    """The documented JSON as a file's bytes."""
    return (json.dumps(document.write(workshop), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(INSIDE, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def put(file: Path, data: bytes) -> None:
    """Write bytes under a name that never holds half of them; raises CannotWrite, also where no plain file stands."""
    part = file.with_name(f".{uuid4().hex}.part")
    try:
        if file.exists() and not file.is_file():
            raise CannotWrite(file=str(file))
        with part.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        if error.errno == errno.ENOSPC:
            raise NoRoom(file=str(file)) from None
        raise CannotWrite(file=str(file)) from None
