"""A note to be looked at closely: large, and where it is asked for, chosen or left out by Space or a click."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.board.facts import NoteFacts
from facilitator.board.look import BoardLook
from facilitator.painting.note import PADDING_TOP, NoteWords, note_leading, paint_note
from facilitator.widgets.ring import RADIUS
from workshops.labels import Words

LINES = 12
STYLES = ("heading1", "heading2", "say")
LONG, LONGER, LOW = 120, 260, 560
"""From so many letters on, and in so low a place, the type is a step smaller."""


def style_for(text: str, height: float) -> str:
    """The style of type for a note that is looked at closely, in a place of so many pixels of normal type."""
    smaller = (len(text) > LONG) + (len(text) > LONGER) + (height < LOW)
    return STYLES[min(smaller, len(STYLES) - 1)]


class Face(QAbstractButton):
    """Paints one note in a style of type. With `choosable` it is checked while it takes part, and pale when it does not."""

    def __init__(
        self,
        look: BoardLook,
        words: Words,
        style: str = "body",
        *,
        choosable: bool = False,
        least: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`least` is the height in pixels that it has even for a few words."""
        super().__init__(parent)
        self._look, self._said, self._style, self._least = look, words, style, least
        self.facts = NoteFacts("", "", None)
        self._words: NoteWords | None = None
        self._laid_width = -1
        self.setCheckable(choosable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty(RADIUS, look.theme.radius("note"))
        look.changed.connect(self._forget)

    def show_note(self, facts: NoteFacts, where: str = "") -> None:
        """Show this note; `where` is read aloud after its words."""
        self.facts = facts
        target = self._said(f"words.target_group.{facts.target_group or 'none'}")
        self.setAccessibleName(". ".join(part for part in (facts.text.rstrip("."), target, where) if part))
        self._forget()

    def set_style(self, style: str) -> None:
        """Set the words in another style of type."""
        if style != self._style:
            self._style = style
            self._forget()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._look.theme.scaled(self._least), round(self._laid_out(width).height + 0.999))

    def sizeHint(self) -> QSize:
        width = self._look.theme.scaled(240)
        return QSize(width, self.heightForWidth(max(width, self.width())))  # a layout holds on to it as the least

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.scaled(120), self.heightForWidth(max(self.width(), 120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            QTimer.singleShot(0, self, self.updateGeometry)  # the layout that is at work would not hear it

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, rect = self._look, QRectF(self.rect())
        out = self.isCheckable() and not self.isChecked()
        if out:
            painter.setPen(QPen(look.colour("control"), look.theme.line("hair"), Qt.PenStyle.DashLine))
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        target = self.facts.target_group
        words = self._laid_out(self.width())
        if out:
            self._paint_left_out(painter, words)
        else:
            paint_note(
                painter,
                look.theme,
                rect,
                self.facts.text,
                target,
                words=words,
                hovered=self._is_under(),
                selected=False,
            )

    def _paint_left_out(self, painter: QPainter, words: NoteWords) -> None:
        words.lines.paint(painter, QPointF(words.left, PADDING_TOP * words.scale), self._look.colour("inkFaint"))

    def _is_under(self) -> bool:
        return self.underMouse() and self.isCheckable()

    def _font(self) -> QFont:
        return self._look.theme.font(self._style, weight=400)

    def _laid_out(self, width: int) -> NoteWords:
        if self._words is None or self._laid_width != width:
            font = self._font()
            self._laid_width = width
            leading = float(note_leading(font))
            self._words = NoteWords(self._look.theme, self.facts.text, float(width), font, LINES, leading=leading)
        return self._words

    def _forget(self) -> None:
        self._words = None
        self.updateGeometry()
        self.update()
