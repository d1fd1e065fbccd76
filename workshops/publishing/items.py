"""Files on their way out, as frozen values that travel between threads: what a row of the log says, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Item:
    """One file: where it goes, under which name, and what it must hold."""

    id: str
    batch: str
    kind: str
    space: str
    folder: str
    name: str
    version: int
    language: str
    size: int
    checksum: str
    record_number: str = ""

    @property
    def path(self) -> Path:
        """Where the file comes to lie."""
        return Path(self.space) / self.folder / self.name


@dataclass(frozen=True, slots=True)
class End:
    """How it went with one file: published, or waiting for a reason (the name of a refusal)."""

    id: str
    reason: str = ""

    @property
    def published(self) -> bool:
        """Whether the file lies there and has been read back."""
        return not self.reason
