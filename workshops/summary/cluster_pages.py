"""Clusters on pages: name, votes and bar, the question, and the ideas of the target groups side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshops.summary import shapes, styles, vote_pages
from workshops.summary.agenda_pages import heading
from workshops.summary.fonts import REGULAR
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark, Text, bar
from workshops.summary.sections import ClusterPart, Clusters, Group, Question, SourceIdea
from workshops.summary.styles import BOTTOM, MEASURE, TOP, Style
from workshops.summary.tagged import PAGINATION, Element, spoken

WithBelow = tuple[str, tuple[SourceIdea, ...]]
"""An idea, and the notes that stand under it."""

GUTTER = 26.0
INDENT = 14.0
MANY = 200
"""From this many ideas on they stand closer."""

FEW_ON_A_LEAF = 6
"""So many clusters have room on the back of a team's leaf without standing closer."""

AGAIN = 27.0
"""How high the repeated name of a cluster stands at the top of the next page."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """How closely ideas are set. A cluster no higher than `whole` points is kept on one page, of others `few` ideas."""

    name: Style
    idea: Style
    below: Style
    gap: float
    above: float
    whole: float
    few: int


ROOMY = Spacing(styles.PART, styles.IDEA, styles.SMALL, 2.4, 24.0, 250.0, 3)
LEAF = Spacing(styles.PART, styles.IDEA, styles.SMALL, 2.4, 13.0, 250.0, 3)
LEAF_CLOSE = Spacing(styles.SECTION, styles.IDEA_CLOSE, styles.SMALL_CLOSE, 1.2, 7.0, 130.0, 2)
CLOSE = Spacing(styles.PART, styles.IDEA_CLOSE, styles.SMALL_CLOSE, 1.6, 17.0, 130.0, 2)


def lay_out(sheets: Sheets, clusters: Clusters, opening: str = "") -> tuple[Column, Bookmark]:
    """Lay out all clusters, below an opening; gives the column where they end, and the chapter's bookmark."""
    column = sheets.begin(clusters.label)
    sect = column.element("Sect")
    if opening:
        column.text(opening, styles.LEAD, spoken(column.element("P", sect)))
        column.y += 8
    chapter = heading(column, clusters.heading, sect)
    column.text(clusters.lead, styles.LEAD, column.element("P", sect))
    leads = vote_pages.overview(column, clusters, sect)
    spacing = _spacing(clusters)
    found = [_Part(column, part, spacing, clusters).lay_out(sect) for part in clusters.parts]
    column.on_turn = None
    if leads is not None:
        shown = zip(found, clusters.parts, strict=True)
        leads.fill([bookmark for bookmark, part in shown if bookmark is not None and part.votes is not None])
    if clusters.questions:
        _questions(column, clusters, sect)
    return column, chapter


def _spacing(clusters: Clusters) -> Spacing:
    if not clusters.votes_heading:
        return LEAF_CLOSE if len(clusters.parts) > FEW_ON_A_LEAF else LEAF
    return CLOSE if clusters.ideas >= MANY else ROOMY


