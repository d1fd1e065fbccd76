"""What is shown before it is committed: values that travel on `desk.previewed`, unrecorded, to whoever may show them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dragging:
    """Notes are being dragged; `cluster` is the one they hover over (None: none). Empty `ideas` means that they were let go."""

    ideas: tuple[str, ...] = ()
    cluster: str | None = None


@dataclass(frozen=True, slots=True)
class Prompting:
    """A card is held up for the room while ideas are written; an empty `title` means that it was taken away."""

    title: str = ""
    question: str = ""
    deck: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """A cluster's name or question is being typed; None as `text` means that typing ended."""

    cluster: str
    text: str | None = None
    field: str = "name"


@dataclass(frozen=True, slots=True)
class ShowingTable:
    """Somebody chose to show the room figures as a table, or as the picture again."""

    shown: bool


@dataclass(frozen=True, slots=True)
class ShowingTeams:
    """Somebody chose to show the room who is in which group, or to show it the activity again."""

    shown: bool


@dataclass(frozen=True, slots=True)
class ShowingPoints:
    """In an activity with questions somebody looks at what is worth remembering instead, or at a question again."""

    shown: bool


@dataclass(frozen=True, slots=True)
class Following:
    """The matter, or the piece of news, that is talked of just now, by id; empty for none."""

    key: str = ""


@dataclass(frozen=True, slots=True)
class Merging:
    """How the points of a discussion are shown: `sides` team by team, `together` each once; empty as they came.

    `alike` are the pairs of ids that say nearly the same.
    """

    how: str = ""
    alike: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Joining:
    """How phones come in and how many have; an empty `address` means that they are not asked now.

    `large` fills the room's screen with it; else it stands in a narrow band.
    """

    address: str = ""
    code: str = ""
    link: str = ""
    joined: int = 0
    answered: int = 0
    large: bool = False


Shown = Naming | Dragging | Prompting | ShowingTeams | ShowingPoints | ShowingTable | Following | Merging | Joining
