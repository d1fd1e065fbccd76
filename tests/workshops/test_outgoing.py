"""Every kind of file that a workshop leaves as is read again by another program's eyes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.builders import NOW, bad_texts, build
from workshops import agenda, clusters, ideas, meeting, merges
from workshops.exchange import calendar, document, files, outgoing, public, tables, workbook
from workshops.exchange.tables import Table
from workshops.labels import LANGUAGES, Words
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.summary import contents
from workshops.text import Refused

SV = Words("sv")


def _leaving(workshop: Workshop, words: Words = SV, **how: bool) -> outgoing.Leaving:
    return outgoing.freeze(workshop, words, NOW, **how)


def _book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def _rows(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def _calendar(data: bytes) -> tuple[Any, Any]:
    """The one appointment of a calendar, and the zone it counts in."""
    read = Calendar.from_ical(data)
    (event,), (zone,) = read.walk("VEVENT"), read.walk("VTIMEZONE")
    return event, zone


def _all_words(suffix: str, data: bytes) -> str:
    """Everything that can be read in a file, whatever its kind."""
    if suffix in (".xlsx", ".docx", ".workshop"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return data.decode("utf-8").replace("\r\n ", "")


def test_a_workbook_has_real_types_frozen_headings_and_filters(workshop: Workshop) -> None:
    book = _book(outgoing.KINDS[".xlsx"](_leaving(workshop)))
    assert book.sheetnames[:7] == ["Idéer", "Kluster", "Röster", "Lösningar", "Återkoppling", "Beslut", "Åtgärder"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(6 <= sheet.column_dimensions[cell.column_letter].width <= 66 for cell in sheet[1])
    first = _rows(book["Idéer"])[0]
    assert isinstance(first["Nr"], int)
    assert isinstance(first["Röster"], int)
    assert len(_rows(book["Idéer"])) == 60
    action = _rows(book["Åtgärder"])[0]
    assert action["När"] == datetime(2027, 1, 14)  # noqa: DTZ001
    assert action["Klar"] is False
    assert _rows(book["Röster"])[0]["Flera prickar på samma"] is True
    about = {row["Uppgift"]: row["Värde"] for row in _rows(book["Mötet"])}
    assert about["Datum"] == datetime(2026, 11, 26)  # noqa: DTZ001


def test_an_empty_workshop_has_every_sheet_and_only_headings() -> None:
    for language in LANGUAGES:
        made = tables.of(document.write(Workshop(title="Tomt")), Words(language))
        book = _book(workbook.write(made, "Tomt", NOW))
        assert [sheet.max_row for sheet in book.worksheets[:-1]] == [1] * (len(made) - 1)
        assert all(len(name) <= 31 for name in book.sheetnames)
        assert all(len(set(table.columns)) == len(table.columns) for table in made)


def test_no_words_of_a_workbook_run_or_are_changed(library: Library) -> None:
    workshop = build(library, teams=1, notes=0)
    for text in ("=1+1", "@SUM(A1)", "+46", "-2", "http://x.se", "00123", "1e5", "TRUE", "[rubrik]", "\ufffe\uffff x"):
        library.edit(workshop.id, ideas.add, text)
    for case in bad_texts():
        try:
            library.edit(workshop.id, ideas.add, str(case["text"]))
        except Refused:
            continue
    data = outgoing.KINDS[".xlsx"](_leaving(workshop))
    sheet = _book(data)["Idéer"]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    same = [cell.value == idea.text for cell, idea in zip(cells, workshop.ideas, strict=True)]
    strange = [idea.text for idea, kept in zip(workshop.ideas, same, strict=True) if not kept]
    assert all("\ufffe" in text or "\uffff" in text or "_x" in text for text in strange)
    assert "<f>" not in _all_words(".xlsx", data)
    assert "<hyperlink " not in _all_words(".xlsx", data)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_any_words_make_a_workbook_and_a_document_that_open(texts: list[str]) -> None:
    workshop = Workshop(title="x")
    for text in texts:
        try:
            ideas.add(workshop, text)
        except Refused:
            continue
    leaving = _leaving(workshop)
    assert _book(outgoing.KINDS[".xlsx"](leaving))["Idéer"].max_row == len(workshop.ideas) + 1
    docx.Document(io.BytesIO(outgoing.KINDS[".docx"](leaving)))


def test_a_cell_that_would_be_too_long_is_cut_and_says_so() -> None:
    table = Table("T", ("a",), (("👍" * 40_000,), ("å" * 40_000,)))
    sheet = _book(workbook.write([table], "T", NOW))["T"]
    assert all(str(row[0].value).endswith("…") for row in sheet.iter_rows(min_row=2))


def test_a_merged_note_keeps_its_row_and_says_where_it_stands(library: Library, workshop: Workshop) -> None:
    cluster = workshop.clusters[1]
    above, under, *_rest = clusters.members(workshop, cluster.id)
    library.edit(workshop.id, merges.merge, above.id, [under.id])
    leaving = _leaving(workshop)
    row = next(r for r in _rows(_book(outgoing.KINDS[".xlsx"](leaving))["Idéer"]) if r["Idé"] == under.text)
    assert (row["Står under"], row["Kluster"]) == (above.text, cluster.name)
    document_read = docx.Document(io.BytesIO(outgoing.KINDS[".docx"](leaving)))
    assert [p.text for p in document_read.paragraphs if p.style is not None and p.style.name == "List Bullet 2"] == [
        under.text
    ]
    read = csv.DictReader(io.StringIO(outgoing.KINDS[".csv"](leaving).decode("utf-8-sig")), delimiter=";")
    named = {row["idé"]: row["samma som"] for row in read}
    assert named[under.text] == above.text
    assert [text for text in named.values() if text] == [above.text]


def test_the_document_has_real_headings_lists_and_tables(workshop: Workshop) -> None:
    for language, tag in (("sv", "sv-SE"), ("en", "en-GB")):
        leaving = _leaving(workshop, Words(language))
        data = outgoing.KINDS[".docx"](leaving)
        read = docx.Document(io.BytesIO(data))
        names = [paragraph.style.name for paragraph in read.paragraphs if paragraph.style is not None]
        levels = [int(name[-1]) for name in names if name.startswith("Heading")]
        assert names[0] == "Title"
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        bullets = [p.text for p in read.paragraphs if p.style is not None and p.style.name == "List Bullet"]
        assert {idea.text for idea in workshop.ideas} <= set(bullets)
        assert len(read.tables) == 3
        assert all(table.rows[0]._tr.trPr is not None for table in read.tables)
        assert (read.core_properties.title, read.core_properties.language) == (workshop.title, tag)
        assert f'w:lang w:val="{tag}"' in _all_words(".docx", data)
        assert leaving.contents.concepts is not None
        fields = [field.text for part in leaving.contents.concepts.parts for field in part.fields]
        assert all(text in _all_words(".docx", data) for text in fields)


def test_an_appointment_stands_in_the_zone_of_the_meeting(library: Library, workshop: Workshop) -> None:
    library.edit(workshop.id, agenda.describe, place="Rum A; B, C\\D")
    data = outgoing.KINDS[".ics"](_leaving(workshop))
    event, zone = _calendar(data)
    assert str(zone["tzid"]) == "Europe/Stockholm"
    assert event["dtstart"].params["tzid"] == "Europe/Stockholm"
    begins, ends = event["dtstart"].dt, event["dtend"].dt
    assert begins.astimezone(UTC) == datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
    assert ends - begins == timedelta(minutes=agenda.total_minutes(workshop))
    assert (str(event["summary"]), str(event["location"])) == (workshop.title, "Rum A; B, C\\D")
    lines = str(event["description"]).split("\n")
    assert lines[0] == workshop.challenge
    assert len(lines) == len(workshop.activities) + 2
    assert lines[2].startswith("13.00 ")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    library.edit(workshop.id, agenda.describe, date="2026-07-01")
    event, _zone = _calendar(outgoing.KINDS[".ics"](_leaving(workshop)))
    assert event["dtstart"].dt.astimezone(UTC).hour == 11
    library.edit(workshop.id, agenda.describe, date="")
    with pytest.raises(calendar.NoDay):
        outgoing.KINDS[".ics"](_leaving(workshop))


def test_an_appointment_knows_of_fixed_times(library: Library, workshop: Workshop) -> None:
    first, second, coffee = agenda.steps(workshop)[:3]
    library.edit(workshop.id, agenda.describe, ends="16:00")
    library.edit(workshop.id, agenda.change, second.id, beside=True)
    library.edit(workshop.id, agenda.change, coffee.id, pinned="13:30")
    event, _zone = _calendar(outgoing.KINDS[".ics"](_leaving(workshop)))
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(hours=3)
    lines = str(event["description"]).split("\n")[2:]
    assert [line[:5] for line in lines[:3]] == ["13.00", "13.00", "13.30"]
    assert first.title in lines[0]


@pytest.fixture
def secretive(library: Library, workshop: Workshop) -> Workshop:
    """A meeting with a hidden note, a discarded one, notes of the facilitator's and an open vote."""
    hidden, shown = workshop.teams[0], workshop.teams[1]
    library.edit(workshop.id, ideas.add, "HEMLIGT dold", hidden.id)
    library.edit(workshop.id, meeting.reveal, [hidden.id], False, undoable=False)
    library.edit(workshop.id, ideas.add, "HEMLIGT slängd", shown.id)
    library.edit(workshop.id, ideas.discard, [workshop.ideas[-1].id])
    library.edit(workshop.id, agenda.change, workshop.activities[0].id, notes="HEMLIGT minne")
    return workshop


