"""Files of other programs: which column is what, and workbooks that are damaged or made to hurt."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.builders import build
from workshops import arrive, votes
from workshops.exchange import columns, files, grids, outgoing, spreadsheet
from workshops.exchange.columns import Reading
from workshops.exchange.grids import Grid
from workshops.labels import Words
from workshops.model import Workshop
from workshops.storage.library import Library

SV = Words("sv")
Sheet = list[list[object]]
MOMENT = datetime(2026, 11, 26, 13, 5)  # noqa: DTZ001


def book(**sheets: Sheet) -> bytes:
    """The bytes of a workbook with these sheets."""
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(out)
    return out.getvalue()


FORMS: Sheet = [
    [
        "ID",
        "Starttid",
        "Slutförandetid",
        "E-post",
        "Namn",
        "Vad skulle hjälpa dig?",
        "Vem gäller det?",
        "Hur viktigt är det?",
    ],
    [1, MOMENT, MOMENT, "anonymous", None, "Läxhjälp på kvällen", "Elever", 5],
    [2, MOMENT, MOMENT, "anonymous", None, "Färre möten", "Lärare", 4],
    [3, MOMENT, MOMENT, "anonymous", None, None, "Lärare", 3],
]
MENTIMETER: Sheet = [
    ["Nätverksmöte"],
    [],
    ["Voter", "Session", "Date", "Vad kan AI ge eleverna?", "Vad kan AI ge lärarna?"],
    ["Voter 1", 1, MOMENT, "Läxhjälp på kvällen", "Färre möten"],
    ["Voter 2", 1, MOMENT, "Text på tre nivåer", None],
]
OPEN_ANSWERS: Sheet = [["Vad kan AI ge eleverna?"], [], ["Responses"], ["Läxhjälp på kvällen"], ["Färre möten"]]
STORMBOARD: Sheet = [
    ["Idea ID", "Idea", "Creator", "Created", "Section", "Color", "Total votes", "Comments"],
    [101, "Läxhjälp på kvällen", "Någon", MOMENT, "Hjälp", "yellow", 4, ""],
    [102, "Färre möten", "Någon", MOMENT, "Tid", "blue", 2, "Ja!"],
]
MIRO = "Type,Text,Frame,Color,Author\nSticky note,Läxhjälp på kvällen,Hjälp,yellow,Någon\nSticky note,Färre möten,Tid,blue,Någon\n"


def certainly(data: bytes, suffix: str = ".xlsx") -> tuple[Grid, Reading]:
    return columns.certain(grids.read(data, suffix))


@pytest.mark.parametrize(
    ("data", "suffix", "source", "rows"),
    [
        (book(Form1=FORMS), ".xlsx", "forms", [("Läxhjälp på kvällen", "", "Elever"), ("Färre möten", "", "Lärare"), ("", "", "Lärare")]),
        (book(Overview=[["Nätverksmöte"], ["2 deltagare"]], Svar=MENTIMETER), ".xlsx", "mentimeter",
         [("Läxhjälp på kvällen", "", ""), ("Färre möten", "", ""), ("Text på tre nivåer", "", "")]),
        (book(Slide1=OPEN_ANSWERS), ".xlsx", "", [("Läxhjälp på kvällen", "", ""), ("Färre möten", "", "")]),
        (book(Ideas=STORMBOARD), ".xlsx", "stormboard", [("Läxhjälp på kvällen", "Hjälp", ""), ("Färre möten", "Tid", "")]),
        (MIRO.encode(), ".csv", "miro", [("Läxhjälp på kvällen", "Hjälp", ""), ("Färre möten", "Tid", "")]),
        (MIRO.replace(",", ";").encode("utf-16"), ".csv", "miro", [("Läxhjälp på kvällen", "Hjälp", ""), ("Färre möten", "Tid", "")]),
    ],
    ids=["forms", "mentimeter", "open", "stormboard", "miro", "miro-utf16"],
)  # fmt: skip
def test_files_of_other_programs_are_known(
    data: bytes, suffix: str, source: str, rows: list[tuple[str, str, str]]
) -> None:
    grid, reading = certainly(data, suffix)
    assert reading.source == source
    assert [(row.text, row.cluster, row.target_group) for row in columns.rows_of(grid, reading)] == rows


def test_who_wrote_and_when_never_comes_in(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "storm.xlsx"
    file.write_bytes(book(Ideas=STORMBOARD))
    arrived = arrive.take_in(library, file, arrive.Wish(), SV, 1.0)
    assert arrived.outcome is not None
    assert arrived.outcome.left_out == ("Idea ID", "Creator", "Created", "Color", "Comments")
    held = files.as_json(library.workshop(arrived.key)).decode()
    assert "Någon" not in held
    assert "yellow" not in held
    won = votes.result(library.workshop(arrived.key))
    assert sorted(won.values()) == [2, 4]


def test_a_row_of_a_form_without_an_answer_is_told(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "svar.xlsx"
    file.write_bytes(book(Form1=FORMS))
    arrived = arrive.try_out(library, file, arrive.Wish(), SV)
    assert arrived.outcome is not None
    assert (arrived.ideas, [line for line, _why in arrived.outcome.refused]) == (2, [4])


def test_our_own_workbook_comes_in_as_it_went_out(library: Library, workshop: Workshop, tmp_path: Path) -> None:
    file = tmp_path / "ut.xlsx"
    outgoing.send(workshop, file, SV, 1.0)
    arrived = arrive.take_in(library, file, arrive.Wish(), SV, 2.0)
    back = library.workshop(arrived.key)
    assert [idea.text for idea in back.ideas] == [idea.text for idea in workshop.ideas]
    assert [idea.target_group for idea in back.ideas] == [idea.target_group for idea in workshop.ideas]
    assert {cluster.name for cluster in back.clusters} == {cluster.name for cluster in workshop.clusters}


def test_unknown_headings_are_a_guess_to_be_corrected_and_never_taken_unasked() -> None:
    data = book(
        Blad1=[["Kommun", "Tankar från dagen", "Nr"], ["Ale", "Läxhjälp på kvällen", 1], ["Bo", "Färre möten", 2]]
    )
    with pytest.raises(columns.NoIdeaColumn):
        certainly(data)
    grid, reading = columns.best(grids.read(data, ".xlsx"))
    assert (reading.sure, reading.heading, reading.roles) == (False, 0, ("", "text", ""))
    corrected = reading.with_role(0, "team").with_role(1, "team").with_role(0, "text")
    assert corrected.roles == ("text", "team", "")
    assert next((row.text, row.team) for row in columns.rows_of(grid, corrected)) == ("Ale", "Läxhjälp på kvällen")
    bare = reading.with_heading(-1)
    assert next(row.text for row in columns.rows_of(grid, bare)) == "Tankar från dagen"
    assert columns.left_out(grid, bare) == ()


def test_a_list_is_read_line_by_line_also_when_it_has_commas() -> None:
    for said, kind in (
        ("Läxhjälp, hemma\nFärre möten\nMer tid, plats, ro\n", "lines"),
        ("kommun;tanke\nAle;Läxhjälp\nBo;Möten\n", "columns"),
    ):
        grid, _reading = columns.best(grids.of_text(said))
        assert grid.kind == kind
    grid, reading = certainly(book(Blad1=[["Läxhjälp"], ["Färre möten"]]))
    assert [row.text for row in columns.rows_of(grid, reading)] == ["Läxhjälp", "Färre möten"]
    with pytest.raises(columns.NoIdeas):
        certainly(book(Blad1=[]))


def test_hidden_sheets_stay_hidden_and_formulas_are_their_values() -> None:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.active.append(["Idé"])
    made.active.append(["=1+1"])
    made.active.append(["Läxhjälp"])
    secret = made.create_sheet("Dold")
    secret.append(["HEMLIGT"])
    secret.sheet_state = "hidden"
    made.save(out)
    found = grids.of_book(out.getvalue())
    assert [[row for _line, row in grid.rows] for grid in found] == [[("Idé",), ("Läxhjälp",)]]


def _changed(data: bytes, part: str, change: bytes | None, more: dict[str, bytes] | None = None) -> bytes:
    """A workbook with a part changed, or left out, and others put in."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
            elif change is not None:
                new.writestr(name, change)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
