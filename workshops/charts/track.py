"""A track as geometry: a scale from the lowest mark to the highest, where something stands on it now and stood before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Track:
    """Places along a line from 0 to its length: of each mark, of now and of before (None where nothing is said)."""

    length: float
    ticks: tuple[float, ...]
    now: float | None
    before: float | None

    @property
    def moved(self) -> tuple[float, float] | None:
        """From where to where it has moved."""
        return (self.before, self.now) if self.before is not None and self.now is not None else None


def of(now: float | None, before: float | None, least: int, most: int, length: float) -> Track:
    """The track of a value on a scale, so and so long."""

    def at(value: float | None) -> float | None:
        return length * (value - least) / (most - least) if value is not None else None

    ticks = tuple(length * step / (most - least) for step in range(most - least + 1))
    return Track(length, ticks, at(now), at(before))
