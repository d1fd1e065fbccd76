"""Cards laid on ideas, concepts and actions: once each, taken off again, gone with what they lay on."""

from __future__ import annotations

import io

import docx
import pytest

from tests.builders import build
from workshops import agenda, cards, concepts, ideas, outcomes, tags
from workshops.exchange import document, public, report, tables
from workshops.labels import Words
from workshops.model import NotFound
from workshops.storage.library import Library
from workshops.summary import contents

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


def test_what_is_published_has_no_card_of_a_note_that_stays_at_home(library: Library) -> None:
    workshop = build(library, notes=4)
    kept, thrown = workshop.ideas[0].id, workshop.ideas[1].id
    library.edit(workshop.id, tags.lay, [kept, thrown], KEY)
    library.edit(workshop.id, ideas.discard, [thrown])
    published = public.of(document.write(workshop))
    assert [row["subject_id"] for row in published["tags"]] == [kept]


def test_points_and_cards_reach_the_workbook_and_the_word_document(library: Library) -> None:
    workshop = build(library, notes=0)
    step = next(each for each in agenda.steps(workshop) if each.work == "closing")
    library.edit(workshop.id, agenda.change, step.id, method="like_wish_what_if")
    library.edit(workshop.id, outcomes.remember, step.id, "Mer tid", None, "wish")
    library.edit(workshop.id, outcomes.assign, "Pröva")
    library.edit(workshop.id, tags.lay, [workshop.actions[-1].id], KEY)
    sheets = {table.name: table for table in tables.of(document.write(workshop), Words("sv"))}
    assert any("Jag önskar" in row and "Mer tid" in row for row in sheets["Anteckningar"].rows)
    assert any("Stödjande kvalitetsarbete" in row for row in sheets["Åtgärder"].rows)
    told = contents.of(library.workshop(workshop.id), Words("sv"))
    said = [paragraph.text for paragraph in docx.Document(io.BytesIO(report.write(told, 0.0))).paragraphs]
    assert said.index("Mer tid") == said.index("Jag önskar") + 1