LAUGH = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
WHOLE = book(Blad1=[["Idé"], ["Läxhjälp"]])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"inte alls",
        b"PK\x03\x04trasig",
        WHOLE[:900],
        _changed(WHOLE, SHEET, LAUGH),
        _changed(WHOLE, SHEET, LAUGH.decode().encode("utf-16")),
        _changed(WHOLE, SHEET, b"<worksheet><sheetData><row>"),
        _changed(WHOLE, SHEET, None),
        _changed(WHOLE, "xl/workbook.xml", None),
        _changed(WHOLE, "", None, {"../../ut.xml": b"<x/>"}),
        _changed(WHOLE, "", None, {"xl/bomb.xml": b" " * (grids.UNPACKED + 1)}),
        _changed(WHOLE, "", None, {f"{number}.xml": b"" for number in range(grids.PARTS + 1)}),
        _changed(WHOLE, SHEET, HEAD + b'<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData></worksheet>'),
    ],
    ids=["empty", "text", "zip", "cut", "laugh", "laugh-utf16", "open", "no-sheet", "no-book", "path", "size", "parts", "string"],
)  # fmt: skip
def test_damaged_and_hostile_workbooks_are_refused_soon(data: bytes) -> None:
    with pytest.raises((grids.BrokenBook, columns.NoIdeas)):
        certainly(data)


