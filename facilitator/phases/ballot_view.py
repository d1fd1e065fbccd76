"""The ballot line: an entry line for digits, where each dot of one ballot is a diamond. A view of the one ballot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.painting.ink import write
from facilitator.painting.shapes import paint_vote_diamond
from facilitator.phases.hints import Hints
from facilitator.stage import Stage, refusal_sentence
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.ring import RADIUS
from facilitator.widgets.text import Text
from workshops.labels import Words
from workshops.phases import PHASES
from workshops.text import Refused

HEIGHT = 64
LONGEST_TEAM = 240  # pixels of a team's name
SIZES = ((5, 40), (8, 30), (12, 20))
"""So many dots stand as diamonds of this size; more are told in words."""
PHASE = PHASES[1]


class BallotView(QWidget):
    """Digits lay dots, Backspace takes back, Return lays the ballot. Everything is kept in `stage.ballot`.

    With ten options and more a digit that could begin a longer number waits, for a second digit, Space or Return.
    """

    team_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._ballot = stage, stage.ballot
        self._serial: Callable[[], tuple[int, int]] = lambda: (1, 0)
        self._said = ""
        self._just_laid = False
        words, theme = stage.words, stage.theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("vote.line.name"))
        self.setProperty(RADIUS, theme.radius("panel"))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._team = Button("", theme, size="normal", with_shape=True)
        self._team.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._team.setMaximumWidth(theme.scaled(LONGEST_TEAM))
        self._team.clicked.connect(self.team_wanted)
        self._number = Text("", theme, "body", "inkSoft")
        self._dots = _Dots(theme)
        self._state = Text("", theme, "heading3", weight=400, elide=True)
        self._hints = Hints(theme)
        self._hints.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the sentence goes first
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 18, 6)
        row.setSpacing(16)
        row.addWidget(self._team)
        row.addWidget(self._number)
        row.addWidget(self._dots)
        row.addWidget(self._state)
        row.addWidget(self._hints, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ballot.changed.connect(self.refresh)
        self._ballot.refused.connect(self._refuse)
        theme.changed.connect(self._follow)

    @property
    def says(self) -> str:
        """The sentence on the line."""
        return self._state.text()

    def follow_serial(self, serial: Callable[[], tuple[int, int]]) -> None:
        """`serial` answers (which ballot of the team this is, how many are expected; 0 for unknown)."""
        self._serial = serial

    def sizeHint(self) -> QSize:
        return QSize(600, max(HEIGHT, self._stage.theme.scaled(HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.sizeHint().height())

    def refresh(self) -> None:
        """Show the ballot as it is now."""
        ballot, vote, words = self._ballot, self._ballot.vote, self._stage.words
        if vote is None:
            return
        if ballot.dots or ballot.waiting:
            self._just_laid = False
        number, total = self._serial()
        self._show_team(vote.unit)
        if vote.unit == "team":
            self._number.setText(words("vote.line.serial_team"))
        elif number <= total:
            self._number.setText(words("vote.line.serial", number=number, total=total))
        else:
            self._number.setText(words("vote.line.serial_more", number=number))
        self._dots.show_dots(ballot.dots, ballot.waiting, vote.budget, words)
        self._tell(self._sentence(vote.budget), self._keys())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and not event.isAutoRepeat():
            self._ballot.type_digit(key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_Space:
            self._ballot.settle()
        elif key == Qt.Key.Key_Backspace:
            self._ballot.take_dot()
            self.refresh()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._enter()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._dots.show_caret(True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._dots.show_caret(False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._stage.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.line("hair")
        painter.setPen(QPen(theme.colour("ink" if self.hasFocus() else "control"), width))
        painter.setBrush(theme.colour("surface"))
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, theme.radius("panel"), theme.radius("panel"))

    def _enter(self) -> None:
        was_waiting = bool(self._ballot.waiting)
        if self._ballot.enter() and not was_waiting:
            self._just_laid = True
            self.refresh()

    def _show_team(self, unit: str) -> None:
        workshop, words = self._stage.desk.workshop, self._stage.words
        team = next((each for each in workshop.teams if each.id == self._ballot.team), None)
        self._team.setVisible(team is not None)
        if team is not None:
            group = words(f"words.target_group.{team.target_group}") if team.target_group else ""
            said = words("vote.line.whose", team=team.name, group=group) if group else team.name
            self._team.set_text(said)
            self._team.set_target_group(team.target_group)
            self._team.setAccessibleName(words("vote.line.change_team", team=said))

    def _sentence(self, budget: int) -> str:
        words, ballot = self._stage.words, self._ballot
        laid = len(ballot.dots)
        if ballot.waiting:
            first = int(ballot.waiting) * 10
            last = min(first + 9, ballot.options)
            key = "vote.line.waiting" if last > first else "vote.line.waiting_one"
            return words(key, number=ballot.waiting, first=first, last=last)
        if laid >= budget:
            return words("vote.line.full", budget, number=spelled(words, budget))
        if laid:
            return words("vote.line.left", budget - laid)
        number, total = self._serial()
        if total and number > total:
            return words("vote.line.everyone")
        if self._just_laid:
            return words("vote.line.laid")
        return words("vote.line.begin", budget, Number=spelled(words, budget).capitalize())

    def _keys(self) -> list[tuple[str, str]]:
        words, ballot = self._stage.words, self._ballot
        if ballot.waiting:
            return [(words("keys.Space"), words("vote.line.settle", number=ballot.waiting))]
        digits = (words("vote.line.digits", ballot.options), words("vote.line.dot"))
        lay, take = (words("keys.Return"), words("vote.line.lay")), (words("keys.Backspace"), words("vote.line.take"))
        return [digits, take, lay] if ballot.dots else [digits]

    def _refuse(self, refusal: Refused) -> None:
        self._tell(refusal_sentence(self._stage.words, refusal), [])

    def _tell(self, sentence: str, hints: list[tuple[str, str]]) -> None:
        self._state.setText(sentence)
        self._state.setToolTip(sentence if not hints else "")
        self._hints.show_hints(hints)
        spoken = f"{self._team.words}, {self._number.text()}. {sentence}"
        if spoken != self._said:
            self._said = spoken
            self.setAccessibleDescription(spoken)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _follow(self) -> None:
        self._team.setMaximumWidth(self._stage.theme.scaled(LONGEST_TEAM))
        self.updateGeometry()
        self.update()


def spelled(words: Words, number: int) -> str:
    """A small number as a word, a large one in digits."""
    names = words("vote.numbers").split()
    return names[number] if 0 <= number < len(names) else str(number)


class _Dots(QWidget):
    """The dots of the ballot: laid ones filled with their number, the next one empty with the caret."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._dots: list[int] = []
        self._waiting, self._budget, self._caret, self._many = "", 1, False, ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_dots(self, dots: list[int], waiting: str, budget: int, words: Words) -> None:
        """Show these of `budget`; `waiting` is a number that is not yet whole."""
        self._dots, self._waiting, self._budget = list(dots), waiting, budget
        self._many = words("vote.line.dots_laid", laid=len(dots), budget=budget)
        self.updateGeometry()
        self.update()

    def show_caret(self, shown: bool) -> None:
        """Whether keys reach the ballot now."""
        self._caret = shown
        self.update()

    def sizeHint(self) -> QSize:
        size, shown = self._size()
        extra = 90 if shown < self._budget else 0
        return QSize(round(shown * size * 1.2 + extra), self._theme.scaled(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        size, shown = self._size()
        middle = self.height() / 2
        begin = max(0, len(self._dots) - shown + 1) if shown < self._budget else 0
        for place in range(shown):
            number = begin + place
            rect = QRectF(place * size * 1.2, middle - size / 2, size, size)
            if number < len(self._dots):
                paint_vote_diamond(painter, theme, rect, PHASE, text=str(self._dots[number]) if size >= 30 else "")
            elif number < self._budget:
                paint_vote_diamond(painter, theme, rect, PHASE, filled=False)
                if number == len(self._dots):
                    self._paint_caret(painter, rect)
        if shown < self._budget:
            write(painter, theme, "label", "inkSoft", self._many, shown * size * 1.2 + 8, middle)

    def _paint_caret(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._theme
        x = rect.center().x()
        if self._waiting:
            font = theme.font("body", weight=600)
            painter.setFont(font)
            painter.setPen(theme.colour("ink"))
            painter.drawText(rect.adjusted(-4, 0, -2, 0), int(Qt.AlignmentFlag.AlignCenter), self._waiting)
            x += 5 * len(self._waiting) + 2
        if self._caret:
            high = rect.height() * 0.4
            painter.fillRect(QRectF(round(x) - 1, rect.center().y() - high / 2, 2, high), theme.colour("ink"))

    def _size(self) -> tuple[float, int]:
        """How large a diamond is, and how many stand side by side."""
        for most, size in SIZES:
            if self._budget <= most:
                return float(self._theme.scaled(size)), self._budget
        return float(self._theme.scaled(SIZES[0][1])), 3
