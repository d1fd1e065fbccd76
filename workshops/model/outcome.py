"""What comes out: solutions, what the room said of them, decisions, actions, points and what was put aside."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from workshops.model.base import Base, belongs, column


class Concept(Base):
    """A team's concept sheet: one idea developed in the five fields, with what it builds on."""

    __tablename__ = "concepts"

    workshop_id: Mapped[str] = belongs()
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

    workshop_id: Mapped[str] = belongs()
    concept_id: Mapped[str] = column(key="concepts.id")
    idea_id: Mapped[str] = column(key="ideas.id")
    position: Mapped[int] = column(0)


class Check(Base):
    """A concept held against one principle: `answer` is yes or not_yet."""

    __tablename__ = "principle_checks"

    workshop_id: Mapped[str] = belongs()
    concept_id: Mapped[str] = column(key="concepts.id")
    principle: Mapped[str] = column("")  # key of a card (see cards.key) in one of cards.CHECKS
    answer: Mapped[str] = column("")
    note: Mapped[str] = column("")


class Feedback(Base):
    """What the room said of a concept: plus, delta, question or idea."""

    __tablename__ = "feedback"

    workshop_id: Mapped[str] = belongs()
    seq: Mapped[int] = column(0)
    concept_id: Mapped[str] = column(key="concepts.id")
    kind: Mapped[str] = column("plus")
    text: Mapped[str] = column("")


class Decision(Base):
    """What was decided and at what level (phases.LEVELS)."""

    __tablename__ = "decisions"

    workshop_id: Mapped[str] = belongs()
    seq: Mapped[int] = column(0)
    text: Mapped[str] = column("")
    level: Mapped[str] = column("network")
    concept_id: Mapped[str | None] = column(None, key="concepts.id")
    activity_id: Mapped[str | None] = column(None, key="activities.id")  # the step in which it was decided
    deferred: Mapped[bool] = column(False)  # put off to the next meeting
    carried: Mapped[str] = column("")  # the row it began as in an earlier meeting (id), empty = it began here
    since: Mapped[str] = column("")  # the day of the meeting where it began (ISO), for what was carried from there
    began: Mapped[str] = column("")  # and the title of that meeting


class Action(Base):
    """Who (a role, never a person), what and when."""

    __tablename__ = "actions"

    workshop_id: Mapped[str] = belongs()
    seq: Mapped[int] = column(0)
    what: Mapped[str] = column("")
    role: Mapped[str] = column("")
    due: Mapped[str] = column("")  # ISO date, or empty
    done: Mapped[bool] = column(False)
    concept_id: Mapped[str | None] = column(None, key="concepts.id")
    activity_id: Mapped[str | None] = column(None, key="activities.id")  # the step in which it was agreed
    area: Mapped[str] = column("")  # key of a card: the area of the digitalisation plan it belongs to, or empty
    responsible: Mapped[str] = column("")  # one of phases.RESPONSIBLE, or empty
    carried: Mapped[str] = column("")  # the row it began as in an earlier meeting (id), empty = it began here
    since: Mapped[str] = column("")
    began: Mapped[str] = column("")


class Point(Base):
    """A line worth remembering from an activity that has no other record (discussion, monitoring, matters, closing)."""

    __tablename__ = "points"

    workshop_id: Mapped[str] = belongs()
    seq: Mapped[int] = column(0)
    activity_id: Mapped[str] = column(key="activities.id")
    team_id: Mapped[str | None] = column(None, key="teams.id")
    text: Mapped[str] = column("")
    field: Mapped[str] = column("")  # id of a field of the activity's method, or empty


class Tag(Base):
    """A card of a deck laid on an idea, a concept or an action; `card` is its key (see cards.key)."""

    __tablename__ = "tags"

    workshop_id: Mapped[str] = belongs()
    subject_id: Mapped[str] = column("")
    card: Mapped[str] = column("")


class Parked(Base):
    """Something to come back to, put aside so that the meeting can go on. `settled` when nothing is left of it."""

    __tablename__ = "parked"

    workshop_id: Mapped[str] = belongs()
    seq: Mapped[int] = column(0)
    text: Mapped[str] = column("")
    settled: Mapped[bool] = column(False)
    activity_id: Mapped[str | None] = column(None, key="activities.id")  # the step in which it was parked, or taken up
    carried: Mapped[str] = column("")  # the row it began as in an earlier meeting (id), empty = it began here
    since: Mapped[str] = column("")
    began: Mapped[str] = column("")
