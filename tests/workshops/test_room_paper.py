"""Paper for the room: ballots that can be marked, an agenda without the leader's notes, signs to find one's table by."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import build
from tests.workshops.pdf_reading import page_texts
from workshops import agenda, clusters
from workshops.labels import Words
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.summary import printing, room_paper
from workshops.summary.paper import PaperTeam

SV = Words("sv")


def ballot(options: int, budget: int = 3) -> room_paper.Ballot:
    return room_paper.Ballot("Vad vill vi?", tuple(f"Val {n:02d}" for n in range(options)), budget, True)


@pytest.mark.parametrize("options", [1, 5, 6, 12, 13, 24, 40, 60])
def test_every_option_stands_on_every_ballot(tmp_path: Path, options: int) -> None:
    (page,) = page_texts(room_paper.write_ballots(SV, ballot(options), tmp_path / "valsedlar.pdf"))
    count = page.count("Valsedel")
    assert count >= 1
    for number in range(options):
        assert page.count(f"Val {number:02d}") == count
    assert page.count("Du har 3 prickar.") == count


def test_ballots_name_the_clusters_and_never_a_note(library: Library, tmp_path: Path) -> None:
    workshop = build(library, notes=6)
    library.edit(workshop.id, clusters.gather, [workshop.ideas[0].id], "Läxhjälp")
    library.edit(workshop.id, clusters.gather, [workshop.ideas[1].id])
    (page,) = page_texts(printing.writer("ballots", library.workshop(workshop.id), SV)(tmp_path / "v.pdf"))
    assert "Läxhjälp" in page
    assert not [idea.text for idea in workshop.ideas if idea.text in page]


def test_before_there_are_clusters_the_lines_are_empty(library: Library, tmp_path: Path) -> None:
    workshop = build(library, notes=0)
    value = room_paper.ballot_of(workshop, SV)
    assert value.options == ("",) * room_paper.EMPTY
    (page,) = page_texts(room_paper.write_ballots(Words("en"), value, tmp_path / "v.pdf"))
    assert "Put the ballot face down." in page


def test_the_agenda_for_the_wall_keeps_the_leaders_notes_to_the_leader(library: Library, tmp_path: Path) -> None:
    workshop = build(library, notes=0)
    step = agenda.steps(workshop)[1]
    library.edit(workshop.id, agenda.change, step.id, notes="Viska inte det här")
    workshop = library.workshop(workshop.id)
    text = " ".join(page_texts(printing.writer("agenda", workshop, SV)(tmp_path / "dagordning.pdf")))
    assert "Viska" not in text
    for slot, each in zip(agenda.slots(workshop), agenda.steps(workshop), strict=True):
        assert each.title in text
        assert agenda.clock_text(slot.start) in text


def test_a_long_agenda_goes_on_over_pages(tmp_path: Path) -> None:
    rows = tuple((f"{n:02d}:00", f"Moment {n:02d} " + "långt " * (n % 9), "10 min", n % 7 == 0) for n in range(50))
    value = room_paper.PaperAgenda("Dagen", "", "", rows)
    pages = page_texts(room_paper.write_agenda(SV, value, tmp_path / "dagordning.pdf"))
    assert len(pages) > 1
    assert all(f"Moment {n:02d}" in " ".join(pages) for n in range(50))


def test_a_sign_for_each_table(tmp_path: Path) -> None:
    teams = (PaperTeam("Grupp 1", "students"), PaperTeam("Kompetensutvecklingsgruppen för alla " * 5), PaperTeam(""))
    pages = page_texts(room_paper.write_signs(SV, teams, "Vad vill vi?", tmp_path / "skyltar.pdf"))
    assert len(pages) == 3
    assert "Grupp 1" in pages[0]
    assert "Elever" in pages[0]
    assert "Kompetensutvecklingsgruppen" in pages[1]
    assert all("Vad vill vi?" in page for page in pages)


@pytest.mark.parametrize("kind", printing.KINDS)
def test_every_kind_of_paper_is_written_from_frozen_values(met: Workshop, tmp_path: Path, kind: str) -> None:
    write = printing.writer(kind, met, SV)
    assert page_texts(write(tmp_path / "papper.pdf"))


def test_an_unknown_kind_of_paper_is_refused(met: Workshop) -> None:
    with pytest.raises(ValueError):
        printing.writer("posters", met, SV)
