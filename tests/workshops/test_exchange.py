"""What leaves comes back the same; what people bring is taken in or refused row by row."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import bad_texts, build
from workshops import ideas, text
from workshops.exchange import document, files, spreadsheet
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.text import Refused


def _name(code: str | None) -> str:
    return {"students": "elever", "teachers": "lärare", "guardians": "vårdnadshavare"}.get(code or "", "")


@pytest.mark.parametrize("suffix", [".json", ".workshop"])
def test_a_workshop_comes_back_whole(library: Library, workshop: Workshop, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"möte{suffix}"
    files.send(workshop, file, _name)
    brought = files.bring(file).workshop
    assert brought is not None
    assert document.write(brought) == document.write(workshop)
    other = Library.open(tmp_path / "other" / "library.sqlite")
    other.add(brought)
    again = json.loads(files.as_json(other.workshop(workshop.id)))
    assert again == json.loads(files.as_json(workshop))
    other.close()


def test_a_copy_has_ids_of_its_own_and_the_same_shape(library: Library, workshop: Workshop, tmp_path: Path) -> None:
    file = tmp_path / "möte.workshop"
    files.send(workshop, file, _name)
    copy = files.bring(file, fresh_ids=True).workshop
    assert copy is not None
    assert copy.id != workshop.id
    library.add(copy)
    assert not {idea.id for idea in copy.ideas} & {idea.id for idea in workshop.ideas}
    teams = {team.id: team.name for team in workshop.teams} | {team.id: team.name for team in copy.teams}
    assert [(i.text, teams[i.team_id or ""]) for i in copy.ideas] == [
        (i.text, teams[i.team_id or ""]) for i in workshop.ideas
    ]
    assert library.problems() == []


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda d: d.update(format="annat"), document.NotAWorkshop),
        (lambda d: d.update(version=99), document.NewerFormat),
        (lambda d: d.update(ideas="nej"), document.NotAWorkshop),
        (lambda d: d["ideas"].append(7), document.BrokenRow),
        (lambda d: d["ideas"][0].update(team_id="finns inte"), document.BrokenRow),
        (lambda d: d["ideas"][0].update(team_id=d["clusters"][0]["id"]), document.BrokenRow),
        (lambda d: d["ideas"][0].update(id=d["ideas"][1]["id"]), document.BrokenRow),
        (lambda d: d["ideas"][0].update(text="x" * 501), document.BrokenRow),
        (lambda d: d["ideas"][0].update(seq="ett"), document.BrokenRow),
        (lambda d: d["activities"][0].update(minutes=True), document.BrokenRow),
        (lambda d: d["activities"][0].update(phase="sova"), document.BrokenRow),
        (lambda d: d["workshop"].update(date="31 november"), document.BrokenRow),
        (lambda d: d["teams"][0].update(target_group="robotar"), document.BrokenRow),
        (lambda d: d["activities"][0].update(minutes=10**30), document.BrokenRow),
    ],
)
def test_a_broken_document_is_refused_with_the_place(
    workshop: Workshop, change: object, refusal: type[Refused]
) -> None:
    broken = json.loads(files.as_json(workshop))
    change(broken)  # type: ignore[operator]
    with pytest.raises(refusal):
        document.read(broken)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"PK\x03\x04trasig", b"\xff\xfe\x00", b"[]", b"null", b'"x"', b"[" * 100_000]
)
@pytest.mark.parametrize("suffix", [".json", ".workshop"])
def test_damaged_files_are_refused(tmp_path: Path, data: bytes, suffix: str) -> None:
    file = tmp_path / f"trasig{suffix}"
    file.write_bytes(data)
    with pytest.raises(Refused):
        files.bring(file)


def test_a_file_is_written_whole_or_not_at_all(workshop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(files.CannotWrite):
        files.send(workshop, tmp_path / "finns inte" / "x.csv", _name)
    with pytest.raises(files.UnknownKind):
        files.send(workshop, tmp_path / "x.docx", _name)
    assert list(tmp_path.glob("x*")) == []


SHEETS = {
    "semikolon": "Grupp;Målgrupp;Idé;Kluster;Röster\nGrupp 1;Elever;Läxhjälp;Hjälp;4\nGrupp 2;lärare;Färre möten;;\n",
    "komma": 'text,team,target_group\n"Läxhjälp, hemma",Grupp 1,students\nFärre möten,Grupp 2,teachers\n',
    "tabb": "Idé\tMålgrupp\tGrupp\nLäxhjälp\telever\tGrupp 1\nFärre möten\tlärare\tGrupp 2\n",
}


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_real_spreadsheets_are_read(library: Library, sheet: str, coding: str) -> None:
    workshop = build(library, teams=2, notes=0)
    rows = spreadsheet.read(SHEETS[sheet].replace("\n", "\r\n").encode(coding))
    outcome = spreadsheet.Outcome()
    library.edit(workshop.id, spreadsheet.take, rows, outcome)
    assert (outcome.taken, outcome.refused) == (2, [])
    assert [idea.target_group for idea in workshop.ideas] == ["students", "teachers"]
    assert workshop.ideas[0].text.startswith("Läxhjälp")
    assert len(workshop.teams) == 2


def test_without_headings_a_line_is_an_idea(library: Library) -> None:
    workshop = build(library, teams=0, notes=0)
    outcome = spreadsheet.Outcome()
    library.edit(
        workshop.id,
        spreadsheet.take,
        spreadsheet.read("Läxhjälp, hemma; på kvällen\n\nFärre möten\n".encode()),
        outcome,
    )
    assert [idea.text for idea in workshop.ideas] == ["Läxhjälp, hemma; på kvällen", "Färre möten"]


def test_each_refused_row_is_told_with_its_line(library: Library) -> None:
    workshop = build(library, teams=0, notes=0)
    data = f"idé;målgrupp;röster\nbra;elever;1\n{'x' * 501};elever;\n;lärare;\nfel grupp;hundar;\nfel röst;elever;många\nsist;lärare;\n"
    outcome = spreadsheet.Outcome()
    library.edit(workshop.id, spreadsheet.take, spreadsheet.read(data.encode()), outcome)
    assert [idea.text for idea in workshop.ideas] == ["bra", "sist"]
    kinds = [(line, type(refusal)) for line, refusal in outcome.refused]
    expected = [(3, text.TooLong), (5, spreadsheet.UnknownTargetGroup), (6, spreadsheet.NotANumber)]
    assert kinds == expected


def test_clusters_and_votes_of_a_sheet_become_clusters_and_a_closed_round(library: Library) -> None:
    from workshops import votes

    workshop = build(library, teams=0, notes=0)
    data = "idé;kluster;röster\na;Hjälp;4\nb;Hjälp;4\nc;Tid;2\n"
    library.edit(workshop.id, spreadsheet.take, spreadsheet.read(data.encode()), spreadsheet.Outcome())
    named = {cluster.id: cluster.name for cluster in workshop.clusters}
    assert {named[key]: count for key, count in votes.result(workshop).items()} == {"Hjälp": 4, "Tid": 2}
    library.undo(workshop.id)
    assert (workshop.ideas, workshop.clusters, workshop.rounds) == ([], [], [])


def test_an_unclosed_quote_does_not_swallow_the_rest() -> None:
    rows = spreadsheet.read('grupp;idé\nA;"öppet citat\nB;två\nC;tre\n'.encode())
    assert [row.text for row in rows] == ['"öppet citat', "två", "tre"]


def test_pictures_and_workbooks_are_no_text() -> None:
    for data in (b"PK\x03\x04" + b"\0" * 100, b"\x89PNG\r\n\x1a\n" + b"\0" * 300):
        with pytest.raises(spreadsheet.NotText):
            spreadsheet.read(data)
    for empty in (b"", b"\n\n", "idé;grupp\n".encode()):
        with pytest.raises(spreadsheet.NoIdeas):
            spreadsheet.read(empty)


def test_hostile_words_go_out_and_come_in_unchanged_and_run_in_no_spreadsheet(library: Library) -> None:
    workshop = build(library, teams=1, notes=0)
    for case in bad_texts():
        try:
            library.edit(workshop.id, ideas.add, str(case["text"]))
        except Refused:
            continue
    data = spreadsheet.write(workshop, _name)
    cells = [
        cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";") for cell in row
    ]
    assert not [cell for cell in cells if cell[:1] in "=+-@\t" and cell]
    other = build(library, teams=1, notes=0)
    outcome = spreadsheet.Outcome()
    library.edit(other.id, spreadsheet.take, spreadsheet.read(data), outcome)
    assert outcome.refused == []
    assert [idea.text for idea in other.ideas] == [idea.text for idea in workshop.ideas]


@given(st.lists(st.text(max_size=80), min_size=1, max_size=12))
def test_any_text_survives_a_sheet_of_ours(texts: list[str]) -> None:
    kept = [said for said in (" ".join(text.clean(each).split()) for each in texts) if said]
    workshop = Workshop(title="x")
    for each in kept:
        ideas.add(workshop, each)
    if kept:
        assert [row.text for row in spreadsheet.read(spreadsheet.write(workshop, _name))] == kept


def test_hidden_and_discarded_notes_stay_at_home(library: Library, workshop: Workshop) -> None:
    from workshops import meeting

    library.edit(workshop.id, meeting.reveal, [workshop.teams[0].id], False, undoable=False)
    library.edit(workshop.id, ideas.discard, [workshop.ideas[1].id])
    data = spreadsheet.write(workshop, _name).decode("utf-8-sig")
    for idea in workshop.ideas:
        assert (idea.text in data) == ideas.visible(workshop, idea)
