"""The texts of a wall in numbers, kept in step one by one: what each points to and what it is written with."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from workshops.clustering import words
from workshops.clustering.senses import WIDTH, Senses
from workshops.clustering.twins import Rows

if TYPE_CHECKING:
    from workshops.clustering.senses import Counts, Flags, Floats

_Rows = TypeVar("_Rows", "Floats", "Counts")
AREAS = 0.4
"""What two notes in the same area count, beside the same concepts as 1."""
SPELLING = 0.3
"""What the same spelling counts, beside the same concepts as 1."""
WHOLE = 1 + AREAS + SPELLING
FEW = 8
"""Notes below which it is little known what is usual on a wall, and so less of it is taken away."""
STEPS = 2.0
"""How finely numbers of notes are told apart where they weigh words: steps for each doubling."""
ROOM = 64
"""Rows that are made ready beyond those in use, at least."""


class Wall:
    """Rows of numbers by key. A row changes with its text and with the weight of its words, which all texts decide."""

    def __init__(self, senses: Senses) -> None:
        import numpy as np

        self._senses = senses
        self._texts: dict[str, list[str]] = {}
        self._spread: Counter[str] = Counter()
        self._holders: dict[str, set[str]] = {}
        self._stale: set[str] = set()
        self._known: dict[str, int] = {}
        self._pointed: Floats = np.zeros((0, senses.count), dtype=np.float32)
        self._written: Counts = np.zeros((0, WIDTH), dtype=np.int8)
        self._mass: Floats = np.zeros(0, dtype=np.float32)
        self._slots: dict[str, int] = {}
        self._free: list[int] = []
        self._concepts: Floats = np.zeros((0, senses.count), dtype=np.float32)
        self._spelling: Floats = np.zeros((0, WIDTH), dtype=np.float32)
        self._strong: Floats = np.zeros((0, senses.count), dtype=np.float32)
        self._meant: Flags = np.zeros(0, dtype=bool)

    def words(self, key: str) -> list[str]:
        """The words of a text."""
        return self._texts[key]

    def put(self, texts: Iterable[tuple[str, str]]) -> None:
        """Texts that are new or reworded, by key. A reworded one keeps its place."""
        level = _level(len(self._texts))
        for key, text in texts:
            new = words.words(text)
            if self._texts.get(key) == new:
                continue
            if key in self._texts:
                self._count(key, -1)
            self._texts[key] = new
            self._count(key, 1)
        self._reweigh(level)

    def remove(self, key: str) -> None:
        """A text that is gone."""
        level = _level(len(self._texts))
        self._count(key, -1)
        del self._texts[key]
        self._stale.discard(key)
        if key in self._slots:
            self._free.append(self._slots.pop(key))
        self._reweigh(level)

    def weight(self, word: str) -> float:
        """The fewer of the notes have a word, the more it says."""
        return math.log((1 + _level(len(self._texts))) / _level(max(self._spread.get(word, 1), 1)))

    def rows(self, keys: Sequence[str]) -> tuple[Floats, Floats]:
        """What the texts point to, and what they are written with (of length one)."""
        self._refresh()
        slots = [self._slots[key] for key in keys]
        return self._concepts[slots], self._spelling[slots]

    def row(self, text: Sequence[str]) -> tuple[Floats, Floats]:
        """The same of a text that is not on the wall."""
        import numpy as np

        self._learn(text)
        if not text:
            return np.zeros(self._senses.count, np.float32), np.zeros(WIDTH, np.float32)
        found = [self._known[word] for word in text]
        weight = np.array([self.weight(word) for word in text], dtype=np.float32)
        length = math.sqrt(float(weight * weight @ self._mass[found])) or 1.0
        written = self._written[found].sum(axis=0, dtype=np.float32)
        return weight @ self._pointed[found] / length, written / (float(np.linalg.norm(written)) or 1.0)

    def vectors(self, rows: tuple[Floats, Floats], usual: Floats) -> Floats:
        """Rows whose product says how alike two texts are: 1 for the same.

        What is `usual` on this wall tells nothing, and is taken away.
        """
        import numpy as np

        if not self._senses.count:
            return rows[1]
        concepts = _unit(np.maximum(rows[0] - usual, 0))
        return np.concatenate(
            [
                concepts / np.float32(math.sqrt(WHOLE)),
                _unit(concepts @ self._senses.areas) * np.float32(math.sqrt(AREAS / WHOLE)),
                rows[1] * np.float32(math.sqrt(SPELLING / WHOLE)),
            ],
            axis=1,
        )

    def worth(self, text: Sequence[str], models: Floats) -> list[dict[str, float]]:
        """For each of some `vectors` what each word of a text adds to its likeness to it."""
        import numpy as np

        own = list(dict.fromkeys(text))
        if not own:
            return [{} for _ in models]
        found = [self._known[word] for word in own]
        weight = np.array([self.weight(word) for word in own], dtype=np.float32)
        written = self._written[found].astype(np.float32)
        pointed = (self._pointed[found] @ models[:, : self._senses.count].T) * weight[:, None]
        pointed /= math.sqrt(float(self._mass[found].sum()) or 1.0)
        length = float(np.linalg.norm(written.sum(axis=0))) or 1.0
        added = pointed + written @ models[:, -WIDTH:].T / length
        return [dict(zip(own, column, strict=True)) for column in added.T.tolist()]

    def twins(self) -> tuple[list[str], Rows]:
        """The keys in some order, and their rows as notes that say the same are looked for."""
        self._refresh()
        slots = list(self._slots.values())
        held = slice(0, len(slots)) if slots == list(range(len(slots))) else slots
        return list(self._slots), Rows(self._strong[held], self._spelling[held], self._meant[held])

    def twin(self, text: Sequence[str]) -> Rows:
        """The same of one text that is not on the wall."""
        import numpy as np

        concepts, spelling = self.row(text)
        return Rows(strong(concepts)[None, :], spelling[None, :], np.array([concepts.any()]))

    def _count(self, key: str, by: int) -> None:
        self._stale.add(key)
        for word in set(self._texts[key]):
            before = _level(self._spread[word])
            self._spread[word] += by
            holders = self._holders.setdefault(word, set())
            if before != _level(self._spread[word]):
                self._stale |= holders
            if by > 0:
                holders.add(key)
            else:
                holders.discard(key)

    def _reweigh(self, level: float) -> None:
        """All rows are stale where the number of notes has come to another level."""
        if _level(len(self._texts)) != level:
            self._stale.update(self._texts)

    def _refresh(self) -> None:
        import numpy as np

        stale = [key for key in self._texts if key in self._stale] if len(self._stale) > 1 else list(self._stale)
        if not stale:
            return
        self._learn(word for key in stale for word in self._texts[key])
        for key in stale:
            if key not in self._slots:
                self._slots[key] = self._free.pop() if self._free else len(self._slots)
        if len(self._slots) + len(self._free) > len(self._concepts):
            more = max(len(self._slots) // 4, ROOM) + len(self._slots) - len(self._concepts)
            self._concepts = _roomier(self._concepts, more)
            self._spelling = _roomier(self._spelling, more)
            self._strong = _roomier(self._strong, more)
            self._meant = np.concatenate([self._meant, np.zeros(more, dtype=bool)])
        for key in stale:
            slot = self._slots[key]
            self._concepts[slot], self._spelling[slot] = self.row(self._texts[key])
            self._strong[slot] = strong(self._concepts[slot])
            self._meant[slot] = self._concepts[slot].any()
        self._stale.clear()

    def _learn(self, text: Iterable[str]) -> None:
        """Words that were never seen before, in numbers."""
        import numpy as np

        new = sorted({word for word in text if word not in self._known})
        if not new:
            return
        begin, end = len(self._known), len(self._known) + len(new)
        self._known.update(zip(new, range(begin, end), strict=True))
        if end > len(self._mass):
            more = max(end // 2, ROOM) + end - len(self._mass)
            self._pointed = _roomier(self._pointed, more)
            self._written = _roomier(self._written, more)
            self._mass = np.concatenate([self._mass, np.zeros(more, dtype=np.float32)])
        self._pointed[begin:end], self._written[begin:end], self._mass[begin:end] = self._senses.seen(new)


def usual(concepts: Floats) -> Floats:
    """What the notes of a wall point to on the whole; less of it where they are few."""
    found: Floats = concepts.sum(axis=0) / (len(concepts) + FEW)
    return found


def strong(concepts: Floats) -> Floats:
    """What a text points to most of all, of length one: what it points to a little does not count."""
    import numpy as np

    squared = concepts * concepts
    return squared / np.float32(float(np.linalg.norm(squared)) or 1.0)


def _roomier(rows: _Rows, more: int) -> _Rows:
    import numpy as np

    wider: _Rows = np.concatenate([rows, np.zeros((more, rows.shape[1]), dtype=rows.dtype)])
    return wider


def _unit(rows: Floats) -> Floats:
    import numpy as np

    length = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    return (rows / np.where(length > 0, length, 1)).astype(np.float32, copy=False)


@cache
def _level(number: int) -> float:
    """A number of notes, told apart no finer than needed, so that one more note seldom changes what all words weigh."""
    return 2.0 ** (round(STEPS * math.log2(number)) / STEPS) if number > 0 else 0.0
