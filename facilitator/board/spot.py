"""What lies under the pointer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """What lies at a place of the board.

    `where` is `cluster`, `wall` (empty, between and below the clusters), `strip` (the unplaced) or `outside`. `note` is the
    note there, `head` says that it is a cluster's head, and `before` is the note before which something dropped goes in.
    """

    where: str = "outside"
    cluster: str | None = None
    note: str | None = None
    head: bool = False
    before: str | None = None
