"""What the room sees of the meeting around the workshop, as frozen values: what was open, the world outside, merged points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.shared_screen.values import Head


@dataclass(frozen=True, slots=True)
class Matter:
    """Something from an earlier meeting. `state` is waiting, open, done, settled or decided; `since` an ISO day or empty."""

    id: str
    kind: str
    text: str
    state: str
    since: str
    began: str
    level: str = ""
    role: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was open the last time; `at` is the id of the matter that is talked of now."""

    head: Head
    matters: tuple[Matter, ...]
    at: str = ""


@dataclass(frozen=True, slots=True)
class NewsSeen:
    """Something from the world outside, with where it can be read in short."""

    id: str
    title: str
    host: str
    summary: str


@dataclass(frozen=True, slots=True)
class Monitoring:
    """What was brought up from outside, the latest last, and the points noted; `at` is what is talked of now."""

    head: Head
    news: tuple[NewsSeen, ...]
    at: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideSeen:
    """A team's points, and how many of them wait for its reveal; without a name they are the whole room's."""

    team: str
    target_group: str | None
    points: tuple[str, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class SharedSeen:
    """A point, and the teams that said it or nearly the same."""

    text: str
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """A discussion merged: team by team, or (`together`) every point once."""

    head: Head
    sides: tuple[SideSeen, ...]
    together: tuple[SharedSeen, ...] | None = None


@dataclass(frozen=True, slots=True)
class DateSeen:
    """When people meet next."""

    date: str
    start: str
    ends: str
    place: str
    title: str = ""
