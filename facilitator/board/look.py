"""What the board paints with: fonts, measures and small pictures of tokens, made once per theme and size of text."""

from __future__ import annotations

from collections import deque
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from facilitator.painting.note import NoteWords, paint_note
from facilitator.painting.shapes import TARGET_GROUPS, paint_shape
from facilitator.theme.theme import Theme

SHORT = 24
"""A note of so many characters at most is set larger, so that it is read from further away."""

FINGER = 44.0
"""What a finger is to hit is at least so high and wide, in pixels."""

SMALLEST_TEXT = 11.0
"""Words smaller than this many pixels on the screen are not painted; the note becomes a token."""

NAME_LINES = 2
MOST_PAPERS = 160


MOST_WORDS = 1_800
"""So many notes keep their words laid out: every note of all but the very largest meetings."""


class Wordy(Protocol):
    """A note that has laid out its words."""

    def let_words_go(self) -> None:
        """Lay them out again when they are seen."""


class BoardLook(QObject):
    """Hands out the theme's fonts and colours for the board. `changed` comes after the theme or the size of text changed."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._tokens: dict[tuple[str | None, float, float, float], QPixmap] = {}
        self._papers: dict[tuple[str | None, str, float, float, float, float], QPixmap] = {}
        self._wordy: deque[Wordy] = deque()
        self._is_touched = False
        self._take()
        theme.changed.connect(self._follow)

    @property
    def readable_from(self) -> float:
        """The zoom from which every word on a cluster is large enough to be read."""
        return SMALLEST_TEXT / self.small_font.pixelSize()

    @property
    def text_scale(self) -> float:
        """How much larger than normal text is."""
        return self.theme.text_scale

    @property
    def least(self) -> float:
        """What a hand is to hit is at least so high, in pixels: more where fingers are used."""
        return FINGER if self._is_touched else 0.0

    def touch(self) -> None:
        """The display has been touched: what is laid out from now on is large enough for fingers."""
        self._is_touched = True

    @property
    def has_room_for_words(self) -> bool:
        """Whether more notes can keep their words without any letting theirs go."""
        return len(self._wordy) < MOST_WORDS

    def keep_words(self, note: Wordy) -> None:
        """A note has laid out its words: of those that did so long ago some let theirs go, so that a large board stays small."""
        self._wordy.append(note)
        if len(self._wordy) > MOST_WORDS:
            self._wordy.popleft().let_words_go()

    def font_for(self, text: str) -> QFont:
        """The font of a note with these words: short ones are set larger."""
        return self.short_font if len(text) <= SHORT else self.note_font

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return self.theme.colour(role)

    def tint(self, target_group: str | None) -> QColor:
        """The fill of a target group's notes."""
        return self.theme.colour(f"{target_group}Tint" if target_group in TARGET_GROUPS else "surface")

    def ink(self, target_group: str | None) -> QColor:
        """The colour of words on a target group's notes."""
        return self.theme.colour(f"{target_group}Ink" if target_group in TARGET_GROUPS else "ink")

    def edge(self, target_group: str | None) -> QColor:
        """The edge of a target group's notes."""
        return self.theme.colour(f"{target_group}Line" if target_group in TARGET_GROUPS else "control")

    def mark(self, target_group: str | None) -> QColor:
        """The strong colour of a target group."""
        return self.theme.colour(target_group if target_group in TARGET_GROUPS else "control")

    def token(self, target_group: str | None, size: QSizeF, ratio: float) -> QPixmap:
        """The picture of a token with its shape, for a display of scale `ratio`."""
        key = (target_group, size.width(), size.height(), ratio)
        found = self._tokens.get(key)
        if found is None:
            found = self._tokens[key] = self._draw_token(target_group, size, ratio)
        return found

    def paper(
        self, target_group: str | None, words: NoteWords, rect: QRectF, ratio: float, scale: float = 1.0
    ) -> QPixmap:
        """The picture of a resting note without its words, at a zoom: most notes that are painted differ in nothing else."""
        key = (target_group, words.font.key(), rect.width(), rect.height(), ratio, scale)
        found = self._papers.get(key)
        if found is None:
            if len(self._papers) >= MOST_PAPERS:
                self._papers.clear()
            blank = NoteWords(self.theme, "", rect.width(), words.font)
            found = self._papers[key] = _blank(rect.size() * scale, ratio)
            painter = QPainter(found)
            painter.scale(scale, scale)
            paint_note(painter, self.theme, rect, "", target_group, words=blank)
            painter.end()
        return found

    def _draw_token(self, target_group: str | None, size: QSizeF, ratio: float) -> QPixmap:
        made = _blank(size, ratio)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.theme.line("noteEdge"), size.height() / 6)
        painter.setPen(QPen(self.edge(target_group), width))
        painter.setBrush(self.tint(target_group))
        rect = QRectF(0, 0, size.width(), size.height()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, 2, 2)
        side = size.height() * 7 / 19
        shape = QRectF(size.width() * 0.16, (size.height() - side) / 2, side, side)
        paint_shape(painter, self.theme, target_group, shape)
        painter.end()
        return made

    def _take(self) -> None:
        theme = self.theme
        self._tokens.clear()
        self._papers.clear()
        self.note_font: QFont = theme.font("body")
        self.short_font: QFont = theme.font("say")
        self.strip_font: QFont = theme.font("note")
        self.name_font: QFont = theme.font("body", weight=600)
        self.unnamed_font: QFont = theme.font("body")
        self.small_font: QFont = theme.font("label", weight=400)
        self.badge_font: QFont = theme.font("label", weight=600)
        self.small_metrics = QFontMetricsF(self.small_font)
        self.name_leading = theme.scaled(18)
        self.small_leading = theme.leading("label")

    def _follow(self) -> None:
        self._take()
        self.changed.emit()


def _blank(size: QSizeF, ratio: float) -> QPixmap:
    made = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made
