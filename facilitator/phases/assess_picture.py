"""The picture of an assessment in the console: a radar with a line for each role, or bars where there are few areas."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.painting.hyphens import hyphenated
from facilitator.painting.ink import lines, write
from facilitator.painting.radar import Drawn, drawn, paint_radar, paint_sample, paint_track
from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme
from workshops import assessed
from workshops.charts import radar, track
from workshops.charts.series import LAST_TIME, Series, style
from workshops.labels import Words
from workshops.standings import Standing

LEGEND = 24
SAMPLE = 34
SMALLEST = 150
BAR, AREA_HEAD = 34, 30


class AssessPicture(QWidget):
    """Paints how an assessment stands; its figures are read aloud as sentences."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._standing: Standing | None = None
        self._cached: tuple[object, Drawn] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._follow)

    def show_standing(self, standing: Standing) -> None:
        """Show how it stands."""
        if standing == self._standing:
            return
        self._standing = standing
        kind = "radar" if len(standing.areas) >= radar.FEWEST else "bars"
        self.setAccessibleName(assessed.heading(self._words, standing))
        self.setAccessibleDescription(assessed.figure(self._words, standing, kind))
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(420, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 220)

    def paintEvent(self, event: QPaintEvent) -> None:
        standing = self._standing
        if standing is None or not standing.areas:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        foot = self._paint_legend(painter, standing)
        place = QRectF(0, 0, self.width(), foot - 8)
        if len(standing.areas) < radar.FEWEST:
            self._paint_bars(painter, standing, place)
            return
        paint_radar(painter, self._theme, self._drawn(standing, place.size()), place.topLeft())

    def _drawn(self, standing: Standing, size: QSizeF) -> Drawn:
        theme = self._theme
        key = (standing, size.width(), size.height(), theme.name, theme.text_scale)
        if self._cached is None or self._cached[0] != key:
            styles, series = shown_series(standing)

            def lay(text: str, width: float, align: Qt.AlignmentFlag) -> Lines:
                font = theme.font("label", weight=600)
                wide = QFontMetricsF(font)
                broken = hyphenated(text, lambda word: wide.horizontalAdvance(word) <= width)
                return Lines(broken, font, width, theme.leading("label"), most=4, alignment=align)

            names = [area.text for area in standing.areas]
            made = drawn(
                series, styles, (standing.least, standing.most), names, size, lay, theme.font("caption", weight=600)
            )
            self._cached = (key, made)
        return self._cached[1]

    def _paint_legend(self, painter: QPainter, standing: Standing) -> float:
        """What is what, and where the axes begin, at the foot; answers where it begins."""
        theme, words = self._theme, self._words
        entries = legend(words, standing)
        high = theme.scaled(LEGEND)
        kind = "radar" if len(standing.areas) >= radar.FEWEST else "bars"
        axes = lines(theme, "caption", assessed.axes(words, standing, kind), self.width(), 2, weight=400)
        rows = self._rows(entries)
        top = self.height() - axes.height - len(rows) * high - 2
        y = top
        for row in rows:
            x = max(0.0, (self.width() - sum(width for _, _, width in row)) / 2)
            for look, name, width in row:
                place = QRectF(x, y + high / 2 - 8, theme.scaled(SAMPLE), 16)
                paint_sample(painter, theme, look, place)
                write(painter, theme, "label", "ink", name, place.right() + 8, y + high / 2, weight=400)
                x += width
            y += high
        x = max(0.0, (self.width() - axes.natural_width) / 2)
        axes.paint(painter, QPointF(x, y), theme.colour("inkSoft"))
        return top

    def _rows(self, entries: list[tuple[Series, str]]) -> list[list[tuple[Series, str, float]]]:
        theme = self._theme
        rows: list[list[tuple[Series, str, float]]] = [[]]
        used = 0.0
        for look, name in entries:
            width = theme.scaled(SAMPLE) + 8 + lines(theme, "label", name, 1e6, weight=400).natural_width + 22
            if rows[-1] and used + width > self.width():
                rows.append([])
                used = 0.0
            rows[-1].append((look, name, width))
            used += width
        return rows

    def _paint_bars(self, painter: QPainter, standing: Standing, place: QRectF) -> None:
        theme = self._theme
        head, bar = theme.scaled(AREA_HEAD), theme.scaled(BAR)
        each = head + bar * len(standing.roles) + theme.scaled(18)
        y = place.top() + max(0.0, min(40.0, place.height() - each * len(standing.areas)))
        value = theme.scaled(64)
        for area, row in zip(standing.areas, standing.cells, strict=True):
            write(painter, theme, "heading3", "ink", area.text, 8, y + head / 2, place.width() - 16)
            y += head
            for number, cell in enumerate(row):
                made = track.of(cell.mean, cell.before, standing.least, standing.most, place.width() - value - 48)
                middle = y + bar / 2
                paint_track(painter, theme, made, style(number), QPointF(36, middle), bar=True)
                said = assessed.mean(self._words, cell)
                write(painter, theme, "heading3", "ink", said, place.right() - 8, middle, right=True)
                y += bar
            y += theme.scaled(18)

    def _follow(self) -> None:
        self._cached = None
        self.update()


def shown_series(standing: Standing) -> tuple[list[Series], list[list[float | None]]]:
    """The lines of a picture: one for each role; a single role has its last time beside it."""
    styles = [style(n) for n in range(len(standing.roles))]
    series: list[list[float | None]] = [[cell.mean for cell in standing.of_role(n)] for n in range(len(standing.roles))]
    if len(series) == 1 and standing.compares:
        styles.append(LAST_TIME)
        series.append([cell.before for cell in standing.of_role(0)])
    return styles, series


def legend(words: Words, standing: Standing) -> list[tuple[Series, str]]:
    """What each line is."""
    found = [(style(n), role.text) for n, role in enumerate(standing.roles)]
    if len(found) == 1 and standing.compares:
        found.append((LAST_TIME, assessed.last_time(words, standing)))
    return found
