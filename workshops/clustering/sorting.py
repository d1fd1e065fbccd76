"""Everything known of one wall of notes: which cluster a note may belong to, what is like what, what may be grouped.

The numbers are made when they are first asked for and kept until something changes. Nothing here decides: a person
leads, this ranks, and says nothing where it knows nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from workshops.clustering import grouping, naming, twins, words
from workshops.clustering import wall as walls
from workshops.clustering.judging import SURE, Judge
from workshops.clustering.lexicon import Lexicon
from workshops.clustering.shapes import Group, Likeness, Note, Pair, Ranking, Suggestion, Why
from workshops.clustering.wall import Wall

if TYPE_CHECKING:
    from workshops.clustering.senses import Floats

__all__ = ["Group", "Lexicon", "Likeness", "Note", "Pair", "Ranking", "Sorting", "Suggestion", "Why"]

SHOWN = 3
"""How many clusters are suggested at most."""
TOLD = 3
"""How many words, and how many notes, a suggestion is explained by at most."""
AT_ONCE = 256
"""Rows that are compared with all others at a time, to spare memory."""
LIT = 0.5
"""How far above the usual likeness (in parts of the way to the likest) a note must be to be lit up."""
UNLIKE = 0.12
"""Likeness under which nothing is lit up at all."""


class Sorting:
    """A wall of notes, kept in step note by note. One thread at a time."""

    def __init__(
        self,
        notes: Iterable[Note],
        names: Mapping[str, str],
        lexicon: Lexicon,
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        held = list(notes)
        self._cluster: dict[str, str | None] = {note.key: note.cluster for note in held}
        self._text = {note.key: note.text for note in held}
        self._names = dict(names)
        self._common = lexicon.common
        self._apart = {frozenset(pair) for pair in apart}
        self._wall = Wall(lexicon.senses())
        self._wall.put((note.key, note.text) for note in held)
        self._view: _View | None = None

    def put(self, note: Note) -> None:
        """A note that is new, reworded or moved."""
        self._cluster[note.key] = note.cluster
        self._text[note.key] = note.text
        self._wall.put([(note.key, note.text)])
        self._view = None

    def remove(self, key: str) -> None:
        """A note that is no longer on the wall."""
        if self._text.pop(key, None) is not None:
            del self._cluster[key]
            self._wall.remove(key)
            self._view = None

    def name(self, cluster: str, name: str) -> None:
        """A cluster that is new or has another name."""
        self._names[cluster] = name
        self._view = None

    def forget(self, cluster: str) -> None:
        """A cluster that is no longer there; notes that lay in it are unplaced."""
        self._names.pop(cluster, None)
        self._cluster = {key: None if each == cluster else each for key, each in self._cluster.items()}
        self._view = None

    def keep_apart(self, a: str, b: str) -> None:
        """A person said that these two are not the same."""
        self._apart.add(frozenset((a, b)))

    def ranking(self, key: str) -> Ranking:
        """The clusters where a note may belong; for a placed one the others."""
        return self.ranking_of([key])

    def rankings(self) -> dict[str, Ranking]:
        """The ranking of each unplaced note."""
        view = self._seen()
        found: dict[str, Ranking] = {}
        for begin in range(0, len(view.free), AT_ONCE):
            part = view.free[begin : begin + AT_ONCE]
            near = view.rows[part] @ view.rows.T
            for number, place in enumerate(part):
                found[view.keys[place]] = self._ranked([view.keys[place]], view.rows[place], near[number])
        return found

    def ranking_of(self, keys: Sequence[str]) -> Ranking:
        """The clusters where several notes may belong together; not the one in which they all lie."""
        view = self._seen()
        chosen = [key for key in dict.fromkeys(keys) if key in self._text]
        if not chosen:
            return Ranking((), False)
        row = view.rows[[view.place[key] for key in chosen]].mean(axis=0)
        return self._ranked(chosen, row, view.rows @ row)

    def _ranked(self, chosen: Sequence[str], row: Floats, near: Floats) -> Ranking:
        """The ranking of notes with their row, and the likeness of all notes to it."""
        view = self._seen()
        own = {self._cluster[key] for key in chosen}
        without = view.column.get(own.pop() or "") if len(own) == 1 else None
        verdict = view.judge.verdict(row, without)
        columns = verdict.order[:SHOWN]
        worth = self._wall.worth([word for key in chosen for word in self._wall.words(key)], view.judge.models(columns))
        suggestions = tuple(
            Suggestion(
                view.clusters[column],
                round(verdict.shares[number], 4),
                Why(naming.told(worth[number], TOLD, self._common), self._nearest(chosen, near, column)),
            )
            for number, column in enumerate(columns)
        )
        return Ranking(suggestions, bool(suggestions) and verdict.lead >= SURE)

    def similar(self, keys: Sequence[str]) -> list[Likeness]:
        """The other notes that are like these, the likest first; only those worth lighting up."""
        view = self._seen()
        chosen = [view.place[key] for key in keys if key in view.place]
        if not chosen:
            return []
        scores = view.rows @ view.rows[chosen].mean(axis=0)
        others = [key for key in view.keys if key not in set(keys)]
        return _lit({key: float(scores[view.place[key]]) for key in others})

    def similar_to_cluster(self, cluster: str) -> list[Likeness]:
        """The unplaced notes that are like a cluster, and liker it than most others, the likest first."""
        view = self._seen()
        column = view.column.get(cluster)
        free = [view.keys[place] for place in view.free]
        if column is None or not free:
            return []
        rows = view.rows[view.free]
        like, share = view.judge.likeness(rows)[:, column], view.judge.shares(rows)[:, column]
        fair = 1.0 / max(len(view.clusters), 1)
        worth = {key: float(like[number]) for number, key in enumerate(free) if share[number] >= fair}
        order = {key: float(share[number]) * worth[key] for number, key in enumerate(free) if key in worth}
        claims = [Likeness(each.key, round(order[each.key], 4)) for each in _lit(worth)]
        return sorted(claims, key=lambda each: -each.score)

    def duplicates(self) -> list[Pair]:
        """The notes that say nearly the same, the likest first."""
        keys, rows = self._wall.twins()
        place = {key: number for number, key in enumerate(self._text)}
        found = []
        for one, other, score in twins.pairs(rows):
            a, b = sorted((keys[one], keys[other]), key=place.__getitem__)
            if frozenset((a, b)) not in self._apart:
                found.append(Pair(a, b, round(score, 4)))
        return sorted(found, key=lambda pair: (-pair.score, place[pair.a], place[pair.b]))

    def duplicates_of(self, text: str) -> list[Likeness]:
        """The notes that say nearly the same as a text that is about to be added, the likest first."""
        import numpy as np

        keys, rows = self._wall.twins()
        scores = twins.likeness(self._wall.twin(words.words(text)), rows)[0]
        found = [
            Likeness(keys[number], round(float(scores[number]), 4)) for number in np.nonzero(scores >= twins.SAME)[0]
        ]
        place = {key: number for number, key in enumerate(self._text)} if found else {}
        return sorted(found, key=lambda like: (-like.score, place[like.key]))

    def suggested_groups(self) -> int:
        """How many groups a proposal makes when nobody says."""
        return grouping.count(sum(cluster is None for cluster in self._cluster.values()))

    def proposal(self, groups: int | None = None) -> list[Group]:
        """Groups of the unplaced notes that may belong together, the largest first. Notes that fit nowhere are in none."""
        view = self._seen()
        free = [view.keys[place] for place in view.free]
        rows = view.rows[view.free]
        wanted = self.suggested_groups() if groups is None else groups
        stem = naming.stemmer()
        return [self._group([free[number] for number in lot], stem) for lot in grouping.groups(rows, wanted)]

    def _group(self, keys: Sequence[str], stem: Callable[[str], str]) -> Group:
        texts = [self._wall.words(key) for key in keys]
        found = naming.name(texts, stem, self._wall.weight, self._common)
        title = ", ".join(found)
        return Group(title[:1].upper() + title[1:], self._text[keys[0]], tuple(keys), Why(found, tuple(keys[:TOLD])))

    def _nearest(self, chosen: Sequence[str], near: Floats, column: int) -> tuple[str, ...]:
        """The members of a cluster that the likeness rests on."""
        import numpy as np

        view = self._seen()
        members = view.members[column]
        like = np.round(near[members], 4)
        best = np.argsort(-like, kind="stable")[: TOLD + len(chosen)]
        found = [view.keys[members[number]] for number in best.tolist() if like[number] > UNLIKE]
        return tuple(key for key in found if key not in chosen)[:TOLD]

    def _seen(self) -> _View:
        if self._view is None:
            self._view = _View(self._wall, self._cluster, self._names)
        return self._view


class _View:
    """The wall as it lies, in numbers; made anew after each change."""

    def __init__(self, wall: Wall, cluster: Mapping[str, str | None], names: Mapping[str, str]) -> None:
        import numpy as np

        self.keys = list(cluster)
        self.place = {key: number for number, key in enumerate(self.keys)}
        self.clusters = list(dict.fromkeys([*names, *(each for each in cluster.values() if each is not None)]))
        self.column = {each: number for number, each in enumerate(self.clusters)}
        self.free: list[int] = [place for place, each in enumerate(cluster.values()) if each is None]
        lots: list[list[int]] = [[] for _ in self.clusters]
        for place, each in enumerate(cluster.values()):
            if each is not None:
                lots[self.column[each]].append(place)
        self.members = [np.array(lot, dtype=np.int64) for lot in lots]
        held = wall.rows(self.keys)
        usual = walls.usual(held[0])
        self.rows: Floats = wall.vectors(held, usual)
        self._titles = [wall.row(words.words(names.get(each, ""))) for each in self.clusters]
        self._wall, self._usual = wall, usual

    @cached_property
    def judge(self) -> Judge:
        """What knows the clusters."""
        import numpy as np

        width = self.rows.shape[1]
        titles = np.zeros((0, width), dtype=np.float32)
        if self._titles:
            concepts, spelling = zip(*self._titles, strict=True)
            titles = self._wall.vectors((np.stack(concepts), np.stack(spelling)), self._usual)
        return Judge([self.rows[places] for places in self.members], titles, self.rows[self.free])


def _lit(scores: Mapping[str, float]) -> list[Likeness]:
    """The best of these, in their order: those that stand out from the usual."""
    if not scores:
        return []
    ordered = sorted(scores.values())
    usual, best = ordered[len(ordered) // 2], ordered[-1]
    least = max(usual + LIT * (best - usual) if len(ordered) > 2 else 0.0, UNLIKE)
    found = [Likeness(key, round(min(max(score, 0.0), 1.0), 4)) for key, score in scores.items() if score >= least]
    return sorted(found, key=lambda like: -like.score)
