"""Stages for screens under test, in any language and theme."""

from __future__ import annotations

from facilitator.desk import Desk
from facilitator.entry import BallotLine, Entry
from facilitator.jobs import Jobs
from facilitator.phones.nets import Net
from facilitator.phones.phones import Phones
from facilitator.publisher import Publisher
from facilitator.rating import RatingLine
from facilitator.settings import Settings
from facilitator.stage import Stage
from facilitator.theme import fonts
from facilitator.theme.theme import Theme
from workshops.labels import Words


def make_stage(desk: Desk, language: str = "sv", theme: str = "light") -> Stage:
    """A stage as the composition root would make it, with settings that are not kept."""
    fonts.register()
    jobs = Jobs(desk)  # whoever has made the desk waits for them
    settings = Settings()
    here = [Net("127.0.0.1", "lo", "some")]
    return Stage(
        desk=desk,
        words=Words(language),
        theme=Theme(theme),
        jobs=jobs,
        settings=settings,
        entry=Entry(desk),
        ballot=BallotLine(desk),
        rating=RatingLine(desk),
        publisher=Publisher(desk, jobs),
        phones=Phones(desk, settings, desk, nets=lambda: here, ports=(0,)),
    )
