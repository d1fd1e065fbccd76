"""The guide: what this step is for, words to say, how it is done, what goes wrong, what is kept."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.stage import Stage
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Scroll
from facilitator.widgets.text import Text
from workshops import methods
from workshops.methods import Method
from workshops.model import Activity

log = logging.getLogger(__name__)


USUAL = {
    "opening": "opening",
    "follow_up": "follow_up",
    "check_in": "check_in_poll",
    "presentation": "presentation",
    "warm_up": "worst_idea",
    "ideas": "silent_brainstorm",
    "cluster": "affinity",
    "vote": "dot_vote",
    "concept": "concept_sheet",
    "pitch": "feedback_grid",
    "decisions": "decisions_and_actions",
    "discussion": "experience_exchange",
    "assessment": "self_assessment",
    "monitoring": "monitoring",
    "matters": "other_matters",
    "break": "coffee_break",
    "closing": "closing_evaluation",
}
"""The card of an activity that names none, by what it asks of the room."""


def card(activity: Activity, language: str) -> Method | None:
    """The method card of an activity: its own, else the usual one for its kind of work; None where neither is there."""
    for name in (activity.method, USUAL.get(activity.work)):
        try:
            found = methods.load(name, language)
        except methods.BrokenMethod as broken:
            log.warning("a method card can't be read: %s", type(broken).__name__)
            continue
        if found is not None:
            return found
    return None


class Say(QWidget):
    """Words to say, one at a time, in large type."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = stage.words
        self._lines: tuple[str, ...] = ()
        self._at = 0
        self._text = Text("", stage.theme, "say", wrap=True)
        self.another = Button("", stage.theme, kind="quiet", size="dense", name=stage.words("guide.another"))
        self.another.clicked.connect(self.show_another)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(stage.words("guide.say"), stage.theme, "label", "inkSoft", weight=600))
        head.addStretch(1)
        head.addWidget(self.another)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._text)

    @property
    def text(self) -> str:
        """What to say now, without quotation marks."""
        return self._lines[self._at] if self._lines else ""

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show the first of these, with a way to the others; the same ones keep their place."""
        if tuple(lines) != self._lines:
            self._lines, self._at = tuple(lines), 0
            self._show()
        self.setVisible(bool(lines))

    def show_another(self) -> None:
        """The next way of saying it, round."""
        if self._lines:
            self._at = (self._at + 1) % len(self._lines)
            self._show()

    def _show(self) -> None:
        self._text.setText(self._words("guide.quote", text=self.text) if self._lines else "")
        count = len(self._lines)
        self.another.set_text(self._words("guide.of", n=self._at + 1, of=count))
        self.another.setVisible(count > 1)


class Guide(Scroll):
    """The whole guide of an activity; it scrolls with the arrows when it has the focus."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        self._stage = stage
        body = QWidget()
        super().__init__(body, parent)
        theme = stage.theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(stage.words("guide.name"))
        self.say = Say(stage)
        self._shown: Method | None = None
        self._notes = self._presenter = ""
        self._told: frozenset[str] = frozenset()
        self._sections: list[QWidget] = []
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(24, 15, 18, 20)
        self._column.setSpacing(0)
        self._column.addWidget(self.say)
        self._column.addStretch(1)
        self._theme: Theme = theme

    def show_card(
        self, card: Method | None, notes: str = "", told: frozenset[str] = frozenset(), presenter: str = ""
    ) -> None:
        """Show this card, with who leads the activity and the facilitator's own notes, without the parts `told` elsewhere."""
        if (card, notes, told, presenter) == (self._shown, self._notes, self._told, self._presenter):
            return
        self._shown, self._notes, self._told, self._presenter = card, notes, told, presenter
        self.say.show_lines(card.say if card is not None else ())
        for section in self._sections:
            self._column.removeWidget(section)
            section.hide()
            section.deleteLater()
        self._sections = []
        if presenter:
            self._add("presenter", [Text(presenter, self._theme, wrap=True)])
        if notes:
            self._add("notes", [Text(notes, self._theme, wrap=True)])
        if card is not None:
            self._show_sections(card)
        self.verticalScrollBar().setValue(0)

    def _show_sections(self, card: Method) -> None:
        words = self._stage.words
        self._add("think", [_Bullet(self._theme, text) for text in card.think])
        self._add("purpose", [Text(card.purpose, self._theme, "body", "inkSoft", wrap=True)] if card.purpose else [])
        steps = [_Bullet(self._theme, text, f"{number}") for number, text in enumerate(card.steps, 1)]
        self._add("steps", steps)
        self._add("mistakes", [_Bullet(self._theme, text) for text in card.mistakes])
        self._add("recorded", [Text(card.recorded, self._theme, "body", "inkSoft", wrap=True)] if card.recorded else [])
        usual = words("guide.usual", low=card.minutes[0], high=card.minutes[1]) if card.size else ""
        if usual:
            self._add("size", [Text(f"{usual} · {card.size}", self._theme, "body", "inkSoft", wrap=True)])

    def _add(self, name: str, contents: Sequence[QWidget]) -> None:
        if not contents or name in self._told:
            return
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(self._stage.words(f"guide.{name}"), self._theme, "label", "inkSoft", weight=600))
        for each in contents:
            column.addWidget(each)
        if not isinstance(contents[0], _Bullet):
            column.setSpacing(3)
        self._sections.append(section)
        self._column.insertWidget(self._column.count() - 1, section)


class _Bullet(QWidget):
    """One tip behind a small diamond, or one step behind its number."""

    def __init__(self, theme: Theme, text: str, sign: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(_Sign(theme, sign), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(text, theme, wrap=True), 1)


class _Sign(QWidget):
    """A small hollow diamond, painted since the typeface lacks it; or a number."""

    def __init__(self, theme: Theme, sign: str) -> None:
        super().__init__()
        self._theme, self._sign = theme, sign
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(18 if self._sign else 11), self._theme.leading("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._sign:
            painter.setFont(self._theme.font("body", weight=600))
            painter.setPen(self._theme.colour("inkSoft"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._sign)
            return
        side = float(self._theme.scaled(5))
        middle = QRectF(self.rect()).center() + QPointF(0, 1)
        painter.setPen(QPen(self._theme.colour("inkSoft"), 1.2))
        corners = [(0, -side), (side, 0), (0, side), (-side, 0)]
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
