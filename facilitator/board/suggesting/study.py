"""What is known of a wall's notes, kept by a background job: values in, values out, one job at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workshops.clustering.lexicon import Lexicon
from workshops.clustering.sorting import Note, Sorting

Question = tuple[str, Any]
"""A kind of question and what it is about: ("similar", ("a", "b"))."""
MOST_PAIRS = 500
"""Nobody compares more; the likest come first."""


@dataclass(frozen=True, slots=True)
class News:
    """What became of the wall since the last time. With `terms` it is the whole wall, to be read anew."""

    notes: tuple[Note, ...] = ()
    gone: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    forgotten: tuple[str, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    terms: tuple[str, ...] | None = None


@cache
def _lexicon() -> Lexicon:
    """The lexicon that came along: read once, and shared by all walls. It does not change while the program runs."""
    return Lexicon.load()


class Study:
    """Holds the `Sorting` of one wall. Whoever owns it lets one job at a time into it."""

    def __init__(self) -> None:
        self._sorting: Sorting | None = None

    def answer(self, news: News, questions: tuple[Question, ...]) -> dict[Question, object]:
        """Take in the news, then answer each question."""
        sorting = self._read(news)
        return {question: ASKED[question[0]](sorting, question[1]) for question in questions}

    def _read(self, news: News) -> Sorting:
        sorting = self._sorting
        if sorting is None or news.terms is not None:
            lexicon = _lexicon().with_terms(news.terms or ())
            self._sorting = sorting = Sorting(news.notes, dict(news.names), lexicon, news.apart)
            return sorting
        for key in news.gone:
            sorting.remove(key)
        for cluster, name in news.names:
            sorting.name(cluster, name)
        for note in news.notes:
            sorting.put(note)
        for cluster in news.forgotten:
            sorting.forget(cluster)
        for one, other in news.apart:
            sorting.keep_apart(one, other)
        return sorting


ASKED: Mapping[str, Callable[[Sorting, Any], object]] = {
    "ranking": lambda sorting, keys: sorting.ranking_of(keys),
    "similar": lambda sorting, keys: sorting.similar(keys),
    "similar_to_cluster": lambda sorting, cluster: sorting.similar_to_cluster(cluster),
    "pairs": lambda sorting, nothing: sorting.duplicates()[:MOST_PAIRS],
    "like_text": lambda sorting, text: sorting.duplicates_of(text),
    "proposal": lambda sorting, groups: (sorting.suggested_groups(), sorting.proposal(groups)),
}
"""Every kind of question, with what answers it."""
