"""The form in which an action is written: what, by which role, and by when as people write days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from facilitator.phases.due_day import read_day
from facilitator.phases.form_fields import ENTER, FormLine, FormText
from facilitator.phases.hints import Hints
from facilitator.phases.optional_choice import OptionalChoice
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.field import Problem
from facilitator.widgets.ring import RADIUS
from facilitator.widgets.surface import Panel, Rule
from facilitator.widgets.text import Text
from workshops import cards, dates
from workshops.phases import RESPONSIBLE
from workshops.text import Refused

PLAN = "digital_plan"
"""The deck whose cards are the areas that an action may belong to."""


class ActionForm(Panel):
    """`submitted` (id or empty, what, role, ISO day, area and who answers, each of these or empty).

    Return goes from line to line and saves on the last; the two that nobody has to choose stand behind it.
    """

    submitted = Signal(str, str, str, str, str, str)
    left = Signal()

    def __init__(self, stage: Stage, closes: bool = True) -> None:
        """`closes`: Esc closes the form; else it empties it."""
        super().__init__(stage.theme, edge="control", radius=stage.theme.radius("control"))
        self._stage = stage
        self._key, self._base = "", date(2000, 1, 1)
        self._warned, self._closes = "", closes
        self._known: tuple[str, ...] = ()
        words, theme = stage.words, stage.theme
        self.setProperty(RADIUS, theme.radius("control"))
        self.title = Text(words("deliver.action.change"), theme, "label", "inkSoft")
        self.what = FormText(theme, words("deliver.action.what"), words("deliver.action.what"))
        self.role = FormLine(theme, words("deliver.action.role"), words("deliver.action.role"))
        self.when = FormLine(theme, words("deliver.action.when"), words("deliver.action.when_hint"))
        none = words("matters.action.none")
        self.area = OptionalChoice(stage, words("matters.action.area"), none, self._areas)
        self.answers = OptionalChoice(stage, words("matters.action.responsible"), none, self._responsible)
        self._day = Text("", theme, "label", "inkSoft", weight=400, elide=True)
        self._problem = Problem(theme)
        self._hints = Hints(theme, left=True)
        self._lay()
        self.what.finished.connect(self.role.setFocus)
        self.role.finished.connect(self._role_done)
        self.when.finished.connect(self._submit)
        for part in (self.what, self.role, self.when):
            part.left.connect(self.left)
            part.reached.connect(self._show_hints)
        self.when.textChanged.connect(self._show_day)
        self.role.textEdited.connect(lambda text: self._problem.tell(""))
        self._show_hints()
        self.begin()

    @property
    def key(self) -> str:
        """The action being changed; empty for a new one."""
        return self._key

    def offer(self, roles: Sequence[str], base: date) -> None:
        """Roles to complete to, and the day from which a day without a year counts."""
        self._known, self._base = tuple(roles), base
        self.role.offer(roles)

    def begin(
        self, key: str = "", what: str = "", role: str = "", due: str = "", area: str = "", answers: str = ""
    ) -> None:
        """Write a new action, or change the one with this id."""
        self._key, self._warned = key, ""
        self.title.setVisible(bool(key))
        self.what.set_text(what)
        self.role.setText(role)
        self.when.setText(due)
        self.area.choose(area)
        self.answers.choose(answers)
        self._problem.tell("")
        self._show_day()

    def focus_first(self) -> None:
        """The caret goes to what is to be done."""
        self.what.setFocus()
        self.what.moveCursor(self.what.textCursor().MoveOperation.End)

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; the words stay."""
        self._problem.tell(sentence)
        self.what.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        for place, (name, line) in enumerate((("role", self.role), ("when", self.when))):
            grid.addWidget(Text(words(f"deliver.action.{name}"), theme, "label", "inkSoft"), 0, place)
            grid.addWidget(line, 1, place)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.what)
        column.addWidget(Rule(theme))
        column.addLayout(grid)
        column.addWidget(self._day)
        optional = QHBoxLayout()
        optional.setSpacing(8)
        optional.addWidget(self.area)
        optional.addWidget(self.answers)
        optional.addStretch(1)
        column.addLayout(optional)
        column.addWidget(self._problem)
        column.addWidget(self._hints)

    def _show_hints(self) -> None:
        words = self._stage.words
        does = words("deliver.decision.save" if self.when.hasFocus() else "deliver.decision.next")
        leaves = words("deliver.decision.cancel" if self._closes else "deliver.decision.clear")
        self._hints.show_hints([(words("keys.Return"), does), ("Esc", leaves)])

    def _role_done(self) -> None:
        """A role that looks like a person's name is asked about once."""
        role = " ".join(self.role.text().split())
        if looks_like_a_name(role, self._known) and role != self._warned:
            self._warned = role
            self._problem.tell(self._stage.words("deliver.action.name"))
            return
        self._problem.tell("")
        self.when.setFocus()

    def _show_day(self) -> None:
        """What is written as a day, read back in full; while it can't be read, what kind of name belongs in the role."""
        words = self._stage.words
        self._problem.tell("")
        try:
            day = read_day(words, self.when.text(), self._base)
        except Refused:
            day = None
        said = dates.text(words, day.isoformat()) if day is not None else words("deliver.action.roles_only")
        self._day.setText(said[:1].upper() + said[1:])

    def _submit(self) -> None:
        words = self._stage.words
        try:
            day = read_day(words, self.when.text(), self._base)
        except Refused as refusal:
            self._problem.tell(refusal_sentence(words, refusal))
            self.when.setFocus()
            return
        role = " ".join(self.role.text().split())
        if looks_like_a_name(role, self._known) and role != self._warned:
            self.role.setFocus()
            self._role_done()
            return
        due = day.isoformat() if day is not None else ""
        self.submitted.emit(self._key, self.what.text(), role, due, self.area.value, self.answers.value)

    def _areas(self) -> list[tuple[str, str]]:
        """The areas of the digitalisation plan."""
        deck = cards.deck(PLAN, self._stage.words.language)
        return [(cards.key(deck.id, card.id), card.title) for card in deck.cards]

    def _responsible(self) -> list[tuple[str, str]]:
        return [(each, self._stage.words(f"words.responsible.{each}")) for each in RESPONSIBLE]


def looks_like_a_name(role: str, known: Sequence[str]) -> bool:
    """Whether a role looks like a person's name: two or three words of letters, each with a capital, none a known role."""
    parts = role.split()
    if not 2 <= len(parts) <= 3:
        return False
    if any(part.casefold() in each.casefold() for each in known for part in parts):
        return False
    return all(part[:1].isupper() and part[1:].islower() and part.replace("-", "").isalpha() for part in parts)
