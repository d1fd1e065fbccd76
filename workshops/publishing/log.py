"""The log of publications: verbs that say what waits and what has been published, and never more than that. No part of undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from workshops.model import Publication, Workshop, find, values_of
from workshops.publishing.items import End, Item
from workshops.release import VERSION
from workshops.summary.telling import local

QUEUED, PUBLISHED = "queued", "published"


def queue(workshop: Workshop, items: Sequence[Item], now: float, arrived: Sequence[End] = ()) -> None:
    """These files are about to be written. What waited before gives way to them: it was an older state of the same.

    What of it has `arrived` all the same is published, and stays.
    """
    settle(workshop, arrived, now)
    for row in [row for row in workshop.publications if row.state == QUEUED]:
        workshop.publications.remove(row)
    last = max((row.seq for row in workshop.publications), default=0)
    for number, item in enumerate(items, start=last + 1):
        workshop.publications.append(Publication(**asdict(item), seq=number, asked=now, program=VERSION))


def settle(workshop: Workshop, ends: Sequence[End], now: float) -> None:
    """How it went: what has been read back is published, the rest waits and says why."""
    for end in ends:
        row = find(workshop, Publication, end.id)
        row.reason = end.reason
        if end.published and row.state == QUEUED:
            row.state, row.published = PUBLISHED, now


def withdraw(workshop: Workshop, now: float = 0.0, arrived: Sequence[End] = ()) -> None:
    """What waits is not to be published any more; what of it has `arrived` all the same is published, and stays."""
    settle(workshop, arrived, now)
    for row in [row for row in workshop.publications if row.state == QUEUED]:
        workshop.publications.remove(row)


def waiting(workshop: Workshop) -> tuple[Item, ...]:
    """The files that wait, in the order they are to be written."""
    return tuple(item_of(row) for row in workshop.publications if row.state == QUEUED)


def published(workshop: Workshop) -> tuple[Publication, ...]:
    """The rows of what has been published, the oldest first."""
    return tuple(row for row in workshop.publications if row.state == PUBLISHED)


def latest(workshop: Workshop) -> tuple[Publication, ...]:
    """The rows of the publication that was asked for last, published or not."""
    last = max(workshop.publications, key=lambda row: row.seq, default=None)
    return tuple(row for row in workshop.publications if last is not None and row.batch == last.batch)


def item_of(row: Publication) -> Item:
    """A row as a frozen value."""
    return Item(**{field.name: getattr(row, field.name) for field in fields(Item)})


def as_row(row: Publication) -> dict[str, Any]:
    """A row of the log as plain values for JSON, with the whole path, and when it was published by the clock on the wall."""
    values = {name: value for name, value in values_of(row).items() if name != "workshop_id"}
    when = local(row.published).isoformat(timespec="seconds") if row.published is not None else None
    return values | {"when": when, "path": str(item_of(row).path)}
