"""A note on the board, as one item of the scene."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from facilitator.board.facts import NoteFacts
from facilitator.board.look import BoardLook
from facilitator.painting.likeness import paint_likeness
from facilitator.painting.note import PADDING_TOP, NoteWords, paint_note

CARRIED = 0.35
"""How much is seen of a note while it is being carried elsewhere."""

MOST_LINES = 6
BADGE_GAP = 5.0


class NoteItem(QGraphicsRectItem):
    """Paints one note from plain facts. Its words are laid out when they are first measured or seen."""

    def __init__(self, look: BoardLook, facts: NoteFacts, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.facts = facts
        self.hovered = self.selected = self.landed = self.following = False
        self._found = ""
        self._likeness, self._gathered = 0, False
        self._words: NoteWords | None = None
        self._tall: float | None = None
        self._width = 0.0
        self._box = (0.0, 0.0, 0.0, 0.0)
        self._font = look.note_font
        self._lines = MOST_LINES

    @property
    def key(self) -> str:
        """The note's id."""
        return self.facts.key

    @property
    def font_size(self) -> int:
        """The size of its type, in pixels."""
        return self._font.pixelSize()

    @property
    def is_cut(self) -> bool:
        """Whether some of the words do not fit."""
        return self._words_now().lines.is_cut

    def show_facts(self, facts: NoteFacts) -> None:
        """The note says something else, or is for another target group."""
        if (facts.text, facts.others) != (self.facts.text, self.facts.others):
            self._forget()
        self.facts = facts
        self.update()

    def set_type(self, width: float, font: QFont, lines: int = MOST_LINES) -> None:
        """The words are set to this width, in this font, in so many lines at most."""
        if (width, font, lines) != (self._width, self._font, self._lines):
            self._width, self._font, self._lines = width, font, lines
            self._forget()

    def measure(self, width: float, font: QFont, lines: int = MOST_LINES) -> float:
        """The height that the words need at this width."""
        self.set_type(width, font, lines)
        if self._tall is None:
            words = self._words if self._words is not None else self._laid_out()
            self._tall = words.height
            if self._words is None and self._look.has_room_for_words:  # else those that are painted keep theirs
                self._words = words
                self._look.keep_words(self)
        return self._tall

    def forget_words(self) -> None:
        """The type is another: measure again."""
        self._forget()
        self.update()

    def let_words_go(self) -> None:
        """Others are painted now; the words are laid out again when they are seen."""
        self._words = None

    def place(self, x: float, y: float, width: float, height: float) -> None:
        """Stand here, in the parent."""
        box = (x, y, width, height)
        if box != self._box:
            self._box = box
            self.setPos(x, y)
            self.setRect(0.0, 0.0, width, height)

    def covers(self, x: float, y: float) -> bool:
        """Whether a place of what it stands in lies on the note."""
        left, top, width, height = self._box
        return left <= x < left + width and top <= y < top + height

    def mark_found(self, words: str) -> None:
        """Mark these words, which are sought; an empty text marks none."""
        if words != self._found:
            self._found = words
            self._forget()
            self.update()

    def set_state(self, **states: bool) -> None:
        """Set `hovered`, `selected`, `landed` or `following`; repaints when something differs."""
        if any(getattr(self, name) != state for name, state in states.items()):
            for name, state in states.items():
                setattr(self, name, state)
            self.update()

    def set_likeness(self, strength: int, gathered: bool) -> None:
        """How like it is to what others are compared with (0 not at all, 3 very), and whether it would be gathered."""
        if (strength, gathered) != (self._likeness, self._gathered):
            self._likeness, self._gathered = strength, gathered
            self.update()

    def set_travelling(self, travelling: bool) -> None:
        """Stand empty while the note travels here."""
        self.setOpacity(0.0 if travelling else 1.0)

    def set_carried(self, carried: bool) -> None:
        """Fade while the note is on its way elsewhere."""
        self.setOpacity(CARRIED if carried else 1.0)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        words, target = self._words_now(), self.facts.target_group
        rests = not (self.hovered or self.selected or self.landed or self.following or self._found)
        rests = rests and not self._likeness
        if rests:
            self._paint_paper(painter, words)
            words.lines.paint(painter, QPointF(words.left, PADDING_TOP * words.scale), self._look.ink(target))
        else:
            self._paint_marked(painter, words)
        if self.facts.others:
            self._paint_badge(painter, words)

    def _paint_marked(self, painter: QPainter, words: NoteWords) -> None:
        paint_note(
            painter,
            self._look.theme,
            self.rect(),
            self.facts.text,
            self.facts.target_group,
            hovered=self.hovered or self.following,
            selected=self.selected,
            landed=self.landed,
            words=words,
        )
        if self._likeness:
            paint_likeness(painter, self._look.theme, self.rect(), self._likeness, self._gathered)

    def _paint_badge(self, painter: QPainter, words: NoteWords) -> None:
        """How many notes say this, in the upper right corner."""
        look, text = self._look, self._badge()
        height = look.small_leading + 0.0
        wide = self._badge_width() - BADGE_GAP
        middle = PADDING_TOP * words.scale + words.lines.leading / 2
        rect = QRectF(self.rect().width() - wide - BADGE_GAP, middle - height / 2, wide, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.edge(self.facts.target_group), look.theme.line("hair")))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(rect, height / 2, height / 2)
        painter.setPen(look.colour("ink"))
        painter.setFont(look.badge_font)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)

    def _badge(self) -> str:
        return f"×{len(self.facts.others) + 1}" if self.facts.others else ""

    def _badge_width(self) -> float:
        if not self.facts.others:
            return 0.0
        return self._look.small_metrics.horizontalAdvance(self._badge()) + 14.0 * self._look.text_scale + BADGE_GAP

    def _paint_paper(self, painter: QPainter, words: NoteWords) -> None:
        """Put the picture of the empty note on whole pixels, whatever the zoom."""
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        world = painter.worldTransform()
        scale = world.m11()
        paper = self._look.paper(self.facts.target_group, words, self.rect(), ratio, scale)
        if scale == 1.0:
            painter.drawPixmap(QPointF(), paper)
            return
        at = world.map(QPointF())
        painter.setWorldTransform(QTransform())
        painter.drawPixmap(QPointF(round(at.x()), round(at.y())), paper)
        painter.setWorldTransform(world)

    def bounds(self) -> QRectF:
        """The note's rectangle in the scene."""
        return self.mapRectToScene(self.rect())

    def _forget(self) -> None:
        self._words = self._tall = None

    def _words_now(self) -> NoteWords:
        if self._words is None:
            self._words = self._laid_out()
            self._look.keep_words(self)
        return self._words

    def _laid_out(self) -> NoteWords:
        width = (self._width or self.rect().width()) - self._badge_width()
        return NoteWords(self._look.theme, self.facts.text, width, self._font, self._lines, self._found)
