"""The side of a vote: how many have voted, one stroke a person, taking a ballot back, and the rules of the round."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.painting.shapes import paint_strokes
from facilitator.stage import Stage
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.stepper import Stepper
from facilitator.widgets.surface import Rule
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text

MOST_DOTS = 30
PADDING = 20
NARROWEST = 5  # pixels from one stroke to the next
ROW, ROW_GAP, USUAL_WIDTH = 18, 4, 288


@dataclass(frozen=True, slots=True)
class Turnout:
    """How the vote stands: ballots laid of those expected, by `unit`, and whether the round is open or closed."""

    laid: int
    expected: int
    unit: str
    state: str  # "open", "closed" or "none"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of the round, or of the one to come, with what is suggested for so many options."""

    budget: int
    stacking: bool
    unit: str
    suggested: int
    options: int


class VoteSide(QWidget):
    """Tells of the vote and lets its rules be changed; what is asked for goes out as signals."""

    take_back = Signal()
    close_round = Signal()
    budget_changed = Signal(int)
    stacking_changed = Signal(bool)
    unit_changed = Signal(str)

    def __init__(self, stage: Stage, close_keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = stage.words, stage.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, PADDING, 0, 0)
        column.setSpacing(0)
        self._turnout = QWidget()
        self._lay_turnout(close_keys)
        self._rule = Rule(self._theme)
        column.addWidget(self._turnout)
        column.addWidget(self._rule)
        column.addWidget(self._rules())
        column.addStretch(1)

    def show_turnout(self, turnout: Turnout) -> None:
        """How many have voted."""
        words = self._words
        shown = turnout.state != "none"
        self._turnout.setVisible(shown)
        self._rule.setVisible(shown)
        if not shown:
            return
        closed = turnout.state == "closed"
        key = "voted_closed" if closed else "voted_teams" if turnout.unit == "team" else "voted"
        key = key if turnout.expected else "voted_some"
        self._count.setText(str(turnout.laid))
        self._of.setText(words(f"vote.side.{key}", total=turnout.expected))
        self._strokes.show_count(turnout.laid, max(turnout.expected, turnout.laid), 0 if closed else 1)
        said = words("vote.side.strokes", done=turnout.laid, total=turnout.expected)
        self._strokes.setAccessibleName(said)
        self._strokes.setToolTip(said)
        self._back.setVisible(not closed and turnout.laid > 0)
        self._back.set_text(words("vote.side.take_back", number=turnout.laid))
        self._close.setVisible(not closed)

    def show_rules(self, rules: Rules, next_round: bool) -> None:
        """The rules as they are, and the reason for the number suggested."""
        words = self._words
        self._head.setText(words("vote.side.next_rules" if next_round else "vote.side.rules"))
        self._budget_name.setText(words("vote.side.budget_team" if rules.unit == "team" else "vote.side.budget"))
        self._budget.set_value(rules.budget)
        self._stacking.blockSignals(True)
        self._stacking.setChecked(rules.stacking)
        self._stacking.blockSignals(False)
        self._unit.choose(rules.unit)
        key = "reason" if rules.budget == rules.suggested else "reason_taken"
        self._reason.setText(
            words(f"vote.side.{key}", rules.options, suggested=rules.suggested) if rules.options else ""
        )

    def _lay_turnout(self, close_keys: str) -> None:
        words, theme = self._words, self._theme
        column = QVBoxLayout(self._turnout)
        column.setContentsMargins(PADDING, 0, PADDING, PADDING)
        column.setSpacing(0)
        self._count = Text("", theme, "clock")
        self._of = Text("", theme, "say", "inkSoft", elide=True)
        self._of.setContentsMargins(0, 0, 0, theme.scaled(9))
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        first.addWidget(self._of, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(first)
        self._strokes = Strokes(theme)
        column.addWidget(self._strokes)
        self._back = Button("", theme, icon="undo-2", size="dense")
        self._close = Button(words("vote.close.button"), theme, close_keys, size="dense")
        self._back.clicked.connect(self.take_back)
        self._close.clicked.connect(self.close_round)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 16, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self._back)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _rules(self) -> QWidget:
        words, theme = self._words, self._theme
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(PADDING, 16, PADDING, PADDING)
        column.setSpacing(10)
        self._head = Text(words("vote.side.next_rules"), theme, "heading3")
        column.addWidget(self._head)
        self._budget_name = Text("", theme, weight=600)
        self._budget = Stepper(theme, 1, MOST_DOTS, words("vote.side.budget"), size="dense")
        self._budget.changed.connect(self.budget_changed)
        column.addLayout(_beside(self._budget_name, self._budget))
        self._reason = Text("", theme, "label", "inkSoft", wrap=True, weight=400)
        column.addWidget(self._reason)
        self._stacking = QCheckBox(words("vote.side.stacking"))
        self._stacking.setAccessibleName(words("vote.side.stacking"))
        self._stacking.toggled.connect(self.stacking_changed)
        column.addWidget(self._stacking)
        units = [("person", words("vote.side.person")), ("team", words("vote.side.team"))]
        self._unit = Switch(units, theme, words("vote.side.unit"))
        self._unit.chosen.connect(self.unit_changed)
        column.addLayout(_beside(Text(words("vote.side.unit"), theme), self._unit))
        return box


def _beside(name: QWidget, control: QWidget) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(name, 1)
    row.addWidget(control)
    return row


class Strokes(QWidget):
    """One stroke a person: voted ones filled, the one who votes now outlined in ink."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._done, self._total, self._typing = 0, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, done: int, total: int, typing: int) -> None:
        """Show so many of so many."""
        self._done, self._total, self._typing = done, total, typing
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return self._theme.scaled(24) if rows == 1 else rows * self._theme.scaled(ROW) if rows else 0

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(USUAL_WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        rows = self._rows(self.width())
        painter, each = QPainter(self), -(-self._total // max(1, rows))
        high = self.height() if rows == 1 else self._theme.scaled(ROW) - ROW_GAP
        for row in range(rows):
            done = max(0, min(each, self._done - row * each))
            total = min(each, self._total - row * each)
            typing = max(0, min(each - done, self._typing)) if row * each <= self._done < (row + 1) * each else 0
            rect = QRectF(0, row * self._theme.scaled(ROW), self.width(), high)
            paint_strokes(painter, self._theme, rect, done, total, typing)

    def _rows(self, width: int) -> int:
        """In how many rows everybody still has a stroke of their own."""
        return -(-self._total * NARROWEST // max(1, width)) if self._total else 0
