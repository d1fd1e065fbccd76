"""A first sorting of notes that nobody has placed: how many groups, and which notes lie together.

Spectral: the notes are a net, each thread as strong as two notes are alike; the slowest ways in which the net can swing
tell its parts, and the most different notes (a QR decomposition with pivots) say which part is which.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshops.clustering.senses import Floats, Numbers

LOOSE = 0.40
"""Likeness to the middle of its group under which a note is left to people."""
SMALL = 400
"""Notes up to which the swings are found exactly; beyond, step by step."""
STEPS, STRIDE = 8, 4
"""Times that the steps are put in order, and steps between."""
SPARE = 8
"""Swings that are followed beside those wanted, so that the steps come nearer sooner."""


def count(notes: int) -> int:
    """How many groups some notes make when nobody says: near the square root."""
    return round(math.sqrt(notes))


def groups(rows: Floats, wanted: int) -> list[list[int]]:
    """Rows that lie together, the row nearest the middle first, in at most `wanted` lists of two or more."""
    import numpy as np

    usable = np.nonzero(np.abs(rows).sum(axis=1) > 0)[0]
    wanted = min(wanted, len(usable))
    if len(usable) < 2 or wanted < 1:
        return []
    held = rows[usable]
    part = parts(held, wanted)
    made: list[list[int]] = []
    for number in range(wanted):
        inside = np.nonzero(part == number)[0]
        if len(inside) < 2:
            continue
        middle = held[inside].sum(axis=0)
        near = held[inside] @ middle / float(np.linalg.norm(middle))
        order = np.lexsort((inside, -np.round(near, 4)))
        made.append([int(usable[inside[place]]) for place in order if near[place] >= LOOSE])
    return sorted((lot for lot in made if len(lot) > 1), key=lambda lot: (-len(lot), min(lot)))


def parts(rows: Floats, wanted: int) -> Numbers:
    """The number of its part for each row."""
    import numpy as np

    threads = np.maximum(rows @ rows.T, 0) ** 2
    np.fill_diagonal(threads, 0)
    reach = np.sqrt(threads.sum(axis=1))
    reach[reach == 0] = 1
    threads /= reach[:, None]
    threads /= reach[None, :]
    swings = _swings(threads, wanted)
    ends = _farthest(swings)
    left, _, right = np.linalg.svd(swings[ends].T)
    found: Numbers = np.abs(swings @ (left @ right)).argmax(axis=1)
    return found


def _swings(threads: Floats, wanted: int) -> Floats:
    """The slowest ways in which the net swings, a column each."""
    import numpy as np

    if len(threads) <= SMALL:
        found: Floats = np.linalg.eigh(threads)[1][:, -wanted:]
        return found
    columns = np.random.default_rng(0).standard_normal((len(threads), min(wanted + SPARE, len(threads))))
    columns = columns.astype(np.float32)
    for _ in range(STEPS):
        for _step in range(STRIDE):
            columns = threads @ columns + columns
        columns = np.linalg.qr(columns)[0]
    values, turned = np.linalg.eigh(columns.T @ threads @ columns)
    del values
    best: Floats = columns @ turned[:, -wanted:]
    return best


def _farthest(swings: Floats) -> list[int]:
    """As many rows as there are columns, each as different as can be from those before it."""
    import numpy as np

    rest = swings.astype(np.float64)
    chosen: list[int] = []
    for _ in range(rest.shape[1]):
        size = np.round((rest * rest).sum(axis=1), 9)
        size[chosen] = -1
        chosen.append(int(size.argmax()))
        length = float(np.linalg.norm(rest[chosen[-1]]))
        if length > 0:
            way = rest[chosen[-1]] / length
            rest -= np.outer(rest @ way, way)
    return chosen
