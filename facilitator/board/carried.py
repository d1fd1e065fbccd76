"""Pictures of what hangs at the pointer while it is carried: a stack of notes, or the head of a cluster."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap

from facilitator.board.facts import NoteFacts
from facilitator.board.look import BoardLook
from facilitator.painting.note import NoteWords, paint_note
from facilitator.painting.words import Lines

NOTE_WIDTH, CLUSTER_WIDTH = 158.0, 230.0


def draw_notes(look: BoardLook, facts: NoteFacts, count: int, ratio: float) -> QPixmap:
    """The first of so many notes over the edges of two more, and how many they are; for a display of scale `ratio`."""
    width = NOTE_WIDTH * look.text_scale
    words = NoteWords(look.theme, facts.text, width, look.font_for(facts.text), 3)
    under = 5.0 * min(count - 1, 2)
    badge = 13.0 * look.text_scale
    made = _blank(width + under + badge, words.height + under + badge, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(0, badge, width, words.height)
    for step in range(min(count - 1, 2), 0, -1):
        painter.setPen(QPen(look.colour("ink"), look.theme.line("hair")))
        painter.setBrush(look.tint(facts.target_group))
        painter.drawRect(rect.translated(step * 5.0, step * 5.0).adjusted(0.5, 0.5, -0.5, -0.5))
    paint_note(painter, look.theme, rect, facts.text, facts.target_group, selected=True, words=words)
    if count > 1:
        _draw_count(painter, look, QPointF(width, badge), badge, count)
    painter.end()
    return made


def draw_cluster(look: BoardLook, name: str, count: int, ratio: float) -> QPixmap:
    """The head of a cluster with its name and how many notes it has."""
    width, height = CLUSTER_WIDTH * look.text_scale, 42.0 * look.text_scale
    badge = 13.0 * look.text_scale
    made = _blank(width + badge, height + badge, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(1, badge, width - 2, height - 2)
    painter.setPen(QPen(look.colour("ink"), look.theme.line("selected")))
    painter.setBrush(look.colour("surface"))
    painter.drawRoundedRect(rect, look.theme.radius("panel"), look.theme.radius("panel"))
    words = Lines(name, look.name_font, width - 40, look.name_leading, most=1)
    words.paint(painter, QPointF(13, badge + (height - words.height) / 2), look.colour("ink"))
    _draw_count(painter, look, QPointF(width - 4, badge), badge, count)
    painter.end()
    return made


def _blank(width: float, height: float, ratio: float) -> QPixmap:
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _draw_count(painter: QPainter, look: BoardLook, middle: QPointF, radius: float, count: int) -> None:
    font = look.theme.font("label", weight=600)
    text = str(count)
    wide = max(2 * radius, QFontMetricsF(font).horizontalAdvance(text) + radius)
    rect = QRectF(middle.x() - wide + radius, middle.y() - radius, wide, 2 * radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("inverse"))
    painter.drawRoundedRect(rect, radius, radius)
    painter.setPen(look.colour("inverseInk"))
    painter.setFont(font)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
