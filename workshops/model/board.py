"""What the room writes, sorts and votes on: notes, clusters and rounds of dots."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from workshops.model.base import Base, belongs, column


class Idea(Base):
    """One note. It has no author and no time of its own, only a running number within the workshop."""

    __tablename__ = "ideas"

    workshop_id: Mapped[str] = belongs()
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

    workshop_id: Mapped[str] = belongs()
    position: Mapped[int] = column(0)
    name: Mapped[str] = column("")
    question: Mapped[str] = column("")  # How might we …?
    collapsed: Mapped[bool] = column(False)
    # where it was put by hand, in pixels of the board at zoom 1; None = in its row
    x: Mapped[float | None] = column(None)
    y: Mapped[float | None] = column(None)


class Apart(Base):
    """Two notes that look alike and that somebody has found to say different things."""

    __tablename__ = "apart"

    workshop_id: Mapped[str] = belongs()
    idea_id: Mapped[str] = column(key="ideas.id")
    other_id: Mapped[str] = column(key="ideas.id")


class Term(Base):
    """Words that mean the same in this workshop, with commas between: what sorting should know beside its lexicon."""

    __tablename__ = "terms"

    workshop_id: Mapped[str] = belongs()
    seq: Mapped[int] = column(0)
    words: Mapped[str] = column("")


class VoteRound(Base):
    """One round of dot voting over clusters. `options` are cluster ids with a space between, in the order of their digits."""

    __tablename__ = "vote_rounds"

    workshop_id: Mapped[str] = belongs()
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

    workshop_id: Mapped[str] = belongs()
    round_id: Mapped[str] = column(key="vote_rounds.id")
    cluster_id: Mapped[str] = column(key="clusters.id")
    votes: Mapped[int] = column(0)


class Ballot(Base):
    """One laid ballot, in a file of its own that is emptied when the round closes. `dots` are digits with a space between."""

    __tablename__ = "ballots"

    workshop_id: Mapped[str] = column("")
    round_id: Mapped[str] = column("")
    team_id: Mapped[str | None] = column(None)
    serial: Mapped[int] = column(0)
    dots: Mapped[str] = column("")


class Door(Base):
    """The way in for phones: what the QR code and the code typed by hand hold, in the disposable file.

    `secret` is what the ids of rows that come from phones are made with: when it is gone nothing leads from one to the other.
    """

    __tablename__ = "doors"

    workshop_id: Mapped[str] = column("")
    token: Mapped[str] = column("")
    code: Mapped[str] = column("")
    secret: Mapped[str] = column("")
    port: Mapped[int] = column(0)  # the one that phones know
    activities: Mapped[str] = column("")  # ids of those in which phones may write, with a space between
    waits: Mapped[bool] = column(False)  # whether new words wait for the facilitator


class Receipt(Base):
    """A phone may change the note of the same id: in the disposable file.

    `holder` is a sign of the phone that means nothing without the door.
    """

    __tablename__ = "receipts"

    workshop_id: Mapped[str] = column("")
    holder: Mapped[str] = column("")
    said: Mapped[str] = column("")  # the id of the phone's message


class Held(Base):
    """Words from a phone that wait until a person has looked at them: in the disposable file. Its id becomes the row's."""

    __tablename__ = "held"

    workshop_id: Mapped[str] = column("")
    seq: Mapped[int] = column(0)
    kind: Mapped[str] = column("idea")  # idea, feedback or answer
    subject_id: Mapped[str | None] = column(None)  # the team, the concept or the question
    mark: Mapped[str | None] = column(None)  # the target group of a note, the kind of feedback
    text: Mapped[str] = column("")


BALLOTS = frozenset({"ballots", "doors", "receipts", "held"})
"""The tables of the disposable file."""
