"""The values that go into the sorting and come out of it."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """A text on the wall; `cluster` is the id of the cluster it lies in."""

    key: str
    text: str
    cluster: str | None = None


class Why(NamedTuple):
    """What a suggestion rests on: whole words of the note itself, and the keys of the nearest notes."""

    words: tuple[str, ...]
    notes: tuple[str, ...]


class Suggestion(NamedTuple):
    """A cluster where a note may belong; `score` lies between 0 and 1."""

    cluster: str
    score: float
    why: Why


class Ranking(NamedTuple):
    """At most three clusters, the likeliest first; none where nothing can be said.

    `confident`: the first is right so often that it may be preselected.
    """

    suggestions: tuple[Suggestion, ...]
    confident: bool


class Likeness(NamedTuple):
    """How like something a note (or a cluster) is."""

    key: str
    score: float


class Pair(NamedTuple):
    """Two notes that say nearly the same; `a` came before `b`."""

    a: str
    b: str
    score: float


class Group(NamedTuple):
    """Notes that may belong together; without a `name` a person is asked for one."""

    name: str
    subtitle: str
    notes: tuple[str, ...]
    why: Why
