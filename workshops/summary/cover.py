"""The cover: the challenge in large type, the meeting's own line, five numbers and what it arrived at."""

from __future__ import annotations

from dataclasses import dataclass

from workshops.phases import PHASES
from workshops.summary import shapes, styles
from workshops.summary.layout import Column, Sheets
from workshops.summary.marks import Bookmark, Drawing, Text, rule
from workshops.summary.sections import Cover, Segment, Sentence
from workshops.summary.styles import BOTTOM, MARGIN, MEASURE, Style
from workshops.summary.tagged import PAGINATION, Element, spoken

MARK_CENTRE = 59.3
FIRST_LINE = 118.0
"""Where the title may begin at the earliest; it sinks lower where there is room."""

MOST_LINES = (3, 4, 5, 6, 99)
"""How many lines a title may have at each size of styles.TITLES."""

LINE_HEIGHT = 106.0  # the drawing of the line with its names
COUNTS_HEIGHT = 78.0
INDENT = 17.0


@dataclass(frozen=True, slots=True)
class Gaps:
    """Room above the title, the line, the counts and the findings, in points."""

    title: float
    line: float
    counts: float
    findings: float

    @property
    def together(self) -> float:
        """All of it."""
        return self.title + self.line + self.counts + self.findings

    def towards(self, other: Gaps, share: float) -> Gaps:
        """A share of the way to other gaps, 0–1."""

        def between(mine: float, theirs: float) -> float:
            return mine + (theirs - mine) * share

        return Gaps(
            between(self.title, other.title),
            between(self.line, other.line),
            between(self.counts, other.counts),
            between(self.findings, other.findings),
        )


ROOMY, TIGHT = Gaps(52, 46, 42, 34), Gaps(0, 20, 18, 18)


def lay_out(sheets: Sheets, cover: Cover) -> None:
    """Lay out the first page."""
    column = sheets.begin("")
    sect = column.element("Sect")
    _header(column, cover)
    style, lines = _title(sheets, cover.title)
    findings = list(cover.findings)
    while findings and _height(sheets, cover, style, lines, findings) + TIGHT.together > BOTTOM - FIRST_LINE:
        findings.pop()
    spare = BOTTOM - FIRST_LINE - _height(sheets, cover, style, lines, findings)
    share = (spare - TIGHT.together) / (ROOMY.together - TIGHT.together)
    gaps = TIGHT.towards(ROOMY, max(0.0, min(1.0, share)))
    column.y = FIRST_LINE + gaps.title
    if cover.eyebrow:
        column.text(cover.eyebrow, styles.EYEBROW, spoken(column.element("P", sect)))
        column.y += 9
    column.page.bookmarks.append(Bookmark(cover.title, 0, 0.0))
    column.lines(lines, style, spoken(column.element("H1", sect)))
    column.y += 14
    for line in cover.lead:
        column.text(line, styles.LEAD, column.element("P", sect))
    if cover.line:
        column.y += gaps.line
        _line(column, cover, sect)
    column.y += gaps.counts
    _counts(column, cover, sect)
    column.y += gaps.findings
    if findings:
        _findings(column, cover.findings_heading, findings, sect)


def _header(column: Column, cover: Cover) -> None:
    column.draw(shapes.mark(MARGIN, MARK_CENTRE, 18.6))
    setter, style = column.sheets.setter, styles.COVER_RUNNING
    wide = setter.width(cover.label, styles.RUNNING)
    name = setter.shortened(cover.organisation, style, MEASURE - 46 - wide - 24)
    column.page.marks.append(Text(MARGIN + 46, MARK_CENTRE + 3.6, (name,), style, PAGINATION))
    column.page.marks.append(
        Text(MARGIN + MEASURE - wide, MARK_CENTRE + 3.6, (cover.label,), styles.RUNNING, PAGINATION)
    )


def _title(sheets: Sheets, title: str) -> tuple[Style, list[str]]:
    """The largest style in which the title takes few lines and no word is cut."""
    return fitting(sheets, title, styles.TITLES, MOST_LINES)


def fitting(
    sheets: Sheets, text: str, sizes: tuple[Style, ...], most: tuple[int, ...], measure: float = MEASURE
) -> tuple[Style, list[str]]:
    """The first of some styles in which a text takes no more than so many lines and no word is cut, and its lines."""
    for style, limit in zip(sizes, most, strict=True):
        lines = sheets.setter.lines(text, style, measure)
        widest = max(sheets.setter.width(word, style) for word in text.split(" "))
        if len(lines) <= limit and widest <= measure:
            break
    return style, lines


