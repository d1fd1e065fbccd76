"""The summary for whoever does not see it: language, title, headings, reading order, and words for every picture."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.builders import NOW, build
from tests.workshops.pdf_reading import Node, content, structure
from workshops import concepts, ideas, outcomes
from workshops.labels import Words
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.summary import contents, paper, pdf
from workshops.text import FIELD

GROUPING = {"Document", "Sect", "L", "LI", "Table", "TR", "TOC", "TOCI", "Reference"}
HEADINGS = ("H1", "H2", "H3")


def crossing(library: Library) -> Workshop:
    """A meeting whose tables and lists cross pages, and whose words need stand-ins."""
    workshop = build(library, teams=2, notes=12)
    for field in ("audience", "functionality", "technology"):
        library.edit(workshop.id, concepts.write, workshop.teams[0].id, field, ("Ord om 👍 " * 400)[:FIELD])
    library.edit(workshop.id, ideas.add_many, [f"Idé {number}: שלום" for number in range(60)], None, "students")
    for number in range(30):
        library.edit(workshop.id, outcomes.assign, f"Åtgärd {number}", "IKT-pedagog", "2027-01-14")
    return workshop


@pytest.fixture(scope="module")
def files(finished_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A summary, one that crosses pages in every way, and the paper forms."""
    folder, words = tmp_path_factory.mktemp("tags"), Words("sv")
    shutil.copy(finished_file, folder / "library.sqlite")
    library = Library.open(folder / "library.sqlite")
    (key,) = library.ids()
    teams = [paper.PaperTeam("Grupp 1", "students"), paper.PaperTeam("Grupp 2")]
    groups = ["students", "teachers"]
    made = {
        "summary": pdf.write(contents.of(library.workshop(key), words, now=NOW), folder / "summary.pdf"),
        "crossing": pdf.write(contents.of(crossing(library), words, now=NOW), folder / "crossing.pdf"),
        "slips": paper.write_slips(words, groups, folder / "slips.pdf", challenge="Vad vill vi?", teams=teams),
        "sheets": paper.write_concept_sheets(words, teams, "Vad vill vi?", folder / "sheets.pdf"),
    }
    library.close()
    return made


@pytest.fixture(params=["summary", "crossing", "slips", "sheets"])
def document(request: pytest.FixtureRequest, files: dict[str, Path]) -> Iterator[pikepdf.Pdf]:
    """Each of the files."""
    with pikepdf.open(files[request.param]) as opened:
        yield opened


@pytest.fixture
def summary(files: dict[str, Path]) -> Iterator[pikepdf.Pdf]:
    """The summary of a usual meeting."""
    with pikepdf.open(files["summary"]) as opened:
        yield opened


def test_the_file_says_what_it_is(document: pikepdf.Pdf) -> None:
    root = document.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "sv-SE"
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo.Title)
    metadata = root.Metadata.read_bytes().decode("utf-8")
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert str(document.docinfo.Title) in metadata


def test_every_font_is_embedded_and_ours(document: pikepdf.Pdf) -> None:
    fonts = {}
    for page in document.pages:
        for font in page.Resources.Font.values():
            fonts[str(font.BaseFont)] = font
    assert fonts
    for name, font in fonts.items():
        assert "SourceSans3" in name
        assert font.FontDescriptor.FontFile2.read_bytes()
        assert "/ToUnicode" in font


def parent_tree(document: pikepdf.Pdf) -> dict[int, Any]:
    """What the file says about which elements the marks of each page, and each link, belong to."""
    flat = document.Root.StructTreeRoot.ParentTree.Nums
    return {int(flat[at]): flat[at + 1] for at in range(0, len(flat), 2)}


