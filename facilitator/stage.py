"""What every screen stands on: the desk, the words, the theme, background jobs and settings, handed down by the root."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.desk import Desk
from facilitator.entry import BallotLine, Entry
from facilitator.jobs import Jobs
from facilitator.rating import RatingLine
from facilitator.settings import Settings
from workshops.labels import MissingWords, Words
from workshops.text import Refused

if TYPE_CHECKING:
    from facilitator.phones.phones import Phones
    from facilitator.publisher import Publisher
    from facilitator.theme.theme import Theme
    from workshops.change import Change


@dataclass(frozen=True, slots=True)
class Stage:
    """The collaborators of a screen."""

    desk: Desk
    words: Words
    theme: Theme
    jobs: Jobs
    settings: Settings
    entry: Entry
    ballot: BallotLine
    rating: RatingLine
    publisher: Publisher
    phones: Phones


def refusal_sentence(words: Words, refusal: Refused) -> str:
    """Why something was refused and what to do, in words: `refusals.<the refusal's class>`."""
    try:
        n = refusal.values.get("n")
        rest = {name: value for name, value in refusal.values.items() if name != "n"}
        return words(f"refusals.{type(refusal).__name__}", n if isinstance(n, int) else None, **rest)
    except MissingWords:
        return words("refusals.other")


def step_name(words: Words, change: Change) -> str:
    """What a step of undo did, in words that quote nobody: `verbs.<room>.<verb>`, counted over its own table."""
    room, _, verb = change.verb.partition(".")
    counted = words(f"verbs.{room}.table") if f"verbs.{room}.table" in words else room
    return words(f"verbs.{room}.{verb}", n=max(1, change.count(counted)))
