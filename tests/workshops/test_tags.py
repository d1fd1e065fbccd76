"""Cards laid on ideas, concepts and actions: once each, taken off again, gone with what they lay on."""

from __future__ import annotations

import pytest

from tests.builders import build
from workshops import cards, concepts, outcomes, tags
from workshops.exchange import document
from workshops.model import NotFound
from workshops.storage.library import Library

KEY = cards.key("digital_plan", "quality")


def test_a_card_lies_once_and_is_taken_off(library: Library) -> None:
    workshop = build(library, notes=4)
    subjects = [idea.id for idea in workshop.ideas[:2]]
    library.edit(workshop.id, tags.lay, subjects, KEY)
    library.edit(workshop.id, tags.lay, subjects[:1], KEY)
    library.edit(workshop.id, tags.lay, subjects[:1], cards.key("principles", "work"))
    assert tags.of(workshop, subjects[0]) == ["digital_plan.quality", "work"]
    library.edit(workshop.id, tags.take, subjects, KEY)
    assert (tags.of(workshop, subjects[0]), tags.of(workshop, subjects[1])) == (["work"], [])


def test_a_card_on_nothing_is_refused(library: Library) -> None:
    workshop = build(library, notes=1)
    with pytest.raises(NotFound):
        library.edit(workshop.id, tags.lay, ["0" * 32], KEY)


def test_cards_go_with_what_they_lay_on(library: Library) -> None:
    workshop = build(library, notes=0)
    concept = library.edit(workshop.id, concepts.write, workshop.teams[0].id, "name", "Lapplådan")
    assert concept is not None
    library.edit(workshop.id, outcomes.assign, "Pröva")
    for row in (workshop.concepts[-1], workshop.actions[-1]):
        library.edit(workshop.id, tags.lay, [row.id], KEY)
    library.edit(workshop.id, concepts.remove, workshop.concepts[-1].id)
    library.edit(workshop.id, outcomes.unassign, workshop.actions[-1].id)
    assert workshop.tags == []


def test_cards_travel_with_the_workshop(library: Library) -> None:
    workshop = build(library, notes=2)
    library.edit(workshop.id, tags.lay, [workshop.ideas[0].id], KEY)
    copy = document.read(document.write(workshop), fresh_ids=True)
    assert tags.of(copy, copy.ideas[0].id) == [KEY]


def test_every_card_has_a_title_of_its_own_key() -> None:
    found = cards.titles()
    assert found[KEY] == "Stödjande kvalitetsarbete"
    assert len(found) == sum(len(deck.cards) for deck in cards.decks()) >= 40
