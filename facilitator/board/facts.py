"""What the board knows, as plain values: notes, clusters, and what one change did to them."""

from __future__ import annotations

from dataclasses import dataclass

Group = str | None
"""A cluster's id, or None for the notes that have no place yet."""

Place = tuple[float, int, str]
"""Where a note stands among the others of its group: its place, its running number, its id."""


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What is shown of a note; `others` are the notes under it that say the same, each with its id and its words."""

    key: str
    text: str
    target_group: str | None
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ClusterFacts:
    """What is shown of a cluster beside its notes. `put` is where it was placed by hand; None stands in the rows."""

    key: str
    name: str
    question: str
    collapsed: bool
    put: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What one change did to the board.

    `order` says that clusters came, went or changed places; `groups` are those with other notes or words than before;
    `notes` are those that came or look different, `added` those that came, `moved` those that lie in another group than
    before; `gone` are ids that are no longer there; `hidden` says that the number of hidden notes is another.
    """

    order: bool = False
    groups: frozenset[Group] = frozenset()
    notes: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    hidden: bool = False


class Marks:
    """What a step has touched so far."""

    def __init__(self) -> None:
        self.groups: set[Group] = set()
        self.notes: set[str] = set()
        self.added: set[str] = set()
        self.moved: set[str] = set()
        self.gone: set[str] = set()

    def compare(self, key: str, old: tuple[Group, Place] | None, now: tuple[Group, Place], looks_new: bool) -> None:
        """Note where a note was and where it is."""
        if old is None:
            self.added.add(key)
        elif old[0] != now[0]:
            self.moved.add(key)
        if old != now:
            self.groups |= {now[0]} if old is None else {now[0], old[0]}
        if looks_new:
            self.notes.add(key)
            self.groups.add(now[0])

    def step(self, order: bool, hidden: bool) -> Step:
        """All of it as a value."""
        return Step(
            order=order,
            groups=frozenset(self.groups - self.gone),
            notes=frozenset(self.notes),
            added=frozenset(self.added),
            moved=frozenset(self.moved),
            gone=frozenset(self.gone),
            hidden=hidden,
        )
