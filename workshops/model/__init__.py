"""The workshop and what belongs to it, as mapped classes.

Every row hangs directly on its workshop and names other rows by id, so that a recorded change of a row is all there
is to know about it: no secondary tables and no collections that a foreign key would have to keep in step.
"""

from __future__ import annotations

from workshops.model.base import ABSENT, ORDER, Base, NotFound, defaults_of, new_id, values_of
from workshops.model.board import BALLOTS, Apart, Ballot, Cluster, Door, Held, Idea, Receipt, Tally, Term, VoteRound
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
from workshops.model.rows import (
    HAS_BOX,
    ballots_of,
    beside,
    everything,
    find,
    keep,
    listen,
    of_kind,
    order_of,
    take_away,
)
from workshops.model.workshop import Activity, Team, Workshop

__all__ = [
    "ABSENT",
    "BALLOTS",
    "HAS_BOX",
    "ORDER",
    "Acceptance",
    "Action",
    "Activity",
    "Answer",
    "Apart",
    "Assessment",
    "AssessmentArea",
    "AssessmentRole",
    "Attendance",
    "Attendee",
    "Ballot",
    "Base",
    "Check",
    "Cluster",
    "Concept",
    "Decision",
    "Door",
    "Draft",
    "Feedback",
    "Held",
    "Idea",
    "News",
    "NotFound",
    "Occasion",
    "Paragraph",
    "Parked",
    "Point",
    "Poll",
    "PollOption",
    "Progress",
    "Publication",
    "Rating",
    "Receipt",
    "Source",
    "Tag",
    "Tally",
    "Team",
    "Term",
    "Timing",
    "VoteRound",
    "Workshop",
    "ballots_of",
    "beside",
    "defaults_of",
    "everything",
    "find",
    "keep",
    "new_id",
    "of_kind",
    "order_of",
    "take_away",
    "values_of",
]

listen()
