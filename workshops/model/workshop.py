"""The occasion itself, with its agenda and its teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, relationship

from workshops.model.base import Base, belongs, column, rows

if TYPE_CHECKING:
    from workshops.model.board import Apart, Cluster, Idea, Tally, Term, VoteRound
    from workshops.model.course import Acceptance, Draft, Progress, Publication, Timing
    from workshops.model.gathering import (
        Answer,
        Assessment,
        AssessmentArea,
        AssessmentRole,
        Attendance,
        Attendee,
        News,
        Occasion,
        Paragraph,
        Poll,
        PollOption,
        Rating,
    )
    from workshops.model.outcome import Action, Check, Concept, Decision, Feedback, Parked, Point, Source, Tag


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
    municipality: Mapped[str] = column("")  # whose meeting it is, where several share an archive
    challenge: Mapped[str] = column("")
    record_number: Mapped[str] = column("")  # diarienummer
    target_groups: Mapped[str] = column("students teachers")  # codes of phases.TARGET_GROUPS, space between
    hide_until_reveal: Mapped[bool] = column(True)
    principles: Mapped[bool] = column(False)  # whether concepts are checked against the principles for AI
    participants: Mapped[int] = column(0)  # 0 = the sum of the teams
    state: Mapped[str] = column("draft")  # draft, running, finished
    pitch_minutes: Mapped[int] = column(4)
    series: Mapped[str] = column("")  # the same for all meetings of one series; no id of a row, empty = it stands alone
    follows: Mapped[str] = column("")  # id of the meeting before it in the series, which may be gone
    keeps_names: Mapped[bool] = column(False)  # whether somebody decided that it is kept who was there, by name
    touched: Mapped[float] = column(0.0)  # seconds since the epoch of the latest opening or edit

    activities: Mapped[list[Activity]] = rows("Activity.position, Activity.id")
    teams: Mapped[list[Team]] = rows("Team.position, Team.id")
    ideas: Mapped[list[Idea]] = rows("Idea.seq, Idea.id")
    clusters: Mapped[list[Cluster]] = rows("Cluster.position, Cluster.id")
    apart: Mapped[list[Apart]] = rows()
    terms: Mapped[list[Term]] = rows("Term.seq, Term.id")
    rounds: Mapped[list[VoteRound]] = rows("VoteRound.number, VoteRound.id")
    tallies: Mapped[list[Tally]] = rows()
    concepts: Mapped[list[Concept]] = rows("Concept.position, Concept.id")
    sources: Mapped[list[Source]] = rows("Source.position, Source.id")
    checks: Mapped[list[Check]] = rows()
    feedback: Mapped[list[Feedback]] = rows("Feedback.seq, Feedback.id")
    decisions: Mapped[list[Decision]] = rows("Decision.seq, Decision.id")
    actions: Mapped[list[Action]] = rows("Action.seq, Action.id")
    points: Mapped[list[Point]] = rows("Point.seq, Point.id")
    parked: Mapped[list[Parked]] = rows("Parked.seq, Parked.id")
    tags: Mapped[list[Tag]] = rows()
    polls: Mapped[list[Poll]] = rows("Poll.position, Poll.id")
    poll_options: Mapped[list[PollOption]] = rows("PollOption.position, PollOption.id")
    answers: Mapped[list[Answer]] = rows("Answer.seq, Answer.id")
    assessments: Mapped[list[Assessment]] = rows("Assessment.position, Assessment.id")
    assessment_areas: Mapped[list[AssessmentArea]] = rows("AssessmentArea.position, AssessmentArea.id")
    assessment_roles: Mapped[list[AssessmentRole]] = rows("AssessmentRole.position, AssessmentRole.id")
    ratings: Mapped[list[Rating]] = rows("Rating.value, Rating.id")
    news: Mapped[list[News]] = rows("News.seq, News.id")
    occasions: Mapped[list[Occasion]] = rows("Occasion.seq, Occasion.id")
    attendance: Mapped[list[Attendance]] = rows("Attendance.seq, Attendance.id")
    attendees: Mapped[list[Attendee]] = rows("Attendee.seq, Attendee.id")
    paragraphs: Mapped[list[Paragraph]] = rows("Paragraph.position, Paragraph.id")
    timings: Mapped[list[Timing]] = rows()
    drafts: Mapped[list[Draft]] = rows()
    publications: Mapped[list[Publication]] = rows("Publication.seq, Publication.id")
    acceptances: Mapped[list[Acceptance]] = rows()
    progress: Mapped[Progress | None] = relationship(viewonly=True, uselist=False)


class Activity(Base):
    """A timed step of the agenda (moment)."""

    __tablename__ = "activities"

    workshop_id: Mapped[str] = belongs()
    position: Mapped[int] = column(0)
    title: Mapped[str] = column("")
    minutes: Mapped[int] = column(10)
    phase: Mapped[str | None] = column(None)  # one of phases.PHASES, or none outside the diamonds
    work: Mapped[str] = column("discussion")  # one of phases.WORKS
    method: Mapped[str | None] = column(None)  # id of a method card
    notes: Mapped[str] = column("")  # the facilitator's own; never on the shared screen
    skipped: Mapped[bool] = column(False)
    said: Mapped[str] = column("")  # what was presented, in short, for the minutes
    presenter: Mapped[str] = column("")  # who leads it: a role, never a person
    pinned: Mapped[str] = column("")  # HH:MM when it must begin; empty = when the ones before are over
    least: Mapped[int] = column(0)  # minutes it can't do without; 0 = what is usual for its kind
    beside: Mapped[bool] = column(False)  # it goes on at the same time as the one before
    shift: Mapped[int] = column(0)  # minutes by which a new plan lets it begin later than the ones before it add up to


class Team(Base):
    """People who work together at a table. Its notes stay hidden from the room until `revealed`."""

    __tablename__ = "teams"

    workshop_id: Mapped[str] = belongs()
    position: Mapped[int] = column(0)
    name: Mapped[str] = column("")
    size: Mapped[int] = column(5)
    target_group: Mapped[str | None] = column(None)
    revealed: Mapped[bool] = column(False)
    done: Mapped[bool] = column(False)  # the team says it has finished writing
    mix: Mapped[str] = column("")  # where its people come from, as numbers: "Skolan 2, biblioteket 1"
