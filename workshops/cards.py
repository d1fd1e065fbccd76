"""Decks of cards: prompts and checks drawn from goal pictures and plans, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshops import packs
from workshops.labels import RESOURCES
from workshops.text import Refused

FOLDER = RESOURCES / "cards"
BEHIND = "."
"""Between the id of a deck and that of a card."""
PRINCIPLES = "principles"
PREREQUISITES = "prerequisites"
CHECKS = (PRINCIPLES, PREREQUISITES)
"""The decks that a concept is checked against where the challenge is about AI: is it right, and is it feasible?"""


class BrokenDeck(packs.BrokenPack):
    """A deck can't be used; `file`, `place` and `reason` say why and where."""


class NoSuchDeck(Refused):
    """There is no deck with this id."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: a statement short enough for a list, the question it asks, and facts to know where there are any."""

    id: str
    title: str
    question: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards with where their facts come from: a kind of organisation, never a person.

    `challenge`, where there is one, is answered by nobody: it is the question under all the others.
    """

    id: str
    order: int
    name: str
    source: str
    cards: tuple[Card, ...]
    challenge: Card | None


def deck(id: str = PRINCIPLES, language: str = "sv", folder: Path = FOLDER) -> Deck:
    """A deck in one language. Quick; raises NoSuchDeck, and BrokenDeck where it can't be read at all."""
    path = folder / f"{id}.toml"
    if id not in ids(folder):
        raise NoSuchDeck(id=id)

    def build(values: dict[str, Any]) -> Deck:
        return _deck(values, language)

    return packs.quick(path, language, BrokenDeck, build, lambda: check(path, language))


def ids(folder: Path = FOLDER) -> frozenset[str]:
    """The ids of all decks."""
    return frozenset(path.stem for path in folder.glob("*.toml"))


def decks(language: str = "sv", folder: Path = FOLDER) -> list[Deck]:
    """Every deck, in their order. Raises BrokenDeck."""
    found = [deck(path.stem, language, folder) for path in sorted(folder.glob("*.toml"))]
    return sorted(found, key=lambda each: each.order)


def key(deck: str, card: str) -> str:
    """What names a card in a workshop: those of the principles by their own id, the others behind that of their deck."""
    return card if deck == PRINCIPLES else f"{deck}{BEHIND}{card}"


def titles(language: str = "sv", folder: Path = FOLDER) -> dict[str, str]:
    """The title of every card by its key, in the order of the decks."""
    return {key(each.id, card.id): card.title for each in decks(language, folder) for card in each.cards}


def check(path: Path, language: str = "sv") -> None:
    """Hold a deck against all that a deck must be, in both languages; raises BrokenDeck."""
    from workshops.schemas import DeckFile

    file = packs.validated(path, DeckFile, language, BrokenDeck)
    packs.named_after(path, file.id, language, BrokenDeck)


def _deck(values: dict[str, Any], language: str) -> Deck:
    return Deck(
        id=values["id"],
        order=int(values["order"]),
        name=values["name"][language],
        source=values["source"][language],
        cards=tuple(_card(card, language) for card in values["cards"]),
        challenge=_card(values["challenge"], language) if "challenge" in values else None,
    )


def _card(values: dict[str, Any], language: str) -> Card:
    facts = tuple(values["facts"][language]) if "facts" in values else ()
    return Card(values["id"], values["title"][language], values["question"][language], facts)
