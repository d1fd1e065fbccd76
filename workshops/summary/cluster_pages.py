"""Clusters on pages: name, votes and bar, the question, and the ideas of the target groups side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshops.summary import shapes, styles
from workshops.summary.agenda_pages import heading
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark, Text, bar
from workshops.summary.sections import ClusterPart, Clusters, Group, Question
from workshops.summary.styles import BOTTOM, MEASURE, TOP, Style
from workshops.summary.tagged import Element

GUTTER = 26.0
INDENT = 14.0
BAR = 2.8
MANY = 200
"""From this many ideas on they stand closer."""

AGAIN = 27.0
"""How high the repeated name of a cluster stands at the top of the next page."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """How closely ideas are set. A cluster no higher than `whole` points is kept on one page, of others `few` ideas."""

    idea: Style
    gap: float
    above: float
    whole: float
    few: int


ROOMY = Spacing(styles.IDEA, 2.4, 24.0, 250.0, 3)
CLOSE = Spacing(styles.IDEA_CLOSE, 1.6, 17.0, 130.0, 2)


def lay_out(sheets: Sheets, clusters: Clusters) -> tuple[Column, Bookmark]:
    """Lay out all clusters; gives the column where they end, and the chapter's bookmark."""
    column = sheets.begin(clusters.label)
    sect = column.element("Sect")
    chapter = heading(column, clusters.heading, sect)
    column.text(clusters.lead, styles.LEAD, column.element("P", sect))
    spacing = CLOSE if clusters.ideas >= MANY else ROOMY
    for part in clusters.parts:
        _Part(column, part, spacing).lay_out(sect)
    column.on_turn = None
    if clusters.questions:
        _questions(column, clusters, sect)
    return column, chapter