@pytest.mark.parametrize("suffix", outgoing.KINDS)
def test_what_is_published_holds_nothing_that_was_hidden(secretive: Workshop, suffix: str) -> None:
    data = outgoing.KINDS[suffix](_leaving(secretive, published=True))
    assert "HEMLIGT" not in _all_words(suffix, data)
    if suffix in (".json", ".workshop"):
        assert document.read(json.loads(_all_words(suffix, data))).id == secretive.id


def test_a_whole_meeting_takes_the_hidden_along_and_lists_of_ideas_do_not(secretive: Workshop) -> None:
    told = {
        suffix: "HEMLIGT" in _all_words(suffix, write(_leaving(secretive))) for suffix, write in outgoing.KINDS.items()
    }
    assert {suffix for suffix, found in told.items() if found} == {".workshop", ".json"}


def test_the_same_frozen_values_make_the_same_bytes(workshop: Workshop) -> None:
    said = contents.of(workshop, SV, now=NOW)
    one = outgoing.take(document.write(workshop), said, SV, NOW, published=True)
    for suffix in (".xlsx", ".csv", ".json", ".ics", ".workshop"):
        assert outgoing.KINDS[suffix](one) == outgoing.KINDS[suffix](_leaving(workshop, published=True)), suffix


def test_a_picture_needs_somebody_who_paints(workshop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(files.UnknownKind):
        outgoing.send(workshop, tmp_path / "x.png", SV, NOW)
    outgoing.send(workshop, tmp_path / "x.png", SV, NOW, picture=lambda leaving: leaving.words.language.encode())
    assert (tmp_path / "x.png").read_bytes() == b"sv"


def test_votes_of_an_open_round_are_told_nowhere(library: Library, workshop: Workshop) -> None:
    from workshops import votes

    library.edit(workshop.id, votes.open_round)
    before = public.votes(document.write(workshop))
    assert before
    rows = next(t for t in tables.of(document.write(workshop), SV) if t.name == "Röster").rows
    assert {row[0] for row in rows} == {1}
    assert [vote["number"] for vote in public.of(document.write(workshop))["rounds"]] == [1]
