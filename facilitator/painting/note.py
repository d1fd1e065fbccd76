"""A note: people's words on the tint of their target group, in every state it can have."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from facilitator.painting.hyphens import hyphenated
from facilitator.painting.pens import pen
from facilitator.painting.shapes import TARGET_GROUPS, paint_shape
from facilitator.painting.words import Lines
from facilitator.theme.theme import Theme

MOST_CHARACTERS = 600
"""An idea has 500 characters at most; six lines never show more than this."""
BASE = 14.0
PADDING_TOP, PADDING_LEFT, PADDING_RIGHT = 7.0, 9.0, 8.0
SHAPE, SHAPE_GAP = 9.0, 8.0
HATCH_STEP = 6.0


class NoteWords:
    """The laid-out words of one note. Whoever paints a note often keeps one and passes it to `paint_note`."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        width: float,
        font: QFont | None = None,
        max_lines: int = 6,
        highlight: str = "",
        leading: float | None = None,
    ) -> None:
        """`width` is that of the whole note; `leading` the height of a line, where it is not the usual one."""
        self.font = font or theme.font("note")
        self.scale = max(0.5, self.font.pixelSize() / BASE)
        left = (PADDING_LEFT + SHAPE + SHAPE_GAP) * self.scale
        self.left = left
        room, metrics = width - left - PADDING_RIGHT * self.scale, QFontMetricsF(self.font)
        self.lines = Lines(
            text if highlight else hyphenated(text, lambda word: metrics.horizontalAdvance(word) <= room),
            self.font,
            room,
            note_leading(self.font) if leading is None else leading,
            most=max_lines,
            found=highlight,
            at_most=MOST_CHARACTERS,
        )

    @property
    def height(self) -> float:
        """The height of a note that holds these words."""
        return self.lines.height + 2 * PADDING_TOP * self.scale


def note_leading(font: QFont) -> int:
    """The line height of a note: 18 at 14 pixels, tighter in the large type of the room."""
    return round(font.pixelSize() * (1.286 if font.pixelSize() < 24 else 1.2))


def note_height(theme: Theme, text: str, width: float, font: QFont | None = None, max_lines: int = 6) -> float:
    """The height in pixels that a note of this width needs."""
    return NoteWords(theme, text, width, font, max_lines).height


def paint_note(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    text: str,
    target_group: str | None,
    *,
    hovered: bool = False,
    selected: bool = False,
    focused: bool = False,
    editing: bool = False,
    hidden: bool = False,
    landed: bool = False,
    highlight: str = "",
    font: QFont | None = None,
    max_lines: int = 6,
    words: NoteWords | None = None,
) -> None:
    """Paint a note into `rect`. A focused one also paints a ring up to 6 pixels outside it; a hidden one shows no words.

    `words` are the words already laid out to this width; without them they are laid out now.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if hidden:
        paint_hatch(painter, theme, rect)
    else:
        if words is None:
            words = NoteWords(theme, text, rect.width(), font, max_lines, highlight)
        _paint_paper(painter, theme, rect, target_group, hovered, selected, editing, landed)
        _paint_contents(painter, theme, rect, target_group, words, editing)
    if focused:
        paint_focus(painter, theme, rect)
    painter.restore()


def paint_hatch(painter: QPainter, theme: Theme, rect: QRectF, scale: float = 1.0) -> None:
    """Paint the hatching that stands for hidden words: an empty rectangle with lines at 45 degrees.

    `scale` makes it coarser, for the room (about 1.4 at 1080 pixels).
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = theme.line("hair")
    frame = rect.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
    painter.setPen(QPen(theme.colour("control"), edge))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(frame, theme.radius("note"), theme.radius("note"))
    painter.setClipRect(frame.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(theme.colour("hatch"), 1.25 * scale))
    step = HATCH_STEP * 1.414 * scale
    lean = rect.height()
    x = rect.left() - lean
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + lean, rect.top()))
        x += step
    painter.restore()


def paint_focus(painter: QPainter, theme: Theme, rect: QRectF, radius: float = 4.0) -> None:
    """Paint the focus ring outside `rect`, with the gap between."""
    width, gap = theme.line("focus"), theme.line("focusGap")
    by = gap + width / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(theme.colour("focus"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-by, -by, by, by), radius + by / 2, radius + by / 2)
    painter.restore()


def _paint_paper(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    target_group: str | None,
    hovered: bool,
    selected: bool,
    editing: bool,
    landed: bool,
) -> None:
    known = target_group if target_group in TARGET_GROUPS else None
    width = theme.line("noteEdge")
    if selected:
        edge, width = "ink", max(width, theme.line("selected"))
    elif editing:
        edge, width = known or "ink", max(width, 2.0)
    elif landed:
        edge = "ink"
    elif hovered:
        edge = known or "ink"
    else:
        edge = f"{known}Line" if known else "control"
    fill = f"{known}Tint" if known and not editing else "surface"
    inset = width / 2
    painter.setPen(QPen(theme.colour(edge), width))
    painter.setBrush(theme.colour(fill))
    radius = theme.radius("note")
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def _paint_contents(
    painter: QPainter, theme: Theme, rect: QRectF, target_group: str | None, words: NoteWords, editing: bool
) -> None:
    known = target_group if target_group in TARGET_GROUPS else None
    scale = words.scale
    top = rect.top() + PADDING_TOP * scale
    size = SHAPE * scale
    middle = top + words.lines.leading / 2 + 0.04 * words.font.pixelSize()
    left = rect.left() + PADDING_LEFT * scale
    paint_shape(painter, theme, target_group, QRectF(left, middle - size / 2, size, size))
    ink = theme.colour("ink" if editing or not known else f"{known}Ink")
    words.lines.paint(painter, QPointF(rect.left() + words.left, top), ink, theme.colour("accent"))
