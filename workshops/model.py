"""The workshop and what belongs to it, as mapped classes.

Every row hangs directly on its workshop and names other rows by id, so that a recorded change of a row is all there
is to know about it: no secondary tables and no collections that a foreign key would have to keep in step.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import ColumnDefault, ForeignKey, MetaData, String, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, object_session, relationship
from sqlalchemy.orm.attributes import instance_state

from workshops.text import Refused

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class NotFound(Refused):
    """The row a verb was asked about is not in this workshop (any more)."""


def new_id() -> str:
    """A random UUID (version 4), made by the client; it tells nothing of when or by whom."""
    return uuid4().hex


def column(default: Any = None, *, key: str = "", **more: Any) -> Any:
    """A column whose old value is always known when it is set, so that no edit goes unrecorded.

    `key` names the row this column points to; such keys are checked at commit, so that undo may restore rows in any order.
    """
    if key:
        return mapped_column(
            ForeignKey(key, deferrable=True, initially="DEFERRED"), default=default, active_history=True, **more
        )
    return mapped_column(default=default, active_history=True, **more)


class Base(DeclarativeBase):
    """What every row has: an id of its own."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: String}

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id, active_history=True)

    def __init__(self, **values: Any) -> None:
        """Columns not given get their defaults at once, so that a new row can be read before it is written."""
        defaults = defaults_of(type(self))
        strange = values.keys() - defaults.keys()
        if strange:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(strange))}")
        for name, value in {**defaults, "id": new_id(), **values}.items():
            if value is not ABSENT:
                setattr(self, name, value)


ABSENT = object()
"""Stands for the value of a column that has no default and may not be empty."""


@cache
def defaults_of(kind: type[Base]) -> dict[str, object]:
    """What each column of a new row is unless something else is said.

    A column that may be empty is set to None: one that was never set has no "before" when it is changed.
    """
    found: dict[str, object] = {}
    for name, attribute in kind.__mapper__.columns.items():
        default = attribute.default
        if isinstance(default, ColumnDefault) and default.is_scalar:
            found[name] = default.arg
        else:
            found[name] = None if attribute.nullable else ABSENT
    return found


def values_of(row: Base) -> dict[str, Any]:
    """Every column of a row."""
    return {name: getattr(row, name) for name in row.__mapper__.columns.keys()}


def _belongs(table_args: str = "workshops.id") -> Any:
    return mapped_column(ForeignKey(table_args, deferrable=True, initially="DEFERRED"), index=True, active_history=True)


ORDER = ("position", "seq", "number")
"""The columns that rows may be ordered by; rows of equal number are ordered by id."""


def _rows(order: str = "") -> Any:
    """The rows of a kind that hang on a workshop, in their order.

    A row put into the collection belongs to the workshop, one taken out is removed (see `_belong` and `_leave` below).
    The collection itself is no business of the flush, which would compare all its rows at each edit.
    """
    return relationship(viewonly=True, order_by=order or False)


