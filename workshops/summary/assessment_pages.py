"""Self-assessments on pages: the radar, last time beside this time, or bars; the figures in a table; what differs most."""

from __future__ import annotations

from collections.abc import Sequence

from workshops.charts import radar, track
from workshops.charts.series import FILLED, LAST_TIME, Series, marker, style
from workshops.summary import styles
from workshops.summary.agenda_pages import heading
from workshops.summary.layout import ASCENT, Column, Sheets
from workshops.summary.marks import Bookmark, Part, Polygon, Text, bar
from workshops.summary.sections import AssessmentPart, AssessmentRow, Assessments
from workshops.summary.styles import HEIGHT, MEASURE
from workshops.summary.tables import Cell, Place, Table
from workshops.summary.tagged import Element

TALL, LOWER, GAP = 286.0, 218.0, 12.0
"""How high a picture stands alone, and how high each of two is; the room between columns and pictures."""
NAME_GAP = 7.0
SAMPLE, LEGEND = 24.0, 15.0
BAR, BAR_AREA, VALUE, SIGN = 22.0, 20.0, 40.0, 16.0
LINE, HALF = 1.7, 3.5
MARGIN = 4.0
LONGEST_WORD = 0.34
"""A name's longest word is kept whole while it takes no more of the width than this."""
NUMBERS = 43.0
ROLE = 106.0
FEW_ROWS = 120.0
"""Room for a few rows of a table: with less it begins on the next page."""


def lay_out(sheets: Sheets, said: Assessments) -> tuple[Column, Bookmark]:
    """Lay out the chapter; gives where it ends, and its bookmark."""
    column = sheets.begin(said.label)
    sect = column.element("Sect")
    chapter = heading(column, said.heading, sect)
    for number, part in enumerate(said.parts):
        if number:
            column.need(420)
            column.space(30)
        if part.title:
            column.bookmark(part.title, 1)
            column.text(part.title, styles.PART, column.element("H2", sect))
        column.text(part.lead, styles.LIST_SOFT, column.element("P", sect))
        pictures(column, part, sect)
        _findings(column, part, sect)
        _table(column, said, part, sect)
        for note in part.notes:
            column.text(note, styles.SMALL, column.element("P", sect))
    return column, chapter


def pictures(column: Column, part: AssessmentPart, sect: Element) -> None:
    """The radar, or two beside each other's time, or bars, with what each line is; nothing where too few answered."""
    if not part.figures:
        return
    column.need((TALL if len(part.figures) == 1 else 2 * LOWER + GAP) + 60)
    column.y += 12
    if len(part.areas) < radar.FEWEST:
        _bars(column, part, sect)
    else:
        high = TALL if len(part.figures) == 1 else LOWER
        for number, (name, values, alt) in enumerate(part.figures):
            column.y += GAP if number else 0
            _radar(column, part, name, values, alt, high, sect)
    _legend(column, part, sect)
    column.text(part.axes, styles.SMALL, column.element("P", sect))


def _radar(
    column: Column,
    part: AssessmentPart,
    name: str,
    values: Sequence[Sequence[float | None]],
    alt: str,
    high: float,
    sect: Element,
) -> None:
    top = column.y
    if name:
        column.text(name, styles.LIST_STRONG, column.element("P", sect))
        column.y = top  # it stands at the left, where no picture reaches
    figure = column.element("Figure", sect, alt=f"{name}. {alt}" if name else alt)
    looks = [style(n) for n, _ in part.series]
    series = [list(each) for each in values]
    if part.overlay is not None:
        looks.append(LAST_TIME)
        series.append(list(part.overlay[1]))
    setter = column.sheets.setter
    room = column.measure - 2 * MARGIN
    lines = [_name(column, area, n, len(part.areas), room) for n, area in enumerate(part.areas)]
    sizes = [
        (max(setter.width(line, styles.NUMBER) for line in each) + 1, len(each) * styles.NUMBER.leading)
        for each in lines
    ]
    left, y = column.x + MARGIN, column.y
    made = radar.of(series, part.least, part.most, (room, high - (y - top)), sizes, NAME_GAP)
    column.draw(_web(made, left, y), figure)
    for trace, look in reversed(list(zip(made.traces, looks, strict=True))):
        column.draw(_trace(trace, look, left, y), figure)
    _words(column, made, lines, left, y, figure)
    column.y = top + high
    figure.box = (column.x, HEIGHT - column.y, column.x + column.measure, HEIGHT - top)


