"""Decks of cards: prompts and checks drawn from goal pictures and plans, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workshops import packs
from workshops.labels import RESOURCES
from workshops.text import Refused

if TYPE_CHECKING:
    from workshops.schemas import CardFile

FOLDER = RESOURCES / "cards"
PRINCIPLES = "principles"
"""The deck that a concept is checked against where the challenge is about AI."""


class BrokenDeck(packs.BrokenPack):
    """A deck can't be used; `file`, `place` and `reason` say why and where."""


class NoSuchDeck(Refused):
    """There is no deck with this id."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: a statement short enough for a list, and the question it asks."""

    id: str
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards with where their facts come from: a kind of organisation, never a person.

    `challenge`, where there is one, is answered by nobody: it is the question under all the others.
    """

    id: str
    name: str
    source: str
    cards: tuple[Card, ...]
    challenge: Card | None


def deck(id: str = PRINCIPLES, language: str = "sv", folder: Path = FOLDER) -> Deck:
    """A deck in one language; raises NoSuchDeck and BrokenDeck."""
    from workshops.schemas import DeckFile

    path = folder / f"{id}.toml"
    if id not in {each.stem for each in folder.glob("*.toml")}:
        raise NoSuchDeck(id=id)
    file = packs.validated(path, DeckFile, language, BrokenDeck)
    packs.named_after(path, file.id, language, BrokenDeck)
    return Deck(
        id=file.id,
        name=getattr(file.name, language),
        source=getattr(file.source, language),
        cards=tuple(_card(card, language) for card in file.cards),
        challenge=_card(file.challenge, language) if file.challenge is not None else None,
    )


def _card(card: CardFile, language: str) -> Card:
    return Card(card.id, getattr(card.title, language), getattr(card.question, language))
