"""A library lies where nothing else copies it and no other computer keeps it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workshops.storage import places
from workshops.storage.library import Library


@pytest.mark.parametrize("folder", ["OneDrive - Kommunen", "Dropbox", "SharePoint/Nätverk", "Google Drive"])
def test_synced_folders_are_refused_with_the_reason(tmp_path: Path, folder: str) -> None:
    with pytest.raises(places.SyncedFolder) as refused:
        Library.open(tmp_path / folder / "library.sqlite")
    assert refused.value.values["service"] == folder.partition("/")[0]
    assert not (tmp_path / folder).exists()


def test_a_folder_named_in_the_environment_of_onedrive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Moln"))
    with pytest.raises(places.SyncedFolder):
        Library.open(tmp_path / "Moln" / "möten" / "library.sqlite")


def test_an_unc_path_is_a_network_folder() -> None:
    with pytest.raises(places.NetworkFolder):
        places.refuse_unsafe(
            Path("\\\\server\\share\\library.sqlite") if os.name == "nt" else _Unc("/x/library.sqlite")
        )


class _Unc(type(Path())):  # type: ignore[misc]
    """A path as Windows writes one on another computer."""

    def expanduser(self) -> _Unc:
        return self

    def absolute(self) -> _Unc:
        return self

    @property
    def parent(self) -> _Unc:
        return _Unc("\\\\server\\share")


MOUNTS = """\
/dev/vda / ext4 rw 0 0
overlay /var/lib overlay rw,lowerdir=/a 0 0
tmpfs /tmp/snabb tmpfs rw 0 0
hem:/export /home/delad\\040mapp nfs4 rw,vers=4.2 0 0
C:\\134 /mnt/c 9p rw,aname=drvfs;path=C:\\;uid=1000 0 0
rot /sandlåda 9p rw,trans=fd,rfdno=4 0 0
dator:/ /mnt/ssh fuse.sshfs rw 0 0
arbetsyta /work virtiofs rw 0 0
tmpfs /home/delad\\040mapp/lokalt tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/lina", "ext4"),
        ("/var/lib/x", "overlay"),
        ("/tmp/snabb/x/y", "tmpfs"),
        ("/home/delad mapp/möten", "nfs4"),
        ("/home/delad mapp/lokalt", "tmpfs"),
        ("/mnt/c/Users", "9p"),
        ("/sandlåda/x", "9p"),
        ("/mnt/ssh", "fuse.sshfs"),
        ("/work/x", "virtiofs"),
    ],
)
def test_what_a_folder_lies_on(folder: str, kind: str) -> None:
    found, options = places.mounted_as(Path(folder), MOUNTS)
    assert found == kind
    assert (places.WINDOWS_DRIVE in options) == (folder == "/mnt/c/Users")


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "Möten").mkdir(parents=True)
    (tmp_path / "möten").symlink_to(tmp_path / "Dropbox" / "Möten")
    with pytest.raises(places.SyncedFolder):
        Library.open(tmp_path / "möten" / "library.sqlite")
    assert list((tmp_path / "Dropbox" / "Möten").iterdir()) == []
