"""Sheets as people's programs write them are taken in row by row, and refused row by row."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import bad_texts, build
from workshops import ideas, text
from workshops.exchange import cells, columns, document, spreadsheet
from workshops.labels import Words
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.text import Refused

SV = Words("sv")


SHEETS = {
    "semikolon": "Grupp;Målgrupp;Idé;Kluster;Röster\nGrupp 1;Elever;Läxhjälp;Hjälp;4\nGrupp 2;lärare;Färre möten;;\n",
    "komma": 'text,team,target_group\n"Läxhjälp, hemma",Grupp 1,students\nFärre möten,Grupp 2,teachers\n',
    "tabb": "Idé\tMålgrupp\tGrupp\nLäxhjälp\telever\tGrupp 1\nFärre möten\tlärare\tGrupp 2\n",
}


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_real_spreadsheets_are_read(library: Library, sheet: str, coding: str) -> None:
    workshop = build(library, teams=2, notes=0)
    rows = columns.read(SHEETS[sheet].replace("\n", "\r\n").encode(coding))
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
        columns.read("Läxhjälp, hemma; på kvällen\n\nFärre möten\n".encode()),
        outcome,
    )
    assert [idea.text for idea in workshop.ideas] == ["Läxhjälp, hemma; på kvällen", "Färre möten"]


def test_each_refused_row_is_told_with_its_line(library: Library) -> None:
    workshop = build(library, teams=0, notes=0)
    data = f"idé;målgrupp;röster\nbra;elever;1\n{'x' * 501};elever;\n;lärare;\nfel grupp;hundar;\nfel röst;elever;många\nsist;lärare;\n"
    outcome = spreadsheet.Outcome()
    library.edit(workshop.id, spreadsheet.take, columns.read(data.encode()), outcome)
    assert [idea.text for idea in workshop.ideas] == ["bra", "sist"]
    kinds = [(line, type(refusal)) for line, refusal in outcome.refused]
    expected: list[tuple[int, type[Refused]]] = [
        (3, text.TooLong),
        (4, text.Empty),
        (5, spreadsheet.UnknownTargetGroup),
        (6, spreadsheet.NotANumber),
    ]
    assert kinds == expected


def _taken(library: Library, data: str | bytes, **options: int) -> tuple[Workshop, spreadsheet.Outcome]:
    """A workshop with two teams that a sheet has been put into."""
    workshop = build(library, teams=options.get("teams", 2), notes=0)
    outcome = spreadsheet.Outcome()
    rows = columns.read(data if isinstance(data, bytes) else data.encode())
    library.edit(workshop.id, spreadsheet.take, rows, outcome)
    return workshop, outcome


@pytest.mark.parametrize(
    "heading",
    [
        "GRUPP;MÅLGRUPP;IDÉ;KLUSTER;RÖSTER",
        " grupp ; Målgrupp: ; Idé* ;Kluster;Röster (antal)",
        "Grupp/team;målgrupp/target_group;idé/text;kluster/cluster;röster/votes",
        "team;target_group;text;cluster;votes",
        "Team;Target group;Idea;Cluster;Votes",
        "Group;target-group;Ideas;Theme;Dots",
        "grupp;målgrupp;idé;kluster;röster",
    ],
)
def test_headings_are_known_however_they_are_written(library: Library, heading: str) -> None:
    workshop, outcome = _taken(library, f"{heading}\nGrupp 2;ELEVER;Läxhjälp;Hjälp;3\n")
    assert (outcome.taken, outcome.refused) == (1, [])
    (idea,) = workshop.ideas
    assert (idea.text, idea.target_group, idea.team_id) == ("Läxhjälp", "students", workshop.teams[1].id)
    assert [
        (cluster.name, tally.votes) for cluster, tally in zip(workshop.clusters, workshop.tallies, strict=True)
    ] == [("Hjälp", 3)]


def test_columns_may_stand_in_any_order_and_strange_ones_are_left_out() -> None:
    data = "Tid;Text;Namn;Målgrupp;Idé\n08:15;brus;Någon;lärare;Färre möten\n"
    found = columns.sheet(data.encode())
    assert [(row.text, row.target_group) for row in found.rows] == [("Färre möten", "lärare")]
    assert found.left_out == ("Tid", "Text", "Namn")


def test_headings_without_ideas_are_told_rather_than_taken_for_ideas() -> None:
    with pytest.raises(columns.NoIdeaColumn):
        columns.read("Grupp;Målgrupp;Anteckning\nA;elever;Läxhjälp\n".encode())
    assert [row.text for row in columns.read("grupp\nLäxhjälp\n".encode())] == ["grupp", "Läxhjälp"]
    assert [row.text for row in columns.read("Idé\nLäxhjälp; hemma\n".encode())] == ["Läxhjälp; hemma"]


def test_the_first_line_may_declare_the_separator(library: Library) -> None:
    for mark, line in ((";", "sep=;"), (",", "sep=,"), ("|", "SEP=|"), ("\t", "sep=\t")):
        data = f"{line}\r\nIdé{mark}Grupp\r\nRast, lunch; fika{mark}Grupp 1\r\n".replace(
            "Rast, lunch; fika", '"Rast, lunch; fika"'
        )
        (row,) = columns.read(data.encode("utf-8-sig"))
        assert (row.line, row.text, row.team) == (3, "Rast, lunch; fika", "Grupp 1")


def test_a_line_break_within_a_cell_becomes_a_space(library: Library) -> None:
    workshop, _outcome = _taken(library, 'Idé;Grupp\r\n"Läxhjälp\r\npå kvällen\n\nhemma";Grupp 1\r\nTvå;Grupp 2\r\n')
    assert [idea.text for idea in workshop.ideas] == ["Läxhjälp på kvällen hemma", "Två"]
    workshop, _outcome = _taken(library, '"Läxhjälp\r\npå kvällen"\r\nTvå\r\n')
    assert [idea.text for idea in workshop.ideas] == ["Läxhjälp på kvällen", "Två"]


def test_lines_are_counted_as_the_file_has_them() -> None:
    rows = columns.read('\n\nIdé;Grupp\n"a\nb";A\n;;\n\nc;B\n'.encode())
    assert [(row.line, row.text) for row in rows] == [(4, "a\nb"), (8, "c")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('A;"öppet citat\nB;två\nC;"tre"\n', ['"öppet citat', "två", "tre"]),
        ('A;"ett\nB;två\nC;"tre\nD;fyra\n', ['"ett', "två", '"tre', "fyra"]),
        ('A;5" skärm\nB;7" skärm\n', ['5" skärm', '7" skärm']),
        ('A;"Han sa ""hej"" till mig"\n', ['Han sa "hej" till mig']),
        ('A;"Han sa "hej" till mig"\nB;två\n', ['"Han sa "hej" till mig"', "två"]),
        ('A; "med; blanktecken" \n', ["med; blanktecken"]),
        ('A;""\nB;två\n', ["", "två"]),
        ('A;"', ['"']),
    ],
)
def test_a_quote_that_stands_alone_swallows_nothing(said: str, expected: list[str]) -> None:
    assert [row.text for row in columns.read(f"grupp;idé\n{said}".encode())] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Läxhjälp;;;\n;;;\nTvå, tre; fyra;;;\n", ["Läxhjälp", "Två, tre; fyra"]),
        ("Läxhjälp;\nTvå;\n", ["Läxhjälp", "Två"]),
        ("slutar med semikolon;\ninte den\n", ["slutar med semikolon;", "inte den"]),
        ('"Läxhjälp, hemma"\n"Två"\n', ["Läxhjälp, hemma", "Två"]),
        ('"Ett citat"\nTvå\n', ['"Ett citat"', "Två"]),
        ('"Läxhjälp; hemma"\nTvå\n', ["Läxhjälp; hemma", "Två"]),
        ("ett\rtvå\r\ntre\n", ["ett", "två", "tre"]),
        ("1\u2028rad\n", ["1\u2028rad"]),
    ],
)
def test_a_file_without_headings_is_one_idea_a_line(said: str, expected: list[str]) -> None:
    assert [row.text for row in columns.read(said.encode())] == expected


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Elever", "students"),
        ("elev", "students"),
        (" STUDENTS ", "students"),
        ("pupils", "students"),
        ("Lärare", "teachers"),
        ("LÄRARE", "teachers"),
        ("lärare", "teachers"),
        ("Teachers.", "teachers"),
        ("Personal (alla)", "teachers"),
        ("", None),
        ("  ", None),
    ],
)
def test_target_groups_as_people_write_them(said: str, code: str | None) -> None:
    assert spreadsheet.target_group_of(said) == code


def test_an_empty_target_group_is_the_team_s_and_unknown_teams_are_made(library: Library) -> None:
    workshop, outcome = _taken(
        library, "idé;grupp;målgrupp\na;grupp 2;\nb;Nya;elever\nc;nya;\nd;;\ne;;lärare\n" + f"f;{'x' * 201};elever\n"
    )
    assert [idea.target_group for idea in workshop.ideas] == ["teachers", "students", "students", None, "teachers"]
    assert [team.name for team in workshop.teams] == ["Grupp 1", "Grupp 2", "Nya"]
    assert [(line, type(why)) for line, why in outcome.refused] == [(7, text.TooLong)]


@pytest.mark.parametrize(
    ("said", "votes"), [("4", 4), ("4,0", 4), ("4.00", 4), ("1 234", 1234), ("1 234", 1234), ("+2", 2), (" 0 ", 0)]
)
def test_votes_as_spreadsheets_write_them(library: Library, said: str, votes: int) -> None:
    workshop, outcome = _taken(library, f"idé;kluster;röster\na;Hjälp;{said}\n")
    assert (outcome.refused, [tally.votes for tally in workshop.tallies]) == ([], [votes])


@pytest.mark.parametrize("said", ["3,5", "-1", "många", "4 st", "1e3", "²", "٣", "9" * 12])
def test_votes_that_are_no_number_are_refused_with_their_row(library: Library, said: str) -> None:
    workshop, outcome = _taken(library, f"idé;kluster;röster\na;Hjälp;{said}\nb;Hjälp;2\n")
    assert [(line, type(why)) for line, why in outcome.refused] == [(2, spreadsheet.NotANumber)]
    assert [idea.text for idea in workshop.ideas] == ["b"]


def test_no_vote_of_a_sheet_is_lost(library: Library) -> None:
    from workshops import votes

    data = "idé;kluster;röster\na;Hjälp;4\nb;Hjälp;1\nc;;3\nd;;\ne;Tid;0\n"
    workshop, _outcome = _taken(library, data)
    named = {cluster.id: cluster.name for cluster in workshop.clusters}
    assert sorted((named[key], count) for key, count in votes.result(workshop).items()) == [
        ("", 3),
        ("Hjälp", 5),
        ("Tid", 0),
    ]
    assert [idea.cluster_id is None for idea in workshop.ideas] == [False, False, False, True, False]


def test_votes_wait_until_an_open_round_is_closed(library: Library) -> None:
    from workshops import clusters, votes

    workshop = build(library, teams=1, notes=4, voted=False, developed=False)
    library.edit(workshop.id, clusters.gather, [], "Hjälp")
    library.edit(workshop.id, votes.open_round)
    rows = columns.read("idé;kluster;röster\na;Hjälp;4\n".encode())
    with pytest.raises(votes.RoundOpen):
        library.edit(workshop.id, spreadsheet.take, rows, spreadsheet.Outcome())
    assert len(workshop.ideas) == 4
    library.edit(workshop.id, spreadsheet.take, columns.read("idé;kluster\na;Hjälp\n".encode()), spreadsheet.Outcome())
    assert len(workshop.ideas) == 5


def test_an_import_into_a_workshop_is_one_step_of_undo(library: Library) -> None:
    workshop = build(library, teams=1, notes=4)
    before = library.dump()
    rows = columns.read("idé;grupp;kluster;röster\na;Ny;Hjälp;4\nb;Ny 2;Tid;\n".encode())
    library.edit(workshop.id, spreadsheet.take, rows, spreadsheet.Outcome())
    library.undo(workshop.id)
    assert library.dump() == before
    assert library.undo(workshop.id) is None


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("idé;å\nLäxhjälp på kvällen åäö\n".encode() + b"trasig \xc3", "Läxhjälp på kvällen åäö"),
        ("idé;x\nLäxhjälp\u2026 på kvällen\n".encode("cp1252"), "Läxhjälp… på kvällen"),
        ("idé;x\nLäxhjälp\n".encode("utf-16-be").join([b"\xfe\xff", b""]), "Läxhjälp"),
        ("\ufeff\ufeffidé;x\nLäxhjälp\n".encode(), "Läxhjälp"),
    ],
)
def test_codings_that_files_really_have(data: bytes, expected: str) -> None:
    assert columns.read(data)[0].text == expected


@given(st.text(alphabet="ab;,\t\"\n\r '=å", max_size=60))
def test_no_file_of_signs_is_an_error_or_loses_a_word(said: str) -> None:
    try:
        rows = columns.read(f"grupp;idé;x\n{said}".encode())
    except Refused:
        return
    assert rows
    alone = [row.text for row in columns.read(f"å{said}".encode())]
    assert sorted(sign for line in alone for sign in line if sign in "abå") == sorted(
        sign for sign in f"å{said}" if sign in "abå"
    )


def test_a_hundred_thousand_rows_are_all_read() -> None:
    data = "grupp;målgrupp;idé;kluster;röster\r\n" + "".join(
        f'Grupp {n % 9};elever;"Idé nummer {n}, om ""läxor""";Kluster {n % 50};{n % 50}\r\n' for n in range(100_000)
    )
    rows = columns.read(data.encode("utf-8-sig"))
    workshop, outcome = Workshop(title="Många"), spreadsheet.Outcome()
    spreadsheet.take(workshop, rows, outcome)
    assert (outcome.taken, outcome.refused, len(workshop.clusters)) == (100_000, [], 50)
    assert columns.read(b"x" * 3_000_000)[0].text == "x" * 3_000_000
    assert len(columns.read(b"grupp;id\xe9\n" + b'A;"' * 200_000)) == 1


