"""How an assessment is set up in a minute: areas from a deck, an earlier assessment or one's own words, roles and the scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field, Problem, Sheet
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text
from workshops.text import split_lines

WIDEST = 860


@dataclass(frozen=True, slots=True)
class Draft:
    """An assessment as the form has it: areas with the key of their card (or none), roles, and the ends of the scale."""

    title: str = ""
    areas: tuple[tuple[str, str], ...] = ()
    roles: tuple[str, ...] = ()
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to begin from: a deck, an earlier assessment (then `date` says of when), or nothing."""

    key: str
    name: str
    draft: Draft
    date: str = ""


class AssessSetup(Panel):
    """`saved` carries the key of the offer it began from, and the Draft; `left` that nothing is to be changed."""

    saved = Signal(str, object)
    left = Signal()
    edited = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, parent=parent)
        self._stage = stage
        self._offers: list[Offer] = []
        self._cards: dict[str, str] = {}
        words, theme = stage.words, stage.theme
        self._heading = Text("", theme, "heading2")
        self._lead = Text("", theme, "body", "inkSoft", wrap=True)
        self.choice = QComboBox()
        self.choice.setAccessibleName(words("assessment.setup.from"))
        self.choice.view().setAccessibleName(words("assessment.setup.from"))
        self._choice_name = Text(words("assessment.setup.from"), theme, "label", "inkSoft", weight=600)
        self.title = Field(theme, words("assessment.setup.title"), words("assessment.title"), shown_name=True)
        self.areas = Sheet(theme, words("assessment.setup.areas"), lines=5, most=12)
        self.roles = Sheet(theme, words("assessment.setup.roles"), lines=5, most=6)
        self.low = Field(theme, words("assessment.setup.low", mark=1), shown_name=True)
        self.high = Field(theme, words("assessment.setup.high", mark=4), shown_name=True)
        self._told = Text("", theme, "label", "inkSoft", weight=400, wrap=True)
        self._problem = Problem(theme)
        keys = " ".join(shown_keys("assess_begin", words))
        self.begin = Button(words("assessment.setup.begin"), theme, keys, size="live")
        self.leave = Button(words("assessment.setup.leave"), theme, "Esc")
        self._lay()
        self.choice.activated.connect(self._take_offer)
        self.begin.clicked.connect(self.save)
        self.leave.clicked.connect(self.left)
        self.areas.textChanged.connect(self.edited)
        self.roles.textChanged.connect(self.edited)
        bind(self, "assess_begin", words, self.save)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Set a new one up, from the first of these unless another is chosen."""
        words = self._stage.words
        self._offers = list(offers)
        self.choice.clear()
        for each in self._offers:
            self.choice.addItem(each.name)
        for part in (self.choice, self._choice_name):
            part.setVisible(True)
        self._heading.setText(words("assessment.setup.heading"))
        self._lead.setText(words("assessment.setup.lead"))
        self._lead.setVisible(True)
        self.begin.set_text(words("assessment.setup.begin"))
        self.leave.setVisible(False)
        self._take_offer(0)

    def edit(self, draft: Draft) -> None:
        """Change one that is there."""
        words = self._stage.words
        self._offers = []
        for part in (self.choice, self._choice_name, self._lead):
            part.setVisible(False)
        self._heading.setText(words("assessment.setup.change"))
        self.begin.set_text(words("assessment.setup.save"))
        self.leave.setVisible(True)
        self._cards = dict(draft.areas)
        self._write(draft)
        self.tell("")

    @property
    def draft(self) -> Draft:
        """What the form says now."""
        return Draft(
            title=self.title.text(),
            areas=tuple((said, self._cards.get(said, "")) for said in split_lines(self.areas.text())),
            roles=tuple(split_lines(self.roles.text())),
            low=self.low.text(),
            high=self.high.text(),
        )

    def tell(self, sentence: str) -> None:
        """Say what goes with what is being changed."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; the words stay."""
        self._problem.tell(sentence)

    def save(self) -> None:
        """Hand over what the form says."""
        self._problem.tell("")
        self.saved.emit(self._chosen.key if self._chosen is not None else "", self.draft)

    def focus_first(self) -> None:
        """Where work begins: the button that takes it as it is, or the areas that are changed."""
        (self.begin if self._offers else self.areas).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.leave.isVisibleTo(self):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _chosen(self) -> Offer | None:
        place = self.choice.currentIndex()
        return self._offers[place] if 0 <= place < len(self._offers) else None

    def _take_offer(self, place: int) -> None:
        offer = self._offers[place]
        self._cards = dict(offer.draft.areas)
        self._write(offer.draft)
        self.tell(self._stage.words("assessment.setup.compares", date=offer.date) if offer.date else "")
        if not offer.draft.areas:
            self.areas.setFocus()

    def _write(self, draft: Draft) -> None:
        self._problem.tell("")
        self.title.set_text(draft.title)
        self.areas.set_text("\n".join(said for said, _ in draft.areas))
        self.roles.set_text("\n".join(draft.roles))
        self.low.set_text(draft.low)
        self.high.set_text(draft.high)

    def _lay(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        top = QVBoxLayout()
        top.setSpacing(7)
        top.addWidget(self._choice_name)
        top.addWidget(self.choice)
        top.addStretch(1)
        grid.addLayout(top, 0, 0)
        grid.addWidget(self.title, 0, 1, Qt.AlignmentFlag.AlignTop)
        for place, (name, sheet) in enumerate((("areas", self.areas), ("roles", self.roles))):
            label = Text(words(f"assessment.setup.{name}"), theme, "label", "inkSoft", weight=600)
            label.setContentsMargins(0, 8, 0, 0)
            grid.addWidget(label, 1, place)
            grid.addWidget(sheet, 2, place, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.low, 3, 0)
        grid.addWidget(self.high, 3, 1)
        grid.setRowMinimumHeight(3, theme.scaled(72))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.begin)
        buttons.addWidget(self.leave)
        buttons.addWidget(self._told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        column.addLayout(grid)
        column.addWidget(self._problem)
        column.addLayout(buttons)
        self.setMaximumWidth(theme.scaled(WIDEST))
