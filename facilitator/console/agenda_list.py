"""The agenda as a list that can be walked with arrows: what it took, where we are, when the rest begins."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.icons import paint_icon
from facilitator.theme.theme import Theme
from workshops import agenda
from workshops.labels import Words
from workshops.phases import BREAK
from workshops.timeline import DONE, LATER, NOW, SKIPPED, Row, Timeline

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
TIME_AT, BAR_AT, NAME_AT, MARGIN = 20, 66, 80, 20
HEIGHT, TIGHT, OPEN = 34, 30, 56
LEAST = 26
"""Rows may be this low where the whole agenda is seen for it."""


class AgendaModel(QAbstractListModel):
    """The rows of a timeline, with one more for the end of the meeting."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.line: Timeline | None = None

    def show(self, line: Timeline) -> None:
        """Show this timeline; only what is new is told."""
        before, self.line = self.line, line
        same = before is not None and [r.activity for r in before.rows] == [r.activity for r in line.rows]
        if not same or before is None:
            self.beginResetModel()
            self.endResetModel()
            return
        for index, (old, new) in enumerate(zip(before.rows, line.rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(index), self.index(index))
                if (old.state == NOW) != (new.state == NOW):
                    self.layoutChanged.emit()
        if (before.end, before.ends) != (line.end, line.ends):
            self.dataChanged.emit(self.index(len(line.rows)), self.index(len(line.rows)))

    def row(self, index: Index) -> Row | None:
        """The activity at an index; None for the end of the meeting."""
        rows = self.line.rows if self.line is not None else ()
        return rows[index.row()] if 0 <= index.row() < len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.line.rows) + 1 if self.line is not None and not parent.isValid() else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        none = Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if self.row(index) is not None else none

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.title if row is not None else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def _spoken(self, row: Row | None) -> str:
        words, line = self._words, self.line
        if line is None:
            return ""
        if row is None:
            return words("run.agenda.end_spoken", time=agenda.clock_text(line.ends))
        phase = words(f"words.phase.{row.phase}") if row.phase else words("words.phase.none")
        minutes = words("words.count.minutes", n=row.minutes)
        said = words(f"run.agenda.{row.state}")
        if row.state == LATER and row.forecast is not None and row.forecast != row.planned:
            said = f"{said} {agenda.clock_text(row.forecast)}"
        more = [words("run.agenda.locked")] if row.pinned else []
        more += [words("run.agenda.beside")] if row.beside else []
        return ", ".join((f"{agenda.clock_text(row.planned)} {row.title}", phase, minutes, said, *more))


