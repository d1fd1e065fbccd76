"""Notes that say nearly the same, in other words or spelled otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workshops.clustering.senses import Floats

SENSE = 0.75
"""What meaning counts against spelling, where the lexicon knows both notes."""
SAME = 0.72
"""The likeness from which two notes are shown beside each other; fitted to the pairs of the development sets."""
SPELLED = 0.50
"""The same for notes of which the lexicon knows nothing."""
AT_ONCE = 256


def likeness(one: tuple[Floats, Floats], other: tuple[Floats, Floats]) -> Floats:
    """How nearly each row of the one says what each row of the other says: 0 to 1, where `SAME` is enough.

    Both come as rows of length one (or zero): what they point to, and what they are written with.
    """
    import numpy as np

    spelled = np.clip(one[1] @ other[1].T, 0, 1)
    known = np.outer(one[0].any(axis=1), other[0].any(axis=1))
    found: Floats = np.where(
        known,
        SENSE * np.clip(one[0] @ other[0].T, 0, 1) + (1 - SENSE) * spelled,
        np.where(
            spelled < SPELLED, spelled * (SAME / SPELLED), SAME + (spelled - SPELLED) * ((1 - SAME) / (1 - SPELLED))
        ),
    )
    return np.maximum(found, np.where(spelled > 0.999, 1, 0)).astype(np.float32)


def pairs(rows: tuple[Floats, Floats]) -> Iterator[tuple[int, int, float]]:
    """The rows that say nearly the same, the earlier first, with their likeness."""
    import numpy as np

    for begin in range(0, len(rows[0]), AT_ONCE):
        part = slice(begin, begin + AT_ONCE)
        found = likeness((rows[0][part], rows[1][part]), (rows[0][begin:], rows[1][begin:]))
        for one, other in zip(*np.nonzero(found >= SAME), strict=True):
            if one < other:
                yield begin + int(one), begin + int(other), float(found[one, other])
