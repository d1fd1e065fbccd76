"""Paints the rows of the outline: clusters strong with their count, notes with the sign of their target group."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from facilitator.board.look import BoardLook
from facilitator.board.outline_model import COUNT, KEY, SIDE, STRONG, TARGET
from facilitator.board.search import Search
from facilitator.icons import paint_icon
from facilitator.painting.shapes import paint_shape
from facilitator.painting.words import Lines
from facilitator.widgets.ring import ring_is_missing

Index = QModelIndex | QPersistentModelIndex

ROW = 29
LEFT, RIGHT = 16.0, 16.0
CHEVRON = 14.0
LONGEST = 120
"""Letters of a text that are ever measured for one row."""
NAME_LEFT, NOTE_LEFT, SIGN_LEFT = 34.0, 52.0, 35.0


class OutlineRows(QStyledItemDelegate):
    """Every row has the same height; a text that does not fit ends in an ellipsis."""

    def __init__(self, view: QTreeView, look: BoardLook, search: Search) -> None:
        super().__init__(view)
        self._view, self._look, self._search = view, look, search

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, max(self._look.theme.scaled(ROW), round(self._look.least)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect  # type: ignore[attr-defined, unused-ignore]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined, unused-ignore]
        rect = QRectF(0, area.top(), self._view.viewport().width(), area.height())
        here = index == self._view.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state, here)
        if index.data(COUNT) is not None:
            self._paint_group(painter, rect, index)
        else:
            self._paint_note(painter, rect, index)
        if here and self._view.hasFocus() and ring_is_missing(self._view):
            painter.setPen(QPen(self._look.colour("focus"), self._look.theme.line("focus")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 3, 3)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, here: bool) -> None:
        look = self._look
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accentTint"))
            painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), look.colour("ink"))
        elif here and not self._view.hasFocus():
            painter.fillRect(rect, look.colour("accentTint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("sunk"))

    def _paint_group(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        look = self._look
        scale = look.text_scale
        unplaced = index.data(KEY) is None
        if unplaced:
            painter.fillRect(QRectF(0, rect.top(), rect.width(), look.theme.line("hair")), look.colour("line"))
        middle = rect.center().y()
        if self._view.model().rowCount(index):
            is_open = self._view.isExpanded(index)
            sign = QRectF(LEFT - 3, middle - CHEVRON / 2, CHEVRON, CHEVRON)
            paint_icon(painter, "chevron-down" if is_open else "chevron-right", look.colour("ink"), sign)
        right = self._paint_number(painter, rect, str(index.data(COUNT)))
        right = self._paint_side(painter, rect, right, index.data(SIDE))
        font = look.theme.font("note", weight=600 if index.data(STRONG) else 400)
        role = "ink" if index.data(STRONG) else "inkSoft"
        left = NAME_LEFT * scale
        _line(painter, QRectF(left, rect.top(), right - left - 8, rect.height()), index.data(), font, look.colour(role))

    def _paint_side(self, painter: QPainter, rect: QRectF, right: float, said: str) -> float:
        """Words at the right end of a row; answers with where they begin."""
        if not said:
            return right
        look = self._look
        font = look.theme.font("caption")
        right -= QFontMetricsF(font).horizontalAdvance(said) + 10
        painter.setFont(font)
        painter.setPen(look.colour("inkSoft"))
        painter.drawText(QRectF(right, rect.top(), 200, rect.height()), int(Qt.AlignmentFlag.AlignVCenter), said)
        return right

    def _paint_number(self, painter: QPainter, rect: QRectF, number: str) -> float:
        font = self._look.theme.font("note")
        painter.setFont(font)
        painter.setPen(self._look.colour("inkSoft"))
        wide = QFontMetricsF(font).horizontalAdvance(number)
        left = rect.width() - RIGHT - wide
        painter.drawText(QRectF(left, rect.top(), wide + 2, rect.height()), int(Qt.AlignmentFlag.AlignVCenter), number)
        return left

    def _paint_note(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        look = self._look
        scale = look.text_scale
        side = 8.0 * scale
        sign = QRectF(SIGN_LEFT * scale, rect.center().y() - side / 2, side, side)
        paint_shape(painter, look.theme, index.data(TARGET), sign)
        left, text = NOTE_LEFT * scale, str(index.data() or "")[:LONGEST]
        right = self._paint_side(painter, rect, rect.width() - RIGHT, index.data(SIDE))
        room = QRectF(left, rect.top(), right - left, rect.height())
        if not self._search.is_hit(index.data(KEY)):
            _line(painter, room, text, look.small_font, look.colour("ink"))
            return
        lines = Lines(text, look.small_font, room.width(), look.small_leading, most=1, found=self._search.text)
        place = QPointF(left, round(rect.center().y() - lines.leading / 2))
        lines.paint(painter, place, look.colour("ink"), look.colour("accent"))


def _line(painter: QPainter, room: QRectF, text: str, font: QFont, ink: QColor) -> None:
    """One line of plain text, cut with an ellipsis at the letter."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(ink)
    shown = metrics.elidedText(text[:LONGEST], Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(QPointF(room.left(), room.center().y() + metrics.capHeight() / 2), shown)
