"""Parsed files are kept beside them and never trusted further than they can be checked."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest

from workshops import parsed

TEXT = 'name = "Måndag"\n[[row]]\nminutes = 5\n\n[notes]\nlong = "x"\n'
VALUES = {"name": "Måndag", "row": [{"minutes": 5}], "notes": {"long": "x"}}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file whose values may be kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    path = tmp_path / "words.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_is_kept_is_what_was_parsed_and_spares_the_parsing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert parsed.read(file) == VALUES
    monkeypatch.setattr(tomllib, "loads", None)
    assert parsed.read(file) == VALUES


def test_a_file_that_was_changed_is_read_again(file: Path) -> None:
    parsed.read(file)
    file.write_text('name = "Tisdag"\n', encoding="utf-8")
    assert parsed.read(file) == {"name": "Tisdag"}
    before = file.stat()
    file.write_text('name = "Onsdag"\n', encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert parsed.read(file) == {"name": "Onsdag"}


@pytest.mark.parametrize("cut", [0, 3, 6, 20])
def test_what_is_cut_short_is_not_used(file: Path, cut: int) -> None:
    parsed.read(file)
    kept = parsed.place(file)
    kept.write_bytes(kept.read_bytes()[:cut])
    assert parsed.read(file) == VALUES


def test_no_turned_bit_gets_through(file: Path) -> None:
    parsed.read(file)
    kept = parsed.place(file)
    whole = kept.read_bytes()
    for at in range(len(whole)):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert parsed.read(file) == VALUES


def test_a_head_is_kept_apart_from_the_whole(file: Path) -> None:
    for _ in range(2):
        assert parsed.read(file, until="[notes") == {"name": "Måndag", "row": [{"minutes": 5}]}
        assert parsed.read(file) == VALUES


def test_nothing_is_written_where_python_writes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert parsed.read(file) == VALUES
    assert not parsed.place(file).exists()


def test_a_place_that_cannot_be_written_costs_nothing_but_time(file: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    assert parsed.read(file) == VALUES


def test_what_is_wrong_with_a_file_is_said_as_ever(file: Path, tmp_path: Path) -> None:
    file.write_text("name =", encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError):
        parsed.read(file)
    file.write_bytes(b'name = "\xff"')
    with pytest.raises(UnicodeDecodeError):
        parsed.read(file)
    with pytest.raises(FileNotFoundError):
        parsed.read(tmp_path / "none.toml")
