"""Words that mean the same: concept groups from school life and meetings, and a workshop's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from workshops import parsed

if TYPE_CHECKING:
    from workshops.clustering.senses import Senses

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lexicon"


class Concept(NamedTuple):
    """Entries that point to one thing; `area` gathers concepts that are related."""

    id: str
    area: str
    entries: tuple[str, ...]


class Lexicon:
    """A frozen collection of concepts, and the words that point nowhere."""

    def __init__(
        self,
        concepts: Iterable[Concept] = (),
        common: Iterable[str] = (),
        own: Iterable[tuple[str, ...]] = (),
        files: tuple[Path, ...] = (),
    ) -> None:
        self.concepts = tuple(concepts)
        self.common = frozenset(common)
        self.own = tuple(own)
        self._files = files
        self._senses: Senses | None = None
        self._numbers: dict[str, Any] | None = None
        self._base: Lexicon | None = None

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Lexicon:
        """The concepts of every file in a folder; one that can't be read is passed over."""
        found: list[Concept] = []
        common: list[str] = []
        files = tuple(sorted(folder.glob("*.toml")))
        for path in files:
            try:
                values = parsed.read(path)
                found += [_concept(concept) for concept in values.get("concept", ())]
                common += [word for words in values.get("common", {}).values() for word in words.split()]
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                continue
        return cls(found, common, (), files)

    def with_terms(self, lines: Iterable[str]) -> Lexicon:
        """The same with a workshop's own: words on one line, separated by commas, mean the same here."""
        split = (tuple(" ".join(part.split()) for part in line.split(",") if part.strip()) for line in lines)
        wider = Lexicon(
            self.concepts, self.common, (*self.own, *(each for each in split if len(each) > 1)), self._files
        )
        wider._base = self
        return wider

    def senses(self) -> Senses:
        """The lexicon in numbers: made when first asked for, which takes a while, and then kept."""
        from workshops.clustering import senses

        if self._senses is None:
            self._senses = senses.Senses(self._compiled(), [senses.runs_of(entries) for entries in self.own])
        return self._senses

    def _compiled(self) -> dict[str, Any]:
        """The numbers of the concepts without a workshop's own: one for all lexicons that were made from this one."""
        if self._base is not None:
            return self._base._compiled()
        if self._numbers is None:
            self._numbers = self._from_disk()
        return self._numbers

    def _from_disk(self) -> dict[str, Any]:
        """The same, kept beside the first of the files until one of them changes."""
        from workshops.clustering import senses

        file, stamp = self._kept_at()
        found = parsed.kept(file) if file is not None else None
        if isinstance(found, tuple) and len(found) == 2 and found[0] == stamp and isinstance(found[1], dict):
            return found[1]
        values = senses.compiled([(concept.area, senses.runs_of(concept.entries)) for concept in self.concepts])
        if file is not None:
            parsed.keep(file, (stamp, values))
        return values

    def _kept_at(self) -> tuple[Path | None, tuple[object, ...]]:
        from workshops.clustering.senses import FORM

        try:
            about = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in self._files]
        except OSError:
            about = []
        file = parsed.place(self._files[0].with_suffix(".senses")) if about else None
        return file, (FORM, *about)


def _concept(values: dict[str, Any]) -> Concept:
    return Concept(values["id"], values["area"], (*values.get("sv", ()), *values.get("en", ())))
