"""Clusters on pages: name, votes and bar, the question, and the ideas of the target groups side by side."""

from __future__ import annotations

from workshops.summary import shapes, styles
from workshops.summary.agenda_pages import heading
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark, Text, bar
from workshops.summary.sections import ClusterPart, Clusters, Group, Question
from workshops.summary.styles import BOTTOM, MEASURE, TOP
from workshops.summary.tagged import Element

GUTTER = 26.0
INDENT = 14.0
BAR = 2.8
IDEA_GAP = 2.4
WHOLE = 250.0
"""A cluster no higher than this is kept on one page."""

AGAIN = 30.0
"""How high the repeated name of a cluster stands at the top of the next page."""


def lay_out(sheets: Sheets, clusters: Clusters) -> tuple[Column, Bookmark]:
    """Lay out all clusters; gives the column where they end, and the chapter's bookmark."""
    column = sheets.begin(clusters.label)
    sect = column.element("Sect")
    chapter = heading(column, clusters.heading, sect)
    column.text(clusters.lead, styles.LEAD, column.element("P", sect))
    for part in clusters.parts:
        _part(column, part, sect)
    if clusters.questions:
        _questions(column, clusters, sect)
    return column, chapter


def _part(column: Column, part: ClusterPart, parent: Element) -> None:
    column.on_turn = None
    column.need(_beginning(column, part))
    column.space(24)
    sect = column.element("Sect", parent)
    if part.name:
        _name(column, part, sect)
    if part.question:
        column.y += 4.5
        column.text(part.question, styles.ASK, column.element("P", sect))
    column.y += 4.5
    turned = _Continued(part, column)
    targeted = [group for group in part.groups if group.target_group is not None]
    if len(targeted) == 1:
        _spread(column, targeted[0], sect, turned)
    elif targeted:
        columns = column.parts(len(targeted), GUTTER)
        for strip, group in zip(columns, targeted, strict=True):
            _group(strip, group, group.ideas, sect, turned)
        column.meet(columns)
    for group in part.groups:
        if group.target_group is None:
            column.y += 6 if targeted else 0
            _spread(column, group, sect, turned, headed=bool(targeted) or bool(part.name))


class _Continued:
    """Repeats the name of a cluster at the top of a page, once for the columns that come there."""

    def __init__(self, part: ClusterPart, column: Column) -> None:
        self._part = part
        self._left = column.x
        self._pages: set[int] = set()

    def __call__(self, column: Column) -> None:
        name = self._part.continued
        if not name:
            return
        if column.number not in self._pages:
            self._pages.add(column.number)
            shown = column.sheets.setter.shortened(name, styles.ASK, MEASURE)
            column.page.marks.append(Text(self._left, TOP + 12, (shown,), styles.ASK, None))
            column.draw((bar(self._left, TOP + 18, MEASURE, BAR, "sunk"),))
        column.y = TOP + AGAIN


def _beginning(column: Column, part: ClusterPart) -> float:
    """What must stand together: a small cluster as a whole; of a larger one name, bar, question and a few ideas."""
    high = 24.0 + 9
    if part.name:
        high += column.height(part.name, styles.PART, MEASURE - 90) + 8
    if part.question:
        high += column.height(part.question, styles.ASK)
    whole = high + _groups_height(column, part)
    if whole <= WHOLE:
        return whole
    longest = max((len(group.ideas) for group in part.groups), default=0)
    return high + styles.GROUP.leading + min(longest, 3) * 2 * styles.IDEA.leading


def _groups_height(column: Column, part: ClusterPart) -> float:
    """How high the ideas of a cluster stand on one page; large ones are not measured to the end."""
    targeted = [group for group in part.groups if group.target_group is not None]
    heights = [_ideas_height(column, group.ideas, max(2, len(targeted))) for group in part.groups]
    spread = [high / 2 for high, group in zip(heights, part.groups, strict=True) if group.target_group is None]
    beside = [high for high, group in zip(heights, part.groups, strict=True) if group.target_group is not None]
    if len(beside) == 1:
        beside = [beside[0] / 2]
    return max(beside, default=0.0) + sum(spread) + (styles.GROUP.leading + 8) * (bool(beside) + len(spread))


