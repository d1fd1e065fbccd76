"""Files that leave and enter: `.workshop` (documented JSON in a zip) and `.json` whole, sheets and plain text as ideas."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from workshops.exchange import columns, document, grids
from workshops.exchange.spreadsheet import Row
from workshops.model import Workshop
from workshops.text import Refused

INSIDE = "workshop.json"
WHOLE = (".workshop", ".json")
LARGEST, LARGEST_SHEET = 64 * 1024 * 1024, 32 * 1024 * 1024
"""Bytes that a workshop may unpack to, and that a file of ideas may have."""


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
    rows: list[Row] = field(default_factory=list)
    left_out: tuple[str, ...] = ()


def holds_ideas(file: Path) -> bool:
    """Whether a file is one of ideas by its name, and no whole workshop."""
    return file.suffix.casefold() in (*grids.TEXTS, *grids.BOOKS)


def bring(file: Path, *, fresh_ids: bool = False) -> Brought:
    """Read a file; raises CannotRead, TooLarge, BrokenFile, UnknownKind and what the readers of its kind raise."""
    suffix = file.suffix.casefold()
    if suffix in WHOLE:
        return Brought(workshop=document.read(_json(_data(file), file.name), fresh_ids=fresh_ids))
    if not holds_ideas(file):
        _data(file)  # a file that is not there is told before its kind
        raise UnknownKind(suffix=suffix)
    sheet = columns.sheet(_data(file, LARGEST_SHEET), suffix)
    return Brought(rows=sheet.rows, left_out=sheet.left_out)


def open_grids(file: Path) -> tuple[grids.Grid, ...]:
    """The grids of a file of ideas, to be looked at before it is taken in; raises as `bring`."""
    if not holds_ideas(file):
        raise UnknownKind(suffix=file.suffix.casefold())
    return grids.read(_data(file, LARGEST_SHEET), file.suffix.casefold())


def _data(file: Path, most: int = LARGEST) -> bytes:
    """All of a file that is no larger than anything of ours."""
    try:
        if not file.is_file() and file.exists():
            raise CannotRead(file=file.name)
        with file.open("rb") as source:
            data = source.read(most + 1)
    except OSError:
        raise CannotRead(file=file.name) from None
    if len(data) > most:
        raise TooLarge(megabytes=most // 1024**2)
    return data


def _json(data: bytes, name: str) -> Any:
    try:
        if data[:4] == b"PK\x03\x04":
            data = _unzipped(data, name)
        return json.loads(data.decode("utf-8-sig"))
    except (
        ValueError,
        KeyError,
        RecursionError,
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
    ):
        raise BrokenFile(file=name) from None


def _unzipped(data: bytes, name: str) -> bytes:
    """The document in a `.workshop` file. Nothing is unpacked to disk, and never more than we would write."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        inside = [part for part in parts if part.filename == INSIDE]
        unsafe = any(part.flag_bits & 1 or grids.leads_out(part.filename) for part in parts)
        if len(inside) != 1 or len(parts) > grids.PARTS or unsafe or inside[0].file_size > LARGEST:
            raise BrokenFile(file=name)
        return archive.read(inside[0])


def as_json(workshop: Workshop) -> bytes:
    """The documented JSON as a file's bytes."""
    return encoded(document.write(workshop))


def encoded(written: Mapping[str, Any]) -> bytes:
    """A document as the bytes of a `.json` file."""
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def zipped(data: bytes) -> bytes:
    """The bytes of a `.json` file as those of a `.workshop` file."""
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
