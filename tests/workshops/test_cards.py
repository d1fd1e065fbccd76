"""Decks of cards: the principles in both languages, with their source, and refusals."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workshops import cards
from workshops.cards import BrokenDeck, NoSuchDeck
from workshops.labels import Words

LANGUAGES = ("sv", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_principles_are_four_checks_and_the_question_under_them(language: str) -> None:
    deck = cards.deck("principles", language)
    assert [card.id for card in deck.cards] == ["learning", "work", "responsibility", "adaptation"]
    assert deck.challenge is not None
    for card in (*deck.cards, deck.challenge):
        assert card.title
        assert card.question.endswith("?")
        assert len(card.title) <= 60
    assert deck.name
    assert deck.source


def test_the_languages_differ() -> None:
    swedish, english = cards.deck(language="sv"), cards.deck(language="en")
    assert all(ours.title != theirs.title for ours, theirs in zip(swedish.cards, english.cards, strict=True))


def test_every_deck_holds_all_that_a_deck_must() -> None:
    for path in sorted(cards.FOLDER.glob("*.toml")):
        cards.check(path)


def test_an_unknown_deck_is_refused() -> None:
    with pytest.raises(NoSuchDeck):
        cards.deck("../cards/principles")


def test_a_broken_deck_is_refused_with_its_place_and_what_to_do(tmp_path: Path) -> None:
    path = Path(shutil.copy(cards.FOLDER / "principles.toml", tmp_path))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('id = "work"\ntitle', 'id = "work"\nheading'), encoding="utf-8")
    with pytest.raises(BrokenDeck) as refusal:
        cards.deck("principles", "sv", tmp_path)
    assert refusal.value.values["place"] == "cards · work · title"
    assert refusal.value.values["reason"] == Words("sv")("refusals.pack.missing")
    for language in LANGUAGES:
        assert "principles.toml" in Words(language)("refusals.BrokenDeck", None, **refusal.value.values)
