"""The summary as a file: everything people wrote can be read in it, whatever it is, and it is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.summary import meeting as large_meeting
from tests.builders import NOW, bad_texts, build
from tests.workshops.pdf_reading import all_text, page_texts, squeezed
from workshops import agenda, clusters, concepts, ideas, outcomes, pitches, text
from workshops.labels import Words
from workshops.model import Workshop
from workshops.phases import CONCEPT_FIELDS
from workshops.storage.library import Library
from workshops.summary import contents, pdf
from workshops.summary.fonts import REGULAR, face
from workshops.summary.glyphs import Signs

SV = Words("sv")


def written(workshop: Workshop, folder: Path, language: str = "sv", draft: bool = False) -> Path:
    value = contents.of(workshop, Words(language), now=NOW, draft=draft)
    return pdf.write(value, folder / "sammanfattning.pdf")


def kept_texts() -> list[tuple[str, str]]:
    """The awkward texts that can be an idea, as they are kept."""
    kept = []
    for case in bad_texts():
        try:
            kept.append((str(case["id"]), text.one_line(str(case["text"]))))
        except text.Refused:
            continue
    return kept


def test_everything_of_a_meeting_can_be_read(met: Workshop, tmp_path: Path) -> None:
    found = all_text(written(met, tmp_path))
    expected = [met.challenge, met.place, *(idea.text for idea in met.ideas)]
    expected += [part for cluster in met.clusters for part in (cluster.name, cluster.question)]
    for concept in met.concepts:
        expected += [concept.name, concept.pitch, *(getattr(concept, field) for field in CONCEPT_FIELDS)]
    expected += [said.text for said in met.feedback]
    expected += [decision.text for decision in met.decisions]
    expected += [part for action in met.actions for part in (action.what, action.role)]
    expected += [step.title for step in met.activities]
    assert [said for said in expected if squeezed(said) not in found] == []


def test_pages_have_header_footer_and_number(met: Workshop, tmp_path: Path) -> None:
    pages = page_texts(written(met, tmp_path))
    assert 12 <= len(pages) <= 16
    for number, page in enumerate(pages, start=1):
        assert f"{number} ({len(pages)})" in page
        assert "Inga namn på deltagare sparas." in page
    assert all("Nätverksmöte skoldigitalisering, 26 november 2026" in page for page in pages[1:])


def test_a_draft_says_so_on_every_page(met: Workshop, tmp_path: Path) -> None:
    assert all("Utkast" in page for page in page_texts(written(met, tmp_path, draft=True)))
    assert not any("Utkast" in page for page in page_texts(written(met, tmp_path)))


def test_headings_in_english(met: Workshop, tmp_path: Path) -> None:
    found = "".join(page_texts(written(met, tmp_path, "en")))
    for heading in ("What we arrived at", "How the meeting was planned", "Decisions and actions", "About this summary"):
        assert heading in found


def test_each_solution_has_a_page_of_its_own(met: Workshop, tmp_path: Path) -> None:
    pages = page_texts(written(met, tmp_path))
    for concept in met.concepts:
        own = [page for page in pages if concept.name in page.splitlines() and "Användargränssnitt" in page]
        assert len(own) == 1


@pytest.mark.parametrize(("case", "said"), kept_texts(), ids=[case for case, _ in kept_texts()])
def test_awkward_words_come_out_exactly(case: str, said: str, tmp_path: Path) -> None:
    workshop = Workshop(title="Möte", challenge=said, place=said, hide_until_reveal=False)
    team = agenda.add_team(workshop, "Grupp 1", 5, "students")
    ideas.add(workshop, said, team.id)
    cluster = clusters.gather(workshop, [workshop.ideas[0].id], said[:200])
    clusters.ask(workshop, cluster.id, said)
    concept = concepts.begin(workshop, team.id)
    concept.name, concept.audience = said[:200], f"Först.\n\n{said}"
    pitches.say(workshop, concept.id, "plus", said)
    outcomes.decide(workshop, said, "network", concept.id)
    outcomes.assign(workshop, said, said[:200])
    step = agenda.add(workshop, said[:200])
    outcomes.remember(workshop, step.id, said)
    found = all_text(written(workshop, tmp_path))
    if case == "unicode-4":  # two code points that are no characters: no reader gives them back
        assert "\ufffe" not in found
        return
    # challenge, place, idea, question, field, feedback, twice the decision, action and point
    assert found.count(squeezed(said)) >= 9


@pytest.mark.parametrize(
    "said",
    [
        "👍🏽 med hudton och 🖥️ med variant",
        "👨‍👩‍👧‍👦 en familj, 🇸🇪 en flagga",
        "❤️ och ✅ och ⭐",
        "漢字かな交じり文",
        "🎉" * 120,
        "مرحبا " * 40,
        "ord" + "\u0301" * 30 + "\u0489" * 20,
    ],
)
def test_signs_that_the_font_lacks_can_be_copied(said: str, tmp_path: Path) -> None:
    kept = text.one_line(said)
    workshop = Workshop(title="Möte", hide_until_reveal=False)
    ideas.add(workshop, kept)
    assert squeezed(kept) in all_text(written(workshop, tmp_path))


def test_signs_that_the_font_lacks_are_seen_as_words_or_boxes() -> None:
    signs = Signs({"👍": "tummen upp"})
    shown = "".join(piece.shown for piece in signs.pieces("👍 bra 日本 ☂", face(REGULAR)))
    assert shown == "[tummen upp] bra □□ [umbrella]"


def test_long_fields_go_on_over_the_pages(library: Library, tmp_path: Path) -> None:
    workshop = build(library, teams=1, notes=3)
    fields = {}
    for number, field in enumerate(CONCEPT_FIELDS):
        fields[field] = " ".join(f"{field}{number}ord{n}" for n in range(400))[: text.FIELD].rsplit(" ", 1)[0]
        library.edit(workshop.id, concepts.write, workshop.teams[0].id, field, fields[field])
    found = all_text(written(workshop, tmp_path))
    for said in fields.values():
        for word in said.split():
            assert word in found


@pytest.mark.parametrize("length", [1, 40, 200])
def test_titles_of_any_length(library: Library, tmp_path: Path, length: int) -> None:
    workshop = build(library, teams=2, notes=10)
    title = "Å" * length
    challenge = ("Hur kan vi göra plats för alla? " * 20)[:500].strip()
    library.edit(workshop.id, agenda.describe, title=title, place=title, organisation=title, challenge=challenge)
    found = all_text(written(workshop, tmp_path))
    assert title in found
    assert squeezed(challenge) in found


def test_thirty_teams(library: Library, tmp_path: Path) -> None:
    workshop = build(library, teams=30, notes=60, developed=False)
    found = all_text(written(workshop, tmp_path))
    assert all(f"Grupp{number}" in found for number in range(1, 31))


def test_five_hundred_ideas_fit_thirty_pages(tmp_path: Path) -> None:
    workshop = large_meeting()
    path = written(workshop, tmp_path)
    assert len(page_texts(path)) <= 30
    found = all_text(path)
    assert [idea.text for idea in workshop.ideas if squeezed(idea.text) not in found] == []
    assert len(workshop.ideas) == 500


@pytest.mark.parametrize("notes", [0, 1, 2])
def test_few_ideas(library: Library, tmp_path: Path, notes: int) -> None:
    workshop = build(library, teams=2, notes=notes, sorted_notes=False, developed=False)
    pages = page_texts(written(workshop, tmp_path))
    assert 2 <= len(pages) <= 3
    assert all(squeezed(idea.text) in squeezed("".join(pages)) for idea in workshop.ideas)


def test_the_file_is_replaced_whole(met: Workshop, tmp_path: Path) -> None:
    path = written(met, tmp_path)
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert sorted(each.name for each in tmp_path.iterdir() if each.suffix in (".pdf", ".part")) == [path.name]


def test_what_stood_there_is_kept_when_writing_fails(met: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "sammanfattning.pdf"
    path.write_bytes(b"det som fanns")
    (tmp_path / "sammanfattning.pdf.part").mkdir()
    with pytest.raises(OSError):
        written(met, tmp_path)
    assert path.read_bytes() == b"det som fanns"


def test_nothing_half_written_remains(met: Workshop, tmp_path: Path) -> None:
    (tmp_path / "sammanfattning.pdf").mkdir()
    with pytest.raises(OSError):
        written(met, tmp_path)
    assert not (tmp_path / "sammanfattning.pdf.part").exists()
    with pytest.raises(OSError):
        pdf.write(contents.of(met, SV), tmp_path / "finns inte" / "s.pdf")
