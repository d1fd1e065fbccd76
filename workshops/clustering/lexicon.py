"""Words that mean the same: concept groups from school life and meetings, and a workshop's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from workshops import parsed

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lexicon"


class Concept(NamedTuple):
    """Entries that point to one thing; `area` gathers concepts that are related."""

    id: str
    area: str
    entries: tuple[str, ...]


class Lexicon:
    """A frozen collection of concepts."""

    def __init__(self, concepts: Iterable[Concept] = ()) -> None:
        self.concepts = tuple(concepts)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Lexicon:
        """The concepts of every file in a folder; one that can't be read is passed over."""
        found: list[Concept] = []
        for path in sorted(folder.glob("*.toml")):
            try:
                found += [_concept(values) for values in parsed.read(path)["concept"]]
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                continue
        return cls(found)

    def with_terms(self, lines: Iterable[str]) -> Lexicon:
        """The same with a workshop's own: words on one line, separated by commas, mean the same here."""
        own: list[Concept] = []
        for number, line in enumerate(lines):
            entries = tuple(" ".join(part.split()).lower() for part in line.split(",") if part.strip())
            if len(entries) > 1:
                own.append(Concept(f"own {number}", "", entries))
        return Lexicon((*self.concepts, *own))


def _concept(values: dict[str, Any]) -> Concept:
    return Concept(values["id"], values["area"], (*values.get("sv", ()), *values.get("en", ())))
