"""Publishing to a real folder: whole files, new versions, a log that claims no more than is there, a queue for the rest."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import NOW
from tests.workshops.publishing.sending import assert_true, queued, sent
from workshops import agenda, ideas, meeting
from workshops.model import Workshop
from workshops.publishing import log, parcel, places, writing
from workshops.publishing.outbox import Outbox
from workshops.publishing.space import test as try_space
from workshops.publishing.trouble import NotReadBack, SpaceGone, SpaceReadOnly
from workshops.storage.library import Library

STEM = "2026-11-26_natverksmote_skoldigitalisering"
WAYS = pytest.mark.parametrize("by_handle", [True, False], ids=["held open", "by path"])


@pytest.fixture
def space(tmp_path: Path) -> Path:
    folder = tmp_path / "Samarbetsyta"
    folder.mkdir()
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@WAYS
def test_files_lie_in_a_folder_of_their_own_and_are_logged(
    copied: Library, met: Workshop, space: Path, by_handle: bool
) -> None:
    copied.edit(met.id, agenda.describe, record_number="UBN 2026/113")
    queued(copied, met.id, space)
    assert [row.state for row in met.publications] == ["queued"] * 3
    assert names(space) == []
    assert all(end.published for end in sent(copied, met.id, by_handle=by_handle))
    assert names(space) == [STEM]
    assert names(space / STEM) == [f"{STEM}.pdf", f"{STEM}_data.json", f"{STEM}_innehall.html"]
    assert_true(copied, met.id)
    row = met.publications[0]
    assert (row.state, row.version, row.published, row.record_number, row.reason) == (
        "published",
        1,
        NOW + 60,
        "UBN 2026/113",
        "",
    )
    assert not Outbox.beside(copied.file).folder.exists()


def test_the_next_one_is_a_new_version_in_the_same_folder_whatever_the_title(
    copied: Library, met: Workshop, space: Path
) -> None:
    queued(copied, met.id, space)
    sent(copied, met.id)
    first = {path.name: path.read_bytes() for path in (space / STEM).iterdir()}
    copied.edit(met.id, agenda.describe, title="Något helt annat")
    queued(copied, met.id, space, ("summary", "page"))
    sent(copied, met.id)
    found = {path.name: path.read_bytes() for path in (space / STEM).iterdir()}
    assert set(found) - set(first) == {
        "2026-11-26_natverksmote_nagot-helt-annat_v2.pdf",
        "2026-11-26_natverksmote_nagot-helt-annat_innehall_v2.html",
    }
    assert all(found[name] == data for name, data in first.items())
    assert [row.version for row in met.publications] == [1, 1, 1, 2, 2]
    assert [row.version for row in log.latest(met)] == [2, 2]
    page = (space / STEM / "2026-11-26_natverksmote_nagot-helt-annat_innehall_v2.html").read_text(encoding="utf-8")
    assert f'href="{STEM}.pdf"' in page
    assert_true(copied, met.id)


def test_another_meeting_of_that_name_gets_a_folder_of_its_own(copied: Library, met: Workshop, space: Path) -> None:
    (space / STEM.upper()).mkdir()
    (space / STEM.upper() / "annans.txt").write_text("orörd", encoding="utf-8")
    (space / f"{STEM}_2").mkdir()
    queued(copied, met.id, space)
    sent(copied, met.id)
    assert names(space / STEM.upper()) == ["annans.txt"]
    assert len(names(space / f"{STEM}_2")) == 3


def test_everything_says_the_same_and_nothing_hidden_leaves(copied: Library, met: Workshop, space: Path) -> None:
    secret, away, own = "Det här får ingen se", "Det här är slängt", "Bara för mig"
    team = met.teams[0].id
    copied.edit(met.id, ideas.add, away, met.teams[1].id)
    copied.edit(met.id, ideas.discard, [met.ideas[-1].id])
    copied.edit(met.id, meeting.reveal, [team], False, undoable=False)
    copied.edit(met.id, ideas.add, secret, team)
    copied.edit(met.id, agenda.change, met.activities[0].id, notes=own)
    queued(copied, met.id, space)
    copied.edit(met.id, ideas.add, "För sent", met.teams[1].id)
    sent(copied, met.id)
    data = json.loads((space / STEM / f"{STEM}_data.json").read_text(encoding="utf-8"))
    said = json.dumps(data, ensure_ascii=False)
    assert not [text for text in (secret, away, own, "För sent") if text in said]
    assert {row["text"] for row in data["ideas"]} == {idea.text for idea in ideas.shown(met)} - {"För sent"}
    assert "publications" not in data


def test_files_of_ones_own_go_along(copied: Library, met: Workshop, space: Path, tmp_path: Path) -> None:
    own = tmp_path / "Vår presentation (slut).PPTX"
    own.write_bytes(b"bilder")
    queued(copied, met.id, space, ("summary", "page"), attachments=[own])
    sent(copied, met.id)
    assert (space / STEM / f"{STEM}_var-presentation-slut.pptx").read_bytes() == b"bilder"
    before = list(met.publications)
    with pytest.raises(parcel.CannotAttach):
        queued(copied, met.id, space, ("summary",), attachments=[tmp_path / "finns inte"])
    assert list(met.publications) == before


@WAYS
def test_a_folder_that_is_gone_lets_all_wait_and_goes_on_when_it_is_back(
    copied: Library, met: Workshop, space: Path, by_handle: bool
) -> None:
    shutil.rmtree(space)
    queued(copied, met.id, space)
    assert {end.reason for end in sent(copied, met.id, by_handle=by_handle)} == {"SpaceGone"}
    assert not space.exists()
    assert {(row.state, row.published, row.reason) for row in met.publications} == {("queued", None, "SpaceGone")}
    assert copied.waiting() == [met.id]
    asked = [row.checksum for row in met.publications]
    copied.edit(met.id, agenda.describe, title="Ändrat sedan dess")
    space.mkdir()
    assert all(end.published for end in sent(copied, met.id, by_handle=by_handle))
    assert [row.checksum for row in met.publications] == asked
    assert copied.waiting() == []
    assert_true(copied, met.id)


@WAYS
def test_a_file_in_the_place_of_the_folder(copied: Library, met: Workshop, space: Path, by_handle: bool) -> None:
    space.rmdir()
    space.write_text("en fil", encoding="utf-8")
    queued(copied, met.id, space)
    assert {end.reason for end in sent(copied, met.id, by_handle=by_handle)} == {"SpaceGone"}
    assert space.read_text(encoding="utf-8") == "en fil"


@WAYS
def test_a_link_planted_in_the_place_of_the_workshops_folder_is_not_followed(
    copied: Library, met: Workshop, space: Path, tmp_path: Path, by_handle: bool
) -> None:
    elsewhere = tmp_path / "annanstans"
    elsewhere.mkdir()
    queued(copied, met.id, space)
    (space / STEM).symlink_to(elsewhere, target_is_directory=True)
    assert {end.reason for end in sent(copied, met.id, by_handle=by_handle)} == {"LinkInTheWay"}
    assert names(elsewhere) == []
    (space / STEM).unlink()
    (space / STEM).write_text("en fil", encoding="utf-8")
    assert {end.reason for end in sent(copied, met.id, by_handle=by_handle)} == {"LinkInTheWay"}


@WAYS
def test_links_planted_under_the_names_of_files_are_not_written_through(
    copied: Library, met: Workshop, space: Path, tmp_path: Path, by_handle: bool
) -> None:
    target = tmp_path / "mål"
    target.write_text("orört", encoding="utf-8")
    items = queued(copied, met.id, space)
    (space / STEM).mkdir()
    (space / STEM / items[0].name).symlink_to(target)
    (space / STEM / writing.temporary(items[1].id)).symlink_to(target)
    ends = sent(copied, met.id, by_handle=by_handle)
    assert [end.reason for end in ends] == ["NameTaken", "", "NameTaken"]
    assert target.read_text(encoding="utf-8") == "orört"
    assert (space / STEM / items[0].name).is_symlink()
    assert not (space / STEM / items[1].name).is_symlink()
    assert_true_but_links(copied, met.id)
    queued(copied, met.id, space)
    assert all(end.published for end in sent(copied, met.id, by_handle=by_handle))
    assert {row.version for row in log.latest(met)} == {2}


def assert_true_but_links(library: Library, key: str) -> None:
    for row in library.workshop(key).publications:
        if row.state == log.PUBLISHED:
            assert writing.checksum(log.item_of(row).path.read_bytes()) == row.checksum


@WAYS
def test_a_name_that_is_taken_meanwhile_is_left_alone(
    copied: Library, met: Workshop, space: Path, by_handle: bool
) -> None:
    items = queued(copied, met.id, space, ("summary", "page"))
    (space / STEM).mkdir()
    (space / STEM / items[0].name).write_bytes(b"annans")
    assert [end.reason for end in sent(copied, met.id, by_handle=by_handle)] == ["NameTaken", "NameTaken"]
    assert names(space / STEM) == [items[0].name]
    assert (space / STEM / items[0].name).read_bytes() == b"annans"


def test_a_name_taken_between_the_look_and_the_renaming(
    copied: Library, met: Workshop, space: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (item,) = queued(copied, met.id, space, ("summary",))
    create = places.ByHandle.create

    def slow(self: places.ByHandle, name: str, data: bytes) -> None:
        create(self, name, data)
        item.path.write_bytes(b"annans")

    monkeypatch.setattr(places.ByHandle, "create", slow)
    (end,) = sent(copied, met.id)
    assert end.reason == "NameTaken"
    assert item.path.read_bytes() == b"annans"
    assert names(item.path.parent) == [item.name]


@WAYS
def test_what_was_written_before_a_kill_is_recognised(
    copied: Library, met: Workshop, space: Path, by_handle: bool
) -> None:
    items = queued(copied, met.id, space)
    outbox = Outbox.beside(copied.file)
    kept = {item.id: outbox.get(item.id) for item in items}
    writing.send(items, outbox, by_handle=by_handle)  # killed here: nothing of it is in the log
    (space / STEM / writing.temporary(items[1].id)).write_bytes(b"en halv")
    assert {row.state for row in met.publications} == {"queued"}
    assert all(end.published for end in sent(copied, met.id, by_handle=by_handle))
    assert names(space / STEM) == sorted(item.name for item in items)
    assert kept
    assert_true(copied, met.id)


def test_a_file_that_changes_on_its_way_is_not_called_published(
    copied: Library, met: Workshop, space: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued(copied, met.id, space, ("summary",))
    monkeypatch.setattr(places.ByHandle, "read", lambda self, name: b"annat")
    (end,) = sent(copied, met.id)
    assert end.reason == NotReadBack.__name__
    assert names(space / STEM) == []


def test_what_waits_gives_way_to_a_newer_state_and_may_be_withdrawn(
    copied: Library, met: Workshop, space: Path
) -> None:
    shutil.rmtree(space)
    queued(copied, met.id, space)
    sent(copied, met.id)
    queued(copied, met.id, space, ("summary",))
    assert len(met.publications) == 1
    outbox = Outbox.beside(copied.file)
    outbox.sweep([row.id for row in met.publications])
    assert [path.name for path in outbox.folder.iterdir()] == [met.publications[0].id]
    copied.edit(met.id, log.withdraw, undoable=False)
    outbox.sweep([])
    assert (list(met.publications), outbox.folder.exists()) == ([], False)


def test_an_outbox_that_was_emptied_is_told(copied: Library, met: Workshop, space: Path) -> None:
    queued(copied, met.id, space, ("summary",))
    shutil.rmtree(Outbox.beside(copied.file).folder)
    assert [end.reason for end in sent(copied, met.id)] == ["GoneFromQueue"]


def test_the_log_outlives_a_replacement_and_stays_here(copied: Library, met: Workshop, space: Path) -> None:
    from workshops.exchange import document

    queued(copied, met.id, space)
    sent(copied, met.id)
    written = document.write(met)
    assert "publications" not in written
    before = [log.as_row(row) for row in met.publications]
    copied.replace(document.read(written), NOW)
    again = copied.workshop(met.id)
    assert [log.as_row(row) for row in again.publications] == before
    assert copied.problems() == []


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB; skipped where none can be mounted."""
    folder = tmp_path / "liten"
    folder.mkdir()
    mounted = shutil.which("mount") is not None and hasattr(os, "geteuid") and os.geteuid() == 0
    if (
        not mounted
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], check=False, capture_output=True
        ).returncode
    ):
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_lets_it_wait_and_leaves_nothing_half(copied: Library, met: Workshop, small: Path) -> None:
    (small / "annat").write_bytes(b"x" * (4 * 1024 * 1024 - 80 * 1024))
    queued(copied, met.id, small)
    assert sent(copied, met.id)[0].reason == "NoRoom"
    assert met.publications[0].state == "queued"
    assert [path for path in (small / STEM).iterdir() if path.suffix != ".json"] == []
    (small / "annat").unlink()
    assert all(end.published for end in sent(copied, met.id))
    assert_true(copied, met.id)


def test_a_folder_that_may_only_be_read(copied: Library, met: Workshop, small: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    with pytest.raises(SpaceReadOnly):
        try_space(small)
    queued(copied, met.id, small)
    assert {end.reason for end in sent(copied, met.id)} == {"SpaceReadOnly"}
    subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
    assert all(end.published for end in sent(copied, met.id))
    with pytest.raises(SpaceGone):
        try_space(small / "nej")
