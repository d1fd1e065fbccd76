"""The minutes as files: PDF by both standards, text that is extracted exactly, a chapter of the summary, Word, the command."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pikepdf
import pytest
from click.testing import CliRunner

from tests.builders import NOW, build
from tests.workshops.pdf_reading import squeezed, structure
from tests.workshops.pdf_rules import broken
from tests.workshops.test_minutes import meeting_of, poll
from tests.workshops.test_summary_standards import awkward, crossing
from workshops import agenda, assessments, ideas, outcomes
from workshops.command import main
from workshops.exchange import minutes_report
from workshops.labels import Words
from workshops.minutes import editing
from workshops.minutes.blocks import pieces
from workshops.minutes.merging import minutes
from workshops.minutes_command import minutes as command
from workshops.model import Answer, Attendance, Workshop
from workshops.publishing import kinds, parcel
from workshops.publishing.outbox import Outbox
from workshops.publishing.space import Space
from workshops.storage.library import Library
from workshops.summary import contents, minutes_contents, pdf
from workshops.summary.variants import Variant

SV, EN = Words("sv"), Words("en")
SAID = "Förstudien: AI & <skola> 👍\n- שלום, tre saker\n" + "Ett långt stycke om skolutvecklingssamarbetet. " * 60


def full(library: Library) -> Workshop:
    """A meeting with something under most of its items, and long paragraphs."""
    workshop = build(library)
    library.edit(workshop.id, agenda.change, workshop.activities[0].id, said=SAID)
    for seq in range(30):
        library.edit(workshop.id, outcomes.remember, workshop.activities[-1].id, f"Punkt {seq} om det hela")
    library.edit(workshop.id, _attended)
    library.edit(workshop.id, _asked)
    library.edit(workshop.id, _assessed)
    line = next(each for each in minutes(workshop).lines if each.block.key == "people")
    library.edit(workshop.id, editing.reword, line.block.place, "Vi var trettioen.", line.made)
    library.edit(workshop.id, editing.add, line.block.place, "Tillagt för hand.\n- med en punkt")
    return workshop


def _assessed(workshop: Workshop) -> None:
    areas = ["Digital kompetens", "Samarbete", "Infrastruktur", "Kvalitetsarbete"]
    made = assessments.add(workshop, None, "", areas, ["Personal", "Chef"])
    for role in workshop.assessment_roles:
        assessments.rate(workshop, made.id, role.id, "4x3241")
    assessments.close(workshop, made.id)


def _attended(workshop: Workshop) -> None:
    for seq, place in enumerate(("Partille", "Mölndal", "Skolutvecklingsförvaltningen i Norra Bohuslän"), start=1):
        workshop.attendance.append(Attendance(seq=seq, origin=place, role="rektor", count=seq))


def _asked(workshop: Workshop) -> None:
    poll(workshop, "single", Answer(choice="0" * 32, count=3), options=("Ja", "Nej"))
    poll(workshop, "text", Answer(text="Lugnt", count=1))


def drawn(workshop: Workshop, words: Words = SV) -> pikepdf.Pdf:
    data = pdf.drawn_minutes(minutes_contents.of(workshop, words, now=NOW))
    return pikepdf.open(io.BytesIO(data))


def extracted(data: bytes) -> str:
    import pypdfium2

    from facilitator.console.pages import Pages

    with Pages.turn:
        document = pypdfium2.PdfDocument(data)
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    return " ".join(text.replace("\r", "").split())


@pytest.mark.parametrize("words", [SV, EN], ids=["sv", "en"])
def test_the_file_keeps_both_standards(words: Words, library: Library) -> None:
    with drawn(full(library), words) as document:
        assert broken(document) == []
        assert document.Root.Lang == {"sv": "sv-SE", "en": "en-GB"}[words.language]


def test_so_do_those_of_awkward_crossing_and_empty_meetings(library: Library) -> None:
    for workshop in (Workshop(), awkward(), crossing(library), meeting_of("opening", "break", "closing")):
        with drawn(workshop) as document:
            assert broken(document) == []


def test_a_heading_that_was_left_out_leaves_no_gap_in_the_levels(library: Library) -> None:
    workshop = build(library)
    for line in minutes(workshop).lines:
        if line.block.level == 2 and not line.bare:
            library.edit(workshop.id, editing.leave_out, line.block.place, line.made)
    with drawn(workshop) as document:
        assert broken(document) == []


def test_every_paragraph_can_be_read_out_of_the_file_as_it_stands(library: Library) -> None:
    workshop = full(library)
    value = minutes_contents.of(workshop, SV, now=NOW)
    text = squeezed(extracted(pdf.drawn_minutes(value)))
    running = re.escape(squeezed(value.header + value.label)), re.escape(squeezed(value.footer))
    text = re.sub(rf"{running[1]}\d+\(\d+\)|{running[0]}", "", text)
    for line in minutes(workshop).said:
        if line.block.grid is None:
            assert all(squeezed(part) in text for _kind, part, _lead in pieces(line.block))
        else:
            assert all(squeezed("".join(row)) in text for row in line.block.grid.rows)


def test_the_structure_has_headings_lists_and_tables(library: Library) -> None:
    with drawn(full(library)) as document:
        tags = [node.tag for node in structure(document).walk()]
    assert tags.count("H1") == 1
    assert {"H2", "H3", "L", "LI", "Table", "TH", "TD", "Figure"} <= set(tags)


def test_hidden_notes_stay_out_and_are_counted(library: Library) -> None:
    workshop = build(library, teams=2, notes=4)
    team = workshop.teams[0]
    library.edit(workshop.id, ideas.add, "Hemlig idé", team.id)
    team.revealed = False
    text = extracted(pdf.drawn_minutes(minutes_contents.of(workshop, SV, now=NOW)))
    assert "Hemlig idé" not in text
    assert "visat" in text or "dold" in text.lower()


def test_together_they_are_the_last_chapter_in_place_of_the_notes(library: Library) -> None:
    workshop = full(library)
    apart = contents.of(workshop, SV, now=NOW)
    whole = minutes_contents.together(apart, minutes_contents.of(workshop, SV, now=NOW))
    assert apart.notes is not None
    assert whole.notes is None
    with pikepdf.open(io.BytesIO(pdf.drawn(whole))) as document:
        assert broken(document) == []
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert titles[-2:] == ["Minnesanteckningar", apart.about.heading]


def test_the_text_document_has_the_same_in_headings_lists_and_tables(library: Library) -> None:
    workshop = full(library)
    document = docx.Document(io.BytesIO(minutes_report.write(minutes_contents.of(workshop, SV, now=NOW), NOW)))
    lines = {paragraph.text: str(paragraph.style and paragraph.style.name) for paragraph in document.paragraphs}
    assert lines["Vi var trettioen."] == "Normal"
    assert lines["med en punkt"] == "List Bullet"
    assert lines["Parkerat" if "Parkerat" in lines else "Läxvännen"].startswith("Heading")
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Från", "Antal"]


def run(tmp_path: Path, *arguments: str) -> tuple[int, str]:
    main.add_command(command)
    done = CliRunner().invoke(
        main,
        ["--library", str(tmp_path / "library.sqlite"), *arguments],
        obj={"language": "sv"},
        catch_exceptions=False,
    )
    return done.exit_code, done.output


def test_the_command_writes_them_alone_with_the_summary_and_as_text(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    key = full(library).id
    library.close()
    for name, more in (("m.pdf", ["--language", "en"]), ("both.pdf", ["--with-summary"]), ("m.docx", [])):
        code, said = run(tmp_path, "minutes", key, "--to", str(tmp_path / name), *more)
        assert (code, said.strip()) == (0, str(tmp_path / name))
    assert "votes were cast" in extracted((tmp_path / "m.pdf").read_bytes())
    both = extracted((tmp_path / "both.pdf").read_bytes())
    assert "Vi var trettioen." in both
    assert "Så var mötet upplagt" in both
    for more in (["m.txt"], ["x.docx", "--with-summary"]):
        code, said = run(tmp_path, "minutes", key, "--to", str(tmp_path / more[0]), *more[1:])
        assert code == 1
        assert not (tmp_path / more[0]).exists()


def test_they_are_published_when_there_is_a_meeting_round_the_workshop() -> None:
    for kind, wanted in (("network_meeting", True), ("apt", True), ("workshop", False)):
        workshop = meeting_of("opening")
        workshop.kind = kind
        assert (kinds.MINUTES in kinds.usual(workshop)) == wanted
        assert kinds.MINUTES in kinds.offered(workshop)


def test_apart_they_are_a_file_by_the_rule_and_together_a_chapter(tmp_path: Path, library: Library) -> None:
    workshop, space = build(library), Space(tmp_path / "space")
    space.folder.mkdir()
    outbox = Outbox(tmp_path / "outbox")
    apart = parcel.pack(parcel.order(workshop, SV, NOW, space), outbox)
    assert [item.kind for item in apart][:2] == ["summary", "minutes"]
    assert apart[1].name == apart[0].name.replace(".pdf", "_minnesanteckningar.pdf")
    one = parcel.pack(parcel.order(workshop, SV, NOW, space, together=True), outbox)
    assert "minutes" not in [item.kind for item in one]
    assert one[0].size > apart[0].size
    part = Variant("concepts")
    some = parcel.pack(parcel.order(workshop, SV, NOW, space, together=True, variant=part), outbox)
    assert "minutes" in [item.kind for item in some]
