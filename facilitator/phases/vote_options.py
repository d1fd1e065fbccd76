"""The options of a vote as rows: number, name, question, the dots of this ballot, and the result, hidden until closed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.icons import paint_icon
from facilitator.painting.ink import counts_width, paint_counts, paint_key_box, write
from facilitator.painting.note import paint_hatch
from facilitator.painting.shapes import paint_vote_diamond
from facilitator.theme.theme import Theme
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel

PADDING, KEY, BALLOT, RESULT, GAP = 18, 34, 150, 216, 20
LOWEST, HIGHEST = 56, 96
COUNT = 56
DIAMONDS = ((20, 4), (14, 3), (9, 2))
"""Sizes of a vote and the gap after it: the largest in which the longest row fits is used for all."""
WIDEST = 0.55
"""The share of the list's width that the result may take."""
PHASE = "define"


@dataclass(frozen=True, slots=True)
class Option:
    """One option. `dots` lie on it on this ballot; `votes` is None while the result is hidden; `most` is the highest."""

    id: str
    number: int
    name: str
    named: bool
    detail: str
    counts: tuple[tuple[str | None, int], ...]
    spoken: str
    dots: int = 0
    votes: int | None = None
    most: int = 0
    level: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class OptionWords:
    """The words that the list itself says."""

    name: str
    ballot: str
    hidden: str
    level: str
    result: str
    dots: tuple[str, ...] = ()  # "1 prick", "2 prickar" …, by number from 1


