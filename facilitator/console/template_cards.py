"""The cards of the first page: every template, a rehearsal, the sample meeting and a file, so many in a row as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.cards import Card
from facilitator.painting.line import Segment
from facilitator.theme.theme import Theme
from workshops import templates
from workshops.labels import Words
from workshops.phases import PHASES

LOW, DRAWN = 164, 90
"""The height of a card without a foot, and what of a card's height does not grow with the text."""
NARROWEST, GAP = 240, 16
MANY = 6
"""Beyond so many templates their cards are lower, and a wide window has four in a row: more are seen at once."""


class TemplateCards(QVBoxLayout):
    """Signals carry a template's id. A card's menu has what else can be done with its template."""

    new_from = Signal(str)
    rehearse = Signal(str)
    export_template = Signal(str)
    remove_template = Signal(str)
    open_sample = Signal()
    open_file = Signal()

    def __init__(self, words: Words, theme: Theme, page: QWidget, own: Path | None) -> None:
        """`own` is the folder of a person's own templates; menus open over `page`."""
        super().__init__()
        self._words, self._theme, self._page, self._own = words, theme, page, own
        self._most = 3
        self.cards: list[Card] = []
        self.portraits: list[templates.Portrait] = []
        self.refresh()

    @property
    def has_focus(self) -> bool:
        """Whether one of the cards has the focus."""
        return any(card.hasFocus() for card in self.cards)

    def refresh(self) -> bool:
        """Show the templates there are now; whether there are others than before."""
        found = templates.portraits(self._words.language, own=self._own)
        if found == self.portraits:
            return False
        self.portraits = found
        self._make()
        return True

    def fit(self, narrow: bool) -> None:
        """Take the height that there is room for; cards grow with the text."""
        self.setSpacing(12 if narrow else GAP)
        usual = 184 if narrow or len(self.portraits) > MANY else 212
        for index, card in enumerate(self.cards):
            tall = LOW if index >= len(self.portraits) else usual
            card.setFixedHeight(DRAWN + self._theme.scaled(tall - DRAWN))

    def place(self, room: int) -> None:
        """Put as many in a row as so many pixels hold."""
        across = 4 if len(self.portraits) > MANY else 3
        most = max(1, min(across, room // self._theme.scaled(NARROWEST)))
        if most != self._most:
            self._most = most
            self._lay()

    def begin_from(self, index: int) -> None:
        """Press the card of a template, if there are so many."""
        if index < len(self.portraits):
            self.cards[index].click()

    def choose_rehearsal(self, asked: QWidget | None = None) -> None:
        """A menu of all templates under what asked for it, to choose the one to rehearse."""
        from facilitator.console import template_menu

        over = asked if asked is not None else self.cards[len(self.portraits)]
        below = over.mapToGlobal(QPoint(0, over.height() + 2))
        template_menu.pop_all(self._page, self.portraits, self.rehearse.emit, below)

    def _make(self) -> None:
        for old in self.cards:
            old.hide()
            old.deleteLater()
        self.cards = [self._template(portrait) for portrait in self.portraits]
        for name, keys, phases, call in (
            ("rehearse", " ".join(shown_keys("rehearse", self._words)), PHASES, self.choose_rehearsal),
            ("sample", " ".join(shown_keys("open_sample", self._words)), PHASES, self.open_sample.emit),
            ("file", " ".join(shown_keys("open_file", self._words)), (), self.open_file.emit),
        ):
            card = self._plain(name, keys, phases)
            card.clicked.connect(lambda _=False, call=call: call())
            self.cards.append(card)
        self._lay()

    def _template(self, portrait: templates.Portrait) -> Card:
        segments = [Segment(kind, minutes, 1.0) for kind, minutes in portrait.segments]
        foot = (self._words("words.count.minutes", n=portrait.minutes), portrait.size)
        card = Card(self._theme, segments, portrait.name, portrait.description, portrait.key, foot)
        card.clicked.connect(lambda: self.new_from.emit(portrait.id))
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        card.customContextMenuRequested.connect(lambda at: self._pop(portrait, card.mapToGlobal(at)))
        return card

    def _plain(self, name: str, keys: str, phases: Sequence[str]) -> Card:
        segments = [Segment(phase, 35, 1.0) for phase in phases]
        words = self._words
        return Card(self._theme, segments, words(f"home.{name}"), words(f"home.{name}_about"), keys, dashed=True)

    def _lay(self) -> None:
        """So many cards in a row; the last row leaves room for those it lacks."""
        while (old := self.takeAt(0)) is not None:
            row = old.layout()
            while row is not None and row.takeAt(0) is not None:
                pass
        for first in range(0, len(self.cards), self._most):
            line = QHBoxLayout()
            line.setSpacing(GAP)
            for card in self.cards[first : first + self._most]:
                line.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
            if missing := max(0, first + self._most - len(self.cards)):
                line.addStretch(missing)
                line.addSpacing(GAP * missing)
            self.addLayout(line)

    def _pop(self, portrait: templates.Portrait, at: QPoint) -> None:
        from facilitator.console import template_menu as menus

        calls = {
            menus.NEW: self.new_from.emit,
            menus.REHEARSE: self.rehearse.emit,
            menus.EXPORT: self.export_template.emit,
            menus.REMOVE: self.remove_template.emit,
        }
        menus.pop(self._page, self._words, portrait, calls, at)
