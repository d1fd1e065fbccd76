"""The design tokens, read once from their file: colour roles, type, radii, line widths, sizes and durations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from workshops import parsed

STYLES = Path(__file__).resolve().parent.parent.parent / "resources" / "styles"
THEMES = ("light", "dark", "contrast")


class Tokens(NamedTuple):
    """The look as data. Colours are "#RRGGBB" by theme and role; type is (pixels, line height, weight) by room and style."""

    family: str
    colour: Mapping[str, Mapping[str, str]]
    type: Mapping[str, Mapping[str, tuple[int, int, int]]]
    radius: Mapping[str, int]
    line: Mapping[str, float]
    line_in_contrast: Mapping[str, float]
    size: Mapping[str, int]
    motion: Mapping[str, int]


@cache
def tokens() -> Tokens:
    """The tokens of `resources/styles/tokens.json`."""
    raw: dict[str, Any] = parsed.read(STYLES / "tokens.json")
    line = dict(raw["line"])
    in_contrast = line.pop("contrast")
    rooms = {
        room: MappingProxyType({style: (v[0], v[1], v[2]) for style, v in raw["type"][room].items()})
        for room in ("console", "shared")
    }
    return Tokens(
        family=raw["type"]["family"],
        colour=MappingProxyType({name: MappingProxyType(roles) for name, roles in raw["colour"].items()}),
        type=MappingProxyType(rooms),
        radius=MappingProxyType(raw["radius"]),
        line=MappingProxyType(line),
        line_in_contrast=MappingProxyType(in_contrast),
        size=MappingProxyType(raw["size"]),
        motion=MappingProxyType(raw["motion"]),
    )
