"""Paints the entry line of the room: whose turn it is, the words or their hatching, the caret, and what Return does."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from facilitator.icons import paint_icon
from facilitator.painting.note import paint_hatch
from facilitator.painting.shapes import paint_feedback_sign, paint_shape
from facilitator.shared_screen import values as v
from facilitator.shared_screen.caret import units
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.widgets.keys import cap_size, paint_cap
from workshops.text import IDEA

HEIGHT = 112.0
ABOVE = 4.0
"""Room above the line for its own edge."""
SIGN = 26.0
MOST_CELL = 440.0
CROWDED = 280
"""Characters from which the line counts them."""
CELL, CELL_GAP = 20.0, 4.0
"""One hatched character."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stands on the line. For a hidden one there are numbers only: `length` and `preedit_length`."""

    text: str
    length: int
    at: int
    selection: tuple[int, int]
    preedit: str
    preedit_length: int
    focused: bool
    error: str
    gone: bool = False
    caution: str = ""


def paint_strip(painter: QPainter, frame: Frame, line: v.Line, written: Written, area: QRectF) -> None:
    """Paint the whole strip into its widget, whose left edge is that of the screen."""
    theme = frame.theme
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(area, theme.colour("canvas"))
    box = frame.rect(MARGIN, ABOVE, frame.inner, HEIGHT)
    edge = max(2.0, frame.pixels(3)) if written.focused or theme.is_contrast else max(1.0, frame.pixels(2))
    painter.setPen(QPen(theme.colour("ink" if written.focused or written.length else "control"), edge))
    painter.setBrush(theme.colour("surface"))
    inset = edge / 2
    radius = max(3.0, frame.pixels(8))
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    left = _paint_cell(painter, frame, line)
    right = _paint_hint(painter, frame, line)
    place = _text_place(frame, left, right)
    if line.offered:
        _paint_sentence(painter, frame, place, frame.words("shared.line.offered", n=line.offered), "ink")
    elif line.hidden or written.gone:
        _paint_hatching(painter, frame, place, written)
    elif written.text or written.preedit:
        _paint_text(painter, frame, place, written)
    else:
        _paint_sentence(painter, frame, place, placeholder(frame, line), "inkFaint")
        if written.focused:
            _paint_caret(painter, frame, QRectF(place.left(), place.top(), 0, place.height()))
    if written.error:
        _paint_below(painter, frame, written.error, "danger")
    elif written.caution:
        _paint_below(painter, frame, written.caution, "ink")


def placeholder(frame: Frame, line: v.Line) -> str:
    """What may be written here."""
    if line.mode == "poll":
        return frame.words(f"polls.prompt.{line.kind}")
    key = {"feedback": "feedback", "points": "point"}.get(line.mode, "hidden_idea" if line.hidden else "idea")
    return frame.words(f"shared.line.{key}")


def caret_rect(frame: Frame, line: v.Line, written: Written, area: QRectF) -> QRectF:
    """Where the caret stands, for an input method's window; the beginning of a hidden line tells nothing."""
    left, right = _cell_end(frame, line), frame.rect(0, 0, frame.right - 300, 1).right()
    place = _text_place(frame, left, right)
    if line.hidden or not written.text:
        return QRectF(place.left(), place.top(), 2, place.height())
    layout = _laid_out(frame, place.width(), written)
    return _caret_in(layout, written, place, _first_line(layout))


def _cell_texts(frame: Frame, line: v.Line) -> tuple[str, str]:
    words = frame.words
    if line.mode == "feedback":
        return words(f"words.feedback.{line.kind}"), ""
    if line.mode == "poll":
        return words(f"polls.kind.{line.kind}"), ""
    if line.mode == "points":
        whose = line.team or ("" if line.field else words("shared.line.everyone"))
        return (line.field, whose) if line.field else (whose, "")
    group = words(f"words.target_group.{line.target_group or 'none'}")
    return (line.team, group) if line.team else (group, "")