class _Part:
    """One cluster on its way onto the pages."""

    def __init__(self, column: Column, part: ClusterPart, spacing: Spacing, clusters: Clusters) -> None:
        self._column, self._part, self._spacing, self._clusters = column, part, spacing, clusters
        self._repeated: set[int] = set()

    def lay_out(self, parent: Element) -> Bookmark | None:
        """Set name, question and ideas; gives the bookmark of one with a name."""
        column, part = self._column, self._part
        column.on_turn = None
        column.need(self._beginning())
        column.space(self._spacing.above)
        sect = column.element("Sect", parent)
        bookmark = _name(column, part, self._spacing.name, self._clusters.most, sect) if part.name else None
        self._asked(sect)
        column.y += 4.5
        if part.empty:
            column.text(part.empty, self._spacing.idea, column.element("P", sect))
        beside = [group for group in part.groups if group.target_group is not None]
        if len(beside) > 1:
            columns = column.parts(len(beside), GUTTER)
            for strip, group in zip(columns, beside, strict=True):
                self._heading(strip, group, sect)
                if group.ideas:
                    self._ideas(strip, group, _with_below(group), column.element("L", sect))
            column.meet(columns)
        for group in part.groups:
            if group.target_group is None or len(beside) == 1:
                self._spread(group, sect, headed=self._clusters.saying and bool(beside or part.name))
        return bookmark

    def _asked(self, sect: Element) -> None:
        """The question, and beside it, where there is room, that several target groups brought this up."""
        column, part = self._column, self._part
        if part.question or part.shared:
            column.y += 4.5
        if part.question:
            baseline = column.baseline(styles.ASK)
            column.text(part.question, styles.ASK, spoken(column.element("P", sect)))
            if self._beside():
                column.right(part.shared, styles.SMALL, column.element("P", sect), baseline)
                return
        if part.shared:
            column.text(part.shared, styles.SMALL, column.element("P", sect))

    def _beside(self) -> bool:
        """Whether the question leaves room on its line for what is said beside it."""
        setter, part = self._column.sheets.setter, self._part
        if not part.question or not part.shared:
            return False
        wide = setter.width(part.question, styles.ASK) + setter.width(part.shared, styles.SMALL)
        return wide + GUTTER <= MEASURE

    def _asked_height(self) -> float:
        part = self._part
        high = self._column.height(part.question, styles.ASK) if part.question else 0.0
        return high + (styles.SMALL.leading if part.shared and not self._beside() else 0.0)

    def _beginning(self) -> float:
        """What must stand together: a small cluster as a whole; of a larger one name, question and a few ideas."""
        column, part, spacing = self._column, self._part, self._spacing
        high = spacing.above + 9
        if part.name:
            high += column.height(part.name, spacing.name, MEASURE - 90) + 8
        high += self._asked_height()
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
            for idea, below in _with_below(group):
                own += len(setter.lines(idea, spacing.idea, wide)) * spacing.idea.leading + spacing.gap
                for same in below:
                    own += len(setter.lines(same.text, spacing.below, wide - INDENT)) * spacing.below.leading
                if own > 2 * spacing.whole:
                    break
            if group.target_group is None or beside == 1:
                together += own / 2 + styles.GROUP.leading + 8
            else:
                high = max(high, own + styles.GROUP.leading)
        return high + together

    def _spread(self, group: Group, sect: Element, headed: bool) -> None:
        """A group on its own, in two columns of the same length."""
        column, ideas, half = self._column, _with_below(group), -(-len(group.ideas) // 2)
        column.need(3 * styles.GROUP.leading)
        column.space(6 if headed else 0)
        columns = column.parts(1 if len(ideas) == 1 else 2, GUTTER)
        if headed:
            self._heading(columns[0], group, sect)
            columns[-1].y = columns[0].y
        listed = column.element("L", sect)
        for strip, some in zip(columns, (ideas[:half], ideas[half:]), strict=False):
            self._ideas(strip, group, some, listed)
        column.meet(columns)

    def _heading(self, column: Column, group: Group, sect: Element) -> None:
        name = column.element("H3", sect)
        at = _group_name(column, group, name)
        baseline = column.baseline(styles.GROUP)
        column.page.marks.append(Text(at, baseline, (str(group.notes),), styles.GROUP_COUNT, name))
        column.y += styles.GROUP.leading + 0.6

    def _ideas(self, column: Column, group: Group, ideas: Sequence[WithBelow], listed: Element) -> None:
        column.on_turn = lambda turned: self._again(turned, group)
        style, gap = self._spacing.idea, self._spacing.gap
        setter, long = column.sheets.setter, (BOTTOM - TOP) / 3
        for idea, below in ideas:
            lines = setter.lines(idea, style, column.measure - INDENT)
            high = len(lines) * style.leading
            if high < long:
                column.need(high)
            body = spoken(Element("LBody", Element("LI", listed)))
            column.lines(lines, style, body, INDENT)
            if below:
                self._below(column, group, below, Element("L", body))
            column.y += gap

    def _below(self, column: Column, group: Group, notes: Sequence[SourceIdea], listed: Element) -> None:
        """The notes that say the same, smaller, below the one they stand under; another target group's with its sign."""
        style, indent = self._spacing.below, 2 * INDENT - 2
        for note in notes:
            column.need(style.leading)
            item = Element("LI", listed)
            x, y = column.x + indent - 7, column.baseline(style) - 3.0
            if note.target_group != group.target_group:
                label = Element("Lbl", item, alt=note.target_name)
                column.draw(shapes.target_shape(note.target_group, x, y, 6.0), label)
            else:
                column.draw((bar(x - 2.5, y - 0.4, 5, 0.8, "control"),))
            column.text(note.text, style, spoken(Element("LBody", item)), indent)

    def _again(self, column: Column, group: Group) -> None:
        """The name of the cluster, once on a new page, and at the head of its column that of the target group."""
        if self._part.continued:
            if column.number not in self._repeated:
                self._repeated.add(column.number)
                shown = column.sheets.setter.shortened(self._part.continued, styles.ASK, MEASURE)
                column.page.marks.append(Text(self._column.x, TOP + 12, (shown,), styles.ASK, PAGINATION))
                column.draw((bar(self._column.x, TOP + 18, MEASURE, vote_pages.BAR, "sunk"),))
            column.y = TOP + AGAIN
        if self._clusters.saying:
            _group_name(column, group, PAGINATION)
            column.y += styles.GROUP.leading + 0.6


def _name(column: Column, part: ClusterPart, style: Style, most: int, sect: Element) -> Bookmark:
    made = column.bookmark(part.name, 1)
    page, baseline, setter = column.page, column.baseline(style), column.sheets.setter
    label = setter.width(part.votes_label, styles.VOTES_LABEL) + 4
    used = label + setter.width(str(part.votes), styles.VOTES) + 16 if part.votes is not None else 0.0
    strip = column.part(0, MEASURE - used)
    soft = replace(style, face=REGULAR, colour="inkSoft")
    title = column.element("H2", sect)
    title.said = part.named
    strip.text(part.name, style if part.named else soft, title)
    if part.votes is not None:
        votes, right = column.element("P", sect), column.x + MEASURE
        page.marks.append(Text(right - used + 16, baseline, (str(part.votes),), styles.VOTES, votes))
        page.marks.append(Text(right - label + 4, baseline, (part.votes_label,), styles.VOTES_LABEL, votes))
    column.meet([strip])
    column.y += 3
    vote_pages.line(column, part, most)
    return made


def _with_below(group: Group) -> Sequence[WithBelow]:
    """Each idea of a group with the notes that stand under it."""
    return list(zip(group.ideas, group.below or [()] * len(group.ideas), strict=True))


def _group_name(column: Column, group: Group, element: Element) -> float:
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
        column.text(question.text, styles.QUESTION, spoken(column.element("P", sect)))
        column.y += 5
        column.text(question.source, styles.LEAD, column.element("P", sect))
        column.y += 14


def _question_height(column: Column, question: Question) -> float:
    return column.height(question.text, styles.QUESTION) + column.height(question.source, styles.LEAD) + 19