class Workshop(Base):
    """One occasion with its agenda, its challenge and everything the room made of it."""

    __tablename__ = "workshops"

    title: Mapped[str] = column("")
    kind: Mapped[str] = column("workshop")
    template: Mapped[str] = column("")
    language: Mapped[str] = column("sv")
    date: Mapped[str] = column("")  # ISO 8601, YYYY-MM-DD; empty = not decided
    start: Mapped[str] = column("09:00")  # HH:MM, local time
    ends: Mapped[str] = column("")  # HH:MM when it must be over; empty = it ends when its activities do
    place: Mapped[str] = column("")
    organisation: Mapped[str] = column("")  # the network or the unit
    challenge: Mapped[str] = column("")
    record_number: Mapped[str] = column("")  # diarienummer
    target_groups: Mapped[str] = column("students teachers")  # codes of phases.TARGET_GROUPS, space between
    hide_until_reveal: Mapped[bool] = column(True)
    principles: Mapped[bool] = column(False)  # whether concepts are checked against the principles for AI
    participants: Mapped[int] = column(0)  # 0 = the sum of the teams
    state: Mapped[str] = column("draft")  # draft, running, finished
    pitch_minutes: Mapped[int] = column(4)
    touched: Mapped[float] = column(0.0)  # seconds since the epoch of the latest opening or edit

    activities: Mapped[list[Activity]] = _rows("Activity.position, Activity.id")
    teams: Mapped[list[Team]] = _rows("Team.position, Team.id")
    ideas: Mapped[list[Idea]] = _rows("Idea.seq, Idea.id")
    clusters: Mapped[list[Cluster]] = _rows("Cluster.position, Cluster.id")
    apart: Mapped[list[Apart]] = _rows()
    terms: Mapped[list[Term]] = _rows("Term.seq, Term.id")
    rounds: Mapped[list[VoteRound]] = _rows("VoteRound.number, VoteRound.id")
    tallies: Mapped[list[Tally]] = _rows()
    concepts: Mapped[list[Concept]] = _rows("Concept.position, Concept.id")
    sources: Mapped[list[Source]] = _rows("Source.position, Source.id")
    checks: Mapped[list[Check]] = _rows()
    feedback: Mapped[list[Feedback]] = _rows("Feedback.seq, Feedback.id")
    decisions: Mapped[list[Decision]] = _rows("Decision.seq, Decision.id")
    actions: Mapped[list[Action]] = _rows("Action.seq, Action.id")
    points: Mapped[list[Point]] = _rows("Point.seq, Point.id")
    parked: Mapped[list[Parked]] = _rows("Parked.seq, Parked.id")
    tags: Mapped[list[Tag]] = _rows()
    timings: Mapped[list[Timing]] = _rows()
    drafts: Mapped[list[Draft]] = _rows()
    publications: Mapped[list[Publication]] = _rows("Publication.seq, Publication.id")
    acceptances: Mapped[list[Acceptance]] = _rows()
    progress: Mapped[Progress | None] = relationship(viewonly=True, uselist=False)


class Activity(Base):
    """A timed step of the agenda (moment)."""

    __tablename__ = "activities"

    workshop_id: Mapped[str] = _belongs()
    position: Mapped[int] = column(0)
    title: Mapped[str] = column("")
    minutes: Mapped[int] = column(10)
    phase: Mapped[str | None] = column(None)  # one of phases.PHASES, or none outside the diamonds
    work: Mapped[str] = column("discussion")  # one of phases.WORKS
    method: Mapped[str | None] = column(None)  # id of a method card
    notes: Mapped[str] = column("")  # the facilitator's own; never on the shared screen
    skipped: Mapped[bool] = column(False)
    presenter: Mapped[str] = column("")  # who leads it: a role, never a person
    pinned: Mapped[str] = column("")  # HH:MM when it must begin; empty = when the ones before are over
    least: Mapped[int] = column(0)  # minutes it can't do without; 0 = what is usual for its kind
    beside: Mapped[bool] = column(False)  # it goes on at the same time as the one before
    shift: Mapped[int] = column(0)  # minutes by which a new plan lets it begin later than the ones before it add up to


class Team(Base):
    """People who work together at a table. Its notes stay hidden from the room until `revealed`."""

    __tablename__ = "teams"

    workshop_id: Mapped[str] = _belongs()
    position: Mapped[int] = column(0)
    name: Mapped[str] = column("")
    size: Mapped[int] = column(5)
    target_group: Mapped[str | None] = column(None)
    revealed: Mapped[bool] = column(False)
    done: Mapped[bool] = column(False)  # the team says it has finished writing
    mix: Mapped[str] = column("")  # where its people come from, as numbers: "Skolan 2, biblioteket 1"


class Idea(Base):
    """One note. It has no author and no time of its own, only a running number within the workshop."""

    __tablename__ = "ideas"

    workshop_id: Mapped[str] = _belongs()
    seq: Mapped[int] = column(0)
    text: Mapped[str] = column("")
    target_group: Mapped[str | None] = column(None)
    team_id: Mapped[str | None] = column(None, key="teams.id")
    cluster_id: Mapped[str | None] = column(None, key="clusters.id", index=True)
    place: Mapped[float] = column(0.0)  # order within its cluster, or among the unplaced
    discarded: Mapped[bool] = column(False)
    same_as: Mapped[str | None] = column(None, key="ideas.id")  # the note it stands under: it says the same


class Cluster(Base):
    """Notes that belong together; it may lack a name, and may hold a single note or none."""

    __tablename__ = "clusters"

    workshop_id: Mapped[str] = _belongs()
    position: Mapped[int] = column(0)
    name: Mapped[str] = column("")
    question: Mapped[str] = column("")  # How might we …?
    collapsed: Mapped[bool] = column(False)
    x: Mapped[float | None] = column(
        None
    )  # where it was put by hand, in pixels of the board at zoom 1; None = in its row
    y: Mapped[float | None] = column(None)


