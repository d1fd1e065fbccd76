"""What the room may see of what was open, of the world outside, of a merged discussion, and of the dates to come."""

from __future__ import annotations

from facilitator.preview import Merging
from facilitator.shared_screen import matter_values as m
from facilitator.shared_screen import values as v
from facilitator.shared_screen.sight import Sight
from workshops import discussions, follow_up, news, occasions
from workshops.model import Activity, Workshop
from workshops.outcomes import points_of

MOST_DATES = 4
"""Dates that the room's last page has room for."""


def matters_of(workshop: Workshop) -> tuple[m.Matter, ...]:
    """What was carried from earlier meetings."""
    return tuple(
        m.Matter(
            item.id,
            item.kind,
            item.text,
            item.now,
            item.since,
            item.began,
            item.level,
            item.role,
            item.due,
        )
        for item in follow_up.items(workshop)
    )


def monitoring(sight: Sight, head: v.Head, step: Activity, at: str = "") -> m.Monitoring:
    """What was brought up in a step from outside."""
    rows = news.in_order(sight.workshop, step.id)
    seen = tuple(m.NewsSeen(row.id, row.title, news.host(row.link), row.summary) for row in rows)
    points = (point for point in points_of(sight.workshop, step.id) if sight.may_read(point.team_id))
    return m.Monitoring(head, seen, at, tuple(point.text for point in points))


def merged(sight: Sight, head: v.Head, step: Activity, merging: Merging) -> m.Merged:
    """A discussion team by team, or every point once; a hidden team's points are counted, and join nothing."""
    sides = discussions.sides(sight.workshop, step.id, sight.may_read)
    seen = tuple(
        m.SideSeen(side.name, side.target_group, tuple(key.text for key in side.keys), side.hidden) for side in sides
    )
    if merging.how != "together":
        return m.Merged(head, seen)
    names = {side.team: side.name for side in sides}
    shared = tuple(
        m.SharedSeen(each.keys[0].text, tuple(names[team] for team in each.teams))
        for each in discussions.together(sides, merging.alike)
    )
    return m.Merged(head, seen, shared)


def dates(workshop: Workshop) -> tuple[m.DateSeen, ...]:
    """When people meet next, the first ones."""
    rows = [row for row in occasions.in_order(workshop) if row.date > workshop.date]
    return tuple(m.DateSeen(row.date, row.start, row.ends, row.place, row.title) for row in rows[:MOST_DATES])


def follow_up_page(sight: Sight, head: v.Head, at: str = "") -> m.FollowUp:
    """What was open the last time, and what is talked of now: what somebody chose, else the first that waits."""
    found = matters_of(sight.workshop)
    known = {matter.id for matter in found}
    first = next((matter.id for matter in found if matter.state == follow_up.WAITING), "")
    return m.FollowUp(head, found, at if at in known else first)
