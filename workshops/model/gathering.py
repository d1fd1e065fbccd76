"""What the meeting around the workshop keeps: questions and answers, self-assessment, matters, dates, who was there, minutes."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from workshops.model.base import Base, belongs, column


class Poll(Base):
    """A question to the room. Its answers are hidden from the room until `shown`, and none is taken once it is `closed`."""

    __tablename__ = "polls"

    workshop_id: Mapped[str] = belongs()
    position: Mapped[int] = column(0)
    activity_id: Mapped[str | None] = column(None, key="activities.id")
    kind: Mapped[str] = column("single")  # one of phases.POLLS
    question: Mapped[str] = column("")
    thread: Mapped[str] = column("")  # the same for a question that is asked again at other meetings; no id of a row
    least: Mapped[int] = column(1)  # the ends of a scale
    most: Mapped[int] = column(5)
    low: Mapped[str] = column("")  # what the ends of the scale mean
    high: Mapped[str] = column("")
    unit: Mapped[str] = column("")  # what a number counts
    expected: Mapped[int] = column(0)  # answers expected; 0 = as many as are at the meeting
    shown: Mapped[bool] = column(False)
    closed: Mapped[bool] = column(False)
    earlier: Mapped[str] = column("")  # JSON: what it gave the last time (see polls.Earlier), or empty


class PollOption(Base):
    """One of the things a question lets people choose among or put in order."""

    __tablename__ = "poll_options"

    workshop_id: Mapped[str] = belongs()
    poll_id: Mapped[str] = column(key="polls.id")
    position: Mapped[int] = column(0)
    text: Mapped[str] = column("")


class Answer(Base):
    """One answer, or `count` alike. It has no author and no time, only a running number.

    `choice` holds ids of options with a space between (in order of preference where they are ranked); `value` the number
    on a scale or the number asked for; `text` the words.
    """

    __tablename__ = "answers"

    workshop_id: Mapped[str] = belongs()
    poll_id: Mapped[str] = column(key="polls.id", index=True)
    seq: Mapped[int] = column(0)
    choice: Mapped[str] = column("")
    value: Mapped[float | None] = column(None)
    text: Mapped[str] = column("")
    count: Mapped[int] = column(1)


class Assessment(Base):
    """A self-assessment (skattning): a mark from `least` to `most` for each area, told apart by role."""

    __tablename__ = "assessments"

    workshop_id: Mapped[str] = belongs()
    position: Mapped[int] = column(0)
    activity_id: Mapped[str | None] = column(None, key="activities.id")
    title: Mapped[str] = column("")
    thread: Mapped[str] = column("")  # the same for one that is made again; no id of a row
    least: Mapped[int] = column(1)
    most: Mapped[int] = column(4)
    low: Mapped[str] = column("")
    high: Mapped[str] = column("")
    shown: Mapped[bool] = column(False)
    closed: Mapped[bool] = column(False)
    earlier: Mapped[str] = column("")  # JSON: what it gave the last time (see assessments.Earlier), or empty


class AssessmentArea(Base):
    """An area that is assessed. `card` is its key (see cards.key) where it comes from a deck."""

    __tablename__ = "assessment_areas"

    workshop_id: Mapped[str] = belongs()
    assessment_id: Mapped[str] = column(key="assessments.id")
    position: Mapped[int] = column(0)
    text: Mapped[str] = column("")
    card: Mapped[str] = column("")


class AssessmentRole(Base):
    """A role whose marks are kept apart from those of others. `answered` is how many have given theirs."""

    __tablename__ = "assessment_roles"

    workshop_id: Mapped[str] = belongs()
    assessment_id: Mapped[str] = column(key="assessments.id")
    position: Mapped[int] = column(0)
    text: Mapped[str] = column("")
    answered: Mapped[int] = column(0)


class Rating(Base):
    """How many in one role have given one mark to one area.

    Nothing ties the marks of a person together, neither a number nor the order in which rows came: a role gets a row for
    every mark of every area before the first line is counted.
    """

    __tablename__ = "ratings"

    workshop_id: Mapped[str] = belongs()
    assessment_id: Mapped[str] = column(key="assessments.id", index=True)
    area_id: Mapped[str] = column(key="assessment_areas.id")
    role_id: Mapped[str] = column(key="assessment_roles.id")
    value: Mapped[int] = column(1)
    count: Mapped[int] = column(0)


class News(Base):
    """Something from the world outside: what it is about, and where it can be read."""

    __tablename__ = "news"

    workshop_id: Mapped[str] = belongs()
    activity_id: Mapped[str | None] = column(None, key="activities.id")
    seq: Mapped[int] = column(0)
    title: Mapped[str] = column("")
    link: Mapped[str] = column("")  # http or https, or empty
    summary: Mapped[str] = column("")


class Occasion(Base):
    """The next time people meet."""

    __tablename__ = "occasions"

    workshop_id: Mapped[str] = belongs()
    seq: Mapped[int] = column(0)
    title: Mapped[str] = column("")
    date: Mapped[str] = column("")  # ISO 8601, YYYY-MM-DD
    start: Mapped[str] = column("09:00")  # HH:MM, local time
    ends: Mapped[str] = column("")  # HH:MM; empty = not decided
    place: Mapped[str] = column("")
    note: Mapped[str] = column("")
    carried: Mapped[str] = column("")  # the row it began as in an earlier meeting (id): the same in every calendar


class Attendance(Base):
    """How many were there from one municipality or unit, in one role. Nobody's name."""

    __tablename__ = "attendance"

    workshop_id: Mapped[str] = belongs()
    seq: Mapped[int] = column(0)
    origin: Mapped[str] = column("")  # municipality, school, unit
    role: Mapped[str] = column("")
    count: Mapped[int] = column(1)


class Attendee(Base):
    """Somebody who was there, by name: kept only where `Workshop.keeps_names` says that somebody decided so."""

    __tablename__ = "attendees"

    workshop_id: Mapped[str] = belongs()
    seq: Mapped[int] = column(0)
    name: Mapped[str] = column("")
    origin: Mapped[str] = column("")
    role: Mapped[str] = column("")


class Paragraph(Base):
    """A paragraph of the minutes that a person wrote, reworded or left out; all others are made from the data each time.

    `place` names the paragraph it stands for or, where it was added, the one it follows. `basis` is the generated text
    that it was written in place of: when the data say something else since, the person is asked.
    """

    __tablename__ = "paragraphs"

    workshop_id: Mapped[str] = belongs()
    position: Mapped[float] = column(0.0)  # order among those added at the same place
    place: Mapped[str] = column("")
    added: Mapped[bool] = column(False)
    removed: Mapped[bool] = column(False)
    text: Mapped[str] = column("")
    basis: Mapped[str] = column("")