def _height(sheets: Sheets, cover: Cover, style: Style, lines: list[str], findings: list[Sentence]) -> float:
    """Everything but the gaps."""
    lead = sum(len(sheets.setter.lines(line, styles.LEAD, MEASURE)) for line in cover.lead) * styles.LEAD.leading
    high = len(lines) * style.leading + 14 + lead + (LINE_HEIGHT if cover.line else 0.0) + COUNTS_HEIGHT
    if cover.eyebrow:
        high += len(sheets.setter.lines(cover.eyebrow, styles.EYEBROW, MEASURE)) * styles.EYEBROW.leading + 9
    if findings:
        high += styles.PART.leading + 6
    for sentence in findings:
        set_lines = sheets.setter.spans(sentence, styles.FINDING, styles.FINDING_STRONG, MEASURE - INDENT)
        high += len(set_lines) * styles.FINDING.leading + 10
    return high


def _line(column: Column, cover: Cover, sect: Element) -> None:
    """The two diamonds in the meeting's own proportions, with names and minutes below."""
    top, half = column.y, 35.0
    column.y += LINE_HEIGHT
    figure = column.element("Figure", sect, alt=cover.line_text)
    drawn = shapes.line(cover.line, MARGIN + 1, top + half + 1, half, MEASURE - 2)
    column.draw(drawn, figure)
    figure.box = (MARGIN, styles.HEIGHT - top - LINE_HEIGHT, MARGIN + MEASURE, styles.HEIGHT - top)
    total = sum(segment.minutes for segment in cover.line)
    names = _Names(column, figure)
    x = MARGIN
    for segment in cover.line:
        wide = segment.minutes * MEASURE / total
        names.place(segment, x, wide, top + half)
        x += wide


class _Names:
    """Sets the names below the line, each only where it has room."""

    def __init__(self, column: Column, figure: Element) -> None:
        self._column, self._figure = column, figure
        self._taken = {True: 0.0, False: 0.0}

    def place(self, segment: Segment, x: float, wide: float, centre: float) -> None:
        """Set the name and minutes of a segment centred below it: phases below the diamonds, the rest below the line."""
        setter = self._column.sheets.setter
        if segment.kind in PHASES:
            middle = x + wide / 2
            long = setter.width(segment.name, styles.PHASE)
            if self._free(True, middle, long):
                self._set(segment.name, styles.PHASE, middle, centre + 50)
                self._set(segment.length, styles.PHASE_MINUTES, middle, centre + 62.5)
            return
        for text in (f"{segment.name} {segment.length.split()[0]}", segment.name, segment.length.split()[0]):
            long = setter.width(text, styles.PHASE_MINUTES)
            if long <= wide + 1 and self._free(False, x + wide / 2, long):
                self._set(text, styles.PHASE_MINUTES, x + wide / 2, centre + 19)
                return

    def _free(self, phase: bool, middle: float, long: float) -> bool:
        if middle - long / 2 < self._taken[phase] + 4:
            return False
        self._taken[phase] = middle + long / 2
        return True

    def _set(self, text: str, style: Style, middle: float, y: float) -> None:
        long = self._column.sheets.setter.width(text, style)
        left = max(MARGIN, min(MARGIN + MEASURE - long, middle - long / 2))
        self._column.page.marks.append(Text(left, y, (text,), style, self._figure))


def _counts(column: Column, cover: Cover, sect: Element) -> None:
    top = column.y
    column.page.marks.append(rule(MARGIN, top, MEASURE, "ink", styles.RULE))
    listed = column.element("L", sect)
    pitch = MEASURE / len(cover.counts)
    for number, count in enumerate(cover.counts):
        body = column.element("LBody", column.element("LI", listed))
        x = MARGIN + number * pitch
        column.page.marks.append(Text(x, top + 39.5, (str(count.number),), styles.COUNT, body))
        column.page.marks.append(Text(x, top + 60, (count.label,), styles.COUNT_LABEL, body))
    column.y = top + COUNTS_HEIGHT
    column.page.marks.append(rule(MARGIN, column.y, MEASURE, "line", styles.HAIR))


def _findings(column: Column, heading: str, findings: list[Sentence], sect: Element) -> None:
    column.text(heading, styles.PART, column.element("H2", sect))
    column.y += 6
    listed = column.element("L", sect)
    for sentence in findings:
        column.y += 5
        bullet = shapes.diamond(MARGIN + 4.2, column.y + 8.6, 4.2, stroke="ink", width=1.1)
        column.page.marks.append(Drawing((bullet,)))
        body = column.element("LBody", column.element("LI", listed))
        column.spans(sentence, styles.FINDING, styles.FINDING_STRONG, body, INDENT)
        column.y += 5
