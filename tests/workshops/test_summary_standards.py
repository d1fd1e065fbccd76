"""The files keep PDF/UA-1 and PDF/A-2a as far as a machine can tell, whatever people wrote, and broken ones are found out."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from tests.builders import NOW, bad_texts, build
from tests.workshops.pdf_reading import structure
from tests.workshops.pdf_rules import broken
from workshops import clusters, concepts, ideas, merges, outcomes, text
from workshops.labels import Words
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.summary import contents, paper, pdf, variants
from workshops.text import FIELD

SV = Words("sv")
NAMES = (
    "summary", "summary in English", "target group", "team", "solutions", "crossing", "awkward", "same", "bare",
    "slips", "sheets",
)  # fmt: skip


def crossing(library: Library) -> Workshop:
    """A meeting whose tables and lists cross pages."""
    workshop = build(library, teams=2, notes=12)
    for field in ("audience", "functionality", "technology"):
        library.edit(workshop.id, concepts.write, workshop.teams[0].id, field, ("Ord om 👍 " * 400)[:FIELD])
    library.edit(workshop.id, ideas.add_many, [f"Idé {number}: שלום" for number in range(90)], None, "students")
    for number in range(30):
        library.edit(workshop.id, outcomes.assign, f"Åtgärd {number}", "IKT-pedagog", "2027-01-14")
    return workshop


def awkward() -> Workshop:
    """A meeting where everything that is hard to write was written, and signs that no font may claim to mean."""
    workshop = Workshop(title="\ufffe & <möte>", challenge="Vad vill vi? \ue000", hide_until_reveal=False)
    for case in bad_texts():
        try:
            ideas.add(workshop, text.one_line(str(case["text"])))
        except text.Refused:
            continue
    for said in ("\ue000 privat", "\ufeff", "\ufffe \uffff", "\U000f0000", "e\u0301\u0489", "🏳️‍🌈 👩🏽‍🏫"):
        ideas.add(workshop, f"Tecken {said} här")
    return workshop


def same(library: Library) -> Workshop:
    """A meeting with notes under others: of the same target group, and of another one."""
    workshop = build(library, notes=40)
    for notes in clusters.by_cluster(workshop).values():
        if len(notes) > 2:
            library.edit(workshop.id, merges.merge, notes[0].id, [note.id for note in notes[1:]])
    return workshop


@pytest.fixture(scope="module")
def files(finished_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One file of each kind."""
    folder = tmp_path_factory.mktemp("standards")
    shutil.copy(finished_file, folder / "library.sqlite")
    library = Library.open(folder / "library.sqlite")
    (key,) = library.ids()
    met = library.workshop(key)
    teams = [paper.PaperTeam("Grupp 1", "students"), paper.PaperTeam("Grupp 2")]
    kinds = {variant.extent: variant for variant in variants.of(met)}
    values = {
        "summary": contents.of(met, SV, now=NOW),
        "summary in English": contents.of(met, Words("en"), now=NOW, draft=True),
        "target group": contents.of(met, SV, now=NOW, variant=kinds["target_group"]),
        "team": contents.of(met, SV, now=NOW, variant=kinds["team"]),
        "solutions": contents.of(met, SV, now=NOW, variant=kinds["concepts"]),
        "crossing": contents.of(crossing(library), SV, now=NOW),
        "awkward": contents.of(awkward(), SV),
        "same": contents.of(same(library), SV, now=NOW),
        "bare": contents.of(Workshop(), SV),
    }
    made = {name: pdf.write(value, folder / f"{name}.pdf") for name, value in values.items()}
    made["slips"] = paper.write_slips(SV, ["students", "teachers"], folder / "slips.pdf", challenge="Vad?", teams=teams)
    made["sheets"] = paper.write_concept_sheets(SV, teams, "Vad vill vi?", folder / "sheets.pdf")
    library.close()
    return made


@pytest.mark.parametrize("name", NAMES)
def test_every_file_keeps_both_standards(name: str, files: dict[str, Path]) -> None:
    with pikepdf.open(files[name]) as document:
        assert broken(document) == []


@dataclass(frozen=True)
class Harm:
    """Something done to a file that was whole, and the rule that it breaks."""

    rule: str
    do: Callable[[pikepdf.Pdf], None]


def _unmark(document: pikepdf.Pdf) -> None:
    document.Root.MarkInfo.Marked = False


