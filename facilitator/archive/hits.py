"""The hits of a search: what was found with its words marked, under what it stands, and from which meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.archive.rows import Rows
from facilitator.painting.ink import write
from facilitator.painting.shapes import paint_shape
from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme
from workshops import dates
from workshops.labels import Words
from workshops.storage.finding import Hit, excerpt

Index = QModelIndex | QPersistentModelIndex
PAD, SIDE = 12, 8
KIND, SHAPE, SOURCE = 116, 30, 236
LEAST_TEXT = 260
SHOWN = 220
"""Characters of a text that are shown."""


class HitsModel(QAbstractTableModel):
    """Hits in their order."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._hits: Sequence[Hit] = ()

    @property
    def hits(self) -> Sequence[Hit]:
        """The hits shown, from the top."""
        return self._hits

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these hits. More of the same are added at the end, so that whoever reads stays where they are."""
        kept = len(self._hits)
        if kept and len(hits) > kept and tuple(hits[:kept]) == tuple(self._hits):
            self.beginInsertRows(QModelIndex(), kept, len(hits) - 1)
            self._hits = hits
            self.endInsertRows()
            return
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, index: Index) -> Hit | None:
        """The hit of a row."""
        return self._hits[index.row()] if 0 <= index.row() < len(self._hits) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index)
        if hit is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            group = self._words(f"search.group.{hit.target_group}") if hit.target_group else ""
            parts = (self.kind(hit), hit.text, group, self.under(hit), hit.title, self.when(hit))
            return ". ".join(part for part in parts if part)
        return None

    def kind(self, hit: Hit) -> str:
        """What kind of text it is."""
        return self._words(f"search.one.{hit.source}")

    def under(self, hit: Hit) -> str:
        """What it stands under, in words."""
        key = f"search.under.{hit.source}"
        return self._words(key, name=hit.above) if hit.above and key in self._words else hit.above

    def when(self, hit: Hit) -> str:
        """The day of its meeting, and whose it is."""
        day = dates.text(self._words, hit.date, "short_year") if hit.date else self._words("archive.no_date")
        return " · ".join(part for part in (day, hit.team) if part)


class HitList(Rows):
    """Return or a double click sends `opened` with the hit; `more_wanted` when the last one is reached."""

    opened = Signal(object)
    more_wanted = Signal()
    row_height = 76

    def __init__(self, theme: Theme, model: HitsModel, name: str) -> None:
        super().__init__(theme, model, name)
        self.hits = model
        self.setItemDelegate(_Painter(self, theme))
        self.horizontalHeader().hide()
        self.doubleClicked.connect(lambda _index: self.open_current())
        self.verticalScrollBar().valueChanged.connect(self._reach)
        self.follow()

    @property
    def current(self) -> Hit | None:
        """The hit that keys act on."""
        return self.hits.hit(self.currentIndex())

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these; the first is current, unless they only go on."""
        before = self.current
        self.hits.show_hits(hits)
        if hits and (before is None or self.current != before):
            self.setCurrentIndex(self.hits.index(0, 0))
            self.scrollToTop()

    def open_current(self) -> None:
        """Open the place of the current hit."""
        if self.current is not None:
            self.opened.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if self.currentIndex().row() == self.hits.rowCount() - 1:
            self.more_wanted.emit()

    def share_width(self) -> None:
        self.setColumnWidth(0, self.viewport().width())

    def _reach(self, value: int) -> None:
        if value and value == self.verticalScrollBar().maximum():
            self.more_wanted.emit()


class _Painter(QStyledItemDelegate):
    """Paints a hit: its kind, the sign of its target group, its words, and at the right its meeting."""

    def __init__(self, view: HitList, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._look = view, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = self._view.hits.hit(index)
        if hit is None:
            return
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._view.paint_ground(painter, option, index.row())
        self._paint_parts(painter, area.adjusted(PAD, SIDE, -PAD, -SIDE), hit)
        painter.restore()

    def _paint_parts(self, painter: QPainter, area: QRectF, hit: Hit) -> None:
        theme, model = self._look, self._view.hits
        kind, shape, source = theme.scaled(KIND), theme.scaled(SHAPE), theme.scaled(SOURCE)
        right = (
            area.right() - source if area.width() - kind - shape - source >= theme.scaled(LEAST_TEXT) else area.right()
        )
        x = area.left() + kind + shape
        text, marks = excerpt(hit.text, hit.marks, SHOWN)
        width = right - x - 24
        lines = Lines(text, theme.font("body"), width, theme.leading("body"), most=2, found=marks)
        away = right == area.right()
        under = " · ".join(part for part in (model.under(hit), *((hit.title, model.when(hit)) if away else ())) if part)
        high = lines.height + (theme.leading("label") + 2 if under else 0)
        top = area.top() + max(0.0, min((area.height() - high) / 2, theme.leading("body") / 2))
        first = top + theme.leading("body") / 2
        write(painter, theme, "label", "inkSoft", model.kind(hit), area.left(), first, kind - 8, weight=600)
        if hit.source == "ideas":
            side = theme.scaled(11)
            paint_shape(painter, theme, hit.target_group, QRectF(area.left() + kind, first - side / 2, side, side))
        lines.paint(painter, QPointF(x, top), theme.colour("ink"), theme.colour("accent"))
        below = top + lines.height + theme.leading("label") / 2 + 2
        write(painter, theme, "label", "inkSoft", under, x, below, width, weight=400)
        if not away:
            write(painter, theme, "note", "ink", hit.title, right, first, source, weight=500)
            second = first + theme.leading("note")
            write(painter, theme, "label", "inkSoft", model.when(hit), right, second, source, weight=400)
