"""Paper forms: what is printed on them, and that they fit their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workshops.pdf_reading import page_texts
from workshops.labels import Words
from workshops.model import Workshop
from workshops.phases import CONCEPT_FIELDS
from workshops.summary import paper

SV = Words("sv")
TEAMS = (paper.PaperTeam("Grupp 1", "students"), paper.PaperTeam("Grupp 2", "teachers"), paper.PaperTeam("Grupp 3"))


def test_a_page_of_slips_asks_for_the_target_group_on_each(tmp_path: Path) -> None:
    (page,) = page_texts(paper.write_slips(SV, ["students", "teachers"], tmp_path / "lappar.pdf"))
    assert page.count("Målgrupp") == 8
    assert page.count("Elever") == page.count("Lärare") == 8
    assert "Vårdnadshavare" not in page


@pytest.mark.parametrize("per_page", paper.PER_PAGE)
def test_any_number_of_slips_that_a_page_holds(tmp_path: Path, per_page: int) -> None:
    groups = ["students", "teachers", "guardians"]
    (page,) = page_texts(
        paper.write_slips(SV, groups, tmp_path / "lappar.pdf", per_page, challenge="Vad vill vi? " * 30)
    )
    assert page.count("Vårdnadshavare") == per_page


def test_an_odd_number_of_slips_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        paper.write_slips(SV, ["students"], tmp_path / "lappar.pdf", 7)
    assert not (tmp_path / "lappar.pdf").exists()


def test_slips_of_teams_carry_their_names_and_the_challenge(tmp_path: Path) -> None:
    pages = page_texts(
        paper.write_slips(SV, ["students"], tmp_path / "lappar.pdf", 4, challenge="Vad vill vi?", teams=TEAMS)
    )
    assert len(pages) == 3
    for page, team in zip(pages, TEAMS, strict=True):
        assert page.count(team.name) == 4
        assert page.count("Vad vill vi?") == 4


def test_a_concept_sheet_for_each_team_with_the_five_fields(tmp_path: Path) -> None:
    pages = page_texts(paper.write_concept_sheets(SV, TEAMS, "Vad vill vi?", tmp_path / "kort.pdf"))
    assert len(pages) == 3
    for page, team in zip(pages, TEAMS, strict=True):
        assert team.name in page
        for field in CONCEPT_FIELDS:
            assert SV(f"words.field.{field}") in page
            assert SV(f"words.field_question.{field}") in page
    assert "Målgrupp: elever" in pages[0]
    assert "Elever" in pages[2]


def test_a_sheet_without_a_team_has_a_line_for_it(tmp_path: Path) -> None:
    (page,) = page_texts(paper.write_concept_sheets(Words("en"), (), "", tmp_path / "sheet.pdf"))
    assert "Team" in page
    assert "Concept sheet" in page


def test_long_names_and_challenges_stay_on_one_page(tmp_path: Path) -> None:
    teams = [paper.PaperTeam("Gruppen med det långa namnet " * 6)]
    (page,) = page_texts(paper.write_concept_sheets(SV, teams, "Hur kan vi? " * 40, tmp_path / "kort.pdf"))
    assert "Möjliga utmaningar" in page


def test_teams_come_in_their_order(met: Workshop) -> None:
    teams = paper.teams_of(met)
    assert [team.name for team in teams] == [f"Grupp {number}" for number in range(1, 7)]
    assert teams[0].target_group == "students"


def test_a_form_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        paper.write_slips(SV, ["students"], tmp_path / "finns inte" / "lappar.pdf")
    assert list(tmp_path.iterdir()) == []
