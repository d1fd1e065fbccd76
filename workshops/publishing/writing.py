"""Writes files into the shared space: beside under a name of its own, on disk, read back, then renamed. Half a file never has a final name."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from pathlib import Path

from workshops.publishing.items import End, Item
from workshops.publishing.outbox import Outbox
from workshops.publishing.places import BY_HANDLE, Place, opened
from workshops.publishing.trouble import NameTaken, NotReadBack, said
from workshops.text import Refused

LAST = "page"
"""The kind that is written last: it tells of all the others, so it waits where one of them does."""


def checksum(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def temporary(key: str) -> str:
    """The name of a file while it is written. Clouds leave `.tmp` where it is, so that no half file travels."""
    return f".{key[:16]}.tmp"


def send(items: Sequence[Item], outbox: Outbox, *, by_handle: bool = BY_HANDLE) -> tuple[End, ...]:
    """Write what waits; one end for each item, none raises. May be done again after anything, also after being killed."""
    ends = [_sent(item, outbox, by_handle) for item in items if item.kind != LAST]
    stuck = next((end.reason for end in ends if not end.published), "")
    for item in items:
        if item.kind == LAST:
            ends.append(End(item.id, stuck) if stuck else _sent(item, outbox, by_handle))
    return tuple(ends)


def arrived(items: Sequence[Item], *, by_handle: bool = BY_HANDLE) -> tuple[End, ...]:
    """Those of what waits that lie whole in their places: the program was stopped before it could say so."""
    return tuple(End(item.id) for item in items if _has_arrived(item, by_handle))


def _has_arrived(item: Item, by_handle: bool) -> bool:
    try:
        with opened(Path(item.space), item.folder, by_handle=by_handle) as place:
            return item.name in place.names() and _is_whole(place, item.name, item)
    except (Refused, OSError):
        return False


def _sent(item: Item, outbox: Outbox, by_handle: bool) -> End:
    folder = Path(item.space) / item.folder
    try:
        with opened(Path(item.space), item.folder, by_handle=by_handle) as place:
            deliver(place, item, outbox)
    except Refused as refusal:
        return End(item.id, type(refusal).__name__)
    except OSError as error:
        return End(item.id, type(said(error, folder, item.name)).__name__)
    return End(item.id)


def deliver(place: Place, item: Item, outbox: Outbox) -> None:
    """Bring one file to its final name and read it back there; raises NameTaken, NotReadBack, GoneFromQueue and OSError.

    A file that lies there whole already was written before the program was stopped: then there is nothing left to do.
    """
    part = temporary(item.id)
    place.remove(part)
    if item.name in place.names():
        if not _is_whole(place, item.name, item):
            raise NameTaken(file=item.name)
        return
    data = outbox.get(item.id)
    if checksum(data) != item.checksum:
        raise NotReadBack(file=item.name)
    try:
        place.create(part, data)
        if not _is_whole(place, part, item):
            raise NotReadBack(file=item.name)
        place.rename(part, item.name)
    except FileExistsError:
        place.remove(part)
        raise NameTaken(file=item.name) from None
    except BaseException:
        with contextlib.suppress(OSError):
            place.remove(part)
        raise
    place.settle()
    if not _is_whole(place, item.name, item):
        raise NotReadBack(file=item.name)


def _is_whole(place: Place, name: str, item: Item) -> bool:
    try:
        data = place.read(name)
    except OSError:
        return False
    return len(data) == item.size and checksum(data) == item.checksum
