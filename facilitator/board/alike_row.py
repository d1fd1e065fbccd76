"""The row at the foot of a cluster that says how many of its notes look alike, and the key that compares them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from facilitator.board.layout import CARD_PADDING
from facilitator.board.look import BoardLook
from facilitator.console.actions import shown_keys
from facilitator.icons import paint_icon
from facilitator.widgets.keys import cap_size, paint_cap
from workshops.labels import Words

HEIGHT, SIGN = 30.0, 14.0


def foot_height(look: BoardLook) -> float:
    """How much higher a cluster with this row is."""
    return HEIGHT * look.text_scale


def paint_foot(painter: QPainter, look: BoardLook, words: Words, rect: QRectF, count: int) -> None:
    """Paint the row along the lower edge of a cluster."""
    metrics, theme = look.small_metrics, look.theme
    middle = round(rect.bottom() - foot_height(look) / 2 - 3)
    sign = SIGN * look.text_scale
    left, right = rect.left() + CARD_PADDING, rect.right() - CARD_PADDING
    paint_icon(painter, "triangle-alert", look.colour("inkSoft"), QRectF(left, middle - sign / 2, sign, sign))
    keys = " ".join(shown_keys("board_compare", words))
    cap = cap_size(theme, keys)
    place = QRectF(round(right - cap.width()), round(middle - cap.height() / 2), cap.width(), cap.height())
    paint_cap(painter, theme, place, keys, look.colour("ink"), look.colour("control"))
    painter.setFont(look.small_font)
    painter.setPen(look.colour("inkSoft"))
    baseline = middle + metrics.capHeight() / 2
    deed = words("suggest.compare.short")
    at = place.left() - 7 - metrics.horizontalAdvance(deed)
    painter.drawText(QPointF(at, baseline), deed)
    room = at - 10 - left - sign - 8
    said = metrics.elidedText(words("suggest.alike", n=count), Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(left + sign + 8, baseline), said)