def _ideas_height(column: Column, ideas: tuple[str, ...], columns: int) -> float:
    wide = (MEASURE - GUTTER * (columns - 1)) / columns - INDENT
    high = 0.0
    for idea in ideas:
        high += len(column.sheets.setter.lines(idea, styles.IDEA, wide)) * styles.IDEA.leading + IDEA_GAP
        if high > 2 * WHOLE:
            break
    return high


def _name(column: Column, part: ClusterPart, sect: Element) -> None:
    column.bookmark(part.name, 1)
    baseline, used = column.baseline(styles.PART), 0.0
    title = column.element("H2", sect)
    if part.votes is not None:
        votes = column.element("P", sect)
        used = column.sheets.setter.width(part.votes_label, styles.VOTES_LABEL) + 4
        number = str(part.votes)
        used += column.right(number, styles.VOTES, votes, baseline, used)
        column.right(part.votes_label, styles.VOTES_LABEL, votes, baseline)
    strip = column.part(0, MEASURE - used - (16 if used else 0))
    strip.text(part.name, styles.PART if part.named else styles.PART_SOFT, title)
    column.meet([strip])
    column.y += 3
    column.draw((bar(column.x, column.y, MEASURE, BAR, "sunk"),))
    if part.votes and part.share > 0:
        column.draw((bar(column.x, column.y, MEASURE * part.share, BAR, "define"),))
    column.y += BAR


def _spread(column: Column, group: Group, sect: Element, turned: _Continued, headed: bool = True) -> None:
    """A group on its own, in two columns of the same length."""
    half = -(-len(group.ideas) // 2)
    columns = column.parts(2, GUTTER)
    if headed:
        _group_name(columns[0], group, sect)
        columns[1].y = columns[0].y
    listed = column.element("L", sect)
    for strip, ideas in zip(columns, (group.ideas[:half], group.ideas[half:]), strict=True):
        _ideas(strip, ideas, listed, turned)
    column.meet(columns)


def _group(column: Column, group: Group, ideas: tuple[str, ...], sect: Element, turned: _Continued) -> None:
    _group_name(column, group, sect)
    if ideas:
        _ideas(column, ideas, column.element("L", sect), turned)


def _group_name(column: Column, group: Group, sect: Element) -> None:
    baseline = column.baseline(styles.GROUP)
    column.draw(shapes.target_shape(group.target_group, column.x + 4.3, baseline - 3.5, 8.3))
    name = column.element("H3", sect)
    column.page.marks.append(Text(column.x + INDENT, baseline, (group.name,), styles.GROUP, name))
    at = column.x + INDENT + column.sheets.setter.width(group.name, styles.GROUP) + 6
    column.page.marks.append(Text(at, baseline, (str(len(group.ideas)),), styles.GROUP_COUNT, name))
    column.y += styles.GROUP.leading + 0.6


def _ideas(column: Column, ideas: tuple[str, ...], listed: Element, turned: _Continued) -> None:
    column.on_turn = turned
    setter, whole = column.sheets.setter, (BOTTOM - TOP) / 3
    for idea in ideas:
        lines = setter.lines(idea, styles.IDEA, column.measure - INDENT)
        high = len(lines) * styles.IDEA.leading
        if high < whole:
            column.need(high)
        body = Element("LBody", Element("LI", listed))
        column.lines(lines, styles.IDEA, body, INDENT)
        column.y += IDEA_GAP


def _questions(column: Column, clusters: Clusters, parent: Element) -> None:
    column.on_turn = None
    high = sum(_question_height(column, question) for question in clusters.questions)
    column.need(min(high + 60, 300))
    column.space(36)
    sect = column.element("Sect", parent)
    column.text(clusters.question_heading, styles.PART, column.element("H2", sect))
    column.y += 6
    for question in clusters.questions:
        column.need(_question_height(column, question))
        column.text(question.text, styles.QUESTION, column.element("P", sect))
        column.y += 5
        column.text(question.source, styles.LEAD, column.element("P", sect))
        column.y += 14


def _question_height(column: Column, question: Question) -> float:
    return column.height(question.text, styles.QUESTION) + column.height(question.source, styles.LEAD) + 19