def _cell_end(frame: Frame, line: v.Line) -> float:
    name, under = _cell_texts(frame, line)
    wide = max(
        frame.advance(name, "clusterName", factor=34 / 36),
        frame.advance(under, "caption", weight=400) if under else 0.0,
    )
    width = min(MOST_CELL, 34 + SIGN + 18 + wide + 34)
    return frame.rect(MARGIN, 0, width, 1).right()


def _paint_cell(painter: QPainter, frame: Frame, line: v.Line) -> float:
    theme = frame.theme
    name, under = _cell_texts(frame, line)
    end = _cell_end(frame, line)
    middle = ABOVE + HEIGHT / 2
    sign = frame.rect(MARGIN + 34, middle - SIGN / 2, SIGN, SIGN)
    if line.mode == "feedback":
        paint_feedback_sign(painter, theme, line.kind, sign)
    elif line.mode == "ideas" or line.team:
        paint_shape(painter, theme, line.target_group, sign)
    else:
        sign.setWidth(0)
    x = sign.right() + frame.pixels(18) if sign.width() else sign.left()
    room = end - frame.pixels(20) - x
    font = frame.font("clusterName", factor=34 / 36)
    high = frame.pixels(44)
    top = frame.pixels(middle) - (high + frame.pixels(34 if under else 0)) / 2
    painter.setFont(font)
    painter.setPen(theme.colour("ink"))
    shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRectF(x, top, room, high), int(Qt.AlignmentFlag.AlignVCenter), shown)
    if under:
        painter.setFont(frame.font("caption", weight=400))
        painter.setPen(theme.colour("inkSoft"))
        painter.drawText(QRectF(x, top + high - 2, room, frame.pixels(36)), int(Qt.AlignmentFlag.AlignVCenter), under)
    painter.fillRect(
        QRectF(end, frame.pixels(ABOVE) + 3, theme.line("hair"), frame.pixels(HEIGHT) - 6), theme.colour("line")
    )
    return end


def _paint_hint(painter: QPainter, frame: Frame, line: v.Line) -> float:
    """Paint what Return does, or the counter of a long line; answers where it begins."""
    theme, words = frame.theme, frame.words
    font = frame.font("caption", weight=400)
    middle = frame.pixels(ABOVE + HEIGHT / 2)
    end = frame.pixels(frame.right - 36)
    counts = line.length > CROWDED
    text = words("shared.line.counter", n=line.length, limit=IDEA) if counts else words("shared.line.adds")
    wide = QFontMetricsF(font).horizontalAdvance(text) + 2
    painter.setFont(font)
    painter.setPen(theme.colour("ink" if counts and line.length > IDEA else "inkSoft"))
    high = frame.pixels(40)
    painter.drawText(QRectF(end - wide, middle - high / 2, wide, high), int(Qt.AlignmentFlag.AlignVCenter), text)
    if counts:
        return end - wide - frame.pixels(24)
    key = words("keys.Return")
    size = cap_size(theme, key, "shared", frame.scale)
    left = end - wide - frame.pixels(10) - size.width()
    cap = QRectF(round(left), round(middle - size.height() / 2), size.width(), size.height())
    paint_cap(painter, theme, cap, key, theme.colour("ink"), theme.colour("control"), "shared", frame.scale)
    return left - frame.pixels(24)


def _text_place(frame: Frame, left: float, right: float) -> QRectF:
    x = left + frame.pixels(34)
    high = frame.pixels(56)
    return QRectF(x, frame.pixels(ABOVE + HEIGHT / 2) - high / 2, max(10.0, right - x), high)