def _name(column: Column, area: str, number: int, count: int, room: float) -> list[str]:
    """The name of a corner in lines, its words whole where there is any room for that."""
    setter = column.sheets.setter
    widest = radar.widest_name(count, (room, room)) * (1.0 if radar.side_of(number, count) else 1.6)
    word = max((setter.width(each, styles.NUMBER) for each in area.split()), default=0.0)
    return setter.lines(area, styles.NUMBER, max(widest, min(word + 1, room * LONGEST_WORD)))


def _web(made: radar.Radar, left: float, top: float) -> list[Part]:
    def moved(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(left + x, top + y) for x, y in points]

    *inner, (_, outer) = made.rings
    parts: list[Part] = [Polygon(moved(outer), stroke="ink", width=1.2)]
    parts += [Polygon(moved(ring), stroke="line", width=styles.HAIR) for _, ring in inner]
    parts += [
        Polygon(moved((made.centre, end)), stroke="control", width=styles.HAIR, closed=False) for end in made.ends
    ]
    return parts


def _trace(trace: radar.Trace, look: Series, left: float, top: float) -> list[Part]:
    width = LINE if look.marker else 1.2
    dash = tuple(each * width for each in look.dash) or None
    parts: list[Part] = [
        Polygon([(left + x, top + y) for x, y in run], stroke=look.role, width=width, dash=dash, closed=False)
        for run in trace.stretches
    ]
    for x, y in trace.points:
        parts += _sign(look, left + x, top + y, HALF)
    return parts


def _sign(look: Series, x: float, y: float, half: float) -> list[Part]:
    """The sign of a series."""
    strokes = marker(look.marker, x, y, half)
    if look.marker in FILLED:
        return [Polygon(points, fill=look.role) for points in strokes]
    if look.marker == "hollow":
        return [Polygon(points, fill="surface", stroke=look.role, width=1.2) for points in strokes]
    return [Polygon(points, stroke=look.role, width=1.4, closed=False) for points in strokes]


def _words(
    column: Column, made: radar.Radar, lines: Sequence[Sequence[str]], left: float, top: float, figure: Element
) -> None:
    """The names round the picture, and the marks along its first axis."""
    setter, page = column.sheets.setter, column.page
    leading = styles.NUMBER.leading
    for box, each in zip(made.names, lines, strict=True):
        for number, line in enumerate(each):
            wide = setter.width(line, styles.NUMBER)
            spare = box.width - wide
            x = left + box.x + (0 if box.align < 0 else spare / 2 if box.align == 0 else spare)
            y = top + box.y + number * leading + leading * ASCENT - 1.2
            page.marks.append(Text(x, y, (line,), styles.NUMBER, figure))
    for mark, (x, y) in made.numbers[:-1]:
        wide = setter.width(str(mark), styles.SMALL)
        page.marks.append(Text(left + x - wide - 4, top + y + 3, (str(mark),), styles.SMALL, figure))


def _legend(column: Column, part: AssessmentPart, sect: Element) -> None:
    """What each line is; read as a list beside the picture."""
    entries = [(style(n), name) for n, name in part.series]
    if part.overlay is not None:
        entries.append((LAST_TIME, part.overlay[0]))
    setter = column.sheets.setter
    element = column.element("P", sect)
    x = column.x
    column.y += 6
    for look, name in entries:
        wide = setter.width(name, styles.LIST)
        if x > column.x and x + SAMPLE + 6 + wide > column.x + column.measure:
            x, column.y = column.x, column.y + LEGEND
        middle = column.y + LEGEND / 2
        width = LINE if look.marker else 1.2
        dash = tuple(each * width for each in look.dash) or None
        line = Polygon(((x, middle), (x + SAMPLE, middle)), stroke=look.role, width=width, dash=dash, closed=False)
        column.draw([line, *_sign(look, x + SAMPLE / 2, middle, HALF)])
        column.page.marks.append(Text(x + SAMPLE + 6, middle + 3.6, (name,), styles.LIST, element))
        x += SAMPLE + 6 + wide + 20
    column.y += LEGEND + 3


