"""A workshop's own folder in the shared space, written in such a way that no link leads out of it and no file is half there.

Where the system can, the folder is held open and everything is named within it, so that nobody can put another folder in
its place meanwhile. Elsewhere (Windows) paths are used, and the folder is looked at first.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from workshops.publishing.trouble import LinkInTheWay, SpaceGone

BY_HANDLE = {os.open, os.mkdir, os.link, os.unlink} <= os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL)
"""What file systems say that have no second names for a file."""
_FOLLOWED = (
    getattr(stat, "IO_REPARSE_TAG_SYMLINK", 0xA000000C),
    getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 0xA0000003),
)
"""Windows' kinds of links. A folder that OneDrive keeps has a tag too, of another kind, and is none."""
_BINARY = getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | _BINARY
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _BINARY


class Place(Protocol):
    """A folder to write in. Everything raises OSError."""

    def names(self) -> set[str]:
        """What lies in it."""

    def create(self, name: str, data: bytes) -> None:
        """Write a new file and have it on disk."""

    def read(self, name: str) -> bytes:
        """What a plain file holds; a link is not followed."""

    def rename(self, name: str, final: str) -> None:
        """Give a file its final name; raises FileExistsError where anything stands there."""

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""

    def settle(self) -> None:
        """Have the names themselves on disk."""


@contextlib.contextmanager
def opened(space: Path, folder: str, *, by_handle: bool = BY_HANDLE) -> Iterator[Place]:
    """The workshop's folder in the space, made where it is missing; the space itself never is.

    Raises SpaceGone, LinkInTheWay and OSError.
    """
    if not space.is_dir():
        raise SpaceGone(folder=str(space))
    if not by_handle:
        yield ByPath(space, folder)
        return
    outer = os.open(space, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(FileExistsError):
            os.mkdir(folder, dir_fd=outer)
            os.fsync(outer)
        try:
            inner = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=outer)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENOTDIR):
                raise LinkInTheWay(folder=str(space / folder)) from None
            raise
    finally:
        os.close(outer)
    try:
        yield ByHandle(inner)
    finally:
        os.close(inner)


class ByHandle:
    """A folder that is held open."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def names(self) -> set[str]:
        return set(os.listdir(self._handle))  # noqa: PTH208 (a handle has no path)

    def create(self, name: str, data: bytes) -> None:
        _fill(os.open(name, _NEW, 0o666, dir_fd=self._handle), data)

    def read(self, name: str) -> bytes:
        return _held(os.open(name, _READ | os.O_NONBLOCK, dir_fd=self._handle))

    def rename(self, name: str, final: str) -> None:
        here = self._handle
        try:
            os.link(name, final, src_dir_fd=here, dst_dir_fd=here, follow_symlinks=False)
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            if final in self.names():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), final) from None
            os.rename(name, final, src_dir_fd=here, dst_dir_fd=here)
        else:
            os.unlink(name, dir_fd=here)

    def remove(self, name: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name, dir_fd=self._handle)

    def settle(self) -> None:
        with contextlib.suppress(OSError):  # some systems sync files but not folders
            os.fsync(self._handle)


class ByPath:
    """A folder by its path, for systems that can't hold one open; a link in its place is refused."""

    def __init__(self, space: Path, folder: str) -> None:
        self._folder = space / folder
        with contextlib.suppress(FileExistsError):
            self._folder.mkdir()
        if _is_link(self._folder) or not self._folder.is_dir():
            raise LinkInTheWay(folder=str(self._folder))

    def names(self) -> set[str]:
        return {path.name for path in self._folder.iterdir()}

    def create(self, name: str, data: bytes) -> None:
        _fill(os.open(self._folder / name, _NEW, 0o666), data)

    def read(self, name: str) -> bytes:
        path = self._folder / name
        if _is_link(path):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        return _held(os.open(path, _READ))

    def rename(self, name: str, final: str) -> None:
        if os.path.lexists(self._folder / final):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), final)
        (self._folder / name).rename(self._folder / final)  # Windows refuses a name that has been taken meanwhile

    def remove(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)

    def settle(self) -> None:
        """Windows has no way to ask for that; the files themselves are on disk."""


def _is_link(path: Path) -> bool:
    about = path.lstat()
    return stat.S_ISLNK(about.st_mode) or getattr(about, "st_reparse_tag", 0) in _FOLLOWED


def _fill(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _held(handle: int) -> bytes:
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        return file.read()