class _Part:
    """One cluster on its way onto the pages."""

    def __init__(self, column: Column, part: ClusterPart, spacing: Spacing) -> None:
        self._column, self._part, self._spacing = column, part, spacing
        self._repeated: set[int] = set()

    def lay_out(self, parent: Element) -> None:
        """Set name, question and ideas."""
        column, part = self._column, self._part
        column.on_turn = None
        column.need(self._beginning())
        column.space(self._spacing.above)
        sect = column.element("Sect", parent)
        if part.name:
            _name(column, part, sect)
        if part.question:
            column.y += 4.5
            column.text(part.question, styles.ASK, column.element("P", sect))
        column.y += 4.5
        if part.empty:
            column.text(part.empty, self._spacing.idea, column.element("P", sect))
        beside = [group for group in part.groups if group.target_group is not None]
        if len(beside) > 1:
            columns = column.parts(len(beside), GUTTER)
            for strip, group in zip(columns, beside, strict=True):
                self._heading(strip, group, sect)
                if group.ideas:
                    self._ideas(strip, group, group.ideas, column.element("L", sect))
            column.meet(columns)
        for group in part.groups:
            if group.target_group is None or len(beside) == 1:
                self._spread(group, sect, headed=bool(beside or part.name))

    def _beginning(self) -> float:
        """What must stand together: a small cluster as a whole; of a larger one name, question and a few ideas."""
        column, part, spacing = self._column, self._part, self._spacing
        high = spacing.above + 9
        if part.name:
            high += column.height(part.name, styles.PART, MEASURE - 90) + 8
        if part.question:
            high += column.height(part.question, styles.ASK)
        whole = high + self._ideas_height()
        if whole <= spacing.whole:
            return whole
        longest = max((len(group.ideas) for group in part.groups), default=0)
        return high + styles.GROUP.leading + min(longest, spacing.few) * 2 * spacing.idea.leading

    def _ideas_height(self) -> float:
        """How high the ideas stand on one page; large clusters are not measured to the end."""
        spacing, setter, high = self._spacing, self._column.sheets.setter, 0.0
        beside = sum(group.target_group is not None for group in self._part.groups)
        wide = (MEASURE - GUTTER * (max(2, beside) - 1)) / max(2, beside) - INDENT
        together = 0.0
        for group in self._part.groups:
            own = 0.0
            for idea in group.ideas:
                own += len(setter.lines(idea, spacing.idea, wide)) * spacing.idea.leading + spacing.gap
                if own > 2 * spacing.whole:
                    break
            if group.target_group is None or beside == 1:
                together += own / 2 + styles.GROUP.leading + 8
            else:
                high = max(high, own + styles.GROUP.leading)
        return high + together

    def _spread(self, group: Group, sect: Element, headed: bool) -> None:
        """A group on its own, in two columns of the same length."""
        column, half = self._column, -(-len(group.ideas) // 2)
        column.need(3 * styles.GROUP.leading)
        column.space(6)
        columns = column.parts(2, GUTTER)
        if headed:
            self._heading(columns[0], group, sect)
            columns[1].y = columns[0].y
        listed = column.element("L", sect)
        for strip, ideas in zip(columns, (group.ideas[:half], group.ideas[half:]), strict=True):
            self._ideas(strip, group, ideas, listed)
        column.meet(columns)

    def _heading(self, column: Column, group: Group, sect: Element) -> None:
        name = column.element("H3", sect)
        at = _group_name(column, group, name)
        baseline = column.baseline(styles.GROUP)
        column.page.marks.append(Text(at, baseline, (str(len(group.ideas)),), styles.GROUP_COUNT, name))
        column.y += styles.GROUP.leading + 0.6

    def _ideas(self, column: Column, group: Group, ideas: Sequence[str], listed: Element) -> None:
        column.on_turn = lambda turned: self._again(turned, group)
        style, gap = self._spacing.idea, self._spacing.gap
        setter, long = column.sheets.setter, (BOTTOM - TOP) / 3
        for idea in ideas:
            lines = setter.lines(idea, style, column.measure - INDENT)
            high = len(lines) * style.leading
            if high < long:
                column.need(high)
            column.lines(lines, style, Element("LBody", Element("LI", listed)), INDENT)
            column.y += gap

    def _again(self, column: Column, group: Group) -> None:
        """The name of the cluster, once on a new page, and that of the target group at the head of its column."""
        if self._part.continued:
            if column.number not in self._repeated:
                self._repeated.add(column.number)
                shown = column.sheets.setter.shortened(self._part.continued, styles.ASK, MEASURE)
                column.page.marks.append(Text(self._column.x, TOP + 12, (shown,), styles.ASK, None))
                column.draw((bar(self._column.x, TOP + 18, MEASURE, BAR, "sunk"),))
            column.y = TOP + AGAIN
        _group_name(column, group, None)
        column.y += styles.GROUP.leading + 0.6


def _name(column: Column, part: ClusterPart, sect: Element) -> None:
    column.bookmark(part.name, 1)
    baseline, used = column.baseline(styles.PART), 0.0
    title = column.element("H2", sect)
    if part.votes is not None:
        votes = column.element("P", sect)
        used = column.sheets.setter.width(part.votes_label, styles.VOTES_LABEL) + 4
        used += column.right(str(part.votes), styles.VOTES, votes, baseline, used)
        column.right(part.votes_label, styles.VOTES_LABEL, votes, baseline)
    strip = column.part(0, MEASURE - used - (16 if used else 0))
    strip.text(part.name, styles.PART if part.named else styles.PART_SOFT, title)
    column.meet([strip])
    column.y += 3
    column.draw((bar(column.x, column.y, MEASURE, BAR, "sunk"),))
    if part.votes and part.share > 0:
        column.draw((bar(column.x, column.y, MEASURE * part.share, BAR, "define"),))
    column.y += BAR


def _group_name(column: Column, group: Group, element: Element | None) -> float:
    """Sign and name of a target group; gives where its count may stand."""
    baseline = column.baseline(styles.GROUP)
    column.draw(shapes.target_shape(group.target_group, column.x + 4.3, baseline - 3.5, 8.3))
    column.page.marks.append(Text(column.x + INDENT, baseline, (group.name,), styles.GROUP, element))
    return column.x + INDENT + column.sheets.setter.width(group.name, styles.GROUP) + 6


def _questions(column: Column, clusters: Clusters, parent: Element) -> None:
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
