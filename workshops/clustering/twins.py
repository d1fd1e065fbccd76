"""Notes that say nearly the same, in other words or spelled otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workshops.clustering.senses import Flags, Floats

SENSE = 0.75
"""What meaning counts against spelling, where the lexicon knows both notes."""
SAME = 0.78
"""The likeness from which two notes are shown beside each other; fitted to the pairs of the development sets."""
SPELLED = 0.50
"""The same for notes of which the lexicon knows nothing."""
STRANGE = 0.20
"""Likeness of spelling under which no meaning makes two notes the same: they are about the same, which is less."""
EQUAL = 0.999
AT_ONCE = 256


class Rows(NamedTuple):
    """What notes point to most of all, and what they are written with; rows of length one, or nothing.

    `known` says which the lexicon knows anything of: rows of concepts that are not empty.
    """

    concepts: Floats
    spelling: Floats
    known: Flags


def likeness(one: Rows, other: Rows) -> Floats:
    """How nearly each row of the one says what each row of the other says: 0 to 1, where `SAME` is enough."""
    import numpy as np

    spelled = np.clip(one.spelling @ other.spelling.T, 0, 1)
    if one.concepts.shape[1] == 0:
        return _stretched(spelled)
    known = np.outer(one.known, other.known)
    meant = SENSE * np.clip(one.concepts @ other.concepts.T, 0, 1) + (1 - SENSE) * spelled
    meant = np.maximum(np.where(spelled >= STRANGE, meant, 0), spelled)
    found = meant if known.all() else np.where(known, meant, _stretched(spelled))
    return np.where(spelled > EQUAL, np.float32(1), found)


def pairs(all_: Rows) -> Iterator[tuple[int, int, float]]:
    """The rows that say nearly the same, with their likeness."""
    import numpy as np

    for begin in range(0, len(all_.spelling), AT_ONCE):
        found = likeness(_part(all_, slice(begin, begin + AT_ONCE)), _part(all_, slice(begin, None)))
        for one, other in zip(*np.nonzero(found >= SAME), strict=True):
            if one < other:
                yield begin + int(one), begin + int(other), float(found[one, other])


def _part(rows: Rows, part: slice) -> Rows:
    return Rows(rows.concepts[part], rows.spelling[part], rows.known[part])


def _stretched(spelled: Floats) -> Floats:
    """Likeness of spelling alone, on a scale where `SAME` is enough."""
    import numpy as np

    above = SAME + (spelled - SPELLED) * ((1 - SAME) / (1 - SPELLED))
    found: Floats = np.where(spelled < SPELLED, spelled * (SAME / SPELLED), above).astype(np.float32)
    return found
