"""What sorting a wall costs in keys: a simulated facilitator who wants the labelled sorting, by hand and with help.

The rules stand in `docs/adr/0008-suggestions-that-abstain.md`. A key costs 1, and a drag would cost 3, so that nobody
who has a keyboard drags. Typing the name of a new cluster costs the same in every way of sorting and is left out.
"""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from bench.sorting import Row, sets
from workshops.clustering.sorting import Lexicon, Note, Sorting

ORDERS = 2
"""Orders in which the notes come, seeded."""
RECURRING = ("dev/apt-guidelines", "fresh/digital-workday")
"""The sets where people reuse each other's words."""
NEW = 2
"""`N`, and Return after the name."""
WORTH = 1.5
"""Keys a note that a person gives at most for a group of a proposal."""
MISSES = 2
"""Wrong notes in a row after which a person leaves off gathering."""


class Facilitator:
    """Somebody who knows where each note belongs, and counts the keys."""

    def __init__(self, rows: Sequence[Row], lexicon: Lexicon, order: Sequence[int]) -> None:
        self.rows = rows
        self.left = list(order)
        self.keys = 0
        self.names: list[str] = []
        self.sorting = Sorting([Note(str(n), rows[n].text) for n in order], {}, lexicon)

    def place(self, number: int, keys: int) -> None:
        """A note goes where it belongs, for so many keys."""
        label = self.rows[number].label
        if label not in self.names:
            self.names.append(label)
            self.sorting.name(label, label)
        self.keys += keys
        self.left.remove(number)
        self.sorting.put(Note(str(number), self.rows[number].text, label))

    def by_hand(self, number: int) -> None:
        """`M`, the shortest beginning of the name that no other has, Return; or a new cluster."""
        label = self.rows[number].label
        self.place(number, 1 + _beginning(label, self.names) + 1 if label in self.names else NEW)

    def with_suggestions(self, number: int) -> None:
        """`1`, `2` or `3` where the right cluster is among those shown."""
        shown = [each.cluster for each in self.sorting.ranking(str(number)).suggestions]
        if self.rows[number].label in shown:
            self.place(number, 1)
        else:
            self.by_hand(number)

    def gather(self, label: str) -> None:
        """`S` on a cluster, then a key for each note in the order of likeness: take it or pass it; Return."""
        lit = [int(like.key) for like in self.sorting.similar_to_cluster(label)]
        if not lit or self.rows[lit[0]].label != label:  # a person sees that it is not worth a key
            return
        self.keys += 2
        missed = 0
        for number in lit:
            right = self.rows[number].label == label
            missed = 0 if right else missed + 1
            if missed == MISSES:
                break
            if right:
                self.place(number, 1)
            else:
                self.keys += 1

    def propose(self) -> None:
        """One key for a proposal; each group is taken without what is wrong in it (an arrow and Space each), or passed."""
        self.keys += 1
        for group in self.sorting.proposal():
            numbers = [int(key) for key in group.notes]
            label, right = Counter(self.rows[number].label for number in numbers).most_common(1)[0]
            cost = 1 + 2 * (len(numbers) - right)
            if cost > WORTH * right or right < 2:
                self.keys += 1
                continue
            self.keys += cost + (NEW - 1 if label not in self.names else 0)
            for number in [number for number in numbers if self.rows[number].label == label]:
                self.place(number, 0)


def hand(one: Facilitator) -> None:
    """Every note by its cluster's name."""
    while one.left:
        one.by_hand(one.left[0])


def three(one: Facilitator) -> None:
    """Note by note in the order they came, with the three suggestions."""
    while one.left:
        one.with_suggestions(one.left[0])


def similar(one: Facilitator) -> None:
    """A note by hand, then what is like its cluster is gathered."""
    while one.left:
        number = one.left[0]
        one.by_hand(number)
        one.gather(one.rows[number].label)


def everything(one: Facilitator) -> None:
    """A proposal first, then the surest notes first with the three suggestions."""
    one.propose()
    while one.left:
        for number in list(_surest(one))[:5]:
            one.with_suggestions(number)


WAYS: Mapping[str, Callable[[Facilitator], None]] = {
    "top-3": three,
    "similar and gather": similar,
    "everything": everything,
}


def measure() -> dict[str, float]:
    """Keys a note by hand, and how many fewer (in %) with each kind of help; means over sets of a kind."""
    figures: dict[str, float] = {}
    for said, lexicon in (("", Lexicon.load()), (" without lexicon", Lexicon())):
        means: dict[str, list[float]] = {}
        for name, rows in sets().items():
            kind = f"{name.split('/')[0]} {'recurring' if name in RECURRING else 'freely worded'}"
            base = _keys(rows, lexicon, hand)
            means.setdefault(f"{kind} by hand, keys a note{said}", []).append(base / len(rows))
            for way, walk in WAYS.items():
                fewer = 100 * (1 - _keys(rows, lexicon, walk) / base)
                figures[f"{name} {way} fewer %{said}"] = fewer
                means.setdefault(f"{kind} {way} fewer %{said}", []).append(fewer)
        figures |= {name: statistics.fmean(values) for name, values in means.items()}
    return figures


def _keys(rows: Sequence[Row], lexicon: Lexicon, walk: Callable[[Facilitator], None]) -> float:
    spent = []
    for seed in range(ORDERS):
        order = list(range(len(rows)))
        random.Random(seed).shuffle(order)
        one = Facilitator(rows, lexicon, order)
        walk(one)
        spent.append(one.keys)
    return statistics.fmean(spent)


def _surest(one: Facilitator) -> Iterator[int]:
    ranked = one.sorting.rankings()
    lead = {key: each.suggestions[0].score if each.suggestions else -1.0 for key, each in ranked.items()}
    return (int(key) for key in sorted(lead, key=lambda key: -lead[key]))


def _beginning(label: str, names: Sequence[str]) -> int:
    others = [name.casefold() for name in names if name != label]
    own = label.casefold()
    return next(
        (size for size in range(1, len(own)) if not any(other.startswith(own[:size]) for other in others)), len(own)
    )