class Apart(Base):
    """Two notes that look alike and that somebody has found to say different things."""

    __tablename__ = "apart"

    workshop_id: Mapped[str] = _belongs()
    idea_id: Mapped[str] = column(key="ideas.id")
    other_id: Mapped[str] = column(key="ideas.id")


class Term(Base):
    """Words that mean the same in this workshop, with commas between: what sorting should know beside its lexicon."""

    __tablename__ = "terms"

    workshop_id: Mapped[str] = _belongs()
    seq: Mapped[int] = column(0)
    words: Mapped[str] = column("")


class VoteRound(Base):
    """One round of dot voting over clusters. `options` are cluster ids with a space between, in the order of their digits."""

    __tablename__ = "vote_rounds"

    workshop_id: Mapped[str] = _belongs()
    number: Mapped[int] = column(1)
    options: Mapped[str] = column("")
    budget: Mapped[int] = column(3)
    stacking: Mapped[bool] = column(True)
    unit: Mapped[str] = column("person")  # person or team: who lays one ballot
    expected: Mapped[int] = column(0)  # ballots expected in all
    cast: Mapped[int] = column(0)  # ballots laid; set when the round is closed
    closed: Mapped[bool] = column(False)


class Tally(Base):
    """How many dots an option got in a closed round. Nothing tells whose."""

    __tablename__ = "tallies"

    workshop_id: Mapped[str] = _belongs()
    round_id: Mapped[str] = column(key="vote_rounds.id")
    cluster_id: Mapped[str] = column(key="clusters.id")
    votes: Mapped[int] = column(0)


class Concept(Base):
    """A team's concept sheet: one idea developed in the five fields, with what it builds on."""

    __tablename__ = "concepts"

    workshop_id: Mapped[str] = _belongs()
    position: Mapped[int] = column(0)  # order in the pitch queue
    team_id: Mapped[str | None] = column(None, key="teams.id")
    name: Mapped[str] = column("")
    pitch: Mapped[str] = column("")  # one or two sentences, in large type when it is presented
    audience: Mapped[str] = column("")
    functionality: Mapped[str] = column("")
    technology: Mapped[str] = column("")
    interface: Mapped[str] = column("")
    challenges: Mapped[str] = column("")
    cluster_id: Mapped[str | None] = column(None, key="clusters.id")
    impact: Mapped[int] = column(0)  # 1–5, 0 = not judged
    effort: Mapped[int] = column(0)  # 1–5, 0 = not judged
    pitched: Mapped[bool] = column(False)


class Source(Base):
    """A note that a concept builds on."""

    __tablename__ = "concept_sources"

    workshop_id: Mapped[str] = _belongs()
    concept_id: Mapped[str] = column(key="concepts.id")
    idea_id: Mapped[str] = column(key="ideas.id")
    position: Mapped[int] = column(0)


class Check(Base):
    """A concept held against one principle: `answer` is yes or not_yet."""

    __tablename__ = "principle_checks"

    workshop_id: Mapped[str] = _belongs()
    concept_id: Mapped[str] = column(key="concepts.id")
    principle: Mapped[str] = column("")  # key of a card (see cards.key) in one of cards.CHECKS
    answer: Mapped[str] = column("")
    note: Mapped[str] = column("")


class Feedback(Base):
    """What the room said of a concept: plus, delta, question or idea."""

    __tablename__ = "feedback"

    workshop_id: Mapped[str] = _belongs()
    seq: Mapped[int] = column(0)
    concept_id: Mapped[str] = column(key="concepts.id")
    kind: Mapped[str] = column("plus")
    text: Mapped[str] = column("")


class Decision(Base):
    """What was decided and at what level (phases.LEVELS)."""

    __tablename__ = "decisions"

    workshop_id: Mapped[str] = _belongs()
    seq: Mapped[int] = column(0)
    text: Mapped[str] = column("")
    level: Mapped[str] = column("network")
    concept_id: Mapped[str | None] = column(None, key="concepts.id")


class Action(Base):
    """Who (a role, never a person), what and when."""

    __tablename__ = "actions"

    workshop_id: Mapped[str] = _belongs()
    seq: Mapped[int] = column(0)
    what: Mapped[str] = column("")
    role: Mapped[str] = column("")
    due: Mapped[str] = column("")  # ISO date, or empty
    done: Mapped[bool] = column(False)
    concept_id: Mapped[str | None] = column(None, key="concepts.id")


