"""Where a library may lie: on this computer's own disk, never in a folder that something else copies meanwhile."""

from __future__ import annotations

import os
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
    "webdav",
    "davfs",
    "fuse.sshfs",
    "9p",
    "ncpfs",
)


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
    if str(folder).startswith("\\\\") or _mounted_as(folder) in NETWORK:
        raise NetworkFolder(folder=str(folder))


def _mounted_as(folder: Path) -> str:
    """The kind of file system a folder lies on, where the system says so (Linux)."""
    table = Path("/proc/mounts")
    if not sys.platform.startswith("linux") or not table.is_file():
        return ""
    kinds = {}
    for line in table.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split(" ")
        if len(fields) > 2:
            kinds[fields[1].replace("\\040", " ")] = fields[2]
    while str(folder) not in kinds and folder != folder.parent:
        folder = folder.parent
    return kinds.get(str(folder), "")