class AgendaList(QListView):
    """The list. Arrows move, Return (or a click) goes to an activity: `chosen` tells which."""

    chosen = Signal(str)
    escaped = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = AgendaModel(words, self)
        self.setModel(self.rows)
        self._painter = AgendaPainter(theme, words, self.rows, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(words("run.agenda.name"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)
        theme.changed.connect(self._follow)

    def show_line(self, line: Timeline) -> None:
        """Show this timeline; the row with the focus keeps it, and the activity at hand is in sight when it changes."""
        before = self.rows.line.here if self.rows.line is not None else -2
        keep = self.currentIndex().row()
        self.rows.show(line)
        if keep >= 0 and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(min(keep, len(line.rows) - 1)))
        if line.here != before and line.here >= 0:
            if not self.hasFocus():
                self.setCurrentIndex(self.rows.index(line.here))
            self.scrollTo(self.rows.index(line.here))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_tight(self, tight: bool) -> None:
        """One column of times and lower rows, for a small window."""
        if tight != self._painter.tight:
            self._painter.tight = tight
            self._follow()

    def take_focus(self) -> None:
        """Begin at the activity at hand."""
        if self.rows.line is not None and self.rows.line.here >= 0:
            self.setCurrentIndex(self.rows.index(self.rows.line.here))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(240, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)

    def _choose(self, index: QModelIndex) -> None:
        row = self.rows.row(index) if index.isValid() else None
        if row is not None:
            self.chosen.emit(row.activity)

    def _fit(self) -> None:
        """Rows stand a little closer where that shows the whole agenda; where it does not, they keep their height."""
        rows, theme = self.rows.rowCount() - 1, self._theme
        room = (self.maximumViewportSize().height() - theme.scaled(OPEN)) // rows if rows > 0 else HEIGHT
        closest = room if room >= theme.scaled(LEAST) else 0
        if closest != self._painter.closest:
            self._painter.closest = closest
            self.scheduleDelayedItemsLayout()

    def _follow(self) -> None:
        self._fit()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class AgendaPainter(QStyledItemDelegate):
    """Paints a row: plan time, phase, name, and what became of it or will."""

    def __init__(self, theme: Theme, words: Words, rows: AgendaModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words, self._rows = theme, words, rows
        self.tight = False
        self.closest = 0
        """Pixels that a row may have for all rows to be seen; 0 where they can't all be."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._rows.row(index)
        height = OPEN if row is not None and row.state == NOW else TIGHT if self.tight else HEIGHT
        height = max(height, self._theme.scaled(height))
        return QSize(120, min(height, self.closest) if self.closest and (row is None or row.state != NOW) else height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self._rows.row(index)
        if row is None:
            self._paint_end(painter, rect)
        else:
            if row.state == NOW:
                painter.fillRect(rect, self._theme.colour("accentTint"))
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, self._theme.colour("sunk"))
            self._paint_row(painter, rect, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        now = row.state == NOW
        first = rect.top() + self._theme.scaled(19) if now else rect.center().y()
        real = row.forecast if row.state == LATER else row.began
        shown = real if self.tight and real is not None else row.planned
        bold = 600 if now else 400
        self._words_at(painter, agenda.clock_text(shown), TIME_AT, first, "ink" if now else "inkSoft", "note", bold)
        bar = self._theme.scaled(19 if now else 10)
        if row.beside:
            self._paint_brace(painter, rect)
        self._paint_bar(painter, QRectF(self._x(BAR_AT), rect.center().y() - bar, 4, 2 * bar), row)
        end = rect.right() - MARGIN
        if not self.tight:
            end = self._paint_after(painter, rect, row) - 8
        role = "ink" if row.state in (NOW, LATER) else "inkSoft"
        self._words_at(painter, row.title, NAME_AT, first, role, "note", bold, end)
        if now:
            self._words_at(
                painter, self._began(row), NAME_AT, first + self._theme.scaled(19), "inkSoft", "label", 400, end
            )

    def _paint_after(self, painter: QPainter, rect: QRectF, row: Row) -> float:
        """What it took or when it is likely to begin, flush right; returns where that starts."""
        right = rect.right() - MARGIN
        if row.state == DONE and not row.drift:
            side = self._theme.scaled(14)
            place = QRectF(right - side, rect.center().y() - side / 2, side, side)
            paint_icon(painter, "check", self._theme.colour("inkSoft"), place)
            return place.left()
        text = ""
        locked = row.pinned and row.state in (NOW, LATER)
        if row.state == DONE:
            text = self._words("run.agenda.drift", sign="+" if row.drift > 0 else "−", minutes=abs(row.drift))
        elif row.state == LATER and row.forecast is not None:
            text = agenda.clock_text(row.forecast)
        elif row.state == SKIPPED:
            text = self._words("run.agenda.skipped")
        font = self._theme.font("label", weight=400)
        left = right - QFontMetricsF(font).horizontalAdvance(text)
        self._paint_words(painter, text, left, rect.center().y(), "inkSoft", "label", 400, right + 1)
        if locked:
            sign = self._theme.scaled(13)
            left -= sign + 5
            place = QRectF(round(left), round(rect.center().y() - sign / 2), sign, sign)
            paint_icon(painter, "lock", self._theme.colour("inkSoft"), place)
        return left

    def _paint_brace(self, painter: QPainter, rect: QRectF) -> None:
        """A line up to the row before: they go on at the same time."""
        x = round(self._x(BAR_AT)) - 5
        painter.fillRect(QRectF(x, rect.top() - rect.height() / 2, 2, rect.height()), self._theme.colour("control"))

    def _paint_end(self, painter: QPainter, rect: QRectF) -> None:
        line = self._rows.line
        if line is None:
            return
        middle = rect.center().y()
        shown = line.ends if self.tight else line.end
        self._words_at(
            painter, agenda.clock_text(shown), TIME_AT, middle, "ink" if self.tight else "inkSoft", "note", 600
        )
        dash = QRectF(self._x(BAR_AT) - 2, middle - 1, 8, 2)
        painter.fillRect(dash, self._theme.colour("control"))
        end = self._words_at(painter, self._words("run.agenda.end"), NAME_AT, middle, "ink", "note", 400)
        if self.tight and line.ends != line.end:
            planned = self._words("run.agenda.planned", time=agenda.clock_text(line.end))
            self._paint_words(painter, planned, end + 6, middle, "inkSoft", "note", 400, rect.right())
        if not self.tight:
            text = agenda.clock_text(line.ends)
            width = QFontMetricsF(self._theme.font("label", weight=600)).horizontalAdvance(text)
            left = rect.right() - MARGIN - width
            self._paint_words(painter, text, left, middle, "inkSoft", "label", 600, rect.right())

    def _paint_bar(self, painter: QPainter, bar: QRectF, row: Row) -> None:
        theme = self._theme
        colour = theme.colour(row.phase or "control")
        if row.work == BREAK:
            y = bar.top()
            while y <= bar.bottom() - 1:
                painter.fillRect(QRectF(bar.left(), y, 4, 2), theme.colour("control"))
                y += 6
        elif row.state == SKIPPED:
            painter.setPen(colour)
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.fillRect(bar, colour)

    def _began(self, row: Row) -> str:
        minutes = self._words("words.count.minutes", n=row.minutes)
        if row.began is None:
            return minutes
        return self._words("run.agenda.began", time=agenda.clock_text(row.began), minutes=minutes)

    def _x(self, at: float) -> float:
        """A place from the left, moved out where larger type needs it."""
        return at + (at - TIME_AT) * (self._theme.text_scale - 1)

    def _words_at(
        self,
        painter: QPainter,
        text: str,
        x: float,
        middle: float,
        role: str,
        style: str,
        weight: int,
        end: float = 1e6,
    ) -> float:
        return self._paint_words(painter, text, self._x(x), middle, role, style, weight, end)

    def _paint_words(
        self, painter: QPainter, text: str, x: float, middle: float, role: str, style: str, weight: int, end: float
    ) -> float:
        font = self._theme.font(style, weight=weight)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, end - x)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), shown)
        return x + metrics.horizontalAdvance(shown)
