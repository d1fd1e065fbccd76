"""What the room may see, as frozen values: the only thing that a page of the shared screen is ever given."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.shared_screen.matter_values import DateSeen, FollowUp, Merged, Monitoring
from workshops.polled.values import Earlier, Results
from workshops.standings import Standing

Progress = tuple[float, float, float, float]
Counts = tuple[tuple[str | None, int], ...]
"""How many notes there are of each target group, in the order of the meeting."""


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a page: the phase (or none), what kind of work it is, the activity's title, and how far the mark is filled."""

    phase: str | None
    work: str
    title: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Time:
    """What the room's clock shows. Seconds; `left` is negative when the time is over. `sign` is low, last, over or empty."""

    left: float
    share: float
    sign: str
    paused: bool
    phase: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """A note that the room may read."""

    id: str
    text: str
    target_group: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A team whose notes are hidden: its name, how many there are, and whether it says that it has finished."""

    team: str
    notes: int
    done: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A target group's latest visible notes, newest first, of `count` in all, and the teams that write for it in hiding."""

    target_group: str | None
    count: int
    notes: tuple[Note, ...]
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A card of a deck that is held up: its title, the question it asks, and the name of the deck."""

    title: str
    question: str
    deck: str


@dataclass(frozen=True, slots=True)
class Explore:
    """Ideas as they come, one column for each target group, under the challenge and the card that is held up."""

    head: Head
    question: str
    columns: tuple[Column, ...]
    prompt: Prompt | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A cluster: its visible notes, latest placed first. `dragged` are notes that hang over it and are not yet let go."""

    id: str
    name: str
    question: str
    counts: Counts
    notes: tuple[Note, ...]
    naming: bool = False
    asking: bool = False
    target: bool = False
    dragged: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Define:
    """The clusters, the target groups there are, how many notes there are in all, and how many have no place yet."""

    head: Head
    groups: tuple[str | None, ...]
    notes: int
    cards: tuple[Card, ...]
    unplaced: int


@dataclass(frozen=True, slots=True)
class Option:
    """A cluster to vote on. `number` is its key; an unnamed one is known by its first note."""

    number: int
    name: str
    question: str
    first: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class BallotSeen:
    """The ballot being filled in, as the room sees it: whose, how many dots lie, and never on what."""

    team: str
    laid: int
    budget: int


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote that is open, or about to be (`open` is False)."""

    head: Head
    open: bool
    options: tuple[Option, ...]
    budget: int
    stacking: bool
    by_team: bool
    cast: int
    expected: int
    ballot: BallotSeen | None = None


@dataclass(frozen=True, slots=True)
class MarksSeen:
    """The line of marks being typed, as the room sees it: for which role, how many marks stand there, and never which."""

    role: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Assess:
    """What is to be assessed, and how many have answered in each role. No mark is in it."""

    head: Head
    title: str
    areas: tuple[str, ...]
    least: int
    most: int
    low: str
    high: str
    roles: tuple[tuple[str, int], ...]
    crowd: int
    closed: bool
    typing: MarksSeen | None = None


@dataclass(frozen=True, slots=True)
class Assessed:
    """The result of an assessment that was shown, as a picture or as a table."""

    head: Head
    standing: Standing
    table: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """An option with its votes."""

    name: str
    first: str
    votes: int


@dataclass(frozen=True, slots=True)
class Result:
    """A closed vote, most votes first."""

    head: Head
    rows: tuple[Ranked, ...]
    dots: int
    cast: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A team's sheet from afar: the name given to the idea and how many of the fields are written."""

    team: str
    target_group: str | None
    name: str
    hidden: bool
    filled: int
    fields: int


@dataclass(frozen=True, slots=True)
class Develop:
    """How far each team has come with its sheet."""

    head: Head
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One place in the queue of presentations. `state` is done, now or next; `name` is the team's while its words are hidden."""

    number: int
    name: str
    team: str
    target_group: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Queue:
    """The presentations before, between and after: nobody stands before the room."""

    head: Head
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Pitch:
    """A concept before the room. `fields` are (field, words); empty while the team's words are hidden."""

    head: Head
    team: str
    number: int
    total: int
    target_group: str | None
    name: str
    pitch: str
    hidden: bool
    fields: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    turns: tuple[Turn, ...]
    presented: bool = True


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided (text, level) and what will be done (what, role, due as an ISO date).

    `deferred` are the places among the decisions of those that were put off to the next meeting.
    """

    head: Head
    decisions: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str, str], ...]
    deferred: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A step of the meeting on the line: the phase, `line` or `break`, its minutes and how much of it is done."""

    kind: str
    minutes: int
    done: float
    skipped: bool


@dataclass(frozen=True, slots=True)
class TeamSeen:
    """A team as the room sees it: its name, target group, how many people, and where they come from as numbers."""

    name: str
    target_group: str | None
    size: int
    mix: str


@dataclass(frozen=True, slots=True)
class Teams:
    """Who works together."""

    head: Head
    teams: tuple[TeamSeen, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A point noted; `team` is empty where it is the whole room's, `field` where the method has none."""

    id: str
    text: str
    team: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Calm:
    """An activity with nothing to work on together: its title, who leads it (a role), what was noted, what comes afterwards."""

    head: Head
    points: tuple[Said, ...]
    waiting: tuple[Waiting, ...]
    following: str
    line: tuple[Stretch, ...]
    at: int
    challenge: str
    presenter: str = ""
    dates: tuple[DateSeen, ...] = ()
    """When people meet next, in the last step."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the room, `number` of `total` in its activity.

    While the answers are hidden `found` has how many there are and nothing of what they say, and `last` is None.
    """

    head: Head
    number: int
    total: int
    found: Results
    last: Earlier | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """How phones come in, large, in the place of an activity: `link` is what the QR code holds."""

    head: Head
    address: str
    code: str
    link: str
    joined: int
    answered: int


@dataclass(frozen=True, slots=True)
class Welcome:
    """Before the meeting begins, or (`over`) when it has ended. `start` and `end` are HH:MM of the plan."""

    title: str
    organisation: str
    date: str
    place: str
    start: str
    end: str
    challenge: str
    line: tuple[Stretch, ...]
    over: bool = False
    ideas: int = 0
    concepts: int = 0
    decisions: int = 0
    actions: int = 0
    dates: tuple[DateSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Nothing:
    """No workshop lies on the desk."""


@dataclass(frozen=True, slots=True)
class Line:
    """The entry line as the room sees it. While `hidden`, `text` is empty and `length` all that is told."""

    mode: str
    team: str
    target_group: str | None
    kind: str
    text: str
    length: int
    hidden: bool
    offered: int = 0
    caution: str = ""
    """The kind of personal data that stands on the line, never what it says; empty while the line is hidden."""
    field: str = ""


Activities = (
    Explore | Define | Assess | Assessed | Vote | Result | Develop | Queue | Pitch | Decisions | Calm | Question
)
Headed = Activities | FollowUp | Monitoring | Merged
"""The pages of activities."""
Page = Headed | Teams | Join | Welcome | Nothing
