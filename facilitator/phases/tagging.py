"""What is said beside a row: the cards of the decks laid on it, with the menu for that, and the meeting where it began."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.stage import Stage
from workshops import cards, dates, tags
from workshops.model import Action, Decision, Parked


def pop(stage: Stage, parent: QWidget, subjects: Sequence[str], at: QPoint) -> QMenu:
    """Open the decks with their cards at a place on the screen; those that lie on every subject are ticked."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    keys, workshop = tuple(subjects), stage.desk.workshop
    laid = [set(tags.of(workshop, key)) for key in keys]
    common = set.intersection(*laid) if laid else set()
    for deck in cards.decks(stage.words.language):
        inside = menu.addMenu(deck.name.replace("&", "&&"))
        for card in deck.cards:
            _add(stage, inside, keys, cards.key(deck.id, card.id), card.title, common)
    menu.popup(at)
    menu.setActiveAction(menu.actions()[0])
    return menu


def said(stage: Stage, subject: str) -> str:
    """The titles of the cards laid on something, with commas between; a card that is gone since goes unsaid."""
    laid = set(tags.of(stage.desk.workshop, subject))
    if not laid:
        return ""
    return ", ".join(title for key, title in cards.titles(stage.words.language).items() if key in laid)


def since(stage: Stage, row: Decision | Action | Parked) -> str:
    """The meeting where something began that was carried here; empty for what began in this one."""
    words = stage.words
    if not row.carried:
        return ""
    return words("matters.since", when=dates.text(words, row.since, "short_year") if row.since else row.began)


def _add(stage: Stage, menu: QMenu, keys: tuple[str, ...], card: str, title: str, common: set[str]) -> None:
    action = menu.addAction(title.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(card in common)
    action.triggered.connect(lambda on: stage.desk.do(tags.lay if on else tags.take, keys, card))
