"""What lies under the pointer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """What lies at a place of the board.

    `where` is `cluster`, `wall` (empty, between and below the clusters), `new` (the place for a new cluster among the
    offers), `strip` (the unplaced) or `outside`. `note` is the note there and `onto` the same when it is its middle: dropped
    there, the two become a cluster. `head` says that it is a cluster's head, `folds` that a click there folds the cluster or
    opens it, and `before` is the note before which something dropped goes in.
    """

    where: str = "outside"
    cluster: str | None = None
    note: str | None = None
    head: bool = False
    before: str | None = None
    onto: str | None = None
    folds: bool = False
