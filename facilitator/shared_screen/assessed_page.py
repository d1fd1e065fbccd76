"""The room's page when an assessment is shown: the radar in large type, last time beside this time, or the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSizeF, Qt

from facilitator.painting.radar import drawn
from facilitator.painting.words import Lines
from facilitator.shared_screen import chart_blocks as c
from facilitator.shared_screen import values as v
from facilitator.shared_screen.assessed_table import lay_out_table
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import SMALL_CLOCK, clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import CENTRE, RIGHT, Laid, Sketch, View
from workshops import assessed
from workshops.charts import radar, track
from workshops.charts.series import LAST_TIME, Series, style
from workshops.standings import Standing

FOOT = 1030.0
GAP = 48.0
SAMPLE = 66.0


def lay_out(value: v.Assessed, frame: Frame, view: View) -> Laid:
    """The picture, or the table; with fewer than three answers everywhere a sentence."""
    sketch = Sketch(frame)
    words, standing = frame.words, value.standing
    paint_label(sketch, value.head, words("assessment.shared.result"))
    width = title_width(frame, SMALL_CLOCK)
    title = assessed.heading(words, standing)
    end = paint_title(sketch, title, 112, width, largest=0.875, most=2)
    top = max(262.0, end + 24)
    pages = page = 0
    if not standing.tells:
        said = words("assessment.shared.too_few" if standing.answered else "assessment.shared.nobody")
        sketch.words(MARGIN, top + 40, frame.inner, said, "heading", weight=400)
    elif value.table:
        pages, page = lay_out_table(sketch, standing, top, FOOT, view)
    else:
        _picture(sketch, standing, top)
    return Laid(tuple(sketch.blocks), clock_place(frame, SMALL_CLOCK), pages=max(1, pages), page=page)


def _picture(sketch: Sketch, standing: Standing, top: float) -> None:
    words = sketch.frame.words
    bars = len(standing.areas) < radar.FEWEST
    kind = "bars" if bars else "radar"
    _legend(sketch, standing, top)
    foot = [assessed.axes(words, standing, kind)]
    if bars and standing.compares:
        foot.append(words("assessment.axes.dashed", date=assessed.last_time(words, standing)))
    if any(cell.number > 0 and cell.mean is None for row in standing.cells for cell in row):
        foot.append(words("assessment.few"))
    sketch.label(MARGIN, FOOT, " ".join(foot), "caption", weight=400, role="inkSoft")
    if bars:
        _bars(sketch, standing, top + 64)
    else:
        _radars(sketch, standing, top + 60)


def _legend(sketch: Sketch, standing: Standing, top: float) -> None:
    """What each line is, with how many have answered."""
    frame, words = sketch.frame, sketch.frame.words
    entries = [
        (style(n), role.text, words("assessment.answers", n=role.answered)) for n, role in enumerate(standing.roles)
    ]
    if _overlays(standing):
        entries.append((LAST_TIME, assessed.last_time(words, standing), ""))
    room = frame.inner / max(1, len(entries))
    x, middle = MARGIN, top + 20
    for look, name, said in entries:
        sketch.blocks.append(c.Sample(frame.rect(x, middle - 14, SAMPLE, 28), look, frame.scale * 1.7))
        left = x + SAMPLE + 16
        lines = frame.lines(name, max(120.0, room - SAMPLE - 180), "note", weight=600, most=1)
        sketch.laid(left, middle - 18, room, lines, "ink", f"{name}, {said}" if said else name)
        left += lines.natural_width / frame.scale + 14
        left += sketch.label(left, middle, said, "caption", weight=400, role="inkSoft", said="")
        x = left + 48


def _overlays(standing: Standing) -> bool:
    """Whether the last time stands in the same picture: a single role leaves room for it."""
    return len(standing.roles) == 1 and standing.compares


def _radars(sketch: Sketch, standing: Standing, top: float) -> None:
    """One radar, or the last time's and this time's side by side in the same scale."""
    frame, words = sketch.frame, sketch.frame.words
    styles = [style(n) for n in range(len(standing.roles))]
    now = [[cell.mean for cell in standing.of_role(n)] for n in range(len(standing.roles))]
    before = [[cell.before for cell in standing.of_role(n)] for n in range(len(standing.roles))]
    said = assessed.figure(words, standing)
    bottom = FOOT - 34
    if _overlays(standing):
        _radar(
            sketch, standing, [*now, before[0]], [*styles, LAST_TIME], (MARGIN, top, frame.inner, bottom - top), said
        )
    elif standing.compares:
        width = (frame.inner - GAP) / 2
        named = ((assessed.last_time(words, standing), before, ""), (words("assessment.this_time"), now, said))
        for place, (name, series, told) in enumerate(named):
            x = MARGIN + place * (width + GAP)
            heading = name[:1].upper() + name[1:]
            sketch.label(x + width / 2, top + 18, heading, "note", weight=600, align=CENTRE)
            _radar(sketch, standing, series, styles, (x, top + 46, width, bottom - top - 46), told)
    else:
        _radar(sketch, standing, now, styles, (MARGIN, top, frame.inner, bottom - top), said)


def _radar(
    sketch: Sketch,
    standing: Standing,
    series: Sequence[Sequence[float | None]],
    styles: Sequence[Series],
    place: tuple[float, float, float, float],
    said: str,
) -> None:
    frame = sketch.frame
    rect = frame.rect(*place)

    def lay(text: str, width: float, align: Qt.AlignmentFlag) -> Lines:
        return frame.lines(text, width / frame.scale, "caption", weight=600, leading=33, most=4, align=align)

    names = [area.text for area in standing.areas]
    font = frame.font("caption", weight=600)
    size = QSizeF(rect.width(), rect.height())
    made = drawn(series, styles, (standing.least, standing.most), names, size, lay, font, frame.scale * 1.7)
    sketch.blocks.append(c.Radar(rect, made, said))


def _bars(sketch: Sketch, standing: Standing, top: float) -> None:
    """With one or two areas a bar for each role."""
    frame, words = sketch.frame, sketch.frame.words
    roles = len(standing.roles)
    each = min(420.0, (FOOT - 60 - top) / max(1, len(standing.areas)))
    bar = min(92.0, (each - 84) / max(1, roles))
    value = 190.0
    inset = 70.0
    for number, (area, row) in enumerate(zip(standing.areas, standing.cells, strict=True)):
        y = top + number * each
        sketch.words(MARGIN, y + 8, frame.inner, area.text, "heading", most=1)
        y += 70
        for place, cell in enumerate(row):
            rect = frame.rect(MARGIN, y, frame.inner - value, bar)
            long = rect.width() - frame.pixels(inset + 20)
            made = track.of(cell.mean, cell.before, standing.least, standing.most, long)
            told = assessed.of_cell(words, standing, number, place)
            sketch.blocks.append(c.Bar(rect, made, style(place), frame.pixels(inset), frame.scale * 1.9, told))
            said = assessed.mean(words, cell)
            sketch.label(frame.right, y + bar / 2, said, "entry", weight=600, align=RIGHT, said="")
            y += bar
