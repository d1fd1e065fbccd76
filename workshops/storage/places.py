"""Where a library may lie: on this computer's own disk, never in a folder that something else copies meanwhile."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from workshops.text import Refused

SYNCED = (
    "onedrive",
    "sharepoint",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "com~apple~clouddocs",
    "nextcloud",
    "owncloud",
    "proton drive",
    "box sync",
)
NETWORK = (
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "afpfs",
    "afs",
    "ncpfs",
    "webdav",
    "davfs",
    "drvfs",
    "ceph",
    "fuse.ceph",
    "fuse.davfs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.onedriver",
    "fuse.rclone",
    "fuse.sshfs",
    "glusterfs",
    "fuse.glusterfs",
)
"""File systems of other computers. Disks of containers and virtual machines (overlay, tmpfs, 9p, virtiofs …) are this one's."""
WINDOWS_DRIVE = "aname=drvfs"
"""How a Windows drive looks from Linux beside it: as 9p, on which a database's locks can't be relied on."""
REMOTE = 4
"""What Windows calls a drive that lies on another computer."""


class SyncedFolder(Refused):
    """The folder is copied to a cloud while it is written, which breaks databases; `service` and `folder` say which."""


class NetworkFolder(Refused):
    """The folder lies on another computer; `folder` says which."""


def refuse_unsafe(path: Path) -> None:
    """Raises SyncedFolder or NetworkFolder where the library's folder is no place for a database."""
    folder = path.expanduser().absolute().parent
    for part in folder.parts:
        service = next((name for name in SYNCED if part.casefold().startswith(name)), None)
        if service is not None:
            raise SyncedFolder(service=part, folder=str(folder))
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = os.environ.get(variable)
        if root and folder.is_relative_to(Path(root)):
            raise SyncedFolder(service="OneDrive", folder=str(folder))
    if _is_share(str(folder)) or _is_remote_drive(folder) or _lies_far_away(folder):
        raise NetworkFolder(folder=str(folder))


def _is_share(folder: str) -> bool:
    """Whether Windows would look for it on another computer; a long local path begins with backslashes too."""
    return folder.startswith("\\\\") and (folder.startswith("\\\\?\\UNC\\") or folder[2:3] not in "?.")


def _is_remote_drive(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == REMOTE)
    return False


def _lies_far_away(folder: Path) -> bool:
    """Whether the folder lies on a file system of another computer, where the system says so (Linux)."""
    table = Path("/proc/mounts")
    if not sys.platform.startswith("linux") or not table.is_file():
        return False
    kind, options = mounted_as(folder, table.read_text(encoding="utf-8", errors="surrogateescape"))
    return kind in NETWORK or (kind == "9p" and WINDOWS_DRIVE in options)


def mounted_as(folder: Path, table: str) -> tuple[str, str]:
    """The file system a folder lies on and its options, by a table of mounts as Linux writes it; empty where it says nothing."""
    mounts = {}
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) > 3:
            point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1])
            mounts[point] = (fields[2], fields[3])  # what was mounted last lies on top
    while str(folder) not in mounts and folder != folder.parent:
        folder = folder.parent
    return mounts.get(str(folder), ("", ""))