def test_every_mark_belongs_to_one_element(document: pikepdf.Pdf) -> None:
    tree = structure(document)
    owners = {mark: node for node in tree.walk() for mark in node.marks}
    assert sum(len(node.marks) for node in tree.walk()) == len(owners)
    entries = parent_tree(document)
    for number, page in enumerate(document.pages):
        found = content(page)
        assert found.twice == []
        assert found.unmarked == []
        assert str(page.obj.Tabs) == "/S"
        back = entries[int(page.obj.StructParents)]
        assert sorted(found.tags) == list(range(len(back)))
        for mark, tag in found.tags.items():
            node = owners.pop((number, mark))
            assert tag == f"/{node.tag}"
            assert back[mark].objgen == node.item.objgen
    assert owners == {}


def test_headings_come_in_order(document: pikepdf.Pdf) -> None:
    levels = [HEADINGS.index(node.tag) + 1 for node in structure(document).walk() if node.tag in HEADINGS]
    if any(node.tag == "H1" for node in structure(document).walk()):
        assert levels[0] == 1
    assert all(following <= level + 1 for level, following in pairwise(levels))


def test_the_tree_is_built_by_the_rules(document: pikepdf.Pdf) -> None:
    for node in structure(document).walk():
        below = {kid.tag for kid in node.kids}
        assert node.marks or node.kids or node.tag in ("Link", "TD", "TH")
        if node.tag in GROUPING:
            assert not node.marks
        if node.tag == "L":
            assert below == {"LI"}
        if node.tag == "LI":
            assert below <= {"Lbl", "LBody"}
            assert "LBody" in below
        if node.tag == "Table":
            assert below == {"TR"}
        if node.tag == "TR":
            assert below <= {"TH", "TD"}
        if node.tag == "TH":
            assert str(node.item.A.Scope) in ("/Row", "/Column")
        if node.tag in ("Figure", "Lbl"):
            assert node.alt
        if node.tag == "Figure":
            assert len(node.item.A.BBox) == 4


def test_rows_of_a_table_are_as_wide_as_each_other(document: pikepdf.Pdf) -> None:
    for table in (node for node in structure(document).walk() if node.tag == "Table"):
        assert len({len(row.kids) for row in table.kids}) == 1


def test_bookmarks_lead_to_chapters_clusters_and_solutions(summary: pikepdf.Pdf) -> None:
    with summary.open_outline() as outline:
        titles = {item.title: [child.title for child in item.children] for item in outline.root}
    assert next(iter(titles)).startswith("AI som resurs")
    assert "Läxvännen" in titles["Lösningar"]
    assert any("Utan kluster" in children for children in titles.values())
    assert list(titles)[-1] == "Om sammanfattningen"


def test_the_line_and_the_signs_have_words(summary: pikepdf.Pdf) -> None:
    nodes = list(structure(summary).walk())
    line, plot = [node for node in nodes if node.tag == "Figure"]
    assert "Utforska 25 min" in line.alt
    assert "1 Läxvännen: nytta 1, insats 5." in plot.alt
    assert {"Elever", "Lärare"} <= {node.alt for node in nodes if node.tag == "Lbl"}


def test_the_contents_lead_to_their_pages(summary: pikepdf.Pdf) -> None:
    links = [item for item in summary.pages[1].Annots if str(item.Subtype) == "/Link"]
    numbers = {page.obj.objgen: number for number, page in enumerate(summary.pages, start=1)}
    leads = [(str(link.Contents), numbers[link.Dest[0].objgen]) for link in links]
    entries = parent_tree(summary)
    assert all(str(entries[int(link.StructParent)].S) == "/Link" for link in links)
    assert leads[0][0].endswith("kluster av 60 idéer")
    assert leads == sorted(leads, key=lambda each: each[1])
    assert leads[0][1] == 3


def test_a_cluster_is_read_group_by_group(summary: pikepdf.Pdf) -> None:
    def headings(node: Node) -> list[str]:
        return [each.tag for each in node.walk() if each.tag in HEADINGS]

    clusters = [node for node in structure(summary).walk() if node.tag == "Sect" and headings(node)[:1] == ["H2"]]
    assert len(clusters) > 5
    assert all(headings(node)[1:3] == ["H3", "H3"] for node in clusters if len(headings(node)) > 2)