def test_cells_far_out_cost_nothing_and_rows_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    far = b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
    far += b'<row r="9"><c r="B9" t="inlineStr"><is><t>b</t></is></c><c r="XFD9" t="n"><v>1</v></c></row>'
    sheet = HEAD + b'<dimension ref="A1:XFD1048576"/>' + far + b"</sheetData></worksheet>"
    (grid,) = grids.of_book(_changed(WHOLE, SHEET, sheet))
    assert grid.rows == ((1, ("a",)), (9, ("", "b")))
    monkeypatch.setattr(grids, "ROWS", 8)
    with pytest.raises(grids.TooManyRows):
        grids.of_book(_changed(WHOLE, SHEET, sheet))


def test_a_dry_run_judges_as_the_import_does_and_changes_nothing(library: Library, tmp_path: Path) -> None:
    workshop = build(library, teams=2, notes=4)
    file = tmp_path / "idéer.csv"
    file.write_text(f"idé;målgrupp;kluster;röster\nbra;elever;Nytt;2\nfel;hundar;;\n{'x' * 501};;;\n", encoding="utf-8")
    before = library.dump()
    wish = arrive.Wish(into=workshop.id)
    tried = arrive.try_out(library, file, wish, SV)
    assert library.dump() == before
    taken = arrive.take_in(library, file, wish, SV, 1.0)
    assert tried.outcome is not None
    assert taken.outcome is not None
    assert (tried.key, tried.ideas, taken.ideas) == ("", 1, 1)
    assert [(n, type(w)) for n, w in tried.outcome.refused] == [(n, type(w)) for n, w in taken.outcome.refused]
    whole = tmp_path / "möte.workshop"
    outgoing.send(workshop, whole, SV, 1.0)
    with pytest.raises(arrive.AlreadyHere):
        arrive.try_out(library, whole, arrive.Wish(), SV)
    assert arrive.try_out(library, whole, arrive.Wish(as_copy=True), SV).ideas == 5
    assert arrive.try_out(None, whole, arrive.Wish(), SV).ideas == 5
    with pytest.raises(arrive.WholeWorkshop):
        arrive.try_out(library, whole, wish, SV)


def test_a_try_does_not_need_the_notes_that_are_there(library: Library) -> None:
    workshop = build(library, teams=2, notes=60)
    rows = [spreadsheet.Row(1, "en", "Grupp 1"), spreadsheet.Row(2, "två", "Ny", "robotar")]
    outcome = arrive.try_rows(workshop, rows)
    assert (outcome.taken, [line for line, _why in outcome.refused]) == (1, [2])
    assert [team.name for team in workshop.teams] == ["Grupp 1", "Grupp 2"]
