"""Under the wall when it is seen from afar: the reading line with the words of the note in focus, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.choice import Choice
from facilitator.board.look import BoardLook
from facilitator.board.wall import Wall
from facilitator.console.actions import shown_keys
from facilitator.painting.shapes import paint_shape
from facilitator.painting.words import Lines
from facilitator.widgets.button import Button
from facilitator.widgets.keys import KeyCap, cap_size, paint_cap
from facilitator.widgets.text import Text
from workshops.labels import Words

LINE = 44


class ReadingLine(QWidget):
    """The whole words of the note in focus on one line, where it lies, and the key that goes there."""

    def __init__(self, look: BoardLook, words: Words, wall: Wall, choice: Choice) -> None:
        super().__init__()
        self._look, self._words, self._wall, self._choice = look, words, wall, choice
        self.setAccessibleName(words("board.reading.name"))
        self.setFixedHeight(look.theme.scaled(LINE))
        choice.focus_moved.connect(self.update)
        wall.settled.connect(lambda step: self.update())
        look.changed.connect(self._follow)

    @property
    def text(self) -> str:
        """What is read: the note's words or the cluster's name; empty without a focus."""
        focus = self._choice.focus
        if self._wall.is_note(focus):
            assert focus is not None
            return self._wall.note(focus).text
        if self._wall.is_cluster(focus):
            assert focus is not None
            return self._wall.cluster(focus).name or self._words("words.cluster.unnamed")
        return ""

    @property
    def place(self) -> str:
        """Where it lies, in words."""
        focus = self._choice.focus
        if focus is None or not self.text:
            return ""
        if self._wall.is_cluster(focus):
            return self._words("board.reading.cluster", n=self._wall.size(focus))
        group = self._wall.group_of(focus)
        number, total = self._wall.index_of(focus) + 1, self._wall.size(group)
        if group is None:
            return self._words("board.reading.unplaced", n=number, total=total)
        name = self._wall.cluster(group).name or self._words("words.cluster.unnamed")
        return self._words("board.reading.place", n=number, total=total, cluster=name)

    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.text
        if not text:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        focus = self._choice.focus
        is_note = self._wall.is_note(focus)
        target = self._wall.note(focus).target_group if is_note and focus is not None else None
        painter.setPen(QPen(look.mark(target), look.theme.line("hair")))
        painter.setBrush(look.tint(target))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        x, middle = 12.0, self.height() / 2
        if is_note:
            side = 11.0 * look.text_scale
            paint_shape(painter, look.theme, target, QRectF(x, middle - side / 2, side, side))
            x += side + 10
        ink = look.ink(target)
        end = self._paint_end(painter, ink)
        font = look.theme.font("say")
        leading = look.theme.leading("say")
        lines = Lines(text, font, max(40.0, end - x - 24), leading, most=1)
        lines.paint(painter, QPointF(x, middle - leading / 2), ink)

    def _paint_end(self, painter: QPainter, ink: QColor) -> float:
        """Paint what stands at the right, and answer where it begins."""
        look = self._look
        font = look.small_font
        metrics = QFontMetricsF(font)
        middle = self.height() / 2
        baseline = middle + metrics.capHeight() / 2
        painter.setFont(font)
        painter.setPen(ink)
        go = self._words("board.reading.zoom_here")
        x = self.width() - 14 - metrics.horizontalAdvance(go)
        painter.drawText(QPointF(x, baseline), go)
        cap = " ".join(shown_keys("board_edit", self._words))
        size = cap_size(look.theme, cap)
        x -= size.width() + 8
        rect = QRectF(round(x), round(middle - size.height() / 2), size.width(), size.height())
        paint_cap(painter, look.theme, rect, cap, ink, look.colour("control"))
        painter.setFont(font)
        painter.setPen(ink)
        place = metrics.elidedText(self.place, Qt.TextElideMode.ElideMiddle, self.width() * 0.4)
        x -= metrics.horizontalAdvance(place) + 20
        painter.drawText(QPointF(x, baseline), place)
        return x

    def _follow(self) -> None:
        self.setFixedHeight(self._look.theme.scaled(LINE))
        self.update()


class Foot(QWidget):
    """The reading line and the row of the zoom."""

    stepped = Signal(int)

    def __init__(self, look: BoardLook, words: Words, wall: Wall, choice: Choice) -> None:
        super().__init__()
        self._words = words
        theme = look.theme
        self.reading = ReadingLine(look, words, wall, choice)
        self._percent = Text("", theme, "label", "inkSoft", weight=400)
        less = Button("", theme, icon="minus", size="dense", name=words("board.zoom.less"))
        more = Button("", theme, icon="plus", size="dense", name=words("board.zoom.more"))
        for button, step in ((less, -1), (more, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda checked=False, by=step: self.stepped.emit(by))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._percent)
        row.addSpacing(4)
        row.addWidget(less)
        row.addWidget(more)
        row.addSpacing(4)
        for action, word in (("board_whole", "to_whole"), ("board_readable", "to_readable")):
            row.addWidget(KeyCap(" ".join(shown_keys(action, words)), theme))
            row.addWidget(Text(words(f"board.zoom.{word}"), theme, "label", "inkSoft", weight=400))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.reading)
        column.addLayout(row)

    def sizeHint(self) -> QSize:
        return QSize(400, super().sizeHint().height())

    def show_zoom(self, zoom: float, whole: bool) -> None:
        """Say how much smaller than readable the board is."""
        key = "whole" if whole else "percent"
        self._percent.setText(self._words(f"board.zoom.{key}", n=round(zoom * 100)))
