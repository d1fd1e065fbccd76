"""What comes from phones and what it leads to, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from workshops.serving.messages import Message


@dataclass(frozen=True, slots=True)
class Sent:
    """A message with who sent it (a random number that the phone made) and the team that sits there."""

    me: str
    team: str | None
    message: Message


@dataclass(frozen=True, slots=True)
class Way:
    """The way in: what the codes hold, what rows are named with, where phones may write, and whether new words wait."""

    token: str
    code: str
    secret: str
    port: int
    activities: frozenset[str]
    waits: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Words that wait for a person. `why` is empty, or what makes one look twice (`words`, `personal`)."""

    id: str
    kind: str
    team: str | None
    text: str
    why: str
