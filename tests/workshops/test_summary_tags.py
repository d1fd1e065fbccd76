"""The summary for whoever does not see it: language, title, headings, reading order, and words for every picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tests.builders import NOW
from tests.workshops.pdf_reading import Node, structure
from tests.workshops.pdf_rules import parent_tree
from workshops.labels import Words
from workshops.storage.library import Library
from workshops.summary import contents, pdf

HEADINGS = ("H1", "H2", "H3")


@pytest.fixture
def summary(finished_file: Path, tmp_path: Path) -> Iterator[pikepdf.Pdf]:
    """The summary of a usual meeting."""
    library = Library.view(finished_file)
    (key,) = library.ids()
    path = pdf.write(contents.of(library.workshop(key), Words("sv"), now=NOW), tmp_path / "summary.pdf")
    library.close()
    with pikepdf.open(path) as opened:
        yield opened


def test_every_font_is_ours(summary: pikepdf.Pdf) -> None:
    fonts = {str(font.BaseFont) for page in summary.pages for font in page.Resources.Font.values()}
    assert len(fonts) == 3
    assert all("SourceSans3" in name for name in fonts)


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


def test_the_tables_of_clusters_and_solutions_lead_to_their_pages(summary: pikepdf.Pdf) -> None:
    numbers = {page.obj.objgen: number for number, page in enumerate(summary.pages, start=1)}
    found: dict[str, int] = {}
    for page in summary.pages[2:]:
        for link in page.obj.get("/Annots", []):
            found[str(link.Contents)] = numbers[link.Dest[0].objgen]
    assert found["Läxvännen"] == found["Tre vägar in"] - 1
    assert found["Lektionsplanering och material"] == 3
    assert len(found) == 11 + 6
