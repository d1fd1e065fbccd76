"""The sample meeting at any of its moments: a workshop as it stood then, a clock to go by, the meeting walked up to there."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshops.labels import RESOURCES

if TYPE_CHECKING:
    from facilitator.desk import Desk
    from workshops.model import Workshop

SAMPLE = RESOURCES / "samples" / "natverksmote.json"
SORTED = ("clusters",)
VOTED = ("rounds", "tallies")
DEVELOPED = ("concepts", "sources", "checks")
SAID = ("feedback", "decisions", "actions", "points")
UNTIL = {
    "nothing": ("ideas", *SORTED, *VOTED, *DEVELOPED, *SAID),
    "ideas": (*SORTED, *VOTED, *DEVELOPED, *SAID),
    "clusters": (*VOTED, *DEVELOPED, *SAID),
    "votes": ("feedback", "decisions", "actions"),
    "all": (),
}
"""For each moment, what had not come yet."""
SLOW = 60.0
"""Seconds by which each of the first steps takes longer than planned."""


class Clock:
    """A clock that stands still until it is moved, in seconds since the epoch; a meeting of the sample's day."""

    def __init__(self, day: str, start: str) -> None:
        self.now = datetime.fromisoformat(f"{day}T{start}").astimezone().timestamp()

    def __call__(self) -> float:
        return self.now


def sample(until: str = "all", notes: int | None = None, file: Path = SAMPLE) -> Workshop:
    """A copy of the sample as it stood at a moment of UNTIL, with `notes` ideas at the most, not yet begun."""
    from workshops.exchange import document

    held: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    for name in (*UNTIL[until], "timings"):
        held[name] = []
    held["progress"] = None
    held["workshop"]["state"] = "draft"
    _unanswer(held, until)
    for concept in held["concepts"]:
        concept["pitched"] = False
    if notes is not None:
        step = max(1, len(held["ideas"]) // notes)
        held["ideas"] = held["ideas"][::step][:notes]
    known = {row["id"] for name in ("clusters", "concepts") for row in held[name]}
    for idea in held["ideas"]:
        idea["cluster_id"] = idea.get("cluster_id") if idea.get("cluster_id") in known else None
    return document.read(held, fresh_ids=True)


def _unanswer(held: dict[str, Any], until: str) -> None:
    """Take the answers away of questions that are asked later than a moment of UNTIL."""
    first = held["activities"][0]["id"]
    later = {row["id"] for row in held["polls"] if until == "nothing" or row["activity_id"] != first}
    if until != "all":
        held["answers"] = [row for row in held["answers"] if row["poll_id"] not in later]
        for poll in (row for row in held["polls"] if row["id"] in later):
            poll["shown"] = poll["closed"] = False


def walk_to(desk: Desk, clock: Clock, wanted: Callable[[Any], bool], left: float) -> None:
    """Hold the meeting on the desk up to the first step that is wanted, with so many seconds left of it."""
    from workshops import agenda, meeting

    desk.note(meeting.start, clock.now)
    for number, step in enumerate(agenda.steps(desk.workshop)):
        if meeting.here(desk.workshop) != step.id:
            desk.note(meeting.go_to, step.id, clock.now)
        if wanted(step):
            clock.now += max(0.0, step.minutes * 60 - left)
            return
        clock.now += step.minutes * 60 + (SLOW if number < 3 else 0)
