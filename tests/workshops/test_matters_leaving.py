"""Matters, dates and those who were there on their way out: calendar, workbook, summary, document, and nobody's name unasked."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
from click.testing import CliRunner
from icalendar import Calendar

from tests.builders import NOW, build
from workshops import agenda, attendance, carrying, follow_up, news, occasions, outcomes, parking
from workshops.command import main
from workshops.exchange import calendar, document, outgoing
from workshops.labels import LANGUAGES, Words
from workshops.model import Workshop
from workshops.publishing import kinds
from workshops.storage.library import Library
from workshops.summary import contents, pdf

SV = Words("sv")
NAME = "Agneta Testare"


@pytest.fixture
def met(library: Library) -> Workshop:
    """A meeting with something of everything around the workshop."""
    workshop = build(library, teams=2, notes=4)
    key = workshop.id
    here = next(step.id for step in workshop.activities if step.work == "closing")
    library.edit(key, occasions.add, "2027-03-27", "13:00", "16:00", "Lokal Skagen")
    library.edit(key, occasions.add, "2027-04-15", "", "", "", "Läromedelsdag", "Ta med ett läromedel")
    library.edit(key, attendance.count, attendance.read_line("Norrby 3 lärare, 1 rektor"))
    library.edit(key, attendance.count, attendance.read_line("Söderby 2 lärare"))
    library.edit(key, news.add, "Ny vägledning", "https://www.skolverket.se/ai", "Kort om AI", here)
    library.edit(key, outcomes.decide, "Ska vi byta namn?", "cooperation", None, here, deferred=True)
    library.edit(
        key, outcomes.assign, "Pröva i en klass", "Lärare", "2027-02-01", None, here,
        area="digital_plan.competence", responsible="school_leader",
    )  # fmt: skip
    library.edit(key, parking.park, "Vem betalar?", here)
    library.edit(key, agenda.change, here, presenter="Nätverkssamordnare")
    return workshop


def freeze(workshop: Workshop, language: str = "sv", *, published: bool = False) -> outgoing.Leaving:
    return outgoing.freeze(workshop, Words(language), NOW, published=published)


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def sheet(workshop: Workshop, name: str) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(io.BytesIO(outgoing.KINDS[".xlsx"](freeze(workshop))))
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def words_in(suffix: str, data: bytes) -> str:
    """Everything that can be read in a file."""
    if suffix == ".pdf":
        return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    if suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return data.decode("utf-8")


def said(workshop: Workshop, language: str = "sv") -> list[str]:
    """Every line of the notes and about the summary."""
    value = contents.of(workshop, Words(language), now=NOW)
    parts = value.notes.parts if value.notes is not None else ()
    lines = ["".join(span.text for span in point) for part in parts for point in part.points]
    return [*(f"# {part.title} {part.detail}".strip() for part in parts), *lines, *value.about.sentences, value.footer]


def test_each_date_is_an_appointment_in_swedish_time(met: Workshop) -> None:
    meeting, first, second = events(outgoing.KINDS[".ics"](freeze(met)))
    assert meeting["uid"] == f"{met.id}@dubbeldiamant"
    assert first["dtstart"].dt.isoformat() == "2027-03-27T13:00:00+01:00"
    assert first["dtend"].dt.isoformat() == "2027-03-27T16:00:00+01:00"
    assert second["dtstart"].dt.isoformat() == "2027-04-15T13:00:00+02:00"  # summer time has begun
    assert (first["location"], first["summary"]) == ("Lokal Skagen", met.title)
    assert (second["summary"], "location" in second) == ("Läromedelsdag", False)
    assert second["description"].startswith("Ta med ett läromedel")
    assert second["dtend"].dt > second["dtstart"].dt
    assert all(event["dtstart"].params["TZID"] == "Europe/Stockholm" for event in (meeting, first, second))


def test_an_appointment_stays_the_same_when_it_is_moved_and_when_the_next_meeting_is_made(met: Workshop) -> None:
    row = occasions.in_order(met)[0]
    before = events(outgoing.KINDS[".ics"](freeze(met)))[1]
    occasions.change(met, row.id, "2027-04-01", "09:00")
    after = events(calendar.write(document.write(met), SV, NOW + 60))[1]
    assert after["uid"] == before["uid"]
    assert after["dtstart"].dt.date().isoformat() == "2027-04-01"
    assert after["last-modified"].dt > before["last-modified"].dt
    new = carrying.follow(met, occasion=row, id=row.id)
    carrying.carry(met, new)
    uids = [event["uid"] for event in events(calendar.write(document.write(new), SV, NOW))]
    assert uids == [before["uid"], events(calendar.write(document.write(met), SV, NOW))[2]["uid"]]


def test_dates_alone_make_a_calendar_and_nothing_does_not() -> None:
    workshop = Workshop(title="Utan dag")
    with pytest.raises(calendar.NoDay):
        calendar.write(document.write(workshop), SV, NOW)
    assert "calendar" not in kinds.offered(workshop)
    occasions.add(workshop, "2027-01-28", "13:00")
    (event,) = events(calendar.write(document.write(workshop), SV, NOW))
    assert event["summary"] == "Utan dag"
    assert "calendar" in kinds.usual(workshop)


def test_the_command_writes_a_calendar(met: Workshop, library: Library, tmp_path: Path) -> None:
    file, where = tmp_path / "möten.ics", str(library.file)
    key = met.id
    library.close()
    done = CliRunner().invoke(main, ["--library", where, "calendar", key, "--to", str(file)])
    assert (done.exit_code, done.output.strip()) == (0, str(file))
    assert len(events(file.read_bytes())) == 3


def test_the_workbook_has_a_sheet_for_each_list(met: Workshop) -> None:
    decision, action = sheet(met, "Beslut")[-1], sheet(met, "Åtgärder")[-1]
    assert decision["Skjutet till nästa möte"] is True
    assert decision["Moment"] == "Nästa möte, utvärdering"
    assert (action["Område i planen"], action["Ansvarar"]) == ("Digital kompetens", "Skolledare")
    assert sheet(met, "Parkerat") == [
        {"Parkerat": "Vem betalar?", "Avklarat": False, "Moment": "Nästa möte, utvärdering", "Från mötet": None}
    ]
    assert [row["Länk"] for row in sheet(met, "Omvärldsbevakning")] == ["https://www.skolverket.se/ai"]
    assert [row["Datum"] for row in sheet(met, "Kommande möten")] == [datetime(2027, 3, 27), datetime(2027, 4, 15)]  # noqa: DTZ001
    assert [(row["Varifrån"], row["Antal"]) for row in sheet(met, "Närvaro")] == [
        ("Norrby", 3), ("Norrby", 1), ("Söderby", 2),
    ]  # fmt: skip
    assert sheet(met, "Dagordning")[-1]["Leds av"] == "Nätverkssamordnare"


def test_the_summary_tells_of_all_of_it(met: Workshop) -> None:
    lines = said(met)
    assert "# Närvaro 6 deltagare från 2 håll" in lines
    assert "Norrby: 3 lärare, 1 rektor" in lines
    assert "Ny vägledning: Kort om AI https://www.skolverket.se/ai" in lines
    assert "Lördag 27 mars 2027 kl. 13.00–16.00, Lokal Skagen." in lines
    assert "Torsdag 15 april 2027 kl. 13.00, Läromedelsdag. Ta med ett läromedel" in lines
    value = contents.of(met, SV, now=NOW)
    assert value.outcomes is not None
    assert value.outcomes.decisions_heading == "Två beslut och ett uppskjutet"
    assert value.outcomes.decisions[-1].state == "Skjutet till nästa möte."
    assert value.outcomes.actions[-1].state == "Digital kompetens, Skolledare."
    assert [count.number for count in value.cover.counts][-2:] == [2, 3]
    assert "6 deltagare i två grupper." in value.cover.lead
    assert value.agenda.steps[-1].detail.endswith("Nätverkssamordnare")
    assert pdf.drawn(value).startswith(b"%PDF")


def test_what_was_carried_says_where_it_began_and_how_it_went(met: Workshop) -> None:
    new = carrying.follow(met)
    carrying.carry(met, new)
    step = carrying.open_with(new, "Sedan förra mötet")
    assert step is not None
    decision, *_actions, parked = follow_up.items(new)
    follow_up.finish(new, decision.id, step.id)
    follow_up.leave_open(new, parked.id, step.id)
    lines = said(new)
    assert "# Sedan förra mötet Uppföljning" in lines
    assert "Ska vi byta namn? (beslutat) Från mötet 26 november 2026." in lines
    assert "Vem betalar? (kvar) Från mötet 26 november 2026." in lines
    value = contents.of(new, SV)
    assert value.outcomes is not None
    assert value.outcomes.decisions_heading == "Ett beslut"
    assert value.outcomes.decisions[0].state == "Från mötet 26 november 2026."


def test_the_document_has_what_is_parked_and_who_leads(met: Workshop) -> None:
    read = docx.Document(io.BytesIO(outgoing.KINDS[".docx"](freeze(met))))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    words = [paragraph.text for paragraph in read.paragraphs]
    assert "Vem betalar?" in words
    assert any("Nätverkssamordnare" in cell for cell in cells)
    assert any("Skjutet till nästa möte." in cell for cell in cells)


def test_no_name_leaves_unless_somebody_asks_for_the_list_of_names(met: Workshop, library: Library) -> None:
    assert "names" not in kinds.offered(met)
    library.edit(met.id, attendance.keep_names)
    library.edit(met.id, attendance.name, NAME, "Norrby", "=lärare")
    assert "names" in kinds.offered(met)
    assert "names" not in kinds.usual(met)
    frozen = kinds.freeze(met, SV, NOW)
    for name, kind in kinds.KINDS.items():
        assert (NAME in words_in(kind.suffix, kind.make(frozen))) == (name == "names"), name
    head, row = csv.reader(io.StringIO(kinds.KINDS["names"].make(frozen).decode("utf-8-sig")), delimiter=";")
    assert (head, row) == (["Namn", "Varifrån", "Roll"], [NAME, "Norrby", "'=lärare"])
    library.edit(met.id, attendance.forget_names, undoable=False)
    assert "names" not in kinds.offered(met)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_summary_says_of_names_is_true_of_this_meeting(met: Workshop, language: str) -> None:
    without = said(met, language)
    attendance.keep_names(met)
    assert said(met, language) == without  # decided, and nobody is named yet
    attendance.name(met, NAME)
    kept = said(met, language)
    assert (without[-1] != kept[-1], NAME in "".join(kept)) == (True, False)
    assert set(without) - set(kept) >= {Words(language)("summary.about.names")}
    assert Words(language)("summary.about.names_kept") in kept


def test_a_file_with_names_that_nobody_decided_on_is_refused(met: Workshop) -> None:
    attendance.keep_names(met)
    attendance.name(met, NAME)
    held = document.write(met)
    held["workshop"]["keeps_names"] = False
    with pytest.raises(document.BrokenRow):
        document.read(held)


def test_a_file_with_a_dangerous_link_is_refused(met: Workshop) -> None:
    held = document.write(met)
    held["news"][0]["link"] = "javascript:alert(1)"
    with pytest.raises(document.BrokenRow):
        document.read(held)


def test_times_of_writing_are_in_universal_time(met: Workshop) -> None:
    event = events(outgoing.KINDS[".ics"](freeze(met)))[2]
    assert event["dtstamp"].dt == datetime.fromtimestamp(NOW, UTC)
