"""Why a file can't be published now. Each is told in words, and what could not leave waits."""

from __future__ import annotations

import errno
from pathlib import Path

from workshops.exchange.files import CannotWrite, NoRoom
from workshops.text import Refused

SHARING = (32, 33)
"""What Windows says when another program holds a file."""


class SpaceGone(Refused):
    """There is no such folder (any more); `folder` says which."""


class SpaceReadOnly(Refused):
    """Nothing may be written in the folder; `folder` says which."""


class LinkInTheWay(Refused):
    """A link, or something else that is no folder, stands where the workshop's folder would be; `folder` says which."""


class Locked(Refused):
    """Another program holds the file or the folder; `file` says which."""


class NameTaken(Refused):
    """Somebody else has put another file under this name meanwhile; `file` says which."""


class PathTooLong(Refused):
    """The whole path would be longer than the systems take; `length` and `limit` say how long."""


class NotReadBack(Refused):
    """What was read back is not what was written; `file` says which."""


class GoneFromQueue(Refused):
    """What waited to be published is not on this computer any more; `file` says which."""


class NoSpace(Refused):
    """No shared space has been chosen for this network or unit; `organisation` says which."""


class NothingWaits(Refused):
    """No file of this workshop waits to be published."""


WAITING = {
    kind.__name__: kind
    for kind in (
        SpaceGone,
        SpaceReadOnly,
        LinkInTheWay,
        Locked,
        NameTaken,
        PathTooLong,
        NotReadBack,
        GoneFromQueue,
        NoRoom,
        CannotWrite,
    )
}
"""What a row of the log may name as the reason why it waits."""


def _codes(*names: str) -> frozenset[int]:
    """What the system calls these; not every system has all of them."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


HELD, FULL = _codes("EBUSY", "ETXTBSY"), _codes("ENOSPC", "EDQUOT")
GONE = _codes("ENOENT", "ENODEV", "ENOTCONN", "ESTALE")
SHUT, LINKED = _codes("EROFS", "EACCES", "EPERM"), _codes("ELOOP", "ENOTDIR")


def refusal(reason: str, folder: str, file: Path) -> Refused:
    """The refusal that a row of the log names, told again for its own file; `folder` is how the space is called."""
    kind, length = WAITING.get(reason, CannotWrite), len(str(file))
    return kind(folder=folder, file=file.name, length=length, limit=length)


def said(error: OSError, folder: Path, name: str = "") -> Refused:
    """What the system said, as one of ours."""
    file, code = str(folder / name) if name else str(folder), error.errno
    if getattr(error, "winerror", None) in SHARING or code in HELD:
        return Locked(file=file)
    if code in FULL:
        return NoRoom(file=file)
    if code in GONE:
        return SpaceGone(folder=str(folder))
    if code in SHUT:
        return SpaceReadOnly(folder=str(folder))
    if code in LINKED:
        return LinkInTheWay(folder=str(folder))
    if code == errno.EEXIST:
        return NameTaken(file=file)
    if code == errno.ENAMETOOLONG:
        return PathTooLong(length=len(file), limit=255)
    return CannotWrite(file=file)