def test_clusters_and_votes_of_a_sheet_become_clusters_and_a_closed_round(library: Library) -> None:
    from workshops import votes

    workshop = build(library, teams=0, notes=0)
    data = "idé;kluster;röster\na;Hjälp;4\nb;Hjälp;4\nc;Tid;2\n"
    library.edit(workshop.id, spreadsheet.take, columns.read(data.encode()), spreadsheet.Outcome())
    named = {cluster.id: cluster.name for cluster in workshop.clusters}
    assert {named[key]: count for key, count in votes.result(workshop).items()} == {"Hjälp": 4, "Tid": 2}
    library.undo(workshop.id)
    assert (workshop.ideas, workshop.clusters, workshop.rounds) == ([], [], [])


def test_pictures_and_workbooks_are_no_text() -> None:
    for data in (b"PK\x03\x04" + b"\0" * 100, b"\x89PNG\r\n\x1a\n" + b"\0" * 300):
        with pytest.raises(cells.NotText):
            columns.read(data)
    for empty in (b"", b"\n\n", "idé;grupp\n".encode()):
        with pytest.raises(columns.NoIdeas):
            columns.read(empty)


def test_hostile_words_go_out_and_come_in_unchanged_and_run_in_no_spreadsheet(library: Library) -> None:
    workshop = build(library, teams=1, notes=0)
    for case in bad_texts():
        try:
            library.edit(workshop.id, ideas.add, str(case["text"]))
        except Refused:
            continue
    data = spreadsheet.write(document.write(workshop), SV)
    written = [
        cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";") for cell in row
    ]
    assert not [cell for cell in written if cell[:1] in "=+-@\t" and cell]
    other = build(library, teams=1, notes=0)
    outcome = spreadsheet.Outcome()
    library.edit(other.id, spreadsheet.take, columns.read(data), outcome)
    assert outcome.refused == []
    assert [idea.text for idea in other.ideas] == [idea.text for idea in workshop.ideas]


@given(st.lists(st.text(max_size=80), min_size=1, max_size=12))
def test_any_text_survives_a_sheet_of_ours(texts: list[str]) -> None:
    kept = [said for said in (" ".join(text.clean(each).split()) for each in texts) if text.has_ink(said)]
    workshop = Workshop(title="x")
    for each in kept:
        ideas.add(workshop, each)
    if kept:
        assert [row.text for row in columns.read(spreadsheet.write(document.write(workshop), SV))] == kept
