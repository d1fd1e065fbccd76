"""The format of files is documented, versioned and read for ever; what goes out comes in equal."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import DATA
from tests.workshops.schema_reading import faults
from tests.workshops.steps import possible_notes, possible_steps
from workshops import agenda, meeting, votes
from workshops.exchange import document, files, schema
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.text import Refused

VERSIONS = range(1, document.VERSION + 1)
KEPT = DATA / "workshops"


def test_the_schema_is_that_of_the_model() -> None:
    """A column that comes makes another format: raise document.VERSION once per release, and run `poe schema`."""
    assert schema.path().read_text(encoding="utf-8") == schema.written()


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_has_its_schema(version: int) -> None:
    held = json.loads(schema.path(version).read_text(encoding="utf-8"))
    assert held["properties"]["version"] == {"const": version}


@pytest.mark.parametrize("file", sorted(KEPT.glob("*.workshop")), ids=lambda file: file.stem)
def test_files_of_every_released_version_are_read_whole(file: Path, library: Library) -> None:
    with zipfile.ZipFile(file) as archive:
        held = json.loads(archive.read(files.INSIDE))
    assert list(faults(held, json.loads(schema.path(held["version"]).read_text(encoding="utf-8")))) == []
    brought = files.bring(file).workshop
    assert brought is not None
    written = json.loads(json.dumps(document.write(brought)))
    for name, rows in held.items():
        if isinstance(rows, list):
            pairs = zip(rows, written[name], strict=True)
            assert all(old.items() <= new.items() for old, new in pairs), name
    assert held["workshop"].items() <= written["workshop"].items()
    library.add(brought)
    assert library.problems() == []


def test_what_is_written_is_as_documented(workshop: Workshop) -> None:
    held = json.loads(files.as_json(workshop))
    assert list(faults(held, schema.made())) == []
    for change in ({"text": 7}, {"text": "x" * 501}, {"target_group": "robotar"}, {"okänd": 1}, {"discarded": 0}):
        broken = held | {"ideas": [held["ideas"][0] | change]}
        assert len(list(faults(broken, schema.made()))) == 1
        if "okänd" not in change:
            with pytest.raises(Refused):
                document.read(broken)


def _tidy(written: dict[str, Any]) -> dict[str, Any]:
    """Without clocks of what was removed and options of clusters that are gone: those don't travel."""
    known = {row["id"] for rows in written.values() if isinstance(rows, list) for row in rows}
    there = {row["id"] for row in written["clusters"]}
    rounds = [
        row | {"options": " ".join(key for key in row["options"].split() if key in there)} for row in written["rounds"]
    ]
    timings = [row for row in written["timings"] if row["subject_id"] in known]
    return written | {"rounds": rounds, "timings": timings}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**9), length=st.integers(0, 60), words=st.lists(st.text(max_size=40), max_size=5))
def test_whatever_was_done_comes_back_equal(seed: int, length: int, words: list[str]) -> None:
    workshop, chance = Workshop(title="Vandring"), random.Random(seed)
    for number in range(length):
        steps = possible_steps(workshop, chance) + possible_notes(workshop, chance, 1_000.0 + number)
        verb, *arguments = chance.choice(steps)
        if verb in (votes.lay, votes.take_back, meeting.keep_draft):  # those lie in a library only, and never travel
            continue
        try:
            if verb is agenda.describe:
                agenda.describe(workshop, title=f"titel {number}", place=chance.choice(words or ["Lokal Vinga"]))
            elif verb not in (agenda.change_team, agenda.set_options):
                verb(workshop, *arguments)  # type: ignore[operator]
        except Refused:
            continue
    written = json.loads(json.dumps(document.write(workshop)))
    back = document.read(json.loads(files._unzipped(files.zipped(files.encoded(written)), "x")))
    assert json.loads(json.dumps(document.write(back))) == _tidy(written)
    assert list(faults(written, schema.made())) == []


def _archive(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        _archive((files.INSIDE, b"[" * 200_000)),
        _archive((files.INSIDE, b"{}"), ("../ut.txt", b"x")),
        _archive((files.INSIDE, b"{}"), ("/etc/x", b"x")),
        _archive((files.INSIDE, b"{}"), ("C:\\x", b"x")),
        _archive(*((f"{number}.txt", b"") for number in range(4_100)), (files.INSIDE, b"{}")),
        _archive(("annat.json", b"{}")),
        _archive((files.INSIDE, b'{"version": ' + b"9" * 5_000 + b"}")),
        _archive((files.INSIDE, b" " * (files.LARGEST + 1))),
    ],
    ids=["nesting", "up", "root", "drive", "parts", "nothing", "number", "size"],
)
def test_archives_made_to_hurt_are_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "bomb.workshop"
    file.write_bytes(data)
    with pytest.raises(files.BrokenFile):
        files.bring(file)
    assert list(tmp_path.iterdir()) == [file]


def test_an_archive_that_lies_or_is_locked_is_refused(tmp_path: Path) -> None:
    data = bytearray(_archive((files.INSIDE, b"{}" * 100)))
    directory = data.rindex(b"PK\x01\x02")
    locked, lying = data.copy(), data.copy()
    locked[directory + 8] |= 1
    lying[directory + 24 : directory + 28] = (7).to_bytes(4, "little")
    for number, each in enumerate((locked, lying)):
        file = tmp_path / f"{number}.workshop"
        file.write_bytes(each)
        with pytest.raises(Refused):
            files.bring(file)


def test_more_rows_than_any_meeting_has_are_refused(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MOST", 50)
    with pytest.raises(document.TooMuch):
        document.read(document.write(workshop))
