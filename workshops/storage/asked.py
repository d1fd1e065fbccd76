"""The questions that the other meetings of a library have asked, read beside whoever writes in it."""

from __future__ import annotations

from pathlib import Path

from workshops import polls
from workshops.polled.values import Past
from workshops.storage.library import Library

MOST = 200
"""Questions that are offered, those of the latest meetings first."""


def questions(file: Path, but: str = "") -> list[Past]:
    """Every question that somebody answered in a meeting other than `but`; of one asked several times the latest."""
    library = Library.view(file)
    try:
        others = [line for line in library.lines() if line.id != but]
        found: dict[str, Past] = {}
        for line in sorted(others, key=lambda line: (line.date, line.touched), reverse=True):
            workshop = library.workshop(line.id)
            for poll in polls.in_order(workshop):
                past = polls.past(workshop, poll)
                if past.earlier.cast and past.thread not in found:
                    found[past.thread] = past
            library.release(line.id)
            if len(found) >= MOST:
                break
        return list(found.values())[:MOST]
    finally:
        library.close()
