"""Method cards: whole in both languages, short enough to be read aloud, refused where broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import STEPS
from workshops import methods
from workshops.labels import RESOURCES, Words
from workshops.methods import BrokenMethod, Method

LANGUAGES = ("sv", "en")
LONGEST_SAID = 140


def texts(card: Method) -> list[str]:
    """Every text on a card."""
    lists = (card.steps, card.say, card.think, card.mistakes)
    return [card.name, card.size, card.purpose, card.recorded, *(line for each in lists for line in each)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", sorted(methods.ids()))
def test_a_card_is_whole_and_can_be_read_aloud(id: str, language: str) -> None:
    card = methods.load(id, language)
    assert card is not None
    assert card.id == id
    assert all(text == text.strip() and text for text in texts(card))
    assert 1 <= card.minutes[0] <= card.minutes[1]
    assert all(len(line) <= LONGEST_SAID for line in card.say)
    assert 2 <= len(card.think) <= 4
    assert len(card.steps) >= 2
    assert card.mistakes
    methods.check(methods.FOLDER / f"{id}.toml", language)


@pytest.mark.parametrize("id", sorted(methods.ids()))
def test_the_languages_say_the_same_in_different_words(id: str) -> None:
    swedish, english = methods.load(id, "sv"), methods.load(id, "en")
    assert swedish is not None
    assert english is not None
    same = set(texts(swedish)) & set(texts(english))
    assert same <= {"World Café", "Brainwriting 6-3-5"}
    assert [len(getattr(swedish, name)) for name in ("steps", "say", "think", "mistakes")] == [
        len(getattr(english, name)) for name in ("steps", "say", "think", "mistakes")
    ]


def test_all_methods_are_those_in_the_folder() -> None:
    assert {card.id for card in methods.all_methods("en")} == methods.ids()


def test_the_methods_that_meetings_use_have_cards() -> None:
    assert {method for *_, method in STEPS if method is not None} <= methods.ids()


@pytest.mark.parametrize("id", ["", None, "no_such_method", "../methods/affinity", "affinity.toml"])
def test_there_is_no_card_for_what_is_no_method(id: str | None) -> None:
    assert methods.load(id) is None


@pytest.mark.parametrize(
    ("before", "after", "place", "why"),
    [
        ("minutes = [15, 60]", "minutes = [15]", "minutes", "pair"),
        ("minutes = [15, 60]", "minutes = [60, 15]", "minutes", "span"),
        ('id = "affinity"', 'id = "affinitet"', "id", "file_name"),
        ('en = "Affinity (KJ)"\n', "", "name · en", "missing"),
        ("[recorded]", "[recordings]", "recorded", "missing"),
    ],
)
def test_a_fault_is_refused_with_its_place_and_what_to_do(
    tmp_path: Path, before: str, after: str, place: str, why: str
) -> None:
    path = Path(shutil.copy(methods.FOLDER / "affinity.toml", tmp_path))
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BrokenMethod) as refusal:
        methods.check(path, "sv")
    assert refusal.value.values["place"] == place
    assert refusal.value.values["reason"] == Words("sv")(f"refusals.pack.{why}", key="affinity")


def test_lists_of_unequal_length_are_refused(tmp_path: Path) -> None:
    path = Path(shutil.copy(methods.FOLDER / "affinity.toml", tmp_path))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[mistakes]\nsv = [\n", '[mistakes]\nsv = [\n  "En till.",\n'), encoding="utf-8")
    with pytest.raises(BrokenMethod) as refusal:
        methods.check(path, "sv")
    assert refusal.value.values["place"] == "mistakes"
    assert refusal.value.values["reason"] == Words("sv")("refusals.pack.uneven", sv=4, en=3)


@pytest.mark.parametrize("gone", ["[recorded]", 'sv = "Släktskap, KJ"\n', "minutes = [15, 60]"])
def test_a_card_that_cannot_be_read_at_all_is_refused_on_loading(tmp_path: Path, gone: str) -> None:
    path = Path(shutil.copy(methods.FOLDER / "affinity.toml", tmp_path))
    text = path.read_text(encoding="utf-8")
    assert gone in text
    path.write_text(text.replace(gone, "", 1), encoding="utf-8")
    for language in LANGUAGES:
        with pytest.raises(BrokenMethod) as refusal:
            methods.all_methods("sv", tmp_path)
        assert "affinity.toml" in Words(language)("refusals.BrokenMethod", None, **refusal.value.values)


def test_reading_cards_needs_no_schema() -> None:
    script = (
        "import sys; from workshops import cards, methods; methods.load('affinity'); cards.deck(); "
        "print([m for m in ('pydantic', 'sqlalchemy') if m in sys.modules])"
    )
    out = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=RESOURCES.parent, check=True
    )
    assert out.stdout.strip() == "[]"
