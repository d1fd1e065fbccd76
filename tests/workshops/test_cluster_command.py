"""`main.py cluster`: proposals for a workshop or a plain file; nothing is changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from workshops import ideas, merges, terminal, terms
from workshops.cluster_command import cluster, of_workshop
from workshops.command import main
from workshops.model import Workshop
from workshops.storage.library import Library

Call = Callable[..., tuple[int, str, list[str]]]

LINES = [
    {"text": "Läxhjälp på kvällen", "cluster": "Läxor"},
    {"text": "Någon att fråga när man kört fast hemma", "cluster": "Läxor"},
    {"text": "Snabbare rättning av prov", "cluster": "Bedömning"},
    {"text": "Rättvisa betyg", "cluster": "Bedömning"},
    {"text": "läxhjälp på kvällarna", "label": "not looked at"},
    {"text": "Godare mat i matsalen", "cluster": None},
    {"text": "Kortare kö till maten", "cluster": ""},
]


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs the command line as it is composed; returns status, standard output and the lines of standard error."""
    main.add_command(cluster)

    def once(*arguments: str, library: Path | None = None) -> tuple[int, str, list[str]]:
        status = terminal.run(
            main, ["--library", str(library or tmp_path / "none.sqlite"), *arguments], {"language": "sv"}
        )
        said = capsys.readouterr()
        return status, said.out, said.err.splitlines()

    return once


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "idéer.jsonl"
    rows = [json.dumps(line, ensure_ascii=False) for line in LINES]
    path.write_text("\ufeff" + "\r\n".join([rows[0], "", *rows[1:]]) + "\n", encoding="utf-8")
    return path


def test_a_plain_file_needs_no_library(call: Call, file: Path, tmp_path: Path) -> None:
    status, out, err = call("cluster", "--ideas", str(file), "--json")
    assert (status, err) == (0, [])
    found = json.loads(out)
    assert set(found) == {"groups", "unplaced", "near_duplicates"}
    assert [row["line"] for row in found["unplaced"]] == [6, 7, 8]
    first = found["unplaced"][0]
    assert first["text"] == "läxhjälp på kvällarna"
    assert first["suggestions"][0]["cluster"] == "Läxor"
    assert set(first["suggestions"][0]) == {"cluster", "score", "why"}
    assert first["suggestions"][0]["why"]["lines"][0] == 1
    assert [pair["lines"] for pair in found["near_duplicates"]] == [[1, 6]]
    assert all(set(group) == {"name", "subtitle", "ideas"} for group in found["groups"])
    assert {line for group in found["groups"] for line in group["ideas"]} <= {6, 7, 8}
    assert not (tmp_path / "none.sqlite").exists()


def test_lines_for_a_person(call: Call, file: Path) -> None:
    status, out, err = call("cluster", "--ideas", str(file))
    assert (status, err) == (0, [])
    assert "6  läxhjälp på kvällarna" in out.splitlines()
    assert any(line.startswith("≈ ") for line in out.splitlines())


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '"text"',
        "{}",
        '{"text": 3}',
        '{"text": " "}',
        '{"text": "a", "cluster": 1}',
        json.dumps({"text": "a" * 501}),
        "[" * 5000,
        json.dumps({"text": "a", "cluster": "b" * 201}),
    ],
)
def test_a_bad_line_is_named(call: Call, tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "a"}\n\n' + line + "\n", encoding="utf-8")
    status, out, err = call("cluster", "--ideas", str(path), "--json")
    assert (status, out, len(err)) == (1, "", 1)
    assert err[0].startswith("Rad 3:")


def test_files_that_can_not_be_read(call: Call, tmp_path: Path) -> None:
    assert call("cluster", "--ideas", str(tmp_path / "none.jsonl"))[0] == 1
    (tmp_path / "x.jsonl").write_bytes(b'{"text": "\xe5"}')
    status, _, err = call("cluster", "--ideas", str(tmp_path / "x.jsonl"))
    assert (status, len(err)) == (1, 1)
    assert "UTF-8" in err[0]


def test_an_empty_file_has_nothing_to_say(call: Call, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("\n", encoding="utf-8")
    status, out, _ = call("cluster", "--ideas", str(tmp_path / "x.jsonl"), "--json")
    assert (status, json.loads(out)) == (0, {"groups": [], "unplaced": [], "near_duplicates": []})


@pytest.mark.parametrize("arguments", [(), ("x", "--ideas", "y")])
def test_one_of_the_two_is_asked_for(call: Call, arguments: tuple[str, ...]) -> None:
    assert call("cluster", *arguments)[0] == 2


def test_a_workshop_s_hidden_discarded_and_merged_notes_take_no_part(met: Workshop) -> None:
    notes = ideas.shown(met)
    ideas.discard(met, [notes[0].id])
    merges.merge(met, notes[1].id, [notes[2].id])
    met.teams[0].revealed = False
    source = of_workshop(met)
    hidden = {idea.id for idea in met.ideas if idea.team_id == met.teams[0].id}
    assert hidden
    assert set(source.numbers) == {idea.id for idea in ideas.shown(met)}
    assert set(source.numbers).isdisjoint({notes[0].id, notes[2].id, *hidden})
    said = {each for ranking in source.sorting.rankings().values() for s in ranking.suggestions for each in s.why.notes}
    assert said <= set(source.numbers)


def test_a_workshop_as_json(call: Call, copied: Library, met: Workshop, tmp_path: Path) -> None:
    key, numbers = met.id, {idea.seq for idea in ideas.shown(met) if idea.cluster_id is None}
    copied.close()
    status, out, err = call("cluster", key, "--json", library=tmp_path / "copied" / "library.sqlite")
    assert (status, err) == (0, [])
    assert {row["line"] for row in json.loads(out)["unplaced"]} == numbers


def test_a_workshop_s_own_words_and_pairs_kept_apart(met: Workshop) -> None:
    one, other, third = ideas.shown(met)[:3]
    for idea, said in ((one, "Zebrans dag på sjön"), (other, "zebrans dag på sjön!"), (third, "Kanoten")):
        ideas.reword(met, idea.id, said)
    assert {(pair.a, pair.b) for pair in of_workshop(met).sorting.duplicates()} >= {(one.id, other.id)}
    merges.keep_apart(met, one.id, other.id)
    terms.add(met, "zebrans, kanoten")
    source = of_workshop(met)
    assert all({pair.a, pair.b} != {one.id, other.id} for pair in source.sorting.duplicates())
    assert source.sorting.similar([one.id])[0].key in {other.id, third.id}