class OptionList(QWidget):
    """The panel of options under its column heads. `pressed` tells the number of an option that was clicked or entered."""

    pressed = Signal(int)
    taken = Signal()

    def __init__(self, theme: Theme, words: OptionWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._closed = False
        self._voting = True
        self.list: RowList[Option] = RowList(theme, words.name, self._draw, self._measure)
        self._panel = Panel(theme)
        inner = QVBoxLayout(self._panel)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.list)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.scaled(26), 0, 0)
        self._column.addWidget(self._panel, 1)
        self._column.addStretch(0)
        self.list.clicked.connect(lambda index: self._press(self.list.current))
        self.list.opened.connect(self._press)
        self.list.removed.connect(lambda key: self.taken.emit())
        self.list.on_key = self._offer
        theme.changed.connect(self._follow)

    def show_options(self, options: list[Option], words: OptionWords, closed: bool, voting: bool) -> None:
        """Show these. `closed` shows the result, `voting` that a ballot is being filled in."""
        again = (closed, voting) != (self._closed, self._voting)
        self._words, self._closed, self._voting = words, closed, voting
        self.list.show_rows(options)
        if again:
            self.list.lay_out()
            self.list.viewport().update()
            self.list.scrollToTop()
        self._bound_height()
        self.update()

    def focus_first(self) -> None:
        """The first row has the focus."""
        self.list.setFocus()
        self.list.setCurrentIndex(self.list.rows.index(0))

    def reveal(self, number: int) -> None:
        """Scroll so that the option with this number is seen."""
        found = next((option for option in self.list.rows.rows if option.number == number), None)
        if found is not None:
            self.list.reveal(found.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = (self.contentsRect().top() + self._column.contentsMargins().top()) / 2 - 2
        theme = self._theme
        width = self.list.viewport().width() + 1
        if self._closed:
            write(painter, theme, "label", "inkSoft", self._words.result, self._bars(width), middle, weight=400)
            return
        if self._voting:
            write(painter, theme, "label", "inkSoft", self._words.ballot, self._ballot(width), middle, weight=400)
        x, size = float(self._result(width)), float(theme.scaled(15))
        paint_icon(painter, "eye-off", theme.colour("inkSoft"), QRectF(x, round(middle - size / 2), size, size))
        write(painter, theme, "label", "inkSoft", self._words.hidden, x + size + 8, middle, weight=400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.lay_out()
        self._bound_height()

    def _offer(self, event: QKeyEvent) -> bool:
        """Digits belong to the ballot, wherever the focus is."""
        if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
            event.ignore()
            parent = self.parentWidget()
            if parent is not None:
                parent.keyPressEvent(event)
            return True
        return False

    def _press(self, key: str | None) -> None:
        place = self.list.rows.place(key) if key is not None else -1
        if place >= 0 and self._voting:
            self.pressed.emit(self.list.rows.rows[place].number)

    def _measure(self, option: Option, width: int) -> int:
        """Rows share the height there is, within bounds, so that six of them fill a page and forty scroll."""
        count = len(self.list.rows.rows)
        room = self.height() - self._column.contentsMargins().top() - 4
        return max(self._theme.scaled(LOWEST), min(self._theme.scaled(HIGHEST), room // max(1, count)))

    def _bound_height(self) -> None:
        """The panel ends after its last row."""
        rows = self.list.rows.rows
        self._panel.setMaximumHeight(sum(self._measure(row, 0) for row in rows) + 2 if rows else 16_777_215)

    def _result(self, width: float) -> float:
        return width - PADDING - RESULT

    def _ballot(self, width: float) -> float:
        return self._result(width) - GAP - self._theme.scaled(BALLOT)

    def _bars(self, width: float) -> float:
        """Where the result begins: as far to the right as the longest row allows."""
        return width - PADDING - max(RESULT, self._votes_width(width))

    def _votes_width(self, width: float) -> float:
        most = max((option.most for option in self.list.rows.rows), default=0)
        size = _diamond_that_fits(most, width * WIDEST)
        return most * sum(size) if size is not None else width * (WIDEST - 0.1)

    def _draw(self, painter: QPainter, area: QRectF, option: Option, state: RowState) -> None:
        theme = self._theme
        if state.hovered and self._voting:
            painter.fillRect(area, theme.colour("sunk"))
        hair = theme.line("hair")
        if not option.last:
            painter.fillRect(QRectF(area.left(), area.bottom() - hair, area.width(), hair), theme.colour("line"))
        key = float(theme.scaled(KEY))
        if self._closed:
            x = area.left() + PADDING + theme.scaled(COUNT)
            self._draw_count(painter, area, option, x - theme.scaled(18))
            end = area.left() + self._bars(area.width()) - GAP
            self._draw_votes(painter, area, option)
        else:
            box = QRectF(area.left() + PADDING, area.center().y() - key / 2, key, key)
            paint_key_box(painter, theme, box, str(option.number), option.dots > 0)
            x = box.right() + PADDING
            end = area.left() + (self._ballot(area.width()) if self._voting else self._result(area.width())) - GAP
            self._draw_ballot(painter, area, option)
            hatch = QRectF(area.left() + self._result(area.width()), area.center().y() - 7, RESULT, 15)
            paint_hatch(painter, theme, hatch)
        self._draw_words(painter, area, option, x, end)

    def _draw_words(self, painter: QPainter, area: QRectF, option: Option, x: float, end: float) -> None:
        theme = self._theme
        two = bool(option.detail)
        first = area.center().y() - (theme.scaled(11) if two else 0)
        also = counts_width(theme, option.counts) + 14
        weight, role = (600, "ink") if option.named else (400, "inkSoft")
        wide = write(painter, theme, "heading3", role, option.name, x, first, end - x - also, weight=weight)
        across = paint_counts(painter, theme, option.counts, x + wide + 14, first)
        if option.level:
            write(painter, theme, "label", "ink", self._words.level, x + wide + across + 30, first, weight=600)
        if two:
            write(painter, theme, "note", "inkSoft", option.detail, x, area.center().y() + theme.scaled(12), end - x)

    def _draw_ballot(self, painter: QPainter, area: QRectF, option: Option) -> None:
        if not option.dots or not self._voting:
            return
        x, middle, size = area.left() + self._ballot(area.width()), area.center().y(), 20.0
        shown = option.dots if option.dots <= 3 else 1
        for _ in range(shown):
            paint_vote_diamond(painter, self._theme, QRectF(x, middle - size / 2, size, size), PHASE)
            x += size + 4
        said = self._words.dots[min(option.dots, len(self._words.dots)) - 1]
        write(
            painter, self._theme, "label", "ink", said, x + 4, middle, area.left() + self._result(area.width()) - x - 8
        )

    def _draw_count(self, painter: QPainter, area: QRectF, option: Option, right: float) -> None:
        font = self._theme.font("clock")
        font.setPixelSize(self._theme.scaled(30))
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink"))
        room = QRectF(area.left(), area.top(), right - area.left(), area.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(option.votes or 0))

    def _draw_votes(self, painter: QPainter, area: QRectF, option: Option) -> None:
        theme, votes = self._theme, option.votes or 0
        x, middle = area.left() + self._bars(area.width()), area.center().y()
        room = area.right() - PADDING - x
        fitting = _diamond_that_fits(option.most, area.width() * WIDEST)
        if fitting is None:
            if votes:
                painter.fillRect(QRectF(x, middle - 7, room * votes / max(1, option.most), 15), theme.colour(PHASE))
            return
        size, gap = fitting
        for _ in range(votes):
            paint_vote_diamond(painter, theme, QRectF(x, middle - size / 2, size, size), PHASE)
            x += size + gap

    def _follow(self) -> None:
        self._column.setContentsMargins(0, self._theme.scaled(26), 0, 0)
        self.list.lay_out()
        self._bound_height()
        self.update()


def _diamond_that_fits(most: int, room: float) -> tuple[int, int] | None:
    """The size and gap in which so many diamonds fit; None when only a bar does."""
    return next(((size, gap) for size, gap in DIAMONDS if most * (size + gap) <= room), None)
