"""publish, publications and privacy as scripts use them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.builders import build
from workshops import command, ideas, terminal
from workshops.publishing import space as spaces
from workshops.storage.library import Library

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def key(tmp_path: Path) -> str:
    library = Library.open(tmp_path / "library.sqlite")
    made = build(library, notes=6, teams=2)
    library.edit(made.id, ideas.add, "Ring 070-174 06 05 om lånedatorer", made.teams[0].id)
    library.close()
    return made.id


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command in this process; exit status, what it says and what it complains of."""

    def run(*arguments: str, **settings: object) -> tuple[int, str, str]:
        capsys.readouterr()
        known = {"library": str(tmp_path / "library.sqlite"), "language": "sv"} | settings
        status = terminal.run(command.main, list(arguments), known)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def test_publish_prints_path_and_checksum_of_each_file(call: Call, key: str, tmp_path: Path) -> None:
    space = tmp_path / "yta"
    space.mkdir()
    status, said, warned = call("publish", key, "--space", str(space), "--with", "data")
    assert status == 0, warned
    rows = [line.split("\t") for line in said.splitlines()]
    assert [Path(path).suffix for path, _sum in rows] == [".pdf", ".pdf", ".ics", ".json", ".html"]
    assert all(hashlib.sha256(Path(path).read_bytes()).hexdigest() == checksum for path, checksum in rows)
    assert f"privacy {key}" in warned
    assert "070" not in warned
    logged = json.loads(call("publications", key, "--json")[1])
    assert [(row["path"], row["checksum"], row["state"]) for row in logged] == [(*row, "published") for row in rows]
    assert all(row["program"] for row in logged)
    assert all(datetime.fromisoformat(row["when"]).timestamp() == int(row["published"]) for row in logged)
    assert call("publications", key)[1].count("publicerad\t") == 5
    assert call("publish", key, "--space", str(space), "--without", "page", "--lang", "en")[1].count("_v2.pdf") == 2


def test_a_part_of_the_summary_says_so_in_its_name(call: Call, key: str, tmp_path: Path) -> None:
    status, said, warned = call("publish", key, "--space", str(tmp_path), "--variant", "team:2", "--without", "page")
    assert status == 0, warned
    assert said.split("\t")[0].endswith("_natverksmote_skoldigitalisering_grupp-2.pdf")
    assert call("publish", key, "--space", str(tmp_path), "--variant", "team:9")[0] == 1


def test_what_cannot_leave_waits_and_is_tried_again(call: Call, key: str, tmp_path: Path) -> None:
    space = tmp_path / "borta"
    status, said, warned = call("publish", key, "--space", str(space))
    assert (status, said) == (1, "")
    assert "finns inte just nu" in warned.splitlines()[-1]
    assert {row["state"] for row in json.loads(call("publications", key, "--json")[1])} == {"queued"}
    assert call("publish", key, "--again")[0] == 1
    space.mkdir()
    status, said, _warned = call("publish", key, "--again")
    assert (status, len(said.splitlines())) == (0, 4)
    assert call("publish", key, "--again")[0] == 1


def test_the_space_that_was_chosen_for_the_network_is_used(call: Call, key: str, tmp_path: Path) -> None:
    status, _said, warned = call("publish", key)
    assert (status, "Ingen samarbetsyta" in warned) == (1, True)
    chosen = spaces.keep({}, "Nätverk skoldigitalisering", spaces.Space(tmp_path, "{title}_{version}"))
    status, said, warned = call("publish", key, spaces=chosen)
    assert status == 0, warned
    assert "natverksmote-skoldigitalisering_v1.pdf" in said


def test_rules_and_kinds_that_there_are_none_of(call: Call, key: str, tmp_path: Path) -> None:
    assert call("publish", key, "--space", str(tmp_path), "--with", "film")[0] == 2
    status, _said, warned = call("publish", key, "--space", str(tmp_path), "--rule", "{film}")
    assert (status, "{film}" in warned or "film" in warned) == (1, True)
    assert json.loads(call("publications", key, "--json")[1]) == []
    assert call("publications", "f" * 32)[0] == 1


def test_privacy_tells_kind_and_place_and_never_the_number(call: Call, key: str) -> None:
    for arguments in ((key,), ("--text", "Ring 070-174 06 05 om lånedatorer")):
        status, said, _warned = call("privacy", *arguments)
        assert status == 0
        assert "[telefonnummer]" in said
        assert "174" not in said
        (row,) = json.loads(call("privacy", *arguments, "--json")[1])
        assert (row["kind"], row["sure"], row["quote"]) == ("phone", True, "Ring [telefonnummer] om lånedatorer")
    assert row["start"] == 5
    assert json.loads(call("privacy", "--text", "Rum 0312-3456", "--json")[1]) == []
    assert call("privacy")[0] == 2
