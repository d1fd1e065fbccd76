"""Where a meeting stands, and what this computer keeps beside it: clocks, half-typed lines, what was published."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from workshops.model.base import Base, belongs, column


class Progress(Base):
    """Where the meeting stands. Not part of undo. `activity_id` is the step at hand, `pitch_id` the concept presented.

    `poll_id` is the question at hand; it may be gone, and then the meeting falls back on the first open one.
    """

    __tablename__ = "progress"

    workshop_id: Mapped[str] = belongs()
    activity_id: Mapped[str | None] = column(None, key="activities.id")
    pitch_id: Mapped[str | None] = column(None, key="concepts.id")
    poll_id: Mapped[str] = column("")
    started: Mapped[float | None] = column(None)  # epoch seconds when the meeting began
    paused: Mapped[float | None] = column(None)  # epoch seconds when the clock was stopped; None = it runs


class Timing(Base):
    """The clock of one activity or pitch, in seconds. Not part of undo.

    Spent so far = `spent` + (now − `running`) while `running` is set; left = `allotted` − spent.
    """

    __tablename__ = "timings"

    workshop_id: Mapped[str] = belongs()
    subject_id: Mapped[str] = column("")  # an activity's or a concept's id
    allotted: Mapped[float] = column(0.0)
    spent: Mapped[float] = column(0.0)
    began: Mapped[float | None] = column(None)  # epoch seconds of the first start
    running: Mapped[float | None] = column(None)  # epoch seconds since when it runs
    ended: Mapped[bool] = column(False)


class Draft(Base):
    """A half-typed line, kept through a restart. Not part of undo; `place` names the line."""

    __tablename__ = "drafts"

    workshop_id: Mapped[str] = belongs()
    place: Mapped[str] = column("")
    text: Mapped[str] = column("")


class Publication(Base):
    """One file that was published, or waits to be. Not part of undo, and it stays on this computer.

    `state` is queued, or published once the file under its final name has been read back and found whole.
    """

    __tablename__ = "publications"

    workshop_id: Mapped[str] = belongs()
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

    workshop_id: Mapped[str] = belongs()
    subject_id: Mapped[str] = column("")  # the row whose text it stands in
    field: Mapped[str] = column("")
    kind: Mapped[str] = column("")
    place: Mapped[int] = column(0)  # where in the text it begins
    mark: Mapped[str] = column("")
