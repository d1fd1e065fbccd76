"""What waits to be published, kept whole beside the library: the very bytes that a person has approved."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from workshops.publishing.trouble import GoneFromQueue, said


class Outbox:
    """A folder of files, one for each row of the log that waits, called by its id."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, library: Path | None) -> Outbox:
        """The outbox of a library; one on a server has none that lasts."""
        if library is None:
            return cls(Path(tempfile.mkdtemp(prefix="outbox-")))
        return cls(library.with_suffix(".outbox"))

    def put(self, key: str, data: bytes) -> None:
        """Keep a file; it is on disk when this returns. Raises a refusal of `trouble`."""
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            with (self.folder / key).open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            self.drop([key])
            raise said(error, self.folder, key) from None

    def get(self, key: str) -> bytes:
        """What is kept; raises GoneFromQueue."""
        try:
            return (self.folder / key).read_bytes()
        except OSError:
            raise GoneFromQueue(file=key) from None

    def drop(self, keys: Iterable[str]) -> None:
        """Let go of files, and of the folder once it is empty."""
        for key in keys:
            with contextlib.suppress(OSError):
                (self.folder / key).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self.folder.rmdir()

    def sweep(self, waiting: Iterable[str]) -> None:
        """Let go of all that nothing waits for: what was killed before the log knew of it, or removed with its workshop."""
        if self.folder.is_dir():
            kept = set(waiting)
            self.drop([path.name for path in self.folder.iterdir() if path.name not in kept])
