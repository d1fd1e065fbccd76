"""How series in one picture are told apart: by dash and marker first, by colour last. The same on the screen and in the PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """A colour role, the dashes of the line in widths of it (empty: unbroken), and the sign at its corners."""

    role: str
    dash: tuple[float, ...]
    marker: str


STYLES = (
    Series("define", (), "diamond"),
    Series("deliver", (3.5, 1.8), "triangle"),
    Series("ink", (1.1, 1.3), "cross"),
    Series("develop", (6.0, 1.6, 1.2, 1.6), "hollow"),
    Series("explore", (2.0, 2.6), "plus"),
    Series("inkSoft", (9.0, 2.2), "down"),
)
"""By the place of a series among the others."""
LAST_TIME = Series("ink", (3.0, 3.0), "")
"""What stood there the last time, where it is drawn in the same picture."""
FILLED = ("diamond", "triangle", "down")
"""Markers that are filled; the others are drawn as lines."""

Points = tuple[tuple[float, float], ...]


def style(place: int) -> Series:
    """The style of the series at a place."""
    return STYLES[place % len(STYLES)]


def marker(name: str, x: float, y: float, half: float) -> tuple[Points, ...]:
    """The strokes of a marker around a point: closed where it is filled or `hollow`, else each a line of its own."""
    if name in ("diamond", "hollow"):
        return (((x, y - half), (x + half, y), (x, y + half), (x - half, y)),)
    if name == "triangle":
        return (((x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8)),)
    if name == "down":
        return (((x, y + half), (x - half, y - half * 0.8), (x + half, y - half * 0.8)),)
    reach = half * 0.82
    if name == "cross":
        return (((x - reach, y - reach), (x + reach, y + reach)), ((x - reach, y + reach), (x + reach, y - reach)))
    if name == "plus":
        return (((x - half, y), (x + half, y)), ((x, y - half), (x, y + half)))
    return ()
