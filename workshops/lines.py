"""Which line of a file of TOML a value stands on: approximately read, for whoever has to find it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")


def line_of(text: str, location: Sequence[int | str]) -> int:
    """The line, from 1, of what `location` names from the outside in, or of the nearest thing around it; 0 for none.

    Knows tables, rows of tables and keys at the beginning of a line, as the files of this program are written.
    """
    best, depth = 0, 0
    table: list[int | str] = []
    rows: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header is not None:
            table = [*header[2].split(".")]
            if header[1] == "[[":
                rows[header[2]] = rows.get(header[2], -1) + 1
                table.append(rows[header[2]])
            here = table
        else:
            key = re.match(r"^\s*([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)\s*=", line)
            if key is None:
                continue
            here = [*table, *key[1].split(".")]
        if len(here) > depth and list(location[: len(here)]) == here:
            best, depth = number, len(here)
    return best
