"""Everything known of one wall of notes: which cluster a note may belong to, what is like what, what may be grouped."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from workshops.clustering import words
from workshops.clustering.lexicon import Lexicon
from workshops.clustering.shapes import Group, Likeness, Note, Pair, Ranking, Suggestion, Why

__all__ = ["Group", "Lexicon", "Likeness", "Note", "Pair", "Ranking", "Sorting", "Suggestion", "Why"]

SHOWN = 3
"""How many clusters are suggested at most."""
DUPLICATE = 0.50
LIKE = 0.08
MARGIN = 0.10


class Sorting:
    """A wall of notes, kept in step note by note. One thread at a time."""

    def __init__(
        self,
        notes: Iterable[Note],
        names: Mapping[str, str],
        lexicon: Lexicon,
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._notes: dict[str, Note] = {}
        self._names = dict(names)
        self._lexicon = lexicon
        self._apart = {frozenset(pair) for pair in apart}
        self._grams: dict[str, Counter[str]] = {}
        self._vectors: dict[str, dict[str, float]] = {}
        for note in notes:
            self.put(note)

    def put(self, note: Note) -> None:
        """A note that is new, reworded or moved."""
        self._notes[note.key] = note
        self._grams[note.key] = words.ngrams(note.text)
        self._vectors.clear()

    def remove(self, key: str) -> None:
        """A note that is no longer on the wall."""
        self._notes.pop(key, None)
        self._grams.pop(key, None)
        self._vectors.clear()

    def name(self, cluster: str, name: str) -> None:
        """A cluster that is new or has another name."""
        self._names[cluster] = name

    def forget(self, cluster: str) -> None:
        """A cluster that is no longer there."""
        self._names.pop(cluster, None)

    def keep_apart(self, a: str, b: str) -> None:
        """A person said that these two are not the same."""
        self._apart.add(frozenset((a, b)))

    def ranking(self, key: str) -> Ranking:
        """The clusters where a note may belong; for a placed one the others."""
        return self.ranking_of([key])

    def rankings(self) -> dict[str, Ranking]:
        """The ranking of each unplaced note."""
        return {note.key: self.ranking(note.key) for note in self._notes.values() if note.cluster is None}

    def ranking_of(self, keys: Sequence[str]) -> Ranking:
        """The clusters where several notes may belong together."""
        chosen = [self._notes[key] for key in keys if key in self._notes]
        vector = self._together(note.key for note in chosen)
        members: dict[str, list[str]] = {}
        for note in self._notes.values():
            if note.cluster is not None:
                members.setdefault(note.cluster, []).append(note.key)
        own = {note.cluster for note in chosen}
        names = {
            cluster: self._weighed(words.ngrams(self._names.get(cluster, ""))) for cluster in {*members, *self._names}
        }
        scored = [
            (_likeness(vector, self._together(members.get(cluster, []), names[cluster])), cluster)
            for cluster in names
            if own != {cluster}
        ]
        best = sorted(
            ((score, cluster) for score, cluster in scored if score > 0), key=lambda each: (-each[0], each[1])
        )
        margin = best[0][0] - best[1][0] if len(best) > 1 else 0.0
        return Ranking(
            tuple(
                Suggestion(cluster, min(score, 1.0), self._why(chosen, members.get(cluster, [])))
                for score, cluster in best[:SHOWN]
            ),
            margin >= MARGIN,
        )

    def similar(self, keys: Sequence[str]) -> list[Likeness]:
        """The other notes that are like these, the likest first."""
        return self._like(self._together(keys), [key for key in self._notes if key not in set(keys)])

    def similar_to_cluster(self, cluster: str) -> list[Likeness]:
        """The unplaced notes that are like a cluster, the likest first."""
        members = [note.key for note in self._notes.values() if note.cluster == cluster]
        name = self._weighed(words.ngrams(self._names.get(cluster, "")))
        unplaced = [note.key for note in self._notes.values() if note.cluster is None]
        return self._like(self._together(members, name), unplaced)

    def duplicates(self) -> list[Pair]:
        """The notes that say nearly the same, the likest first."""
        keys = list(self._notes)
        found = [
            Pair(a, b, score)
            for number, b in enumerate(keys)
            for a in keys[:number]
            if frozenset((a, b)) not in self._apart
            and (score := _likeness(self._vector(a), self._vector(b))) >= DUPLICATE
        ]
        return sorted(found, key=lambda pair: -pair.score)

    def duplicates_of(self, text: str) -> list[Likeness]:
        """The notes that say nearly the same as a text that is about to be added."""
        vector = self._weighed(words.ngrams(text))
        return [like for like in self._like(vector, list(self._notes)) if like.score >= DUPLICATE]

    def suggested_groups(self) -> int:
        """How many groups a proposal makes when nobody says."""
        return round(math.sqrt(sum(note.cluster is None for note in self._notes.values())))

    def proposal(self, groups: int | None = None) -> list[Group]:
        """Groups of the unplaced notes that may belong together, the largest first."""
        left = [note.key for note in self._notes.values() if note.cluster is None]
        wanted = groups or self.suggested_groups()
        lots = [[key] for key in left]
        while len(lots) > max(wanted, 1):
            lots = self._joined(lots)
        made = [lot for lot in lots if len(lot) > 1]
        return [self._group(lot) for lot in sorted(made, key=lambda lot: -len(lot))]

    def _joined(self, lots: list[list[str]]) -> list[list[str]]:
        lots = sorted(lots, key=len)
        small, others = lots[0], lots[1:]
        near = max(others, key=lambda lot: _likeness(self._together(small), self._together(lot)))
        return [[*lot, *small] if lot is near else lot for lot in others]

    def _group(self, lot: list[str]) -> Group:
        shared = Counter(word for key in lot for word in set(words.words(self._notes[key].text)) if len(word) > 4)
        common = [word for word, count in shared.most_common(2) if count > 1]
        middle = self._like(self._together(lot), lot)
        nearest = tuple(like.key for like in middle[:2]) or (lot[0],)
        name = ", ".join(common).capitalize()
        return Group(name, self._notes[nearest[0]].text, tuple(lot), Why(tuple(common), nearest))

    def _like(self, vector: dict[str, float], keys: Sequence[str]) -> list[Likeness]:
        scored = [Likeness(key, min(_likeness(vector, self._vector(key)), 1.0)) for key in keys]
        return sorted((like for like in scored if like.score >= LIKE), key=lambda like: -like.score)

    def _why(self, chosen: Sequence[Note], members: Sequence[str]) -> Why:
        theirs = {word for key in members for word in words.words(self._notes[key].text)}
        mine = [word for note in chosen for word in words.words(note.text) if word in theirs and len(word) > 3]
        near = self._like(self._together(note.key for note in chosen), list(members))
        return Why(tuple(dict.fromkeys(mine))[:3], tuple(like.key for like in near[:2]))

    def _vector(self, key: str) -> dict[str, float]:
        if key not in self._vectors:
            self._vectors[key] = self._weighed(self._grams[key])
        return self._vectors[key]

    def _weighed(self, grams: Counter[str]) -> dict[str, float]:
        return _unit({gram: 1 + math.log(count) for gram, count in grams.items()})

    def _together(self, keys: Iterable[str], more: Mapping[str, float] | None = None) -> dict[str, float]:
        total: Counter[str] = Counter(more or {})
        for key in keys:
            if key in self._notes:
                total.update(self._vector(key))
        return _unit(total)


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {key: value / length for key, value in vector.items()} if length else {}


def _likeness(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    if len(one) > len(two):
        one, two = two, one
    return sum(value * two.get(key, 0.0) for key, value in one.items())
