"""Which page lays out which value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.shared_screen import (
    assess_page,
    assessed_page,
    calm_page,
    decisions_page,
    define_page,
    develop_page,
    explore_page,
    follow_up_page,
    join_page,
    merged_page,
    monitoring_page,
    pitch_page,
    question_page,
    queue_page,
    result_page,
    teams_page,
    vote_page,
    welcome_page,
)
from facilitator.shared_screen import matter_values as m
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import Frame
from facilitator.shared_screen.sketch import Laid, View

_PAGES: dict[type, Callable[[Any, Frame, View], Laid]] = {
    v.Explore: explore_page.lay_out,
    v.Define: define_page.lay_out,
    v.Assess: assess_page.lay_out,
    v.Assessed: assessed_page.lay_out,
    v.Vote: vote_page.lay_out,
    v.Result: result_page.lay_out,
    v.Develop: develop_page.lay_out,
    v.Queue: queue_page.lay_out,
    v.Pitch: pitch_page.lay_out,
    v.Decisions: decisions_page.lay_out,
    v.Question: question_page.lay_out,
    m.FollowUp: follow_up_page.lay_out,
    m.Monitoring: monitoring_page.lay_out,
    m.Merged: merged_page.lay_out,
    v.Teams: teams_page.lay_out,
    v.Join: join_page.lay_out,
    v.Welcome: welcome_page.lay_out,
    v.Nothing: welcome_page.lay_out_nothing,
}


def lay_out(page: v.Page, frame: Frame, view: View, until: float | None = None) -> Laid:
    """The blocks of a page. `until` is when a calm page's meeting goes on, seconds since the epoch."""
    if isinstance(page, v.Calm):
        return calm_page.lay_out(page, frame, view, until)
    return _PAGES[type(page)](page, frame, view)
