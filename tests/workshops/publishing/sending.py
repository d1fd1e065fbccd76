"""Publishes as a person would, without a window: order, pack, log, write, log."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.builders import NOW
from workshops.labels import Words
from workshops.publishing import log, parcel, writing
from workshops.publishing.items import End, Item
from workshops.publishing.outbox import Outbox
from workshops.publishing.places import BY_HANDLE
from workshops.publishing.space import Space
from workshops.storage.library import Library


def queued(
    library: Library, key: str, space: Path, kinds: Sequence[str] = ("summary", "data", "page"), **more: object
) -> tuple[Item, ...]:
    """Pack and log, without writing anything in the space."""
    asked = parcel.order(library.workshop(key), Words("sv"), NOW, Space(space), kinds, **more)  # type: ignore[arg-type]
    items = parcel.pack(asked, Outbox.beside(library.file))
    there = writing.arrived(log.waiting(library.workshop(key)))
    library.edit(key, log.queue, items, NOW, there, undoable=False)
    return items


def sent(library: Library, key: str, *, by_handle: bool = BY_HANDLE) -> tuple[End, ...]:
    """Write what waits, and log how it went."""
    outbox = Outbox.beside(library.file)
    ends = writing.send(log.waiting(library.workshop(key)), outbox, by_handle=by_handle)
    library.edit(key, log.settle, ends, NOW + 60, undoable=False)
    outbox.drop([end.id for end in ends if end.published])
    return ends


def assert_true(library: Library, key: str) -> None:
    """What the log claims is there, whole; and nothing under a final name is half."""
    rows = library.workshop(key).publications
    for row in rows:
        path = log.item_of(row).path
        if row.state == log.PUBLISHED:
            assert writing.checksum(path.read_bytes()) == row.checksum
            assert path.stat().st_size == row.size
    for folder in {log.item_of(row).path.parent for row in rows}:
        for path in folder.iterdir() if folder.is_dir() else ():
            assert path.suffix == ".tmp" or writing.checksum(path.read_bytes()) in {row.checksum for row in rows}
