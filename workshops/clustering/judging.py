"""Which cluster a note may belong to: likeness to members and name, made into shares that may be trusted or not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workshops.clustering.senses import Floats

NAME = 0.41
"""What likeness to a cluster's name counts, beside likeness to its members as the rest of 1."""
HEAT = 25.0
"""How many times likelier (in powers of e) a cluster is for each 1 of likeness; fitted to the development sets."""
EVENING = 3
"""Rounds in which clusters that many notes are like give way to the others: a room fills its clusters about evenly."""
NOWHERE = 0.12
"""The likeness of two notes that have nothing in common: a rival of every cluster, so that a lone one is not sure."""
FAINT = 0.06
"""The likeness that the likest cluster must have for anything to be said; even the faintest tenth of real notes has more."""
SURE = 3.0
"""How far the first must be ahead of the second (in powers of e) to be right three times of four."""


class Verdict(NamedTuple):
    """Columns of clusters, the likeliest first, with their shares; and how far the first is ahead of the second."""

    order: list[int]
    shares: list[float]
    lead: float


class Judge:
    """Knows each cluster by the middle of its members and by its name."""

    def __init__(self, members: Sequence[Floats], names: Floats, unplaced: Floats) -> None:
        import numpy as np

        count = len(members)
        width = names.shape[1]
        middles = np.zeros((count, width), dtype=np.float32)
        for number, rows in enumerate(members):
            if len(rows):
                middles[number] = rows.mean(axis=0)
        known = np.abs(names).max(axis=1) > 0 if count else np.zeros(0, dtype=bool)
        filled = np.array([len(rows) > 0 for rows in members], dtype=bool)
        share = np.where(filled & known, NAME, np.where(known, 1.0, 0.0)).astype(np.float32)[:, None]
        self._known = filled | known
        self._models: Floats = middles * (1 - share) + names * share
        self._favour = self._evened(self.likeness(unplaced))

    def likeness(self, rows: Floats) -> Floats:
        """How like each cluster (a column) each row is."""
        found: Floats = rows @ self._models.T
        return found

    def models(self, columns: Sequence[int]) -> Floats:
        """What some clusters are like, a row each."""
        found: Floats = self._models[list(columns)]
        return found

    def shares(self, rows: Floats, without: int | None = None) -> Floats:
        """For each row what each cluster's claim to it is; together 1."""
        import numpy as np

        heat = HEAT * self.likeness(rows) + self._favour
        heat[:, ~self._known] = -np.inf
        if without is not None:
            heat[:, without] = -np.inf
        return _shares(heat)

    def verdict(self, row: Floats, without: int | None = None) -> Verdict:
        """The clusters for one row."""
        import numpy as np

        like = self.likeness(row[None, :])[0]
        able = self._known & (like > 0)
        if without is not None:
            able[without] = False
        heat = HEAT * like + self._favour
        order = sorted(np.nonzero(able)[0].tolist(), key=lambda column: (-round(float(heat[column]), 5), column))
        if not order or float(like[order].max()) < FAINT:
            return Verdict([], [], 0.0)
        rivals = [HEAT * NOWHERE, *(float(heat[column]) for column in order[1:2])]
        every = np.array([HEAT * NOWHERE, *(heat[column] for column in order)], dtype=np.float32)[None, :]
        return Verdict(order, _shares(every)[0, 1:].tolist(), float(heat[order[0]]) - max(rivals))

    def _evened(self, like: Floats) -> Floats:
        """What is added to each column so that no cluster gets many more of the unplaced notes than the others."""
        import numpy as np

        favour = np.zeros(like.shape[1], dtype=np.float32)
        if not len(like) or self._known.sum() < 2:
            return favour
        heat = HEAT * like
        heat[:, ~self._known] = -np.inf
        trust = len(like) / (len(like) + 2.0 * like.shape[1])
        for _ in range(EVENING):
            part = _shares(heat + favour).mean(axis=0) * self._known.sum()
            favour -= 0.5 * np.log(np.where(self._known, part, 1) + 1e-6)
        evened: Floats = (favour * trust).astype(np.float32)
        return evened


def _shares(heat: Floats) -> Floats:
    import numpy as np

    highest = np.max(heat, axis=1, keepdims=True, initial=-math.inf) if heat.shape[1] else heat
    risen = np.exp(heat - np.where(np.isfinite(highest), highest, 0))
    total = risen.sum(axis=1, keepdims=True)
    return (risen / np.where(total > 0, total, 1)).astype(np.float32)