class Point(Base):
    """A line worth remembering from an activity that has no other record (discussion, monitoring, matters, closing)."""

    __tablename__ = "points"

    workshop_id: Mapped[str] = _belongs()
    seq: Mapped[int] = column(0)
    activity_id: Mapped[str] = column(key="activities.id")
    team_id: Mapped[str | None] = column(None, key="teams.id")
    text: Mapped[str] = column("")
    field: Mapped[str] = column("")  # id of a field of the activity's method, or empty


class Tag(Base):
    """A card of a deck laid on an idea, a concept or an action; `card` is its key (see cards.key)."""

    __tablename__ = "tags"

    workshop_id: Mapped[str] = _belongs()
    subject_id: Mapped[str] = column("")
    card: Mapped[str] = column("")


class Parked(Base):
    """Something to come back to, put aside so that the meeting can go on. `settled` when nothing is left of it."""

    __tablename__ = "parked"

    workshop_id: Mapped[str] = _belongs()
    seq: Mapped[int] = column(0)
    text: Mapped[str] = column("")
    settled: Mapped[bool] = column(False)


class Progress(Base):
    """Where the meeting stands. Not part of undo. `activity_id` is the step at hand, `pitch_id` the concept presented."""

    __tablename__ = "progress"

    workshop_id: Mapped[str] = _belongs()
    activity_id: Mapped[str | None] = column(None, key="activities.id")
    pitch_id: Mapped[str | None] = column(None, key="concepts.id")
    started: Mapped[float | None] = column(None)  # epoch seconds when the meeting began
    paused: Mapped[float | None] = column(None)  # epoch seconds when the clock was stopped; None = it runs


class Timing(Base):
    """The clock of one activity or pitch, in seconds. Not part of undo.

    Spent so far = `spent` + (now − `running`) while `running` is set; left = `allotted` − spent.
    """

    __tablename__ = "timings"

    workshop_id: Mapped[str] = _belongs()
    subject_id: Mapped[str] = column("")  # an activity's or a concept's id
    allotted: Mapped[float] = column(0.0)
    spent: Mapped[float] = column(0.0)
    began: Mapped[float | None] = column(None)  # epoch seconds of the first start
    running: Mapped[float | None] = column(None)  # epoch seconds since when it runs
    ended: Mapped[bool] = column(False)


class Draft(Base):
    """A half-typed line, kept through a restart. Not part of undo; `place` names the line."""

    __tablename__ = "drafts"

    workshop_id: Mapped[str] = _belongs()
    place: Mapped[str] = column("")
    text: Mapped[str] = column("")


class Publication(Base):
    """One file that was published, or waits to be. Not part of undo, and it stays on this computer.

    `state` is queued, or published once the file under its final name has been read back and found whole.
    """

    __tablename__ = "publications"

    workshop_id: Mapped[str] = _belongs()
    seq: Mapped[int] = column(0)
    batch: Mapped[str] = column("")  # files that leave together, from the same frozen contents
    kind: Mapped[str] = column("")  # of publishing.kinds, or page, or attachment
    space: Mapped[str] = column("")  # the path of the shared space
    folder: Mapped[str] = column("")  # the name of the workshop's own folder in it
    name: Mapped[str] = column("")
    version: Mapped[int] = column(1)
    language: Mapped[str] = column("sv")
    size: Mapped[int] = column(0)  # bytes
    checksum: Mapped[str] = column("")  # SHA-256, 64 hex digits
    state: Mapped[str] = column("queued")
    asked: Mapped[float] = column(0.0)  # epoch seconds when a person asked for it
    published: Mapped[float | None] = column(None)  # epoch seconds when it was read back
    program: Mapped[str] = column("")  # the version of this program
    record_number: Mapped[str] = column("")  # diarienummer, as it was then
    reason: Mapped[str] = column("")  # the name of the refusal that keeps it waiting


class Acceptance(Base):
    """A piece of personal data that somebody has looked at and lets stand. What it says is kept nowhere but in its text.

    `mark` tells whether the text is still the same; it is too short to tell anything else.
    """

    __tablename__ = "acceptances"

    workshop_id: Mapped[str] = _belongs()
    subject_id: Mapped[str] = column("")  # the row whose text it stands in
    field: Mapped[str] = column("")
    kind: Mapped[str] = column("")
    place: Mapped[int] = column(0)  # where in the text it begins
    mark: Mapped[str] = column("")


