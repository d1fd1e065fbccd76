"""Under the answers: what a stroke is and where the middle lies, what the room sees, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.painting.ink import write
from facilitator.phases.hints import Hints
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text
from workshops.polled import telling
from workshops.polled.values import Earlier, Results

HIDDEN, SHOWN = "hidden", "shown"
STROKED = ("single", "multiple", "scale")
LONGEST = 190
MOST_STROKES = 30
"""More answers alike than this may stand as a bar."""


class PollFoot(QWidget):
    """`shown` carries whether the room is to see the answers."""

    shown = Signal(bool)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self._legend = _Legend(stage)
        self._middle = Text("", theme, "label", "inkSoft", weight=400, elide=True)
        self._last = Text("", theme, "label", "inkSoft", weight=400, wrap=True, most=2)
        ways = [(HIDDEN, words("polls.room_hidden")), (SHOWN, words("polls.room_shown"))]
        self.switch = Switch(ways, theme, words("polls.room"))
        self._keys = Hints(theme, left=True)
        self.closing = Button("", theme, " ".join(shown_keys("polls_close", words)), size="dense")
        self.back = Button(
            words("polls.take_back"), theme, " ".join(shown_keys("polls_take_back", words)), size="dense"
        )
        self.numbers = Button(words("polls.table"), theme, " ".join(shown_keys("polls_numbers", words)), size="dense")
        self.following = Button("", theme, " ".join(shown_keys("polls_next", words)), size="dense", longest=LONGEST)
        self.switch.chosen.connect(lambda value: self.shown.emit(value == SHOWN))
        self._lay_out()

    def show_question(self, found: Results, last: Earlier | None, coming: bool, following: str) -> None:
        """How it stands; `following` is the next question of the activity, or empty."""
        words = self._stage.words
        self._legend.show_legend(found.kind in STROKED and last is None and found.most_said <= MOST_STROKES, coming)
        middle = telling.middle(words, found)
        if middle and not found.closed and found.kind in ("scale", "number"):
            middle = words("polls.so_far", middle=middle)
        self._middle.setText(middle)
        then = telling.last_time(words, found, last)
        self._last.setText(then)
        self._last.setVisible(bool(then))
        self.switch.choose(SHOWN if found.shown else HIDDEN)
        self.switch.update()
        keys = " ".join(shown_keys("polls_show", words))
        self._keys.show_hints([(keys, words(f"polls.key.{'hide' if found.shown else 'show'}").lower())])
        self.closing.set_text(words("polls.reopen" if found.closed else "polls.close"))
        self.back.setVisible(found.cast > 0 and not found.closed)
        self.numbers.setVisible(found.cast > 0)
        self.following.setVisible(bool(following))
        self.following.set_text(words("polls.next", question=following))

    def show_numbers(self, numbers: bool) -> None:
        """Whether the table stands there, so that the button offers the picture."""
        self.numbers.set_text(self._stage.words("polls.picture" if numbers else "polls.table"))

    def _lay_out(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self._legend)
        first.addWidget(self._middle, 1)
        first.addWidget(self.numbers)
        first.addWidget(self.back)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(Text(words("polls.room"), theme, "note", weight=600))
        second.addSpacing(4)
        second.addWidget(self.switch)
        second.addSpacing(4)
        second.addWidget(self._keys, 1)
        second.addWidget(self.closing)
        second.addWidget(self.following)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self._last)
        column.addLayout(second)


class _Legend(QWidget):
    """A filled stroke is an answer, an outlined one is being typed."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._shown = self._coming = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_legend(self, shown: bool, coming: bool) -> None:
        """What is explained now."""
        self._shown, self._coming = shown, coming
        self.setVisible(shown)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._stage.theme.scaled(210), self._stage.theme.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, words = QPainter(self), self._stage.theme, self._stage.words
        high, wide, middle = theme.scaled(16), theme.scaled(6), self.height() / 2
        stroke = QRectF(1, middle - high / 2, wide, high)
        painter.fillRect(stroke, theme.colour("accent"))
        x = 1.0 + wide + 8
        x += write(painter, theme, "label", "inkSoft", words("polls.stroke"), x, middle, weight=400) + 22
        if self._coming:
            painter.setPen(QPen(theme.colour("ink"), theme.line("hair")))
            painter.drawRect(QRectF(x, middle - high / 2, wide, high).adjusted(0, 0, -1, -1))
            write(painter, theme, "label", "inkSoft", words("polls.coming"), x + wide + 8, middle, weight=400)