def _paint(code: str) -> Callable[[pikepdf.Pdf], None]:
    def paint(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        page.contents_add(document.make_stream(code.encode()))

    return paint


def _lose_language(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def _retag(before: str, after: str) -> Callable[[pikepdf.Pdf], None]:
    def retag(document: pikepdf.Pdf) -> None:
        node = next(node for node in structure(document).walk() if node.tag == before)
        node.item.S = pikepdf.Name(f"/{after}")

    return retag


def _lose(tag: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    def lose(document: pikepdf.Pdf) -> None:
        node = next(node for node in structure(document).walk() if node.tag == tag)
        del node.item[key]

    return lose


def _lose_cell(document: pikepdf.Pdf) -> None:
    row = next(node for node in structure(document).walk() if node.tag == "TR")
    row.item.K = pikepdf.Array(list(row.item.K)[1:])


def _lose_words_of_link(document: pikepdf.Pdf) -> None:
    del document.pages[1].Annots[0].Contents


def _lose_order(document: pikepdf.Pdf) -> None:
    del document.pages[0].Tabs


def _font(document: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(document.pages[0].Resources.Font.values()))


def _lose_font(document: pikepdf.Pdf) -> None:
    del _font(document).FontDescriptor.FontFile2


def _widen(document: pikepdf.Pdf) -> None:
    font = _font(document)
    font.Widths = pikepdf.Array([1234] * len(font.Widths))


def _lose_meaning(document: pikepdf.Pdf) -> None:
    _font(document).ToUnicode.write(b"")


def _mean_nothing(document: pikepdf.Pdf) -> None:
    cmap = _font(document).ToUnicode
    cmap.write(cmap.read_bytes().replace(b"<0020>", b"<0000>"))


def _say(before: bytes, after: bytes) -> Callable[[pikepdf.Pdf], None]:
    def say(document: pikepdf.Pdf) -> None:
        packet = document.Root.Metadata
        packet.write(packet.read_bytes().replace(before, after))

    return say


def _act(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Named, N=pikepdf.Name.NextPage)


def _lose_id(document: pikepdf.Pdf) -> None:
    del document.trailer.ID


def _grey(document: pikepdf.Pdf) -> None:
    document.Root.OutputIntents[0].DestOutputProfile.N = 1


def _see_through(document: pikepdf.Pdf) -> None:
    document.pages[0].Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5))


def _hide_title(document: pikepdf.Pdf) -> None:
    document.Root.ViewerPreferences.DisplayDocTitle = False


HARMS = (
    Harm("01-007", _unmark),
    Harm("01-005", _paint("0 0 m 9 9 l S")),
    Harm("01-003", _paint("/Artifact BMC /Artifact BMC 0 0 m 9 9 l S EMC EMC")),
    Harm("6.2.4", _paint("/Artifact BMC 1 0 0 0 k 0 0 m 9 9 l S EMC")),
    Harm("01-006", _paint("/P <</MCID 900>> BDC 0 0 m 9 9 l S EMC")),
    Harm("11-001", _lose_language),
    Harm("02-001", _retag("P", "Paragraph")),
    Harm("09-004", _retag("LI", "P")),
    Harm("09-005", _retag("TR", "P")),
    Harm("13-004", _lose("Figure", "/Alt")),
    Harm("14-002", _retag("H1", "P")),
    Harm("14-003", _retag("H2", "H4")),
    Harm("15-003", _lose("TH", "/A")),
    Harm("15-005", _lose_cell),
    Harm("28-012", _lose_words_of_link),
    Harm("28-008", _lose_order),
    Harm("31-009", _lose_font),
    Harm("31-016", _widen),
    Harm("31-027", _lose_meaning),
    Harm("31-028", _mean_nothing),
    Harm("06-002", _say(b"<pdfuaid:part>1", b"<pdfuaid:part>2")),
    Harm("06-002", _say(b"conformance>A<", b"conformance>B<")),
    Harm("06-003", _say(b"Sammanfattning: ", b"Om: ")),
    Harm("6.6.3", _say(b"Dubbeldiamant", b"Annat")),
    Harm("6.5", _act),
    Harm("6.1.3", _lose_id),
    Harm("6.2.3", _grey),
    Harm("6.2 ", _see_through),
    Harm("07-001", _hide_title),
)


@pytest.fixture
def whole(files: dict[str, Path]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(files["summary"]) as document:
        yield document


@pytest.mark.parametrize("harm", HARMS, ids=[f"{harm.rule.strip()} {n}" for n, harm in enumerate(HARMS)])
def test_a_broken_file_is_found_out(harm: Harm, whole: pikepdf.Pdf) -> None:
    harm.do(whole)
    assert any(re.match(re.escape(harm.rule), said) for said in broken(whole))


def test_headers_and_repeated_headings_are_of_the_page(files: dict[str, Path]) -> None:
    with pikepdf.open(files["crossing"]) as document:
        for page in document.pages:
            marks = [i.operands[1] for i in pikepdf.parse_content_stream(page) if str(i.operator) == "BDC"]
            assert sum("/Type" in mark and mark.Type == "/Pagination" for mark in marks) >= 2


def _languages(path: Path) -> dict[str, str]:
    """The language that each element with a language of its own is said to be in, by its text."""
    with pikepdf.open(path) as document:
        return {
            f"{node.tag} {number}": str(node.item.Lang)
            for number, node in enumerate(structure(document).walk())
            if "/Lang" in node.item
        }


def test_peoples_words_are_in_their_own_language(files: dict[str, Path]) -> None:
    assert _languages(files["summary"]) == {}
    english = _languages(files["summary in English"])
    assert set(english.values()) == {"sv-SE"}
    kinds = [kind.split()[0] for kind in english]
    assert kinds.count("LBody") >= 60
    assert {"H1", "H2", "P", "TH", "TD"} <= set(kinds)


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler's tools are not here")
def test_another_reader_finds_the_words_in_the_order_of_the_tree(files: dict[str, Path], finished_file: Path) -> None:
    library = Library.view(finished_file)
    (key,) = library.ids()
    texts = [idea.text for idea in library.workshop(key).ideas]
    library.close()
    done = subprocess.run(
        ["pdfinfo", "-struct-text", str(files["summary"])], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "rror" not in done.stderr
    read = "".join(re.findall(r'^\s+"(.*)"$', done.stdout, re.MULTILINE))
    assert [text for text in texts if text not in read] == []
    levels = [int(level) for level in re.findall(r"^\s*H(\d) ", done.stdout, re.MULTILINE)]
    assert levels[:3] == [1, 2, 1]
    assert read.index("Så var mötet upplagt") < read.index("Rösterna") < read.index("Två beslut")
