"""What phones are asked for now: the kind of page for the activity at hand, and what belongs to it."""

from __future__ import annotations

from workshops import meeting, polls, votes
from workshops.model import Activity, Poll, VoteRound, Workshop
from workshops.phases import CHECK_IN, CLOSING, CONCEPT, IDEAS, PITCH, VOTE

KINDS = {IDEAS: "ideas", VOTE: "vote", CONCEPT: "sheet", PITCH: "pitch", CHECK_IN: "poll", CLOSING: "poll"}
"""The page for the work of an activity; with any other work there is nothing to do on a phone."""


def can(step: Activity | None) -> bool:
    """Whether phones have anything to do in this activity."""
    return step is not None and step.work in KINDS


def kind(workshop: Workshop, activities: frozenset[str]) -> str:
    """The page that phones show: one of KINDS, `wait` where there is nothing to do, `over` when the meeting is finished."""
    step = meeting.current(workshop)
    if workshop.state == "finished":
        return "over"
    if step is None or step.id not in activities:
        return "wait"
    found = KINDS.get(step.work, "wait")
    if found == "poll" and poll(workshop) is None:
        return "wait"
    if found == "vote" and vote(workshop) is None:
        return "wait"
    if found == "pitch" and pitch(workshop) is None:
        return "wait"
    return found


def poll(workshop: Workshop) -> Poll | None:
    """The question at hand."""
    step = meeting.current(workshop)
    return polls.at_hand(workshop, step.id) if step is not None and step.work in (CHECK_IN, CLOSING) else None


def vote(workshop: Workshop) -> VoteRound | None:
    """The round of votes that is open."""
    found = votes.current(workshop)
    return found if found is not None and not found.closed else None


def pitch(workshop: Workshop) -> str | None:
    """The concept before the room."""
    key = workshop.progress.pitch_id if workshop.progress is not None else None
    return key if any(concept.id == key for concept in workshop.concepts) else None
