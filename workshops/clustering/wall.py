"""The texts of a wall in numbers, kept in step one by one: what each points to and what it is written with."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workshops.clustering import words
from workshops.clustering.senses import WIDTH, Senses

if TYPE_CHECKING:
    from workshops.clustering.senses import Floats

AREAS = 0.3
"""What two notes in the same area count, beside the same concepts as 1."""
SPELLING = 0.4
"""What the same spelling counts, beside the same concepts as 1."""
FEW = 8
"""Notes below which it is little known what is usual on a wall, and so less of it is taken away."""
STEPS = 2.0
"""How finely numbers of notes are told apart where they weigh words: steps for each doubling."""


class Wall:
    """Rows of numbers by key. A row changes with the weight of its words, which depends on all the others."""

    def __init__(self, senses: Senses) -> None:
        import numpy as np

        self._senses = senses
        self._texts: dict[str, list[str]] = {}
        self._known: dict[str, int] = {}
        self._concepts: Floats = np.zeros((0, senses.count), dtype=np.float32)
        self._spelling: Floats = np.zeros((0, WIDTH), dtype=np.float32)
        self._mass: Floats = np.zeros(0, dtype=np.float32)
        self._spread: Counter[str] = Counter()
        self._holders: dict[str, set[str]] = {}
        self._rows: dict[str, tuple[Floats, Floats]] = {}
        self._stale: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    @property
    def keys(self) -> list[str]:
        """The keys in the order in which the rows of `vectors` lie."""
        return list(self._texts)

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
        self._check(level)

    def remove(self, key: str) -> None:
        """A text that is gone."""
        if key not in self._texts:
            return
        level = _level(len(self._texts))
        self._count(key, -1)
        del self._texts[key]
        self._rows.pop(key, None)
        self._stale.discard(key)
        self._check(level)

    def weight(self, word: str) -> float:
        """The fewer of the notes have a word, the more it says."""
        return math.log((1 + _level(len(self._texts))) / _level(max(self._spread[word], 1)))

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

    def _check(self, level: float) -> None:
        if _level(len(self._texts)) != level:
            self._stale.update(self._texts)

    def refresh(self) -> None:
        """Bring the rows up to date."""
        self._learn(word for key in self._stale for word in self._texts.get(key, ()))
        for key in self._stale & self._texts.keys():
            self._rows[key] = self.row(self._texts[key])
        self._stale.clear()

    def row(self, text: Sequence[str]) -> tuple[Floats, Floats]:
        """What the words of a text point to, and what they are written with (of length one)."""
        import numpy as np

        self._learn(text)
        if not text:
            return np.zeros(self._senses.count, np.float32), np.zeros(WIDTH, np.float32)
        found = [self._known[word] for word in text]
        weight = np.array([self.weight(word) for word in text], dtype=np.float32)
        length = math.sqrt(float(weight * weight @ self._mass[found])) or 1.0
        spelling = self._spelling[found].sum(axis=0)
        return weight @ self._concepts[found] / length, spelling / (float(np.linalg.norm(spelling)) or 1.0)

    def _learn(self, text: Iterable[str]) -> None:
        """Words that were never seen before, in numbers."""
        import numpy as np

        new = sorted(set(text) - self._known.keys())
        if not new:
            return
        seen = self._senses.seen(new)
        self._known.update(zip(new, range(len(self._known), len(self._known) + len(new)), strict=True))
        self._concepts = np.concatenate([self._concepts, seen.concepts])
        self._spelling = np.concatenate([self._spelling, seen.spelling])
        self._mass = np.concatenate([self._mass, seen.mass])

    def vectors(self, more: Sequence[Sequence[str]] = ()) -> Floats:
        """A row for each text and then for each of `more`; the product of two rows says how alike they are."""
        import numpy as np

        self.refresh()
        rows = [self._rows[key] for key in self._texts] + [self.row(text) for text in more]
        if not rows:
            return np.zeros((0, self._senses.count + len(self._senses.names) + WIDTH), np.float32)
        concepts = np.stack([concepts for concepts, _ in rows])
        usual = concepts[: len(self._texts)].sum(axis=0) / (len(self._texts) + FEW)
        concepts = np.maximum(concepts - usual, 0)
        areas = self._areas(concepts)
        whole = 1 + AREAS + SPELLING
        return np.concatenate(
            [
                _unit(concepts) / np.float32(math.sqrt(whole)),
                _unit(areas) * np.float32(math.sqrt(AREAS / whole)),
                np.stack([spelling for _, spelling in rows]) * np.float32(math.sqrt(SPELLING / whole)),
            ],
            axis=1,
        )

    def worth(self, text: Sequence[str], model: Floats) -> dict[str, float]:
        """What each word of a text adds to its likeness to a row of `vectors`."""
        import numpy as np

        if not text:
            return {}
        own = list(dict.fromkeys(text))
        found = [self._known[word] for word in own]
        weight = np.array([self.weight(word) for word in own], dtype=np.float32)
        pointed = (
            self._concepts[found]
            @ model[: self._senses.count]
            * weight
            / math.sqrt(float(self._mass[found].sum()) or 1.0)
        )
        length = float(np.linalg.norm(self._spelling[found].sum(axis=0))) or 1.0
        written = self._spelling[found] @ model[-WIDTH:] / length
        return dict(zip(own, (pointed + written * math.sqrt(SPELLING)).tolist(), strict=True))

    def twin_rows(self, rows: Floats) -> tuple[Floats, Floats]:
        """Rows of `vectors` taken apart, of length one each: what they point to, and what they are written with."""
        return _unit(rows[:, : self._senses.count]), _unit(rows[:, -WIDTH:])

    def _areas(self, concepts: Floats) -> Floats:
        import numpy as np

        member = np.zeros((self._senses.count, len(self._senses.names)), dtype=np.float32)
        member[np.arange(self._senses.count), self._senses.area] = 1
        length = np.linalg.norm(concepts, axis=1, keepdims=True)
        return (concepts / np.where(length > 0, length, 1) @ member).astype(np.float32)


def _unit(rows: Floats) -> Floats:
    import numpy as np

    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(length > 0, length, 1)).astype(np.float32)


def _level(number: int) -> float:
    """A number of notes, told apart no finer than needed, so that one more note seldom changes what all words weigh."""
    return 2.0 ** (round(STEPS * math.log2(number)) / STEPS) if number > 0 else 0.0
