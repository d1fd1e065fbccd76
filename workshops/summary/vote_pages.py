"""Votes as dots: a diamond for each on the line below a cluster's name, and all clusters at a glance with their pages."""

from __future__ import annotations

from collections.abc import Sequence

from workshops.summary import styles
from workshops.summary.layout import ASCENT, Column
from workshops.summary.leads import Leads
from workshops.summary.marks import Part, Row, bar, rule
from workshops.summary.sections import ClusterPart, Clusters
from workshops.summary.styles import MEASURE, Style
from workshops.summary.tables import Cell, Place, Table
from workshops.summary.tagged import Element

PITCH, HALF, HIGH = 9.0, 3.5, 7.0
"""A diamond for each vote, in points: from one to the next, half its width, and the height of the row."""

LEAST = 4.4
"""Diamonds that would stand closer than this become a bar."""

BAR = 2.8
VOTES, PAGE, GAP, DOTS = 40.0, 34.0, 12.0, 184.0
NAME = MEASURE - VOTES - PAGE - DOTS - 3 * GAP

FEW = 6
"""Up to so many clusters are seen at a glance without a table of them."""

MANY = 24
"""More rows than these stand closer."""


def line(column: Column, part: ClusterPart, most: int) -> None:
    """The line below a cluster's name with a diamond on it for each vote; a bar where `most` of them find no room."""
    votes = part.votes or 0
    if part.votes is None or most * PITCH > MEASURE:
        column.draw((bar(column.x, column.y, MEASURE, BAR, "sunk"),))
        if votes:
            column.draw((bar(column.x, column.y, MEASURE * part.share, BAR, "define"),))
        column.y += BAR
        return
    middle = column.y + HIGH / 2
    column.page.marks.append(rule(column.x, middle, MEASURE, "control", styles.HAIR))
    if votes:
        column.draw(_dots(column.x, middle, votes, PITCH))
    column.y += HIGH


def overview(column: Column, clusters: Clusters, parent: Element) -> Leads | None:
    """All clusters with their votes, where they are more than a few; the pages they are on are filled in later."""
    told = voted(clusters)
    if len(told) <= FEW or not clusters.votes_heading:
        return None
    close = len(told) > MANY
    style, padding = (styles.LIST_CLOSE, 0.6) if close else (styles.LIST, 2.2)
    column.space(16 if close else 22)
    column.text(clusters.votes_heading, styles.PART, column.element("H2", parent))
    column.y += 0 if close else 4
    places = (Place(0, NAME), Place(NAME + GAP + DOTS + GAP, VOTES), Place(MEASURE - PAGE, PAGE))
    table = Table(column, places, parent, padding=padding)
    table.head(clusters.votes_columns, (False, True, True))
    leads = Leads(column.sheets, style)
    for part in told:
        _row(column, table, part, clusters.most, style, leads)
    table.end()
    return leads


def voted(clusters: Clusters) -> Sequence[ClusterPart]:
    """The clusters that were voted on; none where nobody laid a dot."""
    return [part for part in clusters.parts if part.votes is not None] if clusters.most else ()


def _row(column: Column, table: Table, part: ClusterPart, most: int, style: Style, leads: Leads) -> None:
    named = style if part.named else styles.Style(style.face, style.size, style.leading, "inkSoft")
    name = column.sheets.setter.shortened(part.name, named, NAME)
    top = table.row(
        [
            Cell(((name, named),), heads=True, link=True, said=part.named),
            Cell(((str(part.votes), style),), right=True),
            Cell((("", style),), right=True),
        ]
    )
    middle = (top + column.y) / 2
    baseline = middle + style.size * (ASCENT - 0.5)
    x, pitch = column.x + NAME + GAP, min(PITCH, DOTS / most)
    if not part.votes:
        pass
    elif pitch < LEAST:
        column.draw((bar(x, middle - HALF / 2, DOTS * part.share, HALF, "define"),))
    else:
        column.draw(_dots(x, middle, part.votes, pitch))
    leads.wait(column, table, top, baseline, 0)


def _dots(x: float, middle: float, votes: int, pitch: float) -> Sequence[Part]:
    half = min(HALF, pitch * 0.43)
    return (Row(x + half, middle, half, pitch, votes, "define"),)