class Ballot(Base):
    """One laid ballot, in a file of its own that is emptied when the round closes. `dots` are digits with a space between."""

    __tablename__ = "ballots"

    workshop_id: Mapped[str] = column("")
    round_id: Mapped[str] = column("")
    team_id: Mapped[str | None] = column(None)
    serial: Mapped[int] = column(0)
    dots: Mapped[str] = column("")


BALLOTS = frozenset({"ballots"})
"""The tables of the disposable file."""

_Row = TypeVar("_Row", bound=Base)


def find(workshop: Workshop, kind: type[_Row], key: str) -> _Row:
    """The row of a kind with this id, in this workshop; raises NotFound."""
    session = object_session(workshop)
    if session is not None:
        found = session.identity_map.get(session.identity_key(kind, key))
        if isinstance(found, kind) and not instance_state(found).deleted and found not in session.deleted:
            if getattr(found, "workshop_id", workshop.id) == workshop.id:
                return found
            raise NotFound(kind=kind.__name__)
    for row in of_kind(workshop, kind):
        if row.id == key:
            return row
    raise NotFound(kind=kind.__name__)


def of_kind(workshop: Workshop, kind: type[_Row]) -> list[_Row]:
    """The rows of one kind; those made last come first where that finds them sooner."""
    name = next((r.key for r in Workshop.__mapper__.relationships if r.mapper.class_ is kind), None)
    value = getattr(workshop, name) if name is not None else None
    return list(reversed(value)) if isinstance(value, list) else [value] if isinstance(value, kind) else []


@cache
def _ordered_by(kind: type[Base]) -> str | None:
    return next((name for name in ORDER if name in kind.__mapper__.columns), None)


def order_of(row: Base) -> tuple[float, str]:
    """What rows of one kind are ordered by when they are read from disk: position, running number or round; then id."""
    name = _ordered_by(type(row))
    return (getattr(row, name), row.id) if name is not None else (0.0, "")


def everything(workshop: Workshop) -> Iterator[Base]:
    """Every row that hangs on a workshop."""
    for relation in Workshop.__mapper__.relationships:
        value = getattr(workshop, relation.key)
        yield from value if isinstance(value, list) else [value] if value is not None else []


def _belong(workshop: Workshop, row: Any, *_more: object) -> None:
    """A row came into a collection: it is this workshop's from now on."""
    if row is not None:
        row.workshop_id = workshop.id
        session = object_session(workshop)
        if session is not None:
            session.add(row)


def _leave(workshop: Workshop, row: Any, *_more: object) -> None:
    """A row was taken out of its collection: it goes with the next edit."""
    session = object_session(row) if row is not None else None
    if session is not None:
        (session.expunge if row in session.new else session.delete)(row)


def _replace(workshop: Workshop, row: Any, before: Any, *_more: object) -> None:
    _leave(workshop, before if isinstance(before, Base) else None)
    _belong(workshop, row)


def _listen() -> None:
    for relation in Workshop.__mapper__.relationships:
        attribute = getattr(Workshop, relation.key)
        if relation.uselist:
            event.listen(attribute, "append", _belong)
            event.listen(attribute, "remove", _leave)
        else:
            event.listen(attribute, "set", _replace)


_listen()


def ballots_of(workshop: Workshop, round_id: str) -> list[Ballot]:
    """The ballots laid so far in an open round, oldest first. They lie in a file of their own."""
    session = object_session(workshop)
    if session is None:
        return []
    written = session.scalars(select(Ballot).where(Ballot.round_id == round_id)).all()
    unwritten = [row for row in session.new if isinstance(row, Ballot) and row.round_id == round_id]
    return sorted({row.id: row for row in (*written, *unwritten)}.values(), key=lambda ballot: ballot.serial)


def keep(workshop: Workshop, ballot: Ballot) -> None:
    """Put a new ballot with the others; raises RuntimeError for a workshop that lies in no library."""
    session = object_session(workshop)
    if session is None:
        raise RuntimeError("a ballot needs a library")
    session.add(ballot)


def take_away(workshop: Workshop, ballot: Ballot) -> None:
    """Remove a ballot."""
    session = object_session(workshop)
    if session is not None:
        session.delete(ballot)