def _bars(column: Column, part: AssessmentPart, sect: Element) -> None:
    """With one or two areas a bar for each role, from the lowest mark."""
    _, values, alt = part.figures[-1]
    figure = column.element("Figure", sect, alt=alt)
    top = column.y
    long = column.measure - VALUE - 2 * MARGIN
    for number, area in enumerate(part.areas):
        column.page.marks.append(Text(column.x, column.y + 13, (area,), styles.LIST_STRONG, figure))
        column.y += BAR_AREA
        for place, look in ((n, style(n)) for n, _ in part.series):
            now, before = values[place][number], part.before[place][number]
            made = track.of(now, before, part.least, part.most, long - SIGN)
            middle = column.y + BAR / 2
            column.draw(_track(made, look, column.x + MARGIN + SIGN, middle), figure)
            row = next(each for each in part.rows if each.area == area and each.role == part.series[place][1])
            wide = column.sheets.setter.width(row.mean, styles.LIST_STRONG)
            x = column.x + column.measure - wide
            column.page.marks.append(Text(x, middle + 3.8, (row.mean,), styles.LIST_STRONG, figure))
            column.y += BAR
        column.y += 8
    figure.box = (column.x, HEIGHT - column.y, column.x + column.measure, HEIGHT - top)


def _track(made: track.Track, look: Series, x: float, middle: float) -> list[Part]:
    ends = ((x, middle), (x + made.length, middle))
    parts: list[Part] = [Polygon(ends, stroke="line", width=styles.HAIR, closed=False)]
    for tick in made.ticks:
        ends = ((x + tick, middle - 3.5), (x + tick, middle + 3.5))
        parts.append(Polygon(ends, stroke="control", width=styles.HAIR, closed=False))
    if made.now is not None:
        parts.append(bar(x, middle - 5, max(1.0, made.now), 10, look.role))
    if made.before is not None:
        ends = ((x + made.before, middle - 8.5), (x + made.before, middle + 8.5))
        parts.append(Polygon(ends, stroke="ink", width=1.2, dash=(2.0, 1.5), closed=False))
    return parts + _sign(look, x - SIGN + 3, middle, HALF + 0.5)


def _findings(column: Column, part: AssessmentPart, sect: Element) -> None:
    if part.findings:
        column.y += 8
    for name, sentence in part.findings:
        column.text(f"{name}: {sentence}", styles.LIST, column.element("P", sect))
        column.y += 2


def _table(column: Column, said: Assessments, part: AssessmentPart, sect: Element) -> None:
    """Every figure that the pictures show, and how many answered and how far apart."""
    column.need(FEW_ROWS)
    column.y += 10
    compared = any(row.before for row in part.rows)
    numbers = 5 if compared else 3
    area = MEASURE - ROLE - numbers * NUMBERS - GAP
    begins = [area + ROLE + GAP + n * NUMBERS for n in range(numbers)]
    places = (Place(0, area - 8), Place(area, ROLE), *(Place(x, NUMBERS) for x in begins))
    table = Table(column, places, sect, padding=1.4)
    headings = [*said.columns] if compared else [*said.columns[:3], *said.columns[5:]]
    table.head(headings, (False, False, *(True for _ in range(numbers))))
    for row in part.rows:
        table.row(_cells(row, compared))
    table.end()
    column.y += 4


def _cells(row: AssessmentRow, compared: bool) -> list[Cell]:
    told = [(row.mean, styles.LIST_STRONG)]
    if compared:
        told += [(row.before, styles.LIST_SOFT), (row.change, styles.LIST)]
    told += [(row.answers, styles.LIST_SOFT), (row.spread, styles.LIST_SOFT)]
    return [
        Cell(((row.area, styles.LIST if row.first else styles.LIST_SOFT),), heads=True, said=True),
        Cell(((row.role, styles.LIST),), said=True),
        *(Cell((each,), right=True) for each in told),
    ]
