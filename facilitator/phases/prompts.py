"""Cards held up while ideas are written: one at a time on the shared screen, in shuffled order, by key."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.notice import Choice, Notice
from facilitator.preview import Prompting
from facilitator.stage import Stage
from workshops import cards

KEY = "prompt"


class Prompts(QObject):
    """Which card is up is no part of the workshop: it travels as a preview, and goes with the activity."""

    def __init__(
        self,
        stage: Stage,
        notice: Notice,
        parent: QWidget,
        shuffled: Callable[[Sequence[cards.Card]], list[cards.Card]] | None = None,
    ) -> None:
        """`shuffled` puts the cards of a deck in the order in which they come."""
        super().__init__(parent)
        self._stage, self._notice, self._window = stage, notice, parent
        self._shuffled = shuffled or (lambda all_cards: random.sample(list(all_cards), len(all_cards)))
        self._deck: cards.Deck | None = None
        self._order: list[cards.Card] = []
        self._at = -1

    @property
    def card(self) -> cards.Card | None:
        """The card that is up."""
        return self._order[self._at] if self._deck is not None and self._at >= 0 else None

    def next(self, at: QPoint) -> None:
        """Hold up the next card; after the last the deck is shuffled anew. Without a deck, ask for one at a place."""
        if self._deck is None:
            self.ask(at)
            return
        self._at += 1
        if self._at >= len(self._order):
            self._order, self._at = self._shuffled(self._deck.cards), 0
        self._show()

    def ask(self, at: QPoint) -> None:
        """A menu of the decks there are."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        for deck in cards.decks(self._stage.words.language):
            action = menu.addAction(f"{deck.name} ({len(deck.cards)})".replace("&", "&&"))
            action.triggered.connect(lambda _=False, id=deck.id: self.choose(id))
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def choose(self, deck: str) -> None:
        """Take another deck, shuffled, and hold up its first card."""
        self._deck = cards.deck(deck, self._stage.words.language)
        self._order, self._at = self._shuffled(self._deck.cards), 0
        self._show()

    def away(self) -> None:
        """Take the card away; the deck stays chosen."""
        self._notice.drop(KEY)
        self._stage.desk.previewed.emit(Prompting())

    def _show(self) -> None:
        card, deck, words = self.card, self._deck, self._stage.words
        if card is None or deck is None:
            return
        self._stage.desk.previewed.emit(Prompting(card.title, card.question, deck.name))
        said = words("explore.prompt.up", at=self._at + 1, n=len(self._order), title=card.title, question=card.question)
        choices = (
            Choice(
                words("explore.prompt.next"), lambda: self.next(QPoint()), " ".join(shown_keys("explore_prompt", words))
            ),
            Choice(words("explore.prompt.away"), self.away, " ".join(shown_keys("explore_prompt_away", words))),
        )
        self._notice.ask(KEY, said, choices)
