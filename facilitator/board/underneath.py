"""The notes that stand under others because they say the same: what the room may read of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workshops.model import Idea

Other = tuple[str, str]
"""The id of a note under another one, and its words."""


class Underneath:
    """Kept note by note, so that a change costs what it touches."""

    def __init__(self, ideas: Iterable[Idea] = (), closed: frozenset[str] = frozenset()) -> None:
        self._above: dict[str, str] = {}
        self._below: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
        for idea in ideas:
            if idea.same_as is not None and not idea.discarded and idea.team_id not in closed:
                self._put(idea)

    def of(self, key: str) -> tuple[Other, ...]:
        """What stands under a note, in the order it came."""
        if key not in self._below:
            return ()
        rows = sorted((seq, note, text) for note, (seq, text) in self._below[key].items())
        return tuple((note, text) for _, note, text in rows)

    def follow(self, key: str, idea: Idea | None) -> set[str]:
        """A note changed; None for one that is gone or that nobody may read. Answers with the notes that this concerns."""
        touched = set()
        above = self._above.pop(key, None)
        if above is not None:
            del self._below[above][key]
            if not self._below[above]:
                del self._below[above]
            touched.add(above)
        if idea is not None and idea.same_as is not None and not idea.discarded:
            self._put(idea)
            touched.add(idea.same_as)
        return touched

    def _put(self, idea: Idea) -> None:
        assert idea.same_as is not None
        self._above[idea.id] = idea.same_as
        self._below[idea.same_as][idea.id] = (idea.seq, idea.text)