def _paint_sentence(painter: QPainter, frame: Frame, place: QRectF, text: str, role: str) -> None:
    factor = 1.0 if role == "inkFaint" else 30 / 44
    font = frame.font("entry", factor=factor)
    painter.setFont(font)
    painter.setPen(frame.theme.colour(role))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_hatching(painter: QPainter, frame: Frame, place: QRectF, written: Written) -> None:
    """One hatched cell for each character, the last ones where they are many, then the caret."""
    pitch = frame.pixels(CELL + CELL_GAP)
    fit = max(1, int((place.width() - 8) // pitch))
    total = min(fit, written.length + written.preedit_length)
    high = frame.pixels(40)
    x = place.left()
    for _ in range(total):
        paint_hatch(
            painter, frame.theme, QRectF(round(x), round(place.center().y() - high / 2), frame.pixels(CELL), high)
        )
        x += pitch
    if written.focused and not written.gone:
        _paint_caret(painter, frame, QRectF(x, place.top(), 0, place.height()))


def _laid_out(frame: Frame, width: float, written: Written) -> QTextLayout:
    layout = QTextLayout(written.text, frame.font("entry"))
    if written.preedit:
        layout.setPreeditArea(units(written.text[: written.at]), written.preedit)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setFlags(QTextOption.Flag.IncludeTrailingSpaces)
    layout.setTextOption(option)
    layout.beginLayout()
    pitch = frame.pixels(50)
    y = (pitch - QFontMetricsF(layout.font()).height()) / 2
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width - 4))
        line.setPosition(QPointF(0, y))
        y += pitch
    layout.endLayout()
    return layout


def _first_line(layout: QTextLayout) -> int:
    """A long text shows its last two lines."""
    return max(0, layout.lineCount() - 2)


def _paint_text(painter: QPainter, frame: Frame, place: QRectF, written: Written) -> None:
    theme = frame.theme
    layout = _laid_out(frame, place.width(), written)
    first = _first_line(layout)
    shown = layout.lineCount() - first
    top = place.center().y() - frame.pixels(50) * shown / 2
    painter.save()
    painter.setClipRect(QRectF(place.left() - 2, top - 2, place.width() + 4, frame.pixels(50) * shown + 6))
    painter.setPen(theme.colour("ink"))
    origin = QPointF(place.left(), top - first * frame.pixels(50))
    layout.draw(painter, origin, _selected(written, theme.colour("accent"), theme.colour("accentInk")))
    painter.restore()
    if written.focused:
        _paint_caret(painter, frame, _caret_in(layout, written, place, first))


def _selected(written: Written, fill: QColor, ink: QColor) -> list[QTextLayout.FormatRange]:
    start, end = written.selection
    if start == end or not written.focused:
        return []
    chosen = QTextLayout.FormatRange()
    chosen.start = units(written.text[:start])
    chosen.length = units(written.text[start:end])
    look = QTextCharFormat()
    look.setBackground(fill)
    look.setForeground(ink)
    chosen.format = look
    return [chosen]


def _caret_in(layout: QTextLayout, written: Written, place: QRectF, first: int) -> QRectF:
    at = units(written.text[: written.at]) + units(written.preedit)
    line = layout.lineForTextPosition(at)
    if not line.isValid():
        return QRectF(place.left(), place.top(), 0, place.height())
    shown = layout.lineCount() - first
    pitch = layout.lineAt(1).y() - layout.lineAt(0).y() if layout.lineCount() > 1 else place.height()
    top = place.center().y() - pitch * shown / 2
    answer = line.cursorToX(at)
    x = float(answer[0]) if isinstance(answer, tuple) else float(answer)  # type: ignore[arg-type]
    return QRectF(place.left() + x, top + (line.lineNumber() - first) * pitch, 0, pitch)


def _paint_caret(painter: QPainter, frame: Frame, at: QRectF) -> None:
    high = min(at.height(), frame.pixels(50))
    rect = QRectF(round(at.left() + 1), round(at.center().y() - high / 2), max(2, round(frame.pixels(4))), round(high))
    painter.fillRect(rect, frame.theme.colour("ink"))


def _paint_below(painter: QPainter, frame: Frame, sentence: str, role: str) -> None:
    """A sentence under the line: why it was not taken, or what to think of."""
    top = frame.pixels(ABOVE + HEIGHT + 4)
    icon = QRectF(frame.pixels(MARGIN), top + frame.pixels(4), round(frame.pixels(30)), round(frame.pixels(30)))
    paint_icon(painter, "triangle-alert", frame.theme.colour(role), icon)
    font = frame.font("caption", weight=600)
    painter.setFont(font)
    painter.setPen(frame.theme.colour(role))
    room = QRectF(icon.right() + frame.pixels(14), top, frame.pixels(frame.inner - 60), frame.pixels(38))
    shown = QFontMetricsF(font).elidedText(sentence, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
